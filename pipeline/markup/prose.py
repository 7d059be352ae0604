"""Two questions about a block's Markdown, answered without parsing it: what does it say, is there anything to
translate in it? And white space, folded.
"""

from __future__ import annotations

import re
from html import unescape

_SPACE = re.compile(r"[ \t\n\r\f]+")
_LABEL = re.compile(r"\]\([^()\s]*(?:\s+\"[^\"]*\")?\)|\]\[[^\[\]]*\]")
_MARKS = re.compile(r"<[^<>]*>|\[\^[^\[\]]+\]|(?<!\\)(?:[*`~\[\]]|!(?=\[))|(?<!\w)_|_(?!\w)")
_MARKED = re.compile(r"[`<\[&*_~\\\n]| {2}")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")

_LETTER = re.compile(r"[^\W_]")
_SUSPECT = re.compile(r"[`<\[&:/]|www\.")
_OPENING = re.compile(r"(?:[^\w`<\[&:/]|_)*+[^\W_][^`<\[&:/\s]*+\s")
"""Gives nothing back: a text of a megabyte without a space would take an hour."""
_NOT_PROSE = re.compile(
    r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)"  # code spans
    r"|<[^<>]*>"  # autolinks and tags
    r"|\[\^[^\[\]\s]+\]"  # footnote references
    r"|\]\[[^\[\]]*\]|\]\([^()]*\)"  # the addresses of links
    r"|\b(?:https?|ftp)://\S+|\bwww\.\S+|\bmailto:\S+"  # bare addresses
    r"|\bdoi:\s*10\.\S+|\b10\.\d{4,9}/\S+"  # DOIs
    r"|&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);",
    re.DOTALL,
)


def folded(text: str) -> str:
    """The text with white space as HTML shows it: one space for any run, none at the ends. A no-break space stays."""
    return _SPACE.sub(" ", text).strip(" ")


def plain(markdown: str) -> str:
    """Roughly what a reader sees of an inline text: for comments and ids, where roughly will do."""
    if not _MARKED.search(markdown):
        return markdown
    text = _ESCAPE.sub(r"\1", _MARKS.sub("", _LABEL.sub("]", markdown)))
    return re.sub(r"\s+", " ", unescape(text)).strip()


def is_prose(markdown: str) -> bool:
    """Whether an inline text holds a letter or figure outside code, addresses, tags and entities.

    Code, bare addresses and DOIs are the same in every language; so is a dash in a table.
    """
    if _OPENING.match(markdown):
        return True  # a whole word before anything that is no prose
    if not _LETTER.search(markdown):
        return False
    return not _SUSPECT.search(markdown) or _LETTER.search(_NOT_PROSE.sub(" ", markdown)) is not None
