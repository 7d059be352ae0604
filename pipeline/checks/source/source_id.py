"""Ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.checks.rule import N_, Fault, Noted, article_rule
from pipeline.checks.views import Draft


@article_rule("source-id")
def source_id(draft: Draft) -> Iterator[Noted]:
    """Two places in the article have the same id.

    A link to it finds the first one only; so does a screen reader.

    Bad:  `## Rest {#help}` and `## When to get help {#help}` in one article
    Good: `## Rest {#rest}` and `## When to get help {#help}`
    """
    count = Counter(name for _, name in draft.given_ids)
    seen: set[str] = set()
    for line, name in draft.given_ids:
        if count[name] > 1 and name in seen:
            yield line, Fault(N_("the id {id} is taken already"), {"id": name}, N_("give one of them another"))
        seen.add(name)
