"""The forms a term takes: an English word in a sentence, and a translation that endings attach to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, product
from unicodedata import normalize

import regex

JOINERS = "\u200c\u200d"
_TOKEN = re.compile(r"[^\W_]+(?:['\u2019][A-Za-z]+)*")
_APART = re.compile(r"[^\s\-\u2010\u2011]")


Token = tuple[str, int, int]
"""A word of an English text: what it is looked up by, its start and its end."""


def words(text: str) -> list[Token]:
    """The words of an English text."""
    return [(_key(found[0]), *found.span()) for found in _TOKEN.finditer(text)]


def stand_together(text: str, run: list[Token]) -> bool:
    """Whether nothing but a blank or a hyphen stands between words."""
    return not any(_APART.search(text, one[2], two[1]) for one, two in pairwise(run))


def spelled(text: str) -> str:
    """A text with one blank where it has hyphens, blanks or a line's end, capitals as they are."""
    return re.sub(r"[\s\-\u2010\u2011]+", " ", text)


def folded(text: str) -> str:
    """A translation as it is compared: NFC, and without the joiners that only change a letter's shape."""
    text = normalize("NFC", text)
    return text.replace("\u200d", "").replace("\u200c", "") if "\u200d" in text or "\u200c" in text else text


# ---------------------------------------------------------------- English


_IRREGULAR = {
    "foot": "feet", "tooth": "teeth", "child": "children", "man": "men", "woman": "women", "person": "people",
    "vertebra": "vertebrae", "sacrum": "sacra", "bacterium": "bacteria", "chilli": "chillies", "chili": "chilies",
}  # fmt: skip
_PAST = {
    "begin": ("began", "begun"), "break": ("broke", "broken"), "bend": ("bent",), "lie": ("lay", "lain", "lying"),
    "sit": ("sat",), "stand": ("stood",), "hold": ("held",), "take": ("took", "taken"), "give": ("gave", "given"),
    "feel": ("felt",), "sleep": ("slept",), "bleed": ("bled",), "keep": ("kept",), "swell": ("swollen",),
    "breathe": ("breathed",), "run": ("ran",), "get": ("got",), "go": ("went", "gone"), "rise": ("rose", "risen"),
}  # fmt: skip
_SPELLINGS = (
    (re.compile(r"is(ation|ations|e|ed|er|es|ing)$"), r"iz\1"),
    (re.compile(r"(?<=[a-z]{3})our(?=s?$|ed$|ing$|al$)"), "or"),
    (re.compile(r"aem(?=i[ac])"), "em"),
    (re.compile(r"^oed"), "ed"),
    (re.compile(r"^oesoph"), "esoph"),
    (re.compile(r"aed(?=i)"), "ed"),
    (re.compile(r"aec(?=o)"), "ec"),
)


@lru_cache(maxsize=32768)
def _key(word: str) -> str:
    """A word in lower case, without a possessive, in one of its spellings: `mobilisation` is `mobilization`."""
    word = re.sub(r"(?<=.)['\u2019]s?$", "", word.lower())
    for pattern, spelling in _SPELLINGS:
        word = pattern.sub(spelling, word)
    return word


def forms(term: str, part_of_speech: str) -> tuple[str, ...]:
    """The word forms of a term, as keys: plurals of a noun, -s, -ed and -ing of a verb, all of them where it is not
    said what it is. Of several words it is a noun's last and a verb's first that changes."""
    tokens = [key for key, *_ in words(term)]
    if not tokens:
        return ()
    choices: list[tuple[str, ...]] = [(token,) for token in tokens]
    if part_of_speech in ("noun", "name", ""):
        choices[-1] += tuple(_plurals(tokens[-1]))
    if part_of_speech in ("verb", ""):
        at = 0 if part_of_speech else len(tokens) - 1
        choices[at] += tuple(_verbs(tokens[at]))
    return tuple(dict.fromkeys(" ".join(_key(word) for word in choice) for choice in product(*choices)))


def _plurals(word: str) -> Iterator[str]:
    if word in _IRREGULAR:
        yield _IRREGULAR[word]
    if re.search(r"[^aeiou]y$", word):
        yield f"{word[:-1]}ies"
    elif re.search(r"(?:s|x|z|ch|sh)$", word):
        yield f"{word}es"
        if word.endswith("is"):
            yield f"{word[:-2]}es"
    else:
        yield f"{word}s"
        if word.endswith(("lf", "af")):
            yield f"{word[:-1]}ves"


def _verbs(word: str) -> Iterator[str]:
    yield from _PAST.get(word, ())
    yield from _plurals(word)
    if word.endswith("e"):
        yield from (f"{word}d", f"{word[:-1]}ing")
    elif re.search(r"[^aeiou]y$", word):
        yield from (f"{word[:-1]}ied", f"{word}ing")
    else:
        yield from (f"{word}ed", f"{word}ing")
        if re.search(r"[^aeiou][aeiou][bdgklmnprt]$", word):
            yield from (f"{word}{word[-1]}ed", f"{word}{word[-1]}ing")


# ---------------------------------------------------------------- translations


_WORD = r"[\p{L}\p{M}\p{N}]"
_BETWEEN = r"[\s\-\u00a0]"
_SHORT = 2
"""So many letters begin too many other words."""
_JOINED = "\u09cd"
"""A hasanta makes another word: রান্না is no রান."""


@dataclass(frozen=True, slots=True)
class Endings:
    """How words of a language change at their end (facts of `Language`)."""

    case: tuple[str, ...] = ()
    """What attaches to a noun: -র, -কে, -গুলো."""
    verb: tuple[str, ...] = ()
    """How a verb ends in a dictionary: the া of করা."""
    turns: tuple[str, ...] = ()
    """What takes turns in a verb's root, as `ো>ু`: তোলা, তুলুন."""


NO_ENDINGS = Endings()


@dataclass(frozen=True, slots=True)
class Pattern:
    """A translation to look for in folded text: its words, and in which shapes the last may stand."""

    words: tuple[str, ...]
    last: tuple[str, ...]
    endings: tuple[str, ...]

    @classmethod
    def of(cls, translation: str, part_of_speech: str, endings: Endings) -> Pattern:
        *most, last = re.split(r"[\s-]+", folded(translation))
        stems = _stems(last, endings) if part_of_speech == "verb" or most else (last,)
        return cls(tuple(most), stems, endings.case)

    def begins_word(self, text: str) -> tuple[int, int] | None:
        """Where it begins a word first. Every word but the last may carry an ending, be written together with the
        next, or have a few other words of the same clause after it: কোমরের বেশির ভাগ ব্যথা is a কোমরব্যথা.
        A word of two letters has to stand there with its endings and no more: পায়ের is a পা, পানির is none."""
        if self.words and self.words[0] not in text:
            return None
        if not self.words and len(self.last) == 1:
            if self.last[0] not in text:
                return None
            if len(self.last[0]) <= _SHORT and self.endings:
                short = _short(self.last[0], self.endings).search(text)
                return short.span(1) if short else None
        found = _opening(self.words, self.last).search(text)
        return found.span() if found else None

    def whole_words(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Where it stands as whole words, with or without endings: its start, its end, and the end of the endings."""
        if (self.words or self.last)[0] not in text:
            return
        for found in _whole(self.words, self.last, self.endings).finditer(text):
            yield (*found.span(1), found.end())

    def within(self, text: str) -> Iterator[tuple[int, int]]:
        """Everywhere it begins a word, with no other words in it."""
        if (self.words or self.last)[0] in text:
            for found in _opening(self.words, self.last, apart=False).finditer(text):
                yield found.span()


def _stems(verb: str, endings: Endings) -> tuple[str, ...]:
    ending = next((end for end in sorted(endings.verb, key=len, reverse=True) if verb.endswith(end)), "")
    stem = verb.removesuffix(ending)
    if not ending or len(stem) < 2:
        return (verb,)
    stems = [stem]
    for old, _, new in (turn.partition(">") for turn in endings.turns):
        before, found, after = stem.rpartition(old)
        if found:
            stems.append(before + new + after)
    return tuple(stems)


@lru_cache(maxsize=8192)
def _opening(words: tuple[str, ...], last: tuple[str, ...], *, apart: bool = True) -> regex.Pattern[str]:
    others = r"(?:[\s\-,][^।?!.;:]{0,30}?)??" if apart else rf"{_BETWEEN}*"
    between = rf"[\p{{L}}\p{{M}}]{{0,4}}{others}"
    return regex.compile(rf"(?<!{_WORD})" + between.join([*map(regex.escape, words), _any(last)]) + rf"(?!{_JOINED})")


@lru_cache(maxsize=1024)
def _short(word: str, endings: tuple[str, ...]) -> regex.Pattern[str]:
    """A short word with its endings; behind another one stand short ones only, or পায়খানা were a পা."""
    more = _any(tuple(ending for ending in endings if len(ending) <= _SHORT))
    return regex.compile(rf"(?<!{_WORD})({regex.escape(word)})(?:-?{_any(endings)}(?:{more}){{0,2}})?(?!{_WORD})")


@lru_cache(maxsize=8192)
def _whole(words: tuple[str, ...], last: tuple[str, ...], endings: tuple[str, ...]) -> regex.Pattern[str]:
    body = rf"{_BETWEEN}+".join([*map(regex.escape, words), _any(last)])
    tail = rf"(?:-?{_any(endings)}){{0,3}}" if endings else ""
    return regex.compile(rf"(?<!{_WORD})({body}){tail}(?!{_WORD})")


def _any(items: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(map(regex.escape, sorted(items, key=len, reverse=True)))})"
