"""What a quantity is counted by: 10 mg per kg, 120 mg in 5 ml. For `unit`."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.figures.lexis import Unit, units
from pipeline.checks.figures.reading import Reading
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Fault

_WEIGHED = frozenset({"mass", "volume"})


def lost_denominator(pair: Pair, source: Reading, target: Reading) -> Iterator[Fault]:
    """A dose per kilogram that became a dose."""
    assert source.lexis is not None
    if not any(word in source.text for word in source.lexis.per):
        return
    for number in source.numbers:
        if number.unit is None or number.given:
            continue
        found = source.lexis.per_unit.match(source.text, number.after)
        if found is None:
            continue
        unit = units()[source.lexis.class_of(found["unit"])]
        if unit.dimension in _WEIGHED and (not _is_named(target, unit) or _is_by_another(target, unit)):
            yield Fault(
                N_("{source} is missing in the translation"),
                {"source": found[0].strip()},
                hint=N_("say what the dose is counted by"),
                source_at=pair.source_plain.span(*found.span()),
            )


def _is_by_another(reading: Reading, unit: Unit) -> bool:
    """Whether the text counts by another weight or volume, and by this one nowhere."""
    assert reading.lexis is not None
    found = {reading.lexis.class_of(match["unit"]) for match in reading.lexis.per_unit.finditer(reading.text)}
    return unit.code not in found and any(units()[code].dimension == unit.dimension for code in found)


def _is_named(reading: Reading, unit: Unit) -> bool:
    """Whether any spelling of the unit is in the text; of a volume one of any volume."""
    assert reading.lexis is not None
    text, wide = reading.text.lower(), unit.dimension == "volume"
    return any(
        form in text
        for form, code in reading.lexis.unit_forms.items()
        if code == unit.code or (wide and units()[code].dimension == "volume")
    )
