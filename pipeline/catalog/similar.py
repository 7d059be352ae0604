"""Texts that resemble each other: which of the old ones each new one was, at best.

Two texts resemble each other by the share of words they have in common, in order; where one has fewer than five
words, by pairs of letters instead: the same measure over other tokens.

Not every pair is measured. Two lists of tokens cannot reach the cut-off unless they share one of their rarest, so
an index of the rarest finds every pair worth measuring and few others (prefix filtering, as databases do for joins
by similarity).
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

CUT_OFF = 0.62
"""Below it a translation helps less than an empty field; found by reading pairs of edited paragraphs."""
_FEW = 5
"""Texts with fewer words are compared by pairs of letters."""
_WORD = re.compile(r"\w+")

Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resemblance:
    """A new and an old text, by their indices, and how much they have in common (0–1)."""

    new: int
    old: int
    score: float


def resemblances(new: Sequence[str], old: Sequence[Sequence[str]], *, cut_off: float = CUT_OFF) -> list[Resemblance]:
    """Every pair at or above the cut-off. Each old entry is one or several texts, of which the best counts."""
    owners = [index for index, texts in enumerate(old) for _ in texts]
    ours, theirs = [_words(text) for text in new], [_words(text) for texts in old for text in texts]
    best: dict[tuple[int, int], float] = {}
    for mine, other, score in _alike(_of_many(ours), _of_many(theirs), cut_off):
        pair = (mine, owners[other])
        best[pair] = max(score, best.get(pair, 0.0))
    for mine, other, score in _alike([_letters(one) for one in ours], [_letters(one) for one in theirs], cut_off):
        if len(ours[mine]) < _FEW or len(theirs[other]) < _FEW:
            pair = (mine, owners[other])
            best[pair] = max(score, best.get(pair, 0.0))
    return [Resemblance(*pair, score) for pair, score in best.items()]


def best_pairs(found: Sequence[Resemblance], distance: Callable[[Resemblance], float]) -> list[Resemblance]:
    """Each text in one pair at most: the most alike first, among equals the nearest, then the earliest."""
    taken_new: set[int] = set()
    taken_old: set[int] = set()
    pairs = []
    for pair in sorted(found, key=lambda pair: (-round(pair.score, 6), distance(pair), pair.new, pair.old)):
        if pair.new not in taken_new and pair.old not in taken_old:
            taken_new.add(pair.new)
            taken_old.add(pair.old)
            pairs.append(pair)
    return pairs


# ---------------------------------------------------------------- tokens


def _words(text: str) -> Tokens:
    return tuple(_WORD.findall(text.casefold()))


def _of_many(texts: Sequence[Tokens]) -> list[Tokens]:
    """The texts that words can tell apart; nothing in place of the others."""
    return [words if len(words) >= _FEW else () for words in texts]


def _letters(words: Tokens) -> Tokens:
    """Pairs of neighbouring letters; nothing for a text too long to resemble one of few words."""
    if not words or len(words) > 3 * _FEW:
        return ()
    text = f" {' '.join(words)} "
    return tuple(text[start : start + 2] for start in range(len(text) - 1))


# ---------------------------------------------------------------- pairs


def _alike(ours: Sequence[Tokens], theirs: Sequence[Tokens], cut_off: float) -> Iterator[tuple[int, int, float]]:
    """Index here, index there, score; nothing resembles an empty list."""
    from rapidfuzz.distance import Indel

    frequency = Counter(token for several in (ours, theirs) for one in several for token in one)
    index: dict[tuple[str, int], list[int]] = defaultdict(list)
    for place, one in enumerate(theirs):
        for token in _rarest(one, frequency, cut_off):
            index[token].append(place)
    for place, one in enumerate(ours):
        near = {other for token in _rarest(one, frequency, cut_off) for other in index.get(token, ())}
        for other in sorted(near):
            score = Indel.normalized_similarity(one, theirs[other], score_cutoff=cut_off)
            if score >= cut_off:
                yield place, other, score


def _rarest(tokens: Tokens, frequency: Counter[str], cut_off: float) -> list[tuple[str, int]]:
    """The tokens of which at least one must be shared; the second of equal ones counts as one of its own.

    If 2·common/(a+b) ≥ c then common ≥ a·c/(2-c), as common ≤ b. So two lists that reach c share one of the rarest
    a - common + 1 of each, in one order of rarity for both.
    """
    seen: Counter[str] = Counter()
    numbered = []
    for token in tokens:
        numbered.append((token, seen[token]))
        seen[token] += 1
    numbered.sort(key=lambda token: (frequency[token[0]], token))
    common = math.ceil(len(tokens) * cut_off / (2 - cut_off) - 1e-9)
    return numbered[: len(tokens) - common + 1] if tokens else []


def slips(one: str, other: str) -> int:
    """How many letters differ: put in, left out, exchanged for another or with the next."""
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other)
