"""The theme's words in one language, ready to stand in a page.

`Wording` answers a message with HTML: escaped, its placeholders filled, and marked as English where the language
has no word for it yet. A translation whose placeholders are not the message's own is never used: it could lose a
telephone number.

English sentences that follow each other in an Arabic paragraph would be read from right to left, each by itself. So a
word that fell back is only marked when it is said, and `settled` makes one English passage of all that stand side by
side once the page is whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

_PLACEHOLDER = re.compile(r"%(?:\((\w+)\)s|(%)|(.?))", re.DOTALL)
_OPEN, _CLOSE, _LABEL = "\ufdd2", "\ufdd3", "\ufdd4"
"""Where what fell back begins and ends, and before a label that did; noncharacters, which no text has."""
_JOINT = re.compile(f"{_CLOSE}([\\s·]*){_OPEN}")
_TAIL = re.compile(f"{_CLOSE}([.:,;!?]+| \\*)")
_LABELLED = re.compile(f'<(\\w+)([^<>]*?) aria-label="{_LABEL}([^"<>]*)"([^<>]*)>')
_MARKS = re.compile(f"[{_OPEN}{_CLOSE}{_LABEL}]")
_TAG = re.compile(r"<[^<>]*>")


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
        """HTML for a place where elements may stand, to be `settled` with all that is around it."""
        if self.lacks(message):
            own = {name: self._apart(_html(value)) for name, value in values.items()}
            return f"{_OPEN}{_filled(message, own, html=True)}{_CLOSE}"
        return _filled(self.translations.get(message) or message, values)

    def label(self, message: str, **values: object) -> str:
        """HTML for the value of an attribute, where no element can say which language it is in."""
        mark = _LABEL if self.lacks(message) else ""
        return mark + _filled(self.translations.get(message) or message, values)

    def lacks(self, *messages: str) -> bool:
        """Whether the language has a word for none of them."""
        return bool(self.foreign) and not any(message in self.translations for message in messages)

    def within(self, *messages: str) -> str:
        """Attributes for our words inside a passage in the source language, all of which fall back or none."""
        return self.foreign if self.lacks(*messages) else self.own

    def settled(self, html: str) -> str:
        """A whole page, with everything that fell back in elements that say its language and keep it apart from the
        text around it. A page on which nothing fell back stays as it is."""
        if not _MARKS.search(html):
            return html
        joined = _TAIL.sub(rf"\1{_CLOSE}", _JOINT.sub(r"\1", _LABELLED.sub(self._labels(), html)))
        return _MARKS.sub(self._elements(), joined)

    def _elements(self) -> Callable[[re.Match[str]], str]:
        """Marks → elements; one within another needs none."""
        depth = 0

        def element(mark: re.Match[str]) -> str:
            nonlocal depth
            if mark[0] == _LABEL:
                return ""
            depth = depth + 1 if mark[0] == _OPEN else max(depth - 1, 0)
            if mark[0] == _OPEN:
                return f"<span{self.foreign}>" if depth == 1 else ""
            return "</span>" if depth == 0 else ""

        return element

    def _labels(self) -> Callable[[re.Match[str]], str]:
        """A label's language is its element's. Where that has contents in the page's own language, the label becomes
        an element of its own, which nobody sees; an e-book's lists of contents have no room for one."""
        count = 0
        language = self.foreign.partition(" dir=")[0]

        def labelled(tag: re.Match[str]) -> str:
            nonlocal count
            name, before, label, after = tag.groups()
            if name not in _CONTAINERS or " epub:" in f"{before}{after}":
                return f'<{name}{before}{language} aria-label="{label}"{after}>'
            count += 1
            said = f'<bdi hidden="" id="_said-{count}"{self.foreign}>{label}</bdi>'
            return f'<{name}{before} aria-labelledby="_said-{count}"{after}>{said}'

        return labelled

    def _apart(self, html: str) -> str:
        """A value within a sentence that fell back: a day or a name is in the page's own language."""
        text = _TAG.sub("", html)
        if _OPEN in html or not any(char.isalpha() for char in text) or text.isascii():
            return html
        turned = ' dir="auto"' if " dir=" in self.own else ""
        return f'<span lang="{self.language}"{turned}>{html}</span>'


_CONTAINERS = ("article", "div", "nav", "section")


def _placeholders(text: str) -> list[str]:
    return sorted(name or bare for name, percent, bare in _PLACEHOLDER.findall(text) if not percent)


def _filled(text: str, values: Mapping[str, object], *, html: bool = False) -> str:
    """The text as HTML; its values are, when `html` says so."""
    said = escape(text)
    if values or "%%" in said:
        return said % {name: value if html else _html(value) for name, value in values.items()}
    return said


def _html(value: object) -> str:
    """Escaped, unless it says of itself that it is HTML already (markupsafe's protocol)."""
    own = getattr(value, "__html__", None)
    return str(own()) if own else escape(str(value))
