"""Line breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.cues import seen
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.findings import Severity

_BLANK = re.compile(r"\n[ \t]*\n")


@rule("md-break", Family.MARKDOWN, Severity.WARNING, either=seen(r"\n"))
def md_break(pair: Pair) -> Iterator[Fault]:
    r"""The translation has other line breaks than its source.

    A backslash or two spaces at the end of a line keep the lines of an address or a verse apart. A blank line would
    begin a new paragraph, which a translation cannot.

    Bad:  `Rest. Then walk.` → `বিশ্রাম নিন।\n\nতারপর হাঁটুন।`
    Good: `Rest. Then walk.` → `বিশ্রাম নিন। তারপর হাঁটুন।`
    """
    if "\n" not in pair.source_text and "\n" not in pair.target_text:
        return
    blank = _BLANK.search(pair.target_text)
    if blank and not _BLANK.search(pair.source_text):
        yield Fault(
            N_("a blank line stands where the source has none"),
            hint=N_("write the text as one paragraph"),
            at=blank.span(),
        )
        return
    had, has = len(pair.source.breaks), len(pair.target.breaks)
    if had != has:
        yield Fault(
            N_("line breaks that stay: {has}, in the source: {had}"),
            {"has": str(has), "had": str(had)},
            hint=N_("end the same lines with a backslash"),
            at=pair.target.breaks[-1].at if has > had else None,
            source_at=pair.source.breaks[-1].at if had > has else None,
        )
