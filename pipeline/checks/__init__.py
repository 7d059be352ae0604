"""Checks: what is wrong with a translation, seen beside its source.

A check is one file and one generator function over a `Pair`; its docstring is its manual page. Read `rule` and `pair`
first. The checks live in packages by what they look at, each with its `RULES`: `structure` (Markdown, links, HTML,
placeholders), `figures` (numbers, units, negation and what else may harm), `writing` (script and punctuation), `words`
(terms, what was left, cut off or swapped).
"""

from __future__ import annotations

from pipeline.checks.figures import RULES as FIGURES
from pipeline.checks.pair import Pair
from pipeline.checks.rule import Rule, Scope
from pipeline.checks.structure import RULES as STRUCTURE
from pipeline.checks.words import RULES as WORDS
from pipeline.checks.writing import RULES as WRITING
from pipeline.findings import Finding
from pipeline.languages import Language
from pipeline.model import Catalog

RULES: tuple[Rule, ...] = (*STRUCTURE, *FIGURES, *WRITING, *WORDS)


def check(catalog: Catalog, language: Language) -> tuple[Finding, ...]:
    """What the checks find in the translations that would be published; empty and fuzzy ones are not looked at."""
    found: list[Finding] = []
    for message in catalog.current:
        if message.translated and message.msgid != message.msgstr:
            for pair in Pair.of(message, catalog, language):
                for rule in RULES:
                    if rule.scope is Scope.PAIR and (not rule.scripts or language.script in rule.scripts):
                        found += (pair.found(rule, fault) for fault in rule.run(pair))
    return tuple(found)


__all__ = ["RULES", "Pair", "Rule", "check"]
