"""Which phrases of a list a text has, endings and all: `Phrases({"up": ["more than", "বেশি"]}, index)`.

The longest phrase at a word wins, and its words are not looked at again. All lists of a language share an `Index`: a
word is taken apart once, and a `Stream` knows which lists have a phrase that begins in it, for most have none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import regex

from pipeline.lazy import Memo

_WORD = regex.compile(r"\*?[\p{L}\p{M}\u200c\u200d]+(?:['\u2019][\p{L}\p{M}]+)*[*!]?|\p{Nd}+|[^\s\-]")


class Mark(NamedTuple):
    """A phrase that was found: which list it is of, and its first and last word in the stream."""

    tag: str
    first: int
    last: int
    phrase: str


class Head(NamedTuple):
    """What a word may begin."""

    alone: tuple[Phrases, ...]
    """Lists with a phrase of this word only."""
    seconds: Mapping[str, tuple[Phrases, ...]]
    """Second word → lists with a phrase that goes on so."""

    def lists(self, following: Iterable[str]) -> tuple[Phrases, ...]:
        """The lists that have a phrase beginning here, when the next word may be any of these."""
        if not self.seconds:
            return self.alone
        found = [*self.alone]
        for key in following:
            found += self.seconds.get(key, ())
        return tuple(dict.fromkeys(found))


class Index:
    """The words of several lists of phrases. `*` stands for the rest of a word, `!` for no ending."""

    def __init__(self, ending: regex.Pattern[str]) -> None:
        self._ending = ending
        self._tails: dict[str, str] = {}
        self._starts: dict[str, str] = {}
        self._exact: dict[str, str] = {}
        self._vocabulary: set[str] = set()
        self._longest_start = 0
        self._longest_tail = 0
        self._known: Memo[str, tuple[str, ...]] = Memo(self._keys)
        self._alone: dict[str, list[Phrases]] = {}
        """Phrase of one word → the lists that have it."""
        self._seconds: dict[str, dict[str, list[Phrases]]] = {}
        """First word of a longer phrase → its second → the lists that have one."""
        self._heads: Memo[str, Head | None] = Memo(self._head)
        self._pairs: Memo[tuple[str, str], tuple[Phrases, ...]] = Memo(self._in_pair)
        """Two words → the lists that have a phrase which begins with the first, when the second follows."""
        self.size = 0
        """Lists so far: a stream that was looked at before the last came knows nothing of it."""

    def add(
        self, phrases: Phrases, words: Iterable[str], alone: Iterable[str], seconds: Mapping[str, Iterable[str]]
    ) -> None:
        """One more list, with all its words; its phrases of one word; and the first and second words of the others."""
        for word in words:
            if word.endswith("!"):
                self._exact[word[:-1]] = word
            elif word.endswith("*"):
                self._starts[word[:-1]] = word
            elif word.startswith("*"):
                self._tails[word[1:]] = word
            else:
                self._vocabulary.add(word)
        for word in alone:
            self._alone.setdefault(word, []).append(phrases)
        for word, following in seconds.items():
            for second in following:
                self._seconds.setdefault(word, {}).setdefault(second, []).append(phrases)
        self._longest_start = max(map(len, self._starts), default=0)
        self._longest_tail = max(map(len, self._tails), default=0)
        self._known.clear()
        self._heads.clear()
        self._pairs.clear()
        self.size += 1

    def keys(self, word: str) -> tuple[str, ...]:
        """The words of our phrases that this one may be, itself first."""
        return self._known[word]

    def _keys(self, word: str) -> tuple[str, ...]:
        found = [word] if word in self._vocabulary else []
        found += [self._exact[word]] if word in self._exact else []
        for cut in range(len(word) - 1, 0, -1):
            if word[:cut] in self._vocabulary and self._ending.fullmatch(word[cut:]):
                found.append(word[:cut])
        found += [
            self._starts[word[:cut]]
            for cut in range(min(len(word), self._longest_start), 0, -1)
            if word[:cut] in self._starts
        ]
        found += [
            self._tails[word[cut:]]
            for cut in range(max(len(word) - self._longest_tail, 1), len(word))
            if word[cut:] in self._tails
        ]
        return tuple(dict.fromkeys(found))

    def head(self, word: str) -> Head | None:
        """What a word may begin; None for most."""
        return self._heads[word]

    def all_begun(self, words: Sequence[str]) -> dict[Phrases, list[int]]:
        """List of phrases → the places where one of them may begin; most lists have none."""
        found: dict[Phrases, list[int]] = {}
        last = len(words) - 1
        for at, head in enumerate(map(self._heads.__getitem__, words)):
            if head is not None:
                for one in self._pairs[words[at], words[at + 1]] if at < last and head.seconds else head.alone:
                    found.setdefault(one, []).append(at)
        return found

    def _head(self, word: str) -> Head | None:
        alone: dict[Phrases, None] = {}
        seconds: dict[str, dict[Phrases, None]] = {}
        for key in self.keys(word):
            alone |= dict.fromkeys(self._alone.get(key, ()))
            for second, lists in self._seconds.get(key, {}).items():
                seconds.setdefault(second, {}).update(dict.fromkeys(lists))
        if not alone and not seconds:
            return None
        return Head(tuple(alone), {second: tuple(lists) for second, lists in seconds.items()})

    def begun(self, words: Sequence[str], at: int) -> tuple[Phrases, ...]:
        """The lists with a phrase whose first two words, or whose only one, stand here."""
        head = self.head(words[at])
        if head is None:
            return ()
        return self._pairs[words[at], words[at + 1]] if at + 1 < len(words) and head.seconds else head.alone

    def _in_pair(self, words: tuple[str, str]) -> tuple[Phrases, ...]:
        head = self.head(words[0])
        return head.lists(self.keys(words[1])) if head is not None else ()


class Stream(tuple[str, ...]):
    """The words of a text, which remembers where phrases of which list may begin."""

    def places(self, index: Index) -> dict[Phrases, list[int]]:
        """See `Index.all_begun`."""
        known: tuple[Index, int, dict[Phrases, list[int]]] | None = self.__dict__.get("known")
        if known is not None and known[0] is index and known[1] == index.size:
            return known[2]
        found = index.all_begun(self)
        self.__dict__["known"] = (index, index.size, found)
        return found


class Phrases:
    """The phrases of several lists; a list's name is the tag of its phrases."""

    def __init__(self, groups: Mapping[str, Iterable[str]], index: Index, *, apart: bool = False) -> None:
        """`apart`: streams need not know where it begins; who looks for it says where."""
        self._index = index
        self._alone: dict[str, tuple[str, str]] = {}
        """Phrases of one word → tag and phrase."""
        self._table: dict[str, dict[str, list[tuple[tuple[str, ...], str, str]]]] = {}
        """First word → second word → what follows, tag and phrase; the longest first."""
        every: set[str] = set()
        for tag, phrases in groups.items():
            for phrase in phrases:
                words = tuple(word.lower().replace("\u2019", "'") for word in _WORD.findall(phrase))
                if len(words) == 1:
                    self._alone.setdefault(words[0], (tag, phrase))
                elif words:
                    self._table.setdefault(words[0], {}).setdefault(words[1], []).append((words[2:], tag, phrase))
                every.update(words)
        for seconds in self._table.values():
            for entries in seconds.values():
                entries.sort(key=lambda entry: -len(entry[0]))
        if apart:
            index.add(self, every, (), {})
        else:
            index.add(self, every, self._alone, self._table)

    def find(self, stream: Sequence[str], places: Sequence[int] | None = None) -> list[Mark]:
        """The phrases in a stream of keys, from left to right; only where they may begin, if that is known."""
        if places is None:
            places = stream.places(self._index).get(self, ()) if isinstance(stream, Stream) else range(len(stream))
        if not places:
            return []
        found: list[Mark] = []
        after = 0
        for at in places:
            if at >= after and (best := self._at(stream, at)) is not None:
                found.append(best)
                after = best.last + 1
        return found

    def _at(self, stream: Sequence[str], at: int) -> Mark | None:
        """The longest phrase that begins here."""
        keys = self._index.keys
        best: Mark | None = None
        following = keys(stream[at + 1]) if at + 1 < len(stream) else ()
        for key in keys(stream[at]):
            if following and (seconds := self._table.get(key)):
                for second in following:
                    for rest, tag, phrase in seconds.get(second, ()):
                        last = at + 1 + len(rest)
                        if best is not None and last <= best.last:
                            break
                        if last < len(stream) and all(
                            word in keys(stream[step]) for step, word in enumerate(rest, start=at + 2)
                        ):
                            best = Mark(tag, at, last, phrase)
                            break
            if best is None and (alone := self._alone.get(key)):
                best = Mark(alone[0], at, at, alone[1])
        return best
