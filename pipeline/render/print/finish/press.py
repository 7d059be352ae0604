"""What a printer needs around a page: bleed, slug, crop marks, and boxes that say which is which."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Object

MM = 72 / 25.4
BLEED, SLUG = 3 * MM, 10 * MM
MARK = 5 * MM
"""The length of a crop mark; it begins where the bleed ends."""
Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points."""


def press(document: pikepdf.Pdf) -> None:
    """Make a press file of one that Typst has set with a bleed of 3 mm.

    The page's own edge is the `TrimBox`, what may be cut away lies within the `BleedBox`, the marks stand outside it.
    """
    for page in document.pages:
        trim = box(page.obj.TrimBox)
        marks = "\n".join(crop_marks(trim))
        page.contents_add(document.make_stream(b"q"), prepend=True)
        page.contents_add(document.make_stream(f"Q\n/Artifact BMC\n{marks}\nEMC".encode()))
        set_boxes(page.obj, trim)


def pressed(pdf: bytes) -> bytes:
    """The same for a file that is finished already; the same input gives the same bytes."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        press(document)
        out = io.BytesIO()
        document.save(
            out, compress_streams=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True
        )
    return out.getvalue()


def set_boxes(page: Object, trim: Box) -> None:
    """Every box of a page with bleed and slug, from its edge."""
    bleed = _grown(trim, BLEED)
    media = _grown(bleed, SLUG)
    for name, edges in (("/MediaBox", media), ("/CropBox", media), ("/BleedBox", bleed), ("/TrimBox", trim)):
        page[name] = Array([Object.parse(f"{edge:.4f}".encode()) for edge in edges])


def crop_marks(trim: Box) -> Iterator[str]:
    """Lines outside the bleed at the corners of a page, in all four inks, so that every plate has them."""
    left, bottom, right, top = trim
    yield "q 1 1 1 1 K 0.25 w"
    for x in (left, right):
        yield line((x, bottom - BLEED), (x, bottom - BLEED - MARK))
        yield line((x, top + BLEED), (x, top + BLEED + MARK))
    for y in (bottom, top):
        yield line((left - BLEED, y), (left - BLEED - MARK, y))
        yield line((right + BLEED, y), (right + BLEED + MARK, y))
    yield "Q"


def line(start: tuple[float, float], end: tuple[float, float]) -> str:
    """A stroke, as a page's content writes it."""
    return f"{start[0]:.3f} {start[1]:.3f} m {end[0]:.3f} {end[1]:.3f} l S"


def box(edges: Object) -> Box:
    """A page's box."""
    left, bottom, right, top = (float(edge) for edge in edges)
    return left, bottom, right, top


def _grown(edges: Box, by: float) -> Box:
    left, bottom, right, top = edges
    return left - by, bottom - by, right + by, top + by
