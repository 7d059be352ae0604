"""The words that the print edition itself says, in English; `Edition.words` has them in other languages."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: tuple[str, ...] = (
    "By %(name)s",
    "Reviewed by %(name)s",
    "Published %(date)s",
    "Updated %(date)s",
    "Last reviewed %(date)s",
    "Next review due %(date)s",
    "%(done)s of %(all)s passages are translated.",
    "A line at the side marks what is still in the original language.",
    "This translation is a draft: a clinician who speaks the language has not yet reviewed it.",
    "Translation reviewed by %(name)s",
    "Emergency",
    "Warning",
    "Note",
    "Tip",
    "For advice call %(phone)s",
    "Page %(page)s of %(pages)s",
    "Web addresses",
    "in the original language",
)
"""Messages of the domain `site`; `%(…)s` are filled in by us and kept by translators."""


def said(words: Mapping[str, str], english: str, **parts: str) -> str:
    """One of `WORDS` in the edition's language, its places filled. Never fails: a place that a translation dropped
    is simply not there."""
    text = words.get(english) or english
    for name, part in parts.items():
        text = text.replace(f"%({name})s", part)
    return text
