"""What a rule waits for: words without which it has nothing to say.

Most texts give most rules nothing to do, and asking every rule about every text costs more than all they find. So a
rule names cues, one for the source and one for the translation. A cue looks at a single word, which is what stands
between two blanks, and tells whether a text with this word has to be shown to the rule; blanks that are more than one
space between two words are words, too. Words come again and again: a `Listener` has each of them judged once.

A cue may be too eager. It must never be deaf: of a text without such a word the rule must have nothing to say. The
tests hold every rule to that, on good translations and on bad ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Protocol

from pipeline.languages import Language
from pipeline.lazy import Memo

Cue = Callable[[str, Language], bool | None]
"""A word and the language that the text is in → whether the rule must see the text.

None: it depends on the word that follows. Then the cue is asked about the two with a space between them.
"""

_BLANKS = re.compile(r"\s+")


class Search(Protocol):
    """A compiled pattern of `re` or of `regex`."""

    def search(self, text: str, /) -> object: ...


class Seen:
    """A cue that waits for a pattern in a word."""

    def __init__(self, pattern: Search) -> None:
        self._search = pattern.search

    def __call__(self, word: str, _language: Language) -> bool:
        return self._search(word) is not None


def seen(pattern: str | Search) -> Seen:
    """A cue that waits for a pattern. It is looked for in one word, so it cannot reach over a blank."""
    return Seen(re.compile(pattern) if isinstance(pattern, str) else pattern)


def any_of(*cues: Cue) -> Cue:
    """What any of several cues waits for."""

    def cue(word: str, language: Language) -> bool | None:
        said = [one(word, language) for one in cues]
        return True if any(said) else None if None in said else False

    return cue


class Listener(Memo[str, int]):
    """Word → which rules it is a cue for, one bit each: the n-th cue is that of the n-th rule."""

    def __init__(self, cues: Iterable[Cue | None], language: Language) -> None:
        super().__init__(self._heard)
        self._cues = tuple((1 << number, cue) for number, cue in enumerate(cues) if cue is not None)
        self._language = language
        self._doubt = 2 * self._cues[-1][0] if self._cues else 1
        """The bit of words that need the next one to be judged."""
        self._pairs: Memo[tuple[str, str], int] = Memo(self._judged)
        """Two words → the bits of cues that were in doubt about the first."""

    def _heard(self, word: str) -> int:
        heard = 0
        for bit, cue in self._cues:
            said = self._asked(cue, word)
            heard |= self._doubt if said is None else bit if said else 0
        return heard

    def hears(self, text: str) -> int:
        """The bits of all cues that a text gives."""
        words = text.split()
        each = list(map(self.__getitem__, words))
        heard = self._blanks(words, text)
        for bits in set(each):
            heard |= bits
        return heard if not heard & self._doubt else (heard & ~self._doubt) | self._in_pairs(words, each)

    def hears_words(self, text: str) -> int:
        """The bits that single words of a text give, whatever stands beside them."""
        words = text.split()
        heard = self._blanks(words, text)
        for bits in set(map(self.__getitem__, words)):
            heard |= bits
        return heard & ~self._doubt

    def _blanks(self, words: list[str], text: str) -> int:
        """The bits of the blanks of a text, where they are other than single spaces between its words."""
        heard = 0
        if " ".join(words) != text:
            for blank in _BLANKS.findall(text):
                heard |= self[blank]
        return heard

    def _in_pairs(self, words: list[str], each: list[int]) -> int:
        heard, doubt, pairs = 0, self._doubt, self._pairs
        words.append("")
        for at, bits in enumerate(each, start=1):
            if bits & doubt:
                heard |= pairs[words[at - 1], words[at]]
        return heard

    def _judged(self, pair: tuple[str, str]) -> int:
        heard = 0
        for bit, cue in self._cues:
            if self._asked(cue, pair[0]) is None and self._asked(cue, " ".join(pair)) is not False:
                heard |= bit
        return heard

    def _asked(self, cue: Cue, words: str) -> bool | None:
        try:
            return cue(words, self._language)
        except Exception:
            return True  # the rule breaks over it, too, and whoever runs rules reports that
