"""Whether a word of one script sounds like one of another, for telling names and loan words apart.

Letters are known by their names in Unicode (`BENGALI LETTER TTA` is a T), so this needs no table for a script whose
letters are named by their sound, as those of India are. Only the consonants count, roughly: সায়াটিকা is s-t-k.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import name

_SOUNDS = (
    *(("CHH", "s"), ("TTH", "t"), ("DDH", "d"), ("KSS", "k"), ("KH", "k"), ("GH", "g"), ("CH", "s"), ("JH", "j")),
    *(("TH", "t"), ("DH", "d"), ("PH", "p"), ("BH", "b"), ("SH", "s"), ("C", "s"), ("Z", "j"), ("F", "p"), ("V", "b")),
    *((letter, letter.lower()) for letter in "BDGHJKLMNPRST"),
)
"""How the name of a letter begins, and the sound that is meant."""
_ENGLISH = (("ph", "p"), ("sh", "s"), ("ch", "s"), ("th", "t"), ("gh", "g"), ("ck", "k"), ("qu", "k"), ("x", "ks"))
_LETTERS = dict(zip("bcdfgjklmnpqrstvz", "bkdpgjklmnpkrstbj", strict=True))
_WORD = re.compile(r"[A-Za-z]{4,}")
_LEAST = 3


def alike(english: str, words: str) -> bool:
    """Whether a word of the English text is heard in the others.

    >>> alike("about sciatica", "সায়াটিকা নিয়ে"), alike("about walking", "সায়াটিকা নিয়ে")
    (True, False)
    """
    heard = [sounds for word in words.split() if len(sounds := _sounds(word)) >= _LEAST]
    return any(
        # What follows the word is its case ending.
        _common(wanted, sounds[: len(wanted) + 1]) * 4 >= 3 * len(wanted)
        for word in _WORD.findall(english)
        if len(wanted := _spelt(word)) >= _LEAST
        for sounds in heard
    )


@lru_cache(maxsize=4096)
def _sounds(word: str) -> str:
    return "".join(_sound(character) for character in word)


@lru_cache(maxsize=1024)
def _sound(character: str) -> str:
    """The consonant of a letter; "" for vowels, signs and Latin letters."""
    kind, _, letter = name(character, "").partition(" LETTER ")
    if not letter or kind == "LATIN":
        return ""
    letter = letter.split()[-1]
    return next((sound for start, sound in _SOUNDS if letter.startswith(start)), "")


@lru_cache(maxsize=4096)
def _spelt(word: str) -> str:
    """The consonants of an English word as they may sound."""
    word = re.sub(r"c(?=[eiy])", "s", word.lower())
    for letters, sound in _ENGLISH:
        word = word.replace(letters, sound)
    return re.sub(r"(.)\1+", r"\1", "".join(_LETTERS.get(letter, "") for letter in word))


def _common(one: str, other: str) -> int:
    """How many letters both have in the same order."""
    row = [0] * (len(other) + 1)
    for letter in one:
        before = 0
        for at, rival in enumerate(other, 1):
            before, row[at] = row[at], before + 1 if letter == rival else max(row[at], row[at - 1])
    return row[-1]
