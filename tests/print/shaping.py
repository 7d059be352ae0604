"""Whether the glyphs in a PDF are those that HarfBuzz gives, and stand where it puts them.

Glyphs are compared by their outlines, since a subset numbers them anew. Those without one (joiners, spaces) are left
out.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import uharfbuzz
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1
from pdfminer.utils import apply_matrix_pt

Placed = tuple[tuple[Any, ...], float, float]
"""An outline, and where it stands in thousandths of an em."""

TOLERANCE = 12


class Outlines:
    """What the glyphs of a font look like."""

    def __init__(self, font: TTFont) -> None:
        self.glyphs, self.order = font.getGlyphSet(), font.getGlyphOrder()
        self.scale = 1000 / font["head"].unitsPerEm
        self.of = cache(self._of)

    def _of(self, gid: int) -> tuple[Any, ...]:
        pen = DecomposingRecordingPen(self.glyphs)
        self.glyphs[self.order[gid]].draw(pen)
        points = {(round(p[0] * self.scale), round(p[1] * self.scale)) for _, a in pen.value for p in a if p}
        return tuple(sorted(points))


def expected(font: Path, text: str) -> list[Placed]:
    """What HarfBuzz makes of a text."""
    face, outlines = _font(font)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.language = "bn"
    uharfbuzz.shape(face, buffer, {})
    x, found = 0, []
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        if outline := outlines.of(info.codepoint):
            found.append((outline, (x + position.x_offset) * outlines.scale, position.y_offset * outlines.scale))
        x += position.x_advance
    return found


@cache
def _font(path: Path) -> tuple[uharfbuzz.Font, Outlines]:
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))), Outlines(TTFont(path))


def drawn(pdf: bytes) -> list[list[Placed]]:
    """The glyphs of each line of a PDF that has one text on each line, in their order from the left."""
    device = _Device(manager := _Fonts())
    interpreter = PDFPageInterpreter(manager, device)
    for page in PDFPage.get_pages(io.BytesIO(pdf)):
        device.glyphs.append([])
        interpreter.process_page(page)
    return [line for page in device.glyphs for line in _lines(page)]


def alike(one: Sequence[Placed], other: Sequence[Placed]) -> bool:
    """Whether the same outlines stand in the same places, wherever the line as a whole stands."""
    if sorted(o for o, _, _ in one) != sorted(o for o, _, _ in other):
        return False
    pairs = list(zip(_moved(one), _moved(other), strict=True))
    return all(a[0] == b[0] and abs(a[1] - b[1]) <= TOLERANCE for a, b in pairs) and (
        max(a[2] - b[2] for a, b in pairs) - min(a[2] - b[2] for a, b in pairs) <= TOLERANCE
    )


def _moved(glyphs: Sequence[Placed]) -> list[Placed]:
    left = min(x for _, x, _ in glyphs)
    return sorted((outline, x - left, y) for outline, x, y in glyphs)


def _lines(glyphs: list[tuple[Any, float, float, float]]) -> list[list[Placed]]:
    lines: list[list[tuple[Any, float, float, float]]] = []
    for glyph in sorted(glyphs, key=lambda g: -g[2]):
        if lines and lines[-1][-1][2] - glyph[2] < 0.9 * glyph[3]:
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return [[(o, x * 1000 / size, y * 1000 / size) for o, x, y, size in line] for line in lines]


class _Fonts(PDFResourceManager):
    def get_font(self, objid: Any, spec: Any) -> Any:
        font = super().get_font(objid, spec)
        font.spec = spec
        return font


class _Device(PDFTextDevice):
    def __init__(self, manager: PDFResourceManager) -> None:
        super().__init__(manager)
        self.glyphs: list[list[tuple[Any, float, float, float]]] = []
        self.outlines = cache(self._outlines)

    def _outlines(self, font: Any) -> tuple[Outlines, bytes | None]:
        descendant = resolve1(resolve1(font.spec["DescendantFonts"])[0])
        program = resolve1(resolve1(descendant["FontDescriptor"])["FontFile2"]).get_data()
        mapped = resolve1(descendant["CIDToGIDMap"])
        return Outlines(TTFont(io.BytesIO(program))), mapped.get_data() if hasattr(mapped, "get_data") else None

    def begin_tag(self, *_: Any) -> None: ...
    def end_tag(self, *_: Any) -> None: ...
    def do_tag(self, *_: Any) -> None: ...
    def paint_path(self, *_: Any) -> None: ...

    def render_char(self, matrix: Any, font: Any, fontsize: Any, scaling: Any, rise: Any, cid: Any, *_: Any) -> float:
        outlines, mapped = self.outlines(font)
        gid = mapped[2 * cid] << 8 | mapped[2 * cid + 1] if mapped else cid
        if outline := outlines.of(gid):
            x, y = apply_matrix_pt(matrix, (0, rise))
            self.glyphs[-1].append((outline, x, y, abs(fontsize * matrix[3])))
        return font.char_width(cid) * fontsize * scaling
