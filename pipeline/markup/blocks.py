"""The block parser, with short ways for what articles are mostly made of.

markdown-it asks each of a dozen rules in turn about every line, and every rule again whether it would end a
paragraph. But a line that begins with a letter can be claimed by none of them, and most marks by one or two. So
plain paragraphs are taken without asking, and other lines to the rules that their first character calls for;
whatever is not plain goes through the whole chain. The tokens are the same (a test compares both parsers on every
example and page we have); reading an article takes half the time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from markdown_it.common.utils import mdTrim
from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock, blockquote, fence, heading, hr, html_block, list_block
from mdit_py_plugins.footnote.index import footnote_def

from pipeline.markup.plainlists import plain_list
from pipeline.markup.tokens import block_token

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.parser_block import RuleFuncBlockType
    from markdown_it.token import Token
    from markdown_it.utils import EnvType

_CALLS: dict[str, tuple[RuleFuncBlockType, ...]] = {
    "#": (heading,),
    ">": (blockquote,),
    "`": (fence,),
    "<": (html_block,),
    "[": (footnote_def,),
    "_": (hr,),
    "-": (hr, list_block),
    "*": (hr, list_block),
    "+": (list_block,),
    **dict.fromkeys("0123456789", (list_block,)),
}
"""The rules that a line's first character can mean, in the order of the chain. A table, a definition and an underlined
heading show in the line below instead (`_underlined`); reference definitions and containers go through the chain."""

_MAY_END = re.compile(r"[`>#<_+-]|\*(?:[\s*]|$)|[0-9]{1,9}[.)]|\[\^")
"""How a line must begin to end the paragraph above it."""


_BLANK = ("", " ", "\t")


class SwiftBlocks(ParserBlock):
    """`ParserBlock`, asking fewer questions."""

    def parse(self, src: str, md: MarkdownIt, env: EnvType, outTokens: list[Token]) -> list[Token] | None:
        """Process a text and push block tokens into `outTokens`."""
        if not src:
            return None
        state = SwiftState(src, md, env, outTokens)
        self.tokenize(state, state.line, state.lineMax)
        return state.tokens

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:
        """Generate tokens for a range of lines; the shape of the loop is markdown-it's own."""
        rules = self.ruler.getRules("")
        line = startLine
        nesting = state.md.options.maxNesting
        seen_empty = False
        while line < endLine:
            state.line = line = state.skipEmptyLines(line)
            if line >= endLine or state.sCount[line] < state.blkIndent:
                break
            if state.level >= nesting:
                state.line = endLine
                break
            if not _swift(state, line, endLine):
                _ask(rules, state, line, endLine)
            state.tight = not seen_empty
            line = state.line
            if (line - 1) < endLine and state.isEmpty(line - 1):
                seen_empty = True
            if line < endLine and state.isEmpty(line):
                seen_empty = True
                line += 1
                state.line = line


class SwiftState(StateBlock):
    """`StateBlock`, its lines measured by string methods instead of letter by letter."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
        super().__init__("", md, env, tokens)
        self.src = src
        begins, ends, shifts, counts = [], [], [], []
        start = 0
        lines = src.split("\n")
        if not lines[-1].strip(" \t"):
            lines.pop()  # what follows the last line end is no line
        for line in lines:
            begins.append(start)
            ends.append(start := start + len(line))
            start += 1
            if line[:1] in _BLANK:
                shift = len(line) - len(line.lstrip(" \t"))
                shifts.append(shift)
                counts.append(len(line[:shift].expandtabs(4)))
            else:
                shifts.append(0)
                counts.append(0)
        length = len(src)
        self.bMarks = [*begins, length]
        self.eMarks = [*ends, length]
        self.tShift = [*shifts, 0]
        self.sCount = [*counts, 0]
        self.bsCount = [0] * len(self.bMarks)
        self.lineMax = len(lines)

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Push new token to "stream"."""
        if nesting < 0:
            self.level -= 1
        token = block_token(ttype, tag, nesting, self.level)
        if nesting > 0:
            self.level += 1
        self.tokens.append(token)
        return token


def _ask(rules: Sequence[RuleFuncBlockType], state: StateBlock, line: int, end: int) -> None:
    for rule in rules:
        if rule(state, line, end, False):
            return
    raise RuntimeError("none of the block rules matched")  # the paragraph rule always does


def _swift(state: StateBlock, line: int, end: int) -> bool:
    """Parse a block whose first character says what it is; False, and nothing done, for any other."""
    src, begins, shifts, ends, blank = state.src, state.bMarks, state.tShift, state.eMarks, state.blkIndent
    if state.sCount[line] - blank > 3:
        return False  # indented code
    start = begins[line] + shifts[line]
    first = src[start]
    if not first.isalpha():
        rules = _CALLS.get(first, ()) if first != "[" else ()
        if not rules or _underlined(state, line, end):
            return False
        if list_block in rules and plain_list(state, line, end):
            return True
        if first in "-*" and _item(src, start, ends[line]):
            return list_block(state, line, end, False)
        return any(rule(state, line, end, False) for rule in rules)
    after = line + 1
    if after < end and _defined(state, after, end):
        return False
    last, counts, most = state.lineMax, state.sCount, blank + 3
    while after < last:
        begin = begins[after] + shifts[after]
        if begin >= ends[after]:
            break
        mark = src[begin]
        if not mark.isalpha() and 0 <= counts[after] <= most:
            if mark in "-=|:~" and not _bullet(src, begin, ends[after]):
                return False
            if _MAY_END.match(src, begin) and _ends(state, mark, after, last):
                break
        after += 1
    content = src[start : ends[line]] if after == line + 1 else state.getLines(line, after, blank, False)
    if content[0].isspace() or content[-1].isspace():  # `mdTrim` is slow for what is seldom needed
        content = mdTrim(content)
    state.line = after
    level = state.level
    state.tokens += (
        block_token("paragraph_open", "p", 1, level, [line, after]),
        block_token("inline", "", 0, level + 1, [line, after], [], content),
        block_token("paragraph_close", "p", -1, level),
    )
    return True


def _ends(state: StateBlock, mark: str, line: int, end: int) -> bool:
    """Whether a block that may interrupt a paragraph begins here."""
    if mark in "-*+" and _item(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line]):
        # An item, unless it is indented so far below an outer list that it goes on with the text.
        count = state.sCount[line]
        return count >= state.blkIndent or state.listIndent < 0 or count - state.listIndent < 4
    before, state.parentType = state.parentType, "paragraph"
    ends = any(rule(state, line, end, True) for rule in _CALLS[mark])
    state.parentType = before
    return ends


def _item(src: str, start: int, end: int) -> bool:
    """Whether a bullet is followed by a space and a letter: no thematic break, and no item without text."""
    return start + 2 < end and src[start + 1] == " " and src[start + 2].isalnum()


def _bullet(src: str, start: int, end: int) -> bool:
    """Whether the line is an item with text, which underlines no heading and no table head."""
    return (
        src[start] == "-" and src[start + 1 : start + 2] in (" ", "\t") and bool(src[start + 1 : end].strip(" \t-:|"))
    )


def _underlined(state: StateBlock, line: int, end: int) -> bool:
    """Whether the next line could make this one the head of a table or a term with a definition."""
    if line + 1 >= end:
        return False
    start = state.bMarks[line + 1] + state.tShift[line + 1]
    if start < state.eMarks[line + 1]:
        return state.src[start] in "|-:~" and not _bullet(state.src, start, state.eMarks[line + 1])
    return _defined(state, line + 1, end)


def _defined(state: StateBlock, next_line: int, end: int) -> bool:
    """Whether a definition (`: …`) follows, perhaps after one blank line."""
    start = state.bMarks[next_line] + state.tShift[next_line]
    if start < state.eMarks[next_line]:
        return state.src[start] in ":~"
    if next_line + 1 >= end:
        return False
    start = state.bMarks[next_line + 1] + state.tShift[next_line + 1]
    return start < state.eMarks[next_line + 1] and state.src[start] in ":~"
