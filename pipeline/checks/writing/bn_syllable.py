"""How Bengali letters are put together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.cues import seen
from pipeline.checks.edits import Edit, repaired
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.checks.writing.letters import BENGALI, BENGALI_SIGN, HASANTA
from pipeline.findings import Severity

_VOWELS = "\u0985-\u0994\u09e0\u09e1"
_MODIFIERS = "\u0981-\u0983"
_BROKEN = re.compile(
    rf"(?P<lone>(?<![{BENGALI}\u200c\u200d\ufffc])[{BENGALI_SIGN}{HASANTA}{_MODIFIERS}\u09bc])"
    rf"|(?P<order>\u0981[{BENGALI_SIGN}])"
    rf"|(?P<signs>[{BENGALI_SIGN}]{{2,}})"
    rf"|(?P<vowel>[\u0986-\u0994\u09e0\u09e1][{BENGALI_SIGN}]|\u0985[\u09bf-\u09cc\u09d7])"
    rf"|(?P<hasanta>{HASANTA}[{HASANTA}{BENGALI_SIGN}{_VOWELS}{_MODIFIERS}]|[{BENGALI_SIGN}{_MODIFIERS}]{HASANTA})"
    rf"|(?P<twice>([{_MODIFIERS}])\7)"
    rf"|(?P<after>[\u0982\u0983][{BENGALI_SIGN}\u0981]|\u09ce[{BENGALI_SIGN}{HASANTA}]|[\u09e6-\u09ef][{BENGALI_SIGN}{HASANTA}{_MODIFIERS}])"
    rf"|(?P<nukta>\u09bc\u09bc|[^{BENGALI}]\u09bc)"
)
_TOLD = {
    "lone": N_("the sign {sign} stands without a letter"),
    "order": N_("the chandrabindu stands before the vowel sign"),
    "signs": N_("vowel signs in a row: {sign}"),
    "vowel": N_("a vowel sign on a vowel: {sign}"),
    "hasanta": N_("a hasanta where it joins nothing: {sign}"),
    "twice": N_("a sign typed twice: {sign}"),
    "after": N_("a sign that cannot stand there: {sign}"),
    "nukta": N_("a dot below that belongs to no letter"),
}


@rule("bn-syllable", Family.SCRIPT, Severity.WARNING, scripts=("Beng",), target=seen(_BROKEN))
def bn_syllable(pair: Pair) -> Iterator[Fault]:
    """Letters and signs are put together as no syllable is: a sign without its letter, two signs on one.

    A dotted circle or a hole shows on the page, and no search finds the word. অ্যা, এ্যা, র‍্যা and a hasanta at a
    word's end are right. Between an abbreviation in Latin letters and an ending stands a hyphen and the vowel
    itself: NHS-এর.

    Bad:  `With the hand.` → `হাতেে ধরুন।`
    Bad:  `The NHS page.` → `NHS-ের পাতা।`
    Good: `Antibiotics.` → `অ্যান্টিবায়োটিক।`
    """
    text = pair.target_plain.text
    found = list(_BROKEN.finditer(text))
    if not found:
        return
    edits: list[Edit | None] = [_edit(one, text) for one in found]
    # Where only some can be repaired, those are; the rest is for a person.
    sure = [edit for edit in edits if edit]
    fix = repaired(pair, sure) if sure else None
    for one, edit in zip(found, edits, strict=True):
        kind = str(one.lastgroup)
        yield Fault(
            _TOLD[kind],
            {"sign": one[0]},
            hint=N_("type the syllable anew"),
            at=pair.target_plain.span(*one.span()),
            fix=fix if edit else None,
        )


def _edit(found: re.Match[str], text: str) -> Edit | None:
    start, end = found.span()
    beside = text[start - 1 : start] + text[end : end + 1] if start else text[end : end + 1]
    if re.search(rf"[{BENGALI_SIGN}{HASANTA}{_MODIFIERS}]", beside):
        return None  # more than one thing is wrong
    if found.lastgroup == "order":
        return (start, end, found[0][::-1])
    if found.lastgroup == "twice" or (found.lastgroup in ("signs", "hasanta", "nukta") and len(set(found[0])) == 1):
        return (start, end, found[0][0])
    return None
