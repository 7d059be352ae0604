"""What templates are given: small values cut out of an edition.

They are the inputs of artifacts, so each holds exactly what its page shows. `shell` is what all pages of an
edition share; `leaf` is what an article's page shows besides its text; `entries` are the lines of a list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipeline.languages import Language
from pipeline.model import Contact, Coverage, Edition, Person, Summary
from pipeline.render.html.blanks import Link, Picture
from pipeline.render.html.pictures import original


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
    site_name: str
    tagline: str
    english: tuple[str, ...]
    """Which of `site_name` and `tagline` are still in the source language."""
    base_url: str
    contact: Contact
    words: tuple[tuple[str, str], ...]
    theme: str
    """Digest of the templates and the style sheet."""


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
    reviewed: date | None
    review_due: date | None
    translation_reviewer: Person | None
    coverage: Coverage | None
    """None on a page in the source language."""
    editions: tuple[str, ...]
    """The languages it is published in, in the site's order."""
    links: tuple[tuple[str, Link], ...]
    """Domain → page, for the links in its text."""
    pictures: tuple[tuple[str, Picture | None], ...]
    related: tuple[Link, ...]
    pdf: str
    """Path of the printed page below the site's root; "" without a print edition."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One article in a list."""

    link: Link
    description: str
    description_language: str


@dataclass(frozen=True, slots=True)
class Door:
    """One language at the site's front door."""

    language: Sister
    site_name: str
    tagline: str
    english: tuple[str, ...]
    """As in `Shell`."""


def shell(edition: Edition, theme: str) -> Shell:
    """The edition without its pages."""
    sisters = tuple(_sister(language) for language in edition.languages)
    return Shell(
        language=edition.language,
        languages=sisters,
        source=next((s for s in sisters if s.code == edition.source_language), sisters[0]),
        site_name=edition.site_name,
        tagline=edition.tagline,
        english=_untold(edition),
        base_url=edition.base_url,
        contact=edition.contact,
        words=tuple(sorted(edition.words.items())),
        theme=theme,
    )


def leaf(edition: Edition, summary: Summary) -> Leaf:
    """What the page of an article shows."""
    code, meta = edition.language.code, summary.meta
    translated = code != edition.source_language
    return Leaf(
        domain=summary.domain,
        source=summary.path,
        slug=meta.slug,
        title=meta.title,
        description=meta.description,
        author=meta.author,
        reviewer=meta.reviewer,
        english=_english(edition, summary),
        published=meta.published,
        updated=meta.updated,
        reviewed=meta.reviewed,
        review_due=meta.review_due,
        translation_reviewer=meta.translation_reviewers.get(code) or edition.translation_reviewer,
        coverage=summary.coverage if translated else None,
        editions=tuple(one.code for one in edition.languages if edition.published(summary.domain, one.code)),
        links=tuple((domain, found) for domain in summary.links if (found := link(edition, domain, titled=False))),
        pictures=tuple((path, read.picture if (read := original(path)) else None) for path in summary.images),
        related=tuple(
            found for domain in meta.related if domain != summary.domain and (found := link(edition, domain))
        ),
        pdf=f"{code}/print/{meta.slug}.pdf" if edition.settings.get("pdf") else "",
    )


def link(edition: Edition, domain: str, *, titled: bool = True) -> Link | None:
    """Where readers of an edition find an article: in their language, else in the source's; None if nowhere."""
    for code in (edition.language.code, edition.source_language):
        if edition.published(domain, code):
            summary = edition.shelf[code][domain]
            place = Link(f"{code}/{summary.meta.slug}/", code)
            if not titled:
                return place
            return replace(place, title=summary.meta.title, title_language=_language_of(edition, summary, "title"))
    return None


def entries(edition: Edition) -> tuple[Entry, ...]:
    """Every article that can be read, in reading order; those not published in this language in the source's."""
    found = []
    for summary in edition.pages:
        place = link(edition, summary.domain)
        if place is None:
            continue
        # What is translated of a page that is not published yet: its title and summary may be shown already.
        own = Link(place.path, place.language, summary.meta.title, _language_of(edition, summary, "title"))
        found.append(Entry(own, summary.meta.description, _language_of(edition, summary, "description")))
    return tuple(found)


def books(edition: Edition) -> tuple[tuple[str, str], ...]:
    """The files that hold all articles of a language: format and path below the site's root."""
    code = edition.language.code
    if not any(edition.published(page.domain, code) for page in edition.pages):
        return ()
    places = {"booklet": f"{code}/print/{edition.slug}.pdf", "epub": f"{code}/{edition.slug}.epub"}
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


def _sister(language: Language) -> Sister:
    return Sister(language.code, language.name, language.english_name, language.direction, language.og_locale)


def _untold(edition: Edition) -> tuple[str, ...]:
    """The site's own texts that no catalog has translated."""
    if edition.language.code == edition.source_language:
        return ()
    told = set(edition.words.values())
    texts = {"site_name": edition.site_name, "tagline": edition.tagline}
    return tuple(name for name, text in texts.items() if text and text not in told)


def _english(edition: Edition, summary: Summary) -> tuple[str, ...]:
    """The fields of a translated page that say what the source page says."""
    source = _source(edition, summary)
    if source is None:
        return ()
    own, theirs = _prose(summary), _prose(source)
    return tuple(name for name, text in own.items() if text and text == theirs[name])


def _language_of(edition: Edition, summary: Summary, field: str) -> str:
    """The language that `title` or `description` of a summary is in."""
    source = _source(edition, summary)
    if source is not None and getattr(summary.meta, field) == getattr(source.meta, field):
        return edition.source_language
    return summary.language


def _source(edition: Edition, summary: Summary) -> Summary | None:
    if summary.language == edition.source_language:
        return None
    return edition.shelf.get(edition.source_language, {}).get(summary.domain)


def _prose(summary: Summary) -> dict[str, str]:
    meta = summary.meta
    people = {"author": meta.author, "reviewer": meta.reviewer}
    return {
        "title": meta.title,
        "description": meta.description,
        **{f"{role}.name": person.name if person else "" for role, person in people.items()},
        **{f"{role}.qualification": person.qualification if person else "" for role, person in people.items()},
    }
