"""A number beside before or after, from or until: it must be the same word beside the same number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.checks.figures.numbers import Number
from pipeline.checks.figures.opposites import says_no
from pipeline.checks.figures.phrases import Mark
from pipeline.checks.figures.reading import Reading, instead
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Fault

_OTHER = {"before": "after", "after": "before", "from": "until", "until": ""}


class Moment(NamedTuple):
    """A number and the word beside it."""

    tag: str
    number: Number
    start: int
    end: int


def moments(pair: Pair, source: Reading, target: Reading) -> Iterator[Fault]:
    """The first number that is told from the other end: 24 hours after → ২৪ ঘণ্টা আগে."""
    if not source.numbers or not target.numbers:
        return
    theirs = _moments(target)
    if not theirs:
        return
    ours = _moments(source)
    for one in ours:
        same = [other for other in theirs if set(other.number.values) & set(one.number.values)]
        turned = next((other for other in same if other.tag == _OTHER[one.tag]), None)
        if turned is None or any(other.tag == one.tag for other in same):
            continue
        if any(set(other.number.values) & set(one.number.values) and other.tag == turned.tag for other in ours):
            continue
        if says_no(source, one.start) == says_no(target, turned.start):
            yield _fault(pair, source, target, one, turned)
            return
    yield from _past_the_range(pair, source, target, ours, theirs)


def _past_the_range(
    pair: Pair, source: Reading, target: Reading, ours: list[Moment], theirs: list[Moment]
) -> Iterator[Fault]:
    """“Between 11 and 14 weeks” and ১১ থেকে ১৪ সপ্তাহের পরে are not the same time."""
    assert source.lexis is not None
    opening = source.lexis.data["ranges"].get("opening", "")
    if not opening or any(one.tag in ("before", "after") for one in ours):
        return
    for first, second in zip(source.numbers, source.numbers[1:], strict=False):
        if source.text[: first.start].rstrip().lower().endswith(opening):
            told = [other for other in theirs if other.tag in ("before", "after")]
            for other in told if len(told) == 1 else ():
                if set(other.number.values) & set(second.values):
                    yield _fault(pair, source, target, Moment("", first, first.start, second.after), other)
                    return


def _fault(pair: Pair, source: Reading, target: Reading, one: Moment, other: Moment) -> Fault:
    return instead(pair, _place(one), _place(other), N_("is it the one or the other?"))


def _place(moment: Moment) -> tuple[int, int]:
    return min(moment.start, moment.number.start), max(moment.end, moment.number.after)


def _moments(reading: Reading) -> list[Moment]:
    assert reading.lexis is not None
    if "moments" not in reading.lexis.data:
        return []
    marks = reading.lexis.group("moments").find(reading.stream)
    ends = {number for pair in reading.ranges for number in pair}
    found = []
    for mark in marks:
        number = _beside(reading, mark) if mark.tag in _OTHER else None
        if number is None or (mark.tag not in ("before", "after") and any(number is end for end in ends)):
            continue
        found.append(Moment(mark.tag, number, *reading.span(mark)))
    return found


def _beside(reading: Reading, mark: Mark) -> Number | None:
    """The number and its unit right before a word, or, where words lead, right after it."""
    assert reading.lexis is not None
    start, end = reading.span(mark)
    for number in reading.numbers:
        if number.after <= start and not reading.text[number.after : start].strip():
            return number if mark.tag in ("before", "after") or not reading.lexis.denies_first else None
        if reading.lexis.denies_first and number.start >= end:
            between = reading.text[end : number.start].split()
            leads = reading.lexis.words("moments", "between")
            return number if len(between) <= 1 and leads.issuperset(word.lower() for word in between) else None
    return None
