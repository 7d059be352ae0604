"""Links without words."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.cues import seen
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule


@rule("md-link-empty", Family.LINKS, target=seen(r"\["))
def md_link_empty(pair: Pair) -> Iterator[Fault]:
    """A link has no words.

    Nobody sees it, and a screen reader spells its address instead. A link whose source has no words either, such as
    one around an icon, is left alone.

    Bad:  `Call [999](tel:999).` → `৯৯৯-এ ফোন করুন[](tel:999)।`
    Good: `Call [999](tel:999).` → `[৯৯৯](tel:999)-এ ফোন করুন।`
    """
    if "[" not in pair.target_text:
        return
    empty = [mark for mark in pair.target.links if not _said(mark.words)]
    if empty and len(empty) > sum(not _said(mark.words) for mark in pair.source.links):
        yield Fault(
            N_("the link to {address} has no words"),
            {"address": empty[0].value},
            hint=N_("put the words of the link between the first brackets"),
            at=empty[0].at,
        )


def _said(words: str) -> bool:
    return any(character.isalnum() for character in words)
