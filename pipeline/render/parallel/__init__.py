"""The parallel edition: the original and a translation side by side, row by row, on paper and on the web.

For reviewers, who point to a row by its number and sign at the end, and for readers of both languages. Read `sides`
(what is composed of one page, and how two of them meet), then `paper` with `parallel.typ`, and `web`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.languages import Language
from pipeline.model import Artifact, Edition, Page


class Parallel:
    """`render.Format` for the parallel edition."""

    name = "parallel"
    version = "1"

    def compose(self, page: Page, language: Language) -> str:
        """The page's rows, for both media. Raises `RenderError` for a picture outside the project."""
        from pipeline.render.parallel.sides import composed

        return composed(page, language)

    def bind(self, edition: Edition) -> Iterator[Artifact]:
        """A PDF and a web page for each published translation."""
        code, source = edition.language.code, edition.source_language
        if code == source:
            return
        from pipeline.render.parallel import paper, web
        from pipeline.render.print.handout import unprinted

        shared, shell = paper.sheets(edition), web.shell(edition)
        for page in edition.pages:
            if not edition.published(page.domain, code) or page.domain not in edition.shelf.get(source, {}):
                continue
            bodies = ((self.name, source, page.domain), (self.name, code, page.domain))
            slug, pair = page.meta.slug, paper.pair(edition, page)
            yield Artifact(
                f"{code}/print/{slug}-parallel.pdf",
                paper.parallel_pdf,
                (shared, pair),
                bodies=bodies,
                heavy=True,
                findings=unprinted(page),
            )
            yield Artifact(
                f"{code}/{slug}/parallel/index.html", web.parallel_page, (shell, web.view(edition, page)), bodies=bodies
            )

    def bind_site(self, editions: Sequence[Edition]) -> Iterator[Artifact]:
        """Nothing: every pair belongs to a language."""
        return iter(())


FORMAT = Parallel()
