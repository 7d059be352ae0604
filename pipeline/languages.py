"""What we know of a language: CLDR through Babel, corrected and completed by data files.

`language("bn")` gives a `Language` value. Its facts come, each over the one before, from CLDR, from
`pipeline/data/languages/<code>.toml`, and from the project's `locales/<code>/language.toml`. No code asks which
language it has; it asks for a fact.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.errors import ProjectError, UsageError
from pipeline.findings import Place
from pipeline.toml import TomlFile, parse_toml

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
    case_endings: tuple[str, ...] = ()
    """What attaches to a noun, without a blank."""
    verb_endings: tuple[str, ...] = ()
    """How a verb ends in a dictionary; what stands before them is looked for in a text."""
    verb_turns: tuple[str, ...] = ()
    """What takes turns in a verb's root, as `old>new`."""
    alphabet: str = ""
    """Its letters in the order of its dictionaries, parted by spaces; how lists are sorted without ICU."""
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
        return f"{self.code.partition('-')[0]}_{self.territory}" if self.territory else self.code

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

    Raises `UsageError` for a code CLDR does not know, `ProjectError` with the line of a fact of the wrong kind.
    """
    path = overrides if overrides is not None and overrides.is_file() else None
    return _language(code, path, path.stat().st_mtime_ns if path else 0)


def is_code(code: str) -> bool:
    """Whether it has the shape of a language code, letters as BCP 47 recommends; says nothing about CLDR."""
    return re.fullmatch(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?", code) is not None


@lru_cache(maxsize=64)
def _language(code: str, overrides: Path | None, _stamp: int) -> Language:
    facts = _cldr(code, _locale(code))
    for name in dict.fromkeys((code.partition("-")[0], code)):
        resource = files("pipeline") / "data" / "languages" / f"{name}.toml"
        if resource.is_file():
            facts |= _facts(parse_toml(resource.read_bytes(), str(resource)))
    if overrides:
        try:
            data = overrides.read_bytes()
        except OSError as error:
            raise ProjectError(f"cannot read: {error.strerror}", place=Place(str(overrides))) from error
        facts |= _facts(parse_toml(data, str(overrides)))
    return Language(**facts)


@lru_cache(maxsize=64)
def _locale(code: str) -> Locale:
    from babel import Locale, UnknownLocaleError

    with suppress(UnknownLocaleError, ValueError):
        if is_code(code):
            return Locale.parse(code, sep="-")
    raise UsageError(f"unknown language {code!r}", hint="use a code such as bn, hi, ar or pt-BR (BCP 47)")


def _cldr(code: str, locale: Locale) -> dict[str, Any]:
    from babel.core import get_global
    from babel.messages.plurals import get_plural

    named = [f"{locale.language}_{part}" for part in (locale.territory, locale.script) if part]
    subtags = get_global("likely_subtags")
    likely = next((str(subtags[name]) for name in (*named, locale.language) if name in subtags), "").split("_")
    return {
        "code": code,
        "name": locale.get_display_name(locale) or code,
        "english_name": locale.english_name or code,
        "script": locale.script or next((part for part in likely if len(part) == 4), "Latn"),
        "direction": locale.text_direction,
        "territory": locale.territory or next((part for part in likely[1:] if len(part) == 2), ""),
        "plural_forms": f"nplurals={(plural := get_plural(locale)).num_plurals}; plural={plural.plural_expr};",
    }


_KINDS: dict[str, type | tuple[type, ...]] = {
    "name": str, "english_name": str, "script": str, "direction": str, "territory": str, "digits": str,
    "date_pattern": str, "plural_forms": str, "plural_forms_accepted": list, "list_style": str, "end_marks": str,
    "abbreviations": list, "case_endings": list, "verb_endings": list, "verb_turns": list,
    "alphabet": str, "italics": bool, "hyphenate": bool, "line_height": (int, float),
    "underline_offset": str, "screen_fonts": list, "print_fonts": list,
    "print_scale": (int, float),
}  # fmt: skip


def _facts(file: TomlFile) -> dict[str, Any]:
    """The facts of one file, `[type]` folded in, each of the kind its field has. `[checks]` is for the project."""
    given = {key: (key, value) for key, value in file.table.items() if key not in ("type", "checks")}
    typography = file.value("type", file.table.get("type", {}), dict)
    given |= {key: (f"type.{key}", value) for key, value in typography.items()}
    facts: dict[str, Any] = {}
    for key, (full, value) in given.items():
        if key not in _KINDS:
            file.unknown(full, list(_KINDS), what="fact")
        facts[key] = file.texts(full, value) if _KINDS[key] is list else file.value(full, value, _KINDS[key])
        if not _sound(key, facts[key]):
            raise file.wrong(full, f"{full} cannot be {value!r}", hint=_HINTS[key])
    return facts


_HINTS = {
    "digits": 'ten characters, such as "০১২৩৪৫৬৭৮৯"',
    "direction": '"ltr" or "rtl"',
    "date_pattern": 'a CLDR pattern, such as "d MMMM y"',
    "plural_forms": 'such as "nplurals=2; plural=(n > 1);"',
    "verb_turns": 'such as ["যা>গে"]',
}


def _sound(key: str, value: Any) -> bool:
    """Whether a fact of the right kind is one that we can work with."""
    if key == "digits":
        return len(set(value)) == 10 == len(value)
    if key == "direction":
        return value in ("ltr", "rtl")
    if key == "plural_forms":
        return re.fullmatch(r"nplurals=[1-6]; plural=[n0-9 ()<>=!&|?:%+*/-]+;", value) is not None
    if key == "verb_turns":
        return all(turn.count(">") == 1 and turn[0] != ">" for turn in value)
    if key == "date_pattern" and value:
        from babel.dates import parse_pattern

        try:
            parse_pattern(value)
        except ValueError:
            return False
    return True


@lru_cache(maxsize=16)
def _digit_table(digits: str) -> dict[int, str]:
    return {ord(latin): own for latin, own in zip(LATIN_DIGITS, digits, strict=True)}
