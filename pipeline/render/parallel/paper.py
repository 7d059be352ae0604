"""The parallel edition on paper: rows that a reviewer can point to, and a box to sign."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from pipeline.model import Edition, Incomplete, Summary
from pipeline.render.parallel.sides import Cell, Side, sides
from pipeline.render.parallel.words import NAMED
from pipeline.render.print.engine import Source, typeset_in_words
from pipeline.render.print.finish import finished
from pipeline.render.print.handout import UNDATED, complete
from pipeline.render.print.literals import Code, string, value
from pipeline.render.print.sheet import Sheet, digest, resolved, running, sheet, sheet_facts
from pipeline.render.print.words import said, words_of

SIZE, TALLEST = "9pt", "42mm"
LINE_HEIGHT = 1.53
"""Lines stand closer than in a handout: programs that take text out of a PDF tell the lines of a column from those of
the next by the space between, and at 1.57 they begin to read across."""
LONG = 2500
"""Letters of source from which a row may be parted by a page break; shorter ones stay whole."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """What all pairs of two languages share."""

    left: Sheet
    """In the original language."""
    right: Sheet
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """What one of them says besides the text."""

    path: str
    """Of the article; errors name it."""
    title: str
    authors: tuple[str, ...]
    day: date
    address: str
    lines: tuple[str, ...]
    """How far the translation is, who has reviewed it, when the article was changed."""
    links: tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]
    """Domain → address, for each side."""
    pictures: tuple[tuple[str, str], ...]


def sheets(edition: Edition) -> Sheets:
    """Raises `ProjectError` for settings that print cannot follow."""
    original = next(one for one in edition.languages if one.code == edition.source_language)
    say = words_of(edition)
    words = tuple((name, said(say, english)) for name, english in NAMED.items())
    return Sheets(sheet(replace(edition, language=original, words={})), sheet(edition), words)


def pair(edition: Edition, page: Summary) -> Pair:
    """What the pair of a page and its original says."""
    meta, language = page.meta, edition.language
    days = list(filter(None, (meta.published, meta.updated, meta.reviewed, page.changed)))
    return Pair(
        path=page.path,
        title=meta.title or meta.slug,
        authors=(meta.author.name,) if meta.author else (),
        day=max(days, default=UNDATED),
        address=f"{edition.base_url}/{language.code}/{meta.slug}/",
        lines=tuple(_lines(edition, page, days)),
        links=(
            tuple((domain, _address(edition, domain, edition.source_language)) for domain in page.links),
            tuple((domain, _address(edition, domain, language.code)) for domain in page.links),
        ),
        pictures=tuple((path, digest(path)) for path in page.images),
    )


def parallel_pdf(bodies: tuple[str, str], shared: Sheets, pair: Pair) -> bytes | Incomplete:
    """The PDF of one article in two languages; the same input gives the same bytes."""
    left, right = sides(bodies, pair.path)
    left, right = (
        replace(one, opening=resolved(one.opening, links), cells=tuple(_resolved(one, links)))
        for one, links in zip((left, right), pair.links, strict=True)
    )
    pictures = tuple(path for path, _ in pair.pictures)
    sources = [Source(pair.path, "\n".join(cell.typst for cell in one.cells), pictures) for one in (left, right)]
    fonts = shared.right.fonts
    pdf, spelled = typeset_in_words(_document(left, right, shared, pair), sources, day=pair.day, fonts=fonts)
    return complete(finished(pdf, fonts), spelled)


# ---------------------------------------------------------------- what it says


def _lines(edition: Edition, page: Summary, days: list[date]) -> Iterable[str]:
    say, number = words_of(edition), edition.language.number
    done, units = page.coverage.translated_units - len(page.unprinted), page.coverage.units
    yield said(say, "%(done)s of %(all)s passages are translated.", done=number(done), all=number(units))
    reviewer = page.meta.translation_reviewers.get(page.language) or edition.translation_reviewer
    if reviewer:
        name = ", ".join(filter(None, (reviewer.name, reviewer.qualification)))
        yield said(say, "Translation reviewed by %(name)s", name=name)
    else:
        yield said(say, "Draft: the translation has not yet been reviewed by a clinician.")
    if days:
        yield said(say, "Updated %(date)s", date=edition.language.date(max(days)))


def _address(edition: Edition, domain: str, code: str) -> str:
    """Where an article is read in a language, else in the original; the front door if nowhere."""
    for one in (code, edition.source_language):
        if edition.published(domain, one):
            return f"{edition.base_url}/{one}/{edition.shelf[one][domain].meta.slug}/"
    return f"{edition.base_url}/"


def _resolved(side: Side, links: tuple[tuple[str, str], ...]) -> Iterable[Cell]:
    return (replace(cell, typst=resolved(cell.typst, links)) for cell in side.cells)


# ---------------------------------------------------------------- the document


def _document(left: Side, right: Side, shared: Sheets, pair: Pair) -> str:
    """Each side is set under the facts of its own language; then both are put together."""
    day = pair.day
    facts = {
        **_facts(shared.right),
        "other": _closer(sheet_facts(shared.left)["language"]),
        "title": pair.title,
        "authors": pair.authors,
        "date": Code(f"datetime(year: {day.year}, month: {day.month}, day: {day.day})"),
        "address": pair.address,
        "lines": [running(shared.right, line) for line in pair.lines],
        "say": {name: running(shared.right, word) for name, word in shared.words},
        "levels": right.levels,
        "long": [max(len(one.typst), len(two.typst)) > LONG for one, two in zip(left.cells, right.cells, strict=True)],
    }
    return "\n".join((
        *_column("left", left, _facts(shared.left)),
        *_column("right", right, _facts(shared.right)),
        f"#let facts = {value(facts)}",
        _typ("pipeline.render.print", "look"),
        _typ(__package__, "parallel"),
        "#show: parallel.with(left, right)",
    ))  # fmt: skip


def _facts(own: Sheet) -> dict[str, object]:
    facts = sheet_facts(own) | {"size": Code(SIZE), "tallest": Code(TALLEST)}
    return facts | {name: _closer(facts[name]) for name in ("language", "source")}


def _closer(language: Any) -> dict[str, object]:
    return {**language, "line-height": LINE_HEIGHT}


def _column(name: str, side: Side, facts: dict[str, object]) -> list[str]:
    cells = "".join(f"({cell.before}, {{ {cell.typst} }}),\n" for cell in side.cells)
    return [
        f"#let facts = {value(facts)}",
        _typ("pipeline.render.print", "look"),
        _typ(__package__, "column"),
        f"#let {name} = {{\nlet ({_REPLACED}) = of-column({string(name)})",
        f"(opening: {side.opening}, cells: ({cells}))\n}}",
    ]


_REPLACED = "label, section, note, picture, footnote, untranslated-part, opening"
"""What `column.typ` does otherwise, in the order in which it gives it."""


@cache
def _typ(package: str, name: str) -> str:
    return files(package).joinpath(f"{name}.typ").read_text(encoding="utf-8")
