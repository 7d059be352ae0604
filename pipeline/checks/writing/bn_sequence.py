"""Letters made of parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.cues import seen
from pipeline.checks.edits import repaired
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.checks.writing.letters import BENGALI_SIGN
from pipeline.findings import Severity

_PARTS = re.compile(
    rf"\u0985\u09be|\u09ac\u09bc|\u09a4\u09cd\u200d|\u09b0\u200c\u09cd\u09af|[\u09a1\u09a2\u09af][{BENGALI_SIGN}]\u09bc"
)
_WHOLE = {
    "\u0985\u09be": "\u0986",
    "\u09ac\u09bc": "\u09b0",
    "\u09a4\u09cd\u200d": "\u09ce",
    "\u09b0\u200c\u09cd\u09af": "\u09b0\u200d\u09cd\u09af",
}


@rule("bn-sequence", Family.SCRIPT, Severity.WARNING, scripts=("Beng",), target=seen(_PARTS))
def bn_sequence(pair: Pair) -> Iterator[Fault]:
    """A letter is put together from parts that only look like it: অ and া for আ, ব and a dot for র.

    The page looks right; searching, sorting and reading aloud go wrong. Old files have ৎ as ত with a joiner, and র‍্য
    with the wrong one.

    Bad:  `Your name` → `\u0985\u09beপনার নাম`
    Good: `Your name` → `আপনার নাম`
    """
    text = pair.target_plain.text
    found = list(_PARTS.finditer(text))
    if not found:
        return
    fix = repaired(pair, [(*one.span(), _whole(one[0])) for one in found])
    for one in found:
        message = N_("{letter} is put together from parts")
        at = pair.target_plain.span(*one.span())
        yield Fault(message, {"letter": _whole(one[0])}, hint=N_("type the letter itself"), at=at, fix=fix)


def _whole(parts: str) -> str:
    # A dot that was typed after the vowel sign belongs before it.
    return _WHOLE.get(parts) or parts[0] + parts[2] + parts[1]
