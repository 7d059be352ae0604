"""Words said twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from operator import eq

from pipeline.checks.edits import repaired
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.checks.usage import Usage, usage
from pipeline.findings import Severity
from pipeline.lazy import Memo

_WORD = re.compile(r"[^\s!-/:-@\[-`{-~\u00a0-\u00bf\u0964\u0965\u2010-\u205e\ufffc]+")


_WORDS: Memo[str, tuple[str, ...]] = Memo(lambda piece: tuple(_WORD.findall(piece)))
"""What stands between two blanks → its words."""
_LENGTHS = (1, 2, 3, 4)
"""How many words may stand twice in a row."""


@rule("repeated-word", Family.COMPLETENESS, Severity.WARNING)
def repeated_word(pair: Pair) -> Iterator[Fault]:
    """A word stands twice in a row, by a slip.

    Many words are said twice by grammar, and that is no slip: ধীরে ধীরে, ঘন ঘন, হাঁটতে হাঁটতে, জ্বর জ্বর ভাব. Which,
    is data (`pipeline/data/checks/<language>.words.toml`).

    Bad:  `Rest and walk.` → `বিশ্রাম নিন এবং এবং হাঁটুন।`
    Good: `Walk slowly.` → `ধীরে ধীরে হাঁটুন।`
    """
    text = pair.target_plain.text
    habits = usage(pair.language.code)
    if not habits.doubled or not _may_repeat(list(chain.from_iterable(map(_WORDS.__getitem__, text.split())))):
        return
    words = [(found[0], *found.span()) for found in _WORD.finditer(text)]
    at = 0
    while at < len(words) - 1:
        length = _again(text, words, at)
        first, second = words[at], words[at + 1]
        if length == 1 and not _by_grammar(first[0], words[at + 2 : at + 3], habits) and not _in_source(pair, first[0]):
            gap = text[first[2] : second[1]]
            fix = repaired(pair, [(first[2], second[2], "")]) if gap == " " and first[0] in habits.once_set else None
            where = pair.target_plain.span(first[1], second[2])
            hint = N_("say it once, if it is not meant twice")
            yield Fault(N_("“{word}” stands twice"), {"word": first[0]}, hint=hint, at=where, fix=fix)
        elif length > 1:
            last = words[at + 2 * length - 1]
            phrase = text[first[1] : words[at + length - 1][2]]
            where = pair.target_plain.span(first[1], last[2])
            yield Fault(N_("“{word}” stands twice"), {"word": phrase}, hint=N_("say it once"), at=where)
        at += max(length, 1)


def _may_repeat(words: list[str]) -> bool:
    """Whether any words stand twice in a row; in most texts none do."""
    again = len(words) - len(set(words))
    return again > 0 and any(
        length <= again and b"\1" * length in bytes(map(eq, words, words[length:])) for length in _LENGTHS
    )


def _again(text: str, words: list[tuple[str, int, int]], at: int) -> int:
    """How many words, one to four, stand again right behind themselves; 0 for none."""
    for length in _LENGTHS:
        if at + 2 * length > len(words):
            return 0
        if words[at][0] != words[at + length][0]:
            continue
        run, again = words[at : at + length], words[at + length : at + 2 * length]
        if [word for word, *_ in run] == [word for word, *_ in again]:
            if length == 1 and len(run[0][0]) < 3:
                continue
            # Only blanks between them: a list may name a thing twice.
            span = text[run[0][2] if length == 1 else run[0][1] : again[-1][2]]
            if not re.search(r"[^\w\s]", re.sub(r"[\u0980-\u09ff\u0900-\u097f]", "", span)) and "\n" not in span:
                return length if length == 1 or sum(len(word) for word, *_ in run) >= 6 else 0
    return 0


def _by_grammar(word: str, after: list[tuple[str, int, int]], habits: Usage) -> bool:
    if word in habits.once_set:
        return False
    if word in habits.doubled_set or any(word.endswith(ending) for ending in habits.doubled_endings):
        return True
    if len(word) <= 5 and word.endswith(habits.doubled_short or ("\0",)):
        return True
    return bool(after) and any(after[0][0].startswith(start) for start in habits.doubled_before)


def _in_source(pair: Pair, word: str) -> bool:
    """Whether the source says a word twice, too: "very, very slowly", or a name."""
    return re.search(r"\b(\w+)[\s,]+\1\b", pair.source_plain.text, re.IGNORECASE) is not None
