"""Sentences said twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.catalog.sentences import sentence_spans
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.checks.words.measure import HUGE
from pipeline.findings import Severity

_ENDS = re.compile(r"[.?!\u0964]\s")


@rule("repeated-text", Family.COMPLETENESS, Severity.WARNING)
def repeated_text(pair: Pair) -> Iterator[Fault]:
    """A sentence stands twice in the translation, and once in its source.

    It was pasted twice; what stood in its place may be missing.

    Bad:  `Rest at home now. Then walk a little.` → `এখন বাড়িতে বিশ্রাম নিন। এখন বাড়িতে বিশ্রাম নিন।`
    Good: `Rest at home now. Then walk a little.` → `এখন বাড়িতে বিশ্রাম নিন। তারপর একটু হাঁটুন।`
    """
    text = pair.target_plain.text
    if len(text) > HUGE or _ENDS.search(text) is None:
        return
    pieces = text.split()
    if len(set(pieces)) == len(pieces):
        return
    seen: set[str] = set()
    for start, end in sentence_spans(text, pair.language):
        words = text[start:end].strip(" .?!\u0964").split()
        if len(words) < 3 or sum(map(len, words)) < 12:
            continue
        key = " ".join(words)
        if key in seen and not _is_twice(pair.source_plain.text):
            message, hint = N_("a sentence stands twice"), N_("see what the second one should say")
            yield Fault(message, hint=hint, at=pair.target_plain.span(start, end))
            return
        seen.add(key)


def _is_twice(source: str) -> bool:
    """Whether the source says a sentence twice, too."""
    found = [" ".join(part.lower().split()) for part in re.split(r"[.?!]\s", source)]
    return len(set(found)) < len(found)
