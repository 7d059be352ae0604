"""The cover of a language's book: one drawing (`cover.typ`) for the printed booklet and the e-book."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model import Edition
from pipeline.render.print.engine import drawn
from pipeline.render.print.literals import string
from pipeline.render.print.sheet import Sheet, document, running, sheet
from pipeline.render.print.words import said, words_of

WIDTH, HEIGHT = 400, 640
"""Of an e-book's cover in points; four pixels each, as shops and shelves want it."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What a cover says."""

    sheet: Sheet
    title: str
    tagline: str
    lines: tuple[str, ...]
    """At its foot."""


def cover(edition: Edition) -> Cover:
    """The cover of an edition."""
    own = [page for page in edition.pages if edition.published(page.domain, edition.language.code)]
    days = [day for page in own for day in (page.meta.published, page.meta.updated, page.meta.reviewed) if day]
    lines = [edition.language.name]
    if days:
        lines.append(said(words_of(edition), "Updated %(date)s", date=edition.language.date(max(days))))
    if is_draft(edition):
        lines.append(said(words_of(edition), "Draft: the translation has not yet been reviewed by a clinician."))
    return Cover(sheet(edition), edition.site_name, edition.tagline, tuple(lines))


def is_draft(edition: Edition) -> bool:
    """Whether a translation in the book has nobody who stands for it."""
    code = edition.language.code
    return code != edition.source_language and any(
        edition.published(page.domain, code)
        and not (page.meta.translation_reviewers.get(code) or edition.translation_reviewer)
        for page in edition.pages
    )


def cover_facts(cover: Cover) -> dict[str, object]:
    """What `cover.typ` wants to know."""
    return {
        "cover": {
            "title": running(cover.sheet, cover.title),
            "tagline": running(cover.sheet, cover.tagline),
            "lines": [running(cover.sheet, line) for line in cover.lines],
        }
    }


def cover_png(cover: Cover) -> bytes:
    """The cover as a picture. The same input gives the same bytes."""
    page = f"set page(width: {WIDTH}pt, height: {HEIGHT}pt, margin: 0pt); show: dressed; "
    art = f"cover({WIDTH}pt, {HEIGHT}pt)"
    known = cover_facts(cover) | {"title": string(cover.title)}
    return drawn(document(cover.sheet, known, page + art, "cover"), fonts=cover.sheet.fonts)
