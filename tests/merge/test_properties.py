"""What holds for any two people's edits of any catalog: 10,000 cases, always the same ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import pytest
from catalog.made import gettext, needs_gettext, read

from merge.edits import HEADERS, Edits
from pipeline.catalog.conflicts import noted
from pipeline.catalog.po import serialize_po
from pipeline.catalog.threeway import ThreeWay, three_way
from pipeline.model import Catalog, Message

CASES = 10_000
BATCH = 500


@dataclass(frozen=True)
class Case:
    seed: int
    base: Catalog
    ours: Catalog
    theirs: Catalog
    merged: ThreeWay
    text: str


def cases(batch: int) -> Iterator[Case]:
    for seed in range(batch * BATCH, (batch + 1) * BATCH):
        edits = Edits(seed, sources=seed % 2 == 0)
        base = edits.catalog() if seed % 10 else Catalog("x", "bn")
        started = base if seed % 10 else edits.catalog()
        ours, theirs = edits.edited(started), edits.edited(started)
        merged = three_way(base, ours, theirs)
        yield Case(seed, base, ours, theirs, merged, serialize_po(merged.catalog))


def texts(catalog: Catalog) -> set[str]:
    """Every translation in a catalog, those in comments too."""
    kept = {one.text for message in catalog.messages for one in noted(message.comments)}
    return kept | {text for message in catalog.messages for text in (message.msgstr, *message.msgstr_plural) if text}


def comments(catalog: Catalog) -> set[str]:
    return {*catalog.comments, *(line for message in catalog.messages for line in message.comments)}


def said(entry: Message) -> tuple[object, ...]:
    """What an entry holds, whoever is in the msgstr and who in a comment."""
    kept = noted(entry.comments)
    own = [line for line in entry.comments if not noted([line])]
    if not kept:
        return (replace(entry, comments=tuple(own)),)
    forms = (entry.msgstr, *entry.msgstr_plural, *(one.text for one in kept))
    return entry.key, sorted(filter(None, forms)), own, entry.notes, entry.references, entry.flags, entry.obsolete


@pytest.mark.parametrize("batch", range(CASES // BATCH))
def test_nothing_is_lost_and_the_sides_are_equal(batch: int) -> None:
    conflicts = 0
    for case in cases(batch):
        merged, base = case.merged.catalog, case.base
        for side in (case.ours, case.theirs):
            assert texts(side) - texts(base) <= texts(merged), case.seed
            assert comments(side) - comments(base) <= comments(merged), case.seed
        assert read(case.text) == merged, case.seed
        assert not any(line[:7] in ("<<<<<<<", "=======", ">>>>>>>") for line in case.text.split("\n"))
        assert_equal_sides(case)
        assert_nothing_new_is_published(case)
        assert_a_conflict_is_kept_twice(case)
        conflicts += bool(case.merged.conflicts)
    assert conflicts > BATCH / 50, "the edits hardly ever meet"


@pytest.mark.parametrize("batch", range(0, CASES // BATCH, 2))
def test_where_one_side_did_nothing_the_result_is_the_other(batch: int) -> None:
    for case in cases(batch):
        base, ours, theirs = case.base, case.ours, case.theirs
        assert serialize_po(three_way(base, base, theirs).catalog) == serialize_po(theirs), case.seed
        assert serialize_po(three_way(base, ours, base).catalog) == serialize_po(ours), case.seed
        assert serialize_po(three_way(base, ours, ours).catalog) == serialize_po(ours), case.seed
        if case.seed % 2:  # no English was edited: an entry that has been brought up to date is not recognised twice
            assert serialize_po(three_way(base, case.merged.catalog, theirs).catalog) == case.text, case.seed


@needs_gettext
@pytest.mark.parametrize("batch", range(CASES // BATCH))
def test_gettext_accepts_every_result(batch: int) -> None:
    """All results of a batch in one file, for speed; a few by themselves."""
    together: list[Message] = []
    for case in cases(batch):
        entries = case.merged.catalog.messages
        together += [replace(entry, msgctxt=f"{case.seed} {entry.msgctxt}") for entry in entries]
        if case.seed % 100 == 0:
            assert gettext("msgfmt", "-c", "-o", "/dev/null", "-", text=case.text) == ("", "", 0)
            assert gettext("msgcat", "--force-po", "--no-wrap", "-", text=case.text)[0] == case.text
    joined = serialize_po(Catalog("x", "bn", HEADERS, messages=tuple(together)))
    assert gettext("msgfmt", "-c", "-o", "/dev/null", "-", text=joined) == ("", "", 0)


def assert_equal_sides(case: Case) -> None:
    swapped = three_way(case.base, case.theirs, case.ours)
    one, other = case.merged.catalog, swapped.catalog
    assert [said(entry) for entry in one.messages] == [said(entry) for entry in other.messages], case.seed
    assert fields(one) == fields(other), case.seed
    assert [(c.key, c.field) for c in case.merged.conflicts] == [(c.key, c.field) for c in swapped.conflicts], case.seed


def test_no_correction_vanishes_behind_a_text_that_was_split_joined_or_taken_out() -> None:
    met = {"heirs": 0, "forsaken": 0}
    for batch in range(0, CASES // BATCH, 2):
        for case in cases(batch):
            for side, other in ((case.ours, case.theirs), (case.theirs, case.ours)):
                assert_corrections_are_told(case, side, other, met)
    assert met["heirs"] > 50 and met["forsaken"] > 50, met


def assert_corrections_are_told(case: Case, side: Catalog, other: Catalog, met: dict[str, int]) -> None:
    """A new translation is seen in the article, or it is told that it is not; the old one is not published there."""
    live = {entry.key: entry for entry in other.current}
    corrected = {entry.key: entry for entry in side.current if entry.msgstr}
    merged = case.merged.catalog.current
    shown = texts(replace(case.merged.catalog, messages=merged))
    known = {entry.key for entry in case.base.messages}
    for old in case.base.current:
        new = corrected.get(old.key)
        if not old.msgstr or new is None or new.msgstr == old.msgstr or old.key in live:
            continue
        told = old.key in case.merged.forsaken
        assert told or new.msgstr in shown, case.seed
        gone = pieces(old.msgstr) - pieces(new.msgstr)
        for entry in merged:
            if entry.key not in known and entry.key in live and gone & pieces(entry.msgstr):
                assert not entry.translated, case.seed
                met["heirs"] += 1
        met["forsaken"] += told


def pieces(text: str) -> set[str]:
    """The sentences with something in them that nobody else writes."""
    return {piece.strip() for piece in text.split("।") if any(letter.isdigit() for letter in piece)}


def fields(catalog: Catalog) -> list[str]:
    """The header with the fields that a comment keeps."""
    kept = [one.text for one in noted(catalog.comments)]
    own = [line for line in catalog.comments if not noted([line])]
    return sorted([f"{name}: {value}" for name, value in catalog.headers] + kept) + own


def assert_nothing_new_is_published(case: Case) -> None:
    """A reader gets no text that neither side was sure of for this very message."""

    def sure(messages: Iterable[Message]) -> set[tuple[object, str]]:
        live = (replace(m, obsolete=False) for m in messages)  # a passage that is back has its translation back
        return {(m.key, form) for m in live if not m.fuzzy for form in (m.msgstr, *m.msgstr_plural) if form}

    published = sure(message for message in case.merged.catalog.messages if message.translated)
    sides = sure((*case.ours.messages, *case.theirs.messages))
    assert published <= sides, case.seed


def assert_a_conflict_is_kept_twice(case: Case) -> None:
    entries = {entry.key: entry for entry in case.merged.catalog.messages}
    for conflict in case.merged.conflicts:
        if conflict.key == (None, ""):
            assert f"{conflict.field}: {conflict.noted}" in {one.text for one in noted(case.merged.catalog.comments)}
            continue
        entry = entries[conflict.key]
        assert conflict.noted in {one.text for one in noted(entry.comments)}, case.seed
        assert not entry.translated, case.seed
        if entry.msgid_plural is None and conflict.field == "msgstr":
            assert entry.fuzzy and entry.msgstr == conflict.kept, case.seed
