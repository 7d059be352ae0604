"""What a PDF says besides the article's text: small, picklable, and nothing that is not printed.

`handouts(edition)` is what each says for itself, `handout_pdf(body, sheet, handout)` the file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from pipeline.errors import PipelineError
from pipeline.findings import Finding
from pipeline.model import Edition, Incomplete, Person, Summary
from pipeline.render.print.literals import Code
from pipeline.render.print.qr import qr_rows
from pipeline.render.print.sheet import Sheet, digest, document, resolved, running
from pipeline.render.print.words import said, together, words_of

UNDATED = date(1970, 1, 1)
"""The date of a PDF whose article has none; PDF/A wants one, and the clock would change the bytes."""


@dataclass(frozen=True, slots=True)
class Handout:
    """What one of them says beside its body."""

    path: str
    """Of the article; errors name it."""
    address: str
    title: str
    description: str
    authors: tuple[str, ...]
    keywords: tuple[str, ...]
    day: date
    """The latest of the article's dates; the PDF's own."""
    byline: tuple[str, ...]
    notice: tuple[str, ...]
    """What a reader of a translation has to know of it."""
    links: tuple[tuple[str, str], ...]
    """Domain → address, of the articles that this one links to."""
    elsewhere: tuple[str, ...]
    """Those of the addresses that lead to a page in the source language."""
    pictures: tuple[tuple[str, str], ...]
    """Path and SHA-256; an empty digest for one that is not there."""


def handouts(edition: Edition) -> Iterator[tuple[Summary, Handout]]:
    """One for each published page."""
    seen, day = cache(digest), cache(edition.language.date)
    for page in edition.pages:
        if not edition.published(page.domain, page.language):
            continue
        meta, address = page.meta, _address(edition, page.domain)
        links = tuple((domain, _address(edition, domain)) for domain in page.links)
        yield (
            page,
            Handout(
                path=page.path,
                address=address,
                title=meta.title or meta.slug,
                description=meta.description,
                authors=(meta.author.name,) if meta.author else (),
                keywords=meta.keywords,
                day=max(filter(None, (meta.updated, meta.reviewed, meta.published)), default=UNDATED),
                byline=_byline(page, edition, day),
                notice=_notice(edition, page),
                links=links,
                elsewhere=tuple(url for domain, url in links if not edition.published(domain, page.language)),
                pictures=tuple((path, seen(path)) for path in page.images),
            ),
        )


def handout_pdf(body: str, sheet: Sheet, handout: Handout) -> bytes | Incomplete:
    """The PDF of one composed page; the same input gives the same bytes."""
    from pipeline.render.print.engine import Source, typeset_in_words
    from pipeline.render.print.finish import finished

    own = Source(handout.path, body, tuple(path for path, _ in handout.pictures))
    text = source(body, sheet, handout)
    pdf, spelled = typeset_in_words(text, [own], day=handout.day, fonts=sheet.fonts)
    return complete(finished(pdf, sheet.fonts), spelled)


def complete(pdf: bytes, spelled: tuple[PipelineError, ...]) -> bytes | Incomplete:
    """A file, with what is to be said of signs that it names in words."""
    return Incomplete(pdf, (), spelled) if spelled else pdf


def source(body: str, sheet: Sheet, handout: Handout) -> str:
    """The whole document: the facts, the look, the article."""
    facts = {**_facts(sheet, handout), "revision": running(sheet, _revision(body, sheet, handout))}
    return document(sheet, facts, resolved(body, handout.links), "handout")


def _revision(body: str, sheet: Sheet, handout: Handout) -> str:
    """A number that is another one for any other text: two sheets with the same number say the same."""
    number = int.from_bytes(hashlib.sha256(repr((body, handout)).encode()).digest()[:4], "big") % 1_000_000
    digits = "".join(sheet.language.digits[int(digit)] for digit in f"{number:06}")
    return said({}, dict(sheet.words)["revision"], number=f"{digits[:3]}-{digits[3:]}")


# ---------------------------------------------------------------- what the first page says


def unprinted(page: Summary) -> tuple[Finding, ...]:
    """What is to be said of a page's passages that cannot be printed in its language, each once."""
    return tuple(dict.fromkeys(page.unprinted))


def _byline(page: Summary, edition: Edition, day: Callable[[date], str]) -> tuple[str, ...]:
    meta, say = page.meta, words_of(edition)
    people = [("By %(name)s", meta.author), ("Reviewed by %(name)s", meta.reviewer)]
    days = [
        ("Published %(date)s", meta.published),
        ("Updated %(date)s", meta.updated),
        ("Last reviewed %(date)s", meta.reviewed),
        ("Next review due %(date)s", meta.review_due),
        ("Translation of %(date)s", page.translated),
    ]
    lines = [said(say, text, name=_named(person)) for text, person in people if person]
    dates = together((said(say, text, date=day(when)) for text, when in days if when), " · ")
    return (*lines, dates) if dates else tuple(lines)


def _named(person: Person) -> str:
    return f"{person.name}, {person.qualification}" if person.qualification else person.name


def _notice(edition: Edition, page: Summary) -> tuple[str, ...]:
    if page.language == edition.source_language:
        return ()
    say, number = words_of(edition), edition.language.number
    done, units = page.coverage.translated_units - len(page.unprinted), page.coverage.units
    if done == units:
        state = said(say, "All %(all)s passages are translated.", all=number(units))
    else:
        count = said(say, "%(done)s of %(all)s passages are translated.", done=number(done), all=number(units))
        marked = said(say, "A line at the side marks what is still in the original language.")
        state = together((count, marked), " ")
    reviewer = page.meta.translation_reviewers.get(page.language) or edition.translation_reviewer
    if reviewer:
        return (state, said(say, "Translation reviewed by %(name)s", name=_named(reviewer)))
    draft = "This translation is a draft: a clinician who speaks the language has not yet reviewed it."
    return (said(say, draft), state)


def _address(edition: Edition, domain: str) -> str:
    """The page a reader of this edition is sent to: in the edition's language, or else in the source's; the front door
    for an article that cannot be read now."""
    code = edition.language.code
    if not edition.published(domain, code):
        code = edition.source_language
    summary = edition.shelf.get(code, {}).get(domain)
    return f"{edition.base_url}/{code}/{summary.meta.slug}/" if summary else f"{edition.base_url}/"


# ---------------------------------------------------------------- facts as Typst sees them


def _facts(sheet: Sheet, handout: Handout) -> dict[str, object]:
    day = handout.day
    return {
        "title": handout.title,
        "description": handout.description or None,
        "authors": handout.authors,
        "keywords": handout.keywords,
        "date": Code(f"datetime(year: {day.year}, month: {day.month}, day: {day.day})"),
        "byline": [running(sheet, line) for line in handout.byline],
        "notice": [running(sheet, line) for line in handout.notice],
        "address": handout.address,
        "qr": qr_rows(handout.address),
        "elsewhere": handout.elsewhere,
    }
