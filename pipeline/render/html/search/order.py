"""The order of a list of titles: ICU's where it is installed (extra `icu`), else one from data.

Only ICU knows CLDR's collation for every language. Without it a language with an `alphabet` in its search table is
sorted by that (for Bengali the same order on ordinary titles, which a test shows), any other by code point, case and
diacritics aside.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any
from unicodedata import normalize

from pipeline.languages import Language
from pipeline.render.html.search.tables import Tables, tables

Key = Callable[[str], Any]

_DIACRITICS = re.compile("[\u0300-\u036f]+")


def sort_key(language: Language, source: Language) -> Key:
    """What titles in a language are sorted by."""
    return _icu(language.code) or alphabetical(tables(language, source))


@lru_cache(maxsize=16)
def _icu(code: str) -> Key | None:
    """ICU's own key; None where PyICU is not installed."""
    try:
        import icu
    except ImportError:
        return None
    key: Key = icu.Collator.createInstance(icu.Locale(code.replace("-", "_"))).getSortKey
    return key


def alphabetical(given: Tables) -> Key:
    """By the language's alphabet, which comes first; what is not in it follows by code point. Figures come before
    letters, spaces before figures; other marks do not count."""
    places = {letter: 1000 + place for place, letter in enumerate(given.alphabet)}

    def key(title: str) -> tuple[list[int], str]:
        plain = normalize("NFC", _DIACRITICS.sub("", normalize("NFD", title.casefold())))
        return [
            places.get(char) or (100 + int(char) if char.isdecimal() else 10 if char.isspace() else 2000 + ord(char))
            for char in plain
            if char in places or char.isalnum() or char.isspace()
        ], title

    return key
