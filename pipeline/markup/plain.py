"""What a reader reads of an inline text, with the way back: for checks, which look at words and point at them.

`plain(text)` leaves out marks, addresses, labels and tags, and puts `OBJECT` where something stands that is not prose:
code, a picture, a placeholder, a footnote's mark, a raw tag. Entities and escapes are the characters they stand for.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.markup.shape import shape
from pipeline.model import Target

OBJECT = "\ufffc"
"""Stands for code, a picture, a placeholder, a footnote's mark or a raw tag: something, but no words."""


@dataclass(frozen=True, slots=True)
class Plain:
    """The words of a text, and where each character of them was found."""

    text: str
    starts: tuple[int, ...]
    """For each character its offset in the Markdown, and one more for the end."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The slice of the Markdown that a slice of the plain text came from."""
        return (self.starts[start], self.starts[end - 1] + 1 if end > start else self.starts[start])


def plain(text: str, targets: tuple[Target, ...] = ()) -> Plain:
    """The plain view of a msgid or msgstr; `targets` are what its labels stand for."""
    words = shape(text, targets).text
    starts, at = [], 0
    for character in words:
        found = text.find(character, at)
        at = found if found >= 0 else at
        starts.append(at)
        at += found >= 0
    return Plain(words, (*starts, len(text)))
