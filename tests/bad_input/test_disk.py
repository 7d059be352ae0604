"""A disk that is full, a folder that must not be written, a file that changes or goes under our eyes."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from build.projects import change, output
from cli.typed import dobhashi

from pipeline.build import catalogs
from pipeline.project import Project

WALKING = "source/walking.md"
CATALOG = "locales/bn/LC_MESSAGES/walking.po"
WRITERS = ("extract", "update", "build")


def files(folder: Path) -> dict[str, bytes]:
    """Everything but the ledger, which a failed build may change."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".dobhashi" not in path.parts
    }


def edited(folder: Path) -> None:
    """Something to do for every command that writes."""
    change(folder / WALKING, "ten minutes", "twenty minutes")


# ---------------------------------------------------------------- writing


@pytest.mark.parametrize("command", WRITERS)
@pytest.mark.parametrize("reason", [errno.EACCES, errno.EROFS, errno.ENOSPC, errno.EDQUOT])
def test_what_cannot_be_written_stays_what_it_was(
    project: Path, monkeypatch: pytest.MonkeyPatch, command: str, reason: int
) -> None:
    edited(project)
    before = files(project)

    def refuse(*_: object) -> None:
        raise OSError(reason, os.strerror(reason))

    with monkeypatch.context() as patch:
        patch.setattr("os.replace", refuse)
        reply = dobhashi(project, command)
    assert (reply.code, os.strerror(reason) in reply.stderr, "walking" in reply.stderr) == (2, True, True)
    assert reply.stderr.count("\n") == 1
    assert files(project) == before, "and no draft is left"
    assert dobhashi(project, command).code == 0
    assert files(project) != before


@pytest.mark.parametrize("room", [0, 700])
@pytest.mark.parametrize("command", [*WRITERS, "init"])
@pytest.mark.skipif(sys.platform == "win32", reason="needs limits of POSIX")
def test_a_disk_without_room_is_one_line_and_every_file_is_whole(project: Path, command: str, room: int) -> None:
    """A limit to the size of files stands for the disk: the system refuses in the middle of writing."""
    edited(project)
    before = files(project)
    words = [command, "new"] if command == "init" else [command]
    code = (
        f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))\n"
        f"from pipeline.cli import main; main({words}, prog_name='dobhashi')"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=project, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("dobhashi: ")
    assert done.stderr.count("\n") == 1
    assert {name: data for name, data in files(project).items() if not name.startswith("new/")} == before
    assert not list(project.rglob("*.draft"))
    assert dobhashi(project, *words).code == 0


@pytest.mark.parametrize(
    ("folder", "command", "code", "says"),
    [
        ("locales/templates", "extract", 2, "dobhashi: locales/templates/sleeping.pot: cannot be written: "),
        ("locales/templates", "update", 2, "dobhashi: locales/templates/sleeping.pot: cannot be written: "),
        ("locales/bn", "update", 1, "locales/bn/LC_MESSAGES/site.po: error: cannot read: Not a directory"),
        ("output", "build", 2, "dobhashi: cannot write "),
        ("output", "print", 2, "dobhashi: cannot write "),
    ],
)
def test_a_file_in_the_place_of_a_folder_is_told_and_stays(
    project: Path, folder: str, command: str, code: int, says: str
) -> None:
    (project / folder).rename(project / "elsewhere")
    (project / folder).write_text("কিছু লেখা\n", encoding="utf-8")
    reply = dobhashi(project, command)
    assert (reply.code, reply.stderr[: len(says)]) == (code, says)
    assert (project / folder).read_text(encoding="utf-8") == "কিছু লেখা\n"


@pytest.mark.parametrize(("folder", "command"), [("locales/templates", "update"), ("output/bn/walking", "build")])
def test_a_folder_without_leave_to_write_is_one_line(project: Path, folder: str, command: str) -> None:
    edited(project)
    change(project / CATALOG, "কখন থামবেন", "কখন থামা ভালো")
    before = files(project)
    (project / folder).chmod(0o555)
    try:
        if os.access(project / folder, os.W_OK):
            pytest.skip("this user may write everywhere")
        reply = dobhashi(project, command)
    finally:
        (project / folder).chmod(0o755)
    assert (reply.code, "Permission denied" in reply.stderr) == (2, True)
    after = files(project)
    assert after.keys() == before.keys(), "no draft is left"
    assert all(after[name] == before[name] for name in before if name.startswith(folder))


def test_a_template_that_must_not_be_removed_is_one_line(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / WALKING).unlink()

    def refuse(self: Path, **_: Any) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "unlink", refuse)
    reply = dobhashi(project, "extract")
    assert (reply.code, reply.stderr[:55]) == (2, "dobhashi: locales/templates/walking.pot: cannot be writ")


# ---------------------------------------------------------------- what changes meanwhile


@pytest.mark.parametrize("command", ["extract", "update", "check", "status", "build"])
def test_an_article_deleted_under_our_eyes_is_a_finding(
    project: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    before = files(project)
    listed = Project.domains

    def then_deleted(self: Project) -> tuple[str, ...]:
        found = listed(self)
        (project / WALKING).unlink(missing_ok=True)
        return found if "walking" in found else tuple(sorted((*found, "walking")))

    monkeypatch.setattr(Project, "domains", then_deleted)
    reply = dobhashi(project, command)
    assert (reply.code, f"{WALKING}: error: cannot read" in reply.said) == (1, True)
    del before[WALKING]
    assert files(project) == before, "its catalog and its pages stay"


def test_a_catalog_saved_while_we_update_keeps_what_was_saved(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A translator presses Save between our reading and our writing: her work is merged, not written over."""
    edited(project)
    saves: list[Callable[[], None]] = [lambda: change(project / CATALOG, "কখন থামবেন", "কখন থামা উচিত")]
    real = catalogs.merge

    def slow(template: Any, old: Any, **options: Any) -> Any:
        if template.domain == "walking" and saves:
            saves.pop()()
        return real(template, old, **options)

    monkeypatch.setattr(catalogs, "merge", slow)
    assert dobhashi(project, "update").code == 0
    merged = (project / CATALOG).read_text(encoding="utf-8")
    assert "কখন থামা উচিত" in merged
    assert '#| msgid "Walk for ten minutes, then rest."' in merged


def test_an_article_replaced_between_two_looks_is_right_in_the_end(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Editors save by renaming: whichever of the two files we read, the next build has the new one."""
    real, files_seen = os.open, []

    def replaced(path: Any, *rest: Any, **options: Any) -> int:
        file = real(path, *rest, **options)
        if str(path).endswith("walking.md") and not files_seen:
            files_seen.append(path)
            draft = project / "draft.md"
            draft.write_text((project / WALKING).read_text(encoding="utf-8").replace("twenty", "thirty"), "utf-8")
            draft.replace(project / WALKING)
        return file

    edited(project)
    with monkeypatch.context() as patch:
        patch.setattr("os.open", replaced)
        assert dobhashi(project, "build").code == 0
    assert files_seen
    assert dobhashi(project, "build").code == 0
    assert b"thirty minutes" in output(project)["en/walking/index.html"]
