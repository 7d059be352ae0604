"""What a reader calls a letter, and how wide it stands on a terminal. The one door to `regex`."""

from __future__ import annotations

from unicodedata import category, east_asian_width

import regex

_CLUSTER = regex.compile(r"\X")


def graphemes(text: str) -> list[str]:
    """The text cut into extended grapheme clusters (Unicode, UAX 29). Joining them gives the text again."""
    return list(text) if text.isascii() and "\r" not in text else _CLUSTER.findall(text)


def whole(text: str, start: int, end: int) -> tuple[int, int]:
    """A slice widened to whole clusters: half a letter cannot be underlined."""
    at = 0
    first, last = start, end
    for cluster in graphemes(text):
        after = at + len(cluster)
        if at <= start < after:
            first = at
        if at < end <= after:
            last = after
        at = after
    return first, max(first, last)


def width(text: str) -> int:
    """Columns on a terminal: one for each cluster, two for a wide one, none for what nobody sees."""
    return sum(map(_columns, graphemes(text)))


def _columns(cluster: str) -> int:
    if east_asian_width(cluster[0]) in "WF":
        return 2
    return 0 if all(category(letter) in ("Mn", "Me", "Cf", "Cc") for letter in cluster) else 1
