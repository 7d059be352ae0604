"""One page in rows, for paper and for the web, and the rows of two pages together."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.errors import RenderError
from pipeline.findings import Place
from pipeline.languages import Language
from pipeline.model import Page
from pipeline.render.rows import notes, rows


@dataclass(frozen=True, slots=True)
class Cell:
    """One block in one language."""

    typst: str
    html: str
    before: int
    """Footnotes called before it."""


@dataclass(frozen=True, slots=True)
class Side:
    """A page in rows."""

    opening: str
    """Title and description as Typst source."""
    levels: tuple[int, ...]
    """Of the headings among the rows; nought for the others."""
    cells: tuple[Cell, ...]
    notes: tuple[tuple[str, str], ...]
    """Label and HTML of each footnote."""


def composed(page: Page, language: Language) -> str:
    """The page's rows as JSON."""
    from pipeline.render.html import body as web
    from pipeline.render.print import body as paper

    own, foot = rows(page), notes(page)
    opening, set_in_type = paper.parts(page, language, [row.tokens for row in own])
    dressed = web.parts(page, language, [row.tokens for row in (*own, *(row for _, row in foot))])
    cells = [
        [row.level, typst, before, html] for row, (typst, before), html in zip(own, set_in_type, dressed, strict=False)
    ]
    beneath = [[label, html] for (label, _), html in zip(foot, dressed[len(own) :], strict=True)]
    return json.dumps({"opening": opening, "rows": cells, "notes": beneath}, ensure_ascii=False)


def side(body: str) -> Side:
    """What `composed` has put into a body."""
    data: dict[str, Any] = json.loads(body)
    return Side(
        opening=data["opening"],
        levels=tuple(level for level, _, _, _ in data["rows"]),
        cells=tuple(Cell(typst, html, before) for _, typst, before, html in data["rows"]),
        notes=tuple((label, html) for label, html in data["notes"]),
    )


def sides(bodies: tuple[str, str], path: str) -> tuple[Side, Side]:
    """The two sides of an article. Raises `RenderError` when they are not of one article."""
    left, right = map(side, bodies)
    if left.levels != right.levels:
        raise RenderError("the two languages have different blocks", place=Place(path), hint="build again")
    return left, right


def pairs_of_notes(left: Side, right: Side) -> Iterator[tuple[tuple[int, str], tuple[int, str]]]:
    """Footnotes that say the same: number and text in each language. A translation may call them in another order."""
    numbered = {label: (number, html) for number, (label, html) in enumerate(right.notes, 1)}
    for number, (label, html) in enumerate(left.notes, 1):
        yield (number, html), numbered.pop(label, (0, ""))
    for other in numbered.values():
        yield (0, ""), other
