"""The cues of this room: numbers in any writing, and words of a language's lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from pipeline.checks.cues import Cue
from pipeline.checks.figures.lexis import Lexis, counts, lexis
from pipeline.checks.figures.numbers import keys_of
from pipeline.checks.figures.phrases import Phrases
from pipeline.languages import Language


def any_number(word: str, language: Language) -> bool:
    """A word that a number may begin with."""
    known = lexis(language.code)
    begins = known.counts.__getitem__ if known is not None else counts
    return any(map(begins, keys_of(word)))


def begins(*lists: Callable[[Lexis], Iterable[Phrases]]) -> Cue:
    """A word that a phrase of one of these lists begins with, as far as the word that follows shows it."""

    @cache
    def wanted_in(known: Lexis) -> frozenset[Phrases]:
        return frozenset(one for found in lists for one in found(known))

    def cue(word: str, language: Language) -> bool | None:
        known = lexis(language.code)
        if known is None:
            return False
        wanted = wanted_in(known)
        word, both, following = word.partition(" ")
        keys = keys_of(word)
        every = (*keys, *keys_of(following))
        if any(not wanted.isdisjoint(known.index.begun(every, at)) for at in range(len(keys))):
            return True
        # What may begin with the last of them depends on a word that is not there.
        head = known.index.head(keys[-1]) if keys and len(every) == len(keys) else None
        open_ended = head is not None and any(not wanted.isdisjoint(found) for found in head.seconds.values())
        if not open_ended:
            return False
        return bool(following) if both else None

    return cue
