"""Words whose change may harm a reader, and spellings that are the same word: data per source language.

`lexicon("en")` reads `pipeline/data/safety/en.toml`. A language without data has an empty lexicon, and `changes` then
trusts no change of a word.
"""

from __future__ import annotations

import gzip
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files


@dataclass(frozen=True)
class Lexicon:
    """What is known of the words of one language; all in lower case."""

    code: str
    kinds: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Word → the kinds it is of: negation, unit, side, …"""
    rulers: frozenset[str] = frozenset()
    """Kinds that rule their whole sentence."""
    endings: tuple[str, ...] = ()
    """By which names of medicines are known."""
    signs: frozenset[str] = frozenset()
    """Signs of units, after a number."""
    opposites: frozenset[frozenset[str]] = frozenset()
    pairs: frozenset[tuple[str, str]] = frozenset()
    """Two spellings of one word, or a slip and what was meant; both ways round for spellings."""
    slips: frozenset[tuple[str, str]] = frozenset()
    free: frozenset[str] = frozenset()
    """Kinds of which a slip may be put right."""
    our: frozenset[str] = frozenset()
    doubled: frozenset[str] = frozenset()
    shouted: frozenset[str] = frozenset()
    capital: frozenset[str] = frozenset()

    @property
    def empty(self) -> bool:
        return not self.kinds

    def kinds_of(self, word: str) -> frozenset[str]:
        """The kinds of a word in any form: `walking` is of the kinds of `walk`."""
        return self._of_form(word.casefold())

    @cached_property
    def _known(self) -> dict[str, frozenset[str]]:
        return {}

    def _of_form(self, word: str) -> frozenset[str]:
        found = self._known.get(word)
        if found is None:
            kinds = {kind for form in forms(word) for kind in self.kinds.get(form, ())}
            if len(word) >= 6 and re.sub(r"s$", "", word).endswith(self.endings):
                kinds.add("medicine")
            found = self._known[word] = frozenset(kinds)
        return found

    @cached_property
    def _words(self) -> tuple[frozenset[str], frozenset[str]]:
        """The common and the rare words of the language."""
        resource = files("pipeline") / "data" / "safety" / f"{self.code}.words.gz"
        if not resource.is_file():
            return frozenset(), frozenset()
        common, _, rare = gzip.decompress(resource.read_bytes()).decode("utf-8").partition("\n\n")
        return frozenset(common.split("\n")), frozenset(rare.split("\n"))

    def is_common(self, word: str) -> bool:
        return word in self._words[0]

    def is_word(self, word: str) -> bool:
        return word in self._words[0] or word in self._words[1]


@lru_cache(maxsize=8)
def lexicon(code: str) -> Lexicon:
    """The words of a source language (`en`, and `en-GB` alike)."""
    base = code.partition("-")[0].lower()
    resource = files("pipeline") / "data" / "safety" / f"{base}.toml"
    if not resource.is_file():
        return Lexicon(base)
    data = tomllib.loads(resource.read_text(encoding="utf-8"))
    kinds: dict[str, set[str]] = {}
    for kind, words in data["words"].items():
        for word in words.split():
            kinds.setdefault(word, set()).add(kind)
    spelling = data["spelling"]
    pairs = _pairs(spelling["pairs"])
    return Lexicon(
        base,
        {word: frozenset(of) for word, of in kinds.items()},
        frozenset(data["scope"]["kinds"]),
        tuple(data["drugs"]["endings"].split()),
        frozenset(data["letters"]["units"].split()),
        frozenset(map(frozenset, _pairs(data["opposites"]["pairs"]))),
        frozenset((*pairs, *((b, a) for a, b in pairs))),
        frozenset(_pairs(spelling["slips"])),
        frozenset(spelling["free"]),
        frozenset(spelling["our"].split()),
        frozenset(spelling["doubled"].split()),
        frozenset(spelling["shouted"].split()),
        frozenset(spelling["capital"].split()),
    )


def forms(word: str) -> tuple[str, ...]:
    """The word, and what it may be a form of: plurals, -ed, -ing, -er, -est, -ly, -ness taken off."""
    found = [word, re.sub(r"'s?$", "", word)]
    for ending in ("s", "es", "ed", "d", "ing", "er", "r", "est", "ly", "ness", "n", "en"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word[: -len(ending)]
            found += [stem, f"{stem}e"]
            if stem[-1] == stem[-2]:
                found.append(stem[:-1])
            if stem[-1] == "i":
                found.append(f"{stem[:-1]}y")
    return tuple(dict.fromkeys(found))


def _pairs(text: str) -> list[tuple[str, str]]:
    return [(a, b) for a, _, b in (pair.partition("/") for pair in text.split())]
