"""An article and a lookup make a page."""

from __future__ import annotations

import pickle

import pytest

from pipeline import markup
from pipeline.findings import Place
from pipeline.model import Answer, Coverage, State, Unit

from .made import article, html, page, shown, states, units

SHELF = frozenset(("care/back", "care/rest", "start/walking"))


def test_an_english_page_is_all_source() -> None:
    made = page("# Rest\n\nWalk.\n")
    assert states(made) == ["source", "source"]
    assert (made.domain, made.path) == ("care/back", "source/care/back.md")
    assert (made.language, made.source_language) == ("en", "en")
    assert made.coverage == Coverage(2, 2, 2, 2)


def test_each_block_is_in_the_language_it_has() -> None:
    made = page("# Rest\n\nWalk *slowly*.\n\n- Sleep.\n", {"Rest": "বিশ্রাম", "Sleep.": "ঘুমান।"})
    assert html(made) == "<h1>বিশ্রাম</h1>\n<p>Walk <em>slowly</em>.</p>\n<ul>\n<li>ঘুমান।</li>\n</ul>"
    assert states(made) == ["translated", "untranslated", "translated"]


def test_states_are_what_the_lookup_says_of_units() -> None:
    said = {"A": Answer("ক", State.TRANSLATED), "B": Answer(None, State.FUZZY), "C": Answer(None, State.UNTRANSLATED)}
    made = markup.page(article("A\n\nB\n\nC\n"), lambda unit: said[unit.msgid], language="bn")
    assert states(made) == ["translated", "fuzzy", "untranslated"]
    assert html(made) == "<p>ক</p>\n<p>B</p>\n<p>C</p>"


def test_tokens_know_their_units() -> None:
    text = '# A\n\n![B](b.svg "C")\n\n<p title="D">E</p>\n\n<!-- i18n:code -->\n```\nF\n```\n'
    made = page(text, {})
    named = [token.meta for token in made.tokens if token.meta.keys() & {"unit", "units", "caption_unit"}]
    assert [(meta.get("unit"), meta.get("caption_unit"), meta.get("units")) for meta in named] == [
        (0, None, None),
        (1, 2, None),
        (None, None, (3, 4)),
        (5, None, None),
    ]


def test_coverage_counts_units_and_english_words() -> None:
    said = {
        "One two three.": Answer("এক দুই তিন।", State.TRANSLATED),
        "Four five.": Answer(None, State.FUZZY),
        "<b>Six</b>": Answer("ছয়", State.TRANSLATED),
    }
    made = markup.page(
        article("One two three.\n\nFour five.\n\n<b>Six</b>\n\nSeven.\n"),
        lambda unit: said.get(unit.msgid, Answer(None, State.UNTRANSLATED)),
        language="bn",
    )
    assert made.coverage == Coverage(
        units=4, words=7, translated_units=1, translated_words=3, fuzzy_units=1, fuzzy_words=2
    )
    assert (made.coverage.empty_units, made.coverage.empty_words) == (2, 2)


TITLES = {
    "the front matter's": ("---\ntitle: Back pain\n---\n# Rest\n", "Back pain"),
    "the first heading's of level 1": ("## Before\n\n# Why *me*?\n\n# After\n", "Why me?"),
    "else the file's name": ("## Rest\n", "Back"),
    "else the slug": ("---\nslug: low-back-pain\n---\n## Rest\n", "Low back pain"),
}


@pytest.mark.parametrize(("text", "title"), TITLES.values(), ids=TITLES.keys())
def test_the_title_of_a_page_is(text: str, title: str) -> None:
    assert page(text).meta.title == title


def test_a_title_from_a_heading_is_in_the_pages_language_and_not_in_its_body() -> None:
    made = page("Before.\n\n# Rest\n\nWalk.\n", {"Rest": "**বিশ্রাম**"})
    assert made.meta.title == "বিশ্রাম"
    assert markup.html(markup.body(made), made.env) == "<p>Before.</p>\n<p>Walk.</p>\n"
    assert "<h1>" in html(made)


def test_a_title_from_the_front_matter_leaves_the_body_whole() -> None:
    made = page("---\ntitle: Back\n---\n# Rest\n")
    assert markup.body(made) == made.tokens


LINKS = {
    "beside it": ("rest.md", ("care/rest", "")),
    "with a place": ("rest.md#sleep", ("care/rest", "sleep")),
    "in another folder": ("../start/walking.md", ("start/walking", "")),
    "with a detour": ("./../care/./rest.md", ("care/rest", "")),
    "to itself": ("back.md#sleep", ("care/back", "sleep")),
    "percent-encoded": ("re%73t.md", ("care/rest", "")),
}


@pytest.mark.parametrize(("address", "expected"), LINKS.values(), ids=LINKS.keys())
def test_a_link_to_an_article_says_which(address: str, expected: tuple[str, str]) -> None:
    made = page(f"See [this]({address}).\n", "[এটি][link-1] দেখুন।", shelf=SHELF)
    (link,) = [child for token in made.tokens for child in token.children or () if child.type == "link_open"]
    assert link.meta["article"] == expected
    assert made.links == (expected[0],)
    assert made.findings == ()


@pytest.mark.parametrize(
    "address",
    [
        *("https://a.example/rest.md", "//a.example/rest.md", "/rest.md", "#rest.md", "mailto:rest.md"),
        *("", "?a=rest.md"),
    ],
)
def test_other_links_are_left_alone(address: str) -> None:
    made = page(f"See [this]({address}).\n", shelf=SHELF)
    assert (made.links, made.findings) == ((), ())


@pytest.mark.parametrize("address", ["rest.pdf", "rest", "../leaflets/rest.html#top"])
def test_a_link_to_a_file_that_is_no_article_is_a_finding_where_there_is_a_site(address: str) -> None:
    assert [finding.code for finding in page(f"See [this]({address}).\n", shelf=SHELF).findings] == ["link-broken"]
    assert page(f"See [this]({address}).\n", shelf=frozenset()).findings == ()


def test_a_link_to_no_article_is_a_finding_with_its_line() -> None:
    made = page("---\ntitle: Back\n---\n\nText.\n\n- See [this](gone.md)\n", {}, shelf=SHELF)
    (finding,) = made.findings
    assert (finding.code, finding.place) == ("link-broken", Place("source/care/back.md", 7))
    assert "gone.md" in finding.message
    assert finding.hint


def test_without_a_shelf_no_link_is_broken() -> None:
    assert page("See [this](gone.md).\n").findings == ()


def test_the_same_article_is_linked_to_once_and_links_are_sorted() -> None:
    made = page("[a](../start/walking.md) [b](rest.md) [![c](c.svg)](rest.md#x)\n", shelf=SHELF)
    assert made.links == ("care/rest", "start/walking")


def test_pictures_are_named_by_their_paths_in_the_project() -> None:
    text = """
    ![a](b.svg) and ![c](../images/c%20d.png?x#y)

    [![e](images/e.svg)](https://a.example/)

    ![f](https://a.example/f.svg) ![g](/g.svg) ![h](../../../outside.svg) ![i]()
    """
    assert page(text, {}).images == ("source/care/b.svg", "source/care/images/e.svg", "source/images/c d.png")


def test_a_translation_may_show_another_picture() -> None:
    assert page("See ![a](en.svg).\n", "![ক](bn.svg) দেখুন।").images == ("source/care/bn.svg",)


def test_task_lists_keep_their_boxes() -> None:
    made = shown("- [x] Walk\n- [ ] Rest\n", {"Walk": "হাঁটা", "Rest": "বিশ্রাম"})
    assert made.count("checkbox") == 4
    assert "> হাঁটা</li>" in made
    assert made.count("checked") == 1


def test_tables_keep_their_alignment() -> None:
    made = shown("| A | B |\n| :-: | --: |\n| 1 | 2 |\n", {"A": "ক", "B": "খ", "1": "১", "2": "২"})
    assert '<th style="text-align:center">ক</th>' in made
    assert '<td style="text-align:right">২</td>' in made


def test_definition_lists_stay_tight_or_loose() -> None:
    assert shown("A\n: B\n", {"A": "ক", "B": "খ"}) == "<dl>\n<dt>ক</dt>\n<dd>খ</dd>\n</dl>"
    assert shown("A\n: B\n\n  C\n", {"A": "ক", "B": "খ"}) == (
        "<dl>\n<dt>ক</dt>\n<dd>\n<p>খ</p>\n<p>C</p>\n</dd>\n</dl>"
    )


def test_hard_breaks_are_the_translators() -> None:
    assert shown("One\\\ntwo\nthree.\n", {"One\\\ntwo three.": "এক\\\nদুই তিন।"}) == "<p>এক<br />\nদুই তিন।</p>"


def test_a_lookup_is_asked_in_reading_order_and_once_a_place() -> None:
    asked: list[Unit] = []

    def lookup(unit: Unit) -> Answer:
        asked.append(unit)
        return Answer(None, State.UNTRANSLATED)

    text = "---\ntitle: A\n---\n\nA\n\n- A\n\n[^1]: B\n"
    markup.page(article(text), lookup, language="bn")
    assert tuple(asked) == units(text)
    assert [unit.kind for unit in asked] == ["title", "paragraph", "list item", "footnote"]


def test_one_page_leaves_no_trace_on_the_next() -> None:
    text = "A[^1] [b](c) ^[d]\n\n[^1]: E\n\n[f]: g\n"
    first = shown(text)
    shown("[^1]: X\n\n[f]: other\n\n[b] [f]\n", "খ^[গ]")
    assert shown(text) == first


def test_a_page_can_be_sent_to_another_process() -> None:
    made = page('# A\n\n![B](b.svg "C") and [d](e)\n\n<p>F</p>\n\nG[^1]\n\n[^1]: H\n', {"A": "ক"})
    again = pickle.loads(pickle.dumps(made))
    assert again == made
    assert html(again) == html(made)


def test_text_of_inline_tokens_is_what_a_reader_sees() -> None:
    made = page("*a* `b`\nc\\\nd <b>e</b> ![f *g*](h) [i](j)[^1] &amp; \\* <https://k.example>\n\n[^1]: l\n")
    assert markup.text_of(made.tokens[1].children or ()) == "a b c d e f g i & * https://k.example"
