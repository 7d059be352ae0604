"""A page's tokens as Typst source: one function per kind of token, in the tables at the end.

The source is code, not markup: a row of expressions, every text in a string literal (`literals`). It calls
functions of `handout.typ` for what has a look of its own. `/*12*/` before a block names its line in the article,
so that an error can.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import zip_longest
from unicodedata import category

from markdown_it.token import Token

from pipeline import markup
from pipeline.languages import Language
from pipeline.markup.figures import lone_image
from pipeline.markup.page import text_of
from pipeline.markup.rawhtml import pieces
from pipeline.model import Page, State
from pipeline.render.late import strip_marks
from pipeline.render.print.inlines import CURRENT, Inlines, lapsed, mark
from pipeline.render.print.literals import block, breakable, call, string, value
from pipeline.render.print.rawhtml import SILENT_KINDS, STALE, Passage, noted, passages
from pipeline.render.print.tree import Node, tree


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


class _Body(Inlines):
    """The same walk, block by block."""

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

    def paragraph(self, node: Node) -> str:
        inline = node.within[0] if node.within else None
        if inline is None:
            return ""
        if image := lone_image(inline.token):
            return self.figure(inline.token, image)
        text = self.inline(inline)
        return text if node.token.hidden or not text else call("para", str(_length(node)), block(text))

    def heading(self, node: Node) -> str:
        if not text_of(node.within[0].token.children or []).strip():  # PDF/UA has no empty headings
            return self.paragraph(node)
        level = int(node.token.tag[1])
        while self.levels and self.levels[-1] >= level:
            self.levels.pop()
        self.levels.append(level)
        text = self.inline(node.within[0])
        if self.within_original:  # the contents repeat it, where nothing around it says so
            text = call("in-original", block(text))
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
        foreign = number is not None and not self.within_original and self.page.states[number] not in CURRENT
        return f"{mark(self.line(inline))}{call('picture', path, alt, caption, original=value(foreign))}"

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
        """The author's HTML says its text, and of each passage what became of its translation."""
        return "\n".join(map(self.passage, passages(self.told(node.token))))

    def passage(self, passage: Passage) -> str:
        def text() -> str:
            said = self.text(passage.text)
            said = call("strong", block(said)) if passage.strong else said
            return f"{said}; {call('stale', string(passage.day))}" if passage.why == STALE else said

        if passage.why and passage.why != STALE:
            return self.original("untranslated", lambda: call("par", block(text())), passage.why)
        return call("par", block(text()))

    def told(self, token: Token) -> str:
        """A raw HTML block with what became of its texts noted in it (`rawhtml.noted`)."""
        units, found = token.meta.get("units", ()), pieces(token.content, self.page.source_language)
        if self.within_original or sum(bool(piece.kind) for piece in found) != len(units):
            return token.content
        numbers, parts = iter(units), []
        for piece in found:
            note = self.note_of(next(numbers)) if piece.kind else None
            parts.append(noted(piece.text, *note) if note and piece.kind not in SILENT_KINDS else piece.text)
        return "".join(parts)

    def note_of(self, number: int) -> tuple[str, str] | None:
        """Why a unit is in the original language, or since when its translation lags behind."""
        state = self.page.states[number]
        if state is State.STALE:
            day = self.page.since.get(number)
            return STALE, self.language.date(day) if day else ""
        return (why, "") if (why := lapsed([state])) else None

    def card(self, node: Node) -> str:
        title = "none"
        within = node.within
        if within and within[0].kind == "card_title":
            title, within = block(self.words(within[0].within[0])), within[1:]
        return call("card", string(str(node.token.meta["kind"])), title, block(self.blocks(within)))

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
        cells = [self.cell(cell, _length(row)) for row in rest for cell in row.within]
        header = call("table.header", *(self.cell(cell) for cell in head.within)) if head else ""
        columns = list(zip_longest(*(row.within for row in rows)))
        longest = [max(map(_longest_word, column), key=_breadth) for column in columns]
        letters = [sum(_length(cell) if cell else 0 for cell in column) or 1 for column in columns]
        sizes = {"longest": value(longest), "letters": value(letters)}
        return call("sheet", *filter(None, [header, *cells]), align=value(aligned), **sizes)

    def cell(self, node: Node, letters: int = 0) -> str:
        """A cell of a row that has so many letters."""
        inline = node.within[0] if node.within else None
        text = block(self.inline(inline)) if inline else "[]"
        if inline and (why := self.lapse(node)):
            text = self.original("untranslated-part", lambda: self.inline(inline), why)
        return call("table.cell", text, breakable=f"long({letters})")

    def definitions(self, node: Node) -> str:
        """Terms with what they mean; several meanings of one term stand one below the other."""
        items: list[tuple[str, list[str]]] = []
        for part in node.within:
            if part.kind == "dt":
                items.append((block(self.words(part.within[0])), []))
            elif items:
                items[-1][1].append(self.blocks(part.within, "untranslated-part"))
        entries = (call("terms.item", term, block(_one_below_the_other(meanings))) for term, meanings in items)
        return call("terms", *entries)


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


# ---------------------------------------------------------------- small questions


def _is_silent(node: Node) -> bool:
    """Whether it prints nothing where it stands: comments, directives, the footnotes at the end of the stream."""
    return node.kind == "footnote_block" or (node.kind == "html_block" and not passages(node.token.content))


def _is_tight(node: Node) -> bool:
    paragraphs = [inner for item in node.within for inner in item.within if inner.kind == "paragraph"]
    return all(paragraph.token.hidden for paragraph in paragraphs)


def _one_below_the_other(meanings: Sequence[str]) -> str:
    if len(meanings) == 1:
        return meanings[0]
    return "\n".join(call("meaning", block(meaning)) for meaning in meanings)


def _alignment(cell: Token) -> str:
    _, _, side = str(cell.attrs.get("style", "")).partition("text-align:")
    return {"right": "end", "center": "center"}.get(side.strip(), "start")


def _longest_word(cell: Node | None) -> str:
    inlines = [node.token for node in cell.within] if cell else []
    return max((word for one in inlines for word in text_of(one.children or []).split()), key=_breadth, default="")


def _breadth(word: str) -> int:
    """In letters; signs above and below them take no room."""
    return sum(category(sign) not in ("Mn", "Cf") for sign in word)


def _length(node: Node) -> int:
    return len(node.token.content) + sum(_length(inner) for inner in node.within)
