"""The booklet: every article published in a language in one PDF, A5, to be read through or bound.

Read `book` (what is cut out of an edition, and the document) with `booklet.typ` (how it looks), then `terms` (the
index). `words` are the words it says itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.languages import Language
from pipeline.model import Artifact, Edition, Page


class Booklet:
    """`render.Format` for booklets. It is made from the bodies of the handouts."""

    name = "booklet"
    version = "1"

    def compose(self, page: Page, language: Language) -> str:
        """The body of the handout."""
        from pipeline.render.print import FORMAT

        return FORMAT.compose(page, language)

    def bind(self, edition: Edition) -> Iterator[Artifact]:
        """The booklet, if anything is published in the language: to read, and as sheets to fold and staple."""
        from pipeline.render.booklet.book import book, booklet_pdf, booklet_sheets, chapters

        code, own = edition.language.code, chapters(edition)
        if own:
            pages_of = {page.domain: page for page in edition.pages}
            pages = Artifact(
                path=f"{code}/{edition.slug}.pdf",
                make=booklet_pdf,
                inputs=(book(edition), own),
                bodies=tuple(("handout", code, chapter.domain) for chapter in own),
                whole=False,
                heavy=True,
                findings=tuple(dict.fromkeys(one for chapter in own for one in pages_of[chapter.domain].unprinted)),
            )
            yield pages
            yield replace(pages, path=f"{code}/{edition.slug}-sheets.pdf", make=booklet_sheets)

    def bind_site(self, editions: Sequence[Edition]) -> Iterator[Artifact]:
        """Nothing: every booklet belongs to a language."""
        return iter(())


FORMAT = Booklet()
