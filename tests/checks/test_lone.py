"""`check FILE.po` needs no project."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from build.projects import FILES, write
from cli.typed import Reply, dobhashi

ENTRY = 'msgid "Take 2 tablets."\nmsgstr "৩টি ট্যাবলেট খান।"\n'


def po(language: str = "bn", entry: str = ENTRY) -> str:
    told = f'"Language: {language}\\n"\n' if language else ""
    return f'msgid ""\nmsgstr ""\n{told}"Content-Type: text/plain; charset=UTF-8\\n"\n\n{entry}'


def checked(folder: Path, *arguments: str) -> tuple[Reply, list[dict[str, object]]]:
    reply = dobhashi(folder, "check", *arguments, "--format", "jsonl", "--ignore", "header")
    return reply, [json.loads(line) for line in reply.stdout.splitlines()]


def codes(found: list[dict[str, object]]) -> list[object]:
    return [one["check"] for one in found]


def test_a_file_outside_any_project_is_checked(tmp_path: Path) -> None:
    (tmp_path / "a.po").write_text(po(), encoding="utf-8")
    reply, found = checked(tmp_path, "a.po")
    assert (reply.code, codes(found)) == (1, ["number-value"])
    assert (found[0]["file"], found[0]["line"], found[0]["language"]) == ("a.po", 6, "bn")


def test_so_are_all_below_a_folder(tmp_path: Path) -> None:
    (tmp_path / "x/y").mkdir(parents=True)
    (tmp_path / "x/a.po").write_text(po(), encoding="utf-8")
    (tmp_path / "x/y/b.po").write_text(po(), encoding="utf-8")
    _, found = checked(tmp_path, "x")
    assert [one["file"] for one in found if one["check"] == "number-value"] == ["x/a.po", "x/y/b.po"]


@pytest.mark.parametrize(
    ("name", "header", "options"),
    [
        ("a.po", "bn_BD", ()),
        ("a.po", "bn_BD.UTF-8", ()),
        ("bn.po", "", ()),
        ("site.bn.po", "", ()),
        ("bn/LC_MESSAGES/a.po", "", ()),
        ("a.po", "", ("--language", "bn")),
        ("a.po", "fr", ("--language", "bn")),
    ],
)
def test_the_language_is_told_by_option_header_or_path(
    tmp_path: Path, name: str, header: str, options: tuple[str, ...]
) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(po(header), encoding="utf-8")
    _, found = checked(tmp_path, name, *options)
    assert codes(found) == ["number-value"] and found[0]["language"] == "bn"


def test_a_file_of_no_language_says_what_would_help(tmp_path: Path) -> None:
    folder = tmp_path / "abcd"
    folder.mkdir()
    (folder / "catalog.po").write_text(po(""), encoding="utf-8")
    reply = dobhashi(folder, "check", "catalog.po")
    assert (reply.code, "give --language CODE" in reply.stdout) == (1, True)


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (po().encode() + b"<<<<<<< ours\n", "conflict", 8),
        (po().replace("৩টি", "\ufffd").encode().replace("\ufffd".encode(), b"\xff"), "encoding", 7),
        (po().encode().replace(b'msgstr "\xe0', b"msgstr \xe0"), "catalog-unreadable", 7),
        (po().encode("utf-16"), "encoding", 0),
    ],
)
def test_what_gettext_would_refuse_is_a_finding_with_its_line(
    tmp_path: Path, data: bytes, code: str, line: int
) -> None:
    (tmp_path / "bad.po").write_bytes(data)
    (tmp_path / "good.po").write_text(po(), encoding="utf-8")
    reply, found = checked(tmp_path, "bad.po", "good.po")
    assert reply.code == 1
    assert [(one["check"], one["line"]) for one in found if one["file"] == "bad.po"] == [(code, line)]
    assert "number-value" in codes(found), "the other file is checked all the same"


def test_a_file_beside_a_project_is_checked_by_itself(tmp_path: Path) -> None:
    project = write(tmp_path / "project", FILES)
    (project / "notes.po").write_text(po(), encoding="utf-8")
    _, found = checked(project, "notes.po")
    assert codes(found) == ["number-value"]
    _, inside = checked(project, "locales/bn/LC_MESSAGES/walking.po")
    assert {one["domain"] for one in inside} == {"walking"}


def test_what_shows_only_in_several_files_is_seen_beside_each_other(tmp_path: Path) -> None:
    one = 'msgid "Rest on the bed for a while."\nmsgstr "কিছুক্ষণ বিছানায় শুয়ে বিশ্রাম নিন।"\n'
    other = 'msgid "Never drive when you feel sleepy."\nmsgstr "কিছুক্ষণ বিছানায় শুয়ে বিশ্রাম নিন।"\n'
    (tmp_path / "a.po").write_text(po(entry=one), encoding="utf-8")
    (tmp_path / "b.po").write_text(po(entry=other), encoding="utf-8")
    _, found = checked(tmp_path, "a.po", "b.po")
    assert "reused" in codes(found)


def test_no_such_file_is_a_question_not_understood(tmp_path: Path) -> None:
    assert dobhashi(tmp_path, "check", "nowhere.po").code == 2
    assert dobhashi(tmp_path, "check").code == 2


@pytest.mark.parametrize(("name", "guessed"), [("tr/a.po", True), ("tr/x/a.po", True), ("tr/LC_MESSAGES/a.po", False)])
def test_a_language_that_only_a_folder_tells_is_called_a_guess(tmp_path: Path, name: str, guessed: bool) -> None:
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).write_text(po(""), encoding="utf-8")
    _, found = checked(tmp_path, name)
    told = [one for one in found if one["check"] == "language-guessed"]
    assert [one["file"] for one in told] == [name] * guessed
    assert all("--language" in one["hint"] and "tr" in one["message"] for one in told)
    _, found = checked(tmp_path, name, "--language", "bn")
    assert "language-guessed" not in codes(found)


def test_a_link_that_leads_nowhere_says_so(tmp_path: Path) -> None:
    (tmp_path / "bn.po").symlink_to("gone.po")
    for path in ("bn.po", "."):
        reply = dobhashi(tmp_path, "check", path)
        assert (reply.code, "bn.po: error: cannot read: the link leads nowhere" in reply.stdout) == (1, True)
    project = write(tmp_path / "project", FILES)
    catalog = project / "locales/bn/LC_MESSAGES/walking.po"
    catalog.unlink()
    catalog.symlink_to("gone.po")
    for command in ("check", "status"):
        reply = dobhashi(project, command, "walking")
        assert (reply.code, "walking.po: error: cannot read: the link leads nowhere" in reply.said) == (1, True)


@pytest.mark.skipif(os.getuid() == 0, reason="root may read everything")
def test_a_file_that_must_not_be_read_says_so(tmp_path: Path) -> None:
    (tmp_path / "bn.po").write_text(po(), encoding="utf-8")
    (tmp_path / "bn.po").chmod(0)
    assert "cannot read: Permission denied" in dobhashi(tmp_path, "check", "bn.po").stdout
