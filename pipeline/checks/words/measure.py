"""How long two texts are, in letters and in sentences; measured once for all rules that ask."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.catalog.sentences import sentences
from pipeline.checks.pair import Pair
from pipeline.checks.usage import source_language, usage
from pipeline.findings import Place
from pipeline.languages import Language, language
from pipeline.lazy import Memo
from pipeline.markup.plain import OBJECT

_NO_LETTER = re.compile(r"[\s!-/:-@\[-`{-~\u00a0-\u00bf\u0964\u0965\u2010-\u205e\ufffc]+")
_INNER_END = re.compile(r"[.?!\u0964\u2026][^\w\s]{0,9}\s")
HUGE = 20_000
"""Characters of no passage that anybody wrote."""
_ENDS = ".?!\u0964\u2026:"
_HYPHEN = re.compile(r"(?<=\S)-(?=\S)")
_JOINTS = ",;:.?!\u0964)"
_DASHES = ("-", "\u2013", "\u2014")


def letters(text: str) -> int:
    """Letters, signs and figures."""
    return sum(map(_LETTERS.__getitem__, text.split()))


_LETTERS: Memo[str, int] = Memo(lambda piece: len(_NO_LETTER.sub("", piece)))
"""What stands between two blanks → its letters."""


def ratio(pair: Pair) -> float:
    """The letters of the translation to those of its source."""
    return letters(pair.target_plain.text) / max(letters(pair.source_plain.text), 1)


def usual(pair: Pair) -> tuple[float, float] | None:
    """The least and the greatest usual ratio for a source of that length; None for a short one."""
    count = letters(pair.source_plain.text)
    known = [row for row in usage(pair.language.code).lengths if count > row[0]]
    return known[-1][1:] if known else None


def counts(pair: Pair) -> tuple[int, int]:
    """The sentences of the source and of the translation."""
    home = language(source_language(pair))
    return count(pair.source_plain.text, home), count(pair.target_plain.text, pair.language)


@lru_cache(maxsize=512)
def count(text: str, of: Language) -> int:
    """How many sentences a text has; clauses that a semicolon parts are sentences, too."""
    if len(text) > HUGE:
        return len(_INNER_END.findall(text)) + 1
    text = closed(text).replace("; ", ". ")
    return len(sentences(text, of)) if _INNER_END.search(text) else 1


def closed(text: str) -> str:
    """The text with a mark that ends no word where something stands that is not prose: a sentence may end before it."""
    return text.replace(OBJECT, "*")


def joints(pair: Pair) -> tuple[int, int]:
    """How often the parts of either text are joined, by a mark or by a word such as *and*.

    A hyphen joins, too: মা-বাবা are two.
    """
    return (
        _joints(pair.source_plain.text, source_language(pair)),
        _joints(pair.target_plain.text, pair.language.code),
    )


def is_joined(pair: Pair) -> bool:
    """Whether a mark or a word joins two statements of the translation."""
    text = pair.target_plain.text
    endings = usage(pair.language.code).joining_endings
    if endings and any(word.endswith(endings) for word in text.split()):
        return True
    return _joints(_HYPHEN.sub(" ", text), pair.language.code) > 0


def _joints(text: str, code: str) -> int:
    words = text.split()
    joining = usage(code).joining
    marked = sum(1 for word in words[:-1] if word[-1] in _JOINTS or word in _DASHES or word.lower() in joining)
    return marked + sum(word.count("\u2014") + word.count("-") for word in words if len(word) > 1)


def is_ended(text: str) -> bool:
    """Whether a text has a mark at its end."""
    bare = text.rstrip("\u201d\u2019\"')]}\u00bb*_~\ufffc \n")
    return bare[-1:] in _ENDS if bare else False


def place(pair: Pair) -> str:
    """Where a pair stands, for a person to look."""
    return str(Place(pair.catalog.path, pair.message.line))
