"""The words that the print edition itself says, in English; `Edition.words` has them in other languages."""

from __future__ import annotations

import re
from collections.abc import Mapping

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


def said(words: Mapping[str, str], english: str, **parts: str) -> str:
    """One of `WORDS` in the edition's language, its places filled; those without a part stay.

    A translation that lost a place is not used: it might be the telephone number.
    """
    text = words.get(english) or english
    if sorted(_PLACE.findall(text)) != sorted(_PLACE.findall(english)):
        text = english
    return _PLACE.sub(lambda place: parts.get(place[0][2:-2], place[0]), text)
