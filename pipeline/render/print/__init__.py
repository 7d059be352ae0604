"""Print: PDFs set by Typst, made ready for readers and printers.

Read `literals` (text that can only be text), `inlines` and `body` (tokens to Typst source), `sheet` with `look.typ`
(what all editions share), then `handout` with `handout.typ` (what one sheet says besides), `engine` (the PDF) and
`finish` (what is done to it afterwards); `press` is the same for a printing house. `words` are the words we say
ourselves, `typefaces` asks HarfBuzz, `qr` draws a code.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.languages import Language
from pipeline.model import Artifact, Edition, Page
from pipeline.render.print.words import WORDS

__all__ = ["FORMAT", "WORDS"]


class Handouts:
    """`render.Format` for handouts: one PDF per published page."""

    name = "handout"
    version = "1"

    def compose(self, page: Page, language: Language) -> str:
        """The page's own text as Typst source. Raises `RenderError` for a picture outside the project."""
        from pipeline.render.print.body import body

        return body(page, language)

    def bind(self, edition: Edition) -> Iterator[Artifact]:
        """One PDF for each page that readers of the language find."""
        from pipeline.render.print.handout import handout_pdf, handouts, unprinted
        from pipeline.render.print.sheet import sheet

        shared = sheet(edition)
        for page, handout in handouts(edition):
            yield Artifact(
                path=f"{page.language}/print/{page.meta.slug}.pdf",
                make=handout_pdf,
                inputs=(shared, handout),
                body=(self.name, page.language, page.domain),
                heavy=True,
                findings=unprinted(page),
            )

    def bind_site(self, editions: Sequence[Edition]) -> Iterator[Artifact]:
        """Nothing: every handout belongs to a language."""
        return iter(())


FORMAT = Handouts()
