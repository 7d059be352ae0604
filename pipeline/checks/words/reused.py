"""One translation for two texts."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, Told, project_rule
from pipeline.checks.views import Corpus
from pipeline.checks.words.measure import place
from pipeline.findings import Severity

_LIKE = 0.6


@project_rule("reused", Family.COMPLETENESS, Severity.WARNING)
def reused(corpus: Corpus) -> Iterator[Told]:
    """Two different English texts have the same translation.

    One of them was pasted into the wrong place. Short ones may well be the same, and so may texts that differ little:
    a change of number or of a word that matters is for other checks.

    Bad:  `Do this only if you have none of the red flags.` → `ব্যথা তীব্র হওয়ার আগেই বিশ্রাম নিন, পরে নয়।`
    Good: `Rest before the pain becomes strong, not after.` → `ব্যথা তীব্র হওয়ার আগেই বিশ্রাম নিন, পরে নয়।`
    """
    groups: dict[str, list[Pair]] = {}
    for pair in corpus.pairs:
        if len(pair.target_text) >= 20 and pair.target_text.count(" ") >= 3:
            groups.setdefault(pair.target_text, []).append(pair)
    for pairs in groups.values():
        if len(pairs) > 1 and len({pair.source_text for pair in pairs}) > 1:
            for pair in pairs:
                others = [one for one in pairs if one.message is not pair.message and not _are_like(one, pair)]
                if others:
                    hint = N_("one of the two was pasted into the wrong place")
                    values = {"other": _cut(others[0].source_text), "place": place(others[0])}
                    message = N_("the translation of “{other}” ({place}), too")
                    yield pair, Fault(message, values, hint=hint)


def _are_like(one: Pair, other: Pair) -> bool:
    first, second = one.source_text.casefold(), other.source_text.casefold()
    return first == second or SequenceMatcher(None, first, second, autojunk=False).ratio() >= _LIKE


def _cut(text: str) -> str:
    return text if len(text) <= 50 else f"{text[:49]}…"
