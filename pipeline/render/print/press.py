"""Handouts for a printing house: black as black ink alone, 3 mm of bleed, crop marks, and a word on coarse pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import RenderError
from pipeline.findings import Finding, Place, Severity
from pipeline.languages import Language
from pipeline.model import Artifact, Edition, Incomplete, Page, Summary
from pipeline.render.print import FORMAT as HANDOUTS
from pipeline.render.print.handout import Handout, complete, handouts, source, unprinted
from pipeline.render.print.sheet import Sheet, paper_of, sheet

if TYPE_CHECKING:
    from pipeline.render.booklet.book import Book, Chapter

FINE = 200
"""Dots per inch that a picture needs to be sharp in print."""
_FRESH = 72
"""Dots per inch at which Typst takes a picture for as large as it is; above that it is shrunk to fit."""


class Press:
    """`render.Format` for press files: one for each handout."""

    name = "press"
    version = "1"

    def compose(self, page: Page, language: Language) -> str:
        """A press file says what the handout says."""
        return HANDOUTS.compose(page, language)

    def bind(self, edition: Edition) -> Iterator[Artifact]:
        """One press file for each page that readers of the language find, of A5 pages also the folded sheets, and one
        file of the booklet."""
        shared = replace(sheet(edition), press=True)
        for page, handout in handouts(edition):
            artifact = Artifact(
                path=f"{page.language}/print/press/{page.meta.slug}.pdf",
                make=press_pdf,
                inputs=(shared, handout),
                body=(HANDOUTS.name, page.language, page.domain),
                heavy=True,
                findings=(*coarse(page, shared), *unprinted(page)),
            )
            yield artifact
            if shared.paper == "a5":
                path = artifact.path.replace(".pdf", "-sheets.pdf")
                yield replace(artifact, path=path, make=sheets_pdf, findings=())
        yield from _booklet(edition)

    def bind_site(self, editions: Sequence[Edition]) -> Iterator[Artifact]:
        """Nothing: every press file belongs to a language."""
        return iter(())


FORMAT = Press()


def _booklet(edition: Edition) -> Iterator[Artifact]:
    """The booklet's press file, if anything is published in the language; its sheets belong to the booklet itself."""
    from pipeline.render.booklet import FORMAT as BOOKLETS
    from pipeline.render.booklet.book import booklet_pdf

    for artifact in BOOKLETS.bind(edition):
        if artifact.make is booklet_pdf:
            book, chapters = artifact.inputs
            folder, _, name = artifact.path.rpartition("/")
            pressed = replace(book.sheet, press=True)
            yield replace(
                artifact,
                path=f"{folder}/print/press/{name.removesuffix('.pdf')}-booklet.pdf",
                make=booklet_press_pdf,
                inputs=(replace(book, sheet=pressed, cover=replace(book.cover, sheet=pressed)), chapters),
            )


def booklet_press_pdf(bodies: tuple[str, ...], book: Book, chapters: tuple[Chapter, ...]) -> bytes | Incomplete:
    """The press file of a booklet, page by page; the same input gives the same bytes."""
    from pipeline.render.booklet.book import booklet_pdf
    from pipeline.render.print.finish.press import pressed

    made = booklet_pdf(bodies, book, chapters)
    return replace(made, data=pressed(made.data)) if isinstance(made, Incomplete) else pressed(made)


def press_pdf(body: str, sheet: Sheet, handout: Handout) -> bytes | Incomplete:
    """The press file of one composed page; the same input gives the same bytes."""
    from pipeline.render.print.finish import finished
    from pipeline.render.print.finish.press import press

    pdf, spelled = _set(body, sheet, handout)
    return complete(finished(pdf, sheet.fonts, press), spelled)


def sheets_pdf(body: str, sheet: Sheet, handout: Handout) -> bytes | Incomplete:
    """The same pages two to a side, to be folded and stapled."""
    from pipeline.render.print.finish import finished
    from pipeline.render.print.finish.imposition import imposed

    pdf, spelled = _set(body, sheet, handout)
    pages = finished(pdf, sheet.fonts)
    return complete(imposed(pages, right_to_left=sheet.language.direction == "rtl"), spelled)


def _set(body: str, sheet: Sheet, handout: Handout) -> tuple[bytes, tuple[RenderError, ...]]:
    """The pages with their bleed."""
    from pipeline.render.print.engine import PRESS, Source, typeset_in_words

    own = Source(handout.path, body, tuple(path for path, _ in handout.pictures))
    text = source(body, sheet, handout)
    return typeset_in_words(text, [own], day=handout.day, fonts=sheet.fonts, standards=PRESS)


def coarse(page: Summary, sheet: Sheet) -> Iterator[Finding]:
    """Pictures of an article with fewer dots than a press wants, at the size that they are printed in."""
    from pipeline.render.html.pictures import size

    for path in page.images:
        if path.endswith(".svg") or not Path(path).is_file():
            continue
        pixels = size(Path(path).read_bytes())
        if pixels and (dots := _dots(pixels, sheet)) < FINE:
            yield Finding(
                "picture-coarse",
                Severity.WARNING,
                f"{path} has {dots:.0f} dots per inch in print: it looks blurred",
                Place(page.path),
                hint=f"a press wants {FINE}: give it at least {-(-pixels[0] * FINE // int(dots or 1))} pixels across",
                domain=page.domain,
                language=page.language,
            )


def _dots(pixels: tuple[int, int], sheet: Sheet) -> float:
    """As `picture` in look.typ makes it as large as it may be."""
    width, height = pixels
    broad, tall = paper_of(sheet).picture
    return _FRESH / min(1, broad / width, tall / height)
