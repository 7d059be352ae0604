"""Brackets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.checks.cues import seen
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.findings import Severity

_BRACKET = re.compile(r"[()\[\]{}（）]")
_PARTNER = {")": "(", "]": "[", "}": "{", "）": "（"}
_LIST_MARK = re.compile(r"(?:^|[\s;,।])(?:[^\W\d_]|\d{1,2})$")
"""What a bracket closes that opens none: `৬)`, `ক)`."""
_FACE = re.compile(r"[:;]-?$")


@rule("bracket-balance", Family.PUNCTUATION, Severity.WARNING, target=seen(_BRACKET))
def bracket_balance(pair: Pair) -> Iterator[Fault]:
    """A bracket is opened and never closed, or closed and never opened.

    A reader cannot tell where the aside ends. How many brackets there are is the translator's affair: only the
    translation itself has to be in balance.

    Bad:  `Rest (lie down).` → `বিশ্রাম নিন (শুয়ে থাকুন।`
    Good: `Rest by lying down.` → `বিশ্রাম নিন (শুয়ে থাকুন)।`
    """
    text = pair.target_plain.text
    if _BRACKET.search(text) is None or not (wrong := _without_partner(text)):
        return
    source = pair.source_plain.text
    meant = Counter(source[at] for at in _without_partner(source))
    for at in wrong:
        if meant[text[at]]:
            meant[text[at]] -= 1
            continue
        message = N_("{bracket} is never opened") if text[at] in _PARTNER else N_("{bracket} is never closed")
        hint = N_("write its partner, or take it out")
        yield Fault(message, {"bracket": text[at]}, hint=hint, at=pair.target_plain.span(at, at + 1))


def _without_partner(text: str) -> list[int]:
    opened: list[int] = []
    wrong: list[int] = []
    waiting: Counter[str] = Counter()
    for found in _BRACKET.finditer(text):
        at, bracket = found.start(), found[0]
        if bracket not in _PARTNER:
            opened.append(at)
            waiting[bracket] += 1
        elif opened and text[opened[-1]] == _PARTNER[bracket]:
            opened.pop()
            waiting[_PARTNER[bracket]] -= 1
        elif (
            not opened
            and bracket == ")"
            and (_LIST_MARK.search(text, max(at - 4, 0), at) or _FACE.search(text, max(at - 2, 0), at))
        ):
            continue
        elif waiting[_PARTNER[bracket]]:
            # Closed over the heads of others, which have no partner then.
            while text[opened[-1]] != _PARTNER[bracket]:
                wrong.append(opened.pop())
                waiting[text[wrong[-1]]] -= 1
            opened.pop()
            waiting[_PARTNER[bracket]] -= 1
        else:
            wrong.append(at)
    return sorted(wrong + opened)
