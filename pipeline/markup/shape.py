"""What a text is made of, besides words: for checks that compare a translation with its source.

Two texts have the same shape when the parser finds the same links, pictures, code, footnotes, tags, emphasis and hard
breaks in them; their order is free, for languages differ in it. Each is found when it is first asked for, and knows
where it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from pipeline.lazy import lazy
from pipeline.markup import plain, rawhtml, simple, tags
from pipeline.markup.kinds import Nature, nature
from pipeline.markup.parser import MARK
from pipeline.markup.plain import OBJECT, Plain
from pipeline.markup.tags import Tag
from pipeline.markup.traced import AT, LEFT, everything, traced
from pipeline.model import Target

_EMPHASIS = ("em_open", "strong_open", "s_open")


@dataclass(frozen=True, slots=True)
class Mark:
    """Something in a text that is no words."""

    value: str
    """The address, the code, the label, `em`, `&nbsp;`, …"""
    at: tuple[int, int]
    """Its slice of the msgid or msgstr; of a link or emphasis the whole, of emphasis the opening mark."""
    words: str = ""
    """The words of a link, the alt text of a picture, the character of an entity or escape."""
    auto: bool = False
    """A link that is its own words: `<https://…>`."""


class Shape:
    """One msgid or msgstr, parsed once."""

    def __init__(self, text: str, targets: tuple[Target, ...] = (), kind: str = "") -> None:
        """`targets` are what its labels stand for, `kind` is its unit's."""
        self.source = text
        self.nature = nature(kind)
        self.kind = kind
        self.targets = targets

    @lazy
    def simple(self) -> tuple[simple.Part, ...] | None:
        """The marked parts of a text that has only the plainest marks; None where only the parser knows."""
        if self.nature is not Nature.MARKDOWN:
            return None
        return simple.parts(self.source, self.targets) if MARK.search(self.source) else ()

    @lazy
    def tokens(self) -> tuple[Token, ...]:
        """The inline tokens of a Markdown text, with their places."""
        return traced(self.source, self.targets) if self.nature is Nature.MARKDOWN else ()

    @lazy
    def plain(self) -> Plain:
        """What a reader reads of it."""
        if self.nature is not Nature.MARKDOWN:
            return plain.plain(self.source, (), self.kind)
        if self.simple is None:
            return plain.of_tokens(self.source, self.tokens)
        return plain.of_parts(self.source, self.simple)

    @lazy
    def _all(self) -> tuple[Token, ...]:
        """Every token, those inside others too; of a simple text none, for `simple` says what is in it."""
        return tuple(everything(self.tokens)) if self.simple is None else ()

    @lazy
    def addresses(self) -> tuple[Mark, ...]:
        """Links and autolinks."""
        if self.simple is not None:
            source = self.source
            return tuple(
                Mark(part.value, (part.start, part.end), source[slice(*part.inner)])
                for part in self.simple
                if part.kind == "link"
            )
        found: list[Mark] = []
        for tokens in _levels(self.tokens):
            for number, token in enumerate(tokens):
                if token.type == "link_open":
                    found.append(
                        Mark(str(token.attrs["href"]), token.meta[AT], _words(tokens, number + 1), token.info == "auto")
                    )
        return tuple(found)

    @lazy
    def links(self) -> tuple[Mark, ...]:
        return tuple(mark for mark in self.addresses if not mark.auto)

    @lazy
    def images(self) -> tuple[Mark, ...]:
        return tuple(
            Mark(str(t.attrs["src"]), t.meta[AT], _words(t.children or (), 0)) for t in self._all if t.type == "image"
        )

    @lazy
    def code(self) -> tuple[Mark, ...]:
        return tuple(Mark(t.content, t.meta[AT]) for t in self._all if t.type == "code_inline")

    @lazy
    def footnotes(self) -> tuple[Mark, ...]:
        """Labels; `^` for a footnote in the line."""
        if self.simple is not None:
            return tuple(Mark(part.value, (part.start, part.end)) for part in self.simple if part.kind == "note")
        return tuple(Mark(str(t.meta.get("label") or "^"), t.meta[AT]) for t in self._all if t.type == "footnote_ref")

    @lazy
    def emphasis(self) -> tuple[Mark, ...]:
        """`em`, `strong`, `s`."""
        if self.simple is not None:
            runs = (part for part in self.simple if part.kind in ("em", "strong"))
            return tuple(Mark(part.kind, (part.inner[0] - 1, part.inner[0])) for part in runs)
        return tuple(Mark(t.tag, t.meta[AT]) for t in self._all if t.type in _EMPHASIS)

    @lazy
    def breaks(self) -> tuple[Mark, ...]:
        """Hard line breaks."""
        return tuple(Mark("", t.meta[AT]) for t in self._all if t.type == "hardbreak")

    @lazy
    def left(self) -> tuple[Mark, ...]:
        """Marks that opened and closed nothing."""
        return tuple(Mark(t.content, t.meta[AT]) for t in self._all if LEFT in t.meta)

    @lazy
    def entities(self) -> tuple[Mark, ...]:
        return self._special("entity")

    @lazy
    def escapes(self) -> tuple[Mark, ...]:
        r"""Backslashes before something: `\*`, and `\ক` whose backslash stays."""
        return self._special("escape")

    def _special(self, info: str) -> tuple[Mark, ...]:
        return tuple(
            Mark(t.markup, t.meta[AT], t.content) for t in self._all if t.type == "text_special" and t.info == info
        )

    @lazy
    def tags(self) -> tuple[Tag, ...]:
        """Raw HTML; in texts that are no HTML, what looks like it."""
        if "<" not in self.source:
            return ()
        if self.nature is Nature.MARKDOWN:
            return tuple(tags.tag(t.content, t.meta[AT]) for t in self._all if t.type == "html_inline")
        found, at = [], 0
        for part in rawhtml.parts(self.source):
            if part.markup:
                found.append(tags.tag(part.text, (at, at + len(part.text))))
            at += len(part.text)
        return tuple(found)

    @lazy
    def literal(self) -> Plain:
        """The text that no rule of the parser claimed, `OBJECT` for whatever it did claim."""
        if self.nature is not Nature.MARKDOWN:
            return self.plain
        cuts: list[tuple[str, int, int]] = []
        hidden = False
        for token in self.tokens:
            start, end = token.meta[AT]
            if token.type == "text" and not hidden:
                cuts.append((token.content, start, end))
            elif not (cuts and cuts[-1][0] == OBJECT):
                # Of a link only its brackets are hidden, not its words.
                cuts.append((OBJECT, *_bracket(token.type, start, end)))
            if token.type in ("link_open", "link_close"):
                hidden = token.type == "link_open" and token.info == "auto"
        return plain.joined(cuts, len(self.source))


def shape(text: str, targets: tuple[Target, ...] = (), kind: str = "") -> Shape:
    """The shape of a msgid or msgstr."""
    return Shape(text, targets, kind)


def _bracket(kind: str, start: int, end: int) -> tuple[int, int]:
    match kind:
        case "link_open":
            return start, start + 1
        case "link_close":
            return end - 1, end
    return start, max(end, start + 1)


def _levels(tokens: Sequence[Token]) -> list[Sequence[Token]]:
    """The token lists: the text's own, and those inside pictures and footnotes."""
    found = [tokens]
    for level in found:  # it grows on the way
        found += [token.children for token in level if token.children]
    return found


def _words(tokens: Sequence[Token], start: int) -> str:
    """The words up to the end of the link, or of all."""
    words: list[str] = []
    for token in tokens[start:]:
        if token.type == "link_close":
            break
        if token.type == "image":
            words.append(_words(token.children or (), 0))
        elif token.type in ("softbreak", "hardbreak"):
            words.append(" ")
        else:
            words.append(token.content if token.type != "html_inline" else "")
    return "".join(words)
