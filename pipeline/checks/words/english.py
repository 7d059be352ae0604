"""Words of the source's language that stand in a translation."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.catalog.lexicon import lexicon
from pipeline.checks.pair import Pair
from pipeline.checks.usage import usage

LATIN_WORD = re.compile(r"[A-Za-z]+(?:['\u2019-][A-Za-z]+)*")


@lru_cache(maxsize=4096)
def is_english(word: str, code: str) -> bool:
    """Whether a word is a common one of the source's language, in any case, and no sign of a unit or the like."""
    word = word.lower()
    return len(word) >= 3 and word not in usage(code).unit_set and lexicon(code).is_common(word)


@lru_cache(maxsize=4096)
def is_known(word: str, code: str) -> bool:
    """Whether it is any word of the source's language."""
    word = word.lower()
    return len(word) >= 3 and word not in usage(code).unit_set and lexicon(code).is_word(word)


def kept(pair: Pair) -> frozenset[str]:
    """Words that the project keeps in Latin letters."""
    return _kept(pair.site.keep, tuple(t.term for t in pair.glossary.terms if t.keep) if pair.glossary else ())


@lru_cache(maxsize=16)
def _kept(site: tuple[str, ...], terms: tuple[str, ...]) -> frozenset[str]:
    return frozenset(part for word in (*site, *terms) for part in (word, *LATIN_WORD.findall(word)))
