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
        marks = document.Root.get("/MarkInfo")
        if marks is not None and "/Suspects" in marks and not marks.Suspects:
            del marks["/Suspects"]  # the default, and poppler stumbles over it
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
