"""Words as search compares them.

`theme/search.js` does the very same; `vectors.json` beside the tests holds both to it.

>>> from pipeline.render.html.search.tables import Tables
>>> words("Slipped-disc, café", Tables())
('sliped', 'disc', 'cafe')
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from unicodedata import category, normalize

from pipeline.lazy import Memo
from pipeline.render.html.search.tables import Endings, Pairs, Tables

_LEFT_OUT = re.compile("[\u0300-\u036f\u00ad\u200b-\u200f\ufeff]+")
"""Latin diacritics, and what nobody sees."""
_AGAIN = re.compile(r"([^\W\d_])\1+")
"""One letter several times; figures are left alone."""
_FIGURE = re.compile(r"[0-9]")


def folded(text: str, tables: Tables) -> str:
    """The text with everything alike that readers write in several ways."""
    text = _LEFT_OUT.sub("", normalize("NFD", normalize("NFC", text).lower()))
    return _AGAIN.sub(r"\1", swapped(normalize("NFC", text), tables.fold))


def words(text: str, tables: Tables) -> tuple[str, ...]:
    """The folded words of a text in order."""
    return tuple(folded(text, tables).translate(_LETTERS).split())


@lru_cache(maxsize=65536)
def stem(word: str, endings: Endings) -> str:
    """The word without its endings, one after the other, the longest first."""
    if _FIGURE.match(word):
        return word
    while True:
        for ending in endings:
            rest = word.removesuffix(ending.text)
            if rest != word and len(rest) >= ending.least and (not ending.after or rest[-1] in ending.after):
                word = rest
                break
        else:
            return word


def stems(text: str, tables: Tables) -> tuple[str, ...]:
    """The stems of a text's words, common words left out."""
    return stems_of_each((text,), tables)[0]


def stems_of_each(texts: Sequence[str], tables: Tables) -> list[tuple[str, ...]]:
    """`stems` of many short texts: folded as one, which costs a tenth."""
    if not texts:
        return []
    stop, known = frozenset(tables.stop), _stems(tables.endings)
    lines = folded("\n".join([text.replace("\n", " ") for text in texts]), tables).split("\n")
    return [tuple([known[word] for word in line.translate(_LETTERS).split() if word not in stop]) for line in lines]


@lru_cache(maxsize=16)
def _stems(endings: Endings) -> Memo[str, str]:
    """Word → stem, by some endings; to look a word up costs no comparing of all endings."""
    return Memo(lambda word: stem(word, endings))


def roman(term: str, tables: Tables) -> str:
    """A folded word of the script as people would type it in Latin letters, in the one form that `typed` gives too."""
    return _AGAIN.sub(r"\1", swapped(term, tables.letters))


def typed(word: str, tables: Tables) -> str:
    """A folded word in Latin letters, taken for the language in them."""
    return _AGAIN.sub(r"\1", swapped(word, tables.typed))


def swapped(text: str, pairs: Pairs) -> str:
    for before, after in pairs:
        text = text.replace(before, after)
    return text


class _Letters(dict[int, str]):
    """For `str.translate`: letters, marks and figures stay, anything else is a space."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = kept = char if category(char)[0] in "LMN" else " "
        return kept


_LETTERS = _Letters()
