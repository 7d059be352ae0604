"""How a text ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.checks.usage import source_language, usage
from pipeline.findings import Severity
from pipeline.languages import Language, language
from pipeline.markup.plain import OBJECT

_CLOSERS = "\u201d\u2019\"')]}\u00bb*_~\u200b\u200c\u200d"
_QUOTES = "\u201d\u2019\"'\u00bb"
_CLASSES = {
    "?": "question", "\u061f": "question", "\uff1f": "question", "!": "exclamation", ":": "colon", ";": "semicolon",
    ",": "comma", "\u060c": "comma", "\u2026": "ellipsis",
}  # fmt: skip
_STOPS = ".\u3002|\u09f7\u0965\u0964\u06d4"
_FREE = frozenset(
    (
        ("exclamation", "stop"), ("semicolon", "comma"), ("semicolon", "stop"), ("semicolon", ""), ("comma", ""),
        ("comma", "semicolon"), ("ellipsis", "stop"),
    )
)  # fmt: skip
"""What a translation may do with its source's mark."""


@rule("end-punct", Family.PUNCTUATION, Severity.WARNING)
def end_punct(pair: Pair) -> Iterator[Fault]:
    """The translation ends otherwise than its source: a question without `?`, a sentence without its danda.

    A question read as an order is another thing; a sentence without an end looks cut off. Marks are compared by
    what they mean: `।` is a full stop, a heading may go without, `!` may become `।`.

    Bad:  `Do I need a scan?` → `আমার স্ক্যান লাগবে।`
    Good: `Do I need a scan?` → `আমার কি স্ক্যান লাগবে?`
    """
    source, target = pair.source_plain.text, pair.target_plain.text
    if source[-1:] == "." and target[-1:] == "\u0964" and not source.endswith("..."):
        return  # as most do
    home = language(source_language(pair))
    ours, at = _ending(target, pair.language)
    theirs, _ = _ending(source, home)
    if ours & theirs or _is_quoted(source, target, ours) or not any(map(str.isalpha, target)):
        return
    if any((one, other) in _FREE for one in theirs for other in ours):
        return
    if "" in theirs and "colon" in ours and _leads_on(source, source_language(pair)):
        return
    if "" in theirs:
        message = N_("the translation ends with a mark that its source has not: {mark}")
        yield Fault(message, {"mark": target[at]}, hint=N_("leave it out"), at=pair.target_plain.span(at, at + 1))
        return
    if "" in ours:
        message = N_("the translation has no mark at its end; its source ends with {mark}")
    else:
        message = N_("the translation ends with {ours}, its source with {mark}")
    mark = source.rstrip(_CLOSERS + OBJECT + " \n")[-1:]
    values = {"mark": mark, "ours": target[at : at + 1]}
    hint = N_("end it as the source ends")
    last = max(at, 0)
    where = pair.target_plain.span(last, last + 1) if last < len(target) else None
    yield Fault(message, values, hint=hint, at=where)


def _is_quoted(source: str, target: str, ours: frozenset[str]) -> bool:
    """“…?” he asked: who speaks may be named first, and the question's own mark stands last."""
    return (
        bool(ours & {"question", "exclamation"})
        and target.rstrip()[-1:] in _QUOTES
        and any(f"{mark}{quote}" in source for mark in "?!" for quote in _QUOTES)
    )


def _ending(text: str, of: Language) -> tuple[frozenset[str], int]:
    """The classes that the end of a text may be of, and where its last mark or letter stands."""
    whole = text.rstrip()
    bare = whole.rstrip(_CLOSERS + OBJECT + " \u00a0\n")
    at = len(bare) - 1
    if at < 0:
        return frozenset(("",)), 0
    last = bare[at]
    tail = whole[at + 1 :]
    if last in _STOPS:
        if last == "." and bare.endswith("..."):
            return frozenset(("ellipsis",)), at
        if last == "." and _is_abbreviated(bare, of):
            return frozenset(("stop", "")), at
        return frozenset(("stop",)), at
    found = _CLASSES.get(last, "")
    if last in "-\u2013\u2014" and bare[:-1].rstrip().endswith(":"):
        found = "colon"
    if OBJECT in tail and found not in ("question", "exclamation"):
        found = ""  # the text ends with code or a picture, not with what stands before it
    return frozenset((found,)), at


def _is_abbreviated(text: str, of: Language) -> bool:
    word = re.split(r"[\s(\[\u00a0/\u2013-]", text)[-1]
    return "." in word[:-1] or any(word.casefold() == short.casefold() for short in of.abbreviations)


def _leads_on(source: str, code: str) -> bool:
    words = source.rstrip().rsplit(None, 1)
    return bool(words) and words[-1].lower().strip("\u2026.*_") in usage(code).unfinished
