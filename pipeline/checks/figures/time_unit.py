"""Spans of time."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.figures.cues import any_number
from pipeline.checks.figures.dayparts import other_half
from pipeline.checks.figures.reading import source_reading, target_reading
from pipeline.checks.figures.unit import compared
from pipeline.checks.pair import Pair
from pipeline.checks.rule import Family, Fault, rule


@rule("time-unit", Family.NUMBERS, target=any_number)
def time_unit(pair: Pair) -> Iterator[Fault]:
    """A span of time has another unit than in the source: hours for days.

    “Within two hours” and “within two days” are worlds apart after a snake bite or a stroke. Half an hour may be
    thirty minutes, and a week seven days. Nor may a time of day change from the morning to the evening.

    Bad:  `Come back in 2 hours.` → `২ দিন পরে আবার আসুন।`
    Bad:  `Take it at 8 pm.` → `সকাল ৮টায় খান।`
    Good: `Come back in half an hour.` → `৩০ মিনিট পরে আবার আসুন।`
    """
    yield from compared(pair, clock=True)
    yield from other_half(pair, source_reading(pair), target_reading(pair))
