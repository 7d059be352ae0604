"""Texts taken apart: words, sentences, parts, differences."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.catalog.abreast import aligned
from pipeline.catalog.lexicon import lexicon
from pipeline.catalog.parts import recomposed
from pipeline.catalog.sentences import sentence_spans, sentences
from pipeline.catalog.spelling import same_word
from pipeline.catalog.worddiff import word_diff
from pipeline.catalog.wording import Wording, fitted
from pipeline.languages import language

ENGLISH, BENGALI = language("en"), language("bn")


# ---------------------------------------------------------------- sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Rest. Then walk.", ["Rest.", "Then walk."]),
        ("See Dr. Roy, e.g. today. Then rest.", ["See Dr. Roy, e.g. today.", "Then rest."]),
        ("Walk 3.5 km. Rest.", ["Walk 3.5 km.", "Rest."]),
        ("“Stop.” That helps (a lot.) Really!", ["“Stop.”", "That helps (a lot.)", "Really!"]),
        ("See [here.][link-1] **Now.** Go.", ["See [here.][link-1]", "**Now.**", "Go."]),
        ("A note.[^1] Then more?", ["A note.[^1]", "Then more?"]),
        ("2. Bend the knee.", ["2. Bend the knee."]),
        ("no capital. after the dot", ["no capital. after the dot"]),
        ("", []),
    ],
)
def test_english_sentences(text: str, parts: list[str]) -> None:
    assert list(sentences(text, ENGLISH)) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("শুয়ে থাকুন। তারপর হাঁটুন।", ["শুয়ে থাকুন।", "তারপর হাঁটুন।"]),
        ("ডা. রায়কে দেখান। ৫ মি.গ্রা. খান।", ["ডা. রায়কে দেখান।", "৫ মি.গ্রা. খান।"]),
        ("ক্ষতি হবে? না। থামুন!", ["ক্ষতি হবে?", "না।", "থামুন!"]),
        ("বিশ্রাম নিন. তারপর হাঁটুন.", ["বিশ্রাম নিন.", "তারপর হাঁটুন."]),
        ("[এখানে দেখুন।][link-1] আর র‍্যাশ হলে?", ["[এখানে দেখুন।][link-1]", "আর র‍্যাশ হলে?"]),
    ],
)
def test_bengali_sentences(text: str, parts: list[str]) -> None:
    assert list(sentences(text, BENGALI)) == parts


@given(st.text(alphabet="aB. ।?!()“”*[]1\n", max_size=60))
def test_sentences_and_the_white_space_between_them_are_the_text(text: str) -> None:
    spans, rest = sentence_spans(text, ENGLISH), text
    for start, end in reversed(spans):
        assert rest[end:].strip() == ""
        rest = rest[:start]
    assert rest.strip() == ""


def test_sentences_align_where_nothing_contradicts() -> None:
    source = "Hold for 10 seconds. See [b][link-1]."
    assert aligned(source, "১০ সেকেন্ড ধরে রাখুন। [খ][link-1] দেখুন।", ENGLISH, BENGALI)
    assert aligned(source, "দশ সেকেন্ড ধরে রাখুন। [খ][link-1] দেখুন।", ENGLISH, BENGALI)
    assert aligned(source, "[খ][link-1] দেখুন। ১০ সেকেন্ড ধরে রাখুন।", ENGLISH, BENGALI) is None
    assert aligned(source, "১০ সেকেন্ড ধরে রাখুন, [খ][link-1] দেখুন।", ENGLISH, BENGALI) is None
    assert aligned("Rest. Walk.", "হ্যাঁ। " + "হাঁটুন, আবার হাঁটুন " * 9 + "।", ENGLISH, BENGALI) is None


def test_only_what_is_found_again_whole_counts_as_cut_anew() -> None:
    old = ["One. Two. Three.", "Four."]
    assert len(recomposed(["One.", "Two. Three."], old, ENGLISH)) == 2
    assert len(recomposed(["One. Two. Three. Four."], old, ENGLISH)) == 1
    assert recomposed(["One.", "Two."], old, ENGLISH) == ()
    assert recomposed(["Three. Two. One."], old, ENGLISH) == ()
    assert recomposed(["One. Two. Three. Five."], old, ENGLISH) == ()


# ---------------------------------------------------------------- wording


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A “b” – c", 'A "b" - c'),
        ("5–10 mg", "5 - 10 mg"),
        ("Rest &amp; *walk*", "Rest & walk"),
        ("`a`\\\nb", "a b"),
        ("[a][link-1] ![b][image-1]", "a ![b][image-2]"),
        ("soft\u00adware", "software"),
        ("<https://a.example>", "<https://b.example>"),
    ],
)
def test_what_says_the_same(one: str, other: str) -> None:
    assert Wording.of(one).said == Wording.of(other).said


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5' long", '5" long'),
        ("at -5", "at 5"),
        ("5 -10", "5 - 10"),
        ("~~not~~", "not"),
        ("a—b", "a-b"),
        ("A[^1] b", "A b"),
        ("a<br>b", "a b"),
        ("2 * 3", "2 3"),
        ("US", "us"),
    ],
)
def test_what_does_not(one: str, other: str) -> None:
    assert Wording.of(one).said != Wording.of(other).said


def test_tokens_know_their_places() -> None:
    text = "Lie on your *left* side — `ten` minutes."
    for token in Wording.of(text).tokens:
        if token.sort.value == "word":
            assert text[token.start : token.end] == token.said


@pytest.mark.parametrize(
    ("old", "new", "msgstr", "fits"),
    [
        ("See [a][link-1].", "See [a][to-1].", "[ক][link-1] দেখুন।", "[ক][to-1] দেখুন।"),
        ("[a][link-1] [b][link-2]", "[a][link-1] b", "[খ][link-2] [ক][link-1]", "খ [ক][link-1]"),
        ("[a][link-1] b", "a [b][link-1]", "[ক][link-1] খ", "[ক][link-1] খ"),
        ("[a][link-1] [b][link-2] c", "[a][link-1] b [c][link-2]", "[ক][link-1] [খ][link-2] গ", None),
        ("a", "[a][link-1]", "ক", None),
        ("[a][link-1]", "a", "[ক](https://bn.example)", None),
        ("See https://a.ex/x now", "See https://b.ex/x now", "https://a.ex/x দেখুন", "https://b.ex/x দেখুন"),
        ("See https://a.ex now", "See https://b.ex now", "দেখুন", None),
        ("`a` b", "a b", "`a` খ", None),
        ("![a][image-1] b", "a b", "![ক][image-1] খ", None),
    ],
)  # fmt: skip
def test_a_translation_is_made_to_fit_or_left(old: str, new: str, msgstr: str, fits: str | None) -> None:
    assert fitted(old, new, msgstr) == fits


# ---------------------------------------------------------------- words


def test_spellings() -> None:
    words = lexicon("en")
    for old, new in [("colour", "color"), ("organize", "organise"), ("travelling", "traveling"), ("recieve", "receive"),
                     ("teh", "the"), ("accomodation", "accommodation")]:  # fmt: skip
        assert same_word(old, new, words), (old, new)
    for old, new in [("walking", "waking"), ("causal", "casual"), ("form", "from"), ("prise", "prize"), ("four", "for"),
                     ("abduct", "adduct"), ("importent", "important"), ("suport", "support")]:  # fmt: skip
        assert not same_word(old, new, words), (old, new)


def test_every_form_of_a_word_is_known() -> None:
    words = lexicon("en-GB")
    for word in ("Knees", "stretching", "stopped", "LEFT", "heavier", "carefully", "patella’s".replace("’", "'")):
        assert words.kinds_of(word), word
    assert "medicine" in words.kinds_of("rofecoxib")
    assert not words.kinds_of("website")
    assert lexicon("xx").empty


@given(st.text(alphabet="ab .,*", max_size=30), st.text(alphabet="ab .,*", max_size=30))
def test_edits_make_the_new_text_of_the_old(old: str, new: str) -> None:
    for place, edit in reversed(list(enumerate(word_diff(old, new)))):
        assert old[slice(*edit.old)] == edit.before
        assert new[slice(*edit.new)] == edit.after
        assert place == 0 or edit.old[0] >= word_diff(old, new)[place - 1].old[1]
    kept_old, kept_new = old, new
    for edit in reversed(word_diff(old, new)):
        kept_old = kept_old[: edit.old[0]] + kept_old[edit.old[1] :]
        kept_new = kept_new[: edit.new[0]] + kept_new[edit.new[1] :]
    assert re.sub(r"\s", "", kept_old) == re.sub(r"\s", "", kept_new)
