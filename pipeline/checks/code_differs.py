"""Code."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.pair import Pair, missing_and_added, told
from pipeline.findings import Finding


def code_differs(pair: Pair) -> Iterator[Finding]:
    """Text between backticks was changed.

    What stands there is typed or compared letter by letter, its figures too: a form's name, a product code.

    Bad:  ``Ask for form `B12`.`` → ``ফরম `বি১২` চান।``
    Good: ``Ask for form `B12`.`` → ``ফরম `B12` চান।``
    """
    if pair.kind.startswith("html"):
        return
    lacking, beyond = missing_and_added(pair.source.code, pair.target.code)
    if lacking or beyond:
        yield pair.finding(
            "code-differs",
            f"code was changed: the translation {told(lacking, beyond)}",
            hint="copy what stands between backticks as it is",
        )
