"""The words that the print edition says itself."""

from __future__ import annotations

import ast
import inspect
from dataclasses import replace

from pipeline.render.print import FORMAT, WORDS, cover, handout, sheet
from pipeline.render.print.words import said, together, words_of

from .paper import edition


def test_a_word_without_a_translation_stays_english() -> None:
    assert said({}, "Page %(page)s of %(pages)s", page="৩", pages="৭") == "Page ৩ of ৭"
    assert said({"Note": ""}, "Note") == "Note"


def test_places_are_filled_in_whatever_order_the_language_has() -> None:
    words = {"%(done)s of %(all)s passages are translated.": "%(all)sটির মধ্যে %(done)sটি অনূদিত।"}
    assert said(words, "%(done)s of %(all)s passages are translated.", done="৩", all="৯") == "৯টির মধ্যে ৩টি অনূদিত।"


def test_a_translation_that_lost_the_telephone_number_is_not_used() -> None:
    assert said({"For advice call %(phone)s": "পরামর্শ নিন"}, "For advice call %(phone)s", phone="০১") == (
        "For advice call ০১"
    )


def test_what_a_language_written_from_right_to_left_lacks_is_one_passage_that_keeps_its_order() -> None:
    words = words_of(edition("ar", words={}))
    day, done = said(words, "Updated %(date)s", date="2 يناير"), said(words, "Note")
    assert (day, done) == ("\u2066Updated \u20682 يناير\u2069\u2069", "\u2066Note\u2069")
    assert together((day, done), " · ") == "\u2066Updated \u20682 يناير\u2069 · Note\u2069"
    assert together(("এক", "দুই"), " ") == "এক দুই" and together((), " ") == ""


def test_a_name_in_a_sentence_that_runs_the_other_way_keeps_its_order() -> None:
    turned = words_of(replace(edition("ar"), words={"By %(name)s": "بقلم %(name)s"}))
    assert said(turned, "By %(name)s", name="A. Jones (UK)") == "بقلم \u2068A. Jones (UK)\u2069"
    assert said(words_of(edition("bn")), "By %(name)s", name="রহিমা") == "লিখেছেন: রহিমা"


def test_a_part_is_never_filled_a_second_time() -> None:
    assert said({}, "By %(name)s", name="100%(name)s") == "By 100%(name)s"


def test_every_word_is_used_and_every_word_used_is_listed() -> None:
    texts = {
        node.value
        for module in (cover, handout, sheet)
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert [word for word in WORDS if word not in texts] == []
    assert sorted(text for text in texts if "%(" in text and text not in WORDS) == []


def test_the_format_says_its_name() -> None:
    assert FORMAT.name == "handout"
