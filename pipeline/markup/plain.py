"""What a reader reads of a text, with the way back: for checks, which look at words and point at them.

`plain(text)` leaves out marks, addresses, labels and tags, and puts `OBJECT` where something stands that is not prose:
code, a picture, a placeholder, a footnote's mark, a bare address. Entities and escapes are the characters they stand
for. Where a text has no mark, and most have none, plain is the identity.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import unescape

from markdown_it.token import Token

from pipeline.markup import rawhtml
from pipeline.markup.kinds import Nature, nature
from pipeline.markup.placeholders import NO_WORDS, SUSPECT
from pipeline.markup.traced import AT, traced
from pipeline.model import Target

OBJECT = "\ufffc"
"""Stands for code, a picture, a placeholder, a footnote's mark or a bare address: something, but no words."""


@dataclass(frozen=True, slots=True)
class Plain:
    """The words of a text, and where each character of them was found."""

    text: str
    starts: Sequence[int]
    """For each character its offset in the msgid or msgstr, and one more for the end. They never go down."""
    ends: Sequence[int]
    """For each character where it ends there: one on, but for entities, escapes and objects."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The slice of the msgid or msgstr that a slice of the plain text came from."""
        return (self.starts[start], self.ends[end - 1] if end > start else self.starts[start])


def plain(text: str, targets: tuple[Target, ...] = (), kind: str = "") -> Plain:
    """The plain view of a msgid or msgstr. `targets` are what its labels stand for, `kind` is its unit's."""
    match nature(kind):
        case Nature.MARKDOWN:
            return of_tokens(text, traced(text, targets))
        case Nature.TEXT:
            return _made([(text, 0, len(text))], len(text))
        case Nature.VALUE:
            return _made(_entities(text, 0), len(text))
        case Nature.HTML:
            return _made(_of_html(text), len(text))


def of_tokens(text: str, tokens: Sequence[Token]) -> Plain:
    """The plain view of a Markdown text, from its `traced` tokens."""
    return _made(list(_of_markdown(tokens)), len(text))


# ---------------------------------------------------------------- pieces


_Cut = tuple[str, int, int]
"""Some characters, and the slice they stand for: one each when they are as long as it."""

_FORMATTING = rawhtml.PHRASING - {"br", "img", "ins", "code", "data"} | {"ins", "font", "u", "big", "center", "tt"}
"""Tags that split no word."""
_UNREAD = frozenset(("code", "kbd", "samp", "var"))
"""Elements whose text is typed or shown as it is."""
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def _of_markdown(tokens: Iterable[Token]) -> Iterable[_Cut]:
    within = ""
    for token in tokens:
        kind = token.type
        start, end = token.meta[AT]
        if within:
            # Nothing inside an autolink or `<code>` is read.
            closed = kind == "link_close" if within == "link" else _closes(token, within)
            within = "" if closed else within
        elif kind in ("text", "text_special"):
            if token.content:
                yield token.content, start, end
        elif kind == "softbreak":
            yield " ", start, end
        elif kind == "hardbreak":
            yield "\n", start, end
        elif kind in ("code_inline", "image", "footnote_ref"):
            yield OBJECT, start, end
        elif kind == "link_open" and token.info == "auto":
            within = "link"
            yield OBJECT, start, end
        elif kind == "html_inline":
            tag = _TAG.match(token.content)
            name = tag[2].lower() if tag else ""
            if name in _UNREAD and tag and not tag[1]:
                within = name
                yield OBJECT, start, end
            elif name in ("sub", "sup"):
                yield "", start, end
            elif name and name not in _FORMATTING and name not in _UNREAD:
                yield OBJECT, start, end


def _closes(token: Token, name: str) -> bool:
    return token.type == "html_inline" and token.content.lower().startswith(f"</{name}")


def _of_html(text: str) -> list[_Cut]:
    cuts: list[_Cut] = []
    at = 0
    for part in rawhtml.parts(text):
        start, at = at, at + len(part.text)
        if not part.markup:
            cuts += _entities(part.text, start)
        elif part.name in ("sub", "sup"):
            cuts.append(("", start, at))
        elif part.name and part.name not in _FORMATTING:
            cuts.append((OBJECT, start, at))
    return cuts


def _entities(text: str, offset: int) -> list[_Cut]:
    """Text of HTML: entities as characters, line ends as spaces."""
    cuts, at = [], 0
    text = text.replace("\n", " ")
    for entity in _ENTITY.finditer(text):
        meant = unescape(entity[0])
        if meant != entity[0]:
            cuts.append((text[at : entity.start()], offset + at, offset + entity.start()))
            at = entity.end()
            cuts.append((meant, offset + entity.start(), offset + at))
    cuts.append((text[at:], offset + at, offset + len(text)))
    return cuts


# ---------------------------------------------------------------- putting together


def joined(cuts: list[tuple[str, int, int]], length: int) -> Plain:
    """Cuts of a text of that length as a view of it."""
    kept: list[str] = []
    begins: list[int] = []
    finishes: list[int] = []
    for content, start, end in cuts:
        kept.append(content)
        if len(content) == end - start:
            begins += range(start, end)
            finishes += range(start + 1, end + 1)
        else:
            begins += [start] * len(content)
            finishes += [end] * len(content)
    return Plain("".join(kept), (*begins, length), tuple(finishes))


def _made(cuts: list[_Cut], length: int) -> Plain:
    if len(cuts) == 1 and cuts[0][1:] == (0, length) and len(cuts[0][0]) == length:
        words, starts, ends = cuts[0][0], range(length + 1), range(1, length + 1)
        return _without_addresses(words, starts, ends) if SUSPECT.search(words) else Plain(words, starts, ends)
    view = joined(
        [(OBJECT, *cut[1:]) if not cut[0] and _between_digits(cuts, n) else cut for n, cut in enumerate(cuts)], length
    )
    return _without_addresses(view.text, view.starts, view.ends) if SUSPECT.search(view.text) else view


def _between_digits(cuts: list[_Cut], at: int) -> bool:
    """Whether a cut without words parts two figures: 10<sup>6</sup> is not 106."""
    before, after = at - 1, at + 1
    while before > 0 and not cuts[before][0]:
        before -= 1
    while after < len(cuts) - 1 and not cuts[after][0]:
        after += 1
    return before >= 0 and after < len(cuts) and cuts[before][0][-1:].isdigit() and cuts[after][0][:1].isdigit()


def _without_addresses(words: str, starts: Sequence[int], ends: Sequence[int]) -> Plain:
    """Bare addresses and placeholders as one `OBJECT` each."""
    kept: list[str] = []
    begins: list[int] = []
    finishes: list[int] = []
    at = 0
    for found in NO_WORDS.finditer(words):
        start, end = found.span()
        kept += [words[at:start], OBJECT]
        begins += [*starts[at:start], starts[start]]
        finishes += [*ends[at:start], ends[end - 1]]
        at = end
    if not at:
        return Plain(words, starts, ends)
    kept.append(words[at:])
    begins += starts[at:]
    finishes += ends[at:]
    return Plain("".join(kept), tuple(begins), tuple(finishes))
