"""Texts that say more."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.checks.words.measure import counts, letters, ratio
from pipeline.findings import Severity


@rule("added-text", Family.COMPLETENESS, Severity.WARNING)
def added_text(pair: Pair) -> Iterator[Fault]:
    """The translation has a sentence more than its source, and is so long that it says more.

    Advice that the article does not give is nobody's advice: no source stands behind it. To part a sentence in two is
    no fault.

    Bad:  `Rest two days, then walk a little.` → `দুদিন বিশ্রাম নিন, তারপর হাঁটুন। সকালে রসুন খেলে ব্যথা সেরে যায়।`
    Good: `Rest for two days, then walk a little.` → `দুই দিন বিশ্রাম নিন। তারপর একটু হাঁটুন।`
    """
    source, target = pair.source_plain.text, pair.target_plain.text
    if len(target) <= 1.3 * len(source) or letters(source) < 25:
        return
    found = ratio(pair)
    if found < 1.4:
        return
    sources, targets = counts(pair)
    if targets >= sources + (1 if found >= 1.6 else 2):
        values = {"source": str(sources), "target": str(targets)}
        hint = N_("say what the source says")
        yield Fault(N_("{target} sentences for {source}, and much longer"), values, hint=hint)
