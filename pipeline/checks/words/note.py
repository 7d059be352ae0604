"""Notes to one another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.checks.usage import usage
from pipeline.findings import Severity
from pipeline.languages import Language

_MARK = re.compile(r"\b(?:TODO|FIXME|XXX|TBD|TRANSLATE|CHECK THIS)\b|\?{3,}|\bN\.?B\.? translator\b")
_CUE = re.compile(r"TODO|FIXME|XXX|TBD|TRANSLATE|CHECK|\?{3}|N\.?B")
_BRACKET = re.compile(r"\[([^\[\]\n]+)\](?![\[(])")
_LABEL = re.compile(r"[a-z]+(?:-[a-z]+)*-\d+|[\d\s.,\u2026x-]*|\^.*")


def _cue(word: str, language: Language) -> bool:
    begun = any(told.split()[0] in word for told in usage(language.code).notes)
    return begun or "[" in word or _CUE.search(word) is not None


@rule("note", Family.COMPLETENESS, Severity.WARNING, target=_cue)
def note(pair: Pair) -> Iterator[Fault]:
    """A note of the translator's stands in the text, where readers see it.

    Notes belong into a comment (`# …`), which no page shows.

    Bad:  `The sciatic nerve.` → `সায়াটিক স্নায়ু। [যাচাই করুন]`
    Bad:  `The sciatic nerve.` → `সায়াটিক স্নায়ু TODO`
    Good: `The nerve [see below].` → `স্নায়ু [নিচে দেখুন]।`
    """
    text, source = pair.target_plain.text, pair.source_plain.text
    hint = N_("write it as a comment of the entry (#), and mark the entry fuzzy")
    found = _MARK.search(text)
    place = found.span() if found and found[0] not in source else None
    if place is None:
        place = next(
            ((begin, begin + len(word)) for word in usage(pair.language.code).notes if (begin := text.find(word)) >= 0),
            None,
        )
    if place is None and "[" in text and "[" not in source:
        place = next((one.span() for one in _BRACKET.finditer(text) if not _LABEL.fullmatch(one[1].strip())), None)
    if place:
        message = N_("a note to other translators: {note}")
        at = pair.target_plain.span(*place)
        yield Fault(message, {"note": text[place[0] : place[1]]}, hint=hint, at=at)
