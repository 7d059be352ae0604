"""Two pages side by side on a sheet, so that the folded and stapled pile reads in order (saddle stitch)."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
from pikepdf import Dictionary

from pipeline.render.print.finish.press import BLEED, MARK, Box, box, crop_marks, line, set_boxes

Side = tuple[int | None, int | None]
"""The pages at the left and at the right of one side of a sheet, counted from 0; None for a blank."""


def sides(pages: int, *, right_to_left: bool = False) -> tuple[Side, ...]:
    """Which pages stand on which side: front and back of the outermost sheet first. Blanks fill up the end.

    >>> sides(4)
    ((3, 0), (1, 2))
    """
    whole = -(-pages // 4) * 4
    found: list[Side] = []
    for first in range(0, whole // 2, 2):
        last = whole - 1 - first
        for left, right in ((last, first), (first + 1, last - 1)):
            pair = (right, left) if right_to_left else (left, right)
            found.append((_there(pair[0], pages), _there(pair[1], pages)))
    return tuple(found)


def imposed(pdf: bytes, *, right_to_left: bool = False) -> bytes:
    """The sheets of a booklet from the file of its pages, with crop marks around and a fold mark at the spine.

    The pages keep their bleed on three sides; at the spine they meet. Takes what Typst has set with a bleed, before
    `press`. The same input gives the same bytes.
    """
    with pikepdf.open(io.BytesIO(pdf)) as source, pikepdf.new() as sheets:
        first = box(source.pages[0].obj.TrimBox)
        size = (first[2] - first[0], first[3] - first[1])
        forms = [_form(page, sheets) for page in source.pages]
        for pair in sides(len(forms), right_to_left=right_to_left):
            _add_side(sheets, [None if number is None else forms[number] for number in pair], size)
        out = io.BytesIO()
        sheets.save(
            out, compress_streams=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True
        )
    return out.getvalue()


def _there(number: int, pages: int) -> int | None:
    return number if number < pages else None


def _form(page: pikepdf.Page, sheets: pikepdf.Pdf) -> tuple[pikepdf.Object, Box]:
    """A page with its bleed as something to place, and its edge."""
    trim = box(page.obj.TrimBox)
    page.obj.TrimBox = page.obj.MediaBox  # what is placed is cut at this box
    form = sheets.copy_foreign(page.as_form_xobject())
    return form, trim


def _add_side(sheets: pikepdf.Pdf, forms: list[tuple[pikepdf.Object, Box] | None], size: tuple[float, float]) -> None:
    width, height = size
    content, names = [], {}
    for number, placed in enumerate(forms):
        if placed is None:
            continue
        form, trim = placed
        left = width * number
        outer = left - BLEED if number == 0 else left
        names[f"/P{number}"] = form
        content.append(
            f"q {outer:.3f} {-BLEED:.3f} {width + BLEED:.3f} {height + 2 * BLEED:.3f} re W n "
            f"1 0 0 1 {left - trim[0]:.3f} {-trim[1]:.3f} cm /P{number} Do Q"
        )
    content += [*crop_marks((0, 0, 2 * width, height)), *_fold(width, height)]
    sheets.add_blank_page(page_size=(2 * width, height))
    page = sheets.pages[-1]
    page.obj.Resources = Dictionary(XObject=Dictionary(names))
    page.obj.Contents = sheets.make_stream("\n".join(content).encode())
    set_boxes(page.obj, (0, 0, 2 * width, height))


def _fold(width: float, height: float) -> Iterator[str]:
    """A broken line outside the bleed where the sheet is folded."""
    yield "q 1 1 1 1 K 0.25 w [2 2] 0 d"
    yield line((width, -BLEED), (width, -BLEED - MARK))
    yield line((width, height + BLEED), (width, height + BLEED + MARK))
    yield "Q"
