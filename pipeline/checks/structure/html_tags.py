"""Raw HTML: which tags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks.cues import seen
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.checks.structure.compare import differing, unmatched
from pipeline.checks.structure.html_unsafe import unsafe
from pipeline.markup.tags import Tag

_VOID = frozenset(("area", "br", "col", "embed", "hr", "img", "input", "source", "wbr"))


@rule("html-tags", Family.HTML, either=seen("<"))
def html_tags(pair: Pair) -> Iterator[Fault]:
    """The translation's HTML tags are not those of its source, or are not closed in order.

    An element that is not closed takes the rest of the page into bold, or into a box. A translation may move tags with
    their words, and `<br/>` is `<br>`; it may not add, drop or cross them. Such a block is shown in English.

    Bad:  `Do <b>not</b> run.` → `দৌড়াবেন <b>না।`
    Good: `Do <b>not</b> run.` → `দৌড়াবেন <b>না</b>।`
    """
    if "<" not in pair.source_text and "<" not in pair.target_text:
        return
    source, target = pair.source.tags, pair.target.tags
    acting = {id(one) for one, _ in unsafe(pair)}
    lacking, beyond = unmatched(source, target, _key)
    beyond = [one for one in beyond if id(one) not in acting]
    if lacking or beyond:
        yield differing(
            lacking, beyond, lambda one: one.mark, N_("copy the tags as they are, with the words they hold")
        )
    elif (crossed := _crossed(target)) is not None and _crossed(source) is None and not acting:
        yield Fault(
            N_("{tag} is not closed in order"),
            {"tag": crossed.mark},
            hint=N_("close the tag opened last first"),
            at=crossed.at,
        )


def _key(one: Tag) -> object:
    return (one.name, one.closing) if one.name else one.text


def _crossed(tags: Sequence[Tag]) -> Tag | None:
    """The first tag that closes something else than what was opened last, or that nobody closes."""
    opened: list[Tag] = []
    for one in tags:
        if not one.name or one.name in _VOID or one.text.endswith("/>") or one.text.count("<") > 1:
            continue
        if not one.closing:
            opened.append(one)
        elif not opened or opened.pop().name != one.name:
            return one
    return opened[-1] if opened else None
