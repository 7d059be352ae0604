"""The style sheet: a language's facts above, small, and the same for every page of a kind."""

from __future__ import annotations

import pytest

from pipeline.languages import language
from pipeline.render.html.style import ARTICLE, LIST, REPLY, inlined, minified, rules_for, shortened, style, type_of
from pipeline.render.html.theme import PACKAGED


@pytest.mark.parametrize("code", ["en", "bn", "hi", "ar"])
@pytest.mark.parametrize(("kind", "form"), [(ARTICLE, 0), (LIST, 0), (f"{ARTICLE} {REPLY}", 300)])
def test_a_sheet_stays_below_five_kilobytes_the_form_aside(code: str, kind: str, form: int) -> None:
    css = style(language(code), kind, "a test")
    assert len(css.encode()) <= 5 * 1024 + form
    assert css.count("{") == css.count("}")


def test_a_languages_type_comes_from_its_facts() -> None:
    bengali = type_of(language("bn"))
    assert "--leading:1.75" in bengali and "--marks:bengali" in bengali and "--underline:0.32em" in bengali
    assert "--slant:normal" in bengali and "Noto Sans Bengali" in bengali
    assert "--slant" not in type_of(language("en"))


def test_our_sheet_knows_no_sides_that_turn_with_the_writing() -> None:
    css = "".join((PACKAGED / name).read_text() for name in ("tokens.css", "style.css"))
    for turning in ("margin-left", "margin-right", "padding-left", "padding-right", "border-left", "text-align:left"):
        assert turning not in css


@pytest.mark.parametrize("forbidden", ["letter-spacing", "justify;", "first-letter", "@import", "url(", "hyphens"])
def test_our_sheet_does_nothing_that_harms_bengali_or_asks_for_more_files(forbidden: str) -> None:
    assert all(forbidden not in (PACKAGED / name).read_text() for name in ("tokens.css", "style.css"))


def test_minifying_takes_only_what_says_nothing() -> None:
    assert minified("a , b > c { margin : 0 ;\n color:red; }\n/* x */\n") == "a,b>c{margin :0;color:red}"
    assert (
        minified("p { font: 1rem/var(--a) x; width: calc(1px + 2px) }")
        == "p{font:1rem/var(--a) x;width:calc(1px + 2px)}"
    )


def test_a_kind_of_page_gets_the_common_rules_and_its_own() -> None:
    css = "a{}/* == list == */b{}/* == article == */c{}/* == list == */d{}"
    assert rules_for("list", css) == "a{}b{}d{}"
    assert rules_for("article", css) == "a{}c{}"


def test_what_has_one_value_is_written_out() -> None:
    assert inlined(":root{--a:1rem;--b:red}p{margin:var(--a);color:var(--b)}.x{--b:blue}") == (
        ":root{--b:red}p{margin:1rem;color:var(--b)}.x{--b:blue}"
    )


def test_names_are_shortened_alike_wherever_they_stand() -> None:
    assert shortened(":root{--ink:#000;--paper:#fff}p{color:var(--ink)}") == ":root{--a:#000;--b:#fff}p{color:var(--a)}"
    many = "".join(f"--name{n}:0;" for n in range(60))
    assert len(set(shortened(many).split(";"))) == 61
