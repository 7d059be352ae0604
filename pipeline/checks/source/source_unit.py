"""Numbers of nothing."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from pipeline.checks.rule import N_, Fault, Noted, article_rule
from pipeline.checks.views import Draft


@article_rule("source-unit")
def source_unit(draft: Draft) -> Iterator[Noted]:
    """A number does not say of what it is.

    Seconds or minutes, tablets or spoons: the writer knows, the translator guesses, and in another language the noun
    cannot be left out. Only numbers after words such as "take", "hold for" or "every" are looked at.

    Bad:  `Hold for 30, then rest.`
    Good: `Hold for 30 seconds, then rest.`
    """
    pattern = _pattern(draft.language.code.partition("-")[0])
    if pattern is None:
        return
    for unit in draft.page.units:
        if unit.kind.startswith(("paragraph", "list item", "quotation", "definition", "html")):
            for found in pattern.finditer(unit.msgid):
                values = {"number": found["number"], "words": found[0].strip()}
                hint = N_("write it out: seconds, tablets, times")
                yield unit.line, Fault(N_("“{words}”: {number} of what?"), values, hint)


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    """None for a language without data."""
    resource = files("pipeline") / "data" / "checks" / f"source.{language}.toml"
    if not resource.is_file():
        return None
    data = tomllib.loads(resource.read_text(encoding="utf-8"))
    before = "|".join(sorted(map(re.escape, data["before"]), key=len, reverse=True))
    after = "|".join(map(re.escape, data["after"]))
    return re.compile(
        rf"\b(?:{before})\s+(?P<number>\d+(?:[.,]\d+)?)(?=\s*(?:[.,;:!?)](?!\d)|$)|\s+(?:{after})\b)", re.IGNORECASE
    )
