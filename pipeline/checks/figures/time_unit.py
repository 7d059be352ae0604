"""Spans of time."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.cues import any_of, seen
from pipeline.checks.figures.cues import any_number, begins
from pipeline.checks.figures.dayparts import asked, other_half, other_part
from pipeline.checks.figures.reading import source_reading, target_reading
from pipeline.checks.figures.unit import compared
from pipeline.checks.pair import Pair
from pipeline.checks.rule import Family, Fault, rule


@rule(
    "time-unit",
    Family.NUMBERS,
    source=begins(lambda known: [asked(known)]),
    target=any_of(any_number, seen(r"[{%]")),
)
def time_unit(pair: Pair) -> Iterator[Fault]:
    """A span of time has another unit than in the source: hours for days.

    “Within two hours” and “within two days” are worlds apart after a snake bite or a stroke. Half an hour may be
    thirty minutes, and a week seven days. Nor may a time of day change from the morning to the evening, by the clock or
    by its name.

    Bad:  `Come back in 2 hours.` → `২ দিন পরে আবার আসুন।`
    Bad:  `Take it at 8 pm.` → `সকাল ৮টায় খান।`
    Bad:  `Take it in the morning.` → `দুপুরে খান।`
    Good: `Come back in half an hour.` → `৩০ মিনিট পরে আবার আসুন।`
    """
    yield from compared(pair, clock=True)
    source, target = source_reading(pair), target_reading(pair)
    yield from other_half(pair, source, target)
    yield from other_part(pair, source, target)
