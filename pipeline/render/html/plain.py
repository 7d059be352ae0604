"""An article's text as plain HTML: what any CommonMark renderer writes, and nothing of a site.

A page without English passages comes out byte for byte as `markup.html` writes it. An untranslated block says its
language in a `lang` attribute; there is no other mark.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.markup import html
from pipeline.model import Page, State

if TYPE_CHECKING:
    from markdown_it.token import Token


def plain(page: Page) -> str:
    """The body alone, undressed."""
    if page.language == page.source_language:
        return html(page.tokens, dict(page.env))
    return html(tuple(_marked(page)), dict(page.env))


def _marked(page: Page) -> Iterator[Token]:
    """The page's tokens, with `lang` on the element around every foreign text. The page's own are left alone."""
    tokens = page.tokens
    for at, token in enumerate(tokens):
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if token.type == "inline" and at and tokens[at - 1].hidden and _is_foreign(page, token):
            yield _wrapped(token, page.source_language)
        elif token.type == "references_open" or (
            following is not None
            and following.type == "inline"
            and token.nesting == 1
            and not token.hidden
            and _is_foreign(page, following)
        ):
            yield token.copy(attrs={**token.attrs, "lang": page.source_language})
        else:
            yield token


def _is_foreign(page: Page, inline: Token) -> bool:
    number = inline.meta.get("unit")
    if number is None:
        return bool(inline.meta.get("skip"))
    return page.states[number] not in (State.SOURCE, State.TRANSLATED)


def _wrapped(inline: Token, language: str) -> Token:
    """A tight list item's text has no element of its own: give it a span."""
    from markdown_it.token import Token

    before = Token("html_inline", "", 0, content=f'<span lang="{language}">')
    after = Token("html_inline", "", 0, content="</span>")
    return inline.copy(children=[before, *(inline.children or ()), after])
