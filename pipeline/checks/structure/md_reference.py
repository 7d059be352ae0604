"""Labels of links."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.cues import seen
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.checks.structure.compare import addresses, broken_links, strange_labels
from pipeline.markup.shape import Mark, shape


@rule("md-reference", Family.LINKS, source=seen(r"\]\["))
def md_reference(pair: Pair) -> Iterator[Fault]:
    """A label in the second brackets is not one of the source's, or is shown as the words of the link.

    `[words][label]` finds its address by the label, which is no word of the text and never translated, its figures
    too. A label that stands alone becomes the link's words: write `[words][label]`.

    Bad:  `Call [999][link-1].` → `[৯৯৯][লিংক-১]-এ ফোন করুন।`
    Bad:  `Call [999][link-1].` → `[link-1]-এ ফোন করুন।`
    Good: `Call [999][link-1].` → `[৯৯৯][link-1]-এ ফোন করুন।`
    """
    if "[" not in pair.target_text or "][" not in pair.source_text:
        return
    strange = strange_labels(pair)
    labels = {target.label.casefold(): target.label for target in pair.target.targets}
    if strange:
        known = ", ".join(labels.values())
        yield Fault(
            N_("the source has no label {label}"),
            {"label": strange[0].value, "labels": known},
            hint=N_("keep the label as it is: {labels}") if known else N_("keep the label in the second brackets"),
            at=strange[0].at,
            fix=_relabelled(pair, strange),
        )
        return
    if broken_links(pair):
        return
    shown = {mark.words.casefold() for mark in pair.source.links}
    for mark in pair.target.links:
        word = mark.words.casefold()
        if word in labels and word not in shown:
            yield Fault(
                N_("readers would see the label {label}"),
                {"label": mark.words},
                hint=N_("write the words of the link in brackets of their own: […][{label}]"),
                at=mark.at,
            )
            return


def _relabelled(pair: Pair, strange: list[Mark]) -> str | None:
    """With one label lost and one strange one, they are the same."""
    lacking, beyond = addresses(pair)
    if len(strange) != 1 or len(lacking) != 1 or beyond:
        return None
    label = next((target.label for target in pair.target.targets if target.url == lacking[0].value), None)
    start, end = strange[0].at
    if label is None:
        return None
    mended = f"{pair.target_text[:start]}[{label}]{pair.target_text[end:]}"
    again = shape(mended, pair.target.targets, pair.kind).links
    return mended if sorted(m.value for m in again) == sorted(m.value for m in pair.source.links) else None
