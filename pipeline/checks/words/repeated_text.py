"""Sentences said twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.catalog.sentences import sentence_spans
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.checks.words.measure import HUGE, closed
from pipeline.findings import Severity
from pipeline.lazy import Memo
from pipeline.markup.plain import OBJECT

_ENDS = re.compile(r"[.?!\u0964][^\w\s]{0,9}\s")
_SIGNS = f"!\"'()*,-./:;?[]_~\u00ab\u00bb\u0964\u0965\u2013\u2014\u2018\u2019\u201c\u201d\u2026{OBJECT}"
_BARE: Memo[str, str] = Memo(lambda piece: piece.strip(_SIGNS))
"""What stands between two blanks → without the signs around it."""
_CLOSERS = frozenset(f".?!\u2026)\"'\u2019\u201d\u00bb*_~]>{OBJECT}")
"""What may stand at the end of a sentence, besides the marks of its language."""


@rule("repeated-text", Family.COMPLETENESS, Severity.WARNING)
def repeated_text(pair: Pair) -> Iterator[Fault]:
    """A sentence stands twice in the translation, and once in its source.

    It was pasted twice; what stood in its place may be missing. Signs and footnotes make no other sentence of it.

    Bad:  `Rest at home now. Then walk a little.` → `এখন বাড়িতে বিশ্রাম নিন। এখন বাড়িতে বিশ্রাম নিন।`
    Good: `Rest at home now. Then walk a little.` → `এখন বাড়িতে বিশ্রাম নিন। তারপর একটু হাঁটুন।`
    """
    text = pair.target_plain.text
    if len(text) > HUGE or _ENDS.search(text) is None:
        return
    if not _may_repeat(text.split(), pair.language.end_marks):
        return
    seen: set[str] = set()
    for start, end in sentence_spans(closed(text), pair.language):
        words = [word for piece in text[start:end].split() if (word := _BARE[piece])]
        if len(words) < 3 or sum(map(len, words)) < 12:
            continue
        key = " ".join(words)
        if key in seen and not _is_twice(pair.source_plain.text):
            message, hint = N_("a sentence stands twice"), N_("see what the second one should say")
            yield Fault(message, hint=hint, at=pair.target_plain.span(start, end))
            return
        seen.add(key)


def _may_repeat(pieces: list[str], end_marks: str) -> bool:
    """Whether two sentences may begin with the same words; in most texts no two do."""
    lasts = _CLOSERS.union(end_marks)
    starts = [0, *(at for at, piece in enumerate(pieces, start=1) if piece[-1] in lasts)]
    words = list(map(_BARE.__getitem__, pieces))
    return len({tuple(words[at : at + 2]) for at in starts}) < len(starts)


def _is_twice(source: str) -> bool:
    """Whether the source says a sentence twice, too."""
    parts = re.split(rf"[.?!]{OBJECT}?(?:\s|$)", source.lower())
    found = [words for part in parts if (words := " ".join(map(_BARE.__getitem__, part.split())))]
    return len(set(found)) < len(found)
