"""The words that the parallel edition itself says on paper, in English; `Edition.words` has them in other languages."""

from __future__ import annotations

NAMED: dict[str, str] = {
    "side-by-side": "The original and its translation, side by side",
    "sign": "For the reviewer",
    "compared": "I have compared every row of this translation with the original.",
    "to-change": "Rows that have to be changed:",
    "name": "Name",
    "qualification": "Qualification",
    "date": "Date",
    "signature": "Signature",
}
"""What `parallel.typ` calls a word → the word in English."""
WORDS = tuple(NAMED.values())
