"""Cards and reference lists: `:::` containers.

    ::: emergency Go to hospital now
    Numbness between the legs …
    :::

A card is an `aside` with a title and ordinary blocks. `::: references` holds a bibliography, which stays in the
source language. Any other word after `:::` leaves the text alone.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin

KINDS = ("emergency", "warning", "note", "tip")
REFERENCES = "references"


def enable(md: MarkdownIt) -> None:
    """Teach the parser the containers."""
    container_plugin(md, "card", validate=lambda params, *_: _split(params)[0] in (*KINDS, REFERENCES))


def shape(tokens: list[Token]) -> list[Token]:
    """Containers as `card_open`, `card_title_open`, inline, `card_title_close`, …, `card_close`,
    or as `references_open`, …, `references_close`."""
    shaped: list[Token] = []
    opened: list[str] = []
    for token in tokens:
        if token.type == "container_card_open":
            kind, title = _split(token.info)
            opened.append(kind)
            token.info = ""
            if kind == REFERENCES:
                token.type, token.attrs = "references_open", {"class": REFERENCES}
                shaped.append(token)
            else:
                token.type, token.tag, token.attrs = "card_open", "aside", {"class": f"card {kind}"}
                token.meta = {"kind": kind}
                shaped += [token, *_title(title, token)]
        elif token.type == "container_card_close":
            kind = opened.pop()
            token.type = "references_close" if kind == REFERENCES else "card_close"
            token.tag = "div" if kind == REFERENCES else "aside"
            shaped.append(token)
        else:
            shaped.append(token)
    return shaped


def _split(params: str) -> tuple[str, str]:
    kind, _, title = params.strip().partition(" ")
    return kind, title.strip()


def _title(title: str, card: Token) -> list[Token]:
    if not title:
        return []
    level, first = card.level + 1, card.map[0] if card.map else 0
    return [
        Token("card_title_open", "p", 1, {"class": "card-title"}, block=True, level=level),
        Token("inline", "", 0, content=title, map=[first, first + 1], children=[], block=True, level=level + 1),
        Token("card_title_close", "p", -1, block=True, level=level),
    ]
