"""An address as a QR code. The one door to segno."""

from __future__ import annotations


def qr_rows(address: str) -> tuple[str, ...]:
    """The modules of the code, row by row, `1` for dark; without the quiet zone, which is white paper.

    Drawn by Typst in the text's own ink, so that a press file has no other black in it.
    """
    import segno

    code = segno.make(address, error="m", micro=False)
    return tuple("".join("1" if dark else "0" for dark in row) for row in code.matrix)
