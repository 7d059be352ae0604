"""What an e-book is made from besides its articles' texts: small values cut out of an edition."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date

from pipeline.model import Edition
from pipeline.render.html import leaves as articles
from pipeline.render.html import theme, views
from pipeline.render.html.views import Leaf, Shell
from pipeline.render.print.cover import Cover, cover

UNDATED = date(1970, 1, 1)
"""The date of a book whose articles have none; the clock would change its bytes."""


@dataclass(frozen=True, slots=True)
class Book:
    """What the book says besides its articles."""

    shell: Shell
    licence: str
    licence_is_foreign: bool
    """Whether it is still in the source language."""
    identifier: str
    """Stays while the site's address, the language and the site's name do."""
    reviewed: bool
    """Whether somebody stands for every translation in it."""
    cover: Cover


def book(edition: Edition) -> Book:
    """The book of an edition."""
    address = f"{edition.base_url}/{edition.language.code}/{edition.slug}.epub"
    return Book(
        shell=views.shell(edition, theme.fingerprint(), ""),
        licence=edition.licence,
        licence_is_foreign=edition.language.code != edition.source_language
        and edition.licence not in edition.words.values(),
        identifier=f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, address)}",
        reviewed=all(leaf.coverage is None or leaf.translation_reviewer for leaf in leaves(edition)),
        cover=cover(edition),
    )


def leaves(edition: Edition) -> tuple[Leaf, ...]:
    """Its articles, in reading order."""
    return tuple(articles.leaf(edition, page) for page, _ in articles.in_order(edition))


def day(leaf: Leaf) -> date | None:
    """The latest day that an article, or its translation, tells."""
    return max(filter(None, (leaf.published, leaf.updated, leaf.reviewed, leaf.changed)), default=None)


def latest(pages: tuple[Leaf, ...]) -> date:
    """The day of the book: that of its youngest article."""
    return max(filter(None, map(day, pages)), default=UNDATED)
