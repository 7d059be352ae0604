"""Below zero or above it: a minus before degrees. For `number-value`."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.figures.numbers import Number
from pipeline.checks.figures.reading import Reading
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Fault

_MINUS = frozenset("-\u2010\u2011\u2013\u2212")
_WARMTH = frozenset({"celsius", "fahrenheit", "degree"})


def other_sign(pair: Pair, source: Reading, target: Reading) -> Iterator[Fault]:
    """Degrees that lost their minus, or got one: a vaccine that is kept at 2 °C is spoilt at -2 °C."""
    for number in source.numbers:
        if number.unit is None or number.unit.dimension not in _WARMTH:
            continue
        same = [other for other in target.numbers if other.value == number.value]
        if not same or _is_said(source) or _is_said(target):
            continue
        ours = _sign(source, number)
        theirs = [_sign(target, other) for other in same]
        if all((sign is None) != (ours is None) for sign in theirs):
            start, end = number.start if ours is None else ours, number.end
            first, last = same[0].start if theirs[0] is None else theirs[0], same[0].end
            yield Fault(
                N_("the source says {source}, the translation {target}"),
                {"source": source.text[start:end], "target": target.text[first:last]},
                hint=N_("above zero, or below it?"),
                at=pair.target_plain.span(first, last),
                source_at=pair.source_plain.span(start, end),
            )


def _sign(reading: Reading, number: Number) -> int | None:
    """Where the minus of a number stands; a dash behind a word or another number, unit and all, is no minus."""
    tokens, at = reading.tokens, number.first - 1
    if at < 0 or reading.lexis is None:
        return None
    if tokens.keys[at] in reading.lexis.words("grammar", "minus"):
        return tokens[at].start
    if tokens.keys[at] not in _MINUS or not tokens.joined(at):
        return None
    start = tokens[at].start
    if at and tokens.sort(at - 1) == "word" and tokens.joined(at - 1):
        return None
    behind = any(one.after <= start and not reading.text[one.after : start].strip() for one in reading.numbers)
    return None if behind else start


def _is_said(reading: Reading) -> bool:
    """Whether the text says in words where zero is."""
    return reading.lexis is not None and not reading.lexis.words("grammar", "zero").isdisjoint(reading.tokens.keys)
