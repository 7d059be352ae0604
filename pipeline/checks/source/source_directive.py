"""Directives in comments."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.rule import Family, Fault, Noted, article_rule
from pipeline.checks.views import Draft
from pipeline.findings import Severity
from pipeline.markup.unheard import DIRECTIVE


@article_rule(DIRECTIVE, Family.SOURCE, Severity.WARNING)
def source_directive(draft: Draft) -> Iterator[Noted]:
    """A comment means to be a directive and does nothing.

    It is misspelt, or stands beside other text: what was to stay English is translated, and a note never reaches the
    translator. Ordinary comments are not looked at; `extract`, `update` and `build` say this too.

    Bad:  `<!-- i18n:skpi -->`
    Good: `<!-- i18n:skip -->`
    Bad:  `<!-- i18n:comment the muscle, not the fish -->`
    Good: `<!-- i18n:comment: the muscle, not the fish -->`
    """
    for line, wording in draft.unheard(DIRECTIVE):
        yield line, Fault(wording.message, dict(wording.values), wording.hint)
