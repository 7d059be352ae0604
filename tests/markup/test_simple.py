"""Simple texts are read as the parser reads them; and texts that are not simple are left to it."""

from __future__ import annotations

import pytest
from corpus import commonmark_examples, gfm_examples
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.markup import simple
from pipeline.markup.shape import Shape
from pipeline.model import Target

TARGETS = (Target("link-1", "https://a.example/1"), Target("link-2", "tel:16263"), Target("image-1", "a.svg"))
VIEWS = (
    "images",
    "code",
    "footnotes",
    "emphasis",
    "breaks",
    "left",
    "entities",
    "escapes",
    "tags",
    "addresses",
    "links",
)
PARTS = st.sampled_from(
    [
        *("*", "**", "***", "[", "]", "](", "][", "[^1]", "[^", "^[", "![", "!", "_", "`", "<b>", "&amp;", "\\*", "\n"),
        *("**শক্ত**", "*em*", "**bold words**", "[গাইড][link-1]", "[one][link-2]", "[x][link-9]", "[link-1]"),
        *(" ", "।", ".", ",", "(", ")", "“", "”", "-", "–", "\u00a0", "\u200d", "[x][Link-1]"),
        *("টি", "ে", "্", "ক্", "a", "শব্দ", "7", "৭"),
        *("{n}", "https://a.example/2", "a@b.example", "10.1000/x"),
    ]
)  # fmt: skip
PLAIN = ("**শক্ত**", "*em*", "[গাইড][link-1]", "[^1]", " ", ", ", "। ", "টি", "্", "ে", "শব্দ", "(", ") ", "!")


def by_the_parser(text: str) -> Shape:
    shape = Shape(text, TARGETS)
    shape.__dict__["simple"] = None
    return shape


def check_same(text: str) -> bool:
    """Whether the text is simple; and then everything is as the parser has it."""
    mine, theirs = Shape(text, TARGETS), by_the_parser(text)
    if mine.simple is None:
        return False
    for name in VIEWS:
        assert getattr(mine, name) == getattr(theirs, name), (name, text)
    for name in ("text", "starts", "ends"):
        assert tuple(getattr(mine.plain, name)) == tuple(getattr(theirs.plain, name)), (name, text)
    return True


@settings(max_examples=1_500)
@given(st.lists(PARTS, max_size=12).map("".join))
def test_simple_texts_are_read_as_by_the_parser(text: str) -> None:
    check_same(text)


@settings(max_examples=1_500)
@given(st.lists(st.sampled_from(PLAIN), max_size=9).map("".join))
def test_so_are_plain_marks_in_any_company(text: str) -> None:
    check_same(text)


def test_so_are_the_examples_of_the_specifications() -> None:
    lines = {line for one in (*commonmark_examples(), *gfm_examples()) for line in one.markdown.splitlines()}
    assert sum(check_same(line) for line in sorted(lines)) > 100


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Rest helps.", []),
        ("**ব্যথা** কমে। *বিশ্রাম* নিন।", ["strong", "em"]),
        ("Read [our guide][link-1], too.[^2]", ["link", "note"]),
        ("দেখুন [গাইড][link-1]টি।", ["link"]),
        ("Walk! Then rest.", []),
    ],
)
def test_what_is_simple(text: str, kinds: list[str]) -> None:
    found = simple.parts(text, TARGETS)
    assert found is not None
    assert [part.kind for part in found] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "**ব্যথা**টি",
        "**ব্যথা **",
        "**a *b* c**",
        "a*b",
        "[a](https://a.example)",
        "[a][link-9]",
        "![a][image-1]",
        "[গাইড][link-1]ে",
        "[^1](a)",
        "`code`",
        "a\nb",
        "&amp;",
        "<b>a</b>",
        "snake_case",
        "[**a**][link-1]",
    ],
)
def test_what_is_left_to_the_parser(text: str) -> None:
    assert simple.parts(text, TARGETS) is None
