"""What no translation brings to a page: controls, turned letters, isolates left open, too much of anything."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.markup.hygiene import cleaned, excess, says_nothing

from .made import html, page, shown, states

CLEANED = {
    "a null": ("জ্ব\x00র", "জ্বর"),
    "a terminal's command": ("\x1b[31mজ্বর\x07", "[31mজ্বর"),
    "C1": ("জ্ব\x80\x9fর", "জ্বর"),
    "line ends of other machines": ("এক\r\nদুই\rতিন\n", "এক\nদুই\nতিন\n"),
    "a form feed": ("এক\x0cদুই", "এক দুই"),
    "separators of Unicode": ("এক\u2028দুই\u2029", "এক দুই "),
    "noncharacters, ours among them": ("\ufdd0ক\ufdd1\uffff", "ক"),
    "an override": ("\u202e৯১\u202c বার", "৯১ বার"),
    "an override by number": ("&#x202e;৯১&#8236; বার", "৯১ বার"),
    "a control by number": ("ক&#0;খ&#x1b;গ&#127;", "কখগ"),
    "no code point at all": ("ক&#xD800;খ&#1114112;গ", "কখগ"),
    "an isolate left open": ("ক \u2067খ", "ক খ"),
    "an isolate closed twice": ("\u2067খ\u2069\u2069", "\u2067খ\u2069"),
    "an isolate over two lines": ("\u2067ক\nখ\u2069", "ক\nখ"),
}


@pytest.mark.parametrize(("text", "left"), CLEANED.values(), ids=CLEANED.keys())
def test_what_acts_beyond_its_own_words_is_taken_out(text: str, left: str) -> None:
    assert cleaned(text, "source") == left


KEPT = ["র‍্যাশ, উদ্‌যাপন", "\u2067العربية\u2069 ১২", "العربية\u200f", "ক&#2453;&#x995;&nbsp;খ", "a\tb", "এক\nদুই", "😀\ufe0f"]


@pytest.mark.parametrize("text", KEPT)
def test_what_belongs_to_a_language_stays(text: str) -> None:
    assert cleaned(text, "source") == text


def test_what_the_source_has_a_translation_may_have() -> None:
    source = "\u202aab\u202c &#x202e; \x07"
    assert cleaned(source, source) == source
    assert cleaned("ক &#x202e; \u202aখ\u202c\x07", source) == "ক &#x202e; \u202aখ\u202c"


@settings(deadline=None)
@given(st.text(max_size=40), st.text(max_size=10))
def test_cleaning_twice_is_cleaning_once(text: str, source: str) -> None:
    once = cleaned(text, source)
    assert once == source or cleaned(once, source) == once


@settings(deadline=None)
@given(st.text(alphabet="ক \u2066\u2067\u2068\u2069\n", max_size=30))
def test_isolates_come_in_pairs_within_a_line(text: str) -> None:
    for line in cleaned(text, "").split("\n"):
        depth = 0
        for character in line:
            depth += ("\u2066" <= character <= "\u2068") - (character == "\u2069")
            assert depth >= 0
        assert depth == 0


def test_there_is_a_measure_for_length_and_for_marks() -> None:
    assert excess("ক" * 20_000, "source") == ""
    assert "longer" in excess("ক" * 1_000_000, "source")
    assert excess("ক" * 100_000, "a" * 20_000) == ""
    assert "marks" in excess("[" * 5_000, "source")
    assert excess("*ক* " * 400, "*a* " * 400) == ""


@pytest.mark.parametrize("text", ["\u200b", " \u00ad\u2060", "\ufeff", "\u3164"])
def test_some_texts_say_nothing(text: str) -> None:
    assert says_nothing(text)
    assert not says_nothing(text + "—")


NOTHING = ["\x00", "\u200b", "&nbsp;", "&#8203;", "**\u200b**", "[\u200b](../walk.md)", "\\\n"]


@pytest.mark.parametrize("msgstr", NOTHING)
def test_a_block_is_never_lost(msgstr: str) -> None:
    """A translation that shows nothing is put aside."""
    made = page("Walk.\n", msgstr)
    assert states(made) == ["broken"]
    assert html(made) == "<p>Walk.</p>"
    assert made.findings


@pytest.mark.parametrize("msgstr", ["<b></b>", "<b>&nbsp;</b>", "<b>\u200b</b>", "\x00"])
def test_a_block_of_raw_html_is_never_lost(msgstr: str) -> None:
    text = "<div>\n<p>Do <b>not</b> run.</p>\n</div>\n"
    assert shown(text, msgstr) == text.strip()
    assert states(page(text, msgstr)) == ["broken"]


@pytest.mark.parametrize("field", ["title", "description"])
def test_a_field_of_the_front_matter_is_never_lost(field: str) -> None:
    made = page(f"---\n{field}: Walking\n---\n\nWalk.\n", {"Walking": "\u200b", "Walk.": "হাঁটুন।"})
    assert states(made) == ["broken", "translated"]
    assert getattr(made.meta, field) == "Walking"
    assert [finding.code for finding in made.findings] == ["markup-differs"]


def test_too_much_of_anything_is_put_aside_and_quickly() -> None:
    for msgstr in ("ক" * 1_000_000, "[" * 100_000, "<b>" * 100_000, "<![CDATA[" * 50_000, "^[" * 50_000):
        assert states(page("Walk.\n\n<p>Walk.</p>\n", msgstr)) == ["broken", "broken"]
