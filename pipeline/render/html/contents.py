"""The list of contents, before the first heading: what stands above it, a card most of all, comes first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.model import Heading, Page
from pipeline.render.html import blanks
from pipeline.render.html.marks import Marks

if TYPE_CHECKING:
    from markdown_it.token import Token

FROM = 3
"""Headings a page needs to get a list of contents."""


def contents(page: Page, tokens: Sequence[Token], marks: Marks, escape: Callable[[str], str]) -> str:
    """The list; "" for a page with few headings."""
    openings = [i for i, t in enumerate(tokens) if t.type == "heading_open" and t.tag != "h1"]
    listed = [
        (heading, marks.of_heading(tokens[i + 1].meta))
        for heading, i in zip(page.headings, openings, strict=True)
        if tokens[i].level == 0 and heading.level <= 3
    ]
    if len(listed) < FROM:
        return ""
    return "".join(_lines(listed, escape))


def _lines(listed: Sequence[tuple[Heading, str]], escape: Callable[[str], str]) -> Iterator[str]:
    yield f'<nav class="contents" aria-label="{blanks.label(blanks.CONTENTS)}">\n'
    yield f"<p>{blanks.word(blanks.CONTENTS)}</p>\n<ol>\n"
    top = min(heading.level for heading, _ in listed)
    for number, (heading, attributes) in enumerate(listed):
        yield f'<li><a href="#{escape(heading.id)}"{attributes}>{escape(heading.text)}</a>'
        follower = listed[number + 1][0].level if number + 1 < len(listed) else top
        if heading.level == follower:
            yield "</li>\n"
        elif heading.level < follower:
            yield "\n<ol>\n"
        else:
            # An article may begin below the level it goes on with.
            yield "</li>\n</ol>\n</li>\n" if _nested(listed, number) else "</li>\n"
    yield "</ol>\n</nav>\n"


def _nested(listed: Sequence[tuple[Heading, str]], number: int) -> bool:
    return any(heading.level < listed[number][0].level for heading, _ in listed[:number])
