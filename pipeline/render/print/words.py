"""The words that the print edition itself says, in English; `Edition.words` has them in other languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pipeline.model import Edition

WORDS: tuple[str, ...] = (
    "By %(name)s",
    "Reviewed by %(name)s",
    "Published %(date)s",
    "Updated %(date)s",
    "Last reviewed %(date)s",
    "Next review due %(date)s",
    "All %(all)s passages are translated.",
    "%(done)s of %(all)s passages are translated.",
    "A line at the side marks what is still in the original language.",
    "This translation is a draft: a clinician who speaks the language has not yet reviewed it.",
    "Translation reviewed by %(name)s",
    "Not translated yet",
    "Translation being updated",
    "English updated on %(date)s",
    "English updated since",
    "Emergency",
    "Warning",
    "Note",
    "Tip",
    "For advice call %(phone)s",
    "Page %(page)s of %(pages)s",
    "Contents",
    "Translation of %(date)s",
    "Revision %(number)s",
    "Read this page on the web, with its latest changes:",
    "Web addresses",
    "in %(language)s",
    "Draft: the translation has not yet been reviewed by a clinician.",
)
"""Messages of the domain `site`; most are the web page's too. `%(…)s` are filled in by us and kept by translators."""

_PLACE = re.compile(r"%\(\w+\)s")
_ISOLATES = {"ltr": "\u2066", "rtl": "\u2067"}
_FIRST_STRONG, _END = "\u2068", "\u2069"
"""Unicode's isolates: what stands within one keeps its order, whichever way the line around it runs."""


class Turned(dict[str, str]):
    """Words of a language that is written the other way than the source language. What it lacks is isolated, and so is
    what is filled in: a name, a day, a telephone number."""

    isolate: str
    """Opens a text of the source language."""


def words_of(edition: Edition) -> Mapping[str, str]:
    """What `said` speaks with."""
    source = next(one for one in edition.languages if one.code == edition.source_language)
    if source.direction == edition.language.direction:
        return edition.words
    turned = Turned(edition.words)
    turned.isolate = _ISOLATES[source.direction]
    return turned


def said(words: Mapping[str, str], english: str, **parts: str) -> str:
    """One of `WORDS` in the edition's language, its places filled; those without a part stay.

    A translation that lost a place is not used: it might be the telephone number.
    """
    text = words.get(english) or english
    if sorted(_PLACE.findall(text)) != sorted(_PLACE.findall(english)):
        text = english
    turned = isinstance(words, Turned)

    def filled(place: re.Match[str]) -> str:
        part = parts.get(place[0][2:-2], place[0])
        return f"{_FIRST_STRONG}{part}{_END}" if turned else part

    whole = _PLACE.sub(filled, text)
    return f"{words.isolate}{whole}{_END}" if isinstance(words, Turned) and text == english else whole


def together(texts: Iterable[str], between: str) -> str:
    """What was `said`, one after another. Neighbours in the source language are one passage, in its order."""
    found: list[str] = []
    for text in texts:
        if found and text[0] == found[-1][0] and text[0] in _ISOLATES.values():
            found[-1] = f"{found[-1][:-1]}{between}{text[1:]}"
        else:
            found.append(text)
    return between.join(found)
