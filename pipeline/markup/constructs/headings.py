"""Heading ids: `## When to get help {#get-help}`.

The id is part of no msgid and the same in every language: the author's own, or one made from the English text.
Ours stand in `meta["id"]`, so that a plain rendering stays plain CommonMark; the author's are attributes too.
"""

from __future__ import annotations

import re
from itertools import pairwise
from unicodedata import category

from markdown_it.token import Token

from pipeline.markup.prose import plain

_EXPLICIT = re.compile(r"[ \t]+\{#([^\s{}#]+)\}[ \t]*$")


def shape(tokens: list[Token]) -> list[Token]:
    """Take `{#id}` off the headings' texts."""
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open" and (found := _EXPLICIT.search(inline.content)):
            opening.attrs = {**opening.attrs, "id": found[1]}
            inline.content = inline.content[: found.start()]
    return tokens


def number(tokens: list[Token]) -> None:
    """Give every heading `meta["id"]`, unlike any other in the article. To be called while texts are English."""
    taken = {str(t.attrs["id"]) for t in tokens if t.type == "heading_open" and "id" in t.attrs}
    for opening, inline in pairwise(tokens):
        if opening.type != "heading_open":
            continue
        name = str(opening.attrs.get("id", ""))
        if not name:
            base = name = slug(plain(inline.content)) or "section"
            count = 1
            while name in taken:
                count += 1
                name = f"{base}-{count}"
            taken.add(name)
        opening.meta = {**opening.meta, "id": name}


def slug(text: str) -> str:
    """Lower case, words joined by hyphens: `when-to-get-help`. Vowel signs are part of a word, as letters are."""
    kept = [c if c.isalnum() or c == "_" or category(c) in ("Mc", "Mn") else "-" for c in text.casefold()]
    return re.sub("-+", "-", "".join(kept)).strip("-_")
