"""A page's tokens as Typst source: one function per kind of token, in the tables at the end.

The source is code, not markup: a row of expressions, every text in a string literal (`literals`). It calls
functions of `handout.typ` for what has a look of its own. `/*12*/` before a block names its line in the article,
so that an error can.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from urllib.parse import unquote

from markdown_it.token import Token

from pipeline import markup
from pipeline.errors import RenderError
from pipeline.findings import Place
from pipeline.languages import Language
from pipeline.markup.figures import lone_image
from pipeline.markup.page import text_of
from pipeline.model import Page, State
from pipeline.render.late import late_link, strip_marks
from pipeline.render.print.literals import LATIN, block, breakable, call, prose, string, value
from pipeline.render.print.rawhtml import passages
from pipeline.render.print.tree import Node, tree

_CURRENT = (State.SOURCE, State.TRANSLATED, State.STALE)
"""States in which a text is in the page's language."""
_HTML_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_LONG_ROW, _LONG_CARD = 400, 700
"""Characters from which a table's row or a card may be parted by a page break; shorter ones stay whole."""


def body(page: Page, language: Language) -> str:
    """The page's own text as Typst source. Raises `RenderError` for a picture that lies outside the project."""
    return _Body(page, language).source()


def parts(page: Page, language: Language, streams: Iterable[Sequence[Token]]) -> tuple[str, list[tuple[str, int]]]:
    """The opening of a page, and its text in parts, one for each stream of its tokens, so that it may be put together
    otherwise. With each part the number of footnotes called before it."""
    whole = _Body(page, language)
    whole.gather(tree(markup.body(page)))
    found = []
    for stream in streams:
        before = len(whole.noted)
        found.append((whole.blocks(tree(stream)), before))
    return whole.opening(), found


class _Body:
    """One walk over one page."""

    def __init__(self, page: Page, language: Language) -> None:
        self.page = page
        self.language = language
        self.latin = "" if language.script == "Latn" else LATIN
        self.within_original = False
        """Inside a passage that is marked and tagged as a whole."""
        self.struck = False
        self.in_table = False
        self.levels: list[int] = []
        """Levels of the headings that are open: PDF/UA wants them without gaps."""
        self.ids = frozenset(str(t.meta["id"]) for t in page.tokens if t.type == "heading_open")
        self.notes: dict[int, Node] = {}
        self.noted: set[int] = set()
        self.addresses: dict[str, str] = {}
        """Address as source → the link's text as source, in the order of the text."""

    def source(self) -> str:
        nodes = tree(markup.body(self.page))
        self.gather(nodes)
        parts = [self.opening(), self.blocks(nodes)]
        if self.addresses:
            pairs = ", ".join(f"({text}, {address})" for address, text in self.addresses.items())
            parts.append(call("addresses", pairs))
        return "\n".join(filter(None, parts))

    def gather(self, nodes: Sequence[Node]) -> None:
        """Take the footnotes at the end of the stream."""
        for node in nodes:
            if node.kind == "footnote_block":
                self.notes |= {int(note.token.meta["id"]): note for note in node.within}

    def opening(self) -> str:
        meta, states = self.page.meta, {u.kind: s for u, s in zip(self.page.units, self.page.states, strict=True)}
        fields = ((meta.title, states.get("title")), (meta.description, states.get("description")))
        return call("opening", *(self.phrase(text, state) for text, state in fields))

    def phrase(self, text: str, state: State | None) -> str:
        """A short text of its own that has a state, in running words."""
        if not text or state is None or state in _CURRENT:
            return block(self.text(text)) if text else "none"
        return call("untranslated-words", string(_why([state])), string(strip_marks(text)))

    # ------------------------------------------------------------ states

    def lapse(self, node: Node) -> str:
        """Why everything in it that could be translated is in the original language: `updating` or `untranslated`;
        "" when some of it is translated, or what is around it says so already."""
        return "" if self.within_original else _why(list(self.states(node)))

    def states(self, node: Node) -> Iterable[State]:
        meta = node.token.meta or {}
        for number in (meta.get("unit"), meta.get("caption_unit"), *meta.get("units", ())):
            if number is not None:
                yield self.page.states[number]
        for inner in node.within:
            yield from self.states(inner)

    def original(self, function: str, render: Callable[[], str], why: str = "", **named: str) -> str:
        """What `render` gives, in the original language, wrapped in a function that says so."""
        before, self.within_original = self.within_original, True
        try:
            return call(function, *([string(why)] if why else []), block(render()), **named)
        finally:
            self.within_original = before

    # ------------------------------------------------------------ blocks

    def blocks(self, nodes: Sequence[Node], wrapper: str = "untranslated") -> str:
        """Blocks one after another; neighbours that are not translated share one mark."""
        parts: list[str] = []
        shown = [node for node in nodes if not _is_silent(node)]
        at = 0
        while at < len(shown):
            end = at + 1
            if why := self.lapse(shown[at]):
                while end < len(shown) and self.lapse(shown[end]) == why:
                    end += 1
                parts += self.marked(shown[at:end], why, wrapper)
            elif render := _BLOCKS.get(shown[at].kind):
                parts.append(render(self, shown[at]))
            at = end
        return "\n".join(filter(None, parts))

    def marked(self, nodes: Sequence[Node], why: str, wrapper: str) -> list[str]:
        """Blocks under one mark. Headings at its end have a mark of their own, which stays with what follows."""
        end = len(nodes)
        while end and nodes[end - 1].kind == "heading":
            end -= 1
        marks = [self.original(wrapper, partial(self.run, nodes[:end]), why)] if end else []
        if end < len(nodes):
            continued = "untranslated-part" if marks else wrapper
            marks.append(self.original(continued, partial(self.run, nodes[end:]), why, sticky="true"))
        return marks

    def run(self, nodes: Sequence[Node]) -> str:
        """Blocks under one mark; a heading that opens them comes close to it."""
        if nodes[0].kind != "heading":
            return self.blocks(nodes)
        return "\n".join(filter(None, [call("under-flag", self.heading(nodes[0])), self.blocks(nodes[1:])]))

    def line(self, inline: Token) -> int:
        """The line of the article that a block begins on; 0 where it has nothing to translate."""
        numbers = (inline.meta.get("unit"), inline.meta.get("caption_unit"))
        return next((self.page.units[number].line for number in numbers if number is not None), 0)

    def paragraph(self, node: Node) -> str:
        inline = node.within[0] if node.within else None
        if inline is None:
            return ""
        if image := lone_image(inline.token):
            return self.figure(inline.token, image)
        text = self.inline(inline)
        return text if node.token.hidden or not text else call("par", block(text))

    def heading(self, node: Node) -> str:
        if not text_of(node.within[0].token.children or []).strip():  # PDF/UA has no empty headings
            return self.paragraph(node)
        level = int(node.token.tag[1])
        while self.levels and self.levels[-1] >= level:
            self.levels.pop()
        self.levels.append(level)
        text = self.inline(node.within[0])
        return call("section", str(len(self.levels)), string(f"h-{node.token.meta['id']}"), block(text))

    def figure(self, inline: Token, image: Token) -> str:
        path, alt = self.picture(inline, image), string(strip_marks(text_of(image.children or [])))
        title = str(image.attrs.get("title") or "")
        caption = "none"
        if title:
            number = inline.meta.get("caption_unit")
            state = None if number is None or self.within_original else self.page.states[number]
            caption = self.phrase(title, state)
        number = inline.meta.get("unit")
        lapsed = number is not None and not self.within_original and self.page.states[number] not in _CURRENT
        return f"{_mark(self.line(inline))}{call('picture', path, alt, caption, original=value(lapsed))}"

    def picture(self, inline: Token, image: Token) -> str:
        """The picture's path from the project's root, as Typst wants it."""
        asset = image.meta.get("asset")
        if asset is None:
            raise RenderError(
                f"the picture {image.attrs['src']} lies outside the project",
                place=Place(self.page.path, self.line(inline)),
                hint="print takes pictures from the project's folder alone; save it below source/ and name it there",
            )
        return string(f"/{asset}")

    def bullet_list(self, node: Node) -> str:
        ticks = [item.token.meta.get("checked") for item in node.within]
        if any(tick is not None for tick in ticks):
            return call("tasks", value(ticks), *self.items(node), tight=value(_is_tight(node)))
        return call("list", *self.items(node), tight=value(_is_tight(node)))

    def ordered_list(self, node: Node) -> str:
        start = str(int(node.token.attrs.get("start", 1)))
        return call("enum", *self.items(node), start=start, tight=value(_is_tight(node)))

    def items(self, node: Node) -> list[str]:
        return [block(self.blocks(item.within, "untranslated-part")) for item in node.within]

    def blockquote(self, node: Node) -> str:
        return call("quote", block(self.blocks(node.within)), block="true")

    def code(self, node: Node) -> str:
        return call("raw", string(breakable(strip_marks(node.token.content.removesuffix("\n")))), block="true")

    def rule(self, node: Node) -> str:
        return "rule()"

    def raw_html(self, node: Node) -> str:
        """The author's HTML says its text."""
        texts = ((passage.strong, self.text(passage.text)) for passage in passages(node.token.content))
        return "\n".join(call("par", block(call("strong", block(text)) if strong else text)) for strong, text in texts)

    def card(self, node: Node) -> str:
        title = "none"
        within = node.within
        if within and within[0].kind == "card_title":
            title, within = block(self.words(within[0].within[0])), within[1:]
        whole = value(_length(node) <= _LONG_CARD)
        return call("card", string(str(node.token.meta["kind"])), title, block(self.blocks(within)), whole=whole)

    def references(self, node: Node) -> str:
        return self.original("references", lambda: self.blocks(node.within))

    def table(self, node: Node) -> str:
        self.in_table = True
        try:
            return self.sheet(node)
        finally:
            self.in_table = False

    def sheet(self, node: Node) -> str:
        rows = [row for part in node.within for row in part.within]
        if not rows:
            return ""
        head, rest = (rows[0], rows[1:]) if node.within[0].kind == "thead" else (None, rows)
        aligned = [_alignment(cell.token) for cell in (head or rows[0]).within]
        cells = [self.cell(cell, _length(row) > _LONG_ROW) for row in rest for cell in row.within]
        header = call("table.header", *(self.cell(cell) for cell in head.within)) if head else ""
        return call("sheet", *filter(None, [header, *cells]), columns=str(len(aligned)), align=value(aligned))

    def cell(self, node: Node, breakable: bool = False) -> str:
        inline = node.within[0] if node.within else None
        text = block(self.inline(inline)) if inline else "[]"
        if inline and (why := self.lapse(node)):
            text = self.original("untranslated-part", lambda: self.inline(inline), why)
        return call("table.cell", text, breakable=value(breakable))

    def definitions(self, node: Node) -> str:
        """Terms with what they mean; several meanings of one term follow each other."""
        items: list[tuple[str, list[str]]] = []
        for part in node.within:
            if part.kind == "dt":
                items.append((block(self.words(part.within[0])), []))
            elif items:
                items[-1][1].append(self.blocks(part.within, "untranslated-part"))
        entries = (call("terms.item", term, block("\n".join(meanings))) for term, meanings in items)
        return call("terms", *entries)

    # ------------------------------------------------------------ words

    def inline(self, node: Node) -> str:
        """An inline token's text; what the author keeps in the original language is tagged with it."""
        children = tree(node.token.children or [])
        if not children:
            return ""
        if node.token.meta.get("skip") and not self.within_original and self.page.language != self.page.source_language:
            return self.original("original", lambda: self.inlines(children))
        text = self.inlines(children)
        number = node.token.meta.get("unit")
        if text and number is not None and self.page.states[number] is State.STALE:
            day = self.page.since.get(number)
            text = f"{text}; {call('stale', string(self.language.date(day) if day else ''))}"
        return f"{_mark(self.line(node.token))}{text}" if text else ""

    def words(self, node: Node) -> str:
        """The same, marked in running words where it is not translated and nothing around it says so."""
        if why := self.lapse(node):
            return self.original("untranslated-words", lambda: self.inline(node), why)
        return self.inline(node)

    def inlines(self, nodes: Sequence[Node]) -> str:
        parts: list[str] = []
        at = 0
        while at < len(nodes):
            node = nodes[at]
            if node.kind == "html_inline":
                part, at = self.html(nodes, at)
            else:
                render = _INLINES.get(node.kind)
                part, at = (render(self, node) if render else ""), at + 1
            parts.append(part)
        return "; ".join(filter(None, parts))

    def text(self, content: str) -> str:
        content = breakable(strip_marks(content))
        return prose(content, "" if self.within_original else self.latin) if content else ""

    def styled(self, function: str, nodes: Sequence[Node]) -> str:
        struck, self.struck = self.struck, self.struck or function == "strike"
        text = self.inlines(nodes)
        self.struck = struck
        return call(function, block(text)) if text else ""

    def html(self, nodes: Sequence[Node], at: int) -> tuple[str, int]:
        """Raw HTML among words: the few tags with a look in print, the text within all others."""
        tag = _HTML_TAG.match(nodes[at].token.content)
        name = tag[2].lower() if tag else ""
        if name == "br":
            return "linebreak()", at + 1
        if tag and not tag[1] and (function := _HTML_INLINES.get(name)):
            end = next((i for i in range(at + 1, len(nodes)) if _closes(nodes[i], name)), None)
            if end is not None:
                return self.styled(function, nodes[at + 1 : end]), end + 1
        return "", at + 1

    def link(self, node: Node) -> str:
        text = self.inlines(node.within)
        if not text:
            return ""
        href = str(node.token.attrs.get("href", ""))
        if "article" in node.token.meta:
            domain, fragment = node.token.meta["article"]
            if domain == self.page.domain:
                return self.jump(fragment, node, text)
            address = f'"{late_link(domain, strip_marks(fragment))}"'
            self.addresses.setdefault(address, block(self.bare(node)))
            return self.leading_to(address, node, text)
        scheme, _, rest = href.partition(":")
        if href.startswith("#"):
            return self.jump(unquote(href[1:]), node, text)
        if scheme.lower() not in ("http", "https", "mailto", "tel") or not rest:
            return text
        if scheme.lower() != "tel" and not _says(text_of(_tokens(node)), href, rest):
            self.addresses.setdefault(string(href), block(self.bare(node)))
        return self.leading_to(string(href), node, text)

    def jump(self, fragment: str, node: Node, text: str) -> str:
        """A link within the page; to a heading that is not there it is only text."""
        return self.leading_to(f"label({string(f'h-{fragment}')})", node, text) if fragment in self.ids else text

    def leading_to(self, target: str, node: Node, text: str) -> str:
        """A link, underlined unless something in or around it is struck out: PDF/UA knows one line per word."""
        struck = self.struck or any(t.type in ("s_open", "html_inline") for t in _tokens(node))
        said = text_of(_tokens(node))
        address = "://" in said and " " not in said and not self.in_table
        return call("link" if struck else "lined-link", target, call("whole", block(text)) if address else block(text))

    def bare(self, node: Node) -> str:
        """A link's words alone, for the list of addresses."""
        words = strip_marks(text_of(_tokens(node)))
        return call("original", block(string(words))) if self.within_original else self.text(words)

    def inline_picture(self, node: Node) -> str:
        alt = strip_marks(text_of(node.token.children or []))
        return call("small-picture", self.picture(Token("inline", "", 0), node.token), string(alt))

    def footnote(self, node: Node) -> str:
        """A note at the foot of the page; a second reference points to the same one."""
        number = int(node.token.meta["id"])
        name = f"label({string(f'note-{number}')})"
        if number in self.noted or number not in self.notes:
            return call("footnote", name) if number in self.noted else ""
        self.noted.add(number)
        note = self.notes[number]
        before, self.within_original = self.within_original, False
        inherits = before and not any(True for _ in self.states(note))
        text = self.original("original", lambda: self.note(note)) if inherits else self.note(note)
        self.within_original = before
        return call("note", name, block(text))

    def note(self, node: Node) -> str:
        """The first paragraph runs on from the number, others follow it."""
        at = 0
        parts = []
        if node.within and node.within[0].kind == "paragraph" and node.within[0].within:
            parts, at = [self.words(node.within[0].within[0])], 1
        return "\n".join(filter(None, [*parts, self.blocks(node.within[at:], "untranslated-part")]))


# ---------------------------------------------------------------- tables of what is rendered how


_BLOCKS: dict[str, Callable[[_Body, Node], str]] = {
    "paragraph": _Body.paragraph,
    "heading": _Body.heading,
    "bullet_list": _Body.bullet_list,
    "ordered_list": _Body.ordered_list,
    "blockquote": _Body.blockquote,
    "table": _Body.table,
    "dl": _Body.definitions,
    "card": _Body.card,
    "references": _Body.references,
    "fence": _Body.code,
    "code_block": _Body.code,
    "html_block": _Body.raw_html,
    "hr": _Body.rule,
}

_INLINES: dict[str, Callable[[_Body, Node], str]] = {
    "text": lambda body, node: body.text(node.token.content),
    "softbreak": lambda body, node: '" "',
    "hardbreak": lambda body, node: "linebreak()",
    "code_inline": lambda body, node: call("raw", string(breakable(strip_marks(node.token.content)))),
    "strong": lambda body, node: body.styled("strong", node.within),
    "em": lambda body, node: body.styled("emph", node.within),
    "s": lambda body, node: body.styled("strike", node.within),
    "link": _Body.link,
    "image": _Body.inline_picture,
    "footnote_ref": _Body.footnote,
}

_HTML_INLINES = {
    "sub": "sub", "sup": "super", "b": "strong", "strong": "strong", "i": "emph", "em": "emph", "s": "strike",
    "del": "strike",
}  # fmt: skip
"""Raw tags among words → the Typst function that looks like them."""


# ---------------------------------------------------------------- small questions


def _mark(line: int) -> str:
    return f"/*{line}*/ " if line else ""


def _is_silent(node: Node) -> bool:
    """Whether it prints nothing where it stands: comments, directives, the footnotes at the end of the stream."""
    return node.kind == "footnote_block" or (node.kind == "html_block" and not passages(node.token.content))


def _why(states: Sequence[State]) -> str:
    if not states or any(state in _CURRENT for state in states):
        return ""
    return "updating" if all(state is State.FUZZY for state in states) else "untranslated"


def _closes(node: Node, name: str) -> bool:
    tag = _HTML_TAG.match(node.token.content) if node.kind == "html_inline" else None
    return bool(tag and tag[1] and tag[2].lower() == name)


def _is_tight(node: Node) -> bool:
    paragraphs = [inner for item in node.within for inner in item.within if inner.kind == "paragraph"]
    return all(paragraph.token.hidden for paragraph in paragraphs)


def _alignment(cell: Token) -> str:
    _, _, side = str(cell.attrs.get("style", "")).partition("text-align:")
    return {"right": "end", "center": "center"}.get(side.strip(), "start")


def _tokens(node: Node) -> list[Token]:
    """The tokens within a node, flat again."""
    return [token for inner in node.within for token in (inner.token, *_tokens(inner))]


def _says(text: str, href: str, rest: str) -> bool:
    """Whether a link's words are its address already."""
    shown = text.strip().rstrip("/")
    wanted = {unquote(whole).rstrip("/") for whole in (href, rest, rest.lstrip("/"))}
    return shown in wanted or unquote(shown) in wanted


def _length(node: Node) -> int:
    return len(node.token.content) + sum(_length(inner) for inner in node.within)
