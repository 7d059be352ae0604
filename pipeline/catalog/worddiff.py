"""What changed between two texts, word by word: for people to see, and for `changes` to judge."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"\w+(?:['\u2019]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Edit:
    """A slice of the old text that a slice of the new one replaces; one of them may be empty."""

    old: tuple[int, int]
    new: tuple[int, int]
    before: str
    after: str


def word_diff(old: str, new: str) -> tuple[Edit, ...]:
    """The edits that make `new` of `old`, in order.

    >>> [(edit.before, edit.after) for edit in word_diff("Rest for ten days.", "Rest for five days.")]
    [('ten', 'five')]
    """
    ours, theirs = list(_WORD.finditer(old)), list(_WORD.finditer(new))
    edits = []
    for a, b, c, d in changed([word[0] for word in ours], [word[0] for word in theirs]):
        before = _span([word.span() for word in ours], a, b, len(old))
        after = _span([word.span() for word in theirs], c, d, len(new))
        edits.append(Edit(before, after, old[slice(*before)], new[slice(*after)]))
    return tuple(edits)


def changed(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Start and end here, start and end there, of every run that differs. Equal ends are put aside first."""
    start, ends = 0, (len(old), len(new))
    while start < min(ends) and old[start] == new[start]:
        start += 1
    while min(ends) > start and old[ends[0] - 1] == new[ends[1] - 1]:
        ends = (ends[0] - 1, ends[1] - 1)
    if start == max(ends):
        return
    matcher = SequenceMatcher(None, old[start : ends[0]], new[start : ends[1]], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            yield a + start, b + start, c + start, d + start


def _span(spans: list[tuple[int, int]], first: int, last: int, length: int) -> tuple[int, int]:
    if first < last:
        return spans[first][0], spans[last - 1][1]
    place = spans[first][0] if first < len(spans) else length
    return place, place
