"""The Markdown parser, set up once a process: CommonMark and our constructs.

`blocks(text)` stops after the block rules, when each translatable block is one `inline` token that still holds its
Markdown. `finish(tokens, env)` goes on from there. Translation happens between the two (see `walk`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_core.text_join import text_join
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_tail

from pipeline.markup import guard, links
from pipeline.markup.blocks import SwiftBlocks
from pipeline.markup.constructs import cards, headings
from pipeline.markup.inlines import SwiftInline
from pipeline.model import State, Target

Env = dict[str, Any]
SWAP = "swap"
"""Key of `token.meta` under which a block's translation waits for `finish`."""


class Swap:
    """A translation to be parsed in the place of a block's own text."""

    __slots__ = ("lone", "states", "targets", "text", "titles", "unit")

    def __init__(self, text: str, targets: tuple[Target, ...], lone: bool, unit: int, states: list[State]) -> None:
        self.text = text
        self.targets = targets
        self.lone = lone
        self.unit = unit
        self.states = states
        """The page's list, told when the translation has to be put aside."""
        self.titles: dict[str, str] = {}
        """Label → translated title."""


@cache
def markdown() -> MarkdownIt:
    """The parser."""
    return made()


def made() -> MarkdownIt:
    """A parser of its own. Raw HTML is the author's own and passes; what a translation may bring, `guard` knows."""
    md = MarkdownIt("commonmark", {"html": True, "tasklists": True})
    md.block = SwiftBlocks()
    md.enable(["table", "strikethrough"])
    cards.enable(md)
    md.use(footnote_plugin).use(deflist_plugin)
    md.block.ruler.enableOnly([name for name in md.block.ruler.get_all_rules() if name != "alert"])
    links.enable(md)
    md.inline = SwiftInline(md.inline)
    return md


def blocks(text: str) -> tuple[list[Token], Env]:
    """The article's block tokens and the environment (references, footnotes) they were parsed in."""
    md, env = markdown(), Env()
    if "\r" in text or "\0" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    tokens: list[Token] = []
    md.block.parse(text, md, env, tokens)
    if ":::" in text:
        tokens = cards.shape(tokens)
    if "{#" in text:
        tokens = headings.shape(tokens)
    return tokens, env


def block_types(text: str) -> list[str]:
    """What blocks a text makes by itself: the types of its outermost tokens, leaving out those that end one."""
    return [token.type for token in blocks(text)[0] if token.level == 0 and token.nesting >= 0]


def finish(tokens: list[Token], env: Env, trust: guard.Trust = guard.NO_TRUST) -> list[Token]:
    """Parse the inline texts, translated where a `Swap` waits, and move the footnotes to the end."""
    md = markdown()
    for token in tokens:
        if token.type == "inline":
            swap = token.meta.pop(SWAP, None) if token.meta else None
            if swap is None or not _swap_in(md, token, swap, env, trust):
                token.children = _parsed(md, token.content, env)
    state = StateCore("", md, env, tokens)
    if "footnotes" in env:
        footnote_tail(state)
    text_join(state)
    return state.tokens


def render(tokens: list[Token] | tuple[Token, ...], env: Env) -> str:
    """Plain HTML, as any CommonMark renderer would write it."""
    md = markdown()
    return str(md.renderer.render(list(tokens), md.options, env))


def inline(text: str, targets: tuple[Target, ...] = (), env: Env | None = None) -> list[Token]:
    """The inline tokens of one text; its labels are resolved from `targets`."""
    md = markdown()
    scope = dict(env or {})
    scope["references"] = {**scope.get("references", {}), **links.references(targets)}
    return _parsed(md, text, scope)


MARK = re.compile(r"[\n!&*<\[\\\]^_`~]")
"""What an inline rule of ours can begin with."""
_GUARDED = ("<", "[^", "^[")
"""Without these on either side there are neither tags nor footnotes to compare."""


def _parsed(md: MarkdownIt, text: str, env: Env) -> list[Token]:
    """The inline tokens of a text; one without any mark, which is most of a translation, needs no parser."""
    if text and not MARK.search(text):
        return [Token("text", "", 0, content=text)]
    children: list[Token] = []
    md.inline.parse(text, md, env, children)
    return children


def _swap_in(md: MarkdownIt, token: Token, swap: Swap, env: Env, trust: guard.Trust) -> bool:
    """Parse a translation in its block's place; False, and nothing changed, when it must not stand there."""
    guarded = any(mark in text for mark in _GUARDED for text in (swap.text, token.content))
    if not guarded and not swap.lone and not MARK.search(swap.text):
        token.content, token.children = swap.text, _parsed(md, swap.text, env)
        return True
    english, own = env.get("references"), links.references(swap.targets)
    for label, title in swap.titles.items():
        own[label]["title"] = title
    footnotes = _footnotes(env)
    if own:
        env["references"] = {**(english or {}), **own}
    children = _parsed(md, swap.text, env)
    if own:
        if english is None:
            del env["references"]
        else:
            env["references"] = english

    def source() -> list[Token]:
        scope = {**env, "footnotes": _footnotes({"footnotes": footnotes})}
        return guard.everything(inline(token.content, env=scope), scope)

    addresses = frozenset([t.url for t in swap.targets] + [r["href"] for r in (english or {}).values()])
    reason = guard.fault(children, env, source, addresses, swap.lone, trust) or guard.no_link(swap.text, token.content)
    if not reason and guarded:
        reason = guard.differs(guard.everything(children, env), source())
    if reason:
        swap.states[swap.unit] = State.BROKEN
        env["footnotes"] = footnotes
        token.meta["fault"] = reason
        return False
    token.content, token.children = swap.text, children
    return True


def _footnotes(env: Env) -> Env:
    """A copy of what the footnote plugin keeps, none of which its rules will change."""
    notes = env.get("footnotes", {})
    return {
        "refs": dict(notes.get("refs", {})),
        "list": {key: dict(value) for key, value in notes.get("list", {}).items()},
    }
