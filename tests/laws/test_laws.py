"""Laws 1 to 4, on every example of CommonMark and GFM and on a thousand real files."""

from __future__ import annotations

from functools import lru_cache

import pytest
from corpus import Example, commonmark_examples, gfm_examples, real_files

from pipeline import markup
from pipeline.errors import SourceError
from pipeline.model import Answer, Page, State, Unit
from pipeline.textfile import decode

from .reading import article, bengali, bracketed, echo, html_of, page, plain_html, silent, structure, words

NOT_YAML = ("markdown2/test/tm-cases/metadata.text", "markdown2/test/tm-cases/metadata3.text")
"""Files whose head tries to be front matter and is not: we say so and stop."""

REAL = {name: decode(text.encode(), name) for name, text in real_files()}
TEXTS = {
    **{f"commonmark {example}": example.markdown for example in commonmark_examples()},
    **{f"gfm {example}": example.markdown for example in gfm_examples()},
    **{name: text for name, text in REAL.items() if name not in NOT_YAML},
}


@pytest.fixture(scope="module", params=[pytest.param(text, id=name) for name, text in TEXTS.items()])
def text(request: pytest.FixtureRequest) -> str:
    """Of the module's scope so that the laws take turns on one text, and its readings serve them all."""
    return str(request.param)


@lru_cache(maxsize=4)
def english(text: str) -> Page:
    return page(text)


@lru_cache(maxsize=4)
def untranslated(text: str) -> tuple[Page, list[Unit]]:
    """The page of a language that has nothing yet, and the units that were asked for."""
    asked: list[Unit] = []

    def recorded(unit: Unit) -> Answer:
        asked.append(unit)
        return silent(unit)

    return page(text, recorded), asked


def test_law_1_without_a_catalog_a_page_is_plain_rendering_byte_for_byte(text: str) -> None:
    assert html_of(english(text)) == plain_html(text)


def test_law_1_with_an_empty_catalog_too(text: str) -> None:
    assert html_of(untranslated(text)[0]) == plain_html(text)


def test_law_2_a_translation_that_says_what_the_source_says_changes_nothing_but_white_space(text: str) -> None:
    made = page(text, echo)
    assert words(html_of(made)) == words(plain_html(text))
    assert State.BROKEN not in made.states


def test_law_3_a_translation_in_brackets_changes_no_block_and_breaks_nothing(text: str) -> None:
    made = page(text, bracketed)
    assert structure(made) == structure(english(text))
    assert State.BROKEN not in made.states


def test_law_3_one_line_of_bengali_changes_no_block_and_is_refused_only_where_marks_are_lost(text: str) -> None:
    made = page(text, bengali)
    assert structure(made) == structure(english(text))
    for unit, state in zip(made.units, made.states, strict=True):
        assert state is State.TRANSLATED or any(mark in unit.msgid for mark in ("<", "[^", "^["))


def test_law_4_extraction_and_translation_see_the_same_units(text: str) -> None:
    made, asked = untranslated(text)
    listed = markup.units(article(text))
    assert listed == tuple(asked) == made.units
    assert [(unit.line, unit.fate) for unit in listed] == [(unit.line, unit.fate) for unit in asked]


@pytest.mark.parametrize("example", commonmark_examples(), ids=str)
def test_commonmark_means_what_its_specification_says(example: Example) -> None:
    """But for a line break between two tags, of which the specification's own programme writes one more."""
    found, meant = (text.replace(">\n<", "><") for text in (html_of(page(example.markdown)), example.html))
    assert found == meant


@pytest.mark.parametrize("name", NOT_YAML)
def test_a_head_that_tries_to_be_front_matter_and_is_not_is_refused_with_its_line(name: str) -> None:
    with pytest.raises(SourceError, match="front matter") as caught:
        markup.units(article(REAL[name]))
    assert caught.value.place is not None
    assert caught.value.place.line > 1
