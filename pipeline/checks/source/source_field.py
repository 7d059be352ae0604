"""Fields of the front matter."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.rule import Family, Fault, Noted, article_rule
from pipeline.checks.views import Draft
from pipeline.findings import Severity
from pipeline.markup.unheard import FIELD


@article_rule(FIELD, Family.SOURCE, Severity.WARNING)
def source_field(draft: Draft) -> Iterator[Noted]:
    """A field of the front matter does nothing.

    It is misspelt, or given twice, or the front matter has no end: the page names no author, or the wrong one, or shows
    the fields to its readers. Fields that are unlike ours may be other programs', and are not looked at, but for
    `draft: true`, which hides nothing here: a file whose name begins with `_` is no article yet. `extract`, `update`
    and `build` say this too.

    Bad:  `auther: Rahima Begum`
    Good: `author: Rahima Begum`
    """
    for line, wording in draft.unheard(FIELD):
        yield line, Fault(wording.message, dict(wording.values), wording.hint)
