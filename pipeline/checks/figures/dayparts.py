"""Before noon or after it: 6 pm is no সকাল ৬টা."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.figures.numbers import Number
from pipeline.checks.figures.reading import Reading
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Fault

_DAWN, _NOON = 6, 12


def other_half(pair: Pair, source: Reading, target: Reading) -> Iterator[Fault]:
    """A time of day that the source has before noon and the translation after it, or the other way round."""
    for number in source.numbers:
        half = _half(source, number)
        if not half:
            continue
        same = [other for other in target.numbers if other.others and other.value == number.value]
        wrong = [other for other in same if _half(target, other) not in ("", half)]
        if same and len(wrong) == len(same):
            yield Fault(
                N_("the source says {source}, the translation {target}"),
                {"source": source.text[number.start : number.after], "target": _told(target, wrong[0])},
                hint=N_("is it the morning or the evening?"),
                at=pair.target_plain.span(wrong[0].start, wrong[0].after),
                source_at=pair.source_plain.span(number.start, number.after),
            )


def _half(reading: Reading, number: Number) -> str:
    """`forenoon`, `afternoon`, or nothing where no word beside a clock's hour says so."""
    lexis = reading.lexis
    if lexis is None or not number.others or isinstance(number.value, str) or number.value > _NOON:
        return ""
    keys = reading.tokens.keys
    beside = {*keys[max(number.first - 1, 0) : number.first], *keys[number.last : number.last + 2]}
    beside.add(reading.text[number.end : number.after].strip().lower())
    for half in ("forenoon", "afternoon"):
        if not lexis.words("clock", half).isdisjoint(beside):
            return half
    if not lexis.words("clock", "night").isdisjoint(beside) and number.value != _NOON:
        return "afternoon" if number.value >= _DAWN else "forenoon"
    return ""


def _told(reading: Reading, number: Number) -> str:
    """The hour with the word before it."""
    start = reading.tokens[number.first - 1].start if number.first else number.start
    return reading.text[start : number.after]
