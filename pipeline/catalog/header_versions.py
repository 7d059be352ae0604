"""The header entry of a catalog that two people changed, field by field."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from math import inf

from pipeline.catalog.conflicts import Conflict, note
from pipeline.catalog.headers import Headers
from pipeline.catalog.ordering import decided, in_order
from pipeline.model import Catalog

_Field = tuple[str, str]

_GREATER = {"po-revision-date", "pot-creation-date", "x-dobhashi-rules"}
"""Fields of which the later date, or the higher number, is right whoever wrote it."""
_TIMELY = "last-translator"
"""Says who worked at the revision date, so it goes with that."""
_BOOKKEEPING = {_TIMELY, "x-generator"}
"""Differ whenever two people have worked; the comment is enough, nobody has to decide."""


def merged_headers(base: Catalog, ours: Catalog, theirs: Catalog) -> tuple[Headers, list[str], list[Conflict]]:
    """The fields one by one; what goes into comments, and what a person has to decide."""
    before, mine, other = (_fields(catalog.headers) for catalog in (base, ours, theirs))
    we_are_later = _moment(ours.header("PO-Revision-Date")) >= _moment(theirs.header("PO-Revision-Date"))
    merged: list[_Field] = []
    notes: list[str] = []
    conflicts: list[Conflict] = []

    def both(one: _Field | None, two: _Field | None) -> _Field | None:
        if not (one and one[1] and two and two[1]) or one[1] == two[1]:
            return max(filter(None, (one, two)))  # what is removed or emptied does not stand against a value
        name = one[0].lower()
        if name in _GREATER:
            return max(one, two, key=lambda field: _moment(field[1]))
        kept, noted, side = (one, two, "theirs") if we_are_later or name != _TIMELY else (two, one, "ours")
        notes.append(note(side, ": ".join(noted)))
        if name not in _BOOKKEEPING:
            conflicts.append(Conflict((None, ""), kept[0], kept[1], noted[1]))
        return kept

    for key in in_order(list(before), list(mine), list(other), mine.keys() | other.keys()):
        field = decided(before.get(key), mine.get(key), other.get(key), both)
        if field is not None:
            merged.append(field)
    return tuple(merged), notes, conflicts


def _fields(headers: Headers) -> dict[tuple[str, int], _Field]:
    """The fields by name; a name that is there twice, or a line without one, keeps its own place."""
    seen: Counter[str] = Counter()
    fields = {}
    for name, value in headers:
        key = name.lower() or f"\n{value}"
        fields[key, seen[key]] = (name, value)
        seen[key] += 1
    return fields


def _moment(value: str) -> tuple[float, str]:
    """Sorts dates and numbers by what they mean, anything else before them."""
    for read in (int, _seconds):
        try:
            return read(value), value
        except ValueError:
            continue
    return -inf, value


def _seconds(value: str) -> float:
    return datetime.strptime(value, "%Y-%m-%d %H:%M%z").timestamp()
