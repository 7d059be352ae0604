"""Names of medicines and loan words, known in two scripts by their consonants: metformin is মেটফরমিন.

What a letter sounds like is data of each language (`sounds` in `checks.usage`): `কখ>k`, a letter that is not listed has
no consonant.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby

from pipeline.checks.usage import usage

_WORD = re.compile(r"[^\s!-/:-@\[-`{-~\u00a0-\u00bf\u0964\u0965\u2010-\u205e\ufffc]{4,}")
_LEAST = 3
"""Consonants that make a word known."""


def common(source: str, target: str, source_code: str, target_code: str) -> int:
    """How many words of a source sound like the beginning of a word of its translation."""
    theirs = _skeletons(source, source_code)
    ours = _skeletons(target, target_code)
    return sum(1 for one in theirs if any(other.startswith(one) for other in ours))


@lru_cache(maxsize=256)
def _skeletons(text: str, code: str) -> frozenset[str]:
    table = _table(code)
    if not table:
        return frozenset()
    pairs = [pair for pair in table if len(pair) > 1]
    found = set()
    for word in _WORD.findall(text.lower()):
        for pair in pairs:
            word = word.replace(pair, table[pair].upper() or "-")
        sounds = "".join(one if one.isupper() else table.get(one, "") for one in word).lower()
        skeleton = "".join(sound for sound, _ in groupby(sounds))
        if len(skeleton) >= _LEAST:
            found.add(skeleton)
    return frozenset(found)


@lru_cache(maxsize=16)
def _table(code: str) -> dict[str, str]:
    table: dict[str, str] = {}
    for entry in usage(code).sounds:
        letters, _, sound = entry.partition(">")
        # Several letters in brackets are one sign: (ph)>f.
        signs = [letters[1:-1]] if letters.startswith("(") else list(letters)
        table |= dict.fromkeys(signs, sound)
    return table
