"""Articles that have another address now: what stands at the old one.

An article's `was:` names the paths that it had, or the addresses. Each language gets a page at the old address that
leads to the new one, as long as no article stands there again; hosts that read `_redirects` need not even send it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from pipeline.markup.frontmatter import slug_of
from pipeline.model import Edition
from pipeline.render import OWN_PAGES
from pipeline.render.html.blanks import Link
from pipeline.render.html.views import link

TAKEN = frozenset((*OWN_PAGES, "print"))
"""Folders of a language that are no article's."""


@dataclass(frozen=True, slots=True)
class Move:
    """One old address."""

    path: str
    """Below the site's root, with a slash at the end."""
    link: Link
    """Where the article is now."""


def moves(edition: Edition) -> tuple[Move, ...]:
    """Every old address in one language, each once; where an article stands nothing has moved."""
    code, found = edition.language.code, dict[str, Move]()
    sources = edition.shelf.get(edition.source_language, {})
    taken = TAKEN.union(page.meta.slug for page in sources.values())
    for domain, page in sorted(sources.items()):
        place = link(edition, domain)
        for old in page.meta.was:
            slug = slug_of(old)
            if place and old not in sources and slug not in taken:
                found.setdefault(slug, Move(f"{code}/{slug}/", place))
    return tuple(found.values())


def redirects(base_url: str, every: Iterable[Move]) -> bytes:
    """A sample for hosts that read `_redirects`."""
    root = quote(urlsplit(base_url).path)
    return "".join(f"{root}/{quote(one.path)} {root}/{quote(one.link.path)} 301\n" for one in every).encode()


def all_moves(editions: Sequence[Edition]) -> tuple[Move, ...]:
    return tuple(_each(editions))


def _each(editions: Sequence[Edition]) -> Iterator[Move]:
    for edition in editions:
        yield from moves(edition)
