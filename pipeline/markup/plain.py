"""What a reader reads of a text, with the way back: for checks, which look at words and point at them.

`plain(text)` leaves out marks, addresses, labels and tags, and puts `OBJECT` where something stands that is not prose:
code, a picture, a placeholder, a footnote's mark, a bare address. Entities and escapes are the characters they stand
for. Where a text has no mark, and most have none, plain is the identity.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import unescape

from markdown_it.token import Token

from pipeline.lazy import lazy
from pipeline.markup import rawhtml
from pipeline.markup.kinds import Nature, nature
from pipeline.markup.parser import MARK
from pipeline.markup.placeholders import NO_WORDS, is_suspect
from pipeline.markup.simple import Part
from pipeline.markup.traced import AT, traced
from pipeline.model import Target

OBJECT = "\ufffc"
"""Stands for code, a picture, a placeholder, a footnote's mark or a bare address: something, but no words."""


_Cut = tuple[str, int, int]
"""Some characters, and the slice they stand for: one each when they are as long as it."""


class Plain:
    """The words of a text, and where each character of them was found."""

    def __init__(self, text: str, cuts: Sequence[_Cut] | None = None, length: int = 0) -> None:
        """`cuts` are what the text was joined from, in a text of that length; None where it is the text itself."""
        self.text = text
        self._cuts = cuts
        self._length = length

    @lazy
    def starts(self) -> Sequence[int]:
        """For each character its offset in the msgid or msgstr, and one more for the end. They never go down."""
        if self._cuts is None:
            return range(len(self.text) + 1)
        begins: list[int] = []
        for content, start, end in self._cuts:
            begins += range(start, end) if len(content) == end - start else [start] * len(content)
        return (*begins, self._length)

    @lazy
    def ends(self) -> Sequence[int]:
        """For each character where it ends there: one on, but for entities, escapes and objects."""
        if self._cuts is None:
            return range(1, len(self.text) + 1)
        finishes: list[int] = []
        for content, start, end in self._cuts:
            finishes += range(start + 1, end + 1) if len(content) == end - start else [end] * len(content)
        return tuple(finishes)

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


def at_sight(text: str) -> Plain | None:
    """The plain view of a text that is one itself, whatever it is written in, as most are; None where there is more."""
    return None if MARK.search(text) or is_suspect(text) else Plain(text)


def unmarked(text: str) -> Plain:
    """The plain view of a text without a mark."""
    return _without_addresses(Plain(text)) if is_suspect(text) else Plain(text)


def of_parts(text: str, parts: Sequence[Part]) -> Plain:
    """The plain view of a simple text, from its `simple.parts`."""
    if not parts:
        return unmarked(text)
    cuts: list[_Cut] = []
    at = 0
    for part in parts:
        if at < part.start:
            cuts.append((text[at : part.start], at, part.start))
        if part.kind == "note":
            cuts.append((OBJECT, part.start, part.end))
        else:
            start, end = part.inner
            cuts.append((text[start:end], start, end))
        at = part.end
    if at < len(text):
        cuts.append((text[at:], at, len(text)))
    return _made(cuts, len(text))


# ---------------------------------------------------------------- pieces


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


def joined(cuts: Sequence[_Cut], length: int) -> Plain:
    """Cuts of a text of that length as a view of it."""
    return Plain("".join([cut[0] for cut in cuts]), cuts, length)


def _made(cuts: list[_Cut], length: int) -> Plain:
    if len(cuts) == 1 and cuts[0][1:] == (0, length) and len(cuts[0][0]) == length:
        return unmarked(cuts[0][0])
    if not all(cut[0] for cut in cuts):
        cuts = [(OBJECT, *cut[1:]) if not cut[0] and _between_digits(cuts, n) else cut for n, cut in enumerate(cuts)]
    view = joined(cuts, length)
    return _without_addresses(view) if is_suspect(view.text) else view


def _between_digits(cuts: list[_Cut], at: int) -> bool:
    """Whether a cut without words parts two figures: 10<sup>6</sup> is not 106."""
    before, after = at - 1, at + 1
    while before > 0 and not cuts[before][0]:
        before -= 1
    while after < len(cuts) - 1 and not cuts[after][0]:
        after += 1
    return before >= 0 and after < len(cuts) and cuts[before][0][-1:].isdigit() and cuts[after][0][:1].isdigit()


def _without_addresses(view: Plain) -> Plain:
    """Bare addresses and placeholders as one `OBJECT` each."""
    words, starts, ends = view.text, view.starts, view.ends
    cuts: list[_Cut] = []
    at = 0
    for found in NO_WORDS.finditer(words):
        start, end = found.span()
        cuts += [(words[n], starts[n], ends[n]) for n in range(at, start)]
        cuts.append((OBJECT, starts[start], ends[end - 1]))
        at = end
    if not at:
        return view
    cuts += [(words[n], starts[n], ends[n]) for n in range(at, len(words))]
    return joined(cuts, starts[-1])
