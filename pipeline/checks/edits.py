"""Repairs of a translation: a few slices of its plain text put right, everything else left as it stands."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.checks.pair import Pair

_MARKS = tuple("`*_~[]()<>!&\\#|")

Edit = tuple[int, int, str]
"""A slice of the plain text of a translation and what is to stand there."""


def repaired(pair: Pair, edits: Iterable[Edit]) -> str | None:
    """The translation with the edits made; None where one of them would touch what is not plain text.

    Code, addresses, labels, placeholders, tags, entities and escapes are no plain text: a slice is edited only where
    the Markdown has the same characters.
    """
    plain, text = pair.target_plain, pair.target_text
    done, last = [], 0
    for start, end, new in sorted(edits):
        first, stop = plain.span(start, end)
        if end == start:
            # Between two characters that stand side by side, or nowhere.
            before = plain.ends[start - 1] if start else 0
            if start and before != first:
                return None
        if text[first:stop] != plain.text[start:end] or first < last:
            return None
        if not new and text[first - 1 : first] in _MARKS and text[stop : stop + 1] in _MARKS and 0 < first < stop:
            return None  # two marks would come together and be another
        done += [text[last:first], new]
        last = stop
    return "".join((*done, text[last:]))
