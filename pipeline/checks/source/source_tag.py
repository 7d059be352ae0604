"""Raw HTML."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.rule import Family, Fault, Noted, article_rule
from pipeline.checks.views import Draft
from pipeline.findings import Severity


@article_rule("source-tag", Family.SOURCE, Severity.WARNING)
def source_tag(draft: Draft) -> Iterator[Noted]:
    """A tag in the article is left open, or does nothing on the page.

    What is left open reaches further than it was meant to, in every language. Scripts, frames, players and styles of an
    article are stopped by the security policy of the pages: readers see a hole, or nothing.

    Bad:  `Do <b>not stop walking.`
    Good: `Do <b>not</b> stop walking.`
    Bad:  `<iframe src="https://films.example/walking"></iframe>`
    Good: `[A film about walking](https://films.example/walking)`
    """
    for line, wording in draft.loose_tags:
        yield line, Fault(wording.message, dict(wording.values), wording.hint)
