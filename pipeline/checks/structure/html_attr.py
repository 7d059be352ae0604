"""Raw HTML: what tags say."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.cues import seen
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.checks.structure.compare import differing, unmatched
from pipeline.checks.structure.html_unsafe import unsafe
from pipeline.markup.tags import Tag


@rule("html-attr", Family.HTML, target=seen("<"))
def html_attr(pair: Pair) -> Iterator[Fault]:
    """An attribute of an HTML tag was changed.

    Its class, its address, its language are the page's business. Only the values of `alt`, `title`, `aria-label` and
    `placeholder` are words, and a translator's.

    Bad:  `Take <span class="dose">one</span>.` → `<span class="মাত্রা">একটি</span> খান।`
    Good: `<abbr title="blood pressure">BP</abbr>` → `<abbr title="রক্তচাপ">BP</abbr>`
    """
    if ("=" not in pair.source_text and "=" not in pair.target_text) or "<" not in pair.target_text:
        return
    acting = {id(one) for one, _ in unsafe(pair)}
    lacking, beyond = unmatched(pair.source.tags, pair.target.tags, lambda one: (one.name, one.closing, one.fixed))
    beyond = [one for one in beyond if id(one) not in acting]
    # A tag that is there or not at all is another rule's.
    pairs = [(old, new) for new in beyond for old in lacking if (old.name, old.closing) == (new.name, new.closing)]
    if pairs:
        old, new = pairs[0]
        yield differing([old], [new], _show, N_("copy the tag as it is; only its alt, title and labels are words"))


def _show(one: Tag) -> str:
    return one.text if len(one.text) < 60 else f"{one.text[:60]}…"
