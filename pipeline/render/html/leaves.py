"""What an article's page shows besides its text, cut out of the edition it stands in."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model import Edition, State, Summary
from pipeline.render.html import drawn
from pipeline.render.html.blanks import Link, Picture
from pipeline.render.html.photographs import sources
from pipeline.render.html.pictures import original
from pipeline.render.html.views import Leaf, link, source_of


def leaf(edition: Edition, summary: Summary, neighbours: tuple[str, str] = ("", "")) -> Leaf:
    """What the page of an article shows. `neighbours` are the domains before and after it."""
    code, meta, domain = edition.language.code, summary.meta, summary.domain
    translated = code != edition.source_language
    codes = tuple(language.code for language in edition.languages)
    pictures = {path: _picture(path) for path in summary.images} | drawn.pictures(edition, summary)
    pdf = f"{code}/print/{meta.slug}.pdf" if edition.settings.get("pdf") else ""
    cover = summary.cover and pictures.get(summary.cover[0])
    return Leaf(
        domain=domain,
        source=summary.path,
        slug=meta.slug,
        title=meta.title,
        description=meta.description,
        author=meta.author,
        reviewer=meta.reviewer,
        english=_english(edition, summary),
        published=meta.published,
        updated=meta.updated,
        changed=summary.changed,
        reviewed=meta.reviewed,
        review_due=meta.review_due,
        translation_reviewer=meta.translation_reviewers.get(code) or edition.translation_reviewer,
        translator=(meta.translators.get(code) or edition.translator) if translated else None,
        coverage=summary.coverage if translated else None,
        stale=summary.stale,
        old=summary.states.get(State.STALE, 0),
        editions=tuple(one for one in codes if edition.published(domain, one)),
        indexed=tuple(one for one in codes if edition.indexed(domain, one)),
        links=tuple((other, found) for other in summary.links if (found := link(edition, other, titled=False))),
        pictures=tuple(pictures.items()),
        cover=(cover.path, summary.cover[1]) if cover and summary.cover else None,
        references=summary.references,
        sections=tuple(heading for heading in summary.headings if heading.level == 2),
        related=tuple(found for other in meta.related if other != domain and (found := link(edition, other))),
        before=_neighbour(edition, neighbours[0]),
        after=_neighbour(edition, neighbours[1]),
        parallel=translated and bool(edition.settings.get("parallel")),
        pdf=pdf,
        pdf_size=edition.settings.get("sizes", {}).get(pdf, 0),
    )


def in_order(edition: Edition) -> list[tuple[Summary, tuple[str, str]]]:
    """Every article published in the edition's language, with the domains before and after it."""
    pages = [page for page in edition.pages if edition.published(page.domain, edition.language.code)]
    domains = ["", *(page.domain for page in pages), ""]
    return [(page, (domains[at], domains[at + 2])) for at, page in enumerate(pages)]


def _picture(path: str) -> Picture | None:
    read = original(path)
    return replace(read.picture, sources=sources(read)) if read else None


def _neighbour(edition: Edition, domain: str) -> Link | None:
    return link(edition, domain) if domain else None


def _english(edition: Edition, summary: Summary) -> tuple[str, ...]:
    """The fields of a translated page that say what the source page says."""
    source = source_of(edition, summary)
    if source is None:
        return ()
    own, theirs = _prose(summary), _prose(source)
    return tuple(name for name, text in own.items() if text and text == theirs[name])


def _prose(summary: Summary) -> dict[str, str]:
    meta = summary.meta
    people = {"author": meta.author, "reviewer": meta.reviewer}
    return {
        "title": meta.title,
        "description": meta.description,
        **{f"{role}.name": person.name if person else "" for role, person in people.items()},
        **{f"{role}.qualification": person.qualification if person else "" for role, person in people.items()},
    }
