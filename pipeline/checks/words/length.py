"""Length."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.checks.words.measure import counts, joints, ratio, usual
from pipeline.findings import Severity

_NEAR = 0.04
"""Of a sentence with fewer parts than its source's."""


@rule("length", Family.COMPLETENESS, Severity.WARNING)
def length(pair: Pair) -> Iterator[Fault]:
    """The translation is much shorter or much longer than texts of that length are.

    Something was left out, or added, or it is the translation of another text. Letters are counted; what is usual is
    data (`pipeline/data/checks/<language>.words.toml`), and short texts are not judged. A sentence with
    fewer parts than its source's, as when one of three symptoms is left out, may be a little less short.

    Bad:  `Do not drive yourself. Do not wait for an appointment.` → `অপেক্ষা করবেন না।`
    Good: `Do not drive yourself. Do not wait.` → `নিজে গাড়ি চালাবেন না। অপেক্ষা করবেন না।`
    """
    source, target = pair.source_plain.text, pair.target_plain.text
    if len(source) < 20 or 0.75 <= len(target) / len(source) <= 1.35 or not target.strip():
        return
    bounds = usual(pair)
    if bounds is None:
        return
    found = ratio(pair)
    if found < bounds[0] or (found < bounds[0] + _NEAR and _lacks_a_part(pair)):
        values = {"percent": f"{100 * found:.0f}"}
        hint = N_("see whether something was left out")
        yield Fault(N_("short: {percent} % of the source's letters"), values, hint=hint)
    elif found > bounds[1]:
        values = {"percent": f"{100 * found:.0f}"}
        hint = N_("see whether something was added")
        yield Fault(N_("long: {percent} % of the source's letters"), values, hint=hint)


def _lacks_a_part(pair: Pair) -> bool:
    """Whether a single sentence has fewer parts than its source: of *A, B or C* only *A or C*."""
    if counts(pair)[0] != 1:
        return False
    theirs, ours = joints(pair)
    return ours < theirs
