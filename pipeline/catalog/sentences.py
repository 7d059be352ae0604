"""A text cut into its sentences, in any language that marks where they end.

The law: joining the sentences with the white space between them gives back the text. What the marks are, and after
which abbreviations a dot ends nothing, are facts of `Language`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.languages import Language

_CLOSERS = r"""(?:[)"'\u2019\u201d\u00bb*_~]|\]\[[^\[\]]*\]|\[\^[^\]\s]+\]|\]|</[a-zA-Z]+>)*"""
"""What may stand between a sentence's last mark and the white space after it."""
_OPENERS = r"""(?:[("'\u2018\u201c\u00ab*_~\[]|!\[|<[a-zA-Z][^<>]*>)*"""
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
_INITIAL = re.compile(r"(?:^|[\s(.])[^\W\d_]\.$")
_ORDINAL = re.compile(r"^\W*\d{1,2}\.$")


def sentences(text: str, language: Language) -> tuple[str, ...]:
    """The sentences of a text, without the white space between them.

    >>> from pipeline.languages import language
    >>> sentences("See Dr. Roy. Rest, e.g. in bed.", language("en"))
    ('See Dr. Roy.', 'Rest, e.g. in bed.')
    """
    return tuple(text[start:end] for start, end in sentence_spans(text, language))


def sentence_spans(text: str, language: Language) -> tuple[tuple[int, int], ...]:
    """Where each sentence begins and ends."""
    spans = []
    start = len(text) - len(text.lstrip())
    code = [found.span() for found in _CODE.finditer(text)] if "`" in text else []
    for end in _boundary(language.end_marks).finditer(text, start):
        stop = end.end("mark")
        if any(first < stop < last for first, last in code):
            continue
        if _ends(text[start:stop], end["mark"], text[end.end() :], language):
            spans.append((start, end.end("closers")))
            start = end.end()
    if last := text[start:].rstrip():
        spans.append((start, start + len(last)))
    return tuple(spans)


@lru_cache(maxsize=16)
def _boundary(end_marks: str) -> re.Pattern[str]:
    """A mark that may end a sentence. The full stop and `?!` may in every language: translators use them, too."""
    marks = "".join(re.escape(mark) for mark in dict.fromkeys(f"{end_marks}.?!\u2026"))
    return re.compile(rf"(?P<mark>[{marks}]+)(?P<closers>{_CLOSERS})\s+(?={_OPENERS}\S)")


@lru_cache(maxsize=16)
def _abbreviations(language: Language) -> tuple[str, ...]:
    return tuple(abbreviation.casefold() for abbreviation in language.abbreviations)


def _ends(sentence: str, mark: str, after: str, language: Language) -> bool:
    """Whether the mark at the end of `sentence` is its end."""
    first = re.match(rf"{_OPENERS}(\S)", after)
    if first and first[1].islower():
        return False
    if mark != ".":
        return True
    if _INITIAL.search(sentence) or _ORDINAL.match(sentence):
        return False
    lowered = sentence.casefold()
    return not any(
        lowered.endswith(short) and not sentence[: -len(short)][-1:].isalnum() for short in _abbreviations(language)
    )
