"""An unchanged catalog is not checked twice; what was kept may be lost or broken at any time."""

from __future__ import annotations

from pathlib import Path

import pytest
from build.projects import FILES, change, write

from pipeline.build import checking
from pipeline.build.audit import audit
from pipeline.build.catalogs import update
from pipeline.checks.run import Bench
from pipeline.findings import Finding
from pipeline.project import Project

CATALOG = "locales/bn/LC_MESSAGES/walking.po"
KEPT = "output/.dobhashi/checks.db"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = write(tmp_path, FILES)
    update(Project.find(folder))
    change(folder / CATALOG, "দশ মিনিট", "বিশ মিনিট")
    return folder


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The domains of the catalogs that are checked."""
    domains: list[str] = []
    catalog = Bench.catalog

    def counting(self: Bench, one: object) -> tuple[Finding, ...]:
        domains.append(one.domain)  # type: ignore[attr-defined]
        return catalog(self, one)  # type: ignore[arg-type]

    monkeypatch.setattr(Bench, "catalog", counting)
    return domains


def found(folder: Path) -> tuple[Finding, ...]:
    return audit(Project.find(folder)).findings


def test_an_unchanged_catalog_is_not_checked_twice(folder: Path, looked: list[str]) -> None:
    first = found(folder)
    assert sorted(looked) == ["site", "sleeping", "walking"] and "number-value" in {one.code for one in first}
    looked.clear()
    assert (found(folder), looked) == (first, [])


def test_a_changed_one_is_checked_alone(folder: Path, looked: list[str]) -> None:
    found(folder)
    looked.clear()
    change(folder / CATALOG, "বিশ মিনিট", "দশ মিনিট")
    assert "number-value" not in {one.code for one in found(folder)}
    assert looked == ["walking"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("site.toml", '\n[checks.severity]\nnumber-value = "off"\n'),
        ("locales/bn/language.toml", '[checks.severity]\nnumber-value = "off"\n'),
    ],
)
def test_other_settings_are_other_findings(folder: Path, path: str, text: str) -> None:
    assert "number-value" in {one.code for one in found(folder)}
    with (folder / path).open("a", encoding="utf-8") as file:
        file.write(text)
    assert "number-value" not in {one.code for one in found(folder)}


def test_a_new_glossary_is_seen(folder: Path, looked: list[str]) -> None:
    found(folder)
    looked.clear()
    (folder / "locales/bn/glossary.csv").write_text("term,translations\nrest,আরাম\n", encoding="utf-8")
    assert "term" in {one.code for one in found(folder)}
    assert "walking" in looked


def test_other_rules_are_other_findings(folder: Path, looked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    found(folder)
    looked.clear()
    monkeypatch.setattr(checking, "engine", lambda: "another")
    found(folder)
    assert sorted(looked) == ["site", "sleeping", "walking"]


@pytest.mark.parametrize("data", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_broken_cache_is_none(folder: Path, data: bytes) -> None:
    first = found(folder)
    (folder / KEPT).write_bytes(data)
    assert found(folder) == first
    assert found(folder) == first


def test_what_was_kept_by_somebody_else_is_not_loaded(folder: Path) -> None:
    import pickle
    import sqlite3

    first = found(folder)
    with sqlite3.connect(folder / KEPT) as base:
        base.execute("update found set value = ?", (pickle.dumps(Path("/")),))
    base.close()
    assert found(folder) == first


def test_a_folder_that_cannot_be_written_is_no_fault(folder: Path) -> None:
    first = found(folder)
    (folder / KEPT).unlink()
    (folder / KEPT).mkdir()
    assert found(folder) == first


def test_a_selection_uses_what_is_kept(folder: Path, looked: list[str]) -> None:
    found(folder)
    looked.clear()
    report = audit(Project.find(folder), wanted=lambda code: code == "number-value")
    assert {one.code for one in report.findings} == {"number-value"}
    assert looked == []
