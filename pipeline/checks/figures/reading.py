"""A text read once for all the checks of this room: its tokens, its numbers, what accounts for numbers, its ranges.

`reading(text, "bn")` is remembered, for the same text is asked about by a dozen rules, and often met again.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from pipeline.checks.figures.counting import numbers_of
from pipeline.checks.figures.lexis import Lexis, Value, lexis, tidy, value_of
from pipeline.checks.figures.numbers import HYPHENS, Number, Token, Tokens
from pipeline.checks.figures.phrases import Mark, Stream
from pipeline.checks.pair import Pair
from pipeline.lazy import lazy

_STROKES = ("/", "\u2044")
_MONTHS = (
    *("", "january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_STOPS = frozenset(".;।!?()")


@dataclass(frozen=True, eq=False)
class Reading:
    """One plain text in one language."""

    text: str
    code: str
    lexis: Lexis | None

    @lazy
    def tokens(self) -> Tokens:
        return Tokens(self.text)

    @lazy
    def numbers(self) -> tuple[Number, ...]:
        return numbers_of(self.text, self.tokens, self.stream, self.lexis)

    @lazy
    def values(self) -> frozenset[Value]:
        """Every value a number here may be taken for."""
        return frozenset(value for number in self.numbers for value in number.values)

    @lazy
    def parts(self) -> frozenset[Value]:
        return frozenset(value for number in self.numbers for value in number.parts)

    @lazy
    def explained(self) -> frozenset[Value]:
        """Numbers that words here account for, which are none themselves."""
        if self.lexis is None:
            return frozenset()
        found = {value_of(mark.tag) for mark in self.lexis.explains.find(self.stream)}
        for number in self.numbers:
            if self._half_after and not isinstance(number.value, str):
                found.add(tidy(number.value + Fraction(1, 2)))
        if self._half_after:
            found.add(value_of("3/2"))
        # 21 February is 21/02.
        found |= {_MONTHS.index(mark.tag) for mark in self.lexis.dates.find(self.stream) if mark.tag in _MONTHS}
        return frozenset(found)

    @lazy
    def _half_after(self) -> bool:
        told = self.lexis.data["grammar"].get("half_more") if self.lexis else None
        return bool(told) and f" {told}" in self.text.lower()

    @lazy
    def stream(self) -> Stream:
        """Keys without hyphens, for phrases to be looked for."""
        keys = self.tokens.keys
        return Stream(keys if HYPHENS.isdisjoint(keys) else [key for key in keys if key not in HYPHENS])

    @lazy
    def _order(self) -> list[int] | range:
        """Which token each key of the stream is."""
        keys = self.tokens.keys
        if len(keys) == len(self.stream):
            return range(len(keys))
        return [at for at, key in enumerate(keys) if key not in HYPHENS]

    def token(self, at: int) -> Token:
        """The token of a key of the stream."""
        return self.tokens[self._order[at]]

    def span(self, mark: Mark) -> tuple[int, int]:
        """Where a phrase stands in the text."""
        return self.token(mark.first).start, self.token(mark.last).end

    @lazy
    def ranges(self) -> tuple[tuple[Number, Number], ...]:
        """Numbers that are the two ends of a range or of a ratio with a stroke."""
        if self.lexis is None:
            return ()
        found = []
        for first, second in zip(self.numbers, self.numbers[1:], strict=False):
            between = self.text[first.after : second.start].strip().lower()
            words = between.split()
            if between in _STROKES or between in self.lexis.range_marks or self._leads(words):
                found.append((first, second))
        return tuple(found)

    @lazy
    def ratios(self) -> tuple[tuple[Number, Number], ...]:
        """Seven out of ten: pairs of numbers with such words between them."""
        known = self.lexis.words("ranges", "ratio") if self.lexis is not None else frozenset()
        return tuple(
            (first, second)
            for first, second in zip(self.numbers, self.numbers[1:], strict=False)
            if " ".join(self.text[first.after : second.start].lower().split()) in known
        )

    def _leads(self, words: list[str]) -> bool:
        """Whether the words between two numbers begin with one that makes a range: “থেকে বিকেল”."""
        assert self.lexis is not None
        return 0 < len(words) <= 3 and words[0] in self.lexis.range_marks and not set("".join(words)) & _STOPS


@lru_cache(maxsize=128)
def reading(text: str, code: str) -> Reading:
    """A plain text, read in the language of this code."""
    return Reading(text, code, lexis(code))


def source_reading(pair: Pair) -> Reading:
    """What the source says; the pair keeps it, for a dozen rules ask."""
    found: Reading | None = pair.__dict__.get("source_reading")
    if found is None:
        found = pair.__dict__["source_reading"] = reading(pair.source_plain.text, pair.source_language)
    return found


def target_reading(pair: Pair) -> Reading:
    """What the translation says."""
    found: Reading | None = pair.__dict__.get("target_reading")
    if found is None:
        found = pair.__dict__["target_reading"] = reading(pair.target_plain.text, pair.language.code)
    return found
