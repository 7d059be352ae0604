"""What a text's tokens are, and what a number in it is: its value, its place, its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

import regex

from pipeline.checks.figures.lexis import TOKEN, Unit, Value, key, tidy, times

_GROUPED = regex.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})*,\d{3}(?:\.\d+)?")


class Token(NamedTuple):
    sort: str
    """`number`, `word` or `sign`."""
    key: str
    """A word as it is compared; the figures of a number in ASCII."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text."""

    value: Value
    start: int
    end: int
    """Its own characters: figures, or the words, endings not among them."""
    after: int
    """Where its ending, unit and time of day end, too."""
    first: int
    last: int
    """Its tokens."""
    written: bool = False
    """In words."""
    ordinal: bool = False
    name: bool = False
    """Part of a name: B12."""
    others: tuple[Value, ...] = ()
    """Other values it may be taken for: a clock's hour after noon."""
    parts: tuple[Value, ...] = ()
    """What it is made of, where that may be told as numbers of their own: 3 and 4 of ¾."""
    unit: Unit | None = None
    given: bool = False
    """The unit is that of the number after it: 5 of “5–10 mg”."""
    grouped: bool = False
    """Written with group marks."""

    @property
    def values(self) -> tuple[Value, ...]:
        return (self.value, *self.others)

    @property
    def base(self) -> tuple[str, Value] | None:
        """Dimension and size, for “half an hour” and “30 minutes” to be equal."""
        if self.unit is None or isinstance(self.value, str):
            return None
        return self.unit.dimension, times(self.value, self.unit.worth)


def tokens_of(text: str) -> tuple[Token, ...]:
    """The words, figures and signs of a text.

    No token has white space in it, and most pieces between white space are met again and again.
    """
    found: list[Token] = []
    known, made = _PIECES, tuple.__new__
    for match in _PIECE.finditer(text):
        piece = match[0]
        pieces = known.get(piece)
        if pieces is None:
            if len(known) > _MANY:
                known.clear()
            pieces = known[piece] = tuple(_tokens(piece))
        start = match.start()
        for sort, told, first, last in pieces:
            # What `Token(…)` does, without a call of Python's.
            found.append(made(Token, (sort, told, start + first, start + last)))
    return tuple(found)


_PIECE = re.compile(r"\S+")
_PIECES: dict[str, tuple[Token, ...]] = {}
_MANY = 50_000


def _tokens(text: str) -> Iterator[Token]:
    for match in TOKEN.finditer(text):
        sort = match.lastgroup or "sign"
        piece = match[0]
        told = ascii_digits(piece) if sort == "number" else key(piece) if sort == "word" else piece
        yield Token(sort, told, *match.span())


def ascii_digits(text: str) -> str:
    """The text with the figures of every script in ASCII."""
    if text.isascii():
        return text
    return "".join(str(int(c)) if c.isdecimal() else c for c in text)


def literal(figures: str) -> Value:
    """What ASCII figures with their marks say: `1,50,000` is 150000, `2,5` is 2.5; `1.2.3` is a text."""
    if figures.isdecimal():
        return int(figures)
    if _GROUPED.fullmatch(figures):
        figures = figures.replace(",", "")
    elif figures.count(",") == 1 and "." not in figures:
        figures = figures.replace(",", ".")
    try:
        return tidy(Fraction(figures))
    except ValueError:
        return figures
