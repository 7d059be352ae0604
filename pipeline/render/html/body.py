"""An article's text as HTML, dressed: figures, cards, contents, notes, and the marks of what is not translated.

`compose(page, language)` walks markdown-it's tokens once; `_WRITE` says which method writes which. What one article
cannot know stays open (`blanks`). `standalone=True` leaves pictures where the author put them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from pipeline import markup
from pipeline.languages import Language
from pipeline.markup.figures import lone_image
from pipeline.markup.rawhtml import pieces
from pipeline.model import Page
from pipeline.render.html import blanks
from pipeline.render.html.contents import contents
from pipeline.render.html.inlines import Inlines, escape_hostile, reference_id
from pipeline.render.html.marks import Marks
from pipeline.render.late import strip_marks

if TYPE_CHECKING:
    from markdown_it.token import Token

WIDE = 3
"""Columns from which a table may be wider than a telephone."""
_NO_ELEMENTS = ("html alt", "html title", "html aria-label", "html placeholder", "html option")
"""Texts of raw HTML that no `span` may stand in."""


def compose(page: Page, language: Language, *, standalone: bool = False) -> str:
    """The dressed body of a page: pure, and the same for every site the article may stand in."""
    return _Body(page, language, standalone).html()


def parts(page: Page, language: Language, streams: Iterable[Sequence[Token]]) -> list[str]:
    """The page's text in parts: one for each stream of its tokens, so that it may be put together otherwise."""
    body = _Body(page, language, standalone=False)
    body.wants_contents = False
    return [body.part(stream) for stream in streams]


class _Body(Inlines):
    """One walk over a page's tokens."""

    def __init__(self, page: Page, language: Language, standalone: bool) -> None:
        self.page = page
        self.tokens = markup.body(page)
        super().__init__(self.tokens, language, standalone=standalone)
        self.marks = Marks(page, language, standalone=standalone)
        self.at = 0
        self.after = 0
        """Tokens before this one are written already."""
        self.closings: list[str] = []
        """What ends the elements that do not always end alike, innermost last."""
        self.cards = self.tables = 0
        self.wants_contents = True

    def html(self) -> str:
        blocks = _WRITE
        for at, token in enumerate(self.tokens):
            if at < self.after:
                continue
            self.at = at
            write = blocks.get(token.type)
            if write is None:
                self.other(token)
            elif isinstance(write, str):
                self.out.append(write)
            else:
                write(self, token)
        return "".join(self.out)

    def part(self, tokens: Sequence[Token]) -> str:
        """Some of the page's tokens, each element whole."""
        self.tokens, self.out, self.at, self.after = tuple(tokens), [], 0, 0
        return self.html()

    # ------------------------------------------------------------ blocks

    def _paragraph(self, token: Token) -> None:
        following = self.tokens[self.at + 1]
        image = lone_image(following)
        if image is not None and not token.hidden:
            self._figure(following, image)
            self.after = self.at + 3
            return
        attributes, mark = self.marks.said(following.meta)
        if not token.hidden:
            self.out.append(f"<p{self.marks.anchor(following.meta)}{attributes}>{mark}")
            self.closings.append("</p>\n")
        elif attributes:
            self.out.append(f"<span{attributes}>{mark}")
            self.closings.append("</span>")
        else:
            self.closings.append("")

    def _close(self, _: Token) -> None:
        self.out.append(self.closings.pop())

    def _inline(self, token: Token) -> None:
        if "citation" in token.meta:
            was, self.cites = self.cites, True
            self.children(token.children or ())
            self.cites = was
        else:
            self.children(token.children or ())

    def _heading(self, token: Token) -> None:
        name = str(token.meta["id"])
        if self.wants_contents and token.level == 0:
            self.wants_contents = False
            self.out.append(contents(self.page, self.tokens, self.marks, self.escape))
        # The page's one h1 is its title.
        level = max(2, int(token.tag[1]))
        attributes, mark = self.marks.said(self.tokens[self.at + 1].meta, anchor=name)
        self.out.append(f'<h{level} id="{self.escape(name)}"{attributes}>')
        # The mark is no part of the heading's name.
        self.closings.append(f"</h{level}>\n" + (f"<div{self.marks.foreign}>{mark}</div>\n" if mark else ""))

    def _ordered(self, token: Token) -> None:
        start = token.attrs.get("start", 1)
        self.out.append("<ol>\n" if start == 1 else f'<ol start="{start}">\n')

    def _item(self, token: Token) -> None:
        anchor = self._anchor_within()
        if "checked" not in token.meta:
            self.out.append(f"<li{anchor}>")
        elif token.meta["checked"]:
            done = blanks.label(blanks.DONE)
            self.out.append(f'<li{anchor} class="task"><span class="box done" role="img" aria-label="{done}"></span>')
        else:
            self.out.append(f'<li{anchor} class="task"><span class="box"></span>')

    def _definition(self, _: Token) -> None:
        self.out.append(f"<dd{self._anchor_within()}>")

    def _anchor_within(self) -> str:
        """The id of an element that begins with a text of its own, in no paragraph."""
        if self.tokens[self.at + 1].hidden and self.tokens[self.at + 2].type == "inline":
            return self.marks.anchor(self.tokens[self.at + 2].meta)
        return ""

    def _task_list(self, token: Token) -> None:
        self.out.append('<ul class="tasks">\n' if token.attrs else "<ul>\n")

    def _described(self, token: Token) -> None:
        """A cell, a term: an element whose text is the next token."""
        meta = self.tokens[self.at + 1].meta
        attributes, mark = self.marks.said(meta)
        self.out.append(f"<{token.tag}{self.marks.anchor(meta)}{_aligned(attributes, token)}>{mark}")
        self.closings.append(f"</{token.tag}>\n")

    def _head_cell(self, token: Token) -> None:
        text = self.tokens[self.at + 1]
        if not text.children:
            # A header that says nothing heads nothing.
            self.out.append("<td>")
            self.closings.append("</td>\n")
            return
        attributes, mark = self.marks.said(text.meta)
        self.out.append(f'<th scope="col"{self.marks.anchor(text.meta)}{_aligned(attributes, token)}>{mark}')
        self.closings.append("</th>\n")

    def _table(self, _: Token) -> None:
        self.tables += 1
        if self._columns() < WIDE:
            self.out.append('<div class="table"><table>\n')
            return
        name = blanks.label(blanks.TABLE, self.language.in_digits(str(self.tables)))
        # Wide tables scroll alone, by keyboard too; a region needs a name unlike the others'.
        self.out.append(f'<div class="table" role="region" tabindex="0" aria-label="{name}"><table>\n')

    def _columns(self) -> int:
        count = 0
        for token in islice(self.tokens, self.at, None):
            if token.type == "tr_close":
                break
            count += token.type == "th_open"
        return count

    def _card(self, token: Token) -> None:
        kind = str(token.meta["kind"])
        word = f'<span class="kind">{blanks.word(blanks.KINDS[kind])}</span>'
        if self.tokens[self.at + 1].type == "card_title_open":
            self.cards += 1
            # No `aside`, which is a landmark of the page, and no `section`, which wants a heading.
            self.out.append(f'<div class="card {kind}" role="group" aria-labelledby="_card-{self.cards}">\n')
            self.closings.append("</div>\n")
            self.out.append(f'<p class="card-title" id="_card-{self.cards}">{word} ')
        else:
            # Without a name of its own it is no landmark.
            self.out.append(f'<div class="card {kind}" role="note">\n<p class="card-title">{word}</p>\n')
            self.closings.append("</div>\n")

    def _card_title(self, _: Token) -> None:
        meta = self.tokens[self.at + 1].meta
        attributes, mark = self.marks.said(meta)
        self.out.append(f"<span{self.marks.anchor(meta)}{attributes}>{mark}")

    def _references(self, _: Token) -> None:
        self.out.append(f'<div class="references"{"" if self.marks.silent else self.marks.foreign}>\n')
        self.marks.silent = self.cites = True

    def _references_end(self, _: Token) -> None:
        self.marks.silent, self.cites = not self.marks.foreign, False
        self.out.append("</div>\n")

    def _code(self, token: Token) -> None:
        attributes, mark = self.marks.said(token.meta)
        if self.marks.foreign and not attributes and "unit" not in token.meta:
            attributes = self.marks.foreign
        language = token.info.split(maxsplit=1)[0] if token.info.strip() else ""
        name = f' class="language-{self.escape(language)}"' if language else ""
        label = f"<p{attributes}>{mark}</p>\n" if mark else ""
        self.out.append(
            f"{label}<pre{self.marks.anchor(token.meta)}{attributes}><code{name}>{self.escape(token.content)}</code></pre>\n"
        )

    def _raw(self, token: Token) -> None:
        """The author's own HTML; comments to translators stay behind."""
        if token.meta.get("directive"):
            return
        html = strip_marks(token.content)
        if not self.marks.silent and token.meta.get("units"):
            html = self._raw_marked(html, token.meta["units"])
        self.out.append(html)

    def _raw_marked(self, html: str, units: Sequence[int]) -> str:
        """The block with every text in it that is not translated marked, element by element."""
        found = pieces(html, self.page.source_language)
        if sum(bool(piece.kind) for piece in found) != len(units):
            return html
        numbers = iter(units)
        parts = []
        for piece in found:
            note = self.marks.plain_note(next(numbers)) if piece.kind else ""
            if note and piece.kind not in _NO_ELEMENTS:
                parts.append(f'<span{self.marks.foreign} class="untranslated">{note}{piece.text}</span>')
            else:
                parts.append(piece.text)
        return "".join(parts)

    # ------------------------------------------------------------ footnotes

    def _footnote(self, token: Token) -> None:
        self.out.append(f'<li id="fn{token.meta["id"] + 1}">')

    def _footnotes(self, _: Token) -> None:
        name = blanks.label(blanks.FOOTNOTES)
        self.out.append(f'<div class="footnotes" role="doc-endnotes" aria-label="{name}">\n<ol>\n')

    def _footnote_anchor(self, token: Token) -> None:
        name = blanks.label(blanks.BACK, self.language.in_digits(str(token.meta["id"] + 1)))
        self.out.append(
            f' <a href="#{reference_id(token)}" class="back" role="doc-backlink" aria-label="{name}">\u21a9\ufe0e</a>'
        )

    # ------------------------------------------------------------ figures

    def _figure(self, inline: Token, image: Token) -> None:
        """A picture alone in its paragraph; alt text and caption are translated apart."""
        number = inline.meta.get("unit", inline.meta.get("caption_unit"))
        line = self.page.units[number].line if number is not None else 0
        self.out.append(f"<figure>{self.img(image, self.marks.of_heading(inline.meta), line)}")
        caption = image.attrs.get("title")
        if caption:
            attributes, mark = self.marks.said(inline.meta, "caption_unit")
            self.out.append(f"<figcaption{attributes}>{mark}{escape_hostile(str(caption))}</figcaption>")
        self.out.append("</figure>\n")


# ---------------------------------------------------------------- tables of what writes what

_Write = str | Callable[[_Body, "Token"], None]

_WRITE: dict[str, _Write] = {
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
    "dd_open": _Body._definition,
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
    "footnote_block_close": "</ol>\n</div>\n",
    "footnote_open": _Body._footnote,
    "footnote_close": "</li>\n",
    "footnote_anchor": _Body._footnote_anchor,
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
