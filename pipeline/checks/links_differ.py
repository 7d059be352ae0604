"""Links."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.pair import Pair, missing_and_added, told
from pipeline.findings import Finding


def links_differ(pair: Pair) -> Iterator[Finding]:
    """The translation links to other places than its source.

    A reader who cannot follow the link to the emergency page, or follows it to another, is worse off than one who
    reads English. Order is free; a link may go to a page in the reader's own language if the translator wrote its
    address out (that is an added address, and a person should have looked at it).

    Bad:  `Call [999][link-1].` → `৯৯৯-এ ফোন করুন।`
    Good: `Call [999][link-1].` → `[৯৯৯][link-1]-এ ফোন করুন।`
    """
    if pair.kind.startswith("html"):
        return
    for target in pair.targets:
        if target.label in pair.target.text and target.label not in pair.source.text:
            yield pair.finding(
                "links-differ",
                f"readers would see the label {target.label}",
                hint=f"no blank between the brackets: […][{target.label}]",
                at=target.label,
            )
            return
    lacking, beyond = missing_and_added(pair.source.links, pair.target.links)
    if lacking or beyond:
        labels = ", ".join(f"[…][{target.label}]" for target in pair.targets if target.url in lacking)
        yield pair.finding(
            "links-differ",
            f"the translation's links differ: it {told(lacking, beyond)}",
            hint=f"keep {labels}" if labels else "keep the label in the second brackets as it is",
        )
