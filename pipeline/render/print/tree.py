"""markdown-it's flat stream of tokens as a tree: what is between `x_open` and `x_close` lies within `x`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token


@dataclass(slots=True)
class Node:
    """One token, or a pair of tokens with what they hold."""

    kind: str
    """The token's type without `_open`: `paragraph`, `inline`, `card`."""
    token: Token
    within: list[Node] = field(default_factory=list)


def tree(tokens: Iterable[Token]) -> list[Node]:
    """The nodes at the top of a stream; a closing token nobody opened is left out."""
    top: list[Node] = []
    opened = [top]
    for token in tokens:
        if token.nesting < 0:
            if len(opened) > 1:
                opened.pop()
            continue
        node = Node(token.type.removesuffix("_open"), token)
        opened[-1].append(node)
        if token.nesting > 0:
            opened.append(node.within)
    return top
