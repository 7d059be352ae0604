"""What a text's tokens are, and what a number in it is: its value, its place, its unit."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate, chain
from typing import NamedTuple, overload

import regex

from pipeline.checks.figures.lexis import TOKEN, Unit, Value, key, tidy, times
from pipeline.lazy import Memo, lazy

_GROUPED = regex.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})*,\d{3}(?:\.\d+)?")


class Token(NamedTuple):
    sort: str
    """`number`, `word` or `sign`."""
    key: str
    """A word as it is compared; the figures of a number in ASCII."""
    start: int
    end: int


class Number(NamedTuple):
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


class Tokens(Sequence[Token]):
    """The words, figures and signs of a text.

    No token has white space in it, and most pieces between white space are met again and again. Where in the text a
    token stands is found out when it is asked for: of most texts only those beside numbers are.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._pieces = text.split()
        self.keys = list(chain.from_iterable(map(_KEYS.__getitem__, self._pieces)))

    @lazy
    def _starts(self) -> list[int]:
        """Where each piece begins."""
        pieces, text = self._pieces, self._text
        if " ".join(pieces) == text:
            return list(accumulate([len(piece) + 1 for piece in pieces], initial=0))
        return [match.start() for match in _PIECE.finditer(text)]

    @lazy
    def _counts(self) -> list[int]:
        """How many tokens there are up to the end of each piece."""
        return list(accumulate(map(len, map(_KEYS.__getitem__, self._pieces))))

    def sort(self, at: int) -> str:
        """`number`, `word` or `sign`."""
        piece = bisect_right(self._counts, at)
        return _PIECES[self._pieces[piece]][at - self._counts[piece]].sort

    def joined(self, at: int) -> bool:
        """Whether the next one follows without a blank: no other character stands between tokens."""
        counts = self._counts
        return at + 1 < counts[bisect_right(counts, at)]

    def __len__(self) -> int:
        return len(self.keys)

    def __iter__(self) -> Iterator[Token]:
        return map(self.__getitem__, range(len(self.keys)))

    @overload
    def __getitem__(self, at: int) -> Token: ...

    @overload
    def __getitem__(self, at: slice) -> list[Token]: ...

    def __getitem__(self, at: int | slice) -> Token | list[Token]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self.keys)))]
        counts = self._counts
        at = range(len(self.keys))[at]
        piece = bisect_right(counts, at)
        sort, key, first, last = _PIECES[self._pieces[piece]][at - counts[piece]]
        start = self._starts[piece]
        return Token(sort, key, start + first, start + last)


_PIECE = re.compile(r"\S+")


def keys_of(text: str) -> tuple[str, ...]:
    """The keys of a text's tokens, without hyphens, for phrases to be looked for."""
    return tuple(key for key in Tokens(text).keys if key not in HYPHENS)


HYPHENS = frozenset("-\u2010\u2011")


def _tokens(text: str) -> Iterator[Token]:
    for match in TOKEN.finditer(text):
        sort = match.lastgroup or "sign"
        piece = match[0]
        told = ascii_digits(piece) if sort == "number" else key(piece) if sort == "word" else piece
        yield Token(sort, told, *match.span())


_PIECES: Memo[str, tuple[Token, ...]] = Memo(lambda piece: tuple(_tokens(piece)))
"""What stands between two blanks → its tokens, their places counted from its first character."""
_KEYS: Memo[str, tuple[str, ...]] = Memo(lambda piece: tuple(token.key for token in _PIECES[piece]))
"""What stands between two blanks → the keys of its tokens."""


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
