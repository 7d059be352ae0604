"""Nothing to read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.rule import N_, Family, Fault, Told, catalog_rule
from pipeline.checks.views import Folio
from pipeline.findings import Severity

_SOMETHING = re.compile(r"[^\s\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


@catalog_rule("empty", Family.COMPLETENESS, Severity.INFO)
def empty(folio: Folio) -> Iterator[Told]:
    """There is no translation.

    An empty entry is no fault: readers get the English, and `dobhashi status` counts it. One that holds nothing but
    spaces or invisible characters is an error, for it would be published, and the passage be gone from the page.

    Bad:  `Rest helps little.` → ` `
    Good: `Rest helps little.` → `বিশ্রামে লাভ সামান্য।`
    """
    for message in folio.catalog.current:
        if message.msgid_plural is not None:
            if not any(message.msgstr_plural):
                yield message, Fault(N_("not translated yet"))
        elif not message.msgstr:
            yield message, Fault(N_("not translated yet"))
        elif is_blank(message.msgstr) and not is_blank(message.msgid):
            hint = N_("delete the spaces, or translate")
            at = (0, len(message.msgstr))
            yield message, Fault(N_("the translation is blank"), hint=hint, at=at, severity=Severity.ERROR)


def is_blank(text: str) -> bool:
    """Whether a reader sees nothing at all."""
    return _SOMETHING.search(text) is None
