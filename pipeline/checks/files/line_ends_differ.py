"""Line ends at the edges."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.rule import N_, Family, Fault, Told, catalog_rule
from pipeline.checks.views import Folio


@catalog_rule("line-ends-differ", Family.FILES)
def line_ends_differ(folio: Folio) -> Iterator[Told]:
    """The source begins or ends with a line end and its translation does not, or the other way round.

    `msgfmt -c` refuses such a file.

    Bad:  `Rest.` → `বিশ্রাম নিন।\\n`
    Good: `Rest.` → `বিশ্রাম নিন।`
    """
    for message in folio.catalog.current:
        texts = [text for text in (message.msgid_plural, message.msgstr, *message.msgstr_plural) if text]
        if message.fuzzy or "\n" not in "".join((message.msgid, *texts)):
            continue
        if any(text.startswith("\n") != message.msgid.startswith("\n") for text in texts):
            yield message, Fault(N_("msgid and msgstr do not both begin with a line end"))
        if any(text.endswith("\n") != message.msgid.endswith("\n") for text in texts):
            yield message, Fault(N_("msgid and msgstr do not both end with a line end"))
