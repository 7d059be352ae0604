"""What an inline text is made of, besides words: for checks that compare a translation with its source.

Two texts have the same shape when the parser finds the same links, pictures, code, footnotes, tags, emphasis and
hard breaks in them; their order is free, for languages differ in it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from pipeline.markup.parser import inline
from pipeline.model import Target

_FOOTNOTE = re.compile(r"\[\^([^\s\]]+)\]")


@dataclass(frozen=True, slots=True)
class Shape:
    """Each field holds what it counts, sorted, as often as it occurs."""

    links: tuple[str, ...] = ()
    """Addresses."""
    images: tuple[str, ...] = ()
    code: tuple[str, ...] = ()
    footnotes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    """Raw HTML tags."""
    emphasis: tuple[str, ...] = ()
    """`em`, `strong`, `s`."""
    breaks: int = 0
    """Hard line breaks."""
    text: str = ""
    """The words that are left, without marks."""


def shape(text: str, targets: tuple[Target, ...] = ()) -> Shape:
    """The shape of a msgid or msgstr; `targets` are what its labels stand for. Footnotes need no definition."""
    notes = {f":{label}": -1 for label in _FOOTNOTE.findall(text)}
    tokens = list(_flat(inline(text, targets, {"footnotes": {"refs": notes, "list": {}}} if notes else None)))
    counted: Counter[str] = Counter(token.type for token in tokens)
    return Shape(
        links=_sorted(str(t.attrs["href"]) for t in tokens if t.type == "link_open"),
        images=_sorted(str(t.attrs["src"]) for t in tokens if t.type == "image"),
        code=_sorted(t.content for t in tokens if t.type == "code_inline"),
        footnotes=_sorted(str(t.meta.get("label") or "^") for t in tokens if t.type == "footnote_ref"),
        tags=_sorted(t.content for t in tokens if t.type == "html_inline"),
        emphasis=_sorted(t.tag for t in tokens if t.type in ("em_open", "strong_open", "s_open")),
        breaks=counted["hardbreak"],
        text="".join(t.content if t.type in ("text", "text_special") else " " for t in tokens),
    )


def _sorted(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(items))


def _flat(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        if token.children:
            yield from _flat(token.children)
