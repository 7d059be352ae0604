"""The theme's words in one language, ready to stand in a page.

`Wording` answers a message with HTML: escaped, its placeholders filled, and marked as English where the language
has no word for it yet. A translation whose placeholders are not the message's own is never used: it could lose a
telephone number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_PLACEHOLDER = re.compile(r"%(?:\((\w+)\)s|(%)|(.?))", re.DOTALL)


def escape(text: str) -> str:
    """Text as HTML, fit for an attribute's double quotes too."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


class Wording:
    """English message → HTML in the page's language."""

    __slots__ = ("foreign", "language", "own", "translations")

    def __init__(
        self,
        words: Iterable[tuple[str, str]],
        language: str,
        source_language: str,
        *,
        direction: str = "ltr",
        source_direction: str = "ltr",
    ) -> None:
        self.language = language
        self.translations = {
            message: text for message, text in words if text and _placeholders(text) == _placeholders(message)
        }
        self.foreign = "" if language == source_language else f' lang="{source_language}" dir="{source_direction}"'
        """Attributes for what is still in the source language."""
        turned = f' dir="{direction}"' if direction != source_direction else ""
        self.own = f' lang="{language}"{turned}'
        """Attributes for our words inside a passage in the source language."""

    def text(self, message: str, **values: object) -> str:
        """HTML for a place where elements may stand."""
        translation = self.translations.get(message)
        if translation is None and self.foreign:
            return f"<span{self.foreign}>{_filled(message, values)}</span>"
        return _filled(translation or message, values)

    def label(self, message: str, **values: object) -> str:
        """HTML for the value of an attribute, where no element can say which language it is in."""
        return _filled(self.translations.get(message) or message, values)


def _placeholders(text: str) -> list[str]:
    return sorted(name or bare for name, percent, bare in _PLACEHOLDER.findall(text) if not percent)


def _filled(text: str, values: dict[str, object]) -> str:
    html = escape(text)
    if values or "%%" in html:
        return html % {name: _html(value) for name, value in values.items()}
    return html


def _html(value: object) -> str:
    """Escaped, unless it says of itself that it is HTML already (markupsafe's protocol)."""
    own = getattr(value, "__html__", None)
    return str(own()) if own else escape(str(value))
