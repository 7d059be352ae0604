"""Laws 1 to 4 and 8 on Markdown that no author would write, and under translations that no translator would."""

from __future__ import annotations

from urllib.parse import urlsplit

from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline import markup
from pipeline.model import Answer, State, Unit

from .reading import (
    article,
    bengali,
    bracketed,
    echo,
    elements,
    html,
    html_of,
    page,
    plain_html,
    silent,
    structure,
    words,
)
from .written import STEADY, blocks, markdown


@STEADY
@given(markdown)
@example(" a\n)")
def test_law_1_without_a_catalog_a_page_is_plain_rendering_byte_for_byte(text: str) -> None:
    assert html(text) == plain_html(text)
    assert html(text, silent) == plain_html(text)


@STEADY
@given(markdown)
@example("[image-1]![]()")
@example("^[a](b) c")
@example("<p>b<")
@example("u``\nb \n``")
@example("<!-- i18n:code -->\n```\nm")
@example("-<!--\n-->e")
@example("<img alt=\"it's\" src='x' title='a \"b\"'>")
def test_law_2_a_translation_that_says_what_the_source_says_changes_nothing_but_white_space(text: str) -> None:
    made = page(text, echo)
    assert words(html_of(made)) == words(plain_html(text))
    assert State.BROKEN not in made.states


@STEADY
@given(markdown)
def test_law_3_a_translation_never_changes_the_blocks(text: str) -> None:
    english, pseudo = structure(page(text)), page(text, bracketed)
    assert structure(pseudo) == english
    assert State.BROKEN not in pseudo.states
    assert structure(page(text, bengali)) == english


@STEADY
@given(markdown)
def test_law_4_extraction_and_translation_see_the_same_units(text: str) -> None:
    asked: list[Unit] = []

    def recorded(unit: Unit) -> Answer:
        asked.append(unit)
        return silent(unit)

    made = page(text, recorded)
    assert markup.units(article(text)) == tuple(asked) == made.units


_ATTACKS = (
    *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=x>", "<b>", "</b>", "<!--", "-->"),
    *("[ক](javascript:alert(1))", "[ক](intent:x)", "![ক](data:image/png;base64,AA)", "<intent:x>", "[x][ref]"),
    *("[ক](<java\nscript:x>)", "^[<script>alert(1)</script>]", "^[[ক](intent:x)]", "![^[<b onclick=x>]](y)"),
    *("\n\n<script>x</script>\n\n", "\n# ক\n", "\n- ক\n", "ক্ষ", "&lt;script&gt;", "[x][link-1]", "</p>", "</div>"),
    *("[^1]", '"', "'", '" onclick="x', "`", "<", ">", "&#60;b>", "\\<b>"),
)

_HARMLESS = frozenset(("a", "br", "code", "em", "img", "s", "strong", "sup", "li", "p"))
"""Elements that Markdown makes, and those that stand around its footnotes."""


@settings(STEADY, max_examples=1500)
@given(blocks, st.lists(st.tuples(st.sampled_from(_ATTACKS), st.floats(0, 1)), min_size=1, max_size=4))
@example("Text.\n\nMore.", [("^[<script>alert(1)</script>]", 1.0)])
@example("Text^[note].", [("^[[ক](intent:x)]", 0.5)])
@example('<p>A <img title="a" alt="b" src="x"> b</p>', [("onerror", 0.5)])
def test_law_8_no_translation_adds_an_element_an_event_or_a_scheme(text: str, attacks: list[tuple[str, float]]) -> None:
    def hostile(unit: Unit) -> Answer:
        said = unit.msgid
        for attack, place in attacks:
            at = round(place * len(said))
            said = said[:at] + attack + said[at:]
        return Answer(said, State.TRANSLATED)

    for tag, attributes in elements(html(text, hostile)) - elements(plain_html(text)):
        assert tag in _HARMLESS
        for name, value in attributes:
            assert name in ("href", "src", "alt", "title", "class", "id")
            assert name not in ("href", "src") or urlsplit(value).scheme in ("", "http")
