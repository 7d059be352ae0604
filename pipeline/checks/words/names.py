"""Names in Latin letters that a translation keeps, and letters that are names: vitamin D, hepatitis B."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import decimal, normalize

import regex

from pipeline.catalog.lexicon import lexicon
from pipeline.catalog.similar import slips
from pipeline.checks.pair import Pair
from pipeline.checks.usage import source_language, usage

if TYPE_CHECKING:
    from pipeline.catalog.glossary import Use

LATIN = re.compile(r"[A-Za-z][A-Za-z\d]")
"""Without it a text has no name that counts."""
LETTER = re.compile(r"[A-Z](?![A-Za-z])(?<=[A-Za-z] [A-Z])")
"""A capital by itself behind a word; without it a text names nothing by a letter."""
_NAME = re.compile(r"[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f\d\u2080-\u2089]*")
_ALIKE = str.maketrans("1i|05", "lllos")
"""Letters and figures that are taken for one another."""
_SINGLE_CAPITAL = re.compile(r"[A-Z][a-z\d]+")
_LONG = 8
"""From so many letters on, two may differ."""
Name = tuple[str, int, int]
"""A word in plain letters and figures, and where it stands."""


def changed_names(pair: Pair) -> Iterator[tuple[Name, Name]]:
    """Names of the source that are lost, each with the one in its place that differs by a letter or two."""
    ours, theirs = _names(pair.target_plain.text), _names(pair.source_plain.text)
    known = {word.casefold() for word, *_ in theirs}
    strange = [one for one in ours if _counts(one[0]) and one[0].casefold() not in known]
    if not strange:
        return
    # COVID19 is COVID-19.
    known |= _joined(theirs)
    said = {word.casefold() for word, *_ in ours} | _joined(ours)
    lost = [one for one in theirs if _counts(one[0]) and one[0].casefold() not in said]
    code = source_language(pair)
    for one in strange:
        if one[0].casefold() not in known:
            twin = next((other for other in lost if _is_slip(other[0], one[0], code)), None)
            if twin:
                yield twin, one


def recased_names(pair: Pair) -> Iterator[tuple[Name, Name]]:
    """Names of the source with capitals amid or throughout, each with the one that has its letters and not its
    capitals: Movewell for MoveWell, Yes for YES. All in small letters it is another way to write it: pdf, wifi."""
    ours = _names(pair.target_plain.text)
    if not any(_SINGLE_CAPITAL.fullmatch(word) for word, *_ in ours):
        return
    theirs, text = _names(pair.source_plain.text), pair.source_plain.text
    spelt = {word for word, *_ in theirs}
    said = {word for word, *_ in ours}
    for one in ours:
        if one[0] in spelt or not _SINGLE_CAPITAL.fullmatch(one[0]):
            continue
        twin = next((name for name in theirs if name[0] not in said and name[0].casefold() == one[0].casefold()), None)
        if twin and any(letter.isupper() for letter in twin[0][1:]) and not text.isupper():
            yield twin, one


def _counts(word: str) -> bool:
    """Whether it is long enough to be known by its letters; two capitals are."""
    return len(word) >= 3 or (len(word) == 2 and word.isupper())


def _names(text: str) -> list[Name]:
    return [(_plain(found[0]), *found.span()) for found in _NAME.finditer(text)]


def _plain(word: str) -> str:
    if word.isascii():
        return word
    bare = normalize("NFKD", word)
    return "".join(str(decimal(one)) if one.isdecimal() else one for one in bare if one.isalnum())


def _joined(names: list[Name]) -> set[str]:
    """Two or three names that stand side by side, as one."""
    words = [word.casefold() for word, *_ in names]
    return {"".join(words[at : at + size]) for size in (2, 3) for at in range(len(words) - size + 1)}


def _is_slip(name: str, word: str, code: str) -> bool:
    """Whether a word can only be meant for a name: it is nearly the same, and no word or other form by itself."""
    short, other = name.casefold(), word.casefold()
    if _is_abbreviation(word):
        if not _is_abbreviation(name):
            return False
    elif lexicon(code).is_word(other):
        return False
    if short.removesuffix("s") == other.removesuffix("s") or frozenset((short, other)) in _same(code):
        return False
    return short.translate(_ALIKE) == other.translate(_ALIKE) or _are_near(short, other)


@lru_cache(maxsize=16)
def _same(code: str) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(one.split("=")) for one in usage(code).same_names)


def _is_abbreviation(word: str) -> bool:
    return any(one.isupper() or one.isdecimal() for one in word[1:])


def _are_near(one: str, other: str) -> bool:
    """Whether a few letters make the one of the other: put in, left out, exchanged for another or with the next."""
    return slips(one, other) <= (2 if min(len(one), len(other)) >= _LONG else 1)


# ---------------------------------------------------------------- words within names


def is_in_a_name(pair: Pair, use: Use) -> bool:
    """Whether a term stands in the source as a part of a name: the Physiotherapy of a Journal of Physiotherapy.

    It has a capital amid a sentence, as the word beside it has, though the glossary writes it without. In a title
    capitals say nothing, nor where all words have one.
    """
    text = pair.source_plain.text
    shown = text[use.start : use.end]
    if not shown[0].isupper() or shown.isupper() or any(one.term[0].isupper() for one in use.terms):
        return False
    if begins_sentence(text, use.start) or is_title(pair) or _LOWER.search(text) is None:
        return False
    before = _BEFORE.search(text[: use.start])
    return (before is not None and not begins_sentence(text, before.start(1))) or _AFTER.match(
        text, use.end
    ) is not None


def begins_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip(" \t\n\u00a0“‘\"'(*")
    return not before or before[-1] in ".!?:;।•–—\ufffc"


def is_title(pair: Pair) -> bool:
    """Whether it is a heading or the like, where English has capitals at will."""
    return pair.kind.startswith(("heading", "title", "html h"))


_BEFORE = re.compile(r"\b([A-Z][a-z]+) (?:(?:of|for|the|and|on|in|de|la) ){0,3}$")
_AFTER = re.compile(r" (?:(?:of|for|the|and) ){0,3}[A-Z][a-z]")
_LOWER = re.compile(r"\b[a-z]{5}")


# ---------------------------------------------------------------- letters that are names


def lost_letters(pair: Pair) -> Iterator[Name]:
    """What the source names by a letter, where the translation has neither the letter nor what it is called."""
    code = source_language(pair)
    named, called = _lettered(code), _called(pair.language.code)
    if named is None or not called:
        return
    source, target = pair.source_plain.text, pair.target_plain.text
    told: set[str] = set()
    for found in named.finditer(source):
        for letter in re.finditer(r"(?<![A-Za-z])[A-Z](?![A-Za-z])", found["letters"]):
            pattern = called.get(letter[0])
            name = f"{found['noun']} {letter[0]}"
            if pattern and name not in told and pattern.search(target) is None:
                told.add(name)
                at = found.start("letters") + letter.start()
                yield name, at, at + 1


@lru_cache(maxsize=16)
def _lettered(code: str) -> re.Pattern[str] | None:
    """Nouns that letters follow: `vitamins A, C and E`."""
    nouns = usage(code).lettered
    if not nouns:
        return None
    letter = r"[A-Z]\d{0,2}(?![A-Za-z])"
    join = r"(?:, (?:and |or )?| and | or | ?/ ?| ?& ?|[-\u2013])"
    either = "|".join(re.escape(noun.replace("_", " ")) for noun in nouns)
    return re.compile(rf"\b(?P<noun>(?i:{either})) (?P<letters>{letter}(?:{join}{letter})*)")


@lru_cache(maxsize=16)
def _called(code: str) -> dict[str, regex.Pattern[str]]:
    """Letter → it, or what the language calls it, as a word by itself, with an ending or with figures."""
    habits = usage(code)
    names: dict[str, list[str]] = {}
    for entry in habits.letters:
        letter, _, name = entry.partition(">")
        names.setdefault(letter, []).append(normalize("NFC", name))
    endings = "|".join(normalize("NFC", one) for one in habits.letter_endings) or "(?!)"
    beside = r"[\p{L}\p{M}]"
    return {
        letter: regex.compile(
            rf"(?<![A-Za-z]){letter}(?![A-Za-z])|(?<!{beside})(?:{'|'.join(found)})(?:{endings})?(?!{beside})"
        )
        for letter, found in names.items()
    }
