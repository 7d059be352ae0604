"""The walk: every place of an article that can be translated, in reading order.

Extraction and translation are this one walk. It yields slots; a slot has a unit and can be filled. Extraction
collects the units, translation fills the slots: what the one sees the other sees (law 4).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from markdown_it.token import Token

from pipeline.markup import drawings, frontmatter, links, rawhtml
from pipeline.markup.directives import Directive, directives
from pipeline.markup.frontmatter import FrontMatter
from pipeline.markup.parser import SWAP, Env, Swap, markdown
from pipeline.markup.prose import folded, is_prose, plain
from pipeline.model import State, Target, Unit

REFERENCE_HEADINGS = frozenset(("references", "bibliography", "works cited", "citations"))
"""Sections whose lists are citations, which no language translates."""

_CITATION = re.compile(r"\bdoi:\s*10\.\d{4,}/|\bdoi\.org/10\.\d{4,}/", re.I)
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_BREAK_WITH_SPACE = re.compile(r"[ \t]\n|\n[ \t]")
_JOINS_TO_LINK = re.compile(r"\]\([ \t\n]*<[^>\n]*\n")


class Slot(Protocol):
    """A place that a translation can fill."""

    unit: Unit

    def fill(self, text: str, number: int, states: list[State]) -> None:
        """Put a translation there. `number` is the unit's in the page, `states` the page's list."""
        ...

    def keep(self, number: int) -> None:
        """Leave the English text there."""
        ...


def slots(
    front: FrontMatter,
    tokens: list[Token],
    env: Env,
    texts: dict[str, str],
    source_language: str = "en",
    drawn: Drawn | None = None,
) -> Iterator[Slot]:
    """Every slot of an article in reading order; filling the front matter's writes into `texts`, those of drawings
    into `drawn`.

    The caller fills or keeps each slot before asking for the next.
    """
    for key, unit in frontmatter.units(front):
        yield _FieldSlot(unit, key, texts)
    yield from _Walk(front, tokens, env, source_language, drawn or Drawn("", {})).slots()


# ---------------------------------------------------------------- slots


class _FieldSlot:
    __slots__ = ("key", "texts", "unit")

    def __init__(self, unit: Unit, key: str, texts: dict[str, str]) -> None:
        self.unit = unit
        self.key = key
        self.texts = texts

    def fill(self, text: str, number: int, states: list[State]) -> None:
        self.texts[self.key] = folded(text)

    def keep(self, number: int) -> None:
        pass


class _TextSlot:
    """A block's own text. `mark` is the key of `token.meta` that names the unit to the formats."""

    __slots__ = ("mark", "token", "unit", "wrap")

    def __init__(self, unit: Unit, token: Token, mark: str = "unit", wrap: tuple[str, str] = ("", "")) -> None:
        self.unit = unit
        self.token = token
        self.mark = mark
        self.wrap = wrap
        """What stands before and after the text when the unit is only the alt text of a picture."""

    def fill(self, text: str, number: int, states: list[State]) -> None:
        before, after = self.wrap
        swap = Swap(f"{before}{text}{after}", self.unit.targets, bool(before), number, states)
        self.token.meta = {**self.token.meta, self.mark: number, SWAP: swap}

    def keep(self, number: int) -> None:
        self.token.meta = {**self.token.meta, self.mark: number}


class _TitleSlot:
    """The title of a link or picture, or a lone picture's caption; shown only where its block is translated."""

    __slots__ = ("english", "label", "mark", "token", "unit")

    def __init__(self, unit: Unit, token: Token, label: str, mark: str = "", english: Swap | None = None) -> None:
        self.unit = unit
        self.token = token
        self.label = label
        self.mark = mark
        self.english = english
        """For a caption: the picture in English, should its alt text have no translation."""

    def fill(self, text: str, number: int, states: list[State]) -> None:
        self.keep(number)
        swap = self.token.meta.get(SWAP)
        if swap is None and self.english is not None:
            swap = self.token.meta[SWAP] = self.english
            swap.unit, swap.states = number, states
        if swap is not None:
            swap.titles[self.label.upper()] = text

    def keep(self, number: int) -> None:
        if self.mark:
            self.token.meta = {**self.token.meta, self.mark: number}


class _HtmlSlot:
    __slots__ = ("index", "piece", "texts", "token", "unit")

    def __init__(self, unit: Unit, token: Token, piece: rawhtml.Piece, texts: list[str], index: int) -> None:
        self.unit = unit
        self.token = token
        self.piece = piece
        self.texts = texts
        self.index = index

    def fill(self, text: str, number: int, states: list[State]) -> None:
        self.keep(number)
        filled = self.piece.filled(text)
        if filled is None:
            states[number] = State.BROKEN
            self.token.meta["fault"] = "the HTML tags differ from the source's"
        else:
            self.texts[self.index] = filled
            self.token.content = "".join(self.texts)

    def keep(self, number: int) -> None:
        self.token.meta = {**self.token.meta, "units": (*self.token.meta.get("units", ()), number)}


@dataclass(slots=True)
class Drawn:
    """The drawings of an article, and what their texts become."""

    article: str
    """Its path, which the drawings' are told from."""
    drawings: Mapping[str, str]
    """Path → SVG."""
    said: dict[str, list[str]] = field(default_factory=dict)
    """Path → what each text says in the page's language, "" where it stays as it is."""


class _DrawingSlot:
    __slots__ = ("index", "texts", "unit")

    def __init__(self, unit: Unit, texts: list[str], index: int) -> None:
        self.unit = unit
        self.texts = texts
        self.index = index

    def fill(self, text: str, number: int, states: list[State]) -> None:
        self.texts[self.index] = folded(text)

    def keep(self, number: int) -> None:
        pass


class _CodeSlot:
    __slots__ = ("token", "unit")

    def __init__(self, unit: Unit, token: Token) -> None:
        self.unit = unit
        self.token = token

    def fill(self, text: str, number: int, states: list[State]) -> None:
        self.keep(number)
        self.token.content = text + "\n" * self.token.content.endswith("\n")

    def keep(self, number: int) -> None:
        self.token.meta = {**self.token.meta, "unit": number}


# ---------------------------------------------------------------- the walk


_KINDS = {
    "paragraph_open": "paragraph",
    "th_open": "table header",
    "td_open": "table cell",
    "dt_open": "term",
    "card_title_open": "card title",
}
_WITHIN = {
    "list_item_open": "list item",
    "blockquote_open": "quotation",
    "dd_open": "definition",
    "footnote_reference_open": "footnote",
}
"""What a paragraph is called by the container it stands in."""


class _Walk:
    """One pass over an article's block tokens."""

    def __init__(self, front: FrontMatter, tokens: list[Token], env: Env, source_language: str, drawn: Drawn) -> None:
        self.tokens = tokens
        self.env = env
        self.source_language = source_language
        self.drawn = drawn
        self.first_line = front.lines + 1
        self.word = links.prefix(front.body)
        self.section = ""
        self.notes: list[str] = []
        self.context: str | None = None
        self.fate = ""
        self.wants_code = False
        self.off = False
        self.skip_until: int | None = None
        """Level at which the block to be skipped ends."""
        self.skip_next = False
        self.foreign = rawhtml.HOME
        """The element of another language that raw HTML has left open, and the level it stands at."""
        self.foreign_level = 0

    def slots(self) -> Iterator[Slot]:
        containers: list[str] = []
        within = ""
        before = Token("", "", 0)
        for token in self.tokens:
            kind = token.type
            if kind == "inline":
                if not self.off and self.skip_until is None and self.foreign is rawhtml.HOME:
                    role = self._role(token, before, within)
                    if not role:
                        token.meta = {**token.meta, "skip": True, "citation": True}
                    elif "[" in token.content:
                        yield from self._linked(token, role)
                    elif is_prose(token.content):
                        yield _TextSlot(self._unit(joined(token.content), role, token), token)
                elif self.foreign is rawhtml.HOME:
                    if before.type == "heading_open":
                        self.section = plain(token.content)
                    token.meta = {**token.meta, "skip": True}
            elif token.nesting > 0:
                if self.skip_next or kind == "references_open":
                    self._enter(token)
                if kind in _WITHIN:
                    containers.append(kind)
                    within = _WITHIN[kind]
            elif token.nesting < 0:
                if self.skip_until == token.level:
                    self.skip_until = None
                if token.level < self.foreign_level:
                    self.foreign, self.foreign_level = rawhtml.HOME, 0
                if containers and containers[-1] == kind[:-5] + "open":
                    containers.pop()
                    within = _WITHIN[containers[-1]] if containers else ""
            elif kind == "html_block":
                yield from self._html(token)
            elif kind in ("fence", "code_block"):
                yield from self._code(token)
            before = token

    # ------------------------------------------------------------ blocks

    def _role(self, token: Token, before: Token, within: str) -> str:
        """What an inline text is in the article, by the token before it; "" for what no language translates."""
        if before.type == "heading_open":
            self.section = plain(token.content)
            return f"heading {before.tag[1]}"
        if within and before.type == "paragraph_open":
            return "" if within == "list item" and self._is_citation(token.content) else within
        return _KINDS.get(before.type, "paragraph")

    def _linked(self, token: Token, kind: str) -> Iterator[Slot]:
        """A text with brackets: its addresses are taken out, their titles are units of their own."""
        taken = links.take_out(token.content, markdown(), self.env, self.word)
        if taken.lone is not None:
            yield from self._picture(token, taken)
            return
        if not is_prose(taken.text):
            return
        msgid = joined(taken.text)
        yield _TextSlot(self._unit(msgid, kind, token, taken.targets), token)
        for target in taken.targets:
            if target.title and is_prose(target.title):
                title = "image title" if target.label.startswith("image") else "link title"
                yield _TitleSlot(self._unit(joined(target.title), title, token), token, target.label)
        for target in taken.targets if self.drawn.drawings else ():
            yield from self._drawing(token, target)

    def _drawing(self, token: Token, target: Target) -> Iterator[Slot]:
        """The texts of a drawing, where the article shows it first."""
        path = drawings.of_article(self.drawn.article, target.url) if target.label.startswith("image") else ""
        if path not in self.drawn.drawings or path in self.drawn.said:
            return
        found = drawings.texts(self.drawn.drawings[path])
        said = self.drawn.said[path] = [""] * len(found)
        for index, (kind, text) in enumerate(found):
            yield _DrawingSlot(self._unit(text, kind, token), said, index)

    def _picture(self, token: Token, taken: links.Taken) -> Iterator[Slot]:
        """A picture alone in its paragraph: its alt text and its caption."""
        target, alt = taken.targets[0], taken.lone or ""
        wrap = ("![", f"][{target.label}]")
        if is_prose(alt):
            yield _TextSlot(self._unit(joined(alt), "image alt", token, taken.targets), token, wrap=wrap)
        if target.title and is_prose(target.title):
            english = Swap(f"{wrap[0]}{alt}{wrap[1]}", taken.targets, True, 0, [])
            yield _TitleSlot(
                self._unit(joined(target.title), "image caption", token), token, target.label, "caption_unit", english
            )
        if self.drawn.drawings:
            yield from self._drawing(token, target)

    def _html(self, token: Token) -> Iterator[Slot]:
        found = directives(token.content)
        if found:
            token.meta = {**token.meta, "directive": True}
            for directive in found:
                self._obey(directive, token.level)
        if found is not None:
            return
        foreign = self.foreign
        self.foreign = rawhtml.foreign_after(token.content, self.source_language, foreign)
        if foreign is rawhtml.HOME:
            self.foreign_level = token.level
        if self._skipped():
            return
        pieces = rawhtml.pieces(token.content, self.source_language, foreign)
        texts = [piece.text for piece in pieces]
        for index, piece in enumerate(pieces):
            if piece.kind:
                yield _HtmlSlot(self._unit(piece.msgid, piece.kind, token), token, piece, texts, index)

    def _code(self, token: Token) -> Iterator[Slot]:
        wanted, self.wants_code = self.wants_code, False
        if not self._skipped() and self.foreign is rawhtml.HOME and wanted and token.content.strip():
            yield _CodeSlot(self._unit(token.content.removesuffix("\n"), "code", token), token)

    # ------------------------------------------------------------ directives

    def _obey(self, directive: Directive, level: int) -> None:
        match directive.name:
            case "off":
                self.off = True
            case "on":
                self.off = False
            case "skip":
                self.skip_next = True
            case "comment":
                self.notes.append(directive.text)
            case "context":
                self.context = directive.text
            case "code":
                self.wants_code = True
            case fate:
                self.fate = fate

    def _enter(self, token: Token) -> None:
        """A block opens that is to be skipped."""
        if self.skip_until is None:
            self.skip_next = False
            self.skip_until = token.level

    def _skipped(self) -> bool:
        if self.off or self.skip_until is not None:
            return True
        skipped, self.skip_next = self.skip_next, False
        return skipped

    def _is_citation(self, content: str) -> bool:
        return self.section.casefold() in REFERENCE_HEADINGS or _CITATION.search(content) is not None

    # ------------------------------------------------------------ units

    def _unit(self, msgid: str, kind: str, token: Token, targets: tuple[Target, ...] = ()) -> Unit:
        section = "" if kind.startswith("heading") else self.section
        line = self.first_line + token.map[0] if token.map else 0
        if not (self.notes or self.context or self.fate):
            return Unit(msgid, kind, None, section, (), targets, line)
        notes, context, fate = tuple(self.notes), self.context, self.fate
        self.notes, self.context, self.fate = [], None, ""
        return Unit(msgid, kind, context, section, notes, targets, line, fate)


def joined(text: str) -> str:
    """The text with soft line breaks as one space; hard breaks (`\\` or two spaces) stay.

    Two more must stay: inside `](<…` a break keeps a link from being one, and white space beside a break inside a
    code span is part of the code.
    """
    if "\n" not in text:
        return text
    if "](" in text and _JOINS_TO_LINK.search(text):
        return text
    if "`" in text and any(_BREAK_WITH_SPACE.search(code[2]) for code in _CODE.finditer(text)):
        return text
    if "  \n" not in text and "\\\n" not in text:
        return " ".join([line.strip(" \t") for line in text.split("\n")])
    first, *rest = text.split("\n")
    lines = [first]
    for line in rest:
        if _breaks(lines[-1]):
            lines.append(line.lstrip(" \t"))
        else:
            lines[-1] = lines[-1].rstrip(" \t") + " " + line.lstrip(" \t")
    return "\n".join(lines)


def _breaks(line: str) -> bool:
    """Whether a line ends in a hard break: two spaces, or a backslash that no other one escapes."""
    return line.endswith("  ") or (len(line) - len(line.rstrip("\\"))) % 2 == 1
