"""Both eyes, or one of them: what comes in pairs. For `number-value`."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.figures.reading import Reading, instead
from pipeline.checks.figures.side import parts_of
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Fault

_Said = dict[str, tuple[int, int]]
"""Part of the body → where the words stand that count it."""


def one_of_two(pair: Pair, source: Reading, target: Reading) -> Iterator[Fault]:
    """Both feet that became one foot, or one eye that became two."""
    if source.lexis is None or target.lexis is None:
        return
    if ours := _both(source):
        if 2 not in target.values and 2 not in target.explained and not _goes_on(target):
            yield from _other_count(pair, source, target, ours, _counted(target, 1))
    elif (ours := _counted(source, 1)) and 1 not in target.values and 2 not in source.values:
        if not source.lexis.words("frequency", "every").isdisjoint(source.stream):
            return  # one on each side
        if 2 in source.explained and (not _goes_on(target) or 1 in target.explained):
            return  # one foot before the other is both feet
        yield from _other_count(pair, source, target, ours, {**_counted(target, 2), **_both(target)})


def _other_count(pair: Pair, source: Reading, target: Reading, ours: _Said, theirs: _Said) -> Iterator[Fault]:
    for part, place in ours.items():
        if (other := theirs.get(part)) is not None:
            yield instead(pair, place, other, N_("one of them, or both?"))
            return


def _both(reading: Reading) -> _Said:
    """The parts of the body behind “both”."""
    assert reading.lexis is not None
    found: _Said = {}
    for mark in reading.lexis.group("grammar", "both").find(reading.stream):
        after = reading.stream[mark.last + 1 : mark.last + 4]
        found |= dict.fromkeys(parts_of(reading.lexis, after), reading.span(mark))
    return found


def _goes_on(reading: Reading) -> bool:
    """Whether the text comes to the other one, too: এক পাশ থেকে অন্য পাশে."""
    assert reading.lexis is not None
    return bool(reading.lexis.group("grammar", "other").find(reading.stream))


def _counted(reading: Reading, count: int) -> _Said:
    """The parts of the body behind a number in words."""
    assert reading.lexis is not None
    found: _Said = {}
    for number in reading.numbers:
        if number.value == count and number.written and not number.ordinal:
            after = reading.tokens.keys[number.last + 1 : number.last + 4]
            found |= dict.fromkeys(parts_of(reading.lexis, after), (number.start, number.end))
    return found
