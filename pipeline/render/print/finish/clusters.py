"""Which glyphs make up which letters. The one door to HarfBuzz.

Typst repeats the text of a cluster for every part of it that it draws apart (দুই reads as দুদুই). Parts of one cluster
are told from clusters that say the same by shaping the word anew, in that very font: of all the words it could be, it
is the one that HarfBuzz gives as many glyphs at every place as were drawn.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import groupby, product
from pathlib import Path
from typing import TypeVar

import uharfbuzz

Glyph = TypeVar("Glyph")
Unit = tuple[str, list[Glyph]]
"""A text, and glyphs that say it together."""
Part = tuple[str, tuple[int, ...]]
"""A text, and how many glyphs each neighbour has that says it."""

_MANY = 64
"""Readings of one word that are tried."""

FILLER = "\u200b"
"""What a glyph says for which no letter is left: nothing that anybody sees."""


class Shaper:
    """Knows the fonts we ship and a project's own, by their PostScript names."""

    def __init__(self, own: Sequence[tuple[str, str]] = ()) -> None:
        self.own = tuple(own)

    def sizes(self, name: str, parts: tuple[Part, ...]) -> tuple[tuple[int, ...], ...]:
        """For each part of a word the number of glyphs of each cluster in it."""
        font = _ours().get(name) or _theirs(self.own).get(name)
        return _sizes(font, parts)


def clusters(units: Iterable[Unit[Glyph]], font: str, shaper: Shaper) -> list[Unit[Glyph]]:
    """Units as they were drawn, put together to clusters.

    Joining what the clusters say gives the text once.
    """
    found: list[Unit[Glyph]] = []
    for space, some in groupby(units, lambda unit: unit[0].isspace()):
        word = list(some)
        found += word if space else _clusters(word, font, shaper)
    return found


def _clusters(word: list[Unit[Glyph]], font: str, shaper: Shaper) -> list[Unit[Glyph]]:
    alike = [(text, list(same)) for text, same in groupby(word, lambda unit: unit[0])]
    if len(alike) == len(word):
        return word
    parts = tuple((text, tuple(len(glyphs) for _, glyphs in same)) for text, same in alike)
    found: list[Unit[Glyph]] = []
    for (text, same), sizes in zip(alike, shaper.sizes(font, parts), strict=True):
        glyphs = [glyph for _, some in same for glyph in some]
        at = 0
        for size in sizes:
            found.append((text, glyphs[at : at + size]))
            at += size
    return found


def spread(text: str, glyphs: int) -> list[str]:
    """A cluster's text over its glyphs: joined it is the text, and as far as it goes every glyph says something.

    >>> spread("ক্ষি", 2)
    ['ক্ষ', 'ি']
    """
    if glyphs == 1:
        return [text]
    if len(text) < glyphs:
        text = unicodedata.normalize("NFD", text)
    letters = [text[: max(1, len(text) - glyphs + 1)], *text[max(1, len(text) - glyphs + 1) :]]
    return letters + [FILLER] * (glyphs - len(letters))


# ---------------------------------------------------------------- counting


@lru_cache(maxsize=16384)
def _sizes(font: uharfbuzz.Font | None, parts: tuple[Part, ...]) -> tuple[tuple[int, ...], ...]:
    if font is not None:
        for times in _readings(parts):
            shaped = _shaped(font, [text * n for (text, _), n in zip(parts, times, strict=True)])
            found = tuple(map(_cut, parts, times, shaped))
            if all(sum(sizes) == sum(drawn) for sizes, (_, drawn) in zip(found, parts, strict=True)):
                return found
    return tuple(_alone(font, part) for part in parts)


def _readings(parts: tuple[Part, ...]) -> Iterable[tuple[int, ...]]:
    """How often each text may stand there: fewest first, since parts of one are more frequent than doubled letters."""
    found = product(*(range(1, len(drawn) + 1) for _, drawn in parts))
    few = [times for times, _ in zip(found, range(_MANY * 8), strict=False)]
    return sorted(few, key=sum)[:_MANY]


def _cut(part: Part, times: int, shaped: dict[int, int]) -> tuple[int, ...]:
    """The glyphs of each copy of a text, told by where in it the glyphs come from."""
    length = len(part[0])
    sizes = [0] * times
    for at, count in shaped.items():
        sizes[min(at // length, times - 1)] += count
    return tuple(size for size in sizes if size)


def _alone(font: uharfbuzz.Font | None, part: Part) -> tuple[int, ...]:
    """The same by the text alone, for a word that HarfBuzz shapes otherwise than was drawn."""
    text, drawn = part
    total = sum(drawn)
    size = sum(_shaped(font, [text])[0].values()) if font is not None and len(drawn) > 1 else 0
    return (size,) * (total // size) if size and total % size == 0 else drawn if size == 1 else (total,)


@lru_cache(maxsize=4096)
def _glyphs(font: uharfbuzz.Font, text: str) -> tuple[int, ...]:
    """For each glyph of a text the place in it that it comes from."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.flags = uharfbuzz.BufferFlags.DO_NOT_INSERT_DOTTED_CIRCLE
    uharfbuzz.shape(font, buffer, {})
    return tuple(info.cluster for info in buffer.glyph_infos)


def _shaped(font: uharfbuzz.Font, texts: Sequence[str]) -> list[dict[int, int]]:
    """For each text, all of them shaped as one: place in it → glyphs that come from there."""
    found: list[dict[int, int]] = [{} for _ in texts]
    starts, end = [], 0
    for text in texts:
        starts.append(end)
        end += len(text)
    for place in _glyphs(font, "".join(texts)):
        number = bisect_right(starts, place) - 1
        at = place - starts[number]
        found[number][at] = found[number].get(at, 0) + 1
    return found


# ---------------------------------------------------------------- fonts


@cache
def _ours() -> dict[str, uharfbuzz.Font]:
    folder = files("pipeline").joinpath("data", "fonts")
    return _named(one.read_bytes() for one in folder.iterdir() if one.name.endswith(".ttf"))


@lru_cache(maxsize=2)
def _theirs(own: tuple[tuple[str, str], ...]) -> dict[str, uharfbuzz.Font]:
    return _named(Path(path).read_bytes() for path, _ in own if Path(path).is_file())


def _named(fonts: Iterable[bytes]) -> dict[str, uharfbuzz.Font]:
    faces = (uharfbuzz.Face(uharfbuzz.Blob(data)) for data in fonts)
    return {face.get_name(uharfbuzz.OTNameIdPredefined.POSTSCRIPT_NAME) or "": uharfbuzz.Font(face) for face in faces}
