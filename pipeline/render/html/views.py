"""What templates are given: small values cut out of an edition.

They are the inputs of artifacts, so each holds exactly what its page shows. `shell` is what all pages of an
edition share; what an article's page shows besides its text is a `Leaf` (`leaves`); `entries` are the lines of a list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from pipeline.languages import Language
from pipeline.model import Contact, Coverage, Edition, Heading, Person, Reference, Summary
from pipeline.render.html.blanks import Link, Picture

if TYPE_CHECKING:
    from pipeline.render.html.webfont import Face


@dataclass(frozen=True, slots=True)
class Sister:
    """A language as the other languages' pages speak of it."""

    code: str
    name: str
    """Its own."""
    english_name: str
    direction: str
    og_locale: str


@dataclass(frozen=True, slots=True)
class Shell:
    """What all pages of an edition have in common."""

    language: Language
    languages: tuple[Sister, ...]
    source: Sister
    homes: tuple[str, ...]
    """The languages whose list of articles has something in that language."""
    site_name: str
    tagline: str
    english: tuple[str, ...]
    """Which of `site_name` and `tagline` are still in the source language."""
    base_url: str
    contact: Contact
    words: tuple[tuple[str, str], ...]
    theme: str
    """Digest of the templates and the style sheet."""
    icon: str
    """Path of the site's icon below its root."""
    face: Face | None = None
    """The web font of pages in this language."""

    def __hash__(self) -> int:
        """Quick: pages ask caches by it many times each, and a build knows one of a language."""
        return hash((self.language.code, self.theme))


@dataclass(frozen=True, slots=True)
class Leaf:
    """What one article's page shows besides its text."""

    domain: str
    source: str
    """The English file, for complaints."""
    slug: str
    title: str
    description: str
    author: Person | None
    reviewer: Person | None
    english: tuple[str, ...]
    """Fields that are still in the source language: `title`, `author.qualification`, …"""
    published: date | None
    updated: date | None
    changed: date | None
    """The last change of the article or of its translation."""
    reviewed: date | None
    review_due: date | None
    translation_reviewer: Person | None
    translator: Person | None
    coverage: Coverage | None
    """None on a page in the source language."""
    stale: tuple[date, ...]
    """The days since when passages lag behind."""
    old: int
    """Passages that are shown as they were translated, although the original has changed since."""
    editions: tuple[str, ...]
    """The languages it is published in, in the site's order."""
    indexed: tuple[str, ...]
    """Those of them that search engines are told of."""
    links: tuple[tuple[str, Link], ...]
    """Domain → page, for the links in its text."""
    pictures: tuple[tuple[str, Picture | None], ...]
    cover: tuple[str, str] | None
    """Address below the site's root and alt text of a picture for those who share the page."""
    references: tuple[Reference, ...]
    sections: tuple[Heading, ...]
    """For reports of mistakes."""
    related: tuple[Link, ...]
    before: Link | None
    """The article before it in this language, in reading order."""
    after: Link | None
    parallel: bool
    """Whether there is a page with the original beside it, at `parallel/` below this one."""
    pdf: str
    """Path of the printed page below the site's root; "" without a print edition."""
    pdf_size: int
    """Its bytes; nought where nobody has made it yet."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One article in a list."""

    link: Link
    description: str
    description_language: str
    others: tuple[tuple[str, str], ...]
    """The other languages it can be read in: code and path."""


@dataclass(frozen=True, slots=True)
class Door:
    """One language at the site's front door."""

    language: Sister
    site_name: str
    tagline: str
    english: tuple[str, ...]
    """As in `Shell`."""


def shell(edition: Edition, theme: str, icon: str, face: Face | None = None) -> Shell:
    """The edition without its pages."""
    sisters = tuple(_sister(language) for language in edition.languages)
    return Shell(
        language=edition.language,
        languages=sisters,
        source=next((s for s in sisters if s.code == edition.source_language), sisters[0]),
        homes=homes(edition),
        site_name=edition.site_name,
        tagline=edition.tagline,
        english=_untold(edition),
        base_url=edition.base_url,
        contact=edition.contact,
        words=tuple(sorted(edition.words.items())),
        theme=theme,
        icon=icon,
        face=face,
    )


def homes(edition: Edition) -> tuple[str, ...]:
    """The languages whose first page has something to read in that language."""
    return tuple(
        language.code
        for language in edition.languages
        if language.code == edition.source_language
        or any(edition.indexed(domain, language.code) for domain in edition.shelf.get(language.code, ()))
    )


def link(edition: Edition, domain: str, *, titled: bool = True) -> Link | None:
    """Where readers of an edition find an article: in their language, else in the source's; None if nowhere."""
    for code in (edition.language.code, edition.source_language):
        if edition.published(domain, code):
            summary = edition.shelf[code][domain]
            place = Link(f"{code}/{summary.meta.slug}/", code)
            if not titled:
                return place
            return replace(place, title=summary.meta.title, title_language=language_of(edition, summary, "title"))
    return None


def entries(edition: Edition) -> tuple[Entry, ...]:
    """Every article that can be read, in reading order; those not published in this language in the source's."""
    return tuple(found for summary in edition.pages if (found := entry(edition, summary)))


def entry(edition: Edition, summary: Summary) -> Entry | None:
    """An article in a list of the edition; None when it can be read nowhere."""
    place = link(edition, summary.domain)
    if place is None:
        return None
    # What is translated of a page that is not published yet: its title and summary may be shown already.
    own = Link(place.path, place.language, summary.meta.title, language_of(edition, summary, "title"))
    others = tuple(
        (language.code, f"{language.code}/{summary.meta.slug}/")
        for language in edition.languages
        if language.code != place.language and edition.published(summary.domain, language.code)
    )
    return Entry(own, summary.meta.description, language_of(edition, summary, "description"), others)


def books(edition: Edition) -> tuple[tuple[str, str], ...]:
    """The files that hold all articles of a language: format and path below the site's root."""
    code = edition.language.code
    if not any(edition.published(page.domain, code) for page in edition.pages):
        return ()
    places = {"booklet": f"{code}/{edition.slug}.pdf", "epub": f"{code}/{edition.slug}.epub"}
    return tuple((name, places[name]) for name in edition.settings.get("books", ()))


def door(edition: Edition) -> Door:
    """A language at the front door."""
    return Door(_sister(edition.language), edition.site_name, edition.tagline, _untold(edition))


LOST = "There is no page at this address."


def notices(editions: Sequence[Edition]) -> tuple[tuple[str, str], ...]:
    """What a lost reader is told, in each language that can tell it."""
    return tuple(
        (edition.language.code, LOST if edition.language.code == edition.source_language else told)
        for edition in editions
        if (told := edition.words.get(LOST, "")) or edition.language.code == edition.source_language
    )


def language_of(edition: Edition, summary: Summary, field: str) -> str:
    """The language that `title` or `description` of a summary is in."""
    source = source_of(edition, summary)
    if source is not None and getattr(summary.meta, field) == getattr(source.meta, field):
        return edition.source_language
    return summary.language


def source_of(edition: Edition, summary: Summary) -> Summary | None:
    """The source page of a translated one."""
    if summary.language == edition.source_language:
        return None
    return edition.shelf.get(edition.source_language, {}).get(summary.domain)


def _sister(language: Language) -> Sister:
    return Sister(language.code, language.name, language.english_name, language.direction, language.og_locale)


def _untold(edition: Edition) -> tuple[str, ...]:
    """The site's own texts that no catalog has translated."""
    if edition.language.code == edition.source_language:
        return ()
    told = set(edition.words.values())
    texts = {"site_name": edition.site_name, "tagline": edition.tagline}
    return tuple(name for name, text in texts.items() if text and text not in told)
