"""Both languages in one."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.checks.words.measure import letters
from pipeline.findings import Severity


@rule("bilingual", Family.COMPLETENESS, Severity.WARNING)
def bilingual(pair: Pair) -> Iterator[Fault]:
    """The whole English text stands in the translation, beside it.

    Readers get everything twice, and the parallel edition three times. A short term in brackets is no fault.

    Bad:  `Rest for two days at home.` → `Rest for two days at home. দুই দিন বাড়িতে বিশ্রাম নিন।`
    Good: `Rest for two days at home.` → `দুই দিন বাড়িতে বিশ্রাম নিন।`
    """
    source, target = pair.source_plain.text.strip(), pair.target_plain.text
    bare = source.rstrip(".!?:;")
    at = target.find(bare)
    if at < 0 or len(target) <= len(source) + 3 or source.count(" ") < 3 or letters(source) < 16:
        return
    if letters(target) > letters(source) + 3:
        hint = N_("keep the translation alone")
        yield Fault(
            N_("the English text stands in the translation"), hint=hint, at=pair.target_plain.span(at, at + len(bare))
        )
