"""One string of a PO file where it stands, in whatever layout: to point into it, and to put another in its place.

Nothing else in the file changes, byte for byte. The law: after `with_strings` the file says what it said, but for the
strings that were replaced; where that cannot be kept, `CannotEdit` says so and the file stays.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.catalog.po import charset_of, serialize_string

_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ESCAPE = re.compile(r"\\(?:[0-7]{1,3}|x[0-9A-Fa-f]+|.)", re.DOTALL)
_FIELD = re.compile(r'[ \t]*(msgstr(?:\[\s*(\d+)\s*\])?)[ \t]*(?=")')
_MSGID = re.compile(r'[ \t]*msgid[ \t]*"')


class CannotEdit(Exception):
    """The string cannot be told from what stands around it. Never leaves the house: a finding says so."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a string that stands between one pair of quotes."""

    line: int
    """From 1."""
    column: int
    """Of its first character, from 1, in code points."""
    raw: str
    """As written, with escapes."""


@dataclass(frozen=True, slots=True)
class Located:
    """A string of an entry."""

    first: int
    last: int
    """Lines, from 1, both included."""
    word: str
    """`msgstr`, `msgstr[1]`."""
    pieces: tuple[Piece, ...]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a character of the string, counted in what the string says."""
        at = 0
        line, column = self.pieces[0].line, self.pieces[0].column
        for piece in self.pieces:
            start = 0
            while start < len(piece.raw):
                line, column = piece.line, piece.column + start
                if at == offset:
                    return line, column
                escape = _ESCAPE.match(piece.raw, start)
                start = escape.end() if escape else start + 1
                at += 1
            if piece.raw:
                line, column = piece.line, piece.column + len(piece.raw)
        return line, column


class Lines:
    """The lines of a file, as they are."""

    def __init__(self, data: bytes) -> None:
        self.charset = charset_of(data)
        self.mark = data[:3] if data.startswith(b"\xef\xbb\xbf") else b""
        self.rows = data[len(self.mark) :].decode(self.charset).split("\n")
        self.end = "\r" if self.rows and self.rows[0].endswith("\r") else ""

    def located(self, line: int, form: int | None = None) -> Located:
        """The msgstr of the entry whose msgid stands in this line. Raises `CannotEdit`."""
        if not (0 < line <= len(self.rows)) or not _MSGID.match(self.rows[line - 1]):
            raise CannotEdit
        for number in range(line, len(self.rows)):
            row = self.rows[number].rstrip("\r")
            if (found := _FIELD.match(row)) and int(found[2] or 0) == (form or 0):
                return self._string(number, found)
            if not row.strip() or row.lstrip().startswith("#"):
                break
        raise CannotEdit

    def _string(self, first: int, found: re.Match[str]) -> Located:
        pieces = []
        last = first
        for number in range(first, len(self.rows)):
            row = self.rows[number].rstrip("\r")
            start = found.end() if number == first else len(row) - len(row.lstrip(" \t"))
            string = _STRING.fullmatch(row.rstrip(" \t"), start)
            if string is None:
                if number > first and not row.lstrip().startswith('"'):
                    break
                raise CannotEdit
            pieces.append(Piece(number + 1, string.start(1) + 1, string[1]))
            last = number
        word = "msgstr" if found[2] is None else f"msgstr[{int(found[2])}]"
        return Located(first + 1, last + 1, word, tuple(pieces))

    def data(self) -> bytes:
        return self.mark + "\n".join(self.rows).encode(self.charset)


def with_strings(data: bytes, changes: Mapping[tuple[int, int | None], str]) -> bytes:
    """The file with other msgstrs: (line of the entry's msgid, plural form) → text. Raises `CannotEdit`."""
    try:
        lines = Lines(data)
        found = sorted(((lines.located(line, form), text) for (line, form), text in changes.items()), key=_last)
        for located, text in reversed(found):
            fresh = serialize_string(located.word, text).rstrip("\n").split("\n")
            lines.rows[located.first - 1 : located.last] = [row + lines.end for row in fresh]
        return lines.data()
    except (UnicodeError, LookupError) as error:
        raise CannotEdit from error


def with_comments(data: bytes, changes: Mapping[int, Mapping[str, str]]) -> bytes:
    """The file with other comments of translators: line of the entry's msgid → old and new. Raises `CannotEdit`."""
    try:
        lines = Lines(data)
        for line, fresh in changes.items():
            for number in range(line - 2, -1, -1):
                row = lines.rows[number].rstrip("\r")
                if not row.strip() or not row.lstrip().startswith(("#", "msgctxt", '"')):
                    break
                if row.startswith("# ") and row[2:] in fresh:
                    lines.rows[number] = f"# {fresh[row[2:]]}{lines.end}"
        return lines.data()
    except (UnicodeError, LookupError) as error:
        raise CannotEdit from error


def _last(change: tuple[Located, str]) -> int:
    return change[0].first
