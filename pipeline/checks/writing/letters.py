"""Classes of characters that the rules about writing share."""

from __future__ import annotations

from functools import lru_cache

import regex

from pipeline.checks.usage import usage
from pipeline.languages import Language

BENGALI = "\u0980-\u09fe"
"""The block, as a class."""
BENGALI_LETTER = "\u0985-\u09b9\u09ce\u09dc-\u09e1\u09f0\u09f1"
"""Letters that may stand alone."""
BENGALI_SIGN = "\u09be-\u09cc\u09d7\u09e2\u09e3"
"""Vowel signs."""
HASANTA = "\u09cd"
NUKTA = "\u09bc"
DANDA = "\u0964"
CLOSERS = "\u201d\u2019\"')\\]\u00bb*_~"
"""What may stand between a sentence's last mark and the blank after it; a class."""


@lru_cache(maxsize=64)
def strange_letters(text: str, script: str) -> tuple[tuple[int, str], ...]:
    """The letters of a text that are neither of the script nor Latin nor of all scripts, and where."""
    if text.isascii():
        return ()
    return tuple((found.start(), found[0]) for found in _strange(script).finditer(text))


@lru_cache(maxsize=16)
def own_letter(script: str) -> regex.Pattern[str]:
    """One letter of the script."""
    return regex.compile(rf"[\p{{L}}&&\p{{Script={script}}}]", regex.V1)


@lru_cache(maxsize=16)
def _strange(script: str) -> regex.Pattern[str]:
    known = rf"\p{{Script={script}}}\p{{Script=Latn}}\p{{Script=Zyyy}}\p{{Script=Zinh}}"
    return regex.compile(rf"[\p{{L}}--[{known}]]", regex.V1)


@lru_cache(maxsize=16)
def mixed_word(script: str) -> regex.Pattern[str]:
    """A Latin letter right after one of the script: inside a word of it (`within`), or not."""
    own, latin = rf"[\p{{L}}\p{{M}}&&\p{{Script={script}}}]", "[A-Za-z]"
    if script == "Latn":
        return regex.compile(r"(?!)")
    # From where a run of letters begins, else a long one is gone through from each of its letters.
    return regex.compile(rf"(?<!{own})(?:(?P<within>{own}+{latin}+{own}+)|(?P<behind>{own}+{latin}+))", regex.V1)


def strange(word: str, language: Language) -> bool:
    """A cue: a word with letters of another script, or with those that only another language has."""
    if word.isascii():
        return False
    script = language.script
    return (
        _strange(script).search(word) is not None
        or mixed_word(script).search(word) is not None
        or any(stray[0] in word for stray in usage(language.code).strays)
    )
