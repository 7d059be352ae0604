"""`check` sees what was edited by hand in a catalog and should not have been."""

from __future__ import annotations

from pathlib import Path

import pytest
from build.projects import FILES, change, write

from pipeline.build.audit import audit
from pipeline.build.catalogs import update
from pipeline.findings import Finding, Severity
from pipeline.project import Project

CATALOG = "locales/bn/LC_MESSAGES/walking.po"
REST = 'msgid "Walk for ten minutes, then rest."'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = write(tmp_path / "project", FILES)
    update(Project.find(folder))
    return folder


def _found(folder: Path, code: str) -> list[Finding]:
    return [finding for finding in audit(Project.find(folder)).findings if finding.code == code]


def test_a_project_that_is_up_to_date_has_no_findings(folder: Path) -> None:
    assert [one.code for one in audit(Project.find(folder)).findings if one.code != "empty"] == []


def test_a_msgid_changed_by_hand_is_found_with_what_the_article_says(folder: Path) -> None:
    change(folder / CATALOG, REST, 'msgid "Walk for ten minutes and then rest."')
    (found,) = _found(folder, "msgid-edited")
    assert found.severity is Severity.WARNING
    assert "“Walk for ten minutes, then rest.”" in found.message
    line = (folder / CATALOG).read_text(encoding="utf-8").split("\n")[found.place.line - 1]
    assert line == 'msgid "Walk for ten minutes and then rest."'
    assert _found(folder, "source-gone") == []


def test_an_article_that_was_edited_since_is_no_edit_by_hand(folder: Path) -> None:
    change(folder / "source/walking.md", "ten minutes, then", "ten minutes and then")
    assert _found(folder, "msgid-edited") == []
    (gone,) = _found(folder, "source-gone")
    assert gone.severity is Severity.INFO
    assert len(_found(folder, "catalog-outdated")) == 1


def test_an_entry_that_no_article_ever_said_is_found(folder: Path) -> None:
    with (folder / CATALOG).open("a", encoding="utf-8") as file:
        file.write('\nmsgid "Needles are thin and sterile."\nmsgstr "সুই সরু ও জীবাণুমুক্ত।"\n')
    (gone,) = _found(folder, "source-gone")
    assert (gone.severity, gone.msgid) == (Severity.WARNING, "Needles are thin and sterile.")


def test_a_catalog_whose_article_is_gone_is_found(folder: Path) -> None:
    (folder / "source/walking.md").unlink()
    (gone,) = _found(folder, "source-gone")
    assert str(gone.place) == CATALOG
    assert "was:" in gone.hint


def test_one_article_alone_says_nothing_of_other_catalogs(folder: Path) -> None:
    (folder / "source/walking.md").unlink()
    assert [f.code for f in audit(Project.find(folder), ["sleeping"]).findings if f.domain == "walking"] == []


def test_another_layout_is_told_and_is_no_failure(folder: Path) -> None:
    path = folder / CATALOG
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    (found,) = _found(folder, "not-canonical")
    assert found.severity is Severity.INFO
    assert "lines end with LF" in found.message
    assert "normalise" in found.hint


@pytest.mark.parametrize(("version", "code"), [("0", "rules-outdated"), ("99", "rules-newer")])
def test_a_catalog_of_other_rules_is_found(folder: Path, version: str, code: str) -> None:
    change(folder / CATALOG, "X-Dobhashi-Rules: 1", f"X-Dobhashi-Rules: {version}")
    (found,) = _found(folder, code)
    assert found.place.path == CATALOG


def test_a_catalog_of_no_rules_was_made_by_others_and_is_no_fault(folder: Path) -> None:
    change(folder / CATALOG, '"X-Dobhashi-Rules: 1\\n"\n', "")
    assert _found(folder, "rules-outdated") == []
