"""Sequences that two people changed: which items are left, and in which order.

Both functions are even-handed: who is "ours" and who "theirs" makes no difference. Where only one side changed
anything, the result is that side's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")
Item = TypeVar("Item", bound=Hashable)


def decided(base: T, ours: T, theirs: T, otherwise: Callable[[T, T], T]) -> T:
    """What the side says that changed it; `otherwise(ours, theirs)` where both did, and differently."""
    if ours == theirs or theirs == base:
        return ours
    return theirs if ours == base else otherwise(ours, theirs)


def merged_lines(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> tuple[str, ...]:
    """Lines as a set with an order: what either side removed is gone, what either side added is there."""
    return decided(tuple(base), tuple(ours), tuple(theirs), lambda mine, other: _mixed(base, mine, other))


def in_order(base: Sequence[Item], ours: Sequence[Item], theirs: Sequence[Item], keep: Collection[Item]) -> list[Item]:
    """Those items of both sides that are to be kept, each once.

    The side that moved items about gives the order; what only the other side has comes after the item it stood
    behind there.
    """
    spine, other = _spine(base, ours, theirs)
    placed = set(spine)
    behind: dict[Item | None, list[Item]] = {}
    anchor: Item | None = None
    for item in other:
        if item not in keep:
            continue
        if item in placed:
            anchor = item
        else:
            behind.setdefault(anchor, []).append(item)
    result = behind.get(None, [])
    for item in spine:
        if item in keep:
            result.append(item)
            result += behind.get(item, ())
    return result


def _mixed(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> tuple[str, ...]:
    before, mine, other = _numbered(base), _numbered(ours), _numbered(theirs)
    added = (set(mine) | set(other)) - set(before)
    keep = added | (set(mine) & set(other))
    return tuple(line for line, _ in in_order(before, mine, other, keep))


def _spine(base: Sequence[Item], ours: Sequence[Item], theirs: Sequence[Item]) -> tuple[Sequence[Item], Sequence[Item]]:
    """The side whose order counts, then the other one."""
    mine, other = _only(ours, set(base) & set(theirs)), _only(theirs, set(base) & set(ours))
    if mine != other:
        before = _only(base, set(mine))
        if mine == before or other == before:
            return (theirs, ours) if mine == before else (ours, theirs)
    else:
        # No old item tells the two apart: the new ones that both have may, else anything that is not chance.
        mine, other = _only(ours, set(theirs)), _only(theirs, set(ours))
        if mine == other:
            mine, other = list(ours), list(theirs)
    return (ours, theirs) if _first(mine, other) else (theirs, ours)


def _only(items: Iterable[Item], wanted: Collection[Item]) -> list[Item]:
    return [item for item in items if item in wanted]


def _first(one: Sequence[Hashable], other: Sequence[Hashable]) -> bool:
    """Whether one sequence comes before another, in an order that means nothing but is always the same."""
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            return repr(mine) < repr(theirs)
    return len(one) <= len(other)


def _numbered(lines: Iterable[str]) -> list[tuple[str, int]]:
    """Each line with how often it stood above, so that equal lines are different items."""
    seen: Counter[str] = Counter()
    numbered = []
    for line in lines:
        numbered.append((line, seen[line]))
        seen[line] += 1
    return numbered
