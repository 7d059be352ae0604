"""Whether two words are one word in two spellings: a variant, or a slip of the keyboard that was put right.

Never asked of words that matter (`lexicon`): there a translator looks. The rules are narrow, because walking and
waking, hip and lip, now and not are as near to each other as a word and its misspelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.catalog.lexicon import Lexicon

_LONG = 5
"""Letters a word needs before one wrong letter leaves no doubt which word was meant."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_IZE = re.compile(r"^([a-z]{3,})is(e[drs]?|ers|ing|ations?|ational)$")
_DOUBLED = re.compile(r"^([a-z]{3,}[aeiou])ll(ed|ing|ers?|ings)$")


def same_word(old: str, new: str, words: Lexicon) -> bool:
    """Whether `new` only spells `old` otherwise. Both in lower case."""
    return is_variant(old, new, words) or _is_slip(old, new, words)


def is_variant(old: str, new: str, words: Lexicon) -> bool:
    """`colour` and `color`, `organise` and `organize`, `travelled` and `traveled`; and slips that are listed."""
    if (old, new) in words.pairs or (old, new) in words.slips:
        return True
    if words.empty or min(len(old), len(new)) < _LONG:
        return False
    return _plain(old, words) == _plain(new, words)


def _plain(word: str, words: Lexicon) -> str:
    word = _IZE.sub(r"\1iz\2", word)
    for stem in words.our:
        if word.startswith(stem):
            word = f"{stem[:-3]}or{word[len(stem) :]}"
            break
    return _DOUBLED.sub(r"\1l\2", word)


def _is_slip(old: str, new: str, words: Lexicon) -> bool:
    """A string of letters that is no word became the one common word that it can have been meant for.

    The first letter stays: what differs there is a prefix as often as a slip (`abduct`, `adduct`).
    """
    if min(len(old), len(new)) < _LONG or old[0] != new[0] or not (old.isalpha() and old.isascii() and new.isascii()):
        return False
    if not _are_near(old, new) or words.is_word(old) or not words.is_common(new):
        return False
    swapped = {word for word in (*_swapped(old), *_doubled(old)) if words.is_common(word)}
    more_or_less = {word for word in (*_without_one(old), *_with_one(old)) if words.is_common(word)}
    other = {word for word in _with_another(old) if words.is_common(word)}
    if new in swapped:
        # Letters swapped or doubled are the commonest slips: another letter in their place is not thought of.
        return swapped | more_or_less == {new}
    if new in more_or_less or new in other:
        return swapped | more_or_less | other == {new}
    # Two slips in a long word, both of letters doubled or not: `neccesary`, `accomodattion`.
    nothing_near = not (swapped or more_or_less or other)
    return nothing_near and len(new) >= 2 * _LONG - 2 and _undoubled(old) == _undoubled(new)


def _are_near(old: str, new: str) -> bool:
    """Whether it is worth asking the lists: all but two letters at one place are the same, or all but doubled ones."""
    ends = [next((n for n, (a, b) in enumerate(zip(*pair, strict=False)) if a != b), min(len(old), len(new)))
            for pair in ((old, new), (old[::-1], new[::-1]))]  # fmt: skip
    return sum(ends) >= max(len(old), len(new)) - 2 or _undoubled(old) == _undoubled(new)


def _undoubled(word: str) -> str:
    return re.sub(r"(.)\1", r"\1", word)


def _swapped(word: str) -> Iterator[str]:
    for at in range(len(word) - 1):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _doubled(word: str) -> Iterator[str]:
    for at, letter in enumerate(word):
        yield word[:at] + letter + word[at:]
        if word[at : at + 2] == letter * 2:
            yield word[:at] + word[at + 1 :]


def _without_one(word: str) -> Iterator[str]:
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


def _with_one(word: str) -> Iterator[str]:
    for at in range(len(word) + 1):
        for letter in _LETTERS:
            yield word[:at] + letter + word[at:]


def _with_another(word: str) -> Iterator[str]:
    for at in range(len(word)):
        for letter in _LETTERS:
            yield word[:at] + letter + word[at + 1 :]
