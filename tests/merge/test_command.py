"""`dobhashi merge` on files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from catalog.made import needs_gettext, translated, with_texts
from click.testing import CliRunner, Result

from pipeline.catalog.po import serialize_po
from pipeline.cli import main

LIE, STOP = "Lie on your side.", "Stop when it hurts."
BASE = translated({LIE: "কাত হয়ে শোন।", STOP: ""})
OURS = with_texts(BASE, {STOP: "ব্যথা হলে থামুন।"})
THEIRS = with_texts(BASE, {STOP: "ব্যথা পেলে থামবেন।"})


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, catalog in (("base", BASE), ("ours", OURS), ("theirs", THEIRS)):
        Path(f"{name}.po").write_text(serialize_po(catalog), encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["merge", *arguments])


def test_a_clean_merge_is_written_to_ours_and_says_nothing(folder: Path) -> None:
    (folder / "theirs.po").write_text(serialize_po(with_texts(BASE, {LIE: "পাশ ফিরে শোন।"})), encoding="utf-8")
    result = run("base.po", "ours.po", "theirs.po")
    assert (result.exit_code, result.output) == (0, "")
    both = with_texts(BASE, {LIE: "পাশ ফিরে শোন।", STOP: "ব্যথা হলে থামুন।"})
    assert (folder / "ours.po").read_text(encoding="utf-8") == serialize_po(both)


def test_a_conflict_is_told_with_its_line(folder: Path) -> None:
    result = run("base.po", "ours.po", "theirs.po", "--path", "locales/bn/LC_MESSAGES/x.po")
    text = (folder / "ours.po").read_text(encoding="utf-8")
    line = text.split("\n").index(f'msgid "{STOP}"') + 1
    assert result.exit_code == 1
    assert result.output.startswith(
        f"locales/bn/LC_MESSAGES/x.po:{line}: error: both sides changed msgstr: ours is kept, theirs is in a comment"
    )
    assert "# dobhashi: theirs: ব্যথা পেলে থামবেন।\n" in text


def test_another_file_can_be_written(folder: Path) -> None:
    before = (folder / "ours.po").read_bytes()
    assert run("base.po", "ours.po", "theirs.po", "-o", "both.po").exit_code == 1
    assert (folder / "ours.po").read_bytes() == before
    assert "# dobhashi: theirs: " in (folder / "both.po").read_text(encoding="utf-8")
    assert "# dobhashi: theirs: " in run("base.po", "ours.po", "theirs.po", "-o", "-").stdout


def test_an_empty_base_is_a_file_that_both_added(folder: Path) -> None:
    (folder / "base.po").write_bytes(b"")
    assert run("base.po", "ours.po", "theirs.po").exit_code == 1
    assert run("/dev/null", "theirs.po", "theirs.po").exit_code == 0


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("theirs.po", b'msgid "a"\nmsgstr "b\n', "x.po (theirs):2: a string without its closing quote"),
        ("base.po", b"<<<<<<< HEAD\n", "x.po (base):1: an unresolved merge conflict"),
        ("ours.po", b'msgid "\xff"\nmsgstr ""\n', "x.po (ours):1: not UTF-8"),
    ],
)
def test_nothing_is_written_where_a_file_cannot_be_read(folder: Path, name: str, data: bytes, told: str) -> None:
    (folder / name).write_bytes(data)
    before = (folder / "ours.po").read_bytes()
    result = run("base.po", "ours.po", "theirs.po", "--path", "x.po")
    assert result.exit_code == 2
    assert told in result.output
    assert (folder / "ours.po").read_bytes() == before


def test_a_missing_file_is_named(folder: Path) -> None:
    result = run("base.po", "ours.po", "hers.po")
    assert (result.exit_code, result.output) == (2, "dobhashi: hers.po: cannot read: No such file or directory\n")


@needs_gettext
def test_a_file_in_another_layout_is_written_in_ours(folder: Path) -> None:
    wrapped = serialize_po(OURS).replace('msgid "Lie', 'msgid ""\n"Lie').replace("\n", "\r\n")
    (folder / "ours.po").write_bytes(wrapped.encode())
    assert run("base.po", "ours.po", "base.po").exit_code == 0
    assert (folder / "ours.po").read_text(encoding="utf-8") == serialize_po(OURS)


def test_a_translation_of_a_text_that_the_other_side_took_out_is_told(folder: Path) -> None:
    rest = tuple(message for message in BASE.messages if message.msgid != LIE)
    (folder / "ours.po").write_text(serialize_po(replace(BASE, messages=rest)), encoding="utf-8")
    (folder / "theirs.po").write_text(serialize_po(with_texts(BASE, {LIE: "পাশ ফিরে শোন।"})), encoding="utf-8")
    result = run("base.po", "ours.po", "theirs.po")
    assert result.exit_code == 1
    assert "one side translated this anew, the other took its text out" in result.output
    assert '#~ msgstr "পাশ ফিরে শোন।"' in (folder / "ours.po").read_text(encoding="utf-8")
