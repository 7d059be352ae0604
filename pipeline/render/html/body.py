"""An article's text as HTML, dressed: figures, cards, contents, notes, and the marks of what is not translated.

`compose(page, language)` walks markdown-it's tokens once; `_BLOCKS` and `_INLINES` say which method writes which.
What one article cannot know stays open (`blanks`). `standalone=True` leaves pictures where the author put them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from pipeline import markup
from pipeline.languages import Language
from pipeline.languages import language as language_of
from pipeline.markup.figures import lone_image
from pipeline.markup.rawhtml import pieces
from pipeline.model import Heading, Page, State
from pipeline.render.html import blanks
from pipeline.render.html.wording import escape
from pipeline.render.late import late_link, strip_marks

if TYPE_CHECKING:
    from markdown_it.token import Token

CONTENTS_FROM = 3
"""Headings a page needs to get a list of contents."""

_CURRENT = (State.SOURCE, State.TRANSLATED)
_NO_ELEMENTS = ("html alt", "html title", "html aria-label", "html placeholder", "html option")
"""Texts of raw HTML that no `span` may stand in."""


def compose(page: Page, language: Language, *, standalone: bool = False) -> str:
    """The dressed body of a page: pure, and the same for every site the article may stand in."""
    return _Body(page, language, standalone).html()


class _Body:
    """One walk over a page's tokens."""

    def __init__(self, page: Page, language: Language, standalone: bool) -> None:
        self.page = page
        self.tokens = markup.body(page)
        self.language = language
        self.standalone = standalone
        self.out: list[str] = []
        self.at = 0
        self.after = 0
        """Tokens before this one are written already."""
        self.closings: list[str] = []
        """What ends the elements that do not always end alike, innermost last."""
        self.domains: list[str] = []
        """Of the links we are in: the article each leads to, or ""."""
        self.cards = self.tables = self.images = 0
        self.wants_contents = True
        self.foreign = ""
        """Attributes for what is not in the page's language; "" on a page in the source language."""
        if page.language != page.source_language:
            self.foreign = f' lang="{page.source_language}" dir="{language_of(page.source_language).direction}"'
        self.silent = not self.foreign
        """No passage needs to say which language it is in: none is foreign, or all are and the container says so."""
        self.escape = _escape_hostile if _is_hostile(self.tokens) else escape

    def html(self) -> str:
        blocks = _BLOCKS
        for at, token in enumerate(self.tokens):
            if at < self.after:
                continue
            self.at = at
            write = blocks.get(token.type)
            if write is None:
                self._other(token)
            elif isinstance(write, str):
                self.out.append(write)
            else:
                write(self, token)
        return "".join(self.out)

    # ------------------------------------------------------------ what is not in the page's language

    def _said(self, meta: dict[str, object], key: str = "unit") -> tuple[str, str]:
        """Attributes and label of a text: none when it is in the page's language."""
        if self.silent:
            return "", ""
        number = meta.get(key)
        if number is None:
            return (self.foreign, "") if meta.get("skip") else ("", "")
        state = self.page.states[number]  # type: ignore[call-overload]
        if state in _CURRENT:
            return "", ""
        if state is State.STALE:
            day = self.page.since.get(number)  # type: ignore[call-overload]
            return ' class="stale"', blanks.stale(self.language.date(day) if day else "")
        return f'{self.foreign} class="untranslated"', blanks.note(state)

    def _text_of(self, opening: str) -> tuple[str, str]:
        """Attributes and label for a block whose text is the next token."""
        following = self.tokens[self.at + 1]
        return self._said(following.meta) if following.type == "inline" else ("", "")

    # ------------------------------------------------------------ blocks

    def _paragraph(self, token: Token) -> None:
        following = self.tokens[self.at + 1]
        image = lone_image(following)
        if image is not None and not token.hidden:
            self._figure(following, image)
            self.after = self.at + 3
            return
        attributes, mark = self._said(following.meta)
        if not token.hidden:
            self.out.append(f"<p{attributes}>{mark}")
            self.closings.append("</p>\n")
        elif attributes:
            self.out.append(f"<span{attributes}>{mark}")
            self.closings.append("</span>")
        else:
            self.closings.append("")

    def _close(self, _: Token) -> None:
        self.out.append(self.closings.pop())

    def _inline(self, token: Token) -> None:
        self._children(token.children or ())

    def _heading(self, token: Token) -> None:
        name = str(token.meta["id"])
        if self.wants_contents and token.level == 0:
            self.wants_contents = False
            self._contents()
        # The page's one h1 is its title.
        level = max(2, int(token.tag[1]))
        attributes, mark = self._text_of("heading")
        self.out.append(f'<h{level} id="{self.escape(name)}"{attributes}>')
        self.closings.append(f"{' ' + mark.rstrip() if mark else ''}</h{level}>\n")

    def _ordered(self, token: Token) -> None:
        start = token.attrs.get("start", 1)
        self.out.append("<ol>\n" if start == 1 else f'<ol start="{start}">\n')

    def _item(self, token: Token) -> None:
        if "checked" not in token.meta:
            self.out.append("<li>")
        elif token.meta["checked"]:
            done = blanks.label(blanks.DONE)
            self.out.append(f'<li class="task"><span class="box done" role="img" aria-label="{done}"></span>')
        else:
            self.out.append('<li class="task"><span class="box"></span>')

    def _task_list(self, token: Token) -> None:
        self.out.append('<ul class="tasks">\n' if token.attrs else "<ul>\n")

    def _described(self, token: Token) -> None:
        """A cell, a term: an element whose text is the next token."""
        attributes, mark = self._text_of(token.tag)
        self.out.append(f"<{token.tag}{_aligned(attributes, token)}>{mark}")
        self.closings.append(f"</{token.tag}>\n")

    def _head_cell(self, token: Token) -> None:
        if not self.tokens[self.at + 1].children:
            # A header that says nothing heads nothing.
            self.out.append("<td>")
            self.closings.append("</td>\n")
            return
        attributes, mark = self._text_of("th")
        self.out.append(f'<th scope="col"{_aligned(attributes, token)}>{mark}')
        self.closings.append("</th>\n")

    def _table(self, _: Token) -> None:
        self.tables += 1
        name = blanks.label(blanks.TABLE, self.language.in_digits(str(self.tables)))
        # Wide tables scroll alone, by keyboard too; a region needs a name unlike the others'.
        self.out.append(f'<div class="table" role="region" tabindex="0" aria-label="{name}"><table>\n')

    def _card(self, token: Token) -> None:
        kind = str(token.meta["kind"])
        word = f'<span class="kind">{blanks.word(blanks.KINDS[kind])}</span>'
        if self.tokens[self.at + 1].type == "card_title_open":
            self.cards += 1
            self.out.append(f'<aside class="card {kind}" aria-labelledby="_card-{self.cards}">\n')
            self.closings.append("</aside>\n")
            self.out.append(f'<p class="card-title" id="_card-{self.cards}">{word} ')
        else:
            # Without a name of its own it is no landmark.
            self.out.append(f'<div class="card {kind}" role="note">\n<p class="card-title">{word}</p>\n')
            self.closings.append("</div>\n")

    def _card_title(self, _: Token) -> None:
        attributes, mark = self._text_of("p")
        self.out.append(f"<span{attributes}>{mark}" if attributes else "<span>")

    def _references(self, _: Token) -> None:
        self.out.append(f'<div class="references"{"" if self.silent else self.foreign}>\n')
        self.silent = True

    def _references_end(self, _: Token) -> None:
        self.silent = not self.foreign
        self.out.append("</div>\n")

    def _code(self, token: Token) -> None:
        attributes, mark = self._said(token.meta)
        if self.foreign and not attributes and "unit" not in token.meta:
            attributes = self.foreign
        language = token.info.split(maxsplit=1)[0] if token.info.strip() else ""
        name = f' class="language-{self.escape(language)}"' if language else ""
        label = f"<p{attributes}>{mark}</p>\n" if mark else ""
        self.out.append(f"{label}<pre{attributes}><code{name}>{self.escape(token.content)}</code></pre>\n")

    def _raw(self, token: Token) -> None:
        """The author's own HTML; comments to translators stay behind."""
        if token.meta.get("directive"):
            return
        html = strip_marks(token.content)
        if not self.silent and token.meta.get("units"):
            html = self._raw_marked(html, token.meta["units"])
        self.out.append(html)

    def _raw_marked(self, html: str, units: Sequence[int]) -> str:
        """The block with every text in it that is not translated marked, element by element."""
        found = pieces(html, self.page.source_language)
        if sum(bool(piece.kind) for piece in found) != len(units):
            return html
        states = iter([self.page.states[number] for number in units])
        parts = []
        for piece in found:
            state = next(states) if piece.kind else State.TRANSLATED
            if state in _CURRENT or piece.kind in _NO_ELEMENTS:
                parts.append(piece.text)
            else:
                parts.append(f'<span{self.foreign} class="untranslated">{blanks.note(state)}{piece.text}</span>')
        return "".join(parts)

    def _other(self, token: Token) -> None:
        """A block of a construct that we know nothing special of."""
        if token.hidden or not token.tag:
            return
        if token.nesting < 0:
            self.out.append(f"</{token.tag}>\n")
        else:
            attributes = "".join(f' {name}="{self.escape(str(value))}"' for name, value in token.attrs.items())
            self.out.append(f"<{token.tag}{attributes}>")

    # ------------------------------------------------------------ footnotes

    def _footnote(self, token: Token) -> None:
        self.out.append(f'<li id="fn{token.meta["id"] + 1}">')

    def _footnotes(self, _: Token) -> None:
        name = blanks.label(blanks.FOOTNOTES)
        self.out.append(f'<section class="footnotes" role="doc-endnotes" aria-label="{name}">\n<ol>\n')

    def _footnote_anchor(self, token: Token) -> None:
        name = blanks.label(blanks.BACK, self.language.in_digits(str(token.meta["id"] + 1)))
        self.out.append(
            f' <a href="#{_reference_id(token)}" class="back" role="doc-backlink" aria-label="{name}">\u21a9\ufe0e</a>'
        )

    def _footnote_reference(self, token: Token) -> None:
        number = self.language.in_digits(str(token.meta["id"] + 1))
        name = blanks.label(blanks.FOOTNOTE, number)
        self.out.append(
            f'<sup><a href="#fn{token.meta["id"] + 1}" id="{_reference_id(token)}" role="doc-noteref"'
            f' aria-label="{name}">{number}</a></sup>'
        )

    # ------------------------------------------------------------ contents

    def _contents(self) -> None:
        """The list of contents, before the first heading: what stands above it, a card most of all, comes first."""
        openings = [i for i, t in enumerate(self.tokens) if t.type == "heading_open" and t.tag != "h1"]
        listed = [
            (heading, self._said(self.tokens[i + 1].meta)[0] and self.foreign)
            for heading, i in zip(self.page.headings, openings, strict=True)
            if self.tokens[i].level == 0 and heading.level <= 3
        ]
        if len(listed) < CONTENTS_FROM:
            return
        name = blanks.label(blanks.CONTENTS)
        self.out.append(f'<nav class="contents" aria-label="{name}">\n')
        self.out.append(f"<p>{blanks.word(blanks.CONTENTS)}</p>\n<ol>\n")
        top = min(heading.level for heading, _ in listed)
        for number, (heading, attributes) in enumerate(listed):
            self._contents_line(heading, attributes)
            follower = listed[number + 1][0].level if number + 1 < len(listed) else top
            if heading.level == follower:
                self.out.append("</li>\n")
            elif heading.level < follower:
                self.out.append("\n<ol>\n")
            else:
                # An article may begin below the level it goes on with.
                self.out.append("</li>\n</ol>\n</li>\n" if self._nested(listed, number) else "</li>\n")
        self.out.append("</ol>\n</nav>\n")

    @staticmethod
    def _nested(listed: Sequence[tuple[Heading, str]], number: int) -> bool:
        return any(heading.level < listed[number][0].level for heading, _ in listed[:number])

    def _contents_line(self, heading: Heading, attributes: str) -> None:
        self.out.append(f'<li><a href="#{self.escape(heading.id)}"{attributes}>{self.escape(heading.text)}</a>')

    # ------------------------------------------------------------ inline

    def _children(self, children: Sequence[Token]) -> None:
        out, inlines, escaped = self.out, _INLINES, self.escape
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
        named = f' title="{_escape_hostile(str(title))}"' if title else ""
        if article:
            domain, fragment = article
            self.domains.append(domain)
            self.out.append(f"<a{late_link(domain, strip_marks(fragment))}{named}>")
            return
        self.domains.append("")
        href = str(token.attrs.get("href", ""))
        relation = ' rel="external"' if href.startswith(("https:", "http:", "//")) else ""
        self.out.append(f'<a href="{_escape_hostile(href)}"{relation}{named}>')

    def _link_end(self, _: Token) -> None:
        domain = self.domains.pop() if self.domains else ""
        self.out.append(f"</a>{blanks.after(domain)}" if domain else "</a>")

    def _raw_inline(self, token: Token) -> None:
        self.out.append(strip_marks(token.content))

    def _image(self, token: Token) -> None:
        self.out.append(self._img(token))

    def _img(self, token: Token, attributes: str = "", line: int = 0) -> str:
        self.images += 1
        asset = token.meta.get("asset")
        if asset and not self.standalone:
            address = blanks.picture(asset, line)
        else:
            address = f' src="{_escape_hostile(str(token.attrs.get("src", "")))}"'
        # The first picture may be what the reader waits for.
        lazy = ' loading="lazy"' if self.images > 1 else ""
        return f'<img{address} alt="{_escape_hostile(_plain(token.children or ()))}"{lazy}{attributes}>'

    def _figure(self, inline: Token, image: Token) -> None:
        """A picture alone in its paragraph; alt text and caption are translated apart."""
        number = inline.meta.get("unit", inline.meta.get("caption_unit"))
        line = self.page.units[number].line if number is not None else 0
        said, _ = self._said(inline.meta)
        self.out.append(f"<figure>{self._img(image, said and self.foreign, line)}")
        caption = image.attrs.get("title")
        if caption:
            attributes, mark = self._said(inline.meta, "caption_unit")
            self.out.append(f"<figcaption{attributes}>{mark}{_escape_hostile(str(caption))}</figcaption>")
        self.out.append("</figure>\n")

    def _other_inline(self, token: Token) -> None:
        if token.tag:
            self._other(token)
        elif token.content:
            self.out.append(self.escape(token.content))


# ---------------------------------------------------------------- tables of what writes what

_Write = str | Callable[[_Body, "Token"], None]

_BLOCKS: dict[str, _Write] = {
    "paragraph_open": _Body._paragraph,
    "inline": _Body._inline,
    "paragraph_close": _Body._close,
    "heading_open": _Body._heading,
    "heading_close": _Body._close,
    "bullet_list_open": _Body._task_list,
    "bullet_list_close": "</ul>\n",
    "ordered_list_open": _Body._ordered,
    "ordered_list_close": "</ol>\n",
    "list_item_open": _Body._item,
    "list_item_close": "</li>\n",
    "table_open": _Body._table,
    "thead_open": "<thead>\n",
    "thead_close": "</thead>\n",
    "tbody_open": "<tbody>\n",
    "tbody_close": "</tbody>\n",
    "tr_open": "<tr>\n",
    "tr_close": "</tr>\n",
    "th_open": _Body._head_cell,
    "th_close": _Body._close,
    "td_open": _Body._described,
    "td_close": _Body._close,
    "table_close": "</table></div>\n",
    "dl_open": "<dl>\n",
    "dl_close": "</dl>\n",
    "dt_open": _Body._described,
    "dt_close": _Body._close,
    "dd_open": "<dd>",
    "dd_close": "</dd>\n",
    "blockquote_open": "<blockquote>\n",
    "blockquote_close": "</blockquote>\n",
    "hr": "<hr>\n",
    "card_open": _Body._card,
    "card_title_open": _Body._card_title,
    "card_title_close": "</span></p>\n",
    "card_close": _Body._close,
    "references_open": _Body._references,
    "references_close": _Body._references_end,
    "fence": _Body._code,
    "code_block": _Body._code,
    "html_block": _Body._raw,
    "footnote_block_open": _Body._footnotes,
    "footnote_block_close": "</ol>\n</section>\n",
    "footnote_open": _Body._footnote,
    "footnote_close": "</li>\n",
    "footnote_anchor": _Body._footnote_anchor,
}

_INLINES: dict[str, _Write] = {
    "softbreak": "\n",
    "hardbreak": "<br>\n",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "em_open": "<em>",
    "em_close": "</em>",
    "s_open": "<s>",
    "s_close": "</s>",
    "code_inline": _Body._code_inline,
    "link_open": _Body._link,
    "link_close": _Body._link_end,
    "image": _Body._image,
    "html_inline": _Body._raw_inline,
    "footnote_ref": _Body._footnote_reference,
}

# ---------------------------------------------------------------- small things


_ALIGNED = {"text-align:center": "centre", "text-align:right": "end"}


def _aligned(attributes: str, token: Token) -> str:
    """The attributes with the cell's alignment as a class: a strict security policy allows no style attributes."""
    name = _ALIGNED.get(str(token.attrs.get("style", "")), "") if token.attrs else ""
    if not name:
        return attributes
    if "class=" in attributes:
        return attributes.replace(' class="', f' class="{name} ')
    return f'{attributes} class="{name}"'


def _reference_id(token: Token) -> str:
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


def _escape_hostile(text: str) -> str:
    return escape(strip_marks(text))
