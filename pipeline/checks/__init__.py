"""Checks: what is wrong with a translation, seen beside its source.

A check is one file and one generator function, over a `Pair` as a rule; its docstring is its manual page. Read `rule`
and `pair` first, then `views` (what rules see that look further), `run` (who runs them), `waivers` (what translators
allow), `notices` (what is found elsewhere, and explained here), `plugins` (checks of other packages) and `wording`
(what is said, in the translator's language). The checks live in packages by what they look at, each with its `RULES`:
`structure` (Markdown, links, HTML, placeholders), `figures` (numbers, units, negation and what else may harm),
`writing` (script and punctuation), `words` (terms, what was left, cut off or swapped), `files` (a catalog as a file)
and `source` (English that will be hard to translate).
"""

from __future__ import annotations

from functools import cache
from typing import Any

from pipeline.checks.figures import RULES as FIGURES
from pipeline.checks.files import RULES as FILES
from pipeline.checks.notices import NOTICES, Notice
from pipeline.checks.pair import Pair
from pipeline.checks.plugins import Strangers, strangers
from pipeline.checks.rule import Rule, Scope
from pipeline.checks.run import Bench, bench
from pipeline.checks.source import RULES as SOURCE
from pipeline.checks.structure import RULES as STRUCTURE
from pipeline.checks.views import Draft
from pipeline.checks.waivers import Waiver, waived, waivers
from pipeline.checks.words import RULES as WORDS
from pipeline.checks.writing import RULES as WRITING
from pipeline.findings import Finding
from pipeline.languages import Language
from pipeline.model import NO_SETTINGS, Catalog, CheckSettings

RULES: tuple[Rule, ...] = (*STRUCTURE, *FIGURES, *WRITING, *WORDS, *FILES, *SOURCE)
"""Ours, in the order they are run."""


@cache
def known() -> dict[str, Rule | Notice]:
    """Code → everything that `check` may find: our rules, those of other packages, and what is found without a rule."""
    notices = {notice.code: notice for notice in NOTICES}
    return {**{one.code: one for one in (*RULES, *foreign().rules)}, **notices}


def foreign() -> Strangers:
    """The checks of other packages."""
    return strangers(frozenset({*(rule.code for rule in RULES), *(notice.code for notice in NOTICES)}))


def check(
    catalog: Catalog,
    language: Language,
    *,
    site: CheckSettings = NO_SETTINGS,
    glossary: Any = None,
) -> tuple[Finding, ...]:
    """What the checks find in the translations that would be published, but for what waivers allow.

    Empty and fuzzy ones are not looked at; nor is the file as a file.
    """
    rules = (*RULES, *foreign().rules)
    at_hand = bench(language, rules, site, glossary, wanted=lambda rule: rule.scope is Scope.PAIR)
    return tuple(waived(at_hand.catalog(catalog), waivers(catalog), known()))


__all__ = [
    "RULES", "Bench", "Draft", "Notice", "Pair", "Rule", "Strangers", "Waiver", "bench", "check",
    "foreign", "known", "waived", "waivers",
]  # fmt: skip
