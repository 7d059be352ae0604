"""Checks of other packages: the example in the docs works as it stands there, and a bad one stops nothing."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli.typed import dobhashi

from pipeline import entrypoints
from pipeline.checks import known, plugins

DOCS = Path(__file__).resolve().parents[2] / "docs" / "third-party-checks.md"
PO = """msgid ""
msgstr ""
"Language: bn\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "Rest."
msgstr "বিশ্রাম নিন!"
"""


def install(folder: Path, name: str, code: str, entry: str) -> None:
    """As pip would: a module, and its metadata beside it."""
    (folder / f"{name}.py").write_text(code, encoding="utf-8")
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[dobhashi.checks]\n{entry}\n", encoding="utf-8")


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    """What is installed is looked for once a process."""
    yield
    for name in [name for name in sys.modules if name.startswith("acme")]:
        del sys.modules[name]
    for cached in (plugins._strangers, entrypoints._offers, known):
        cached.cache_clear()


@pytest.fixture
def site_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "site-packages"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    known.cache_clear()
    return folder


def checked(tmp_path: Path, *options: str) -> str:
    path = tmp_path / "walking.po"
    path.write_text(PO, encoding="utf-8")
    reply = dobhashi(tmp_path, "check", "walking.po", "--format", "jsonl", "--ignore", "header", *options)
    assert "Traceback" not in reply.stderr
    return reply.stdout


def test_the_example_in_the_docs_works(site_packages: Path, tmp_path: Path) -> None:
    code, entry = re.findall(r"```(?:python|toml)\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert len([line for line in code.splitlines() if line.strip()]) <= 14
    line = entry.splitlines()[1].replace('"', "")
    install(site_packages, "acme_checks", code, line)
    found = checked(tmp_path, "--select", "acme")
    assert '"check": "acme-no-exclamation"' in found and '"slice": "!"' in found
    manual = dobhashi(tmp_path, "check", "--explain", "acme-no-exclamation").stdout
    assert "A leaflet does not shout." in manual


def test_one_that_breaks_off_is_a_finding_and_the_others_go_on(site_packages: Path, tmp_path: Path) -> None:
    code = (
        "from pipeline.checks.rule import Family, rule\n"
        "@rule('acme-breaks', Family.TERMS)\n"
        "def breaks(pair):\n"
        "    '''It breaks.'''\n"
        "    yield from ()\n"
        "    raise ValueError('no')\n"
    )
    install(site_packages, "acme_breaks", code, "acme = acme_breaks:breaks")
    found = checked(tmp_path)
    assert "check-crashed" in found and "acme-breaks broke off: ValueError: no" in found
    assert '"check": "end-punct"' in found


@pytest.mark.parametrize(
    ("code", "entry", "says"),
    [
        ("import nowhere\n", "acme = acme_bad:x", "ModuleNotFoundError"),
        ("x = 3\n", "acme = acme_bad:x", "neither a Rule nor a list of them"),
        ("x = 3\n", "acme = acme_bad:y", "AttributeError"),
        ("from pipeline.checks.structure import RULES as x\n", "acme = acme_bad:x", "there is a check"),
    ],
)
def test_one_that_cannot_be_loaded_is_a_finding(
    site_packages: Path, tmp_path: Path, code: str, entry: str, says: str
) -> None:
    install(site_packages, "acme_bad", code, entry)
    found = checked(tmp_path)
    assert "check-crashed" in found and says in found
