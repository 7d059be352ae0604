"""Letters of other scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.edits import Edit, repaired
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.checks.usage import usage
from pipeline.checks.writing.letters import mixed_word, strange, strange_letters
from pipeline.findings import Severity

_LATIN = re.compile(r"[A-Za-z]")


@rule("script", Family.SCRIPT, target=strange)
def script(pair: Pair) -> Iterator[Fault]:
    """A letter of another script, inside a word or by itself.

    It may look the same, and the word is then another one for every search and screen reader; or it is drawn in
    another font, or not at all. Words in Latin letters may stand between Bengali ones, an ending may follow them; words
    of other scripts may when the source has them.

    Bad:  `Pain.` → `ব্যथা।`
    Bad:  `Do it.` → `কৰুন।`
    Good: `The DHIS2 report.` → `DHIS2-এর প্রতিবেদন।`
    """
    text = pair.target_plain.text
    source = pair.source_plain.text
    for start, end in _runs(strange_letters(text, pair.language.script)):
        word = text[start:end]
        beside = text[start - 1 : start] if start else ""
        beside += text[end : end + 1]
        if word in source or (_LATIN.search(beside) and "\u0370" <= word[0] <= "\u052f"):
            continue  # the second kind is `confusable`
        message = N_("{letters} is not of this script")
        within = any(one.isalpha() and not _LATIN.match(one) for one in beside)
        grave = Severity.ERROR if within else Severity.WARNING
        hint = N_("type the word anew with a keyboard of the language")
        yield Fault(message, {"letters": word}, hint=hint, at=pair.target_plain.span(start, end), severity=grave)
    yield from _strays(pair, text)
    if _LATIN.search(text):
        for found in mixed_word(pair.language.script).finditer(text):
            if found[0] not in source:
                grave = Severity.ERROR if found.lastgroup == "within" else Severity.WARNING
                message = N_("{word} has letters of two scripts")
                hint = N_("part the two with a hyphen or a blank, or type the word anew")
                at = pair.target_plain.span(*found.span())
                yield Fault(message, {"word": found[0]}, hint=hint, at=at, severity=grave)


def _strays(pair: Pair, text: str) -> Iterator[Fault]:
    """Letters of the script that belong to another language."""
    strays = usage(pair.language.code).strays
    meant = {one[0]: one[2:] for one in strays}
    places = [at for at, letter in enumerate(text) if letter in meant] if any(one[0] in text for one in strays) else []
    source = pair.source_plain.text
    places = [at for at in places if text[at] not in source]
    if not places:
        return
    edits: list[Edit] = [(at, at + 1, meant[text[at]]) for at in places if meant[text[at]]]
    fix = repaired(pair, edits) if edits else None
    for at in places:
        right = meant[text[at]]
        hint = N_("write {right}") if right else N_("type the word anew")
        message = N_("{letter} is a letter of another language")
        where = pair.target_plain.span(at, at + 1)
        values = {"letter": text[at], "right": right}
        yield Fault(message, values, hint=hint, at=where, fix=fix if right else None, severity=Severity.WARNING)


def _runs(letters: tuple[tuple[int, str], ...]) -> Iterator[tuple[int, int]]:
    """Letters that stand together; signs between them are counted in."""
    start = last = -1
    for at, _ in letters:
        if start >= 0 and at - last > 2:
            yield start, last + 1
            start = -1
        start = at if start < 0 else start
        last = at
    if start >= 0:
        yield start, last + 1
