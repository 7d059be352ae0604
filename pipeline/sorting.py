"""Texts in the order in which a language's readers look for them. The one door to ICU.

With PyICU (the extra `icu`) the order is CLDR's. Without it, it is that of the language's `alphabet`
(`data/languages/<code>.toml`), letter by letter; other letters follow, figures stand before both.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from pipeline.languages import Language

T = TypeVar("T")

_SILENT = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
"""Joiners and such: they shape a word and do not move it."""


def in_order(items: Iterable[T], language: Language, text: Callable[[T], str]) -> list[T]:
    """The items sorted by a text of theirs. Equal texts keep their order."""
    key = order(language)
    return sorted(items, key=lambda item: key(text(item)))


def order(language: Language) -> Callable[[str], Any]:
    """The key by which a language sorts."""
    return _icu(language.code) or alphabetical(language.alphabet)


def letter(text: str, language: Language) -> str:
    """The letter that a text is looked for under: `ক`, `ড়`, `S`; "" for one that begins with none."""
    plain = unicodedata.normalize("NFC", _SILENT.sub("", text)).lstrip()
    return next((one for one in _longest_first(language.alphabet) if plain.startswith(one)), _first(plain))


def with_icu() -> bool:
    """Whether the order is ICU's."""
    return _icu("en") is not None


@lru_cache(maxsize=16)
def alphabetical(alphabet: str) -> Callable[[str], Any]:
    """The key of an alphabet, its letters parted by spaces; `ৎ=ত্` is a letter that is sorted as others are.

    >>> sorted(["ক্ষত", "কাশি", "কমর", "১২", "কংস", "ORS"], key=alphabetical("ং ক ম র শ স ত ষ া ি ্"))
    ['১২', 'কংস', 'কমর', 'কাশি', 'ক্ষত', 'ORS']
    """
    entries = [entry.partition("=") for entry in unicodedata.normalize("NFC", alphabet).split()]
    places = {one: [(2, place)] for place, (one, _, like) in enumerate(entries) if not like}
    places |= {one: [weight for other in like for weight in places.get(other, ())] for one, _, like in entries if like}
    longest = "|".join(re.escape(one) for one in _longest_first(alphabet))
    letters = re.compile(rf"({longest})|(.)" if longest else "()(.)", re.DOTALL)

    def key(text: str) -> Any:
        plain = unicodedata.normalize("NFC", _SILENT.sub("", text))
        weights: list[tuple[int, int]] = []
        for own, other in letters.findall(plain):
            weights += places[own] if own else _weights(other)
        return (weights, text)

    return key


def _weights(character: str) -> list[tuple[int, int]]:
    """What is no letter of the alphabet: spaces and signs first, then figures by value, strange letters last."""
    plain = [c for c in unicodedata.normalize("NFKD", character).casefold() if not unicodedata.combining(c)]
    return [
        (1, unicodedata.decimal(c)) if c.isdecimal() else (3, ord(c)) if c.isalpha() or c > "\u02ff" else (0, 0)
        for c in plain
    ]


@lru_cache(maxsize=16)
def _longest_first(alphabet: str) -> tuple[str, ...]:
    """ড় is one letter and two characters."""
    letters = (entry.partition("=")[0] for entry in unicodedata.normalize("NFC", alphabet).split())
    return tuple(sorted(letters, key=len, reverse=True))


def _first(plain: str) -> str:
    first = unicodedata.normalize("NFKD", plain[:1])[:1].upper()
    return first if first.isalpha() else ""


@lru_cache(maxsize=16)
def _icu(code: str) -> Callable[[str], Any] | None:
    """ICU's key for a language, where PyICU is installed."""
    try:
        import icu
    except ImportError:
        return None
    collator = icu.Collator.createInstance(icu.Locale(code))
    return lambda text: (collator.getSortKey(text), text)
