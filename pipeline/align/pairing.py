"""The pairs of an English and a translated article, with how sure each is.

Two articles run side by side but for passages that were left out, put together or moved. So the best path through
both is sought (dynamic programming, over pairs 1–1, 1–0, 0–1, 1–2 and 2–1); pairs that this path is sure of teach a
lexicon, with which it is sought again. Then passages that found no partner, or a doubtful one, may take one from
anywhere. A pair is sure only with evidence of its own that no other pair comes near, or between two that have it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.align.anchors import Anchors, anchors, cognates, shared, stem, together, words_of
from pipeline.align.lexicon import Lexicon
from pipeline.model import Unit

_ROUNDS = 4
"""Paths sought; after these the lexicon has learnt what it can."""
_GAP = -2.5
"""The price of a passage without a partner."""
_JOIN = -3.0
"""The price of taking two passages as one."""
_PATH = 3.0
"""What it is worth to a pair to stand in the order of both articles."""
_ASTRAY = 1.5
"""What must speak for a pair out of order."""
_LEAST = 0.0
"""What must speak for a pair of passages that were left over."""
_TELLS = 0.5
"""Evidence that is worth mentioning."""
_TEACHES = 2.0
"""Evidence from which on a pair teaches the lexicon."""
_MOVED = 0.75
"""A pair out of order is never surer."""
_BAND = 40
"""Units that the path may stray from the diagonal, and as many again as the lengths of the articles differ."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Indices of units that say the same. One side is empty where a passage has no partner, or has two."""

    english: tuple[int, ...]
    other: tuple[int, ...]
    confidence: float = 0.0
    """0–1."""
    reasons: tuple[str, ...] = ()
    """What speaks for the pair, for the person who looks it through."""


def pairs(english: Sequence[Unit], other: Sequence[Unit], known: Iterable[tuple[str, str]] = ()) -> tuple[Pair, ...]:
    """Every unit of both sides in exactly one pair, in the order of the English; lone units of the other stand where
    they were met. `known` are texts and translations from elsewhere, to learn words from."""
    return _Alignment(english, other, known).pairs()


@dataclass(slots=True)
class _Score:
    """What speaks for a pair: `total` decides, `evidence` is what no other pair of the same kinds would have."""

    total: float
    evidence: float
    reasons: tuple[str, ...] = ()


_NEVER = _Score(-1000.0, -1000.0)
_WEIGHTS = {"link": (4.0, -2.0), "image": (5.0, -4.0), "note": (3.0, -2.0), "code": (3.0, -1.5), "address": (4.0, -2.0)}
"""Kind of sign → what it is worth when both have it, and when one lacks it."""


class _Alignment:
    def __init__(self, english: Sequence[Unit], other: Sequence[Unit], known: Iterable[tuple[str, str]]) -> None:
        self.ours = [anchors(unit) for unit in english]
        self.theirs = [anchors(unit) for unit in other]
        # Other words than these two articles' have nothing to say, and there are many of them.
        words = [frozenset(stem for one in side for stem in one.stems) for side in (self.ours, self.theirs)]
        self.known = [(_stems(text) & words[0], _stems(said) & words[1]) for text, said in known]
        self.count = len(self.ours), len(self.theirs)
        self.frequency = Counter(sign for one in (*self.ours, *self.theirs) for sign in set(one.signs))
        self.sounds = Counter(sound for one in (*self.ours, *self.theirs) for sound in one.sounds)
        self.longer = _ratio(self.ours, self.theirs)
        self.lexicon = Lexicon.of(self.known)
        self.joined_ours = [together(*two) for two in pairwise(self.ours)]
        self.joined_theirs = [together(*two) for two in pairwise(self.theirs)]
        self.fixed: dict[tuple[int, int], _Score] = {}
        """Scores without the lexicon: they stay the same in every round."""
        self.taught: set[tuple[int, int]] = set()

    def pairs(self) -> tuple[Pair, ...]:
        for _ in range(_ROUNDS):
            scores = self._matrix()
            path = self._path(scores, self.count[1])
            taught = {
                (pair.english[0], pair.other[0])
                for pair in path
                if len(pair.english) == len(pair.other) == 1
                and scores[pair.english[0]][pair.other[0]].evidence >= _TEACHES
            }
            if taught == self.taught:
                break
            self.taught = taught
            self.lexicon = Lexicon.of(
                [*self.known, *((self.ours[here].stems, self.theirs[there].stems) for here, there in sorted(taught))]
            )
        return self._in_order(self._judged(self._completed(path, scores), scores))

    # ------------------------------------------------------------ scores

    def _matrix(self) -> list[list[_Score]]:
        """The score of every 1–1 pair."""
        likeness = self._likeness()
        means = [sum(row) / (len(row) or 1) for row in likeness]
        columns = [sum(row[at] for row in likeness) / (len(likeness) or 1) for at in range(self.count[1])]
        scores = []
        for here, row in enumerate(likeness):
            scores.append(
                [
                    self._with_words(self._score(here, there), like - max(means[here], columns[there]))
                    for there, like in enumerate(row)
                ]
            )
        return scores

    def _likeness(self) -> list[list[float]]:
        """How much the words of each pair go together. A pair that taught the lexicon is asked without its own say."""
        rows = []
        for here, ours in enumerate(self.ours):
            expected = self.lexicon.expected(ours.stems)
            row = [self.lexicon.likeness(expected, theirs.stems) if expected else 0.0 for theirs in self.theirs]
            for there, theirs in enumerate(self.theirs):
                if (here, there) in self.taught:
                    self.lexicon.learn(ours.stems, theirs.stems, -1)
                    row[there] = self.lexicon.likeness(self.lexicon.expected(ours.stems), theirs.stems)
                    self.lexicon.learn(ours.stems, theirs.stems)
            rows.append(row)
        return rows

    @staticmethod
    def _with_words(score: _Score, more_than_others: float) -> _Score:
        if score is _NEVER:
            return score
        worth = max(-3.0, min(6.0, 20.0 * more_than_others))
        reasons = (*score.reasons, "words that go together") if worth >= 1.5 else score.reasons
        return _Score(score.total + worth, score.evidence + worth, reasons)

    def _score(self, here: int, there: int) -> _Score:
        found = self.fixed.get((here, there))
        if found is None:
            found = self.fixed[here, there] = self._compared(self.ours[here], self.theirs[there])
        return found

    def _compared(self, ours: Anchors, theirs: Anchors) -> _Score:
        """What anchors, kind and length say of a pair."""
        if ours.family != theirs.family:
            return _NEVER
        same_kind = ours.kind == theirs.kind
        if not same_kind and ours.family in ("front", "picture"):
            return _NEVER
        evidence, reasons = 0.0, []
        if ours.family == "front":
            evidence, reasons = 5.0, ["the same field"]
        both, only_one = shared(ours, theirs)
        for (kind, text), times in both.items():
            worth = times * self._worth(kind, text)
            evidence += worth
            if worth >= 1:
                reasons.append(f"{kind} {text}".strip())
        for (kind, text), times in only_one.items():
            evidence += times * (_missing_number(text) if kind == "number" else _WEIGHTS[kind][1])
        alike = cognates(ours, theirs)
        if alike:
            evidence += min(4.5, sum(2.0 / math.sqrt(self.sounds[sound]) for sound in alike))
            reasons.append("a word that sounds alike" if len(alike) == 1 else f"{len(alike)} words that sound alike")
        if ours.emphasis or theirs.emphasis:
            evidence += 0.4 if ours.emphasis == theirs.emphasis else -0.3
        stray = self._stray(ours, theirs)
        total = evidence + (1.5 if same_kind else -1.5) + 0.7 - min(6.0, 0.5 * stray * stray)
        return _Score(total, evidence - max(0.0, stray - 1.5) * 2, tuple(reasons))

    def _worth(self, kind: str, text: str) -> float:
        """A sign that many passages have says little."""
        most = _WEIGHTS[kind][0] if kind != "number" else 3.0 if len(text) > 1 else 2.0
        return most / math.sqrt(max(1.0, self.frequency[kind, text] / 2))

    def _stray(self, ours: Anchors, theirs: Anchors) -> float:
        """How far the lengths are from what is usual, in standard deviations."""
        expected = ours.length * self.longer
        return abs(math.log((theirs.length + 4) / (expected + 4))) / (0.22 + 1.2 / math.sqrt(expected + 4))

    def _joined(self, ours: Anchors, theirs: Anchors) -> _Score:
        """The score of two passages taken as one."""
        score = self._compared(ours, theirs)
        if score is _NEVER or ours.family != "text" or self._stray(ours, theirs) > 2:
            return _NEVER
        worth = 20.0 * (self.lexicon.likeness(self.lexicon.expected(ours.stems), theirs.stems) - 0.05)
        worth = max(-3.0, min(6.0, worth)) if self.lexicon.pairs else 0.0
        return _Score(score.total + worth + _JOIN, score.evidence + worth, score.reasons)

    # ------------------------------------------------------------ the path

    def _path(self, scores: list[list[_Score]], columns: int, *, joins: bool = True) -> list[Pair]:
        """The best way through both articles, or through what is left of them (nothing to join there)."""
        rows = len(scores)
        best = [[-math.inf] * (columns + 1) for _ in range(rows + 1)]
        came: list[list[tuple[int, int]]] = [[(0, 0)] * (columns + 1) for _ in range(rows + 1)]
        best[0][0] = 0.0
        stray = _BAND + abs(rows - columns)
        for i in range(rows + 1):
            middle = i * columns // (rows or 1)
            for j in range(max(0, middle - stray), min(columns, middle + stray) + 1):
                for step, worth in self._steps(i, j, scores, joins):
                    value = best[i - step[0]][j - step[1]] + worth
                    if value > best[i][j]:
                        best[i][j], came[i][j] = value, step
        path, i, j = [], rows, columns
        while i or j:
            down, right = came[i][j]
            path.append(Pair(tuple(range(i - down, i)), tuple(range(j - right, j))))
            i, j = i - down, j - right
        return path[::-1]

    def _steps(
        self, i: int, j: int, scores: list[list[_Score]], joins: bool
    ) -> Iterator[tuple[tuple[int, int], float]]:
        if i and j:
            yield (1, 1), scores[i - 1][j - 1].total
        if i:
            yield (1, 0), _GAP
        if j:
            yield (0, 1), _GAP
        if not joins:
            return
        if i and j > 1 and self.ours[i - 1].length > 40:
            yield (1, 2), self._two(self.ours[i - 1], self.joined_theirs[j - 2], self.theirs[j - 2 : j])
        if i > 1 and j and self.theirs[j - 1].length > 40:
            yield (2, 1), self._two(self.joined_ours[i - 2], self.theirs[j - 1], self.ours[i - 2 : i])

    def _two(self, ours: Anchors, theirs: Anchors, joined: Sequence[Anchors]) -> float:
        if joined[0].family != joined[1].family or self._stray(ours, theirs) > 2:
            return _NEVER.total
        return self._joined(ours, theirs).total

    # ------------------------------------------------------------ out of order

    def _completed(self, path: list[Pair], scores: list[list[_Score]]) -> list[Pair]:
        """The path's pairs, but for those where other partners fit far better; a unit is in one pair."""
        joined = [pair for pair in path if len(pair.english) + len(pair.other) > 2]
        taken_ours = {here for pair in joined for here in pair.english}
        taken_theirs = {there for pair in joined for there in pair.other}
        on_path = {(p.english[0], p.other[0]) for p in path if len(p.english) == len(p.other) == 1}
        worth = [
            (scores[here][there].evidence + _PATH * ((here, there) in on_path), -abs(here - there), here, there)
            for here in range(self.count[0])
            for there in range(self.count[1])
            if (here, there) in on_path
            or (scores[here][there].evidence > _ASTRAY and scores[here][there].total > _ASTRAY)
        ]
        found = list(joined)
        for _, _, here, there in sorted(worth, reverse=True):
            if here not in taken_ours and there not in taken_theirs:
                taken_ours.add(here)
                taken_theirs.add(there)
                moved = (here, there) not in on_path
                found.append(Pair((here,), (there,), reasons=("out of order",) if moved else ()))
        left_ours = [here for here in range(self.count[0]) if here not in taken_ours]
        left_theirs = [there for there in range(self.count[1]) if there not in taken_theirs]
        return found + self._left_over(left_ours, left_theirs, scores, found)

    def _left_over(
        self, ours: list[int], theirs: list[int], scores: list[list[_Score]], found: list[Pair]
    ) -> list[Pair]:
        """What the path left behind, side by side once more: a section that was moved keeps its own order.

        A pair of these needs a word in its favour, or a neighbour whose partner is its partner's neighbour.
        """
        grid = [[scores[here][there] for there in theirs] for here in ours]
        path = self._path(grid, len(theirs), joins=False)
        left = {(ours[p.english[0]], theirs[p.other[0]]) for p in path if p.english and p.other}
        left = {(here, there) for here, there in left if scores[here][there].total >= _LEAST}
        taken = {(p.english[0], p.other[0]) for p in found if len(p.english) == len(p.other) == 1}
        while accepted := {
            (here, there)
            for here, there in left
            if scores[here][there].evidence >= _TELLS or taken & {(here - 1, there - 1), (here + 1, there + 1)}
        }:
            taken |= accepted
            left -= accepted
        again = [Pair((here,), (there,), reasons=("out of order",)) for here, there in sorted(taken) if here in ours]
        alone = [Pair((here,), ()) for here in ours if all(here != pair.english[0] for pair in again)]
        alone += [Pair((), (there,)) for there in theirs if all(there != pair.other[0] for pair in again)]
        return again + alone

    # ------------------------------------------------------------ how sure

    def _judged(self, found: list[Pair], scores: list[list[_Score]]) -> list[Pair]:
        """The pairs with their confidence."""
        judged = {}
        for pair in found:
            if len(pair.english) == len(pair.other) == 1:
                judged[pair.english[0]] = self._judge(pair, scores)
        ordered = self._runs(judged, scores)
        return [ordered.get(p.english[0], p) if len(p.english) == len(p.other) == 1 else self._loose(p) for p in found]

    def _judge(self, pair: Pair, scores: list[list[_Score]]) -> Pair:
        """A 1–1 pair by its own evidence, and by how far the next best partner of either is."""
        (here,), (there,) = pair.english, pair.other
        score = scores[here][there]
        margin = self._margin(here, there, scores)
        moved = "out of order" in pair.reasons
        confidence = _logistic(0.9 * min(score.evidence, 6.0) + 0.7 * max(-4.0, min(margin, 4.0)) - 2.2)
        return replace(
            pair,
            confidence=min(confidence, _MOVED) if moved else confidence,
            reasons=(*score.reasons, *pair.reasons),
        )

    def _margin(self, here: int, there: int, scores: list[list[_Score]]) -> float:
        """How much more speaks for the pair than for any other partner of either."""
        rivals = [scores[here][k].evidence for k in range(self.count[1]) if k != there]
        rivals += [scores[k][there].evidence for k in range(self.count[0]) if k != here]
        return scores[here][there].evidence - max(rivals, default=-3.0)

    def _unopposed(self, here: int, there: int, scores: list[list[_Score]]) -> bool:
        """Whether nothing speaks against a pair. A paragraph needs a word in its favour: it is soon put elsewhere."""
        evidence, margin = scores[here][there].evidence, self._margin(here, there, scores)
        if self._stray(self.ours[here], self.theirs[there]) > 2.5:
            return False
        if self.ours[here].family == "text":
            return evidence >= 0.8 and margin >= 0
        return evidence >= -1 and margin >= -2

    def _runs(self, judged: dict[int, Pair], scores: list[list[_Score]]) -> dict[int, Pair]:
        """A pair between two sure ones is sure when nothing else could stand there: all kinds in the gap differ."""
        sure = [here for here in sorted(judged) if judged[here].confidence >= 0.9]
        for first, last in pairwise(sure):
            between = range(first + 1, last)
            theirs = range(judged[first].other[0] + 1, judged[last].other[0])
            if not between or len(between) != len(theirs):
                continue
            kinds = [self.ours[here].kind for here in between]
            if kinds != [self.theirs[there].kind for there in theirs]:
                continue
            alone = len(set(kinds)) == len(kinds)
            for here, there in zip(between, theirs, strict=True):
                pair = judged.get(here)
                if pair and pair.other == (there,) and (alone or self._margin(here, there, scores) > -3):
                    if alone and self._unopposed(here, there, scores):
                        least, reason = 0.85, "nothing else stands between two sure pairs"
                    else:
                        least, reason = 0.5, "in order between two sure pairs"
                    if pair.confidence < least:
                        judged[here] = replace(pair, confidence=least, reasons=(*pair.reasons, reason))
        return judged

    def _loose(self, pair: Pair) -> Pair:
        """A passage in two parts is for a person to look at; one without a partner has nothing to be sure of."""
        if not pair.english or not pair.other:
            return pair
        ours = self.ours[pair.english[0]] if len(pair.english) == 1 else self.joined_ours[pair.english[0]]
        theirs = self.theirs[pair.other[0]] if len(pair.other) == 1 else self.joined_theirs[pair.other[0]]
        score = self._joined(ours, theirs)
        confidence = min(_MOVED, _logistic(0.9 * min(score.evidence, 6.0) - 2.2))
        return replace(pair, confidence=confidence, reasons=(*score.reasons, "two passages taken as one"))

    def _in_order(self, found: list[Pair]) -> tuple[Pair, ...]:
        """By the English; what has no English stands after the partner of the passage before it."""
        at = {there: pair.english[0] for pair in found for there in pair.other if pair.english}

        def place(pair: Pair) -> tuple[float, int]:
            if pair.english:
                return (pair.english[0], -1)
            before = next((at[k] for k in range(pair.other[0] - 1, -1, -1) if k in at), -1)
            return (before + 0.5, pair.other[0])

        return tuple(sorted(found, key=place))


def _stems(text: str) -> frozenset[str]:
    return frozenset(map(stem, words_of(text)))


def _missing_number(text: str) -> float:
    """A number that one side lacks; small ones are often written out in words."""
    return -0.3 if text.isdecimal() and int(text) <= 12 else -1.5


def _ratio(ours: Sequence[Anchors], theirs: Sequence[Anchors]) -> float:
    """How much longer the translation is, at a rough guess: the articles as a whole."""
    return (sum(one.length for one in theirs) + 20) / (sum(one.length for one in ours) + 20)


def _logistic(x: float) -> float:
    return 1 / (1 + math.exp(-x))
