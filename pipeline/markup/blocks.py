"""The block parser, with a short way for plain paragraphs and headings.

markdown-it asks each of a dozen rules in turn about every line, and every rule again whether it would end a
paragraph. A line that begins with a letter can be claimed by none of them, so four blocks of five need no
asking. The tokens are the same (a test compares both parsers on every example and page we have); reading an
article is about twice as fast.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.common.utils import mdTrim
from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import heading as heading_rule
from markdown_it.token import Token

if TYPE_CHECKING:
    from markdown_it.parser_block import RuleFuncBlockType


_MAY_END = re.compile(r"[`>#<_+-]|\*(?:[\s*]|$)|[0-9]{1,9}[.)]|\[\^")
"""How a line must begin to end the paragraph above it."""


class SwiftBlocks(ParserBlock):
    """`ParserBlock`, asking fewer questions."""

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


def _ask(rules: list[RuleFuncBlockType], state: StateBlock, line: int, end: int) -> None:
    for rule in rules:
        if rule(state, line, end, False):
            return
    raise RuntimeError("none of the block rules matched")  # the paragraph rule always does


def _swift(state: StateBlock, line: int, end: int) -> bool:
    """Parse a paragraph of lines that begin with letters, or a heading, when no other rule can want them."""
    src, begins, shifts = state.src, state.bMarks, state.tShift
    if state.sCount[line] - state.blkIndent > 3:
        return False  # indented code
    first = src[begins[line] + shifts[line]]
    if not first.isalpha():
        return first == "#" and not _underlined(state, line, end) and heading_rule(state, line, end, False)
    after = line + 1
    if after < end and _defined(state, after, end):
        return False
    last = state.lineMax
    while after < last:
        start = begins[after] + shifts[after]
        if start >= state.eMarks[after]:
            break
        mark = src[start]
        if not mark.isalpha() and 0 <= state.sCount[after] <= state.blkIndent + 3:
            if mark in "-=|:~" and not _bullet(src, start, state.eMarks[after]):
                return False
            if _MAY_END.match(src, start) and _ends(state, after, last):
                break
        after += 1
    if after == line + 1:
        content = mdTrim(src[begins[line] + shifts[line] : state.eMarks[line]])
    else:
        content = mdTrim(state.getLines(line, after, state.blkIndent, False))
    state.line = after
    level = state.level
    state.tokens += (
        Token("paragraph_open", "p", 1, {}, [line, after], level, block=True),
        Token("inline", "", 0, {}, [line, after], level + 1, [], content, block=True),
        Token("paragraph_close", "p", -1, {}, None, level, block=True),
    )
    return True


def _ends(state: StateBlock, line: int, end: int) -> bool:
    """Whether a block that may interrupt a paragraph begins here."""
    before, state.parentType = state.parentType, "paragraph"
    ends = any(rule(state, line, end, True) for rule in state.md.block.ruler.getRules("paragraph"))
    state.parentType = before
    return ends


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
        return state.src[start] in "|-:~"
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
