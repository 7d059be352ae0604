"""Which words of two languages go together, learnt from passages that do.

No dictionary is needed: words that are met in the same pairs again and again are likely to say the same. What one
pair alone says counts for nothing, so a wrong pair cannot vouch for itself.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

Stems = frozenset[str]


class Lexicon:
    """Counts of stems met together, from pairs of passages."""

    def __init__(self) -> None:
        self.pairs = 0
        self.here: Counter[str] = Counter()
        self.there: Counter[str] = Counter()
        self.both: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._asked: dict[Stems, Mapping[str, float]] = {}

    @classmethod
    def of(cls, pairs: Iterable[tuple[Stems, Stems]]) -> Lexicon:
        lexicon = cls()
        for here, there in pairs:
            lexicon.learn(here, there)
        return lexicon

    def learn(self, here: Stems, there: Stems, times: int = 1) -> None:
        """Count a pair; -1 times takes it back."""
        self._asked.clear()
        self.pairs += times
        for stem in here:
            self.here[stem] += times
            counts = self.both[stem]
            for other in there:
                counts[other] += times
        for other in there:
            self.there[other] += times

    def expected(self, here: Stems) -> Mapping[str, float]:
        """Stems of the other language to be met with these, and how likely (0–1) each goes with one of them."""
        if (known := self._asked.get(here)) is not None:
            return known
        best: dict[str, float] = {}
        for stem in here:
            often = self.here[stem]
            if often < 2:
                continue
            for other, times in self.both[stem].items():
                if times >= 2:
                    # What is more than chance, of what could be: 1 where the two are never met apart.
                    chance = often * self.there[other] / self.pairs
                    tie = (times - chance - 0.5) / (math.sqrt(often * self.there[other]) + 1)
                    if tie > best.get(other, 0.05):
                        best[other] = tie
        self._asked[here] = best
        return best

    def rarity(self, other: str) -> float:
        """How much it says that a stem of the other language is there."""
        return math.log((self.pairs + 2) / (self.there[other] + 1))

    def likeness(self, expected: Mapping[str, float], there: Stems) -> float:
        """The share (0–1) of a passage's weight that its counterpart leads to expect."""
        total = found = 0.0
        for other in there:
            weight = self.rarity(other)
            total += weight
            found += weight * expected.get(other, 0.0)
        return found / (total + 2.0)
