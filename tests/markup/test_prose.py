"""The two questions about a text that is not parsed."""

from __future__ import annotations

import time

import pytest

from pipeline.markup.prose import folded, is_prose, plain

PLAIN = {
    "Keep moving.": "Keep moving.",
    "হাঁটুন *ধীরে*।": "হাঁটুন ধীরে।",
    "**Stop!** now": "Stop! now",
    "~~old~~ new": "old new",
    "use `a`": "use a",
    "two\nlines  and spaces": "two lines and spaces",
    "[link](https://example.org) end": "link end",
    '[link](b "title") end': "link end",
    "[link][ref]": "link",
    "![alt](a.svg)": "alt",
    "a note[^1]": "a note",
    "<b>bold</b> &amp; more": "bold & more",
    "\\*stars\\*": "*stars*",
    "snake_case and _em_": "snake_case and em",
}


@pytest.mark.parametrize(("markdown", "expected"), PLAIN.items())
def test_plain_is_what_a_reader_sees(markdown: str, expected: str) -> None:
    assert plain(markdown) == expected


PROSE = (
    *("a", "হাঁটুন", "৫", "12", "**x**", "`a` b", "b `a`", "see https://example.org", "<b>a</b>", "[a](b)", "![a](b)"),
    *("a[^1]", "&amp; a", "[a][b]", "doi:10.1000/182 says", "dr. x/y"),
)
NO_PROSE = (
    *(
        "",
        " ",
        "—",
        "***",
        "_",
        "`a`",
        "`` a ` b ``",
        "<https://example.org>",
        "https://example.org",
        "www.example.org",
    ),
    *("mailto:a@example.org", "[^1]", "[^note]", "![](a.svg)", "[](b)", "<br>", "&nbsp;", "&#8212;", "doi:10.1000/182"),
    *("10.1000/182", "`a` `b`", "`a`, `b`"),
)


@pytest.mark.parametrize("markdown", PROSE)
def test_words_and_figures_are_prose(markdown: str) -> None:
    assert is_prose(markdown)


@pytest.mark.parametrize("markdown", NO_PROSE)
def test_code_addresses_tags_and_entities_are_none(markdown: str) -> None:
    assert not is_prose(markdown)


@pytest.mark.parametrize("text", ["a" * 300_000, "`" * 300_000, "<" * 300_000, "[" * 100_000, "[^" * 100_000])
def test_a_long_text_without_a_space_is_answered_at_once(text: str) -> None:
    start = time.perf_counter()
    is_prose(text)
    plain(text)
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [(" a \n\t b ", "a b"), ("৫\u00a0কেজি", "৫\u00a0কেজি"), ("a \u202f b", "a \u202f b"), ("\r\n", ""), ("", "")],
)
def test_folding_leaves_what_html_does_not_call_white_space(text: str, expected: str) -> None:
    assert folded(text) == expected
