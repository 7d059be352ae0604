"""Bibliographies as data: the entries of `::: references`, and of lists under a heading that says so.

They stay in the source language and are in no catalog (`walk`). Each entry is a `Reference`: its text, and the DOI or
the address it names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token

from pipeline.model import Reference

DOI = re.compile(
    r"(?:\bdoi:[ \t]*|\bhttps?://(?:dx\.)?doi\.org/|(?<![\w/.]))(10\.\d{4,9}/[^\s\"<>{}|^`]+)", re.IGNORECASE
)
"""A DOI as people write it, with or without a prefix; ISO 26324 leaves the suffix free."""
_PUNCTUATION = ".,;:!?'”’»"
_CLOSING = {")": "(", "]": "["}


def references(tokens: Sequence[Token]) -> tuple[Reference, ...]:
    """Every entry of an article's bibliographies, in order, each once."""
    if not any(token.type == "references_open" or token.meta.get("citation") for token in tokens):
        return ()
    return tuple(dict.fromkeys(_found(tokens)))


def dois(text: str) -> Iterator[tuple[int, int, str]]:
    """Where in a text a DOI stands, prefix and all, and the DOI alone: (start, end, DOI)."""
    for found in DOI.finditer(text):
        doi = _without_punctuation(found[1])
        yield found.start(), found.end() - (len(found[1]) - len(doi)), doi


def _found(tokens: Sequence[Token]) -> Iterator[Reference]:
    inside = 0
    for before, token in pairwise(tokens):
        if before.type == "references_open":
            inside += 1
        if token.type == "references_close":
            inside -= 1
        if before.type == "paragraph_open" and (inside or token.meta.get("citation")):
            text = " ".join(_text(token.children or ()).split())
            if text:
                yield _reference(text, token.children or ())


def _reference(text: str, children: Iterable[Token]) -> Reference:
    doi = next((doi for _, _, doi in dois(text)), "")
    targets = (str(child.attrs.get("href", "")) for child in children if child.type == "link_open")
    addresses = [target for target in targets if target.startswith(("https://", "http://"))]
    doi = doi or next((doi for address in addresses for _, _, doi in dois(address)), "")
    return Reference(text, doi, "" if doi else next(iter(addresses), ""))


def _text(children: Iterable[Token]) -> str:
    breaks = ("softbreak", "hardbreak")
    return "".join(" " if t.type in breaks else t.content for t in children if t.type != "html_inline")


def _without_punctuation(doi: str) -> str:
    """A sentence's punctuation is no part of a DOI; a bracket is, if it was opened in it."""
    while doi and (doi[-1] in _PUNCTUATION or doi.count(doi[-1]) > doi.count(_CLOSING.get(doi[-1], doi[-1]))):
        doi = doi[:-1]
    return doi
