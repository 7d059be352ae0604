"""A new project is in good order from its first day."""

from __future__ import annotations

from pathlib import Path

import pytest
from build.projects import built, write

from pipeline.build.audit import audit
from pipeline.build.catalogs import update
from pipeline.build.starter import start_project
from pipeline.errors import ProjectError, StoreError
from pipeline.findings import Severity
from pipeline.project import Project


def test_nothing_is_wrong_with_it_and_it_builds(tmp_path: Path) -> None:
    written = start_project(tmp_path)
    assert set(written) >= {"site.toml", "source/back-pain-first-days.md", "output/.gitignore"}
    assert all((tmp_path / name).is_file() for name in written)
    project = Project.find(tmp_path)
    assert update(project).written == ()
    assert [one for one in audit(project).findings if one.severity > Severity.INFO] == []
    report = built(tmp_path, formats=("html",))
    assert (report.findings, "bn/back-pain-first-days/index.html" in report.made) == ((), True)


def test_its_bengali_is_in_the_middle_of_its_work(tmp_path: Path) -> None:
    """So that a passage without a translation is there to be seen."""
    start_project(tmp_path)
    covered = {one.domain: one.coverage for one in audit(Project.find(tmp_path)).standings}
    assert Project.find(tmp_path).site.threshold < covered["back-pain-first-days"].percent < 100


def test_a_project_is_refused_and_files_of_ones_own_stay(tmp_path: Path) -> None:
    write(tmp_path, {"source/back-pain-first-days.md": "My own.\n"})
    assert "source/back-pain-first-days.md" not in start_project(tmp_path)
    assert (tmp_path / "source/back-pain-first-days.md").read_text(encoding="utf-8") == "My own.\n"
    with pytest.raises(ProjectError, match="there is a project here already"):
        start_project(tmp_path)


def test_a_start_that_failed_can_be_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """site.toml comes last: until it is there, the folder is no project."""
    calls = []

    def refuse(*_: object) -> None:
        calls.append(1)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", refuse)
        with pytest.raises(StoreError, match="No space left on device"):
            start_project(tmp_path)
    assert not (tmp_path / "site.toml").exists()
    assert "site.toml" in start_project(tmp_path)
