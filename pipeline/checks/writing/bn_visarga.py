"""Visarga and colon."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.cues import seen
from pipeline.checks.edits import Edit, repaired
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.checks.usage import usage
from pipeline.checks.writing.letters import BENGALI, BENGALI_LETTER, BENGALI_SIGN
from pipeline.findings import Severity

_SUSPECT = re.compile(rf"\u0983|[{BENGALI}]:[{BENGALI}]")
_AT_END = re.compile(rf"(?P<word>[{BENGALI}\u200c\u200d]*)\u0983(?![{BENGALI_LETTER}{BENGALI_SIGN}\u200c\u200d])")
_WITHIN = re.compile(rf"(?P<word>[{BENGALI_LETTER}{BENGALI_SIGN}\u0981\u0982\u09bc\u09cd]+):(?=[{BENGALI_LETTER}])")


@rule("bn-visarga", Family.SCRIPT, Severity.WARNING, scripts=("Beng",), target=seen(_SUSPECT))
def bn_visarga(pair: Pair) -> Iterator[Fault]:
    """A visarga stands for a colon, or a colon for a visarga.

    They look alike and are read otherwise. Inside a word it is a visarga (দুঃখ), before a blank a colon; পুনঃ, ডাঃ and
    the like keep theirs, ৮:৩০ has a colon.

    Bad:  `Care: rest.` → `যত্নঃ বিশ্রাম।`
    Bad:  `Sorrow.` → `দু:খ।`
    Good: `Care: rest.` → `যত্ন: বিশ্রাম।`
    """
    text = pair.target_plain.text
    if _SUSPECT.search(text) is None:
        return
    habits = usage(pair.language.code)
    colons: list[Edit] = []
    signs: list[Edit] = []
    unsure: list[int] = []
    for found in _AT_END.finditer(text):
        if not found["word"].endswith("\u0983") and not _is_signed(found["word"] + "\u0983", habits.signed):
            colons.append((found.end() - 1, found.end(), ":"))
    for found in _WITHIN.finditer(text):
        if found["word"] in habits.sign_stems:
            signs.append((found.end() - 1, found.end(), "\u0983"))
        else:
            unsure.append(found.end() - 1)
    # A visarga is surely a colon where the source has one that the translation lacks, or between figures.
    lacking = pair.source_plain.text.count(":") - text.count(":") + len(signs)
    sure = [one for one in colons if lacking >= len(colons) or text[one[0] - 1].isdigit()]
    edits = [*sure, *signs]
    fix = repaired(pair, edits) if edits else None
    for one in colons:
        message, hint = N_("a visarga stands for a colon"), N_("write : instead of ঃ")
        yield Fault(message, hint=hint, at=pair.target_plain.span(one[0], one[1]), fix=fix if one in sure else None)
    for one in signs:
        message, hint = N_("a colon stands for a visarga"), N_("write ঃ instead of :")
        yield Fault(message, hint=hint, at=pair.target_plain.span(one[0], one[1]), fix=fix)
    for at in unsure:
        message, hint = N_("a colon between two letters"), N_("put a blank behind it, or write ঃ if it is a visarga")
        yield Fault(message, hint=hint, at=pair.target_plain.span(at, at + 1))


def _is_signed(word: str, signed: tuple[str, ...]) -> bool:
    return any(word.endswith(one[1:]) if one[0] == "-" else word == one for one in signed)
