"""What a reader sees of an author's raw HTML: its texts, block by block, without the tags."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

_SILENT = frozenset(("script", "style", "template", "title", "head", "noscript", "svg", "iframe", "object"))
_PHRASING = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "label", "mark",
    "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
))  # fmt: skip
_STRONG = frozenset(("summary", "caption", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "legend", "th"))


STALE = "stale"
SILENT_KINDS = ("html alt", "html title", "html aria-label", "html placeholder")
"""Kinds of units that stand in attributes."""
_NOTE = "data-dobhashi-note"


@dataclass(frozen=True, slots=True)
class Passage:
    """The text of one block-level element."""

    text: str
    strong: bool = False
    """It heads what follows: a summary, a heading, a term."""
    why: str = ""
    """Why some of it is in the original language; `STALE` where its translation lags behind."""
    day: str = ""
    """Since when it does."""


def passages(html: str) -> tuple[Passage, ...]:
    """The texts of a raw HTML block in order; `<br>` and `<hr>` part them, scripts and comments say nothing."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.part("")
    return tuple(reader.found)


def noted(text: str, why: str, day: str) -> str:
    """A piece of a block with a note on its translation, which `passages` reads."""
    return f'<span {_NOTE}="{escape(why)}|{escape(day)}">{text}</span>'


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Passage] = []
        self.run: list[str] = []
        self.element = ""
        self.silent = 0
        self.note = ("", "")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if note := dict(attrs).get(_NOTE):
            why, _, day = note.partition("|")
            self.note = (why, day)
        elif tag in _SILENT:
            self.silent += 1
        elif tag == "img":
            self.run.append(dict(attrs).get("alt") or "")
        elif tag not in _PHRASING:
            self.part(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag not in _PHRASING:
            self.part("")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.run.append(data)

    def part(self, element: str) -> None:
        """End the passage; the next one is the text of `element`."""
        if text := " ".join("".join(self.run).split()):
            self.found.append(Passage(text, self.element in _STRONG, *self.note))
        self.run, self.element, self.note = [], element, ("", "")
