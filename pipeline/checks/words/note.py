"""Notes to one another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.checks.usage import source_language, usage
from pipeline.findings import Severity
from pipeline.languages import Language

_MARK = re.compile(r"\b(?:TODO|FIXME|XXX|TBD|TRANSLATE|CHECK THIS)\b|\?{3,}|\bN\.?B\.? translator\b")
_CUE = re.compile(r"TODO|FIXME|XXX|TBD|TRANSLATE|CHECK|\?{3}|N\.?B")
_BRACKET = re.compile(r"\[([^\[\]\n]+)\](?![\[(])")
_LABELLED = re.compile(r"[:\uff1a\u2013\u2014\])-]")
_LABEL = re.compile(r"[a-z]+(?:-[a-z]+)*-\d+|[\d\s.,\u2026x-]*|\^.*")


def _cue(word: str, language: Language) -> bool:
    begun = any(told.split()[0] in word for told in usage(language.code).notes)
    return begun or "[" in word or _CUE.search(word) is not None or _first(word) in _lasts(language.code)


def _first(word: str) -> str:
    """What stands before the mark of a label."""
    return _LABELLED.split(word.lstrip("[("))[0]


@lru_cache(maxsize=16)
def _lasts(code: str) -> frozenset[str]:
    """The last words of labels."""
    return frozenset(label.rpartition("_")[2] for label in usage(code).labels)


@lru_cache(maxsize=16)
def _labels(code: str) -> re.Pattern[str]:
    """A label before a text, in brackets or with a colon or a dash."""
    found = "|".join(re.escape(label).replace("_", r"\s+") for label in usage(code).labels)
    if not found:
        return re.compile(r"(?!)")
    return re.compile(rf"\s*(?:[\[(](?:{found})[\])]|(?:{found})\s*(?:[:\uff1a]-?|[-\u2013\u2014](?=\s)))")


@rule("note", Family.COMPLETENESS, Severity.WARNING, target=_cue)
def note(pair: Pair) -> Iterator[Fault]:
    """A note of the translator's stands in the text, where readers see it; or a label, that this is the translation.

    Notes belong into a comment (`# …`), which no page shows.

    Bad:  `The sciatic nerve.` → `সায়াটিক স্নায়ু। [যাচাই করুন]`
    Bad:  `The sciatic nerve.` → `সায়াটিক স্নায়ু TODO`
    Bad:  `The sciatic nerve.` → `অনুবাদ: সায়াটিক স্নায়ু।`
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
    if place is None and (label := _labels(pair.language.code).match(text)) and not _is_about_languages(pair):
        message, hint = N_("a label before the translation: {note}"), N_("leave it out: readers know what they read")
        yield Fault(message, {"note": label[0].strip()}, hint=hint, at=pair.target_plain.span(*label.span()))
    if place and text[place[1] - 1] == ":" and _is_about_languages(pair):
        return  # an interpreter, as the source says
    if place:
        message = N_("a note to other translators: {note}")
        at = pair.target_plain.span(*place)
        yield Fault(message, {"note": text[place[0] : place[1]]}, hint=hint, at=at)


def _is_about_languages(pair: Pair) -> bool:
    source = pair.source_plain.text.casefold()
    return any(word in source for word in usage(source_language(pair)).languages)
