"""White space at the edges."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.cues import seen
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.findings import Severity


@rule("edge-space", Family.PUNCTUATION, Severity.WARNING, either=seen(r"\s"))
def edge_space(pair: Pair) -> Iterator[Fault]:
    """White space at the beginning or end is not the source's.

    A blank too many moves a line, a missing one glues two texts together where a program puts them side by side.

    Bad:  `Rest now.` → ` এখন বিশ্রাম নিন। `
    Good: `Rest now.` → `এখন বিশ্রাম নিন।`
    """
    source, target = pair.source_text, pair.target_text
    if not target or not (target[0].isspace() or target[-1].isspace() or source[:1].isspace() or source[-1:].isspace()):
        return
    inner = target.strip()
    if not inner or not source.strip():
        return
    lead, tail = _edges(source)
    fixed = f"{lead}{inner}{tail}"
    if fixed == target:
        return
    ours_lead, ours_tail = _edges(target)
    at = (0, len(ours_lead) or 1) if ours_lead != lead else (len(target) - (len(ours_tail) or 1), len(target))
    message = N_("white space at the beginning differs") if ours_lead != lead else N_("white space at the end differs")
    yield Fault(message, hint=N_("begin and end as the source does"), at=at, fix=fixed)


def _edges(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
