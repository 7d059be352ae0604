"""Footnotes."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.pair import Pair, missing_and_added, told
from pipeline.findings import Finding


def footnotes_differ(pair: Pair) -> Iterator[Finding]:
    """The translation's footnote marks are not those of its source.

    A mark that is lost takes its footnote off the page; one in Bengali figures is no mark at all. Where a mark
    stands, before or after the danda, is free.

    Bad:  `Rest helps little.[^1]` → `বিশ্রামে লাভ সামান্য।[^১]`
    Good: `Rest helps little.[^1]` → `বিশ্রামে লাভ সামান্য।[^1]`
    """
    lacking, beyond = missing_and_added(pair.source.footnotes, pair.target.footnotes)
    if lacking or beyond:
        marks = told([f"[^{label}]" for label in lacking], [f"[^{label}]" for label in beyond])
        yield pair.finding(
            "footnotes-differ", f"footnote marks differ: the translation {marks}", hint="keep [^…] as it is"
        )
