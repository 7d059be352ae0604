"""What a booklet is made from, and its document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from urllib.parse import quote

from pipeline.errors import PipelineError, RenderError
from pipeline.findings import Place
from pipeline.languages import Language
from pipeline.model import Edition, Incomplete
from pipeline.render.booklet.terms import Entry, Index, grouped
from pipeline.render.booklet.words import NAMED, NEWEST, UPDATED
from pipeline.render.late import resolve
from pipeline.render.print.cover import Cover, cover, cover_facts, is_draft
from pipeline.render.print.engine import DIGITAL, PRESS, Source, typeset_in_words
from pipeline.render.print.finish import finished
from pipeline.render.print.handout import UNDATED, Handout, handouts
from pipeline.render.print.literals import Code, string, value
from pipeline.render.print.sheet import Sheet, running, sheet, sheet_facts
from pipeline.render.print.words import said, words_of

PAPER = "a5"
_BOOK = "book:"
"""What an address within the book begins with; `booklet.typ` makes a page number of it."""


@dataclass(frozen=True, slots=True)
class Book:
    """What a booklet says besides its articles."""

    sheet: Sheet
    language: Language
    original: bool
    """Whether it is in the language of the articles."""
    cover: Cover
    tagline: str
    draft: bool
    licence: str
    lines: tuple[str, ...]
    """Where newer versions are, and of which day this one is."""
    words: tuple[tuple[str, str], ...]
    terms: tuple[tuple[str, str, tuple[str, ...]], ...]
    day: date


@dataclass(frozen=True, slots=True)
class Chapter:
    """An article in the booklet, besides its body."""

    domain: str
    handout: Handout
    ids: tuple[str, ...]
    """Of its headings, for links."""


def book(edition: Edition) -> Book:
    """Raises `ProjectError` for settings that print cannot follow."""
    say, language = words_of(edition), edition.language
    days = [one.handout.day for one in chapters(edition)]
    newest = max(days, default=UNDATED)
    lines = [said(say, NEWEST, address=f"{edition.base_url}/{language.code}/")]
    if newest != UNDATED:
        lines.append(said(say, UPDATED, date=language.date(newest)))
    return Book(
        sheet=replace(sheet(edition), paper=PAPER),
        language=language,
        original=language.code == edition.source_language,
        cover=cover(edition),
        tagline=edition.tagline,
        draft=is_draft(edition),
        licence=edition.licence,
        lines=tuple(lines),
        words=tuple((name, said(say, english)) for name, english in NAMED.items()),
        terms=edition.terms,
        day=newest,
    )


def chapters(edition: Edition) -> tuple[Chapter, ...]:
    """The articles in reading order."""
    return tuple(
        Chapter(page.domain, handout, tuple(heading.id for heading in page.headings))
        for page, handout in handouts(edition)
    )


def booklet_pdf(bodies: tuple[str | None, ...], book: Book, chapters: tuple[Chapter, ...]) -> bytes | Incomplete:
    """The booklet; an article that cannot be printed is left out of it, and said.

    The same input gives the same bytes. Raises `RenderError` when no article is left.
    """
    faults: list[PipelineError] = []
    own = []
    for body, chapter in zip(bodies, chapters, strict=True):
        if body is not None:
            own.append((body, chapter))
        else:
            faults.append(RenderError("the article could not be composed", place=Place(chapter.handout.path)))
    while own:
        try:
            pdf, spelled = _pdf(book, own)
        except RenderError as error:
            guilty = error.place.path if error.place else ""
            left = [(body, chapter) for body, chapter in own if chapter.handout.path != guilty]
            if len(left) == len(own):
                raise
            faults.append(error)
            own = left
        else:
            return Incomplete(pdf, tuple(faults), spelled) if faults or spelled else pdf
    raise faults[0]


def booklet_sheets(bodies: tuple[str | None, ...], book: Book, chapters: tuple[Chapter, ...]) -> bytes | Incomplete:
    """The same pages two to a side, with bleed and in black ink, to be folded and stapled."""
    from pipeline.render.print.finish.imposition import imposed

    pressed = replace(book.sheet, press=True)
    made = booklet_pdf(bodies, replace(book, sheet=pressed, cover=replace(book.cover, sheet=pressed)), chapters)
    pages = made.data if isinstance(made, Incomplete) else made
    sheets = imposed(pages, right_to_left=book.sheet.language.direction == "rtl")
    return replace(made, data=sheets) if isinstance(made, Incomplete) else sheets


# ---------------------------------------------------------------- the document


def _pdf(book: Book, own: Sequence[tuple[str, Chapter]]) -> tuple[bytes, tuple[RenderError, ...]]:
    index = Index(book.terms, book.language, original=book.original)
    texts = [_chapter(index.marked(_linked(body, chapter, own)), chapter, book) for body, chapter in own]
    sources = [
        Source(chapter.handout.path, body, tuple(path for path, _ in chapter.handout.pictures)) for body, chapter in own
    ]
    standards = PRESS if book.sheet.press else DIGITAL
    document = _document(book, own, texts, index)
    fonts = book.sheet.fonts
    pdf, spelled = typeset_in_words(document, sources, day=book.day, fonts=fonts, standards=standards)
    return finished(pdf, fonts), spelled


def _linked(body: str, chapter: Chapter, own: Sequence[tuple[str, Chapter]]) -> str:
    """The body with its links to other articles: to their place in the book, else to the web."""
    there = {other.domain: frozenset(other.ids) for _, other in own}
    web = dict(chapter.handout.links)

    def address(domain: str, fragment: str) -> str:
        if domain in there:
            place = f"{domain}:h-{fragment}" if fragment in there[domain] else domain
            return string(f"{_BOOK}{place}")[1:-1]
        return string(f"{web[domain]}#{quote(fragment)}" if fragment else web[domain])[1:-1]

    return resolve(body, address)


def _chapter(body: str, chapter: Chapter, book: Book) -> str:
    """An article's text under names of its own, for every article has a first note and most have `References`."""
    handout = chapter.handout
    facts = {
        "scope": chapter.domain,
        "title": handout.title,
        "byline": [running(book.sheet, line) for line in handout.byline],
        "notice": [running(book.sheet, line) for line in handout.notice],
        "elsewhere": handout.elsewhere,
    }
    return f"{{\nlet ({_REPLACED}) = of-chapter({value(facts)})\n{body}\n}}"


_REPLACED = "label, section, opening, addresses, lined-link, link"
"""What a chapter does otherwise than a handout, in the order in which `of-chapter` gives it."""


def _document(book: Book, own: Sequence[tuple[str, Chapter]], texts: Sequence[str], index: Index) -> str:
    day, own_sheet = book.day, book.sheet
    authors = dict.fromkeys(name for _, chapter in own for name in chapter.handout.authors)
    facts: dict[str, object] = {
        **sheet_facts(own_sheet),
        **cover_facts(book.cover),
        "title": book.cover.title,
        "authors": tuple(authors),
        "description": book.tagline or None,
        "date": Code(f"datetime(year: {day.year}, month: {day.month}, day: {day.day})"),
        "draft": book.draft,
        "licence": running(own_sheet, book.licence),
        "lines": [running(own_sheet, line) for line in book.lines],
        "say": {name: running(own_sheet, word) for name, word in book.words if name != "see"},
        "see": dict(book.words)["see"],
        "articles": [_article(chapter, book) for _, chapter in own],
        "index": _index(grouped(index.entries()), book),
    }
    looks = (("pipeline.render.print", "look"), ("pipeline.render.print", "cover"), (__package__, "booklet"))
    dress = "\n".join(_typ(package, name) for package, name in looks)
    text = "\n".join(texts)
    return f"#let facts = {value(facts)}\n{dress}\n#show: booklet\n#{{\n{text}\n}}\n#last-pages\n"


def _article(chapter: Chapter, book: Book) -> dict[str, object]:
    handout = chapter.handout
    return {
        "scope": chapter.domain,
        "title": running(book.sheet, handout.title),
        "lines": [running(book.sheet, line) for line in handout.byline],
    }


def _index(groups: Mapping[str, Sequence[tuple[int, Entry]]], book: Book) -> list[dict[str, object]]:
    return [
        {
            "letter": under,
            "lines": [
                {"number": number, "word": running(book.sheet, entry.word), "original": entry.original or None}
                for number, entry in entries
            ],
        }
        for under, entries in groups.items()
    ]


@cache
def _typ(package: str, name: str) -> str:
    return files(package).joinpath(f"{name}.typ").read_text(encoding="utf-8")
