"""Fonts as HarfBuzz sees them, and which one would have a letter that they lack. The one door to HarfBuzz."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import uharfbuzz
from uharfbuzz import Font as Font

Own = tuple[tuple[str, str], ...]
"""A project's font files and their digests, as `Sheet.fonts` has them."""

_NOTO = frozenset((
    "Adlam", "Arabic", "Armenian", "Balinese", "Bengali", "Canadian", "Chakma", "Cherokee", "Devanagari", "Ethiopic",
    "Georgian", "Gujarati", "Gurmukhi", "Hebrew", "Javanese", "Kannada", "Khmer", "Lao", "Malayalam", "Meetei",
    "Mongolian", "Myanmar", "Oriya", "Sinhala", "Syriac", "Tamil", "Telugu", "Thaana", "Thai", "Tibetan", "Tifinagh",
))  # fmt: skip
"""Scripts, as Unicode begins the names of their letters, that have a free font: Noto Sans and the script's name."""


def font_named(name: str, own: Own = ()) -> Font | None:
    """One of our fonts or the project's, by its PostScript name."""
    return _ours().get(name) or _theirs(own).get(name)


@lru_cache(maxsize=4096)
def places(font: Font, text: str) -> tuple[int, ...]:
    """For each glyph of a text the place in it that it comes from."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.flags = uharfbuzz.BufferFlags.DO_NOT_INSERT_DOTTED_CIRCLE
    uharfbuzz.shape(font, buffer, {})
    return tuple(info.cluster for info in buffer.glyph_infos)


def opened(data: bytes) -> Font:
    """A font file. One that is none has no characters."""
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(data)))


def characters(font: Font) -> frozenset[int]:
    """The code points that a font has a glyph for."""
    return frozenset(font.face.unicodes)


def lacking(text: str, own: Own = ()) -> tuple[str, ...]:
    """The characters of a text that neither our fonts nor the project's have, each once; those that have no shape are
    none of them. A letter may be there as its parts, or the parts as the letter."""
    if _SURE.fullmatch(text):
        return ()
    there = _covered(own)
    letters = dict.fromkeys(unicodedata.normalize("NFC", text))
    return tuple(
        letter
        for letter in letters
        if ord(letter) not in there
        and not _SHAPELESS.match(letter)
        and not all(ord(part) in there for part in unicodedata.normalize("NFD", letter))
    )


_SURE = re.compile(
    "[\\s -~\u00a0-\u00ff\u0964\u0965\u0980-\u0983\u0985-\u098c\u0993-\u09a8\u09aa-\u09b0\u09b2\u09b6-\u09b9"
    "\u09bc-\u09c4\u09c7\u09c8\u09cb-\u09ce\u09e6-\u09ef\u200b-\u200d\u2010-\u2014\u2018-\u201d\u2022\u2026]*"
)
"""What most texts are made of, and our fonts have: the fonts need not be opened to know."""
_SHAPELESS = re.compile(
    "[\\s\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\ufffe\uffff\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Blanks, controls, and what Unicode lets a font ignore."""


@lru_cache(maxsize=2)
def _covered(own: Own) -> frozenset[int]:
    """The code points of all fonts."""
    fonts = (*_ours().values(), *_theirs(own).values())
    return frozenset().union(*map(characters, fonts))


def reached(font: Font, texts: Iterable[str], language: str) -> frozenset[int]:
    """Every glyph that setting the texts passes through, those too that become others on the way."""
    touched: set[int] = set()
    for text in texts:
        buffer = _buffer(text, language)

        def note(_: str, buffer: Any = buffer) -> bool:
            if buffer.content_type == uharfbuzz.BufferContentType.GLYPHS:
                touched.update(info.codepoint for info in buffer.glyph_infos)
            return True

        buffer.set_message_func(note)
        uharfbuzz.shape(font, buffer, {})
        touched.update(info.codepoint for info in buffer.glyph_infos)
    return frozenset(touched)


def same(one: Font, other: Font, texts: Iterable[str], language: str) -> bool:
    """Whether two fonts set the texts alike: the same outlines at the same places, however the glyphs are numbered."""
    first, second = _Setting(one, language), _Setting(other, language)
    return all(first.of(text) == second.of(text) for text in texts)


class _Setting:
    """What a font makes of texts."""

    def __init__(self, font: Font, language: str) -> None:
        self.font, self.language = font, language
        self.shapes: dict[int, str] = {}

    def of(self, text: str) -> list[tuple[object, ...]]:
        buffer = _buffer(text, self.language)
        uharfbuzz.shape(self.font, buffer, {})
        return [
            (self._shape(info.codepoint), info.cluster, at.x_advance, at.y_advance, at.x_offset, at.y_offset)
            for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        ]

    def _shape(self, glyph: int) -> str:
        if glyph not in self.shapes:
            pen = _Pen(1, 0, 0)
            self.font.draw_glyph_with_pen(glyph, pen)
            self.shapes[glyph] = "".join(pen.data)
        return self.shapes[glyph]


def _buffer(text: str, language: str) -> Any:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.language = language
    return buffer


def regular(families: Iterable[str]) -> tuple[Font, ...]:
    """The upright fonts of our families, in their order."""
    named = (font_named(f"{family.replace(' ', '')}-Regular") for family in families)
    return tuple(font for font in named if font is not None)


def outline(text: str, size: float, fonts: Iterable[Font]) -> tuple[str, float] | None:
    """A line of text as the data of an SVG path, and its width; None where no font has a word of it. Each word is
    set in the first of the fonts that has it."""
    parts: list[str] = []
    at = 0.0
    for word in re.split(r"( )", text):
        for font in fonts:
            scale = size / font.face.upem
            if (drawn := _drawn(font, word)) is not None:
                for x, y, glyph in drawn[0]:
                    pen = _Pen(scale, at + x * scale, -y * scale)
                    font.draw_glyph_with_pen(glyph, pen)
                    parts += pen.data
                at += drawn[1] * scale
                break
        else:
            return None
    return "".join(parts), at


@lru_cache(maxsize=4096)
def _drawn(font: Font, word: str) -> tuple[tuple[tuple[int, int, int], ...], int] | None:
    """Place and glyph of everything in a word, and its width, in the font's units; None for a letter it lacks."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer, {})
    found, at = [], 0
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        if info.codepoint == 0:
            return None
        found.append((at + place.x_offset, place.y_offset, info.codepoint))
        at += place.x_advance
    return tuple(found), at


class _Pen:
    """Writes what HarfBuzz draws as SVG, upside down as screens have it."""

    def __init__(self, scale: float, x: float, y: float) -> None:
        self.scale, self.x, self.y = scale, x, y
        self.data: list[str] = []

    def _to(self, command: str, *points: tuple[float, float]) -> None:
        at = (f"{self.x + x * self.scale:.2f} {self.y - y * self.scale:.2f}" for x, y in points)
        self.data.append(f"{command}{' '.join(at)}")

    def moveTo(self, point: tuple[float, float]) -> None:
        self._to("M", point)

    def lineTo(self, point: tuple[float, float]) -> None:
        self._to("L", point)

    def qCurveTo(self, *points: tuple[float, float]) -> None:
        self._to("Q", *points)

    def curveTo(self, *points: tuple[float, float]) -> None:
        self._to("C", *points)

    def closePath(self) -> None:
        self.data.append("Z")


def advised(character: str) -> str:
    """A free font that has the character, as far as its name tells; "" where it does not."""
    word = unicodedata.name(character, "").partition(" ")[0].partition("-")[0].capitalize()
    if word in ("Cjk", "Hiragana", "Katakana", "Hangul"):
        return "Noto Sans CJK"
    if word in _NOTO:
        return f"Noto Sans {word}"
    if unicodedata.category(character) == "So":
        return "Noto Emoji" if ord(character) >= 0x1F000 else "Noto Sans Symbols"
    return "Noto Sans Math" if unicodedata.category(character) == "Sm" else ""


@cache
def _ours() -> dict[str, Font]:
    folder = files("pipeline").joinpath("data", "fonts")
    return _named(one.read_bytes() for one in folder.iterdir() if one.name.endswith(".ttf"))


@lru_cache(maxsize=2)
def _theirs(own: Own) -> dict[str, Font]:
    return _named(Path(path).read_bytes() for path, _ in own if Path(path).is_file())


def _named(fonts: Iterable[bytes]) -> dict[str, Font]:
    faces = (uharfbuzz.Face(uharfbuzz.Blob(data)) for data in fonts)
    return {_postscript(face): uharfbuzz.Font(face) for face in faces}


def _postscript(face: uharfbuzz.Face) -> str:
    return face.get_name(uharfbuzz.OTNameIdPredefined.POSTSCRIPT_NAME) or ""
