"""A page's content stream, as Typst writes it, taken apart: glyphs where they stand, and all else as it is.

Typst writes text regularly: a matrix, a colour, then runs of glyphs, each under an `/ActualText` where the fonts' own
maps do not say it. What looks otherwise (a picture, turned text) is left as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NUMBER = rb"(-?[0-9.]+)"
_DEEP = rb"(?:[^()\\]++|\\.)*+"
for _ in range(4):  # parentheses that balance are written without a backslash
    _DEEP = rb"(?:[^()\\]++|\\.|\(" + _DEEP + rb"\))*+"
_STRING = rb"(?:\(" + _DEEP + rb"\)|<[0-9A-Fa-f]*>)"

_OPENING = re.compile(rb"/(\w+)(?:<<((?:[^<>]|<<[^<>]*>>|<[^<>]*>)*)>>| *(/\w+))? ?(?:BDC|BMC)\s*")
_CLOSING = re.compile(rb"EMC\s*")
_CHUNK = re.compile(
    rb"q 1 0 0 -1 " + _NUMBER + rb" " + _NUMBER + rb" cm((?:/\w+ (?:cs|CS|gs)| [-0-9.]+| [a-zA-Z]+|\s)*?)\nBT"
)
_RUN = re.compile(
    rb"(?:/Span<</ActualText(" + _STRING + rb")>>BDC)?\s*0 Tr/(\w+) " + _NUMBER + rb" Tf 1 0 0 -1 "
    + _NUMBER + rb" " + _NUMBER + rb" Tm(?:(" + _STRING + rb")Tj|\[((?:" + _STRING + rb"|[-0-9. ]+)*)\]TJ)(\s*EMC)?"
)  # fmt: skip
_CHUNK_END = re.compile(rb"\s*ET\s*Q\s*")
_ELEMENT = re.compile(rb"(" + _STRING + rb")|" + _NUMBER)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_PLAIN = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


@dataclass(slots=True)
class Shown:
    """One run of glyphs in one font."""

    colour: bytes
    """The operators that set its colour."""
    font: str
    size: float
    text: str | None
    """What the run says by itself; where it says nothing, each glyph says what its font's map does."""
    glyphs: list[tuple[int, float]]
    """Code, and the way from the run's start to the glyph in thousandths of an em, not counting the glyphs' widths."""
    x: float
    y: float


@dataclass(slots=True)
class Marked:
    """A marked-content sequence, or content between two."""

    tag: bytes
    """Its first operator; empty between two."""
    mcid: int | None
    runs: list[Shown]
    """All its text, when it holds nothing else."""
    raw: list[bytes | list[Shown]]
    """What it holds in order, when it holds more than text."""


def pieces(data: bytes) -> Iterator[Marked] | None:
    """The stream's top level in order; None for one that is not written as Typst writes."""
    found: list[Marked] = []
    at, loose = 0, list[bytes | list[Shown]]()
    while at < len(data):
        opening = _OPENING.match(data, at)
        if opening is None:
            at = _content(data, at, loose)
            continue
        if loose:
            found.append(_marked(b"", None, loose))
            loose = []
        at, within = _within(data, opening.end())
        if at < 0:
            return None
        found.append(_marked(opening[0].rstrip(), _mcid(opening[2]), within))
    if loose:
        found.append(_marked(b"", None, loose))
    return iter(found)


def _mcid(properties: bytes | None) -> int | None:
    number = re.search(rb"/MCID (\d+)", properties or b"")
    return int(number[1]) if number else None


def _marked(tag: bytes, mcid: int | None, within: list[bytes | list[Shown]]) -> Marked:
    if all(isinstance(part, list) for part in within):
        return Marked(tag, mcid, [run for part in within if isinstance(part, list) for run in part], [])
    return Marked(tag, mcid, [], within)


def _within(data: bytes, at: int) -> tuple[int, list[bytes | list[Shown]]]:
    """What a marked-content sequence holds, and where it ends; -1 when it does not. Sequences in it are kept whole."""
    found: list[bytes | list[Shown]] = []
    depth = 0
    while at < len(data):
        if closing := _CLOSING.match(data, at):
            if not depth:
                return closing.end(), found
            depth -= 1
            _add(found, closing[0])
            at = closing.end()
        elif opening := _OPENING.match(data, at):
            depth += 1
            _add(found, opening[0])
            at = opening.end()
        else:
            at = _content(data, at, found)
    return -1, found


_TOKEN = re.compile(_STRING + rb"\s*|<<|>>|[^\s()<>/\[\]]+\s*|[\[\]/]\s*|\s+|.", re.DOTALL)


def _content(data: bytes, at: int, into: list[bytes | list[Shown]]) -> int:
    """Take one chunk of text, or one token of anything else."""
    if data[at : at + 2] == b"q " and (chunk := _CHUNK.match(data, at)):
        end, runs = _runs(data, chunk)
        if end > 0:
            if into and isinstance(into[-1], list):
                into[-1].extend(runs)
            else:
                into.append(runs)
            return end
    token = _TOKEN.match(data, at)
    assert token  # something always matches
    _add(into, token[0])
    return token.end()


def _add(into: list[bytes | list[Shown]], raw: bytes) -> None:
    if into and isinstance(into[-1], bytes):
        into[-1] += raw
    else:
        into.append(raw)


def _runs(data: bytes, chunk: re.Match[bytes]) -> tuple[int, list[Shown]]:
    """The runs of a `BT … ET`, and where it ends; -1 when there is more than runs in it."""
    left, top, colour = float(chunk[1]), float(chunk[2]), chunk[3].strip()
    found, at = [], chunk.end()
    while run := _RUN.match(data, at):
        if bool(run[1]) != bool(run[8]):
            return -1, []
        text = _text(_bytes(run[1])) if run[1] else None
        glyphs = _glyphs(run[6] if run[6] is not None else run[7])
        found.append(
            Shown(colour, run[2].decode(), float(run[3]), text, glyphs, left + float(run[4]), top - float(run[5]))
        )
        at = run.end()
    end = _CHUNK_END.match(data, at)
    return (end.end(), found) if end and found else (-1, [])


def _glyphs(array: bytes) -> list[tuple[int, float]]:
    found, shift = [], 0.0
    for element in _ELEMENT.finditer(array):
        if element[1]:
            codes = _bytes(element[1])
            found += [(codes[i] << 8 | codes[i + 1], shift) for i in range(0, len(codes) - 1, 2)]
        else:
            shift -= float(element[2])
    return found


def _text(string: bytes) -> str:
    """A text string; one of ASCII signs alone is written without a byte order mark."""
    return string[2:].decode("utf-16-be") if string.startswith(b"\xfe\xff") else string.decode("latin-1")


def _bytes(string: bytes) -> bytes:
    """What a string object holds."""
    if string[:1] == b"<":
        return bytes.fromhex(string[1:-1].decode())
    string = string[1:-1]
    if b"\\" not in string:
        return string
    return _ESCAPE.sub(lambda e: bytes((int(e[1], 8) & 255,)) if e[1][:1].isdigit() else _PLAIN.get(e[1], e[1]), string)
