"""Times of day: 6 pm is no সকাল ৬টা, and what is taken in the morning is not taken at noon."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pipeline.checks.figures.lexis import Lexis
from pipeline.checks.figures.numbers import Number
from pipeline.checks.figures.phrases import Mark, Phrases
from pipeline.checks.figures.reading import Reading, instead
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Fault
from pipeline.findings import Severity

_DAWN, _NOON = 6, 12
_ANSWERS = {
    "morning": {"morning"},
    "noon": {"noon"},
    "afternoon": {"noon", "afternoon", "evening"},
    "evening": {"afternoon", "evening", "night", "bed"},
    "night": {"night", "bed"},
    "overnight": {"night", "bed", "morning"},
    "bed": {"night", "bed", "evening"},
    "daytime": {"daytime", "morning", "noon", "afternoon"},
}
"""Time of day → what it may be called elsewhere."""
_ASKED = tuple(tag for tag in _ANSWERS if tag != "bed")
_FIRM = frozenset({"morning", "noon", "afternoon", "evening", "night"})
"""What is surely another time of day where nothing in the source answers to it."""


@cache
def named(known: Lexis) -> Phrases:
    """The times of day that a word names, or the meal that is taken then."""
    return known.group("dayparts", *_ANSWERS, "neutral")


@cache
def asked(known: Lexis) -> Phrases:
    """Those that a translation is asked for."""
    return known.group("dayparts", *_ASKED)


def told_apart(reading: Reading) -> int:
    """How many times of day a text names: সকালে, দুপুরে ও রাতে is three times a day."""
    if reading.lexis is None:
        return 0
    return len({mark.tag for mark in named(reading.lexis).find(reading.stream)} & _FIRM)


def other_part(pair: Pair, source: Reading, target: Reading) -> Iterator[Fault]:
    """A time of day that the source names, and another one in its place."""
    if source.lexis is None or target.lexis is None:
        return
    if not asked(source.lexis).find(source.stream):
        return
    ours = [mark for mark in named(source.lexis).find(source.stream) if mark.tag in _ANSWERS]
    theirs = [mark for mark in named(target.lexis).find(target.stream) if mark.tag in _ANSWERS]
    tags = {mark.tag for mark in theirs}
    answers: set[str] = set().union(*(_ANSWERS[mark.tag] for mark in ours))
    lacking = [mark for mark in ours if mark.tag in _ASKED and _ANSWERS[mark.tag].isdisjoint(tags)]
    beyond = [mark for mark in theirs if mark.tag in _FIRM and mark.tag not in answers]
    if lacking and any(_half(source, number) for number in source.numbers):
        beyond = [mark for mark in beyond if not _led_by(target, mark)]
    for mark, other in zip(lacking[:1], beyond, strict=False):
        hint = N_("name the time of day of the source")
        yield instead(pair, source.span(mark), target.span(other), hint, Severity.WARNING)


def _led_by(reading: Reading, mark: Mark) -> bool:
    """Whether an hour follows, which says by itself when it is."""
    end = reading.token(mark.last).end
    return any(0 <= number.start - end <= 1 for number in reading.numbers)


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
