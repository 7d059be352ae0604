"""What is done to a PDF after Typst has set it. The one door to pikepdf.

`finished` opens the file once, runs its steps over it and writes it deterministically; an edition adds its own steps.
"""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf

from pipeline.render.print.finish.text import exact_text

Step = Callable[[pikepdf.Pdf], None]
"""Changes an open file in place."""


def finished(pdf: bytes, fonts: tuple[tuple[str, str], ...] = (), *steps: Step) -> bytes:
    """The file as readers get it. `fonts` are the project's own font files, as `Sheet.fonts` has them.

    The same input gives the same bytes.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        exact_text(document, fonts)
        _without_stumbling_blocks(document)
        for step in steps:
            step(document)
        out = io.BytesIO()
        document.save(
            out,
            compress_streams=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
        )
    return out.getvalue()


def _without_stumbling_blocks(document: pikepdf.Pdf) -> None:
    """What is right, needed by nobody, and makes poppler complain: that no tag is suspect, which is the default, and in
    the tree for screen readers the colour of the lines in a table."""
    marks = document.Root.get("/MarkInfo")
    if marks is not None and "/Suspects" in marks and not marks.Suspects:
        del marks["/Suspects"]
    for element in document.objects:
        if isinstance(element, pikepdf.Dictionary) and element.get("/S") in _CELLS:
            attributes = element.get("/A")
            for one in attributes if isinstance(attributes, pikepdf.Array) else (attributes,):
                if isinstance(one, pikepdf.Dictionary) and "/BorderColor" in one:
                    del one["/BorderColor"]


_CELLS = ("/TD", "/TH")
