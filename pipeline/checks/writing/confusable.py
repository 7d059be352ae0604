"""Letters that look Latin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from pipeline.checks.cues import seen
from pipeline.checks.edits import Edit, repaired
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule

_SUSPECT = re.compile(r"[\u0370-\u03ff\u0400-\u052f\uff21-\uff5a]")
_TOKEN = re.compile(r"[A-Za-z0-9\u0370-\u052f\uff10-\uff5a]+")
_LATIN = str.maketrans(
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456"
    "\u0455\u0458\u0405\u0406\u0408\u04bb\u0501\u051b\u051d\u0475"
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf\u03bd\u03c1\u03b1\u03b9",
    "ABEKMHOPCTXaeopcyxisjSIJhdqwvABEZHIKMNOPTYXovpai",
)
_GREEK = re.compile(r"[\u0370-\u03ff]")
_MICRO = "\u03bc\u00b5"


@rule("confusable", Family.SCRIPT, target=seen(_SUSPECT))
def confusable(pair: Pair) -> Iterator[Fault]:
    """A word in Latin letters has one of Cyrillic or Greek that looks the same.

    The name of a medicine or a test can no longer be searched for or read aloud. Greek letters that the source has,
    as in β-blocker or μg, are right.

    Bad:  `an MRI scan` → `\u041cRI স্ক্যান`
    Good: `a β-blocker` → `β-ব্লকার`
    """
    text = pair.target_plain.text
    if _SUSPECT.search(text) is None:
        return
    source = pair.source_plain.text
    edits: list[Edit] = []
    wrong: list[tuple[int, int, str]] = []
    for found in _TOKEN.finditer(text):
        word = found[0]
        if not _SUSPECT.search(word) or word in source:
            continue
        latin = normalize("NFKC", word).translate(_LATIN)
        strange = [letter for letter in word if _SUSPECT.match(letter) and letter not in _MICRO]
        if not strange or (all(map(_GREEK.match, word)) and latin not in source):
            continue  # Greek by itself: a name of a letter
        if all(map(_GREEK.match, strange)) and latin not in source and all(letter in source for letter in strange):
            continue
        wrong.append((*found.span(), latin))
        if latin.isascii() and re.search(rf"(?<![A-Za-z0-9]){re.escape(latin)}(?![A-Za-z0-9])", source):
            edits.append((*found.span(), latin))
    fix = repaired(pair, edits) if edits else None
    for start, end, latin in wrong:
        message = N_("{word} only looks like {latin}: it has letters of another alphabet")
        values = {"word": text[start:end], "latin": latin}
        at = pair.target_plain.span(start, end)
        yield Fault(message, values, hint=N_("type it anew"), at=at, fix=fix if (start, end, latin) in edits else None)
