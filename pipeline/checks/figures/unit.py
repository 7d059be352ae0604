"""Units."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.cues import any_of, seen
from pipeline.checks.figures.cues import any_number
from pipeline.checks.figures.denominator import lost_denominator
from pipeline.checks.figures.filled import other_units
from pipeline.checks.figures.lexis import Unit, units
from pipeline.checks.figures.numbers import Number
from pipeline.checks.figures.reading import Reading, reading, source_reading, target_reading
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.findings import Severity
from pipeline.markup.plain import OBJECT


@rule("unit", Family.NUMBERS, target=any_of(any_number, seen(r"[({%]")))
def unit(pair: Pair) -> Iterator[Fault]:
    """A number has another unit than in the source, or lost its unit.

    Milligrams for micrograms is a thousandfold dose. Units may be spelled out, abbreviated or left in Latin letters,
    with any ending, and a quantity may be told in another unit of its kind. Nor may a dose per kilogram become a dose.

    Bad:  `Take 400 mcg of folic acid.` → `৪০০ মি.গ্রা. ফলিক অ্যাসিড খান।`
    Bad:  `Give 15 mg/kg.` → `১৫ মি.গ্রা. দিন।`
    Good: `Take 400 mcg of folic acid.` → `৪০০ মাইক্রোগ্রাম ফলিক অ্যাসিড খান।`
    Good: `Drink 0.5 l.` → `৫০০ মিলিলিটার পান করুন।`
    """
    yield from compared(pair, clock=False)


_CLOCK = ("time", "months")


def compared(pair: Pair, *, clock: bool) -> Iterator[Fault]:
    """Numbers with another unit: those of time with `clock`, else all others."""
    source = source_reading(pair)
    target = target_reading(pair)
    if source.lexis is None or target.lexis is None:
        return
    if OBJECT in source.text:
        for found, fault in other_units(pair, source, target):
            if (found.dimension in _CLOCK) == clock:
                yield fault
    if target.numbers and not clock:
        yield from lost_denominator(pair, source, target)
    if not target.numbers:
        if not clock:
            yield from _in_brackets(pair, source, target)
        return
    if _agree(source, target):
        if not clock:
            yield from _in_brackets(pair, source, target)
        return
    for number in source.numbers:
        if number.unit is None or (number.unit.dimension in _CLOCK) != clock:
            continue
        same = [other for other in target.numbers if set(number.values) & set(other.values)]
        if not same or _kept(number, same, source, target):
            continue
        wrong = [other for other in same if other.unit is not None and not other.given and not _has(other, source)]
        if wrong:
            yield _wrong(pair, source, target, number, wrong[0])
        elif (missed := _bare(number, same, source, target) and _missed(number, same, target)) or _pressure(
            number, same, target
        ):
            yield Fault(
                N_("{source} has no unit in the translation"),
                {"source": source.text[number.start : number.after]},
                hint=N_("write the unit after the number"),
                at=pair.target_plain.span(same[0].start, same[0].after),
                source_at=pair.source_plain.span(number.start, number.after),
                severity=None if missed and not _named(target, number.unit) else Severity.WARNING,
            )
    yield from _more_than_one(pair, source, target, clock=clock)
    yield from _one_too_many(pair, source, target, clock=clock)
    if clock:
        yield from _one(pair, source, target)
        yield from _out_of_nowhere(pair, source, target)
    else:
        yield from _in_brackets(pair, source, target)


def _agree(source: Reading, target: Reading) -> bool:
    """Whether both have the same quantities: then each is kept, and none came out of nowhere."""
    ours = [(number.value, number.unit) for number in source.numbers]
    return ours == [(number.value, number.unit) for number in target.numbers]


def _kept(number: Number, same: list[Number], source: Reading, target: Reading) -> bool:
    assert number.unit is not None
    if any(other.unit is not None and other.unit.goes_with(number.unit) for other in same):
        return True
    if number.unit.code == "times" and any(other.unit is not None and other.unit.code == "day" for other in same):
        return _often(source, "week") or _often(source, "month")  # three times a week: on three days
    return number.base is not None and any(
        number.base == other.base and not _another(other, number, source) for other in target.numbers
    )


def _another(other: Number, number: Number, source: Reading) -> bool:
    """Whether what is worth the same answers another number: 120 hours those of “120 hours (5 days)”."""
    return number.value != 1 and any(
        one.value == other.value and one.unit == other.unit and one.value != number.value for one in source.numbers
    )


def _bare(number: Number, same: list[Number], source: Reading, target: Reading) -> bool:
    """Whether one of these lost its unit: the others have none, or answer another number of the source."""
    if all(other.unit is None for other in same):
        return True
    bare = [other for other in same if other.unit is None and not other.ordinal and not other.name]
    ours = [other for other in source.numbers if other.value == number.value]
    return len(ours) == len(same) and len(bare) > sum(other.unit is None or other.unit.bare for other in ours)


def _missed(number: Number, same: list[Number], target: Reading) -> bool:
    """Whether its unit may not be left out, and does not stand before the number."""
    assert number.unit is not None
    if number.given or number.ordinal or number.unit.bare:
        return False
    if number.unit.dimension == "percent" and _as_part(same, target):
        return False
    led = (reading(target.text[max(0, other.start - 16) : other.start], target.code) for other in same)
    return not any(_named(before, number.unit) for before in led)


def _as_part(same: list[Number], target: Reading) -> bool:
    """৮০ ভাগ, ১০০ জনে ৮০ জন: so many of a hundred."""
    assert target.lexis is not None
    if any(whole.value == 100 and part in same for whole, part in target.shares):
        return True
    keys, ending = target.tokens.keys, target.lexis.ending
    after = [word for other in same for word in keys[other.last + 1 : other.last + 2]]
    parts = target.lexis.words("units", "hundredth")
    return any(word.startswith(part) and ending.fullmatch(word[len(part) :]) for word in after for part in parts)


def _pressure(number: Number, same: list[Number], target: Reading) -> bool:
    """Whether nothing says that these are millimetres of mercury: blood pressure is told without them, too."""
    assert number.unit is not None and target.lexis is not None
    if number.unit.code != "mmhg" or number.given or any(other.unit is not None for other in same):
        return False
    return not target.lexis.group("units", "pressure").find(target.stream) and not _named(target, number.unit)


def _has(number: Number, source: Reading) -> bool:
    """Whether the source has this very quantity, too."""
    assert number.unit is not None
    return any(
        other.unit is not None
        and (
            (other.unit.goes_with(number.unit) and set(other.values) & set(number.values)) or other.base == number.base
        )
        for other in source.numbers
    )


def _wrong(pair: Pair, source: Reading, target: Reading, number: Number, other: Number) -> Fault:
    return Fault(
        N_("the source says {source}, the translation {target}"),
        {
            "source": _told(source, number),
            "target": _told(target, other),
        },
        hint=N_("write the unit of the source"),
        at=pair.target_plain.span(other.start, other.after),
        source_at=pair.source_plain.span(number.start, number.after),
    )


def _told(reading: Reading, number: Number) -> str:
    """A number and its unit, before it or behind it."""
    start = number.start
    if number.first and reading.lexis is not None:
        before = reading.tokens[number.first - 1]
        start = before.start if before.key in reading.lexis.prefix_units else start
    return reading.text[start : number.after].strip()


def _more_than_one(pair: Pair, source: Reading, target: Reading, *, clock: bool) -> Iterator[Fault]:
    """One drop every two hours that became two drops: a two is there, and is another one."""
    for number in source.numbers:
        unit = number.unit
        if number.value != 1 or unit is None or (unit.dimension in _CLOCK) != clock or number.given or number.ordinal:
            continue
        if 1 in target.values:
            return
        for other in target.numbers:
            if other.unit != unit or other.given or other.ordinal or _has(other, source):
                continue
            if other.value in source.values:
                yield _wrong(pair, source, target, number, other)
                return


def _one(pair: Pair, source: Reading, target: Reading) -> Iterator[Fault]:
    """“An hour” is no number, but এক দিন would be another one."""
    for number in target.numbers:
        if number.value != 1 or number.unit is None or number.unit.dimension not in _CLOCK or number.given:
            continue
        if number.unit.code == "year" and any(1 in other.values and other.unit is None for other in source.numbers):
            continue  # a baby under one
        if _has(number, source) or _named(source, number.unit) or _often(source, number.unit.code):
            continue
        yield Fault(
            N_("the source has no {target}"),
            {"target": target.text[number.start : number.after]},
            hint=N_("write the unit of the source"),
            at=pair.target_plain.span(number.start, number.after),
        )


def _out_of_nowhere(pair: Pair, source: Reading, target: Reading) -> Iterator[Fault]:
    """“Over 65” is a matter of years."""
    for number in target.numbers:
        if (
            number.unit is None
            or number.unit.dimension not in _CLOCK
            or number.unit.code in ("year", "decade")
            or number.value == 1
        ):
            continue
        same = [other for other in source.numbers if set(other.values) & set(number.values)]
        if same and all(other.unit is None and not other.ordinal for other in same):
            if _named(source, number.unit) or _often(source, number.unit.code):
                continue
            yield _wrong(pair, source, target, same[0], number)


def _one_too_many(pair: Pair, source: Reading, target: Reading, *, clock: bool) -> Iterator[Fault]:
    """The source says “6 months” twice, the translation once, and has 6 years instead."""
    for number in target.numbers:
        if number.unit is None or number.given or number.ordinal or (number.unit.dimension in _CLOCK) != clock:
            continue
        if not clock and number.unit.bare:
            continue
        same = [other for other in source.numbers if set(other.values) & set(number.values)]
        if (
            len(same) > 1
            and all(other.unit is not None and not other.given for other in same)
            and not _has(number, source)
        ):
            yield _wrong(pair, source, target, same[0], number)
            return


def _in_brackets(pair: Pair, source: Reading, target: Reading) -> Iterator[Fault]:
    """The unit of a whole column: Dose (mg)."""
    ours, theirs = _bracketed(source), _bracketed(target)
    lacking = [place for code, place in ours.items() if code not in theirs]
    beyond = [place for code, place in theirs.items() if code not in ours]
    for place, other in zip(lacking, beyond, strict=False):
        yield Fault(
            N_("the source says {source}, the translation {target}"),
            {"source": source.text[slice(*place)], "target": target.text[slice(*other)]},
            hint=N_("write the unit of the source"),
            at=pair.target_plain.span(*other),
            source_at=pair.source_plain.span(*place),
        )


def _bracketed(told: Reading) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    text, start = told.text, told.text.find("(")
    while start >= 0 and told.lexis is not None and (end := text.find(")", start)) >= 0:
        if code := told.lexis.unit_forms.get(text[start + 1 : end].strip().lower()):
            found[code] = (start + 1, end)
        start = text.find("(", end)
    return found


def _named(told: Reading, wanted: Unit) -> bool:
    """Whether the unit, or one that goes with it, is in the text at all."""
    lexis = told.lexis
    assert lexis is not None
    return any(code is not None and units()[code].goes_with(wanted) for code in map(lexis.unit_of, told.stream)) or any(
        form in told.text.lower() for form in lexis.odd_forms(wanted.code)
    )


def _often(told: Reading, code: str) -> bool:
    """Whether the text says how often by this unit: daily."""
    assert told.lexis is not None
    return any(
        mark.tag == code
        for mark in told.lexis.group("frequency", "second", "minute", "hour", "day", "week", "month", "year").find(
            told.stream
        )
    )
