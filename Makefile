# make build   sets everything up, builds the site and the print pages into output/
# make test    sets everything up, runs lint, types, floors and every test
# Both work on a fresh Debian or Ubuntu machine with Python 3.11 or newer and make.

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
# pip compiles what it installs; the package is run from here, and where Python writes no bytecode it would be compiled
# anew at each start.
COMPILED := $(BIN)/python -m compileall -q pipeline

.PHONY: build test check lint corpus benchmark update clean

build: $(VENV)/.run
	$(BIN)/dobhashi build

test: $(VENV)/.dev tests/tools/node_modules/.ready corpus
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n auto

# What translators and editors run most.
update: $(VENV)/.run
	$(BIN)/dobhashi update

check: $(VENV)/.run
	$(BIN)/dobhashi check

# Markdown that nobody here wrote, for the law tests; kept in .cache/.
corpus: $(VENV)/.dev
	$(BIN)/python tests/corpus/fetch.py

benchmark: $(VENV)/.dev
	$(BIN)/python -m benchmarks.ratios

$(VENV)/.run: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	$(COMPILED)
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(VENV)/bin/python
	sh tools/system.sh gettext chromium poppler-utils nodejs npm default-jdk-headless
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev]"
	$(COMPILED)
	@touch $@ $(VENV)/.run

# axe-core, the Nu HTML checker and pdf.js, which the tests ask for their opinion.
tests/tools/node_modules/.ready: tests/tools/package.json | $(VENV)/.dev
	cd tests/tools && npm install --silent --no-audit --no-fund --no-package-lock --ignore-scripts
	@touch $@

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV) || { sh tools/system.sh python3-venv && $(PYTHON) -m venv --clear $(VENV); }

clean:
	rm -rf $(VENV) tests/tools/node_modules .cache .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	find output -mindepth 1 -not -name .gitignore -delete
