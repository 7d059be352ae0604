"""In doubt."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.rule import N_, Family, Fault, Told, catalog_rule
from pipeline.checks.views import Folio
from pipeline.findings import Severity


@catalog_rule("fuzzy", Family.COMPLETENESS, Severity.INFO)
def fuzzy(folio: Folio) -> Iterator[Told]:
    """The translation is marked as doubtful, and readers get the English.

    That is no fault: the English was edited, or another text was taken over from elsewhere. A translator who has looked
    at it takes the mark off.

    Bad:  `#, fuzzy` above `Rest for three days.` → `দুই দিন বিশ্রাম নিন।`
    Good: `Rest for three days.` → `তিন দিন বিশ্রাম নিন।`, without the mark
    """
    for message in folio.catalog.current:
        if message.fuzzy and any((message.msgstr, *message.msgstr_plural)):
            yield message, Fault(N_("in doubt: not shown to readers"), hint=N_("look at it, then take the mark off"))
