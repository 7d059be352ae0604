"""A picture alone in its paragraph is a figure; its title is the caption."""

from __future__ import annotations

from markdown_it.token import Token


def lone_image(inline: Token) -> Token | None:
    """The picture, when these inline tokens hold nothing else."""
    children = inline.children or []
    return children[0] if len(children) == 1 and children[0].type == "image" else None
