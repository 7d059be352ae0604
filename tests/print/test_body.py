"""Tokens to Typst source: one test a construct, and what becomes of blocks that are not translated."""

from __future__ import annotations

import re

import pytest

from pipeline.errors import RenderError
from pipeline.languages import language
from pipeline.model import State
from pipeline.render.print import FORMAT

from .paper import body, paper_page


@pytest.mark.parametrize(
    ("markdown", "source"),
    [
        ("Two\nlines", 'par({ "Two"; " "; "lines" })'),
        ("one  \ntwo", 'par({ "one"; linebreak(); "two" })'),
        ("**bold** and *em* and ~~old~~",
         'par({ strong({ "bold" }); " and "; emph({ "em" }); " and "; strike({ "old" }) })'),
        ("`a \"b\"`", 'par({ raw("a \\"b\\"") })'),
        ("- a\n- b", 'list(tight: true, { "a" }, { "b" })'),
        ("- a\n\n- b", 'list(tight: false, { par({ "a" }) }, { par({ "b" }) })'),
        ("3. a\n   - b", 'enum(start: 3, tight: true, { "a"\nlist(tight: true, { "b" }) })'),
        ("0. a", 'enum(start: 0, tight: true, { "a" })'),
        ("- [ ] a\n- [x] b\n- c", 'tasks(tight: true, (false, true, none,), { "a" }, { "b" }, { "c" })'),
        ("> a", 'quote(block: true, { par({ "a" }) })'),
        ("---", "rule()"),
        ("```\na\n  b\n```", 'raw(block: true, "a\\n  b")'),
        ("| a | b |\n| - | -: |\n| c | d |",
         'sheet(align: ("start", "end",), longest: ("a", "b",), letters: (2, 2,), '
         'table.header(table.cell(breakable: long(0), { "a" }), '
         'table.cell(breakable: long(0), { "b" })), table.cell(breakable: long(2), { "c" }), '
         'table.cell(breakable: long(2), { "d" }))'),
        ("Term\n: one", 'terms(terms.item({ "Term" }, { "one" }))'),
        ("Term\n: one\n: two", 'terms(terms.item({ "Term" }, { meaning({ "one" })\nmeaning({ "two" }) }))'),
        ("::: emergency Go now\nx\n:::", 'card("emergency", { "Go now" }, { par({ "x" }) })'),
        ("::: tip\nx\n:::", 'card("tip", none, { par({ "x" }) })'),
        ("::: references\n1. Koes B.\n:::", 'references({ enum(start: 1, tight: true, { "Koes B." }) })'),
        ("## Rest {#rest}\n\n[up](#rest)",
         'section(1, "h-rest", { "Rest" })\npar({ lined-link(label("h-rest"), { "up" }) })'),
        ("[nowhere](#nowhere)", 'par({ "nowhere" })'),
        ("[999](tel:999)", 'par({ lined-link("tel:999", { "999" }) })'),
        ("[file](notes.pdf)", 'par({ "file" })'),
        ("<https://www.nhs.uk/>", 'par({ lined-link("https://www.nhs.uk/", whole({ "https://www.nhs.uk/" })) })'),
        ("~~[a](tel:1)~~", 'par({ strike({ link("tel:1", { "a" }) }) })'),
        ("H<sub>2</sub>O<br>b<wbr>c", 'par({ "H"; sub({ "2" }); "O"; linebreak(); "b"; "c" })'),
        ("<sub>open", 'par({ "open" })'),
        ("<div>\n<p>in <b>HTML</b></p>\n</div>", 'par({ "in HTML" })'),
        ("<!-- i18n:comment: a word -->", ""),
        ("a[^n] b[^n]\n\n[^n]: note",
         'par({ "a"; note(label("note-0"), { "note" }); " b"; footnote(label("note-0")) })'),
        ('![alt](x.svg "Caption")', 'picture(original: false, "/source/x.svg", "alt", { "Caption" })'),
        ("![](x.svg)", 'picture(original: false, "/source/x.svg", "", none)'),
        ("see ![alt](x.svg)", 'par({ "see "; small-picture("/source/x.svg", "alt") })'),
    ],
)  # fmt: skip
def test_a_construct_has_its_source(markdown: str, source: str) -> None:
    assert body(paper_page(markdown)) == source


@pytest.mark.parametrize(
    "hostile",
    [
        '#read("/etc/passwd")',
        '"); panic("x")',
        '\\"); panic("x") //',
        "*/ panic() /*",
        '#import "@preview/x:1.0.0": *',
        "$x$ @label <label> ] } )",
    ],
)
def test_hostile_text_stays_inside_its_literal(hostile: str) -> None:
    escaped = hostile.replace("\\", "\\\\").replace('"', '\\"')
    assert body(paper_page(f"`{hostile}`")) == f'par({{ raw("{escaped}") }})'


def test_a_fragment_cannot_forge_the_mark_of_a_late_link() -> None:
    source = body(paper_page("[x](other.md#%EF%B7%91%22)%3b)", shelf=["other"]))
    assert source.count("\ufdd0") == source.count("\ufdd1") == 2
    assert "\ufdd0other#\ufffd" in source


def test_headings_have_no_gaps_between_their_levels() -> None:
    source = body(paper_page("## A\n\n#### B\n\n##### C\n\n### D\n\n## E"))
    assert re.findall(r'section\((\d), "h-(\w)"', source) == [
        ("1", "a"),
        ("2", "b"),
        ("3", "c"),
        ("2", "d"),
        ("1", "e"),
    ]


def test_an_empty_heading_is_left_out() -> None:
    assert body(paper_page("##\n\ntext")) == 'par({ "text" })'


def test_addresses_are_listed_once_at_the_end_but_not_those_that_stand_in_the_text() -> None:
    source = body(
        paper_page(
            "[NHS](https://www.nhs.uk/) <https://who.int/> [again](https://www.nhs.uk/) [ring](tel:999) "
            "[Sleep](sleep.md#pillow)",
            shelf=["sleep"],
        )
    )
    assert source.splitlines()[-1] == (
        'addresses(({ "NHS" }, "https://www.nhs.uk/"), ({ "Sleep" }, "\ufdd0sleep#pillow\ufdd1"))'
    )


def test_a_row_says_how_long_it_is_so_that_a_long_one_may_be_parted_by_a_page_break() -> None:
    words = "ব্যথা " * 150
    assert "breakable: long(899)" in body(paper_page(f"| a |\n| - |\n| {words} |"))


@pytest.mark.parametrize(
    "src", ["https://elsewhere.example/x.png", "../../x.png", "/x.png", "data:image/png;base64,AA"]
)
def test_a_picture_outside_the_project_is_refused_by_name(src: str) -> None:
    with pytest.raises(RenderError, match=re.escape(src)) as caught:
        body(paper_page(f"---\ntitle: T\n---\n\n![alt]({src})"))
    assert str(caught.value.place) == "source/sciatica.md:5"


# ---------------------------------------------------------------- translations

ARTICLE = "## Rest\n\nLie down.\n\nThen walk.\n\n- one\n- two\n\n| a |\n| - |\n| b |"


def test_latin_words_in_a_bengali_text_are_tagged() -> None:
    page = paper_page("Take ORS.", {"Take ORS.": "ORS খান।"})
    assert body(page) == 'par({ text(lang: "en", region: none, "ORS"); " খান।" })'


def test_neighbours_without_a_translation_share_one_mark() -> None:
    page = paper_page(ARTICLE, {"Rest": "বিশ্রাম", "one": "এক", "two": "দুই", "a": "ক", "b": "খ"})
    assert body(page).splitlines()[1:4] == [
        'untranslated("untranslated", { par({ "Lie down." })',
        'par({ "Then walk." }) })',
        'list(tight: true, { "এক" }, { "দুই" })',
    ]


def test_a_text_that_changed_is_marked_otherwise_than_one_never_translated() -> None:
    page = paper_page("One.\n\nTwo.\n\nThree.", {"One.": State.FUZZY, "Two.": State.UNTRANSLATED, "Three.": "তিন।"})
    assert re.findall(r'"(updating|untranslated)"', body(page)) == ["updating", "untranslated"]


def test_comments_for_translators_and_footnotes_at_the_end_part_no_mark_and_have_none() -> None:
    article = "One[^1].\n\n<!-- i18n:comment: careful -->\n\nTwo.\n\n[^1]: note"
    assert body(paper_page(article, {})).count("untranslated(") == 1


def test_a_heading_after_other_untranslated_blocks_has_its_own_part_of_the_mark() -> None:
    source = body(paper_page("Lie down.\n\n## Rest\n\nThen walk.", {"Then walk.": "তারপর হাঁটুন।"}))
    assert [line[:45] for line in source.splitlines()] == [
        'untranslated("untranslated", { par({ "Lie dow',
        'untranslated-part(sticky: true, "untranslated',
        'par({ "তারপর হাঁটুন।" })',
    ]


def test_a_heading_at_the_end_of_a_mark_stays_with_what_follows() -> None:
    page = paper_page("## Rest\n\nLie down.", {"Lie down.": "শুয়ে পড়ুন।"})
    assert body(page).splitlines()[0] == (
        'untranslated(sticky: true, "untranslated", { under-flag(section(1, "h-rest", { in-original({ "Rest" }) })) })'
    )


def test_items_and_cells_are_marked_one_by_one_when_their_neighbours_are_translated() -> None:
    page = paper_page(
        ARTICLE, {"Rest": "বিশ্রাম", "Lie down.": "শুয়ে পড়ুন।", "Then walk.": "তারপর হাঁটুন।", "one": "এক", "a": "ক"}
    )
    source = body(page)
    assert 'list(tight: true, { "এক" }, { untranslated-part("untranslated", { "two" }) })' in source
    assert 'table.cell(breakable: long(1), untranslated-part("untranslated", { "b" }))' in source


def test_what_the_author_keeps_in_english_is_tagged_and_not_marked() -> None:
    article = "Say:\n\n<!-- i18n:skip -->\n\n> Examine me now.\n\n::: references\n- Koes B.\n:::"
    source = body(paper_page(article, {"Say:": "বলুন:"}))
    assert 'quote(block: true, { par({ original({ "Examine me now." }) }) })' in source
    assert 'references({ list(tight: true, { "Koes B." }) })' in source
    assert "untranslated" not in source


def test_a_caption_and_an_alternative_text_have_states_of_their_own() -> None:
    markdown = '![The nerve](x.svg "From the back to the foot.")'
    assert body(paper_page(markdown, {"The nerve": "স্নায়ু", "From the back to the foot.": State.FUZZY})) == (
        'picture(original: false, "/source/x.svg", "স্নায়ু", untranslated-words("updating", "From the back to the foot."))'
    )
    assert body(paper_page(markdown, {"From the back to the foot.": "কোমর থেকে পা।"})) == (
        'picture(original: true, "/source/x.svg", "The nerve", { "কোমর থেকে পা।" })'
    )


def test_a_footnote_of_an_untranslated_passage_may_be_translated() -> None:
    source = body(paper_page("Rest[^1]\n\n[^1]: Source.", {"Source.": "সূত্র।"}))
    assert source == ('untranslated("untranslated", { par({ "Rest"; note(label("note-0"), { "সূত্র।" }) }) })')


def test_the_opening_says_whether_title_and_description_are_translated() -> None:
    page = paper_page("---\ntitle: Sciatica\ndescription: Plain advice.\n---\n", {"Sciatica": "সায়াটিকা"})
    assert FORMAT.compose(page, language("bn")) == (
        'opening({ "সায়াটিকা" }, untranslated-words("untranslated", "Plain advice."))'
    )


def test_blocks_know_their_line_in_the_article() -> None:
    page = paper_page("---\ntitle: T\n---\n\nOne.\n\nTwo.")
    assert re.findall(r"/\*(\d+)\*/", FORMAT.compose(page, language("en"))) == ["5", "7"]


def test_each_text_of_raw_html_has_its_own_mark() -> None:
    html = "<div>\n<p>one</p>\n<p>two</p>\n<p>three</p>\n</div>"
    page = paper_page(html, {"one": "এক", "two": State.FUZZY, "three": State.UNTRANSLATED})
    assert body(page) == (
        'par({ "এক" })\nuntranslated("updating", { par({ "two" }) })\n'
        'untranslated("untranslated", { par({ "three" }) })'
    )
