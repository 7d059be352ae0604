"""What a passage holds that every language writes alike: numbers by value, addresses, notes, names by their sound."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from unicodedata import category, decimal, name, normalize

from pipeline.model import Unit

_LABEL = re.compile(r"\]\[[^\[\]]*\]|\]\([^()\s]*\)")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_ADDRESS = re.compile(r"<?((?:https?://|mailto:|doi:\s*|www\.)[^\s<>()]+)>?|\b10\.\d{4,9}/[^\s<>]+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_EMPHASIS = re.compile(r"\*{1,3}|(?<!\w)_{1,2}|_{1,2}(?!\w)")


@dataclass(frozen=True, slots=True)
class Anchors:
    """One passage, or several taken as one, as the other language can recognise it."""

    family: str
    """`front`, `heading`, `text`, `cell`, `picture`, `code`, `html`: what can be a translation of what."""
    kind: str
    signs: tuple[tuple[str, str], ...]
    """(`number`, value), (`link`, address), `image`, `note`, `code`, `address`: as often as they occur."""
    sounds: frozenset[str]
    """Consonants of longer words, by class: ফিজিওথেরাপি sounds like physiotherapy."""
    stems: frozenset[str]
    """Beginnings of words, where case endings have not come yet."""
    emphasis: int
    length: int
    """Letters and figures."""


def anchors(unit: Unit) -> Anchors:
    """The anchors of a unit, in whatever language it is."""
    text = normalize("NFC", unit.msgid)
    signs = [("image" if target.label.startswith("image") else "link", _tidy(target.url)) for target in unit.targets]
    signs += [("code", found[2]) for found in _CODE.finditer(text)]
    signs += [("note", found) for found in _FOOTNOTE.findall(text)]
    plain = _FOOTNOTE.sub(" ", _LABEL.sub("]", _CODE.sub(" ", text)))
    signs += [("address", _tidy(found[0].strip("<>.,;"))) for found in _ADDRESS.finditer(plain)]
    plain = _ADDRESS.sub(" ", plain)
    signs += [("number", value(found)) for found in _NUMBER.findall(plain)]
    words = words_of(plain)
    return Anchors(
        family(unit.kind),
        unit.kind,
        tuple(sorted(signs)),
        frozenset(sound for word in words if len(sound := sound_of(word)) >= 3),
        frozenset(map(stem, words)),
        len(_EMPHASIS.findall(plain)) // 2,
        sum(map(len, words)),
    )


def together(first: Anchors, second: Anchors) -> Anchors:
    """Two passages as one."""
    return Anchors(
        first.family,
        first.kind,
        tuple(sorted((*first.signs, *second.signs))),
        first.sounds | second.sounds,
        first.stems | second.stems,
        first.emphasis + second.emphasis,
        first.length + second.length,
    )


_FAMILIES = {
    "heading": "heading", "card": "heading", "term": "heading", "table": "cell", "image": "picture", "code": "code",
    "html": "html", "link": "picture", "title": "front", "description": "front", "author": "front",
    "reviewer": "front",
}  # fmt: skip


def family(kind: str) -> str:
    """What a kind of unit may stand for: a paragraph for a list item, never for a heading."""
    return _FAMILIES.get(kind.split()[0], "text")


def value(number: str) -> str:
    """A figure in any script by its value: `১,৫০,০০০` and `150,000` are 150000, `১.৫` is 1.5."""
    plain = "".join(str(decimal(c)) if c.isdecimal() else c for c in number)
    if re.fullmatch(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?", plain):
        plain = plain.replace(",", "")
    whole, dot, rest = plain.partition(".")
    return (whole.lstrip("0") or "0") + dot + rest


def words_of(text: str) -> list[str]:
    """The words: letters with the signs on them, for Python's `\\w` breaks a Bengali word at its vowel signs."""
    return [
        "".join(run)
        for in_word, run in groupby(text.casefold(), key=lambda c: c.isalpha() or category(c) in ("Mn", "Mc", "Cf"))
        if in_word
    ]


def stem(word: str) -> str:
    """The beginning of a word; endings are different in every sentence."""
    return word[:5] if word.isascii() else "".join(c for c in word if category(c) != "Cf")[:4]


# ---------------------------------------------------------------- sounds


_CLASSES = {letter: group[0] for group in ("PBFVW", "KGQ", "SCJZ", "TD", "M", "N", "L", "R") for letter in group}
_LATIN = (("ph", "f"), ("th", "t"), ("sh", "s"), ("ch", "s"), ("ck", "k"), ("x", "ks"), ("tion", "sn"), ("kn", "n"))
_SOFT_C = re.compile(r"c(?=[eiy])")


@lru_cache(maxsize=1 << 14)
def sound_of(word: str) -> str:
    """The consonants of a word by class, equal neighbours once: `STK` for sciatica and for সায়াটিকা.

    Letters of other scripts go by their Unicode names (BENGALI LETTER KA), so any alphabet of sounds will do.
    """
    if word.isascii():
        for spelt, spoken in _LATIN:
            word = word.replace(spelt, spoken)
        word = _SOFT_C.sub("s", word).replace("c", "k").upper().replace("W", "")
    else:
        word = "".join(map(_spoken, word))
    return "".join(sound for sound, _ in groupby(_CLASSES[c] for c in word if c in _CLASSES))


@lru_cache(maxsize=1 << 12)
def _spoken(letter: str) -> str:
    """The first sound that a letter's name begins with, "" for vowels, signs and breath."""
    told = name(letter, "")
    if " LETTER " in told:
        return told.rpartition(" ")[2][:1]
    return "N" if told.endswith("SIGN ANUSVARA") else ""


def _tidy(address: str) -> str:
    return re.sub(r"^https?://(?:www\.)?", "", address).rstrip("/")


def shared(first: Anchors, second: Anchors) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """The signs that both have, and those that only one has."""
    here, there = Counter(first.signs), Counter(second.signs)
    return here & there, (here - there) + (there - here)


def cognates(first: Anchors, second: Anchors) -> list[str]:
    """Sounds of the one that begin a word of the other with no more than an ending after them."""
    if not first.sounds or not second.sounds:
        return []
    found = first.sounds & second.sounds
    endings = {there[:-1] for there in second.sounds if len(there) > 3} | {
        there[:-2] for there in second.sounds if len(there) > 4
    }
    return sorted(found | (first.sounds & endings))
