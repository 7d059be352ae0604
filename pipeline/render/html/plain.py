"""An article's text as plain HTML: what any CommonMark renderer writes, and nothing of a site.

A page without untranslated passages comes out byte for byte as `markup.html` writes it. An untranslated block says
its language in a `lang` attribute; there is no other mark.
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
    if page.coverage.translated_units == page.coverage.units:
        return html(page.tokens, dict(page.env))
    return html(tuple(_marked(page)), dict(page.env))


def _marked(page: Page) -> Iterator[Token]:
    """The page's tokens, with `lang` on the element around every English text that should be a translation. The
    page's own tokens are left alone."""
    tokens = page.tokens
    for at, token in enumerate(tokens):
        if token.nesting == 1 and not token.hidden and at + 1 < len(tokens) and _is_english(page, tokens[at + 1]):
            yield token.copy(attrs={**token.attrs, "lang": page.source_language})
        elif at and tokens[at - 1].hidden and _is_english(page, token):
            yield _wrapped(token, page.source_language)
        else:
            yield token


def _is_english(page: Page, token: Token) -> bool:
    """Whether it is a text whose translation is missing."""
    number = token.meta.get("unit") if token.type == "inline" else None
    return number is not None and page.states[number] not in (State.SOURCE, State.TRANSLATED, State.STALE)


def _wrapped(inline: Token, language: str) -> Token:
    """A tight list item's text has no element of its own: give it a span."""
    from markdown_it.token import Token

    before = Token("html_inline", "", 0, content=f'<span lang="{language}">')
    after = Token("html_inline", "", 0, content="</span>")
    return inline.copy(children=[before, *(inline.children or ()), after])
