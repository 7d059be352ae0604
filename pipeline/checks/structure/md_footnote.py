"""Footnotes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from pipeline.checks.cues import seen
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.checks.structure.compare import differing, unmatched
from pipeline.markup.shape import shape

_LABEL = re.compile(r"\[[\^ˆ＾]\s*([^\s\]]+)\s*\]")


@rule("md-footnote", Family.MARKDOWN, either=seen(r"\^"))
def md_footnote(pair: Pair) -> Iterator[Fault]:
    """The translation's footnote marks are not those of its source.

    A mark that is lost takes its footnote off the page, and with it what the claim rests on; one in Bengali figures is
    no mark at all. Where a mark stands, before or after the danda, is free.

    Bad:  `Rest helps little.[^1]` → `বিশ্রামে লাভ সামান্য।[^১]`
    Good: `Rest helps little.[^1]` → `বিশ্রামে লাভ সামান্য।[^1]`
    """
    if "^" not in pair.source_text and "^" not in pair.target_text:
        return
    source = pair.source.footnotes
    lacking, beyond = unmatched(source, pair.target.footnotes, lambda mark: mark.value)
    if lacking or beyond:
        fault = differing(
            lacking,
            beyond,
            lambda mark: f"[^{mark.value}]" if mark.value != "^" else "^[…]",
            N_("keep [^…] as it is, its figures too"),
        )
        mended = _LABEL.sub(lambda label: f"[^{_ascii(label[1])}]", pair.target_text)
        again = shape(mended, pair.target.targets, pair.kind).footnotes
        fits = mended != pair.target_text and sorted(m.value for m in again) == sorted(m.value for m in source)
        yield Fault(fault.message, fault.values, fault.hint, fault.at, fault.source_at, fix=mended if fits else None)


def _ascii(label: str) -> str:
    return "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in label)
