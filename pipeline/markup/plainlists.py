"""Lists whose items are one line each, perhaps with such lists below them: taken without asking markdown-it's rules.

Most lists are that, and the rules ask about each of their lines a dozen times. The tokens are the same
(`SwiftBlocks`); whatever is not plain is left to the rules.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from pipeline.markup.tokens import block_token

_ENTRY = re.compile(r"( *)(?:([-+*])|([0-9]{1,9})([.)])) (?=[^\W\d_]|\*\*[^\W\d_])")
"""An item that can begin with nothing but words."""
_DEEPEST = 4
"""Lists in one another; far below markdown-it's own limit, which the rules know about."""


@dataclass(slots=True)
class _Entry:
    """One item, while its list is gathered."""

    line: int
    content: int
    """Where its text begins."""
    number: str
    """Of an ordered item, as written."""
    below: _List | None = None


@dataclass(slots=True)
class _List:
    indent: int
    ordered: bool
    mark: str
    """`-`, `+`, `*`, or what follows the numbers: `.`, `)`."""
    entries: list[_Entry]
    inner: int = 0
    """Where a list below the newest entry has to begin."""


def plain_list(state: StateBlock, line: int, end: int) -> bool:
    """Push the tokens of the list that begins here; False, and nothing done, when it is not plain."""
    if state.blkIndent or state.listIndent >= 0 or state.level > _DEEPEST:
        return False
    gathered = _gathered(state, line, end)
    if gathered is None:
        return False
    outer, after = gathered
    _push(state, outer, state.level, after)
    state.line = after
    return True


def _gathered(state: StateBlock, line: int, end: int) -> tuple[_List, int] | None:
    """The list, and the line where the text goes on."""
    src, begins, ends = state.src, state.bMarks, state.eMarks
    open_lists: list[_List] = []
    after = line
    while after < end and begins[after] + state.tShift[after] < ends[after]:
        entry = _ENTRY.match(src, begins[after], ends[after])
        if entry is None:
            return None
        indent, bullet, number, stop = entry.groups()
        column, mark = len(indent), bullet or stop
        if column != state.sCount[after]:
            return None
        new = _Entry(after, entry.end(), number or "")
        while open_lists and column < open_lists[-1].indent:
            open_lists.pop()
        if not open_lists or column > open_lists[-1].indent:
            if not _may_begin(open_lists, column, number):
                return None
            below = _List(column, not bullet, mark, [])
            if open_lists:
                open_lists[-1].entries[-1].below = below
            else:
                outer = below
            open_lists.append(below)
        current = open_lists[-1]
        if current.mark != mark:
            return None
        current.entries.append(new)
        current.inner = entry.end() - begins[after]
        after += 1
    after = state.skipEmptyLines(after)
    if after >= end:
        return outer, end
    # Letters at the margin after a blank line are a paragraph: nothing that could go on with the list.
    first = src[begins[after]]
    return (outer, after) if state.sCount[after] == 0 and (first.isalpha() or first == "#") else None


def _may_begin(open_lists: list[_List], column: int, number: str | None) -> bool:
    """Whether a list may begin at this column: the outermost at the margin, one below an item where its text begins;
    an ordered one below a text has to begin with 1."""
    if not open_lists:
        return column == 0
    return column == open_lists[-1].inner and len(open_lists) < _DEEPEST and (number is None or int(number) == 1)


def _push(state: StateBlock, one: _List, level: int, after: int) -> None:
    """The tokens of a list; `after` is the line where what follows it begins."""
    kind, tag = ("ordered_list", "ol") if one.ordered else ("bullet_list", "ul")
    opening = block_token(f"{kind}_open", tag, 1, level, [one.entries[0].line, after])
    if one.ordered and int(one.entries[0].number) != 1:
        opening.attrs = {"start": int(one.entries[0].number)}
    opening.markup = one.mark
    state.tokens.append(opening)
    nexts = [entry.line for entry in one.entries[1:]]
    for entry, until in zip(one.entries, (*nexts, after), strict=True):
        _push_item(state, one, entry, level + 1, until)
    state.tokens.append(_marked(block_token(f"{kind}_close", tag, -1, level), one.mark))


def _push_item(state: StateBlock, one: _List, entry: _Entry, level: int, until: int) -> None:
    opening = _marked(block_token("list_item_open", "li", 1, level, [entry.line, until]), one.mark)
    opening.info = entry.number
    content = state.src[entry.content : state.eMarks[entry.line]]
    if content[-1].isspace():
        content = mdTrim(content)
    place = [entry.line, entry.line + 1]
    paragraph = block_token("paragraph_open", "p", 1, level + 1, place)
    close = block_token("paragraph_close", "p", -1, level + 1)
    paragraph.hidden = close.hidden = True
    state.tokens += (opening, paragraph, block_token("inline", "", 0, level + 2, list(place), [], content), close)
    if entry.below:
        _push(state, entry.below, level + 1, until)
    state.tokens.append(_marked(block_token("list_item_close", "li", -1, level), one.mark))


def _marked(token: Token, mark: str) -> Token:
    token.markup = mark
    return token
