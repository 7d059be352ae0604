"""Pictures."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.pair import Pair, missing_and_added, told
from pipeline.findings import Finding


def images_differ(pair: Pair) -> Iterator[Finding]:
    """The translation shows other pictures than its source.

    An exercise without its drawing cannot be followed.

    Bad:  `See ![the stretch][image-1].` → `ছবি দেখুন।`
    Good: `See ![the stretch][image-1].` → `![ব্যায়ামের ছবি][image-1] দেখুন।`
    """
    if pair.kind.startswith("html"):
        return
    lacking, beyond = missing_and_added(pair.source.images, pair.target.images)
    if lacking or beyond:
        yield pair.finding(
            "images-differ",
            f"the translation's pictures differ: it {told(lacking, beyond)}",
            hint="keep ![…][image-1] with its label as it is",
        )
