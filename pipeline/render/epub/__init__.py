"""E-books: one EPUB 3 per language, of every article published in it.

Read `book` (what is cut out of an edition), `xhtml` (the pages' bodies as a book takes them), `files` (the book's
files), `accessibility` (what it says of itself to readers who listen), then `container` (the archive).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.languages import Language
from pipeline.model import Artifact, Edition, Page


class Epub:
    """`render.Format` for e-books. It is made from the bodies of the web pages."""

    name = "epub"
    version = "1"

    def compose(self, page: Page, language: Language) -> str:
        """The body of the web page."""
        from pipeline.render.html import FORMAT

        return FORMAT.compose(page, language)

    def bind(self, edition: Edition) -> Iterator[Artifact]:
        """The book, if anything is published in the language."""
        from pipeline.render.epub.book import book, leaves
        from pipeline.render.epub.files import epub

        code, pages = edition.language.code, leaves(edition)
        if pages:
            yield Artifact(
                path=f"{code}/{edition.slug}.epub",
                make=epub,
                inputs=(book(edition), pages),
                bodies=tuple(("html", code, leaf.domain) for leaf in pages),
                whole=False,
                heavy=True,
            )

    def bind_site(self, editions: Sequence[Edition]) -> Iterator[Artifact]:
        """Nothing: every book belongs to a language."""
        return iter(())


FORMAT = Epub()
