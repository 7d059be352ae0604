"""English on a Bengali page is never silent: it says its language, and why it is there."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline import markup
from pipeline.model import Answer, Article, State

from .site import body, made, parsed, text

EMPTY, FUZZY = "এখনও অনুবাদ হয়নি", "অনুবাদ হালনাগাদ হচ্ছে"


@pytest.mark.parametrize(
    ("markdown", "element"),
    [
        ("Rest well.", "p"),
        ("## Rest well.", "h2"),
        ("- Rest well.", "span"),
        ("- Rest well.\n\n- So.", "p"),
        ("1. Rest well.\n   - হাঁটুন", "span"),
        ("> Rest well.", "p"),
        ("| Rest well. |\n| - |\n| ১ |", "th"),
        ("| ১ |\n| - |\n| Rest well. |", "td"),
        ("Rest well.\n: ১", "dt"),
        ("১\n: Rest well.", "span"),
        ("::: tip Rest well.\n১\n:::", "span"),
        ("- [ ] Rest well.", "span"),
        ("<details>\n<summary>Rest well.</summary>\n</details>", "span"),
        ('![x](a.svg "Rest well.")', "figcaption"),
    ],
)
@pytest.mark.parametrize(("state", "label"), [(State.UNTRANSLATED, EMPTY), (State.FUZZY, FUZZY), (State.BROKEN, EMPTY)])
def test_every_kind_of_block_is_marked(markdown: str, element: str, state: State, label: str) -> None:
    tree = parsed(body(made(markdown, {"Rest well.": state, "হাঁটুন": "হাঁটুন", "So.": "তাই।", "x": "ক", "১": "১"})))
    marked = tree.xpath("//*[contains(@class,'untranslated')]")
    assert [m.tag for m in marked] == [element]
    assert (marked[0].get("lang"), marked[0].get("dir")) == ("en", "ltr")
    # A heading's mark stands after it: it is no part of its name.
    [mark] = tree.xpath("//span[@class='mark']")
    assert (mark.get("lang"), mark.text.removesuffix(" · ")) == ("bn", label)
    assert text(marked[0]).replace(text(mark), "").strip() == "Rest well."


def test_a_mark_leads_to_the_same_block_of_the_original() -> None:
    markdown = "## Rest {#rest}\n\nWell.\n\n- Lie down.\n- Get up."
    tree = parsed(body(made(markdown, {"Well.": "ভালো।", "Get up.": State.FUZZY}), numbered=True))
    links = tree.xpath("//span[@class='mark']/a")
    assert [(link.get("href"), link.get("hreflang")) for link in links] == [
        ("/en/sciatica/#rest", "en"),
        ("/en/sciatica/#_2", "en"),
        ("/en/sciatica/#_3", "en"),
    ]
    english = parsed(body(made(markdown), numbered=True))
    for link in links:
        there = english.get_element_by_id(link.get("href").partition("#")[2])
        here = tree.get_element_by_id(link.get("href").partition("#")[2])
        assert there.tag == here.tag
        assert text(there) in text(here)
    assert text(links[0]) == "মূল ইংরেজি দেখুন"


def test_of_a_run_of_passages_the_first_is_labelled_for_the_eye_and_all_for_the_ear() -> None:
    tree = parsed(body(made("One.\n\nTwo.\n\nThree.\n\nFour.", {"Three.": State.FUZZY})))
    marks = tree.xpath("//span[contains(@class,'mark')]")
    assert [mark.get("class") for mark in marks] == ["mark", "mark unseen", "mark", "mark"]
    assert [len(mark.xpath("./a")) for mark in marks] == [1, 0, 1, 1]
    assert all(mark.text for mark in marks)


def test_a_mark_says_since_when_the_original_is_another() -> None:
    day = date(2026, 3, 9)
    said = {
        "Rest.": Answer(None, State.FUZZY, day),
        "Walk.": Answer("হাঁটুন।", State.STALE, day),
        "Sleep.": Answer("ঘুমান।", State.STALE),
    }
    article = Article("sciatica", "source/sciatica.md", "Rest.\n\nWalk.\n\nSleep.")
    tree = parsed(body(markup.page(article, lambda unit: said[unit.msgid], language="bn")))
    assert [mark.text.removesuffix(" · ") for mark in tree.xpath("//span[@class='mark']")] == [
        "অনুবাদ হালনাগাদ হচ্ছে · ইংরেজি লেখা বদলেছে ৯ মার্চ ২০২৬",
        "ইংরেজি লেখা বদলেছে ৯ মার্চ ২০২৬",
        "ইংরেজি লেখা পরে বদলেছে",
    ]
    assert [p.get("class") for p in tree.xpath("//p")] == ["untranslated", "stale", "stale"]
    assert [p.get("lang") for p in tree.xpath("//p")] == ["en", None, None]


def test_a_translated_block_carries_no_mark() -> None:
    page = made("Rest *well*.\n\n- a\n- b", {"Rest *well*.": "*ভালো করে* বিশ্রাম নিন।", "a": "ধীরে ধীরে", "b": "উদ্‌যাপন"})
    html = body(page)
    assert "lang=" not in html and "mark" not in html
    assert "<li>উদ্‌যাপন</li>" in html, "a joiner inside a word stays"


def test_a_nested_list_does_not_inherit_its_parents_language() -> None:
    tree = parsed(body(made("- Rest.\n  - Walk.", {"Walk.": "হাঁটুন।"})))
    walk = tree.xpath("//li/ul/li")[0]
    assert walk.text == "হাঁটুন।"
    assert not walk.xpath("ancestor-or-self::*[@lang]")


def test_an_alt_text_says_its_language() -> None:
    tree = parsed(body(made('![Bent knees](a.svg "Rest.")', {"Rest.": "বিশ্রাম।"})))
    assert tree.xpath("//img/@lang") == ["en"]
    assert not tree.xpath("//figcaption/@lang")


def test_what_the_author_keeps_in_english_has_a_language_and_no_mark() -> None:
    page = made("<!-- i18n:skip -->\n\nForm B-12\n\n::: references\n1. Koes B.\n:::\n\n```\nsit up\n```", {})
    tree = parsed(body(page))
    assert [(e.tag, e.get("lang")) for e in tree.xpath("//*[@lang]")] == [("p", "en"), ("div", "en"), ("pre", "en")]
    assert not tree.xpath("//*[@class='mark']")


def test_an_untranslated_heading_keeps_its_id_and_says_its_language_in_the_contents() -> None:
    page = made("## One\n\n## Two\n\n## Three", {"One": "এক", "Two": "দুই"})
    tree = parsed(body(page))
    assert tree.xpath("//h2/@id") == ["one", "two", "three"] == [a[1:] for a in tree.xpath("//nav//a/@href")]
    assert tree.xpath("//nav//a/@lang") == ["en"]
    assert tree.xpath("//nav//a/text()") == ["এক", "দুই", "Three"]
