"""Numbers that changed places: the first dose has the week of the third. For `number-value`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.checks.figures.numbers import Number
from pipeline.checks.figures.reading import Reading
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Fault

_STOPS = frozenset(".;!?\u0964")

Swap = tuple[Number, Number]
"""A number of the source and the one that stands in its place."""


def exchanged(pair: Pair, source: Reading, target: Reading) -> Iterator[Fault]:
    """Of two texts with the same numbers in another order, the numbers that stand where they surely do not belong.

    The order of words changes from language to language, so only two things are sure: each of several ordinals has one
    number of its own; or two sentences keep all their numbers but one, and that is the other's.
    """
    if len(source.numbers) < 4:
        return
    swap = _between_ordinals(source, target) or _between_sentences(source, target)
    if swap is not None:
        ours, theirs = swap
        yield Fault(
            N_("{source} and {target} changed places"),
            {"source": source.text[ours.start : ours.end], "target": target.text[theirs.start : theirs.end]},
            hint=N_("put each number where the source has it"),
            at=pair.target_plain.span(theirs.start, theirs.end),
            source_at=pair.source_plain.span(ours.start, ours.end),
        )


def _between_ordinals(source: Reading, target: Reading) -> Swap | None:
    """The first at 6 weeks, the second at 10 weeks: the ordinals are the same, their numbers are not."""
    ours, theirs = _each_its_own(source), _each_its_own(target)
    if not ours or [one.value for one, _ in ours] != [one.value for one, _ in theirs]:
        return None
    wrong = [(own, given) for (_, own), (_, given) in zip(ours, theirs, strict=True) if own.value != given.value]
    return wrong[0] if len(wrong) > 1 else None


def _each_its_own(reading: Reading) -> list[Swap]:
    """Each ordinal with its number, where they take turns."""
    numbers = [number for number in reading.numbers if not number.name]
    pairs = list(zip(numbers[::2], numbers[1::2], strict=False))
    if len(numbers) % 2 or len({number.value for number in numbers}) < len(numbers):
        return []
    if all(a.ordinal and not b.ordinal for a, b in pairs):
        found = pairs
    elif all(b.ordinal and not a.ordinal for a, b in pairs):
        found = [(b, a) for a, b in pairs]
    else:
        return []
    return found if len({number.unit for _, number in found}) == 1 else []


def _between_sentences(source: Reading, target: Reading) -> Swap | None:
    """Two sentences that have all their numbers but one, which is that of the other."""
    ours, theirs = _by_sentence(source), _by_sentence(target)
    if len(ours) != len(theirs) or len(ours) < 2:
        return None
    changed = [(a, b) for a, b in zip(ours, theirs, strict=True) if _values(a) != _values(b)]
    if len(changed) != 2:
        return None
    (one, given), (two, taken) = changed
    lost, got = _values(one) - _values(given), _values(given) - _values(one)
    if len(one) < 2 or len(two) < 2 or lost.total() != 1 or got.total() != 1:
        return None
    if _values(two) - _values(taken) != got or _values(taken) - _values(two) != lost:
        return None
    own = next(number for number in one if number.value in lost)
    other = next(number for number in given if number.value in got)
    return (own, other) if own.unit == other.unit else None


def _values(numbers: list[Number]) -> Counter[object]:
    return Counter(number.value for number in numbers)


def _by_sentence(reading: Reading) -> list[list[Number]]:
    """The numbers of each sentence that has some."""
    found: list[list[Number]] = []
    last = None
    for number in reading.numbers:
        if last is None or not _STOPS.isdisjoint(reading.tokens.keys[last.last + 1 : number.first]):
            found.append([])
        found[-1].append(number)
        last = number
    return found
