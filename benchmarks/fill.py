"""A translator's work, done by a machine: every entry of a catalog gets a translation that looks like Bengali.

The words are spelled out in Bengali letters, conjuncts and all, so the text has the length, the bytes and the
line breaks of real Bengali; whatever is Markdown, an address or a placeholder stays as it is.
"""

from __future__ import annotations

import re
from pathlib import Path

_KEPT = re.compile(
    r"""
      `[^`]*`                               # code
    | <[^>\s][^>]*>                         # HTML, an address in angle brackets
    | \]\([^)]*\) | \]\[[^\]]*\]            # where a link leads
    | \[\^[^\]]*\]                          # a footnote's label
    | \{[^}]*\} | %\(\w+\)s                # attributes, placeholders
    | https?://\S+ | [\w.+-]+@[\w-]+\.\w+   # bare addresses
    | %\(\w+\)s                             # placeholders of the theme's words
    """,
    re.VERBOSE,
)
_WORD = re.compile(r"[A-Za-z]+")
_MEANT = {
    "second": "সেকেন্ড", "seconds": "সেকেন্ড", "minute": "মিনিট", "minutes": "মিনিট", "hour": "ঘণ্টা", "hours": "ঘণ্টা",
    "day": "দিন", "days": "দিন", "week": "সপ্তাহ", "weeks": "সপ্তাহ", "month": "মাস", "months": "মাস", "one": "এক",
    "two": "দুই", "three": "তিন", "four": "চার", "five": "পাঁচ", "ten": "দশ", "twice": "দুবার", "once": "একবার",
    "half": "আধা", "both": "দুই", "not": "না", "never": "কখনো না", "left": "বাঁ", "right": "ডান", "every": "প্রতি",
    "at": "সময়ে",
}  # fmt: skip
"""What a page must not get wrong is translated: a passage that fails a safety check would stay English."""
_CONSONANTS = {
    "b": "ব", "c": "ক", "d": "দ", "f": "ফ", "g": "গ", "h": "হ", "j": "জ", "k": "ক্ষ", "l": "ল", "m": "ম", "n": "ন",
    "p": "প", "q": "ঙ্ক", "r": "র", "s": "স", "t": "ট", "v": "ভ", "w": "ব", "x": "ষ্ঠ", "y": "য", "z": "জ্ঞ",
}  # fmt: skip
_VOWELS = {"a": "আা", "e": "এে", "i": "ইি", "o": "ওো", "u": "উু"}
"""The letter at the beginning of a word or after a vowel, the sign after a consonant."""


def fill_catalogs(folder: Path) -> int:
    """Fills every `.po` below a folder in place; gives the number of entries."""
    import polib

    filled = 0
    for path in sorted(folder.rglob("*.po")):
        catalog = polib.pofile(str(path), wrapwidth=0)
        for entry in catalog:
            if not entry.obsolete:
                entry.msgstr = bengali(entry.msgid)
                entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
                entry.previous_msgid = entry.previous_msgctxt = None
                filled += 1
        catalog.save()
    return filled


def bengali(text: str) -> str:
    """A pseudo-translation: `Sit **up**.` becomes `সিট **উপ**।`."""
    out, place = [], 0
    for kept in _KEPT.finditer(text):
        out += [_spelled(text[place : kept.start()]), kept[0]]
        place = kept.end()
    out.append(_spelled(text[place:]))
    return "".join(out)


def _spelled(text: str) -> str:
    return re.sub(r"\.(?=\s|$)", "।", _WORD.sub(_word, text))


def _word(found: re.Match[str]) -> str:
    if meant := _MEANT.get(found[0].lower()):
        return meant
    spelled, after_consonant = [], False
    for letter in found[0].lower():
        vowel = _VOWELS.get(letter)
        spelled.append(vowel[after_consonant] if vowel else _CONSONANTS[letter])
        after_consonant = vowel is None
    return "".join(spelled)
