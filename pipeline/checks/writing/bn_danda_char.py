"""The danda."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.cues import seen
from pipeline.checks.edits import Edit, repaired
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.checks.usage import usage
from pipeline.checks.writing.letters import BENGALI, BENGALI_LETTER, BENGALI_SIGN, CLOSERS, DANDA
from pipeline.findings import Severity

_SUSPECT = re.compile(r"[.|\u09f7\u0965]|\u0964\s*\u0964")
_END = rf"(?=[{CLOSERS}\ufffc]{{0,9}}(?:\s|$))"
_WORD = "[\u0980-\u09f1\u200c\u200d.]{1,60}"
_FAR = 60
"""No word is longer; nor is a text looked through again for each of its marks."""
_WRONG = re.compile(
    rf"(?P<double>[\u0964\u09f7\u0965](?:[ \u00a0]*[\u0964\u09f7\u0965])+)|(?P<other>[\u09f7\u0965])"
    rf"|(?<=[{BENGALI}\u201d)\"])(?P<bar> ?\|){_END}"
    rf"|(?P<word>{_WORD})(?P<closed>[\u201d)\"\u2019]*)(?P<stop>\.){_END}"
    rf"|(?<=[{BENGALI_LETTER}{BENGALI_SIGN}])(?P<between>\.)(?=[{BENGALI_LETTER}])"
)


@rule(
    "bn-danda-char",
    Family.PUNCTUATION,
    Severity.WARNING,
    scripts=("Beng",),
    target=seen("[.|\u09f7\u0965]|\u0964\u0964|^\u0964"),
)
def bn_danda_char(pair: Pair) -> Iterator[Fault]:
    """A sentence ends with a sign that only looks like a danda, or with a full stop.

    `|`, `৷` and `॥` are other signs: a screen reader reads them out, a search for the sentence's end fails. Dots of
    abbreviations (মি.গ্রা., ডা.) and after figures stay.

    Bad:  `Rest now.` → `এখন বিশ্রাম নিন|`
    Bad:  `Rest now.` → `এখন বিশ্রাম নিন.`
    Good: `Take 5 mg. Rest.` → `৫ মি.গ্রা. খান। বিশ্রাম নিন।`
    """
    text = pair.target_plain.text
    if _SUSPECT.search(text) is None:
        return
    edits = [edit for found in _WRONG.finditer(text) if (edit := _edit(found, text, pair))]
    if not edits:
        return
    fix = repaired(pair, edits)
    for start, end, _ in edits:
        message = N_("{mark} stands for a danda")
        values = {"mark": text[start:end].strip() or text[start:end]}
        yield Fault(message, values, hint=N_("write ।"), at=pair.target_plain.span(start, end), fix=fix)


def _edit(found: re.Match[str], text: str, pair: Pair) -> Edit | None:
    kind = found.lastgroup
    known = (*pair.language.abbreviations, *usage(pair.language.code).initials)
    source = pair.source_plain.text
    if kind == "double":
        return (*found.span(), DANDA)
    if kind == "other":
        return None if found[0] in source else (*found.span(), DANDA)
    if kind == "bar":
        return None if "|" in source else (*found.span("bar"), DANDA)
    if kind == "between":
        before = re.search(rf"[{BENGALI}.\u200c\u200d]*$", text[max(found.start() - _FAR, 0) : found.start()])
        after = re.match(rf"[{BENGALI}.\u200c\u200d]*", text[found.end() : found.end() + _FAR])
        words = (before[0] if before else "", after[0] if after else "")
        if any("." in word or len(word) < 3 for word in words) or is_abbreviation(words[0], known):
            return None
        return (*found.span(), f"{DANDA} ")
    stop = found.span("stop")
    if found["word"].endswith(".") or text[stop[1] : stop[1] + 1] == ".":
        return None  # an ellipsis
    if not re.search(rf"[{BENGALI_LETTER}{BENGALI_SIGN}\u0981-\u0983\u09bc\u09cd]$", found["word"]):
        return None  # a figure
    if not found["closed"] and is_abbreviation(found["word"], known):
        return None
    return (*stop, DANDA)


def is_abbreviation(word: str, abbreviations: tuple[str, ...]) -> bool:
    """Whether a dot after this word may be an abbreviation's."""
    return "." in word or len(word) == 1 or word in abbreviations or f"{word}." in abbreviations
