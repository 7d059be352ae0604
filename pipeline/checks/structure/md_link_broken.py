"""Brackets that were a link."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.cues import seen
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.checks.structure.compare import broken_links, unmatched
from pipeline.markup.addresses import REFUSED
from pipeline.markup.kinds import Nature
from pipeline.markup.shape import shape

_GAP = re.compile(r"\][ \t\n\u00a0\u200b-\u200d]+(?=[\[(])")


@rule("md-link-broken", Family.LINKS, target=seen(r"\]"))
def md_link_broken(pair: Pair) -> Iterator[Fault]:
    """Brackets that should be a link are shown as they were typed.

    A space between `]` and `(`, or a bracket that is missing, makes no link: readers see the address in the middle of
    the sentence, and nothing to tap on. Brackets that the source shows too are left alone.

    Bad:  `Call [999](tel:999).` → `[৯৯৯] (tel:999)-এ ফোন করুন।`
    Bad:  `Call [999](tel:999).` → `[৯৯৯](tel:999-এ ফোন করুন।`
    Good: `Call [999](tel:999).` → `[৯৯৯](tel:999)-এ ফোন করুন।`
    """
    found = broken_links(pair)
    if found and not (REFUSED.search(pair.target_text) and not REFUSED.search(pair.source_text)):
        start, end = found[0]
        yield Fault(
            N_("{brackets} makes no link"),
            {"brackets": pair.target_text[start:end]},
            hint=N_("no space between the brackets, and each of them closed: [words](address)"),
            at=found[0],
            fix=_closed_up(pair),
        )


def _closed_up(pair: Pair) -> str | None:
    """The translation without spaces between the brackets, if that makes its links those of the source."""
    mended = _GAP.sub("]", pair.target_text)
    if mended == pair.target_text or pair.target.nature is not Nature.MARKDOWN:
        return None
    links = shape(mended, pair.target.targets, pair.kind).links
    return None if any(unmatched(pair.source.links, links, lambda mark: mark.value)) else mended
