"""Cards and reference lists."""

from __future__ import annotations

import pytest

from .made import msgids, page, shown


@pytest.mark.parametrize("kind", ["emergency", "warning", "note", "tip"])
def test_a_card_is_an_aside_with_a_title(kind: str) -> None:
    assert shown(f"::: {kind} Call *now*\nText.\n:::\n") == (
        f'<aside class="card {kind}">\n<p class="card-title">Call <em>now</em></p>\n<p>Text.</p>\n</aside>'
    )


def test_a_card_may_do_without_a_title_or_without_a_text() -> None:
    assert shown("::: note\nText.\n:::\n") == '<aside class="card note">\n<p>Text.</p>\n</aside>'
    assert shown("::: note Title\n:::\n") == '<aside class="card note">\n<p class="card-title">Title</p>\n</aside>'
    assert shown("::: note\n:::\n") == '<aside class="card note"></aside>'


def test_a_card_without_an_end_ends_with_what_it_stands_in() -> None:
    assert shown("- ::: note\n  In.\n\nOut.\n").endswith("</aside>\n</li>\n</ul>\n<p>Out.</p>")


def test_a_card_in_a_card_needs_more_colons() -> None:
    made = shown(":::: warning A\n::: tip B\nC\n:::\nD\n::::\n")
    assert made.count("<aside") == made.count("</aside>") == 2
    assert made.endswith("<p>C</p>\n</aside>\n<p>D</p>\n</aside>")


def test_a_card_in_a_list_and_a_quotation() -> None:
    assert msgids("- ::: note A\n  B\n  :::\n\n> ::: tip C\n> D\n> :::\n") == ["A", "B", "C", "D"]


def test_a_card_ends_a_paragraph() -> None:
    assert msgids("Text.\n::: note Title\nMore.\n:::\nEnd.\n") == ["Text.", "Title", "More.", "End."]


@pytest.mark.parametrize("opening", [":: note", "::: notes", ":::", "::: Note", "    ::: note", "::: "])
def test_anything_else_is_no_card(opening: str) -> None:
    assert "<aside" not in shown(f"{opening} A\nB\n:::\n")


def test_references_are_a_block_of_their_own() -> None:
    assert shown("::: references\n1. Koes B.\n:::\n") == (
        '<div class="references">\n<ol>\n<li>Koes B.</li>\n</ol>\n</div>'
    )


def test_references_stay_english_whatever_the_catalog_says() -> None:
    text = "Koes B.\n\n::: references\nKoes B.\n:::\n"
    assert shown(text, "কোয়েস বি.") == '<p>কোয়েস বি.</p>\n<div class="references">\n<p>Koes B.</p>\n</div>'


def test_the_title_of_a_card_is_translated_like_a_paragraph() -> None:
    made = page("::: emergency Call [999](tel:999)\nNow.\n:::\n", {"Call [999][link-1]": "[৯৯৯][link-1] নম্বরে ফোন করুন"})
    title = next(t for before, t in zip(made.tokens, made.tokens[1:], strict=False) if before.type == "card_title_open")
    assert title.meta["unit"] == 0
    assert title.children is not None
    assert [child.attrs["href"] for child in title.children if child.type == "link_open"] == ["tel:999"]
