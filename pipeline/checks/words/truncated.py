"""Texts that were cut off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.checks.usage import usage
from pipeline.checks.words.measure import counts, is_ended, is_joined, letters, ratio
from pipeline.findings import Severity

_OPEN = ("\u2026", "...", ":")
_CLAUSES = re.compile(r"; | [\u2013\u2014] |\u2014")
"""What parts two statements."""


@rule("truncated", Family.COMPLETENESS, Severity.WARNING)
def truncated(pair: Pair) -> Iterator[Fault]:
    """The translation stops in the middle, or its last part is missing.

    The warning often stands at the end. A text is cut off when it ends with a word that no sentence ends with, when it
    is short and has no mark at its end although its source has one, or when it is short by a sentence or a clause.

    Bad:  `Rest for two days, and then walk a little every day.` → `দুই দিন বিশ্রাম নিন, এবং`
    Good: `Rest for two days, and then walk a little.` → `দুই দিন বিশ্রাম নিন, তারপর একটু হাঁটুন।`
    """
    source, target = pair.source_plain.text, pair.target_plain.text.rstrip()
    if not target:
        return
    ended = is_ended(target)
    if ended and len(target) > 0.88 * len(source):
        return
    last = target.rsplit(None, 1)[-1]
    at = pair.target_plain.span(len(target) - len(last), len(target))
    hint = N_("translate to the end of the source")
    is_open = last in usage(pair.language.code).unfinished or last.endswith(",")
    if is_open and not ended and " " in target and is_ended(source) and not source.rstrip().endswith(_OPEN):
        yield Fault(N_("the text ends with “{word}”"), {"word": last}, hint=hint, at=at)
        return
    size = letters(source)
    if size < 25 or len(target) / len(source) > 0.88 or (found := ratio(pair)) > 0.82:
        return
    if not ended and is_ended(source) and found < (0.78 if size >= 40 else 0.7):
        yield Fault(N_("the text stops before its end"), hint=hint, at=at)
        return
    sources, targets = counts(pair)
    if targets < sources and size >= 30:
        values = {"source": str(sources), "target": str(targets)}
        yield Fault(N_("the text is short by a sentence: {target} of {source}"), values, hint=hint, at=at)
    elif targets == 1 and size >= 40 and found < 0.75 and _CLAUSES.search(source) and not is_joined(pair):
        yield Fault(N_("the text is short by a clause"), hint=hint, at=at)
