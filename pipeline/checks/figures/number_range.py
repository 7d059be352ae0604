"""Ranges and shares."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.figures.cues import any_number
from pipeline.checks.figures.numbers import Number
from pipeline.checks.figures.reading import Reading, source_reading, target_reading
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.findings import Severity


@rule("number-range", Family.NUMBERS, source=any_number)
def number_range(pair: Pair) -> Iterator[Fault]:
    """The two ends of a range changed places, or a range became two numbers.

    “4–6” may be written with any dash, “to” or থেকে; blood pressure and other ratios keep their order. Of one in ten
    the ten stand first in Bengali, and one in ten is not ten in one.

    Bad:  `Rest for 4–6 weeks.` → `৬–৪ সপ্তাহ বিশ্রাম নিন।`
    Bad:  `One in ten children.` → `প্রতি একজনে দশজন শিশু।`
    Good: `Rest for 4–6 weeks.` → `৪ থেকে ৬ সপ্তাহ বিশ্রাম নিন।`
    """
    source = source_reading(pair)
    if len(source.numbers) < 2:
        return
    target = target_reading(pair)
    if len(target.numbers) < 2:
        return
    yield from _shares(pair, source, target)
    theirs = target.ranges
    for first, second in source.between:
        if (turned := _turned(first, second, theirs)) is not None:
            yield _turned_round(pair, source, target, (first, second), turned)
    for first, second in source.ranges:
        if any(_is(first, a) and _is(second, b) for a, b in theirs) or first.values == second.values:
            continue
        told = {"source": f"{_text(source, first)}–{_text(source, second)}"}
        where = pair.source_plain.span(first.start, second.end)
        turned = _turned(first, second, theirs) or next(_neighbours(target, second, first, source), None)
        if turned is not None:
            yield _turned_round(pair, source, target, (first, second), turned)
            continue
        apart = next(_neighbours(target, first, second, source), None)
        if apart is not None and _joined_by_and(target, *apart):
            yield Fault(
                N_("the range {source} became two numbers"),
                told,
                hint=N_("write a range, with a dash or a word such as “to”"),
                at=pair.target_plain.span(apart[0].start, apart[1].end),
                source_at=where,
                severity=Severity.WARNING,
            )


Ends = tuple[Number, Number]


def _turned(first: Number, second: Number, theirs: tuple[Ends, ...]) -> Ends | None:
    """The range that has these two ends the other way round, where none has them in their order."""
    if first.values == second.values or any(_is(first, a) and _is(second, b) for a, b in theirs):
        return None
    return next(((a, b) for a, b in theirs if _is(first, b) and _is(second, a)), None)


def _turned_round(pair: Pair, source: Reading, target: Reading, ours: Ends, theirs: Ends) -> Fault:
    return Fault(
        N_("the range {source} is turned round"),
        {"source": f"{_text(source, ours[0])}–{_text(source, ours[1])}"},
        hint=N_("write its two numbers in the order of the source"),
        at=pair.target_plain.span(theirs[0].start, theirs[1].end),
        source_at=pair.source_plain.span(ours[0].start, ours[1].end),
    )


def _shares(pair: Pair, source: Reading, target: Reading) -> Iterator[Fault]:
    """One in ten that became ten in one."""
    for part, whole in source.ratios:
        if isinstance(part.value, str) or isinstance(whole.value, str) or part.value >= whole.value:
            continue
        shares = target.shares
        if any(_is(whole, a) and _is(part, b) for a, b in shares):
            continue
        for first, second in shares:
            if _is(part, first) and _is(whole, second):
                yield Fault(
                    N_("“{source}” is turned round"),
                    {"source": source.text[part.start : whole.end]},
                    hint=N_("which number is the whole, and which a part of it?"),
                    at=pair.target_plain.span(first.start, second.end),
                    source_at=pair.source_plain.span(part.start, whole.end),
                )
                break


def _is(number: Number, other: Number) -> bool:
    if set(number.values) & set(other.values):
        return True
    return number.base is not None and number.base == other.base


def _text(reading: Reading, number: Number) -> str:
    return reading.text[number.start : number.end]


def _neighbours(target: Reading, first: Number, second: Number, source: Reading) -> Iterator[tuple[Number, Number]]:
    """Two numbers side by side in the translation, in this order, with a sign or a word between them."""
    once = [number for number in target.numbers if _is(first, number)], [n for n in target.numbers if _is(second, n)]
    if len(once[0]) != 1 or len(once[1]) != 1:
        return
    for a, b in zip(target.numbers, target.numbers[1:], strict=False):
        if _is(first, a) and _is(second, b) and len(target.text[a.after : b.start].split()) <= 2:
            yield a, b


def _joined_by_and(target: Reading, first: Number, second: Number) -> bool:
    """Whether “and” or a comma stands between, and no word after them makes a range of it."""
    lexis = target.lexis
    if lexis is None:
        return False
    between = target.text[first.after : second.start].strip().lower()
    if between not in lexis.range_inner and between != ",":
        return False
    closing = lexis.words("ranges", "closing")
    after = [token.key for token in target.tokens if token.start >= second.end][:5]
    opening = lexis.words("ranges", "opening")
    before = [token.key for token in target.tokens if token.end <= first.start][-2:]
    return not (closing & set(after)) and not (opening & set(before))
