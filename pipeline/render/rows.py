"""An article in rows, for editions that show two languages side by side.

Block *n* is block *n* in every language, so the rows of two pages of one article belong together pair by pair. A
list has a row for each item of its own, so that a reviewer can point to one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline import markup
from pipeline.model import Page

if TYPE_CHECKING:
    from markdown_it.token import Token

_LISTS = ("bullet_list_open", "ordered_list_open")


@dataclass(frozen=True, slots=True)
class Row:
    """One block, or one item of a list, as a stream of tokens that is whole."""

    tokens: tuple[Token, ...]

    @property
    def level(self) -> int:
        """Of a heading; nought of anything else."""
        first = self.tokens[0]
        return int(first.tag[1]) if first.type == "heading_open" else 0


def rows(page: Page) -> tuple[Row, ...]:
    """The page's text, without footnotes and what says nothing."""
    return tuple(Row(tuple(part)) for block in _blocks(markup.body(page)) if _speaks(block) for part in _parts(block))


def notes(page: Page) -> tuple[tuple[str, Row], ...]:
    """The footnotes in the order of their numbers, each with the label that the author gave it."""
    found: list[tuple[str, Row]] = []
    taken: list[Token] = []
    label: str | None = None
    for token in markup.body(page):
        if token.type == "footnote_open":
            label, taken = str(token.meta.get("label") or token.meta["id"]), []
        elif token.type == "footnote_close" and label is not None:
            found.append((label, Row(tuple(taken))))
            label = None
        elif label is not None and token.type != "footnote_anchor":
            taken.append(token)
    return tuple((label, row) for label, row in found if row.tokens)


def _blocks(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Runs of tokens at whose end every element is closed again."""
    block: list[Token] = []
    depth = 0
    for token in tokens:
        block.append(token)
        depth += token.nesting
        if depth <= 0:
            yield block
            block, depth = [], 0
    if block:
        yield block


def _speaks(block: Sequence[Token]) -> bool:
    first = block[0]
    if first.type in ("hr", "footnote_block_open") or first.meta.get("directive"):
        return False
    return first.type != "html_block" or bool(first.meta.get("units")) or len(block) > 1


def _parts(block: list[Token]) -> Iterator[list[Token]]:
    """The items of a list, each in a list of its own; any other block as it is."""
    first = block[0]
    if first.type not in _LISTS:
        yield block
        return
    start = int(first.attrs.get("start", 1))
    for number, item in enumerate(_blocks(block[1:-1])):
        opening = first
        if first.type == "ordered_list_open":
            opening = first.copy(attrs={**first.attrs, "start": start + number})
        yield [opening, *item, block[-1]]
