"""Languages are data: CLDR, our own files over it, a project's file over both."""

from __future__ import annotations

import tomllib
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from pipeline.errors import ProjectError, UsageError
from pipeline.languages import Language, is_code, language

BENGALI = language("bn")


def test_bengali_writes_its_own_figures() -> None:
    assert BENGALI.in_digits("01975451525") == "০১৯৭৫৪৫১৫২৫"
    assert BENGALI.in_digits("B12, ৩ বার, १२") == "B১২, ৩ বার, १२"
    assert language("en").in_digits("B12") == "B12"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "০"),
        (7, "৭"),
        (-7, "-৭"),
        (999, "৯৯৯"),
        (1000, "১,০০০"),
        (99_999, "৯৯,৯৯৯"),
        (100_000, "১,০০,০০০"),
        (1_234_567, "১২,৩৪,৫৬৭"),
        (12_345_678, "১,২৩,৪৫,৬৭৮"),
        (12.5, "১২.৫"),
    ],
)
def test_bengali_groups_by_thousand_lakh_and_crore(value: float, written: str) -> None:
    assert BENGALI.number(value) == written


@pytest.mark.parametrize(
    ("code", "number", "day"),
    [
        ("bn", "১২,৩৪,৫৬৭", "৯ মার্চ ২০২৬"),
        ("en", "1,234,567", "9 March 2026"),
        ("pt-BR", "1.234.567", "9 de março de 2026"),
        ("zh-Hant", "1,234,567", "2026年3月9日"),
        ("ar", "1,234,567", "9 مارس 2026"),
    ],
)
def test_numbers_and_days_are_written_as_their_readers_write(code: str, number: str, day: str) -> None:
    assert language(code).number(1_234_567) == number
    assert language(code).date(date(2026, 3, 9)) == day


@pytest.mark.parametrize(
    ("code", "name", "script", "direction", "og_locale", "forms"),
    [
        ("bn", "বাংলা", "Beng", "ltr", "bn_BD", 2),
        ("en", "English", "Latn", "ltr", "en_GB", 2),
        ("pt-BR", "português (Brasil)", "Latn", "ltr", "pt_BR", 2),
        ("zh-Hant", "中文 (繁體)", "Hant", "ltr", "zh_TW", 1),
        ("zh-TW", "中文 (繁體, 台灣)", "Hant", "ltr", "zh_TW", 1),
        ("zh", "中文", "Hans", "ltr", "zh_CN", 1),
        ("ar", "العربية", "Arab", "rtl", "ar_EG", 6),
        ("ur", "اردو", "Arab", "rtl", "ur_PK", 2),
        ("sr-Latn", "srpski (latinica)", "Latn", "ltr", "sr_RS", 3),
    ],
)
def test_a_language_without_a_file_of_ours_has_the_facts_of_cldr(
    code: str, name: str, script: str, direction: str, og_locale: str, forms: int
) -> None:
    found = language(code)
    assert (found.code, found.name, found.script, found.direction, found.og_locale) == (
        code,
        name,
        script,
        direction,
        og_locale,
    )
    assert found.plural_forms.startswith(f"nplurals={forms}; plural=")


def test_bengali_has_no_italics_and_more_air() -> None:
    assert (BENGALI.italics, BENGALI.hyphenate) == (False, False)
    assert BENGALI.line_height > language("en").line_height
    assert BENGALI.end_marks == "।?!"
    assert "মি.গ্রা." in BENGALI.abbreviations


def test_a_regional_code_stands_on_the_file_of_its_language() -> None:
    indian = language("bn-IN")
    assert (indian.digits, indian.end_marks) == (BENGALI.digits, BENGALI.end_marks)


@pytest.mark.parametrize("code", ["bn", "en", "pt-BR", "zh-Hant", "es-419", "yue", "sr-Latn-RS"])
def test_shapes_of_codes(code: str) -> None:
    assert is_code(code)


@pytest.mark.parametrize("code", ["", "b", "BN", "bangla", "bn_BD", "bn-bd", "bn-", "../bn", "templates", "x-klingon"])
def test_what_has_not_the_shape_of_a_code(code: str) -> None:
    assert not is_code(code)
    with pytest.raises(UsageError, match="unknown language"):
        language(code)


@pytest.mark.parametrize("code", ["xx", "en-XX", "qqq"])
def test_a_code_that_cldr_does_not_know_is_refused(code: str) -> None:
    with pytest.raises(UsageError, match=f"unknown language '{code}'"):
        language(code)


# ---------------------------------------------------------------- a project's own facts


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "language.toml"


def test_a_project_says_otherwise(own: Path) -> None:
    own.write_text(
        'digits = "0123456789"\nend_marks = "।"\nabbreviations = ["ডা."]\n[type]\nline_height = 2\n', encoding="utf-8"
    )
    found = language("bn", own)
    assert (found.digits, found.end_marks, found.abbreviations, found.line_height) == ("0123456789", "।", ("ডা.",), 2)
    assert found.date(date(2026, 3, 9)) == "9 মার্চ 2026"
    assert found.name == BENGALI.name, "what it does not say stays"


def test_a_project_that_says_nothing_changes_nothing(own: Path) -> None:
    assert language("bn", own) == BENGALI
    own.write_text("# কিছু না\n", encoding="utf-8")
    assert language("bn", own) == BENGALI


def test_a_changed_file_is_read_again(own: Path) -> None:
    own.write_text('end_marks = "।"\n', encoding="utf-8")
    assert language("bn", own).end_marks == "।"
    own.write_text('end_marks = "।?"\n', encoding="utf-8")
    assert language("bn", own).end_marks == "।?"


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("digits = 5\n", 1, "digits must be a text"),
        ('\ndigits = "০১২৩"\n', 2, "digits cannot be '০১২৩'"),
        ('digits = "০০২৩৪৫৬৭৮৯"\n', 1, "digits cannot be"),
        ("abbreviations = [1]\n", 1, "abbreviations must be a list of texts"),
        ('abbreviations = "ডা."\n', 1, "abbreviations must be a list"),
        ('direction = "left"\n', 1, "direction cannot be 'left'"),
        ('plural_forms = "two"\n', 1, "plural_forms cannot be 'two'"),
        ('date_pattern = "qqqqqqqqq"\n', 1, "date_pattern cannot be"),
        ("type = 2\n", 1, "type must be a table"),
        ("[type]\nitalics = 0\n", 2, "type.italics must be true or false"),
        ("[type]\nline_height = true\n", 2, "type.line_height must be a number"),
        ("[type]\n\nline_hieght = 2\n", 3, "unknown fact type.line_hieght"),
        ('[type]\nscreen_fonts = "Vrinda"\n', 2, "type.screen_fonts must be a list"),
        ('name = "বাংলা\n', 1, "not valid TOML"),
    ],
)
def test_a_faulty_fact_is_refused_with_its_line(own: Path, text: str, line: int, says: str) -> None:
    own.write_text(text, encoding="utf-8")
    with pytest.raises(ProjectError, match=says) as refused:
        language("bn", own)
    assert refused.value.place is not None
    assert (refused.value.place.path, refused.value.place.line) == (str(own), line)


def test_a_misspelt_fact_is_told_the_nearest(own: Path) -> None:
    own.write_text("[type]\nline_hieght = 2\n", encoding="utf-8")
    with pytest.raises(ProjectError) as refused:
        language("bn", own)
    assert refused.value.hint == "did you mean line_height?"


def test_every_fact_of_our_own_files_has_its_place() -> None:
    folder = files("pipeline") / "data" / "languages"
    fields = set(Language.__dataclass_fields__)
    for entry in folder.iterdir():
        table = tomllib.loads(entry.read_text(encoding="utf-8"))
        assert {*table, *table.get("type", {})} - {"type"} <= fields
        assert language(entry.name.removesuffix(".toml"))
