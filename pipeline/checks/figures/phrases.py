"""Which phrases of a list a text has, endings and all: `Phrases({"up": ["more than", "বেশি"]}, endings)`.

The longest phrase at a word wins, and its words are not looked at again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import regex

_WORD = regex.compile(r"\*?[\p{L}\p{M}\u200c\u200d]+(?:['\u2019][\p{L}\p{M}]+)*[*!]?|\p{Nd}+|[^\s\-]")


class Mark(NamedTuple):
    """A phrase that was found: which list it is of, and its first and last word in the stream."""

    tag: str
    first: int
    last: int
    phrase: str


class Phrases:
    """The phrases of several lists; a list's name is the tag of its phrases."""

    def __init__(self, groups: Mapping[str, Iterable[str]], ending: regex.Pattern[str]) -> None:
        self._ending = ending
        self._table: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
        self._tails: dict[str, str] = {}
        self._heads: dict[str, str] = {}
        self._exact: dict[str, str] = {}
        self._vocabulary: set[str] = set()
        for tag, phrases in groups.items():
            for phrase in phrases:
                words = tuple(word.lower().replace("\u2019", "'") for word in _WORD.findall(phrase))
                if not words:
                    continue
                self._table.setdefault(words[0], []).append((words[1:], tag, phrase))
                for word in words:
                    if word.endswith("!"):
                        self._exact[word[:-1]] = word
                    elif word.endswith("*"):
                        self._heads[word[:-1]] = word
                    elif word.startswith("*"):
                        self._tails[word[1:]] = word
                    else:
                        self._vocabulary.add(word)
        for entries in self._table.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        self._longest_head = max(map(len, self._heads), default=0)
        self._longest_tail = max(map(len, self._tails), default=0)
        self._known: dict[str, tuple[str, ...]] = {}

    def find(self, stream: Sequence[str]) -> list[Mark]:
        """The phrases in a stream of keys, from left to right."""
        found: list[Mark] = []
        table, known = self._table, self._known
        at, size = 0, len(stream)
        while at < size:
            keys = known.get(stream[at])
            if keys is None:
                keys = self._keys(stream[at])
            best: Mark | None = None
            for key in keys:
                for rest, tag, phrase in table.get(key, ()):
                    if best is not None and at + len(rest) <= best.last:
                        break
                    if len(rest) < size - at and all(
                        word in self._keys(stream[at + step]) for step, word in enumerate(rest, start=1)
                    ):
                        best = Mark(tag, at, at + len(rest), phrase)
                        break
            if best is not None:
                found.append(best)
                at = best.last + 1
            else:
                at += 1
        return found

    def _keys(self, word: str) -> tuple[str, ...]:
        """The words of our phrases that this one may be, itself first."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) > 50_000:
                self._known.clear()
            found = [word] if word in self._vocabulary else []
            found += [self._exact[word]] if word in self._exact else []
            for cut in range(len(word) - 1, 0, -1):
                if word[:cut] in self._vocabulary and self._ending.fullmatch(word[cut:]):
                    found.append(word[:cut])
            found += [
                self._heads[word[:cut]]
                for cut in range(min(len(word), self._longest_head), 0, -1)
                if word[:cut] in self._heads
            ]
            found += [
                self._tails[word[cut:]]
                for cut in range(max(len(word) - self._longest_tail, 1), len(word))
                if word[cut:] in self._tails
            ]
            known = self._known[word] = tuple(dict.fromkeys(found))
        return known
