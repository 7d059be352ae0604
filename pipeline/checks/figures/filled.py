"""The unit behind a placeholder: {days} days. For `unit` and `time-unit`."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.figures.lexis import Unit, units
from pipeline.checks.figures.reading import Reading
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Fault
from pipeline.markup.placeholders import PLACEHOLDER
from pipeline.markup.plain import OBJECT, Plain

_Slots = dict[str, tuple[Unit, int, int]]
"""Placeholder → the unit behind it, and where the two stand."""


def other_units(pair: Pair, source: Reading, target: Reading) -> Iterator[tuple[Unit, Fault]]:
    """The units that a placeholder has in the source, where the translation has another one behind it."""
    theirs = _slots(target, pair.target_plain, pair.target_text)
    if not theirs:
        return
    for slot, (unit, start, end) in _slots(source, pair.source_plain, pair.source_text).items():
        other, first, last = theirs.get(slot, (unit, 0, 0))
        if other.goes_with(unit):
            continue
        yield (
            unit,
            Fault(
                N_("the source says {source}, the translation {target}"),
                {
                    "source": source.text[start:end].replace(OBJECT, slot),
                    "target": target.text[first:last].replace(OBJECT, slot),
                },
                hint=N_("write the unit of the source"),
                at=pair.target_plain.span(first, last),
                source_at=pair.source_plain.span(start, end),
            ),
        )


def _slots(reading: Reading, plain: Plain, text: str) -> _Slots:
    found: _Slots = {}
    twice: set[str] = set()
    at = reading.text.find(OBJECT)
    while at >= 0 and reading.lexis is not None:
        slot = "".join(text[slice(*plain.span(at, at + 1))].split())
        unit = reading.lexis.unit_after.match(reading.text, at + 1) if PLACEHOLDER.fullmatch(slot) else None
        if unit is not None:
            twice |= {slot} & found.keys()
            found[slot] = (units()[reading.lexis.class_of(unit["unit"])], at, unit.end())
        at = reading.text.find(OBJECT, at + 1)
    return {slot: told for slot, told in found.items() if slot not in twice}
