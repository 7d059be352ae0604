"""Marks that stand twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.cues import seen
from pipeline.checks.edits import Edit, repaired
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.findings import Severity

_RUN = re.compile("[,;:?!.\u0964](?: ?[,;:?!.\u0964])+")
_ASKED = re.compile(r"[?!]{2}")


@rule("punct-double", Family.PUNCTUATION, Severity.WARNING, target=seen("[,;:?!.\u0964]{2}|^[,;:?!.\u0964]"))
def punct_double(pair: Pair) -> Iterator[Fault]:
    """Two marks where one is meant: `,,`, `??`, `।,`.

    The reader stumbles. `?!` and an ellipsis are meant, and so is what stands in the source.

    Bad:  `Rest, then walk.` → `বিশ্রাম নিন,, তারপর হাঁটুন।`
    Good: `Really?!` → `সত্যি?!`
    """
    text = pair.target_plain.text
    edits: list[Edit] = []
    source = pair.source_plain.text
    for found in _RUN.finditer(text):
        marks = found[0].replace(" ", "")
        if found[0] not in source and not _is_meant(marks, source):
            edits.append((*found.span(), _single(marks)))
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


def _is_meant(marks: str, source: str) -> bool:
    kinds = set(marks)
    if kinds <= set("?!"):
        return len(marks) == len(kinds) or (marks[0] == "?" and len(marks) > 2) or _ASKED.search(source) is not None
    if marks.count(".") >= 3 or kinds == {"\u0964"}:
        return True  # an ellipsis; dandas are bn-danda-char's
    # The dot of an abbreviation, and the mark after it.
    return marks[0] == "." and len(marks) == 2 and marks[1] != "."


def _single(marks: str) -> str:
    """The mark that is meant; "" where that is not plain."""
    if len(set(marks)) == 1:
        return marks[0]
    return "\u0964" if set(marks) <= set(",;.\u0964") and "\u0964" in marks else ""
