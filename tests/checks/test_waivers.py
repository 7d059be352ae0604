"""Waivers: a comment with a reason silences a check on its entry, until the text changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from build.projects import FILES, change, write

from pipeline.build.audit import audit
from pipeline.build.catalogs import update
from pipeline.checks.waivers import allowed, mark, stamped
from pipeline.model import Catalog, Message
from pipeline.project import Project

CATALOG = "locales/bn/LC_MESSAGES/walking.po"
NAME = 'msgid "Walk for ten minutes, then rest."'
GOOD = "দশ মিনিট হাঁটুন, তারপর বিশ্রাম নিন।"
BAD = "বিশ মিনিট হাঁটুন, তারপর বিশ্রাম নিন।"
REASON = "the source counts in dozens"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with one wrong number."""
    folder = write(tmp_path, FILES)
    update(Project.find(folder))
    change(folder / CATALOG, GOOD, BAD)
    return folder


def codes(folder: Path) -> set[str]:
    found = audit(Project.find(folder)).findings
    return {one.code for one in found if one.code not in ("empty", "not-canonical")}


def allow(folder: Path, comment: str) -> None:
    """As a translator writes it in an editor: above the entry's other comments."""
    text = (folder / CATALOG).read_text(encoding="utf-8")
    head, rest = text.split(NAME)
    at = head.rfind("\n\n") + 2
    (folder / CATALOG).write_text(f"{head[:at]}# {comment}\n{head[at:]}{NAME}{rest}", encoding="utf-8")


def every(folder: Path) -> str:
    """The codes that are found, as a waiver names them."""
    return ", ".join(sorted(codes(folder)))


@pytest.mark.parametrize("dash", ["—", "–", "-", "--", ":"])
def test_a_comment_works_at_once_with_any_dash(folder: Path, dash: str) -> None:
    wrong = every(folder)
    assert "number-value" in wrong
    allow(folder, f"dobhashi: allow {wrong} {dash} {REASON}")
    assert codes(folder) == set()


@pytest.mark.parametrize("word", ["Allow", "ALLOW"])
def test_a_comment_works_in_capitals_too(folder: Path, word: str) -> None:
    allow(folder, f"Dobhashi: {word} {every(folder)} — {REASON}")
    assert codes(folder) == set()
    update(Project.find(folder))
    assert f"{REASON} [" in (folder / CATALOG).read_text(encoding="utf-8")


def test_update_marks_it_and_it_goes_on(folder: Path) -> None:
    allow(folder, f"dobhashi: allow {every(folder)} — {REASON}")
    update(Project.find(folder))
    first = (folder / CATALOG).read_text(encoding="utf-8")
    assert f"{REASON} [" in first
    update(Project.find(folder))
    assert (folder / CATALOG).read_text(encoding="utf-8") == first, "update twice is update once"
    assert codes(folder) == set()


def test_it_dies_when_the_translation_changes(folder: Path) -> None:
    allow(folder, f"dobhashi: allow {every(folder)} — {REASON}")
    update(Project.find(folder))
    change(folder / CATALOG, BAD, "ত্রিশ মিনিট হাঁটুন, তারপর বিশ্রাম নিন।")
    assert {"number-value", "waiver-void"} <= codes(folder)


def test_it_dies_when_the_english_changes_even_if_update_has_never_seen_it(folder: Path) -> None:
    allow(folder, f"dobhashi: allow {every(folder)} — {REASON}")
    change(folder / "source/walking.md", "Walk for ten minutes, then rest.", "Walk for ten minutes, then rest a bit.")
    update(Project.find(folder))
    text = (folder / CATALOG).read_text(encoding="utf-8").replace("#, fuzzy\n", "")
    (folder / CATALOG).write_text(text, encoding="utf-8")
    assert {"number-value", "waiver-void"} <= codes(folder)


def test_taking_the_mark_off_renews_it(folder: Path) -> None:
    allow(folder, f"dobhashi: allow {every(folder)} — {REASON} [00000000]")
    assert "waiver-void" in codes(folder)
    change(folder / CATALOG, " [00000000]", "")
    assert codes(folder) == set()


def test_one_that_allows_nothing_is_told(folder: Path) -> None:
    change(folder / CATALOG, BAD, GOOD)
    allow(folder, f"dobhashi: allow number-value — {REASON}")
    assert codes(folder) == {"waiver-unused"}


def test_one_without_a_reason_does_not_count(folder: Path) -> None:
    wrong = codes(folder)
    allow(folder, f"dobhashi: allow {', '.join(sorted(wrong))}")
    assert codes(folder) == {*wrong, "waiver-unexplained"}


def test_an_unknown_check_is_told(folder: Path) -> None:
    wrong = codes(folder)
    allow(folder, f"dobhashi: allow numbr-value — {REASON}")
    assert codes(folder) == {*wrong, "waiver-unknown"}


def test_what_keeps_readers_safe_cannot_be_allowed() -> None:
    message = Message("a", "b", comments=("dobhashi: allow html-unsafe, unit — no reason is good enough",))
    assert allowed(message) == {"unit"}


def test_other_comments_are_none() -> None:
    comments = ("dobhashi: theirs: allow", "please allow for the width", "allow number-value — no")
    assert allowed(Message("a", "b", comments=comments)) == frozenset()


def test_a_mark_does_not_depend_on_code_points() -> None:
    assert mark(Message("a", "\u09a1\u09bc")) == mark(Message("a", "\u09dc"))


def test_stamping_twice_is_stamping_once() -> None:
    catalog = Catalog("x", "bn", messages=(Message("a", "খ", comments=("dobhashi: allow unit — so it is",)),))
    once = stamped(catalog)
    assert once != catalog and stamped(once) == once
