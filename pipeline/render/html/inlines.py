"""What stands inside a block: marks of emphasis, links, pictures, notes.

`Inlines` writes markdown-it's inline tokens; `_WRITE` says which method writes which.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from pipeline.languages import Language
from pipeline.markup.constructs.references import dois
from pipeline.render.html import blanks
from pipeline.render.html.wording import escape
from pipeline.render.late import late_link, strip_marks

if TYPE_CHECKING:
    from markdown_it.token import Token


class Inlines:
    """Writes the insides of one page's blocks."""

    def __init__(self, tokens: Sequence[Token], language: Language, *, standalone: bool) -> None:
        self.language = language
        self.standalone = standalone
        """Pictures stay where the author put them."""
        self.out: list[str] = []
        self.domains: list[str] = []
        """Of the links we are in: the article each leads to, or ""."""
        self.images = 0
        self.cites = False
        """We are in a bibliography, where a DOI is a link."""
        self.escape = escape_hostile if _is_hostile(tokens) else escape

    def children(self, children: Sequence[Token]) -> None:
        """Everything inside one block."""
        out, inlines = self.out, _WRITE
        escaped = self._cited if self.cites else self.escape
        for token in children:
            kind = token.type
            if kind == "text":
                out.append(escaped(token.content))
                continue
            write = inlines.get(kind)
            if write is None:
                self._other_inline(token)
            elif isinstance(write, str):
                out.append(write)
            else:
                write(self, token)

    def _code_inline(self, token: Token) -> None:
        self.out.append(f"<code>{self.escape(token.content)}</code>")

    def _link(self, token: Token) -> None:
        article = token.meta.get("article")
        title = token.attrs.get("title")
        named = f' title="{escape_hostile(str(title))}"' if title else ""
        if article:
            domain, fragment = article
            self.domains.append(domain)
            self.out.append(f"<a{late_link(domain, strip_marks(fragment))}{named}>")
            return
        self.domains.append("")
        href = str(token.attrs.get("href", ""))
        relation = ' rel="external"' if href.startswith(("https:", "http:", "//")) else ""
        self.out.append(f'<a href="{escape_hostile(href)}"{relation}{named}>')

    def _link_end(self, _: Token) -> None:
        domain = self.domains.pop() if self.domains else ""
        self.out.append(f"</a>{blanks.after(domain)}" if domain else "</a>")

    def _raw_inline(self, token: Token) -> None:
        self.out.append(strip_marks(token.content))

    def _image(self, token: Token) -> None:
        self.out.append(self.img(token))

    def img(self, token: Token, attributes: str = "", line: int = 0) -> str:
        """A picture; `line` is where the author put it."""
        self.images += 1
        asset = token.meta.get("asset")
        if asset and not self.standalone:
            address, before, after = blanks.picture(asset, line), blanks.sources(asset), blanks.sources_end(asset)
        else:
            address, before, after = f' src="{escape_hostile(str(token.attrs.get("src", "")))}"', "", ""
        # The first picture may be what the reader waits for.
        lazy = ' loading="lazy"' if self.images > 1 else ""
        alt = escape_hostile(_plain(token.children or ()))
        return f'{before}<img{address} alt="{alt}"{lazy}{attributes}>{after}'

    def _footnote_reference(self, token: Token) -> None:
        number = self.language.in_digits(str(token.meta["id"] + 1))
        name = blanks.label(blanks.FOOTNOTE, number)
        self.out.append(
            f'<sup><a href="#fn{token.meta["id"] + 1}" id="{reference_id(token)}" role="doc-noteref"'
            f' aria-label="{name}">{number}</a></sup>'
        )

    def _cited(self, text: str) -> str:
        """A text of the bibliography, its DOIs as links."""
        if self.domains:
            return self.escape(text)
        parts, at = [], 0
        for start, end, doi in dois(text):
            address = escape_hostile(f"https://doi.org/{doi}")
            parts.append(f'{self.escape(text[at:start])}<a href="{address}" rel="external">')
            parts.append(f"{self.escape(text[start:end])}</a>")
            at = end
        return "".join(parts) + self.escape(text[at:])

    def _other_inline(self, token: Token) -> None:
        if token.tag:
            self.other(token)
        elif token.content:
            self.out.append(self.escape(token.content))

    def other(self, token: Token) -> None:
        """An element of a construct that we know nothing special of."""
        if token.hidden or not token.tag:
            return
        if token.nesting < 0:
            self.out.append(f"</{token.tag}>" + ("\n" if token.block else ""))
        else:
            attributes = "".join(f' {name}="{self.escape(str(value))}"' for name, value in token.attrs.items())
            self.out.append(f"<{token.tag}{attributes}>")


_Write = str | Callable[[Inlines, "Token"], None]

_WRITE: dict[str, _Write] = {
    "softbreak": "\n",
    "hardbreak": "<br>\n",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "em_open": "<em>",
    "em_close": "</em>",
    "s_open": "<s>",
    "s_close": "</s>",
    "code_inline": Inlines._code_inline,
    "link_open": Inlines._link,
    "link_close": Inlines._link_end,
    "image": Inlines._image,
    "html_inline": Inlines._raw_inline,
    "footnote_ref": Inlines._footnote_reference,
}


def reference_id(token: Token) -> str:
    """The id of a place in the text that refers to a footnote."""
    number, again = token.meta["id"] + 1, token.meta.get("subId", 0)
    return f"fnref{number}-{again + 1}" if again else f"fnref{number}"


def _plain(children: Sequence[Token]) -> str:
    """The words of an alt text, its Markdown left out."""
    return "".join(
        "\n" if t.type in ("softbreak", "hardbreak") else _plain(t.children) if t.children else t.content
        for t in children
        if t.type != "html_inline"
    )


def _is_hostile(tokens: Sequence[Token]) -> bool:
    """Whether the text holds the noncharacters that our marks are made of."""
    return any("\ufdd0" in token.content or "\ufdd1" in token.content for token in tokens)


def escape_hostile(text: str) -> str:
    """Text that may hold our own noncharacters, as HTML."""
    return escape(strip_marks(text))
