"""Composition."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize

from pipeline.catalog.po import is_nfc
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.findings import Severity


@rule("nfc", Family.SCRIPT, Severity.INFO, raw=True)
def nfc(pair: Pair) -> Iterator[Fault]:
    """Letters are stored otherwise than Unicode's normal form C has them.

    Nobody sees it and no translator is to blame: keyboards type ড় as one code point, NFC has two. Searching and
    comparing want one spelling; `update` and `check --fix` put the file right, and pages never see the difference.

    Bad:  `Fever.` → `\u099c\u09cd\u09ac\u09b0 \u09b9\u09df\u0964`
    Good: `Fever.` → `\u099c\u09cd\u09ac\u09b0 \u09b9\u09af\u09bc\u0964`
    """
    text = pair.target_text
    if is_nfc(text):
        return
    fixed = normalize("NFC", text)
    at = next((n for n, (a, b) in enumerate(zip(text, fixed, strict=False)) if a != b), len(fixed))
    yield Fault(
        N_("letters are not in NFC"), hint=N_("`dobhashi check --fix` stores them so"), at=(at, at + 1), fix=fixed
    )
