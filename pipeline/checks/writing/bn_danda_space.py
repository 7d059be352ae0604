"""Blanks around marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.cues import any_of, seen
from pipeline.checks.edits import Edit, repaired
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.checks.writing.letters import BENGALI, BENGALI_LETTER, CLOSERS
from pipeline.findings import Severity

_BLANKS = "[ \u00a0\u2009\u202f]+"
_BEFORE = re.compile(
    rf"(?<=\S)(?P<blank>{_BLANKS})(?P<mark>[\u0964,;:?!])(?=[\u0964,;:?!{CLOSERS}\ufffc]*(?:\s|$|[{BENGALI_LETTER}]))"
)
_AFTER = re.compile(rf"(?<=[{BENGALI}])(?P<mark>[\u0964,;?!])(?=[{BENGALI_LETTER}])")
_AFTER_DANDA = re.compile(rf"(?<=[{BENGALI})\u201d\"A-Za-z0-9])\u0964(?=[{BENGALI}A-Za-z0-9(\u201c])")

_CUE = any_of(seen("^[\u0964,;:?!]"), seen(_AFTER), seen(_AFTER_DANDA))


@rule("bn-danda-space", Family.PUNCTUATION, Severity.WARNING, scripts=("Beng",), target=_CUE)
def bn_danda_space(pair: Pair) -> Iterator[Fault]:
    """A blank before a mark, or none after it.

    A mark after a blank may begin the next line by itself; without a blank behind it, two sentences grow together.

    Bad:  `Rest. Then walk.` → `বিশ্রাম নিন ।তারপর হাঁটুন।`
    Good: `Rest. Then walk.` → `বিশ্রাম নিন। তারপর হাঁটুন।`
    """
    plain = pair.target_plain
    text = plain.text
    edits: list[Edit] = []
    for found in _BEFORE.finditer(text):
        start, end = found.span("blank")
        if found["mark"] == ":" and _between_figures(text, start, found.end()):
            continue
        edits.append((start, end, ""))
        if text[end + 1 : end + 2] and re.match(rf"[{BENGALI_LETTER}]", text[end + 1]):
            edits.append((end + 1, end + 1, " "))
    for pattern in (_AFTER, _AFTER_DANDA):
        for found in pattern.finditer(text):
            at = found.end()
            if plain.ends[at - 1] == plain.starts[at] and (at, at, " ") not in edits:
                edits.append((at, at, " "))
    if not edits:
        return
    fix = repaired(pair, edits)
    for start, end, new in sorted(edits):
        if new:
            message, where = N_("no blank after {mark}"), (start - 1, start)
            values, hint = {"mark": text[start - 1]}, N_("put a blank behind it")
        else:
            message, where = N_("a blank before {mark}"), (start, end + 1)
            values, hint = {"mark": text[end]}, N_("take the blank out")
        yield Fault(message, values, hint=hint, at=plain.span(*where), fix=fix)


def _between_figures(text: str, start: int, end: int) -> bool:
    return text[start - 1].isdigit() and text[end:].lstrip()[:1].isdigit()
