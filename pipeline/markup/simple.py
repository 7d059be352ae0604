"""Texts with nothing but the plainest marks, read without the parser: `**words**`, `[words][link-1]`, `[^1]`.

Most texts that have a mark at all have no other. `parts` gives what stands in such a text; it gives None for any text
in which a mark may mean something else, or cuts a letter from its sign, and the parser is asked. The tests hold the two
against each other.
"""

from __future__ import annotations

from typing import NamedTuple

import regex

from pipeline.model import Target

_OTHER = regex.compile(r"[\n&<\\_`~]|!\[")
"""With one of these a text is not simple."""
_WORDS = r"[^\[\]*^]"
_PART = regex.compile(
    # Flanking is beyond doubt: outside white space, punctuation or nothing, inside a letter or a figure.
    r"(?:(?<=^|[ \u00a0(\"'\u201c\u2018\u2013\u2014])"
    rf"(?P<run>\*\*?)(?P<marked>[\p{{L}}\p{{N}}](?:{_WORDS}*[\p{{L}}\p{{M}}\p{{N}}])?)(?P=run)"
    r"(?=$|[ \u00a0.,;:?!)\"'\u201d\u2019\u0964\u2013\u2014]))"
    rf"|\[(?!\p{{M}})(?P<words>{_WORDS}+)\]\[(?P<label>[a-z]+(?:-[a-z]+)*-\d+)\](?!\p{{M}})"
    r"|\[\^(?P<note>[A-Za-z0-9]+)\](?![\[(\p{M}])"
)
_MARK = regex.compile(r"[\[\]*^]")


class Part(NamedTuple):
    """A marked part of a text."""

    kind: str
    """`strong`, `em`, `link`, `note`."""
    start: int
    end: int
    inner: tuple[int, int]
    """Where its words stand; nothing for a footnote's mark."""
    value: str
    """Of a link its address, of a footnote its label."""


def parts(text: str, targets: tuple[Target, ...]) -> tuple[Part, ...] | None:
    """The marked parts of a simple text, in order; None for any other. `targets` are what its labels stand for."""
    if _OTHER.search(text):
        return None
    found: list[Part] = []
    at = 0
    for match in _PART.finditer(text):
        start, end = match.span()
        if _MARK.search(text, at, start):
            return None
        if match["run"]:
            found.append(Part("strong" if len(match["run"]) == 2 else "em", start, end, match.span("marked"), ""))
        elif match["note"]:
            found.append(Part("note", start, end, (end, end), match["note"]))
        else:
            addresses = [target.url for target in targets if target.label.strip().lower() == match["label"]]
            if len(addresses) != 1:
                return None
            found.append(Part("link", start, end, match.span("words"), addresses[0]))
        at = end
    return None if _MARK.search(text, at) else tuple(found)
