"""HTML: one page an article and language, complete without scripts and without a second request.

Read `body` (an article's text) and `blanks` (what it leaves open), `views` (what is cut out of an edition for each
page), `pages` (whole files), then `theme`, `style`, `wording` and `words` (templates, type, the interface's words),
`pictures`, `webfont` with `subsetting`, and `plain` (the text alone, for other programs).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.languages import Language
from pipeline.model import Artifact, Edition, Page
from pipeline.render.html import views
from pipeline.render.html.body import compose
from pipeline.render.html.pictures import FOLDER, Original, named, original
from pipeline.render.html.plain import plain

__all__ = ["FORMAT", "plain", "standalone"]


class Html:
    """The format `html`."""

    name = "html"
    version = "1"

    def compose(self, page: Page, language: Language) -> str:
        """The dressed body; what depends on the rest of the site stays open in it."""
        return compose(page, language)

    def bind(self, edition: Edition) -> Iterator[Artifact]:
        """The files of a language, and the web font for them where there is one."""
        from pipeline.render.html import webfont

        made = []
        for artifact in self._bind(edition):
            made.append(artifact)
            yield artifact
        if face := webfont.face(edition, edition.language):
            yield from webfont.artifacts(edition, face, made)

    def _bind(self, edition: Edition) -> Iterator[Artifact]:
        """A page for every published article, the list of all, the feed, and the answer to a lost reader.

        With `settings["pdf"]` the pages link to their printed form. Pictures are looked up in the current folder,
        which is the project's.
        """
        from pipeline.render.html import drawn, feed, leaves, moved, pages, search

        code, shell = edition.language.code, self.shell(edition)
        for summary, neighbours in leaves.in_order(edition):
            leaf = leaves.leaf(edition, summary, neighbours)
            path = f"{code}/{leaf.slug}/index.html"
            yield Artifact(path, pages.article, (shell, leaf), body=(self.name, code, summary.domain))
        yield Artifact(f"{code}/index.html", pages.home, (shell, views.entries(edition), views.books(edition)))
        yield Artifact(f"{code}/404.html", pages.missing, (shell,))
        found = search.listed(edition)
        yield Artifact(f"{code}/search/index.html", pages.search, (shell, found[0]))
        yield from search.artifacts(edition, *found)
        yield from drawn.artifacts(edition)
        for move in moved.moves(edition):
            yield Artifact(f"{move.path}index.html", pages.moved, (shell, move))
        yield Artifact(f"{code}/feed.xml", feed.feed, (shell, feed.items(edition)))

    def shell(self, edition: Edition) -> views.Shell:
        """What all pages of an edition have in common, in this format and in others that make web pages."""
        from pipeline.render.html import theme, webfont

        face = webfont.face(edition, edition.language)
        return views.shell(edition, theme.fingerprint(), _icon().output, face)

    def bind_site(self, editions: Sequence[Edition]) -> Iterator[Artifact]:
        """The front door, the files for machines, the icon and the pictures. Wants every edition of the site."""
        from pipeline.render.html import moved, pages, photographs, pictures, search, sitefiles, webfont

        if not editions:
            return
        first = next((e for e in editions if e.language.code == e.source_language), editions[0])
        # Their words are of all languages: no font is made for them.
        shell = replace(self.shell(first), face=None)
        doors = tuple(views.door(edition) for edition in editions)
        yield Artifact("index.html", pages.front, (shell, doors))
        yield Artifact("404.html", pages.front, (shell, doors, views.notices(editions)))
        yield Artifact("sitemap.xml", sitefiles.sitemap, (first.base_url, sitefiles.spots(editions)))
        yield Artifact("robots.txt", sitefiles.robots, (first.base_url,))
        if gone := moved.all_moves(editions):
            yield Artifact("_redirects", moved.redirects, (first.base_url, gone))
        yield Artifact(search.script_path(), search.as_it_is, (search.script(),))
        faces = tuple((one.code, face) for one in first.languages if (face := webfont.face(first, one)))
        yield Artifact("_headers", sitefiles.headers, (shell, first.languages, faces))
        for read in (_icon(), *_pictures(editions)):
            yield Artifact(read.output, pictures.as_it_is, (read.path, read.digest))
            for width, kind in photographs.variants(read):
                path = photographs.output(read, width, kind)
                yield Artifact(path, photographs.variant, (read.path, read.digest, width, kind), heavy=True)


def _icon() -> Original:
    """The site's icon, which the package has where the project has none."""
    from pipeline.render.html import theme

    return named(str(theme.icon()), f"{FOLDER}/{theme.ICON}")


def _pictures(editions: Iterable[Edition]) -> Iterator[Original]:
    """Every picture that a published page shows, once."""
    shown = {
        path
        for edition in editions
        for summary in edition.pages
        if edition.published(summary.domain, edition.language.code)
        for path in summary.images
    }
    for path in sorted(shown):
        if read := original(path):
            yield read


def standalone(page: Page, language: Language) -> str:
    """A whole page for one file without a project."""
    from pipeline.render.html import pages

    return pages.standalone(page, language)


FORMAT = Html()
