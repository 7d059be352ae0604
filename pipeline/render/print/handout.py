"""What a PDF says besides the article's text: small, picklable, and nothing that is not printed.

`sheet(edition)` is what all handouts of a language share, `handouts(edition)` what each says for itself, and
`source(body, sheet, handout)` the whole Typst document.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote

from pipeline.errors import ProjectError
from pipeline.findings import Place
from pipeline.languages import Language
from pipeline.model import Edition, Meta, Person, Summary
from pipeline.render.late import resolve
from pipeline.render.print.literals import LATIN, Code, block, prose, string, value
from pipeline.render.print.words import said

SYMBOLS = ("Noto Sans Math", "Noto Sans Symbols 2")
"""Families asked last: arrows, ≥, ✓ and such, which text faces lack."""
UNDATED = date(1970, 1, 1)
"""The date of a PDF whose article has none; PDF/A wants one, and the clock would change the bytes."""
_WORDS: Mapping[str, str] = {
    "emergency": "Emergency",
    "warning": "Warning",
    "note": "Note",
    "tip": "Tip",
    "page": "Page %(page)s of %(pages)s",
    "addresses": "Web addresses",
    "untranslated": "Not translated yet",
    "updating": "Translation being updated",
    "stale": "English updated on %(date)s",
    "stale-undated": "English updated since",
}
"""What `handout.typ` calls a word → the word in English."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet, the margins around the text and the size of its letters."""

    name: str
    sides: str
    top: str
    bottom: str
    size: str
    tallest: str
    """A picture grows no taller."""


PAPERS: Mapping[str, Paper] = {
    "a4": Paper("a4", "29mm", "24mm", "26mm", "10.5pt", "65mm"),
    "us-letter": Paper("us-letter", "31mm", "23mm", "25mm", "10.5pt", "63mm"),
    "a5": Paper("a5", "16mm", "19mm", "23mm", "9.5pt", "52mm"),
}
"""`[print] paper` in `site.toml`."""


@dataclass(frozen=True, slots=True)
class Type:
    """The facts of a language that its type is set by."""

    code: str
    name: str
    region: str
    direction: str
    latin: str
    """What runs of Latin words are tagged with; "" in a language written in Latin letters."""
    digits: str
    fonts: tuple[str, ...]
    hyphenate: bool
    italics: bool
    line_height: float
    scale: float

    @classmethod
    def of(cls, language: Language) -> Type:
        return cls(
            code=language.code,
            name=language.name,
            region=language.territory,
            direction=language.direction,
            latin="" if language.script == "Latn" else LATIN,
            digits=language.digits,
            fonts=language.print_fonts,
            hyphenate=language.hyphenate,
            italics=language.italics,
            line_height=language.line_height,
            scale=language.print_scale,
        )


@dataclass(frozen=True, slots=True)
class Sheet:
    """What all handouts of an edition share."""

    language: Type
    source: Type
    paper: str
    site: str
    contact: str
    phone_link: str
    words: tuple[tuple[str, str], ...]
    """What the sheet and the cards say themselves."""
    fonts: tuple[tuple[str, str], ...]
    """The project's own font files and their SHA-256."""


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


def sheet(edition: Edition) -> Sheet:
    """Raises `ProjectError` for settings that print cannot follow."""
    paper = str(edition.settings.get("paper", "a4"))
    if paper not in PAPERS:
        raise ProjectError(f"print.paper is {paper!r}", place=Place("site.toml"), hint=f"known are {', '.join(PAPERS)}")
    say, phone = edition.words, edition.contact.phone
    source = next(one for one in edition.languages if one.code == edition.source_language)
    elsewhere = said(say, "in %(language)s", language=say.get(source.english_name) or source.english_name)
    return Sheet(
        language=Type.of(edition.language),
        source=Type.of(source),
        paper=paper,
        site=edition.site_name,
        contact=said(say, "For advice call %(phone)s", phone=edition.language.in_digits(phone)) if phone else "",
        phone_link=edition.contact.phone_link,
        words=(*((name, said(say, english)) for name, english in _WORDS.items()), ("elsewhere", elsewhere)),
        fonts=_fonts(str(edition.settings.get("fonts", ""))),
    )


def handouts(edition: Edition) -> Iterator[tuple[Summary, Handout]]:
    """One for each published page."""
    digest, day = cache(_digest), cache(edition.language.date)
    for page in edition.pages:
        if not edition.published(page.domain, page.language):
            continue
        meta = page.meta
        links = tuple((domain, _address(edition, domain)) for domain in page.links)
        yield (
            page,
            Handout(
                path=page.path,
                address=_address(edition, page.domain),
                title=meta.title or meta.slug,
                description=meta.description,
                authors=(meta.author.name,) if meta.author else (),
                keywords=meta.keywords,
                day=max(filter(None, (meta.updated, meta.reviewed, meta.published)), default=UNDATED),
                byline=_byline(meta, edition.words, day),
                notice=_notice(edition, page),
                links=links,
                elsewhere=tuple(url for domain, url in links if not edition.published(domain, page.language)),
                pictures=tuple((path, digest(path)) for path in page.images),
            ),
        )


def source(body: str, sheet: Sheet, handout: Handout) -> str:
    """The whole document: the facts, the look, the article."""
    return f"#let facts = {value(_facts(sheet, handout))}\n{_look()}\n#{{\n{_resolved(body, handout)}\n}}\n"


# ---------------------------------------------------------------- what the first page says


def _byline(meta: Meta, say: Mapping[str, str], day: Callable[[date], str]) -> tuple[str, ...]:
    people = [("By %(name)s", meta.author), ("Reviewed by %(name)s", meta.reviewer)]
    days = [
        ("Published %(date)s", meta.published),
        ("Updated %(date)s", meta.updated),
        ("Last reviewed %(date)s", meta.reviewed),
        ("Next review due %(date)s", meta.review_due),
    ]
    lines = [said(say, text, name=_named(person)) for text, person in people if person]
    dates = " · ".join(said(say, text, date=day(when)) for text, when in days if when)
    return (*lines, dates) if dates else tuple(lines)


def _named(person: Person) -> str:
    return f"{person.name}, {person.qualification}" if person.qualification else person.name


def _notice(edition: Edition, page: Summary) -> tuple[str, ...]:
    if page.language == edition.source_language:
        return ()
    say, number = edition.words, edition.language.number
    done, units = page.coverage.translated_units, page.coverage.units
    if done == units:
        state = said(say, "All %(all)s passages are translated.", all=number(units))
    else:
        count = said(say, "%(done)s of %(all)s passages are translated.", done=number(done), all=number(units))
        state = f"{count} {said(say, 'A line at the side marks what is still in the original language.')}"
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


# ---------------------------------------------------------------- digests


def _digest(path: str) -> str:
    try:
        return hashlib.sha256(Path(path).read_bytes()).hexdigest()
    except OSError:
        return ""


def _fonts(folder: str) -> tuple[tuple[str, str], ...]:
    """The font files of the project's own folder, `[print] fonts` in `site.toml`."""
    if not folder:
        return ()
    found = sorted(p.as_posix() for p in Path(folder).rglob("*") if p.suffix.lower() in (".ttf", ".otf", ".ttc"))
    if not found:
        raise ProjectError(
            f"print.fonts: no .ttf, .otf or .ttc file in {folder}",
            place=Place("site.toml"),
            hint="name a folder of the project",
        )
    return tuple((path, _digest(path)) for path in found)


@cache
def _look() -> str:
    return files(__package__).joinpath("handout.typ").read_text(encoding="utf-8")


# ---------------------------------------------------------------- facts as Typst sees them


def _facts(sheet: Sheet, handout: Handout) -> dict[str, object]:
    paper, day = PAPERS[sheet.paper], handout.day

    def words(text: str) -> Code:
        return Code(block(prose(text, sheet.language.latin)) if text else "none")

    return {
        "language": _type(sheet.language, sheet.source),
        "source": _type(sheet.source, sheet.language),
        "paper": paper.name,
        "margin": {"x": Code(paper.sides), "top": Code(paper.top), "bottom": Code(paper.bottom)},
        "size": Code(paper.size),
        "tallest": Code(paper.tallest),
        "title": handout.title,
        "description": handout.description or None,
        "authors": handout.authors,
        "keywords": handout.keywords,
        "date": Code(f"datetime(year: {day.year}, month: {day.month}, day: {day.day})"),
        "site": words(sheet.site),
        "byline": [words(line) for line in handout.byline],
        "notice": [words(line) for line in handout.notice],
        "contact": words(sheet.contact),
        "phone": f"tel:{sheet.phone_link}" if sheet.phone_link else None,
        "address": handout.address,
        "words": dict(sheet.words),
        "elsewhere": handout.elsewhere,
    }


def _type(own: Type, other: Type) -> dict[str, object]:
    """The facts of one of the page's two languages; its fonts first, then the other's, then the symbols."""
    return {
        "lang": own.code.partition("-")[0],
        "region": own.region or None,
        "name": own.name,
        "rtl": own.direction == "rtl",
        "digits": list(own.digits),
        "fonts": tuple(dict.fromkeys((*own.fonts, *other.fonts, *SYMBOLS))),
        "hyphenate": own.hyphenate,
        "italics": own.italics,
        "line-height": own.line_height,
        "scale": own.scale,
        "underline": Code("0.16em" if own.latin == "" else "0.3em"),
    }


def _resolved(body: str, handout: Handout) -> str:
    """The body with its links to other articles filled in; they stand in string literals."""
    links = dict(handout.links)

    def address(domain: str, fragment: str) -> str:
        whole = f"{links[domain]}#{quote(fragment)}" if fragment else links[domain]
        return string(whole)[1:-1]

    return resolve(body, address)
