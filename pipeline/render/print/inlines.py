"""Words within a block as Typst source: text, marks, links, footnotes, and the states that a reader is told of.

`Inlines` knows one page while it is walked; `body` adds the blocks.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from urllib.parse import unquote

from markdown_it.token import Token

from pipeline.errors import RenderError
from pipeline.findings import Place
from pipeline.languages import Language
from pipeline.markup import drawings
from pipeline.markup.page import text_of
from pipeline.model import Page, State
from pipeline.render.late import late_link, strip_marks
from pipeline.render.print.literals import LATIN, block, breakable, call, prose, string
from pipeline.render.print.outlines import outlined
from pipeline.render.print.tree import Node, tree
from pipeline.render.print.typefaces import regular

CURRENT = (State.SOURCE, State.TRANSLATED, State.STALE)
"""States in which a text is in the page's language."""
_HTML_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")


class Inlines(ABC):
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

    @abstractmethod
    def blocks(self, nodes: Sequence[Node], wrapper: str = "untranslated") -> str:
        """Blocks one after another: a footnote has some."""

    # ------------------------------------------------------------ states

    def lapse(self, node: Node) -> str:
        """Why everything in it that could be translated is in the original language: `updating` or `untranslated`;
        "" when some of it is translated, or what is around it says so already."""
        return "" if self.within_original else lapsed(list(self.states(node)))

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

    def phrase(self, text: str, state: State | None) -> str:
        """A short text of its own that has a state, in running words."""
        if not text or state is None or state in CURRENT:
            return block(self.text(text)) if text else "none"
        return call("untranslated-words", string(lapsed([state])), string(strip_marks(text)))

    def line(self, inline: Token) -> int:
        """The line of the article that a block begins on; 0 where it has nothing to translate."""
        numbers = (inline.meta.get("unit"), inline.meta.get("caption_unit"))
        return next((self.page.units[number].line for number in numbers if number is not None), 0)

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
        return f"{mark(self.line(node.token))}{text}" if text else ""

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
        if scheme.lower() != "tel" and not _says(text_of(tokens(node)), href, rest):
            self.addresses.setdefault(string(href), block(self.bare(node)))
        return self.leading_to(string(href), node, text)

    def jump(self, fragment: str, node: Node, text: str) -> str:
        """A link within the page; to a heading that is not there it is only text."""
        return self.leading_to(f"label({string(f'h-{fragment}')})", node, text) if fragment in self.ids else text

    def leading_to(self, target: str, node: Node, text: str) -> str:
        """A link, underlined unless something in or around it is struck out: PDF/UA knows one line per word."""
        struck = self.struck or any(t.type in ("s_open", "html_inline") for t in tokens(node))
        said = text_of(tokens(node))
        address = "://" in said and " " not in said and not self.in_table
        return call("link" if struck else "lined-link", target, call("whole", block(text)) if address else block(text))

    def bare(self, node: Node) -> str:
        """A link's words alone, for the list of addresses."""
        words = strip_marks(text_of(tokens(node)))
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

    def picture(self, inline: Token, image: Token) -> str:
        """The picture's path from the project's root, as Typst wants it."""
        asset = image.meta.get("asset")
        if asset is None:
            raise RenderError(
                f"the picture {image.attrs['src']} lies outside the project",
                place=Place(self.page.path, self.line(inline)),
                hint="print takes pictures from the project's folder alone; save it below source/ and name it there",
                code="picture-outside",
            )
        if said := dict(self.page.drawings).get(asset):
            svg = Path(asset).read_bytes().decode("utf-8", "replace")
            told = drawings.told(svg, said, self.language, self.page.source_language)
            return call("bytes", string(outlined(told, regular(self.language.print_fonts))))
        return string(f"/{asset}")


_INLINES: dict[str, Callable[[Inlines, Node], str]] = {
    "text": lambda body, node: body.text(node.token.content),
    "softbreak": lambda body, node: '" "',
    "hardbreak": lambda body, node: "linebreak()",
    "code_inline": lambda body, node: call("raw", string(breakable(strip_marks(node.token.content)))),
    "strong": lambda body, node: body.styled("strong", node.within),
    "em": lambda body, node: body.styled("emph", node.within),
    "s": lambda body, node: body.styled("strike", node.within),
    "link": Inlines.link,
    "image": Inlines.inline_picture,
    "footnote_ref": Inlines.footnote,
}

_HTML_INLINES = {
    "sub": "sub", "sup": "super", "b": "strong", "strong": "strong", "i": "emph", "em": "emph", "s": "strike",
    "del": "strike",
}  # fmt: skip
"""Raw tags among words → the Typst function that looks like them."""


# ---------------------------------------------------------------- small questions


def mark(line: int) -> str:
    return f"/*{line}*/ " if line else ""


def lapsed(states: Sequence[State]) -> str:
    if not states or any(state in CURRENT for state in states):
        return ""
    return "updating" if all(state is State.FUZZY for state in states) else "untranslated"


def tokens(node: Node) -> list[Token]:
    """The tokens within a node, flat again."""
    return [token for inner in node.within for token in (inner.token, *tokens(inner))]


def _closes(node: Node, name: str) -> bool:
    tag = _HTML_TAG.match(node.token.content) if node.kind == "html_inline" else None
    return bool(tag and tag[1] and tag[2].lower() == name)


def _says(text: str, href: str, rest: str) -> bool:
    """Whether a link's words are its address already."""
    shown = text.strip().rstrip("/")
    wanted = {unquote(whole).rstrip("/") for whole in (href, rest, rest.lstrip("/"))}
    return shown in wanted or unquote(shown) in wanted
