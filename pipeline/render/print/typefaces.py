"""Fonts as HarfBuzz sees them, and which one would have a letter that they lack. The one door to HarfBuzz."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

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
