"""Two blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.cues import seen
from pipeline.checks.edits import Edit, repaired
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.findings import Severity

_TWO = re.compile(r"(?<=\S) {2,}(?=\S)")


@rule("double-space", Family.PUNCTUATION, Severity.WARNING, target=seen("  "))
def double_space(pair: Pair) -> Iterator[Fault]:
    """Two blanks where one is meant.

    A hole shows in print, and the next comparison of two versions finds a difference that is none.

    Bad:  `Rest now.` → `এখন  বিশ্রাম নিন।`
    Good: `Rest now.` → `এখন বিশ্রাম নিন।`
    """
    plain = pair.target_plain
    if "  " not in plain.text or "  " in pair.source_plain.text:
        return
    found = [one.span() for one in _TWO.finditer(plain.text)]
    # Two blanks with a mark between them in the Markdown are none.
    places = [(start, end) for start, end in found if _stand_together(pair, start, end)]
    edits: list[Edit] = [(start, end, " ") for start, end in places]
    fix = repaired(pair, edits) if edits else None
    for start, end in places:
        yield Fault(N_("more than one blank"), hint=N_("keep one"), at=plain.span(start, end), fix=fix)


def _stand_together(pair: Pair, start: int, end: int) -> bool:
    first, last = pair.target_plain.span(start, end)
    return pair.target_text[first:last] == " " * (end - start)
