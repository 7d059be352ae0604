"""Where links lead."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.cues import seen
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.checks.structure.compare import addresses, broken_links, differing, strange_labels
from pipeline.checks.structure.url_scheme import bare
from pipeline.markup.shape import Mark


@rule("md-link-target", Family.LINKS, either=seen(r"\]"))
def md_link_target(pair: Pair) -> Iterator[Fault]:
    """The translation links to other places than its source, or to fewer.

    A reader who cannot follow the link to the emergency page, or follows it to another, is worse off than one who
    reads English. The order is free. A page in the reader's own language may take the place of the English one: where
    its address shows that (`/en/` → `/bn/`, `en.` → `bn.`), or the project's table says so (`[checks.addresses]`).

    Bad:  `Call [999](tel:999).` → `৯৯৯-এ ফোন করুন।`
    Bad:  `Call [999](tel:999).` → `[৯৯৯](tel:99)-এ ফোন করুন।`
    Good: `Call [999](tel:999).` → `[৯৯৯](tel:999)-এ ফোন করুন।`
    Good: `Read [more](https://en.wikipedia.org/wiki/Sciatica).` → `[আরও](https://bn.wikipedia.org/wiki/সায়াটিকা) পড়ুন।`
    """
    if "]" not in pair.source_text and "]" not in pair.target_text:
        return
    lacking, beyond = addresses(pair)
    lost, added = [mark for mark in lacking if not mark.auto], [mark for mark in beyond if not mark.auto]
    shown = {mark.value for mark in bare(pair.source)} if added else ()
    added = [mark for mark in added if mark.value not in shown]
    if not lost and not added:
        return
    # What is lost because its brackets are broken is told by those who look at brackets.
    if not added and len(lost) <= len(broken_links(pair)) + len(strange_labels(pair)):
        return
    labels = {target.url: f"[…][{target.label}]" for target in pair.targets}

    def show(mark: Mark) -> str:
        return labels.get(mark.value) or mark.value.removeprefix("#") or mark.words

    yield differing(lost, added, show, N_("keep the address, or the label in the second brackets, as it is"))
