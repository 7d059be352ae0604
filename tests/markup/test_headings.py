"""Heading ids: the author's own or made from the English, the same in every language."""

from __future__ import annotations

import pytest

from pipeline.model import Heading

from .made import msgids, page, shown


def ids(text: str, catalog: str | None = None) -> list[str]:
    return [token.meta["id"] for token in page(text, catalog).tokens if token.type == "heading_open"]


SLUGS = {
    "When to get help": "when-to-get-help",
    "What's *really* wrong?": "what-s-really-wrong",
    "Use `pip install`": "use-pip-install",
    "[Rest](https://example.org/a) & sleep": "rest-sleep",
    "![A spine](a.svg)": "a-spine",
    "A note[^1]": "a-note",
    "snake_case": "snake_case",
    "_": "section",
    "—": "section",
    "12 techniques": "12-techniques",
    "Straße ÉTÉ": "strasse-été",
    "কোমরে ব্যথা": "কোমরে-ব্যথা",
}


@pytest.mark.parametrize(("text", "slug"), SLUGS.items())
def test_an_id_is_made_from_the_english_text(text: str, slug: str) -> None:
    assert ids(f"## {text}\n") == [slug]


def test_equal_headings_are_counted() -> None:
    assert ids("# Rest\n\n## Rest\n\n## Rest 2\n\n## REST\n") == ["rest", "rest-2", "rest-2-2", "rest-3"]


def test_the_authors_own_ids_come_first() -> None:
    assert ids("# Rest\n\n## Sleep {#rest}\n") == ["rest-2", "rest"]


EXPLICIT = {
    "## Help {#get-help}": ("Help", "get-help"),
    "## Help   {#get-help}  ": ("Help", "get-help"),
    "## Help {#get-help} ##": ("Help", "get-help"),
    "Help {#get-help}\n---": ("Help", "get-help"),
    "## *Help* {#সাহায্য}": ("*Help*", "সাহায্য"),
    "## Help{#get-help}": ("Help{#get-help}", "help-get-help"),
    "## Help {#get help}": ("Help {#get help}", "help-get-help"),
    "## Help {#get-help} now": ("Help {#get-help} now", "help-get-help-now"),
    "## Help `{#get-help}`": ("Help `{#get-help}`", "help-get-help"),
    "## Help {.class}": ("Help {.class}", "help-class"),
}


@pytest.mark.parametrize(("text", "expected"), EXPLICIT.items())
def test_an_explicit_id_stands_at_the_end_and_is_no_part_of_the_text(text: str, expected: tuple[str, str]) -> None:
    msgid, name = expected
    assert msgids(text) == [msgid]
    assert ids(text) == [name]


def test_an_explicit_id_is_an_attribute_and_ours_is_not() -> None:
    assert shown("## Help {#get-help}\n") == '<h2 id="get-help">Help</h2>'
    assert shown("## Help\n") == "<h2>Help</h2>"


def test_ids_are_the_same_in_every_language() -> None:
    text = "# Rest\n\n## Rest\n\nRest {#r}\n---\n\n- # In a list\n\n> # Rest\n"
    assert ids(text, "বিশ্রাম") == ids(text) == ["rest", "rest-2", "r", "in-a-list", "rest-3"]
    assert 'id="r"' in shown(text, "বিশ্রাম")


def test_a_translation_cannot_bring_an_id() -> None:
    assert shown("## Help {#get-help}\n", "সাহায্য {#x}") == '<h2 id="get-help">সাহায্য {#x}</h2>'


def test_a_page_lists_its_headings_below_the_first_level_in_its_own_language() -> None:
    text = "# Rest\n\n## Why `not`? ![a](b)\n\n### Sleep\n"
    assert page(text).headings == (Heading(2, "why-not-a", "Why not? a"), Heading(3, "sleep", "Sleep"))
    made = page(text, {"Sleep": "**ঘুম** ও বিশ্রাম"})
    assert made.headings == (Heading(2, "why-not-a", "Why not? a", own=False), Heading(3, "sleep", "ঘুম ও বিশ্রাম"))
