"""Names of medicines and loan words, known in two scripts by their consonants: metformin is মেটফরমিন.

What a letter sounds like is data of each language (`sounds` in `checks.usage`): `কখ>k`, a letter that is not listed has
no consonant.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby

from pipeline.checks.usage import usage
from pipeline.lazy import Memo

_WORD = re.compile(r"[^\s!-/:-@\[-`{-~\u00a0-\u00bf\u0964\u0965\u2010-\u205e\ufffc]{4,}")
_LEAST = 3
"""Consonants that make a word known."""


def common(source: str, target: str, source_code: str, target_code: str) -> int:
    """How many words of a source sound like the beginning of a word of its translation."""
    theirs = _skeletons(source, source_code)
    return len(theirs & _beginnings(target, target_code)) if theirs else 0


@lru_cache(maxsize=256)
def _skeletons(text: str, code: str) -> frozenset[str]:
    found = map(_heard(code).__getitem__, _WORD.findall(text.lower()))
    return frozenset(one for one in found if len(one) >= _LEAST)


@lru_cache(maxsize=256)
def _beginnings(text: str, code: str) -> frozenset[str]:
    """The skeletons, and whatever one of them begins with: an ending may follow."""
    return frozenset(one[:size] for one in _skeletons(text, code) for size in range(_LEAST, len(one) + 1))


@lru_cache(maxsize=16)
def _heard(code: str) -> Memo[str, str]:
    """Word → its skeleton."""
    table = _table(code)
    pairs = [pair for pair in table if len(pair) > 1]

    def skeleton(word: str) -> str:
        for pair in pairs:
            word = word.replace(pair, table[pair].upper() or "-")
        sounds = "".join(one if one.isupper() else table.get(one, "") for one in word).lower()
        return "".join(sound for sound, _ in groupby(sounds))

    return Memo(skeleton)


@lru_cache(maxsize=16)
def _table(code: str) -> dict[str, str]:
    table: dict[str, str] = {}
    for entry in usage(code).sounds:
        letters, _, sound = entry.partition(">")
        # Several letters in brackets are one sign: (ph)>f.
        signs = [letters[1:-1]] if letters.startswith("(") else list(letters)
        table |= dict.fromkeys(signs, sound)
    return table
