"""Help texts, the README and docs/json.md leave nothing out, and say nothing that is not so."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from build.projects import FILES, change, write

from pipeline.cli import COMMANDS, main
from pipeline.errors import ProjectError
from pipeline.settings import read_site

from .typed import dobhashi

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
JSON = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")


def command(name: str) -> click.Command:
    found = main.get_command(click.Context(main), name)
    assert found is not None
    return found


def options(name: str) -> list[click.Option]:
    return [one for one in command(name).params if isinstance(one, click.Option)]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_is_for(name: str) -> None:
    printed = " ".join(dobhashi(ROOT, name, "--help").stdout.split())
    for option in options(name):
        assert option.help, option.name
        assert option.help.endswith(".")
        assert " ".join(option.help.split()) in printed


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_begins_with_its_line_of_the_list_and_ends_with_examples(name: str) -> None:
    text = command(name).help or ""
    first, _, rest = text.partition(". " if name == "render" else ".\n")
    assert rest
    assert COMMANDS[name].startswith(first.partition(",")[0].partition(":")[0])
    assert f"  dobhashi {name}" in text


def examples() -> Iterator[tuple[str, list[str]]]:
    """Every command line of ours in a help text or a document."""
    texts = [command(name).help or "" for name in COMMANDS]
    texts += [path.read_text(encoding="utf-8") for path in (ROOT / "README.md", *(ROOT / "docs").glob("*.md"))]
    for line in re.findall(r"(?m)^.*\bdobhashi [a-z].*$", "\n".join(texts)):
        for found in re.findall(r"(?:^|`|&& |\| |^\s+)dobhashi ([a-z][^`#&|>]*)", line):
            name, *words = shlex.split(found)
            yield name, words


def test_every_example_could_be_typed() -> None:
    seen = set()
    for name, words in examples():
        assert name in COMMANDS, name
        known = {spelling for option in options(name) for spelling in (*option.opts, *option.secondary_opts)}
        assert {word for word in words if word.startswith("-") and word != "-"} <= known | {"--help"}, (name, words)
        seen.add(name)
    assert seen == set(COMMANDS)


def test_short_and_long_ask_for_the_same_help() -> None:
    for name in COMMANDS:
        assert dobhashi(ROOT, name, "-h") == dobhashi(ROOT, name, "--help")


def test_the_exit_codes_are_told() -> None:
    told = "Exit codes: 0 clean, 1 findings, 2 could not run."
    assert told in dobhashi(ROOT, "--help").stdout
    assert told in README


def test_help_is_there_at_once() -> None:
    """Nothing heavy is imported before it is needed."""
    code = (
        "import sys; from pipeline.cli import main\n"
        "main(['--help'], standalone_mode=False)\n"
        "print(sorted({'babel', 'jinja2', 'markdown_it', 'polib', 'rapidfuzz', 'typst', 'yaml'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("\n[]\n")


# ---------------------------------------------------------------- README.md


def known_settings(folder: Path) -> Iterator[str]:
    """Every key of site.toml: what it says when it is asked for one that it has not."""
    head = 'name = "a"\nbase_url = "https://a.example"\n'
    for table in ("", "publish", "contact", "print"):
        text = f"[{table}]\nzzz = 1\n" if table else "zzz = 1\n"
        (folder / "site.toml").write_text(head + text, encoding="utf-8")
        with pytest.raises(ProjectError) as refused:
            read_site(folder / "site.toml")
        keys = refused.value.hint.removeprefix("known are ").split(", ")
        yield from (f"{table}.{key}".strip(".") for key in keys)


def test_the_readme_names_every_setting(tmp_path: Path) -> None:
    tables = {"publish", "memory", "checks", "contact", "print", "html", "review", "translation"}
    settings = set(known_settings(tmp_path)) - tables
    assert len(settings) >= 14
    assert {key for key in settings if f"`{key}`" not in README} == set()
    assert "`review.<language>`" in README and "`translation.<language>`" in README


def test_the_readme_names_every_command() -> None:
    assert {name for name in COMMANDS if f"`dobhashi {name}" not in README} == set()


def test_the_settings_of_a_new_project_are_accepted_and_explained(tmp_path: Path) -> None:
    dobhashi(tmp_path, "init")
    text = (tmp_path / "site.toml").read_text(encoding="utf-8")
    (tmp_path / "site.toml").write_text(re.sub(r"(?m)^# (\w+ = )", r"\1", text), encoding="utf-8")
    assert read_site(tmp_path / "site.toml").contact.phone_link, "also those that stand there as a comment"


# ---------------------------------------------------------------- docs/json.md


def keys(value: object) -> Iterator[str]:
    """Every key of a JSON value, however deep."""
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from keys(item)
    if isinstance(value, dict):
        yield from value


@pytest.mark.parametrize("name", [name for name in COMMANDS if any(one.name == "as_json" for one in options(name))])
def test_what_json_prints_is_documented(name: str, tmp_path: Path) -> None:
    project = write(tmp_path, FILES)
    change(project / "locales/bn/LC_MESSAGES/sleeping.po", "[হাঁটা][link-1]", "হাঁটা")
    write(project, {"source/broken.md": "---\ntitle: a: b\n---\n", "locales/bn/LC_MESSAGES/broken.po": "msgid"})
    reply = dobhashi(project, name, *(["Walk for ten minutes."] if name == "suggest" else []), "--json")
    assert reply.code == 1
    assert not reply.stderr, "what is in the JSON is not said twice"
    printed = json.loads(reply.stdout)
    assert printed["findings"]
    assert f"## `{name}`" in JSON
    assert {key for key in keys(printed) if f"`{key}`" not in JSON} <= {"bn"}
