"""Text that was read in the wrong encoding."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.catalog.lexicon import lexicon
from pipeline.checks.cues import seen
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.checks.usage import source_language
from pipeline.checks.writing.letters import own_letter

_MOJIBAKE = re.compile(
    "\u00e0[\u00a4-\u00ae\u20ac-\u2122\u201a-\u2026][^\\s\\w]?|\u00e0\u00a6|\u00e0\u00a7|\u00e2\u20ac\\S"
    "|\u00c3[\u0080-\u00bf\u0192\u201a\u2020-\u2022\u20ac\u2122]|\u00c2[\u00a0-\u00bf]|\u00e2\u0080[\u0080-\u00bf]|\u00e0\u00a6[\u0080-\u00bf]"
)
_BIJOY_SIGNS = re.compile(
    "[\u2020\u2021\u02c6\u2030\u0160\u2039\u00a8\u00a9\u00aa\u00ab\u00ac\u00ae\u00af\u00b0-\u00b4\u00b6-\u00ff\u0152\u0153\u0161\u0178\u0192\u2122\u203a\u2022\u2013\u2014\u201c\u2018]"
)
_TOKEN = re.compile("[^\\s.,;:?!()\u0964|/-]+")


@rule("encoding", Family.SCRIPT, target=seen("[A-Za-z\u00c2\u00c3\u00e0\u00e2\ufffd]"))
def encoding(pair: Pair) -> Iterator[Fault]:
    """The text was read in another encoding than it was written in, or is in the old Bijoy encoding.

    Bijoy fonts (SutonnyMJ and the like) draw Latin letters as Bengali ones; on a page they are Latin letters.
    Nothing is converted silently: a converter's result has to be read.

    Bad:  `I eat.` → `Avwg fvZ LvB|`
    Bad:  `I eat.` → `à¦†à¦®à¦¿ ভাত খাই।`
    Good: `I eat.` → `আমি ভাত খাই।`
    """
    text = pair.target_text
    if text.isascii():
        if pair.language.script != "Latn" and (at := _bijoy(pair)):
            yield _is_bijoy(at, pair)
        return
    source = pair.source_text
    found = _MOJIBAKE.search(text)
    if found and found[0] not in source:
        hint = N_("open the original as UTF-8 and copy the text anew")
        yield Fault(N_("text in the wrong encoding: {text}"), {"text": found[0]}, hint=hint, at=found.span())
    if (place := text.find("\ufffd")) >= 0 and "\ufffd" not in source:
        hint = N_("look the letter up in the original and type it anew")
        yield Fault(N_("a letter was lost on the way (U+FFFD)"), hint=hint, at=(place, place + 1))
    if pair.language.script != "Latn" and not own_letter(pair.language.script).search(text) and (at := _bijoy(pair)):
        yield _is_bijoy(at, pair)


def _is_bijoy(at: tuple[int, int], pair: Pair) -> Fault:
    hint = N_("convert it to Unicode with a converter for Bijoy, and read the result")
    return Fault(N_("the text is in the old Bijoy encoding, not in Unicode"), hint=hint, at=pair.target_plain.span(*at))


def _bijoy(pair: Pair) -> tuple[int, int] | None:
    """Where words stand that no language spells so: signs between letters, capitals inside, v and w as vowels."""
    text, source = pair.target_plain.text, pair.source_plain.text
    known = lexicon(source_language(pair))
    if own_letter(pair.language.script).search(text):
        return None
    words = [found for found in _TOKEN.finditer(text) if re.search("[A-Za-z]", found[0])]
    odd = [
        found for found in words if found[0] not in source and _is_odd(found[0]) and not known.is_word(found[0].lower())
    ]
    if odd and 2 * len(odd) >= len(words):
        return odd[0].start(), odd[-1].end()
    return None


def _is_odd(word: str) -> bool:
    letters = re.sub("[^A-Za-z]", "", word)
    if _BIJOY_SIGNS.search(word) and letters:
        return True
    if len(letters) < 3:
        return False
    vowels = len(re.findall("[aeiouyAEIOUY]", letters))
    inside = re.search("[a-z][A-Z]", word) is not None
    return ("v" in word or "w" in word) and (inside or vowels == 0 or vowels / len(letters) < 0.3)
