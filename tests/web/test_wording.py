"""The theme's words: escaped, filled, and never worse than English."""

from __future__ import annotations

import pytest

from pipeline.render.html.wording import Wording

CALL = "For advice call %(phone)s"


class Html(str):
    def __html__(self) -> str:
        return str(self)


def test_a_word_is_said_in_the_pages_language() -> None:
    wording = Wording([(CALL, "পরামর্শ নিতে %(phone)s")], "bn", "en")
    assert wording.text(CALL, phone="০১৯৭৫") == "পরামর্শ নিতে ০১৯৭৫"
    assert wording.label(CALL, phone="০১৯৭৫") == "পরামর্শ নিতে ০১৯৭৫"


def test_a_word_without_translation_is_english_and_says_so() -> None:
    wording = Wording([], "ar", "en", direction="rtl")
    assert wording.text("Contents") == '<span lang="en" dir="ltr">Contents</span>'
    assert wording.label("Contents") == "Contents"
    assert wording.own == ' lang="ar" dir="rtl"'


def test_on_a_page_in_the_source_language_nothing_is_foreign() -> None:
    assert Wording([], "en", "en").text("Contents") == "Contents"


@pytest.mark.parametrize(
    "broken",
    ["পরামর্শ নিতে", "পরামর্শ নিতে %(fone)s", "%(phone)s %(phone)s", "পরামর্শ %s", "%(phone)", "%(phone)d", "৫ % %(phone)s"],
)
def test_a_translation_that_loses_a_placeholder_is_not_used(broken: str) -> None:
    wording = Wording([(CALL, broken)], "bn", "en")
    assert wording.text(CALL, phone="0197") == '<span lang="en" dir="ltr">For advice call 0197</span>'


def test_no_translation_can_bring_markup() -> None:
    wording = Wording([("Name", '<script>"নাম"</script>')], "bn", "en")
    assert wording.text("Name") == "&lt;script&gt;&quot;নাম&quot;&lt;/script&gt;"


def test_values_are_escaped_unless_they_are_html() -> None:
    wording = Wording([], "en", "en")
    assert wording.text("By %(name)s", name="<b>") == "By &lt;b&gt;"
    assert wording.text("By %(name)s", name=Html("<b>A</b>")) == "By <b>A</b>"


def test_a_percent_sign_that_fills_nothing_stays() -> None:
    assert Wording([("100 %", "১০০ %")], "bn", "en").text("100 %") == "১০০ %"
