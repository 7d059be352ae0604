"""Quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.cues import seen
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.findings import Severity

_MARK = re.compile(r"[\"\u201c\u201d\u2018\u2019\u00ab\u00bb\u201e]")
_CLOSES = {"\u201d": "\u201c\u201e", "\u00bb": "\u00ab", "\u2019": "\u2018"}


@rule("quote-balance", Family.PUNCTUATION, Severity.WARNING, target=seen(_MARK))
def quote_balance(pair: Pair) -> Iterator[Fault]:
    """A quotation is opened and never closed, or closed and never opened.

    A reader cannot tell whose words they are. An apostrophe is no quotation mark, a figure with ″ for inches neither,
    and a quotation that runs over several passages is open in the English, too.

    Bad:  `Say “stop”.` → `বলুন “থামুন।`
    Good: `Say “stop”.` → `বলুন “থামুন”।`
    """
    text = pair.target_plain.text
    if _MARK.search(text) is None:
        return
    wrong = _without_partner(text)
    if not wrong or _without_partner(pair.source_plain.text):
        return
    for at in wrong[:3]:
        mark = text[at]
        if mark == '"':
            message = N_("an odd number of straight quotation marks")
        elif mark in _CLOSES:
            message = N_("{mark} closes a quotation that nothing opens")
        else:
            message = N_("{mark} opens a quotation that is never closed")
        hint = N_("write the other quotation mark, or take this one out")
        yield Fault(message, {"mark": mark}, hint=hint, at=pair.target_plain.span(at, at + 1))


def _without_partner(text: str) -> list[int]:
    opened: list[int] = []
    wrong: list[int] = []
    straight: list[int] = []
    for found in _MARK.finditer(text):
        at, mark = found.start(), found[0]
        if mark == '"':
            if not text[at - 1 : at].isdigit() or len(straight) % 2:
                straight.append(at)
        elif mark not in _CLOSES:
            opened.append(at)
        elif opened and text[opened[-1]] in _CLOSES[mark]:
            opened.pop()
        elif mark == "\u2019":
            continue  # an apostrophe
        elif any(text[one] in _CLOSES[mark] for one in opened):
            while text[opened[-1]] not in _CLOSES[mark]:
                wrong.append(opened.pop())
            opened.pop()
        else:
            wrong.append(at)
    # ‘ may be an apostrophe, too, when it stands inside a word or before a shortened one.
    wrong += [at for at in opened if text[at] != "\u2018" or not _is_elision(text, at)]
    return sorted(wrong + straight[-1:] * (len(straight) % 2))


def _is_elision(text: str, at: int) -> bool:
    return text[at - 1 : at].isalpha() and at > 0
