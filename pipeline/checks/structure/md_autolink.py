"""Addresses that are their own words."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.cues import seen
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.checks.structure.compare import addresses, differing, same_address, unmatched
from pipeline.checks.structure.url_scheme import bare, in_sight
from pipeline.markup.kinds import Nature


@rule("md-autolink", Family.LINKS, either=seen(r"<|://|@|[wW]{3}\.|10\.\d{4}"))
def md_autolink(pair: Pair) -> Iterator[Fault]:
    """A web or mail address in the text is lost or another one.

    Readers tap on it or copy it; one letter off leads nowhere, or to a stranger. The same page in the reader's own
    language is fine.

    Bad:  `Write to <help@clinic.example>.` → `<help@clinik.example> ঠিকানায় লিখুন।`
    Bad:  `Write to <help@clinic.example>.` → `help@clinic.example ঠিকানায় লিখুন।`
    Bad:  `See https://www.who.int/fever for more.` → `আরও জানতে https://www.who.int/feber দেখুন।`
    Good: `Write to <help@clinic.example>.` → `<help@clinic.example> ঠিকানায় লিখুন।`
    """
    if pair.source.nature is not Nature.MARKDOWN or not (pair.marked or in_sight(pair)):
        return
    linked_lacking, linked_beyond = ([], []) if not pair.marked else addresses(pair)
    open_lacking, open_beyond = unmatched(bare(pair.source), bare(pair.target), lambda m: m.value, same_address(pair))
    # An address may become a link; one that was a link must stay one, or readers cannot follow it.
    linked = {mark.value.removeprefix("mailto:") for mark in pair.target.addresses}
    shown = linked | {mark.value.removeprefix("mailto:") for mark in bare(pair.target)}
    lost = [mark for mark in open_lacking if mark.value.removeprefix("mailto:") not in shown]
    unlinked = [mark for mark in linked_lacking if mark.auto and mark.value.removeprefix("mailto:") not in linked]
    lost = [*unlinked, *lost]
    known = {mark.value.removeprefix("mailto:") for mark in (*pair.source.addresses, *bare(pair.source))}
    added = [mark for mark in (*linked_beyond, *open_beyond) if mark.auto or (mark in open_beyond and lost)]
    added = [mark for mark in added if mark.value.removeprefix("mailto:") not in known]
    if lost or added:
        opened = lost and all(mark.value.removeprefix("mailto:") in shown for mark in lost)
        hint = (
            N_("write the address between < and >, as the source does") if opened else N_("copy the address as it is")
        )
        yield differing(lost, added, lambda mark: mark.value, hint)
