"""Texts that are kept in comments come back as they were."""

from __future__ import annotations

import pytest
from catalog.made import HEADER, gettext, needs_gettext, read
from hypothesis import given
from hypothesis import strategies as st

from pipeline.catalog.conflicts import Noted, note, noted
from pipeline.catalog.po import serialize_po
from pipeline.model import Catalog, Message

TEXTS = st.lists(
    st.sampled_from([*'ab .,:[]()"\\\n\t\r\v', "ক্ষ", "র‍্য", "উদ্‌", "।", "\x85", "\u2028", "é"]), max_size=12
).map("".join)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("ব্যথা হলে **থামুন**।", "dobhashi: theirs: ব্যথা হলে **থামুন**।"),
        ('তিনি বলেন "থামুন"', 'dobhashi: theirs: তিনি বলেন "থামুন"'),
        ("এক\nদুই", r'dobhashi: theirs: "এক\nদুই"'),
        ('"থামুন" বলুন', r'dobhashi: theirs: "\"থামুন\" বলুন"'),
        ("ফাঁক ", 'dobhashi: theirs: "ফাঁক "'),
        ("শেষে \\", r'dobhashi: theirs: "শেষে \\"'),
    ],
)
def test_a_text_is_written_as_it_is_where_it_can_be(text: str, line: str) -> None:
    assert note("theirs", text) == line
    assert noted([line]) == (Noted("theirs", None, text),)


def test_a_form_of_a_plural_has_its_number() -> None:
    assert noted([note("ours", "অনেক", 1)]) == (Noted("ours", 1, "অনেক"),)


def test_other_comments_are_not_ours() -> None:
    assert noted(["theirs: থামুন", "dobhashi: theirs", "dobhashi: hers: থামুন", ""]) == ()


@given(TEXTS)
def test_any_text_comes_back_from_a_file(text: str) -> None:
    catalog = Catalog("x", "bn", messages=(Message("a", "এক", comments=(note("theirs", text),)),))
    assert noted(read(serialize_po(catalog)).messages[0].comments) == (Noted("theirs", None, text),)


@needs_gettext
def test_gettext_leaves_the_comment_alone() -> None:
    entry = Message("a", "এক", comments=(note("theirs", "এক\nদুই\\"), note("theirs", " ফাঁক ", 1)))
    text = HEADER + serialize_po(Catalog("x", "bn", messages=(entry,)))
    assert gettext("msgcat", "--no-wrap", "-", text=text)[0] == text
