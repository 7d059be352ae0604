"""A font cut down to some of its glyphs: the only door to fontTools, which is optional, as is Brotli."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec
from io import BytesIO
from logging import ERROR, getLogger

from pipeline.errors import ProjectError
from pipeline.findings import Place

_NAMES = (0, 1, 2, 3, 4, 5, 6, 13, 14)
"""Copyright, the font's names, and its licence."""


def able() -> bool:
    """Whether fonts can be cut and pressed here."""
    return find_spec("fontTools") is not None and find_spec("brotli") is not None


def subset(path: str, data: bytes, characters: Iterable[int], glyphs: Iterable[int] | None) -> bytes:
    """The font with these characters and these glyphs alone; with every glyph that any text of the characters could
    reach when no glyphs are given. Hints are left out: Android does not use them.

    Raises `ProjectError` for a file that fontTools cannot read.
    """
    from fontTools import subset as tool
    from fontTools.ttLib import TTLibError

    # It logs every table that it does not know.
    getLogger("fontTools").setLevel(ERROR)
    options = tool.Options(
        hinting=False, layout_closure=glyphs is None, notdef_outline=True, recalc_timestamp=False, name_IDs=[*_NAMES]
    )
    options.drop_tables += ["meta"]
    try:
        font = tool.load_font(BytesIO(data), options)
        cutter = tool.Subsetter(options)
        cutter.populate(unicodes=sorted(characters), gids=sorted(glyphs or ()))
        cutter.subset(font)
        made = BytesIO()
        tool.save_font(font, made, options)
    except (TTLibError, AssertionError, KeyError, ValueError, EOFError) as error:
        raise ProjectError(f"the font {path} cannot be made smaller: {error}", place=Place(path)) from error
    return made.getvalue()


def pressed(data: bytes) -> bytes:
    """The font as WOFF2."""
    from fontTools.ttLib import TTFont

    font, made = TTFont(BytesIO(data), recalcTimestamp=False, recalcBBoxes=False), BytesIO()
    font.flavor = "woff2"
    font.save(made, reorderTables=False)
    return made.getvalue()
