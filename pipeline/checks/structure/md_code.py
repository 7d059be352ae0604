"""Code."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from pipeline.checks.cues import seen
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.checks.structure.compare import differing, unmatched
from pipeline.checks.structure.md_emphasis_open import left_open
from pipeline.markup.shape import Mark


@rule("md-code", Family.MARKDOWN, either=seen("`"))
def md_code(pair: Pair) -> Iterator[Fault]:
    """Text between backticks was changed.

    What stands there is typed or compared letter by letter, its figures too: a form's name, a product code.

    Bad:  ``Ask for form `B12`.`` → ``ফরম `বি১২` চান।``
    Good: ``Ask for form `B12`.`` → ``ফরম `B12` চান।``
    """
    if "`" not in pair.source_text and "`" not in pair.target_text:
        return
    lacking, beyond = unmatched(pair.source.code, pair.target.code, lambda mark: mark.value)
    if not lacking and not beyond:
        return
    if not beyond and any(mark.value.startswith("`") for mark in left_open(pair)):
        return  # the backtick that is left says it
    fault = differing(
        lacking, beyond, lambda mark: f"`{mark.value}`", N_("copy what stands between backticks as it is")
    )
    yield Fault(
        fault.message, fault.values, fault.hint, fault.at, fault.source_at, fix=_in_ascii(pair, lacking, beyond)
    )


def _in_ascii(pair: Pair, lacking: list[Mark], beyond: list[Mark]) -> str | None:
    """With ASCII digits in the code, if only digits were changed."""
    wanted = [mark.value for mark in lacking]
    text = pair.target_text
    for mark in beyond:
        start, end = mark.at
        code = "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in text[start:end])
        if code == text[start:end] or code.strip("` ") not in wanted:
            return None
        text = text[:start] + code + text[end:]
    return text if len(lacking) == len(beyond) else None
