"""Pictures without words."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.rule import N_, Fault, Noted, article_rule
from pipeline.checks.views import Draft


@article_rule("source-alt")
def source_alt(draft: Draft) -> Iterator[Noted]:
    """A picture has no text for those who cannot see it.

    A screen reader has nothing to read, nor has a page whose picture does not load. Say what the picture shows that the
    text around it does not. Where it shows nothing new, this may stay as it is.

    Bad:  `![](stretch.svg)`
    Good: `![Lying on the back, one knee drawn up](stretch.svg)`
    """
    for line, address in draft.silent_pictures:
        hint = N_("say in the brackets what it shows: ![…]({picture})")
        yield line, Fault(N_("the picture {picture} has no text"), {"picture": address}, hint)
