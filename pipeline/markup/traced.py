"""The inline parser, remembering where each token came from: for checks, which point at what they find.

`traced(text, targets)` gives the tokens that `parser.inline` gives, before adjacent texts are joined. Each has
`meta["at"]`, its slice of the Markdown; marks that opened or closed nothing have `meta["mark"]`. What is nested, in a
picture's alt text or in a footnote in the line, is in `children`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from pipeline.markup import links
from pipeline.markup.inlines import SwiftInline
from pipeline.markup.parser import MARK, made
from pipeline.model import Target

AT = "at"
LEFT = "mark"

_FOOTNOTE = re.compile(r"\[\^([^\s\]]+)\]")
_Rule = Callable[[StateInline, bool], bool]


def traced(text: str, targets: tuple[Target, ...] = ()) -> tuple[Token, ...]:
    """The inline tokens of a msgid or msgstr, with their places. A footnote's mark needs no definition here."""
    if not MARK.search(text):
        return (Token("text", "", 0, content=text, meta={AT: (0, len(text))}),) if text else ()
    md = _parser()
    notes = {f":{label}": -1 for label in _FOOTNOTE.findall(text)} if "[^" in text else {}
    env = {"references": links.references(targets), "footnotes": {"refs": notes, "list": {}}}
    return tuple(md.inline.parse(text, md, env, []))


def everything(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens and those inside them."""
    for token in tokens:
        yield token
        if token.children:
            yield from everything(token.children)


# ---------------------------------------------------------------- the parser


@cache
def _parser() -> MarkdownIt:
    md = made()
    inline = md.inline = _Inline(md.inline)
    inline.ruler2.disable("fragments_join")
    rules = dict(zip(inline.ruler.get_active_rules(), inline.ruler.getRules(""), strict=True))
    for name, rule in rules.items():
        if name in ("strikethrough", "emphasis"):
            inline.ruler.at(name, _marks(rule))
        elif name != "text":
            inline.ruler.at(name, _placed(rule))
    return md


class _Inline(SwiftInline):
    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        for token in tokens:
            if LEFT in token.meta and (token.type != "text" or not token.content):
                del token.meta[LEFT]  # it has opened or closed something
        return tokens


class _State(StateInline):
    """Text that no rule claims is one slice of the source; its place is where its first letter stood."""

    pending_at = 0

    def append_pending(self, text: str) -> None:
        if not (self._pending_buffer or self._pending):
            self.pending_at = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:
        token = super().pushPending()
        token.meta = {AT: (self.pending_at, self.pending_at + len(token.content))}
        return token


def _placed(rule: _Rule) -> _Rule:
    """The rule, its tokens told where they are from."""

    def placed(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        for token in () if silent else state.tokens[before:]:
            if AT not in token.meta:
                token.meta = {**token.meta, AT: (start, state.pos)}
                if token.type == "image":
                    _shift(token.children or (), start + 2)
                elif token.type == "footnote_ref" and "label" not in token.meta:
                    token.children = state.env["footnotes"]["list"][token.meta["id"]]["tokens"]
                    _shift(token.children or (), start + 2)
        return True

    return placed


def _marks(rule: _Rule) -> _Rule:
    """A rule that makes a token of each mark in a run, which may open or close something later."""

    def marks(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        for token in state.tokens[before:]:
            if AT not in token.meta:
                token.meta = {AT: (start, start + len(token.content)), LEFT: True}
                start += len(token.content)
        return True

    return marks


def _shift(tokens: Iterable[Token], by: int) -> None:
    for token in everything(tokens):
        start, end = token.meta[AT]
        token.meta[AT] = (start + by, end + by)
