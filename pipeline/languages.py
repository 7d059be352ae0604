"""What we know of a language: CLDR through Babel, corrected and completed by data files.

`language("bn")` gives a `Language` value. Its facts come, each over the one before, from CLDR, from
`pipeline/data/languages/<code>.toml`, and from the project's `locales/<code>/language.toml`. No code asks which
language it has; it asks for a fact.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.errors import ProjectError, UsageError
from pipeline.findings import Place

if TYPE_CHECKING:
    from babel import Locale

LATIN_DIGITS = "0123456789"


@dataclass(frozen=True, slots=True)
class Language:
    """One language, as data. `number`, `date` and `in_digits` write what a reader sees."""

    code: str
    """BCP 47, the shortest form: `bn`."""
    name: str
    """Its own name for itself: `বাংলা`."""
    english_name: str
    script: str
    """ISO 15924: `Beng`."""
    direction: str
    """`ltr` or `rtl`."""
    territory: str = ""
    """ISO 3166: `BD`; for `og:locale` and printing."""
    digits: str = LATIN_DIGITS
    """Ten characters, nought to nine."""
    date_pattern: str = ""
    """A CLDR pattern; empty means the locale's own long form."""
    plural_forms: str = "nplurals=2; plural=(n != 1);"
    """The `Plural-Forms` header written into new catalogs."""
    plural_forms_accepted: tuple[str, ...] = ()
    """Other headers that mean the same for this language and are left alone."""
    list_style: str = "decimal"
    """CSS `list-style-type` of numbered lists."""
    end_marks: str = ".?!"
    abbreviations: tuple[str, ...] = ()
    """Written with a dot that ends no sentence."""
    italics: bool = True
    hyphenate: bool = True
    line_height: float = 1.6
    underline_offset: str = "auto"
    screen_fonts: tuple[str, ...] = ()
    """Families named before `system-ui` on pages in this language."""
    print_scale: float = 1.0
    """How much larger its letters are set in print than Latin ones, to look as large."""
    print_fonts: tuple[str, ...] = ("Noto Serif",)
    """Families of the print edition, first choice first; files are vendored."""

    @property
    def og_locale(self) -> str:
        """`bn_BD`, as Open Graph wants it; the bare code where no territory is known."""
        return f"{self.code}_{self.territory}" if self.territory else self.code

    def in_digits(self, text: str) -> str:
        """The text with every ASCII digit in the language's own; Babel never does it (CLDR `beng`)."""
        return text if self.digits == LATIN_DIGITS else text.translate(_digit_table(self.digits))

    def number(self, value: float) -> str:
        """Grouped as the language groups: `১২,৩৪,৫৬৭`."""
        if isinstance(value, int) and -1000 < value < 1000:
            return self.in_digits(str(value))
        from babel.numbers import format_decimal

        return self.in_digits(str(format_decimal(value, locale=_locale(self.code))))

    def date(self, day: date) -> str:
        """A day in words: `৯ মার্চ ২০২৬`."""
        from babel.dates import format_date

        return self.in_digits(str(format_date(day, self.date_pattern or "long", locale=_locale(self.code))))


def language(code: str, overrides: Path | None = None) -> Language:
    """The language of a BCP 47 code. `overrides` is the project's `language.toml`, which need not exist.

    Raises `UsageError` for a code CLDR does not know, `ProjectError` for a fact of the wrong kind.
    """
    path = overrides if overrides is not None and overrides.is_file() else None
    return _language(code, path, path.stat().st_mtime_ns if path else 0)


def is_code(code: str) -> bool:
    """Whether it has the shape of a language code; says nothing about CLDR."""
    return re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?", code) is not None


@lru_cache(maxsize=64)
def _language(code: str, overrides: Path | None, _stamp: int) -> Language:
    locale = _locale(code)
    facts = _cldr(code, locale) | _flat(_packaged(code), f"pipeline/data/languages/{code}.toml")
    if overrides:
        facts |= _flat(_toml(overrides.read_text(encoding="utf-8"), str(overrides)), str(overrides))
    return Language(**facts)


@lru_cache(maxsize=64)
def _locale(code: str) -> Locale:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError) as error:
        raise UsageError(
            f"unknown language {code!r}", hint="use a code such as bn, hi, ar or pt-BR (BCP 47)"
        ) from error


def _cldr(code: str, locale: Locale) -> dict[str, Any]:
    from babel.core import get_global
    from babel.messages.plurals import get_plural

    likely = str(get_global("likely_subtags").get(locale.language, "")).split("_")
    return {
        "code": code,
        "name": locale.get_display_name(code) or code,
        "english_name": locale.english_name or code,
        "script": locale.script or next((part for part in likely if len(part) == 4), "Latn"),
        "direction": locale.text_direction,
        "territory": locale.territory or next((part for part in likely[1:] if len(part) == 2), ""),
        "plural_forms": f"nplurals={(plural := get_plural(locale)).num_plurals}; plural={plural.plural_expr};",
    }


def _packaged(code: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    base = code.partition("-")[0]
    for name in dict.fromkeys((base, code)):
        resource = files("pipeline") / "data" / "languages" / f"{name}.toml"
        if resource.is_file():
            found |= _toml(resource.read_text(encoding="utf-8"), str(resource))
    return found


def _toml(text: str, path: str) -> dict[str, Any]:
    try:
        return dict(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise ProjectError(f"not valid TOML: {error}", place=Place(path)) from error


_KINDS: dict[str, type | tuple[type, ...]] = {
    "name": str, "english_name": str, "script": str, "direction": str, "territory": str, "digits": str,
    "date_pattern": str, "plural_forms": str, "plural_forms_accepted": list, "list_style": str, "end_marks": str,
    "abbreviations": list, "italics": bool, "hyphenate": bool, "line_height": (int, float),
    "underline_offset": str, "screen_fonts": list, "print_fonts": list,
    "print_scale": (int, float),
}  # fmt: skip


def _flat(table: dict[str, Any], path: str) -> dict[str, Any]:
    """The facts of one file, `[type]` folded in, each of the kind its field has."""
    facts: dict[str, Any] = {key: value for key, value in table.items() if key != "type"} | table.get("type", {})
    for key, value in facts.items():
        if key not in _KINDS:
            raise ProjectError(f"unknown fact {key!r}", place=Place(path), hint=f"known are {', '.join(_KINDS)}")
        if not isinstance(value, _KINDS[key]):
            raise ProjectError(f"the fact {key!r} has the wrong kind of value", place=Place(path))
        if isinstance(value, list):
            facts[key] = tuple(str(item) for item in value)
    if len(facts.get("digits", LATIN_DIGITS)) != 10:
        raise ProjectError("digits must be ten characters", place=Place(path), hint='such as "০১২৩৪৫৬৭৮৯"')
    return facts


@lru_cache(maxsize=16)
def _digit_table(digits: str) -> dict[int, str]:
    return {ord(latin): own for latin, own in zip(LATIN_DIGITS, digits, strict=True)}
