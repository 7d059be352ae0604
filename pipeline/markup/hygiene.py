"""Characters and sizes that no translation brings to a page, before anything reads it.

`cleaned` takes out what would act beyond its own words: control characters, overrides of direction, isolates that
nobody closes. `excess` refuses what no translation of a text is: a megabyte, a thousand brackets. Both compare with
the source, which is the author's own and may hold what it likes.
"""

from __future__ import annotations

import re

_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x85]")
_SPACES = re.compile(r"[\x0b\x0c]")
_NEVER = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # C0 and C1
    "\u206a-\u206f\ufff9-\ufffb"  # deprecated controls, annotations
    "\ufdd0-\ufdef\ufffe\uffff"  # noncharacters
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "\U000e0001\ud800-\udfff]"
)
_EMBEDDINGS = re.compile("[\u202a-\u202e]")
"""Overrides show `12` as `21`; Unicode advises isolates in place of embeddings (UAX #9, 2.7)."""
_ISOLATES = re.compile("[\u2066-\u2069]")
_END = "\u2069"
_REFERENCE = re.compile(r"&#(?:[xX]([0-9A-Fa-f]+)|([0-9]+));?")
_FORMATS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_SUSPECT = re.compile(_NEVER.pattern[:-1] + "\r\x0b\x0c\u2028-\u202e\u2066-\u2069]|&#")

_VISIBLE = re.compile(
    "[^\\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff"
    "\uffa0\ufff9-\ufffc\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
MARKS = re.compile(r"[\[\]*_`~<>&!\\^()|{}]")
_LENGTH, _LENGTHS = 20_000, 8
_MARKS, _TIMES = 1_000, 8


def cleaned(text: str, source: str) -> str:
    """The translation without what acts beyond its own words. A text equal to its source is left alone."""
    if text == source or not _suspect(text):
        return text
    text = _LINE_ENDS.sub("\n", text) if "\n" in text else _LINE_ENDS.sub(" ", text)
    text = _NEVER.sub("", _SPACES.sub(" ", text))
    if "&#" in text:
        text = _REFERENCE.sub(lambda found: found[0] if found[0] in source else _meant(found), text)
    if not _EMBEDDINGS.search(source):
        text = _EMBEDDINGS.sub("", text)
    return _closed(text) if _ISOLATES.search(text) else text


def excess(text: str, source: str) -> str:
    """Why a translation is too much to be read, or says nothing; or ""."""
    if len(text) <= _MARKS:
        return "there is nothing to see in it" if says_nothing(text) and not says_nothing(source) else ""
    if len(text) > _LENGTH + _LENGTHS * len(source):
        return "it is far longer than the source"
    if len(MARKS.findall(text)) > _MARKS + _TIMES * len(MARKS.findall(source)):
        return "it has far more marks than the source"
    return ""


def says_nothing(text: str) -> bool:
    """Whether there is nothing in a text that a reader would see."""
    return not _VISIBLE.search(text)


def _suspect(text: str) -> bool:
    """Whether anything may have to be taken out; most texts are cleared by the first question."""
    # All that acts is unprintable for Python, and so are joiners.
    plain = text.isprintable() or text.replace("\u200c", "").replace("\u200d", "").isprintable()
    return "&#" in text or (not plain and _SUSPECT.search(text) is not None)


def _meant(found: re.Match[str]) -> str:
    """A numeric reference, but for what no page may hold."""
    code = int(found[1], 16) if found[1] else int(found[2][:9])
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF or code in (0x0D, 0x0B, 0x0C):
        return ""
    character = chr(code)
    return "" if _NEVER.match(character) or _FORMATS.match(character) else found[0]


def _closed(text: str) -> str:
    """Isolates in pairs only, none reaching over a line end."""
    kept = list(text)
    opened: list[int] = []
    for at, character in enumerate(text):
        if character == "\n":
            for start in opened:
                kept[start] = ""
            opened = []
        elif "\u2066" <= character <= "\u2068":
            opened.append(at)
        elif character == _END:
            if opened:
                opened.pop()
            else:
                kept[at] = ""
    for start in opened:
        kept[start] = ""
    return "".join(kept)
