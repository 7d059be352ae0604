"""Cells of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.cues import seen
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule

_PIPE = re.compile(r"(?<!\\)(?:\\\\)*\|")


@rule("md-table-pipe", Family.MARKDOWN, either=seen(r"\|"))
def md_table_pipe(pair: Pair) -> Iterator[Fault]:
    r"""A cell or row of a table has more or fewer `|` than its source.

    The mark ends a cell: everything after it moves one column on, the dose under the age. A danda is `।`, not `|`;
    a `|` that is meant is written `\|`.

    Bad:  `| Child | 5 ml |` → `| শিশু ৫ মিলি |`
    Good: `| Child | 5 ml |` → `| শিশু | ৫ মিলি |`
    """
    if "|" not in pair.source_text and "|" not in pair.target_text:
        return
    had = len(_PIPE.findall(pair.source_text))
    if not pair.kind.startswith("table") and had < 2 and not pair.source_text.startswith("|"):
        return
    found = list(_PIPE.finditer(pair.target_text))
    if len(found) != had:
        fix = None
        if not had and pair.kind.startswith("table") and not any("\\" in pipe[0] for pipe in found):
            fix = pair.target_text.replace("|", r"\|")
        yield Fault(
            N_("marks | that part cells: {has}, in the source: {had}"),
            {"has": str(len(found)), "had": str(had)},
            hint=N_("write a mark that is meant as \\|, a danda as ।"),
            at=(found[-1].end() - 1, found[-1].end()) if found else None,
            fix=fix,
        )
