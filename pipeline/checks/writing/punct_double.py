"""Marks that stand twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.edits import Edit, repaired
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.findings import Severity

_DOUBLE = re.compile(
    r"(?P<same>,(?:\s?,)+|;(?:\s?;)+|:(?:\s?:)+|\?{2,}|!{2,}|(?<![.\w])\.\.(?!\.)|(?<=\w)\.\.(?!\.))"
    r"|(?P<mixed>\u0964\s?[.,;:?!](?!\.)|[,;:?!]\s?\u0964|,\s?;|;\s?,|,\s?\.(?=\s|$)|(?<=[^\W\d])\.,(?=\s\w+\s?\u0964))"
)


@rule("punct-double", Family.PUNCTUATION, Severity.WARNING)
def punct_double(pair: Pair) -> Iterator[Fault]:
    """Two marks where one is meant: `,,`, `??`, `।,`.

    The reader stumbles. `?!` and an ellipsis are meant, and so is what stands in the source.

    Bad:  `Rest, then walk.` → `বিশ্রাম নিন,, তারপর হাঁটুন।`
    Good: `Really?!` → `সত্যি?!`
    """
    text = pair.target_plain.text
    edits: list[Edit] = []
    source = pair.source_plain.text
    for found in _DOUBLE.finditer(text):
        marks = found[0]
        if marks in source or (marks[0] in "?!" and re.search(r"[?!]{2}", source)):
            continue
        single = marks[0] if found.lastgroup == "same" else "\u0964" if "\u0964" in marks and "?" not in marks else ""
        edits.append((*found.span(), single))
    if not edits:
        return
    # What two different marks stand for is not always plain.
    fix = repaired(pair, edits) if all(new for _, _, new in edits) else None
    for start, end, _ in edits:
        hint = N_("keep one of them")
        yield Fault(
            N_("two marks in a row: {marks}"),
            {"marks": text[start:end]},
            hint=hint,
            at=pair.target_plain.span(start, end),
            fix=fix,
        )
