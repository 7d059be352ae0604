"""The theme's words: escaped, filled, and never worse than English."""

from __future__ import annotations

import pytest

from pipeline.render.html.wording import Wording

CALL = "For advice call %(phone)s"
ARABIC = Wording([], "ar", "en", direction="rtl")
"""A language without words of its own."""


class Html(str):
    def __html__(self) -> str:
        return str(self)


def test_a_word_is_said_in_the_pages_language() -> None:
    wording = Wording([(CALL, "পরামর্শ নিতে %(phone)s")], "bn", "en")
    assert wording.text(CALL, phone="০১৯৭৫") == "পরামর্শ নিতে ০১৯৭৫"
    assert wording.label(CALL, phone="০১৯৭৫") == "পরামর্শ নিতে ০১৯৭৫"


def test_a_word_without_translation_is_english_and_says_so() -> None:
    assert settled("{}", "Contents") == '<span lang="en" dir="ltr">Contents</span>'
    assert ARABIC.settled(f"<title>{ARABIC.label('Contents')}</title>") == "<title>Contents</title>"
    assert ARABIC.own == ' lang="ar" dir="rtl"'


def settled(html: str, *messages: str, **values: str) -> str:
    """A page with the messages in it, in a language that has no words."""
    return ARABIC.settled(html.format(*(ARABIC.text(message, **values) for message in messages)))


def test_sentences_that_follow_each_other_are_one_passage() -> None:
    assert settled("<p>{}\n{}.</p> {} *", "One.", "Two", "Name") == (
        '<p><span lang="en" dir="ltr">One.\nTwo.</span></p> <span lang="en" dir="ltr">Name *</span>'
    )
    assert settled("{} · {}", "One", "Two") == '<span lang="en" dir="ltr">One · Two</span>'
    assert settled("<b>{}</b> {}", "One", "Two").count("<span") == 2


def test_what_is_in_the_pages_language_says_so_within_a_sentence_that_is_not() -> None:
    day = settled("{}", "Published %(date)s", date="5 أكتوبر 2026")
    assert day == '<span lang="en" dir="ltr">Published <span lang="ar" dir="auto">5 أكتوبر 2026</span></span>'
    language = ARABIC.text("English")
    assert settled("{}", "Translated from %(language)s.", language=Html(language)) == (
        '<span lang="en" dir="ltr">Translated from English.</span>'
    )


def test_a_label_that_fell_back_says_its_language_without_giving_it_to_what_is_labelled() -> None:
    label = ARABIC.label("Language")
    assert ARABIC.settled(f'<nav class="a" aria-label="{label}"><ul></ul></nav>') == (
        '<nav class="a" aria-labelledby="_said-1"><bdi hidden="" id="_said-1" lang="en" dir="ltr">Language</bdi>'
        "<ul></ul></nav>"
    )
    assert (
        ARABIC.settled(f'<a href="#x" aria-label="{label}">١</a>')
        == '<a href="#x" lang="en" aria-label="Language">١</a>'
    )


def test_a_page_on_which_nothing_fell_back_stays_as_it_is() -> None:
    page = '<p>ক</p>\n<nav aria-label="ভাষা">'
    assert Wording([], "bn", "en").settled(page) is page


def test_on_a_page_in_the_source_language_nothing_is_foreign() -> None:
    assert Wording([], "en", "en").text("Contents") == "Contents"


@pytest.mark.parametrize(
    "broken",
    ["পরামর্শ নিতে", "পরামর্শ নিতে %(fone)s", "%(phone)s %(phone)s", "পরামর্শ %s", "%(phone)", "%(phone)d", "৫ % %(phone)s"],
)
def test_a_translation_that_loses_a_placeholder_is_not_used(broken: str) -> None:
    wording = Wording([(CALL, broken)], "bn", "en")
    assert wording.settled(wording.text(CALL, phone="0197")) == '<span lang="en" dir="ltr">For advice call 0197</span>'


def test_no_translation_can_bring_markup() -> None:
    wording = Wording([("Name", '<script>"নাম"</script>')], "bn", "en")
    assert wording.text("Name") == "&lt;script&gt;&quot;নাম&quot;&lt;/script&gt;"


def test_values_are_escaped_unless_they_are_html() -> None:
    wording = Wording([], "en", "en")
    assert wording.text("By %(name)s", name="<b>") == "By &lt;b&gt;"
    assert wording.text("By %(name)s", name=Html("<b>A</b>")) == "By <b>A</b>"


def test_a_percent_sign_that_fills_nothing_stays() -> None:
    assert Wording([("100 %", "১০০ %")], "bn", "en").text("100 %") == "১০০ %"
