"""A text read once for all the checks of this room: its tokens, its numbers, what accounts for numbers, its ranges.

`reading(text, "bn")` is remembered, for the same text is asked about by a dozen rules, and often met again.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache

from pipeline.checks.figures.counting import numbers_of
from pipeline.checks.figures.lexis import Lexis, Value, lexis, tidy, value_of
from pipeline.checks.figures.numbers import HYPHENS, Number, Token, Tokens
from pipeline.checks.figures.phrases import Mark, Stream
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Fault
from pipeline.findings import Severity
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
        found = {value for mark in self.lexis.explains.find(self.stream) for value in _accounted(mark.tag)}
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
            if first.unit is not None and second.unit is not None and first.unit.dimension != second.unit.dimension:
                continue  # 120 mg/5 ml
            if between in _STROKES or between in self.lexis.range_marks or self._leads(words):
                found.append((first, second))
        return tuple(found)

    @lazy
    def between(self) -> tuple[tuple[Number, Number], ...]:
        """Between 2 and 5: the two ends of a range that is told with “and”."""
        lexis = self.lexis
        if lexis is None or not lexis.group("ranges", "opening").find(self.stream):
            return ()
        opening = lexis.words("ranges", "opening")
        return tuple(
            (first, second)
            for first, second in zip(self.numbers, self.numbers[1:], strict=False)
            if not opening.isdisjoint(self._clause_before(first))
            and " ".join(self.text[first.after : second.start].lower().split()[:1]) in lexis.range_inner
        )

    def _clause_before(self, number: Number) -> list[str]:
        """The words right before a number, as far as no stop stands among them: between the ages of about 3 and 10."""
        keys = self.tokens.keys[max(number.first - 5, 0) : number.first]
        last = max((at for at, word in enumerate(keys, start=1) if word in _STOPS), default=0)
        return keys[last:]

    @lazy
    def ratios(self) -> tuple[tuple[Number, Number], ...]:
        """Seven out of ten, one woman in eight: a part and its whole."""
        if self.lexis is None or len(self.numbers) < 2:
            return ()
        known, ends = self.lexis.words("ranges", "ratio"), _last_words(self.lexis)
        close = self.lexis.words("ranges", "ratio_close")
        found = []
        for first, second in zip(self.numbers, self.numbers[1:], strict=False):
            if self.tokens.keys[second.first - 1] not in ends:
                continue
            words = self.text[first.after : second.start].lower().split()
            said = [" ".join(words[at:]) for at in range(min(len(words), 3))]
            if 0 < len(words) <= 5 and (said[0] in close or not known.isdisjoint(said)):
                found.append((first, second))
        return tuple(found)

    @lazy
    def shares(self) -> tuple[tuple[Number, Number], ...]:
        """প্রতি দশজনে সাতজন: a whole and its part, where the whole is told first."""
        lexis = self.lexis
        if lexis is None or len(self.numbers) < 2:
            return ()
        per, within = lexis.words("ranges", "per"), tuple(lexis.words("ranges", "within"))
        keys = self.tokens.keys
        found = []
        for first, second in zip(self.numbers, self.numbers[1:], strict=False):
            between = keys[first.last : second.first]
            if not per.isdisjoint(between) or not _STOPS.isdisjoint(between):
                continue
            led = not per.isdisjoint(keys[max(first.first - 1, 0) : first.first])
            if led or (within and any(word.endswith(within) for word in between)):
                found.append((first, second))
        return tuple(found)

    def _leads(self, words: list[str]) -> bool:
        """Whether the words between two numbers begin with one that makes a range: “থেকে বিকেল”."""
        assert self.lexis is not None
        return 0 < len(words) <= 3 and words[0] in self.lexis.range_marks and not set("".join(words)) & _STOPS


@cache
def _last_words(lexis: Lexis) -> frozenset[str]:
    """The words that may stand between a part and its whole, right before the whole."""
    phrases = lexis.words("ranges", "ratio") | lexis.words("ranges", "ratio_close")
    return frozenset(phrase.split()[-1] for phrase in phrases)


@cache
def _accounted(tag: str) -> tuple[Value, ...]:
    """The numbers that a tag of `explains` names."""
    return tuple(map(value_of, tag.split()))


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


def instead(
    pair: Pair, place: tuple[int, int], other: tuple[int, int], hint: str, severity: Severity | None = None
) -> Fault:
    """What a place of the source says became what a place of the translation says."""
    return Fault(
        N_("the source says {source}, the translation {target}"),
        {
            "source": source_reading(pair).text[slice(*place)],
            "target": target_reading(pair).text[slice(*other)],
        },
        hint=hint,
        at=pair.target_plain.span(*other),
        source_at=pair.source_plain.span(*place),
        severity=severity,
    )
