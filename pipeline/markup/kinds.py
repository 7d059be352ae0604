"""What the text of a unit is written in, by its kind: Markdown, the HTML of a raw block, or plain words."""

from __future__ import annotations

from enum import StrEnum


class Nature(StrEnum):
    """How a text is to be read."""

    MARKDOWN = "markdown"
    HTML = "html"
    """Phrasing content of a raw HTML block: tags and entities."""
    VALUE = "value"
    """The value of an attribute in raw HTML: entities, no tags."""
    TEXT = "text"
    """Words as they are: titles, names, captions, the theme's words, code."""


VALUES = frozenset(("html alt", "html title", "html aria-label", "html placeholder"))
OFF_PAPER = frozenset(("image alt", "svg text", "svg title", "svg description", *VALUES))
"""What no font sets on paper: it is read aloud, or drawn."""
_TEXTS = frozenset(
    (
        "title",
        "description",
        "author name",
        "author qualification",
        "reviewer name",
        "reviewer qualification",
        "link title",
        "image title",
        "image caption",
        "interface",
        "code",
    )
)


def nature(kind: str) -> Nature:
    """What a text of this kind is written in; Markdown when the kind is not known."""
    if kind in _TEXTS or kind.startswith("svg"):
        return Nature.TEXT
    if not kind.startswith("html"):
        return Nature.MARKDOWN
    return Nature.VALUE if kind in VALUES else Nature.HTML
