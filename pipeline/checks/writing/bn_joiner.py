"""Joiners."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import category

from pipeline.checks.cues import seen
from pipeline.checks.edits import Edit, repaired
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.checks.writing.letters import BENGALI, BENGALI_SIGN, HASANTA
from pipeline.findings import Severity

_SUSPECT = re.compile("[\u200c\u200d]|\u09b0\u09cd\u09af")
_CONSONANT = "\u0995-\u09a8\u09aa-\u09b9"
_JOINER = re.compile("[\u200c\u200d]+")
_REPH = re.compile(rf"(?<![{BENGALI}])(?<![{BENGALI}][\u200c\u200d])\u09b0\u09cd\u09af(?=[{BENGALI_SIGN}])")


_OPENING = re.compile(rf"(?:^|[^{BENGALI}\u200c\u200d])[{_CONSONANT}]{HASANTA}[\u200c\u200d]+[\u09af\u09b0\u09ac]$")


@rule("bn-joiner", Family.SCRIPT, Severity.WARNING, scripts=("Beng",), target=seen(_SUSPECT))
def bn_joiner(pair: Pair) -> Iterator[Fault]:
    """An invisible joiner stands where it joins nothing, or is missing where a word begins with র‍্য.

    Two places are right: র‍্য at the beginning of র‍্যাশ, and after a hasanta that is to be seen, উদ্‌যাপন. Anywhere
    else the word cannot be found, and may be drawn in pieces.

    Bad:  `a rash` → `\u09b0\u09cd\u09afাশ`
    Bad:  `a doctor` → `ডাক্\u200dতার`
    Good: `a rash, a celebration` → `\u09b0\u200d\u09cd\u09afাশ, উদ্‌যাপন`
    """
    text = pair.target_plain.text
    if _SUSPECT.search(text) is None:
        return
    edits: list[Edit] = []
    for found in _JOINER.finditer(text):
        start, end = found.span()
        if (needed := _needed(text, start, end)) != found[0] and not _is_picture(text, start, end):
            edits.append((start, end, needed))
    for found in _REPH.finditer(text):
        edits.append((found.start() + 1, found.start() + 1, "\u200d"))
    if not edits:
        return
    fix = repaired(pair, edits)
    for start, end, new in sorted(edits):
        if start == end:
            message, hint = N_("র‍্য at the beginning of a word needs a joiner"), N_("র, ZWJ, hasanta, য")
        elif new:
            message, hint = N_("more joiners than one"), N_("keep one")
        else:
            message, hint = N_("an invisible joiner that joins nothing"), N_("delete it")
        at = (max(start - 1, 0), min(end + 1, len(text)))
        yield Fault(message, hint=hint, at=pair.target_plain.span(*at), fix=fix)


def _needed(text: str, start: int, end: int) -> str:
    """The joiner that belongs between two characters."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 2]
    run = text[start:end]
    if before == "\u09b0" and after == f"{HASANTA}\u09af" and _is_ya_sign(text, start, end):
        return "\u200c" if set(run) == {"\u200c"} else "\u200d"  # the other one is bn-sequence's
    if before == HASANTA:
        if text[max(start - 2, 0) : start] == f"\u09a4{HASANTA}" and run == "\u200d":
            return run  # the old ৎ, bn-sequence's
        if _OPENING.search(text[max(start - 3, 0) : end + 1]):
            return ""  # what stands below the first letter of a word always does
        if "\u200c" in run and (
            not after or not re.match(rf"[{BENGALI}]", after) or re.match(rf"[{_CONSONANT}]", after)
        ):
            return "\u200c"
    return ""


def _is_ya_sign(text: str, start: int, end: int) -> bool:
    """Whether য belongs below র, as at the beginning of a word and before া; পর্যন্ত has a reph."""
    return text[end + 2 : end + 3] == "\u09be" or start < 2 or not re.match(rf"[{BENGALI}]", text[start - 2])


def _is_picture(text: str, start: int, end: int) -> bool:
    """Whether it joins two signs that are no letters, as families in emoji are."""
    sides = text[start - 1 : start] + text[end : end + 1] if start else ""
    return bool(sides) and all(one > "\u2190" and category(one) in ("So", "Sk", "Mn") for one in sides)
