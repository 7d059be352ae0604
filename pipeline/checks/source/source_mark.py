"""Cards and footnotes."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.rule import Family, Fault, Noted, article_rule
from pipeline.checks.views import Draft
from pipeline.findings import Severity


@article_rule("source-mark", Family.SOURCE, Severity.WARNING)
def source_mark(draft: Draft) -> Iterator[Noted]:
    """A card or a footnote is only half there.

    A kind of card that we do not know, and colons that close none, are printed as text. A card that is never closed
    takes the rest of the article with it. A footnote without its text leaves its mark to the readers, one that nothing
    refers to is never seen.

    Bad:  `::: danger Go to hospital`
    Good: `::: emergency Go to hospital`
    Bad:  `Rest helps.[^study]` without a line `[^study]: …`
    Good: `Rest helps.[^study]` and, on a line of its own, `[^study]: Rahman 2024`
    """
    for line, wording in draft.loose_marks:
        yield line, Fault(wording.message, dict(wording.values), wording.hint)
