"""Sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.checks.words.measure import counts, ratio
from pipeline.findings import Severity

_ENDS = re.compile(r"[.?!\u0964;](?=\s|$)")


@rule("sentence-count", Family.COMPLETENESS, Severity.WARNING)
def sentence_count(pair: Pair) -> Iterator[Fault]:
    """The translation has two sentences less than its source, or more than twice as many, and is short or long, too.

    A sentence was skipped, or a passage pasted twice. To join two sentences or to part one is a translator's right;
    a semicolon counts as an end.

    Bad:  `Rest now. Drink water. Call a doctor at once. Do not drive.` → `বিশ্রাম নিন। পানি পান করুন।`
    Good: `Rest now. Drink water.` → `বিশ্রাম নিন, আর পানি পান করুন।`
    """
    theirs, ours = (len(_ENDS.findall(text)) for text in (pair.source_plain.text, pair.target_plain.text))
    if ours >= theirs - 1 and ours <= 2 * theirs:
        return
    sources, targets = counts(pair)
    if (targets < sources - 1 and ratio(pair) < 0.85) or (targets > 2 * sources and targets > 3 and ratio(pair) > 1.3):
        values = {"source": str(sources), "target": str(targets)}
        hint = N_("see whether a sentence was left out or stands twice")
        yield Fault(N_("{target} sentences where the source has {source}"), values, hint=hint)
