"""Flags and waivers with a slip in them."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from pipeline.checks.rule import N_, Family, Fault, Told, catalog_rule
from pipeline.checks.views import Folio
from pipeline.checks.waivers import nearly_waiver
from pipeline.findings import Severity

_NEAR = 0.7
"""How alike two words are (`difflib`) when one is taken for the other misspelt."""


@catalog_rule("mark-misspelt", Family.FILES, Severity.WARNING)
def mark_misspelt(folio: Folio) -> Iterator[Told]:
    """A flag is nearly `fuzzy`, or a comment nearly a waiver: it does nothing.

    Whoever wrote `#, fuzy` had doubts, and readers see the text all the same: that is an error. A waiver that is no
    waiver allows nothing.

    Bad:  `#, fuzy` above `Rest for three days.` → `দুই দিন বিশ্রাম নিন।`
    Good: `#, fuzzy` above `Rest for three days.` → `দুই দিন বিশ্রাম নিন।`
    """
    for message in folio.catalog.current:
        for flag in message.flags:
            if flag != "fuzzy" and get_close_matches(flag.lower(), ("fuzzy",), cutoff=_NEAR):
                hint = N_("write fuzzy, or take the flag off")
                values = {"flag": flag}
                yield message, Fault(N_("the flag {flag} does nothing"), values, hint=hint, severity=Severity.ERROR)
        for comment in message.comments:
            if nearly_waiver(comment):
                hint = N_("did you mean {meant}?")
                values = {"comment": comment.strip(), "meant": "# dobhashi: allow …"}
                yield message, Fault(N_("the comment “{comment}” allows nothing"), values, hint=hint)
