"""Checks: what is wrong with a translation, seen beside its source.

A check is one file and one generator function over a `Pair`; its docstring is its manual page. `CHECKS` lists ours,
one a line. Read `pair` first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.checks.code_differs import code_differs
from pipeline.checks.emphasis_left_open import emphasis_left_open
from pipeline.checks.footnotes_differ import footnotes_differ
from pipeline.checks.html_differs import html_differs
from pipeline.checks.images_differ import images_differ
from pipeline.checks.links_differ import links_differ
from pipeline.checks.pair import Pair
from pipeline.findings import Finding
from pipeline.languages import Language
from pipeline.model import Catalog

Check = Callable[[Pair], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    links_differ,
    images_differ,
    code_differs,
    footnotes_differ,
    html_differs,
    emphasis_left_open,
)


def check(catalog: Catalog, language: Language) -> tuple[Finding, ...]:
    """What the checks find in the translations that would be published; empty and fuzzy ones are not looked at."""
    found: list[Finding] = []
    for message in catalog.current:
        if message.translated and message.msgid != message.msgstr:
            for pair in Pair.of(message, catalog, language):
                for one in CHECKS:
                    found += one(pair)
    return tuple(found)


__all__ = ["CHECKS", "Check", "Pair", "check"]
