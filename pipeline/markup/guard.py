"""What a translation may not do to its block, whatever it says.

It may not add or lose a raw tag, bring an address of another scheme, drop or add a footnote, or break the picture
that a block consists of. A translation that does is put aside and the block stays English (law 8); the other
blocks are not touched.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from markdown_it.token import Token

from pipeline.markup.rawhtml import same_tags

_SCHEME = re.compile(r"^\s*([a-zA-Z][a-zA-Z0-9+.-]*):")
SCHEMES = frozenset(("http", "https", "mailto", "tel"))
"""Schemes a translator may bring into an article; those of the source's own addresses are always allowed."""


def fault(children: list[Token], source: Callable[[], list[Token]], own: frozenset[str], lone: bool) -> str:
    """Why these inline tokens of a translation must not be shown, or "".

    `source` gives the tokens of the English text when they are needed; `own` are the addresses taken out of it;
    `lone` says that the block is one picture.
    """
    if lone and [t.type for t in children] != ["image"]:
        return "the picture is lost"
    for address in _addresses(children):
        scheme = _SCHEME.match(address)
        if scheme and scheme[1].lower() not in SCHEMES and address not in own and address not in _addresses(source()):
            return f"an address begins with {scheme[1]}:"
    return ""


def differs(children: list[Token], source: list[Token]) -> str:
    """Why a translation with tags or footnotes, on either side, must not be shown, or ""."""
    if not same_tags(_html(source), _html(children)):
        return "the HTML tags differ from the source's"
    if _footnotes(source) != _footnotes(children):
        return "the footnotes differ from the source's"
    return ""


def _walk(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        if token.children:
            yield from _walk(token.children)


def _addresses(tokens: Iterable[Token]) -> Iterator[str]:
    for token in _walk(tokens):
        if token.type == "link_open":
            yield str(token.attrs.get("href", ""))
        elif token.type == "image":
            yield str(token.attrs.get("src", ""))


def _html(tokens: Iterable[Token]) -> str:
    return "".join(t.content for t in tokens if t.type == "html_inline")


def _footnotes(tokens: Iterable[Token]) -> Counter[str]:
    return Counter(str(t.meta.get("label") or "^") for t in _walk(tokens) if t.type == "footnote_ref")
