"""Tabs."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.cues import seen
from pipeline.checks.edits import Edit, repaired
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.findings import Severity


@rule("tab", Family.PUNCTUATION, Severity.WARNING, target=seen(r"\t"))
def tab(pair: Pair) -> Iterator[Fault]:
    """A tab inside the text.

    It is a key pressed by mistake; at the beginning of a line it may turn a text into code.

    Bad:  `Rest now.` → `এখন\tবিশ্রাম নিন।`
    Good: `Rest now.` → `এখন বিশ্রাম নিন।`
    """
    if "\t" not in pair.target_text or "\t" in pair.source_text:
        return
    text = pair.target_plain.text
    edits: list[Edit] = []
    for at, letter in enumerate(text):
        if letter == "\t":
            alone = 0 < at < len(text) - 1 and not text[at - 1].isspace() and not text[at + 1].isspace()
            edits.append((at, at + 1, " " if alone else ""))
    fix = repaired(pair, edits) if edits else None
    if fix is not None and "\t" in fix:
        fix = None  # one stands where no plain text does
    place = pair.target_text.index("\t")
    yield Fault(N_("a tab in the text"), hint=N_("write a blank"), at=(place, place + 1), fix=fix)
