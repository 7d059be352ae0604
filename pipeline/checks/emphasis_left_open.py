"""Emphasis."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.pair import Pair
from pipeline.findings import Finding

_MARKS = ("**", "*", "__", "_", "~~", "`")


def emphasis_left_open(pair: Pair) -> Iterator[Finding]:
    """A mark such as `**` stands in the page as it was typed.

    Markdown does not close `**` between a danda or bracket and a letter, nor `_` before any letter. Put the ending
    inside the marks, or after a hyphen.

    Bad:  `**Stop** at once.` → `**থামুন।**এখনই।`
    Good: `**Stop** at once.` → `এখনই **থামুন**।`
    """
    if pair.kind.startswith("html"):
        return
    for mark in _MARKS:
        if mark in pair.target.text and mark not in pair.source.text:
            yield pair.finding(
                "emphasis-left-open",
                f"a {mark} is left in the text",
                hint="no danda or bracket directly inside the closing mark before a letter; endings inside, or after -",
                at=mark,
            )
            return
