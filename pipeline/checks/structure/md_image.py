"""Pictures."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.cues import seen
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.checks.structure.compare import differing, same_address, unmatched
from pipeline.markup.shape import Mark, shape
from pipeline.model import Target


@rule("md-image", Family.MARKDOWN, source=seen(r"!\["), target=seen(r"[\[\]\\]"))
def md_image(pair: Pair) -> Iterator[Fault]:
    """The translation shows other pictures than its source, or says nothing of one.

    An exercise without its drawing cannot be followed; a drawing without words in its first brackets is nothing to
    somebody who does not see it. A picture made for the language (`spine.bn.svg`) may take the place of the English
    one.

    Bad:  `![The stretch](stretch.svg) Hold it.` → `এভাবে ধরে রাখুন।`
    Bad:  `![The stretch](stretch.svg) Hold it.` → `![](stretch.svg) এভাবে ধরে রাখুন।`
    Good: `![The stretch](stretch.svg) Hold it.` → `![ব্যায়ামের ছবি](stretch.svg) এভাবে ধরে রাখুন।`
    """
    if pair.kind == "image alt":
        # The text of a picture by itself: in its brackets it must still be one.
        if "]" in pair.target_text or "[" in pair.target_text or "\\" in pair.target_text:
            tokens = shape(f"![{pair.target_text}][image-1]", (Target("image-1", "a"),)).tokens
            if [token.type for token in tokens] != ["image"]:
                yield Fault(N_("the picture is lost"), hint=N_("close every bracket, or leave brackets out"))
        return
    if "![" not in pair.source_text and "![" not in pair.target_text:
        return
    source, target = pair.source.images, pair.target.images
    lacking, beyond = unmatched(source, target, lambda mark: mark.value, same_address(pair))
    labels = {target.url: f"![…][{target.label}]" for target in pair.targets}

    def show(mark: Mark) -> str:
        return labels.get(mark.value) or f"![…]({mark.value})"

    if lacking or beyond:
        yield differing(lacking, beyond, show, N_("keep the picture's address or label as it is"))
    described = {mark.value for mark in source if mark.words.strip()}
    for mark in target:
        if not mark.words.strip() and mark.value in described:
            yield Fault(
                N_("{picture} has no description"),
                {"picture": show(mark)},
                hint=N_("say between the first brackets what the picture shows"),
                at=mark.at,
            )
