"""The files of an e-book: pages, contents, imprint, cover, pictures, fonts, and the package that lists them.

`epub(bodies, book, leaves)` makes the whole. It runs in a worker, which finds pictures and the theme relative to the
project, the current folder.
"""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urljoin

from pipeline.errors import PipelineError, RenderError
from pipeline.findings import Place
from pipeline.model import Incomplete, Person
from pipeline.render.epub import accessibility
from pipeline.render.epub.book import Book, day, latest
from pipeline.render.epub.container import archive
from pipeline.render.epub.xhtml import Chapter, fault
from pipeline.render.html import theme
from pipeline.render.html.blanks import Filling, Link, Picture, filled
from pipeline.render.html.chrome import names, wording
from pipeline.render.html.views import Leaf
from pipeline.render.print.cover import cover_png

FOLDER = "EPUB"
KINDS = {
    ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif",
    ".webp": "image/webp",
}  # fmt: skip
"""Pictures that every reader shows; another leaves its words."""
_CONTAINER = f"""<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="{FOLDER}/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"""


def epub(bodies: tuple[str | None, ...], book: Book, leaves: tuple[Leaf, ...]) -> bytes | Incomplete:
    """The book; articles that cannot be made are left out of it, and said.

    Raises `RenderError` when none is left.
    """
    chapters, faults = _chapters(bodies, book, leaves)
    if not chapters:
        raise faults[0]
    data = archive([("META-INF/container.xml", _CONTAINER.encode()), *_Files(book, chapters).all()])
    return Incomplete(data, tuple(faults)) if faults else data


@dataclass(frozen=True, slots=True)
class _Text:
    """An article in the book."""

    leaf: Leaf
    chapter: Chapter

    @property
    def file(self) -> str:
        return _file(self.leaf)


def _file(leaf: Leaf) -> str:
    """Named after the article, so that a reader's place survives the next edition of the book."""
    return f"text-{leaf.slug}.xhtml"


# ---------------------------------------------------------------- the articles


def _chapters(
    bodies: Sequence[str | None], book: Book, leaves: Sequence[Leaf]
) -> tuple[tuple[_Text, ...], list[PipelineError]]:
    found, faults = list[_Text](), list[PipelineError]()
    for body, leaf in zip(bodies, leaves, strict=True):
        if body is None:
            faults.append(RenderError("the article could not be composed", place=Place(leaf.source)))
            continue
        try:
            found.append(_Text(leaf, _chapter(body, book, leaf)))
        except RenderError as error:
            faults.append(error)
    places = {text.file: text.chapter.ids for text in found}
    for text in found:
        text.chapter.lead(_Leads(book, text, places))
    return tuple(found), faults


def _chapter(body: str, book: Book, leaf: Leaf) -> Chapter:
    shell = book.shell
    links = {domain: Link(_page(book, link.path), link.language) for domain, link in leaf.links}
    pictures = {
        path: picture and Picture(_picture(picture), picture.width, picture.height) for path, picture in leaf.pictures
    }
    # The marks lead nowhere: a book is read without the web.
    filling = Filling(leaf.source, "", wording(shell), names(shell), ("", ""), links, pictures)
    drawn = {picture.path for picture in pictures.values() if picture}
    return Chapter(filled(body, filling), shell.language.in_digits, drawn.__contains__)


def _picture(picture: Picture) -> str:
    """Where a picture is in the book; nowhere for a kind that readers need not know."""
    return picture.path if posixpath.splitext(picture.path)[1].lower() in KINDS else ""


def _page(book: Book, path: str) -> str:
    """An article's page on the site, as links say it."""
    return f"{book.shell.base_url}/{path}"


@dataclass(frozen=True, slots=True)
class _Leads:
    """Where the links of one article lead: into the book where it can, else to the site."""

    book: Book
    text: _Text
    places: dict[str, frozenset[str]]

    def __call__(self, href: str) -> str:
        code = self.book.shell.language.code
        here = _page(self.book, f"{code}/{self.text.leaf.slug}/")
        target, _, fragment = urljoin(here, href).partition("#")
        slug = target.removeprefix(_page(self.book, f"{code}/")).removesuffix("/")
        file = f"text-{slug}.xhtml"
        if target not in (here, _page(self.book, f"{code}/{slug}/")) or file not in self.places:
            return urljoin(here, href)
        there = unquote(fragment) in self.places[file] or fragment in self.places[file]
        anchor = f"#{fragment}" if fragment and there else ""
        if file == self.text.file:
            return anchor
        return quote(file) + anchor


# ---------------------------------------------------------------- the files


class _Files:
    """Everything in the book but the archive's own."""

    def __init__(self, book: Book, texts: tuple[_Text, ...]) -> None:
        self.book = book
        self.texts = texts
        self.language = book.shell.language
        self.wording = wording(book.shell)
        self.voice = theme.voice(self.wording)
        self.pictures = {
            _picture(picture): path
            for text in texts
            for path, picture in text.leaf.pictures
            if picture and _picture(picture)
        }
        self.fonts = _fonts(book)

    def all(self) -> list[tuple[str, bytes]]:
        found = [("package.opf", self.package())]
        found += [(f"{name}.xhtml", self.page(f"book-{name}.xhtml", **self.common())) for name in _PAGES]
        found += [(text.file, self.article(text)) for text in self.texts]
        found += [("style.css", self.style()), ("cover.png", cover_png(self.book.cover))]
        found += [(unquote(place), _bytes(path)) for place, path in sorted(self.pictures.items())]
        found += [(f"fonts/{path.name}", path.read_bytes()) for path in self.fonts]
        return [(f"{FOLDER}/{path}", data) for path, data in found]

    def page(self, template: str, **values: Any) -> bytes:
        """One file. Raises `RenderError` if it is no XML, for which only a theme of the project's own can be to
        blame."""
        text = theme.render(template, self.book.shell.theme, self.voice, values)
        if why := fault(text):
            raise RenderError(f"{template} makes no well-formed page: {why}")
        return text.encode()

    def common(self) -> dict[str, Any]:
        shell = self.book.shell
        return {
            "site": shell,
            "book": self.book,
            "language": self.language,
            "phone": self.language.in_digits(shell.contact.phone),
            "dial": shell.contact.phone_link or shell.contact.phone,
            "address": f"{shell.base_url}/{self.language.code}/",
            "updated": self.language.date(latest(self.leaves)) if any(map(day, self.leaves)) else "",
            "site_name_foreign": self.foreign("site_name" in shell.english),
            "tagline_foreign": self.foreign("tagline" in shell.english),
            "licence_foreign": self.foreign(self.book.licence_is_foreign),
            "names": names(shell),
            "texts": [self.about(text) for text in self.texts],
        }

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        return tuple(text.leaf for text in self.texts)

    def foreign(self, is_foreign: bool) -> str:
        """Attributes for a text that is still in the source language."""
        return theme.html(self.wording.foreign if is_foreign else "")

    # ------------------------------------------------------------ articles

    def article(self, text: _Text) -> bytes:
        values = self.common() | {"article": self.about(text), "body": theme.html(text.chapter.xhtml)}
        return self.page("book-text.xhtml", **values)

    def about(self, text: _Text) -> dict[str, Any]:
        """What the book says of one article."""
        leaf, number, coverage = text.leaf, self.language.number, text.leaf.coverage
        days = {
            "published": leaf.published,
            "updated": leaf.updated if leaf.updated != leaf.published else None,
            "reviewed": leaf.reviewed,
            "due": leaf.review_due,
        }
        return {
            "file": quote(text.file),
            "title": leaf.title,
            "title_foreign": self.foreign("title" in leaf.english),
            "description": leaf.description,
            "description_foreign": self.foreign("description" in leaf.english),
            "author": self.person(leaf, "author", leaf.author),
            "reviewer": self.person(leaf, "reviewer", leaf.reviewer),
            "dates": {name: self.language.date(when) if when else "" for name, when in days.items()},
            "translation_reviewer": _named(leaf.translation_reviewer),
            "translated": coverage is not None,
            "complete": coverage is not None and coverage.translated_units == coverage.units,
            "done": number(coverage.translated_units) if coverage else "",
            "all": number(coverage.units) if coverage else "",
            "address": f"{self.book.shell.base_url}/{self.language.code}/{leaf.slug}/",
            "headings": _nested(text.chapter),
        }

    def person(self, leaf: Leaf, role: str, person: Person | None) -> str:
        """Name and qualification, each in the language it is in."""
        parts = []
        for field in ("name", "qualification") if person else ():
            if said := getattr(person, field):
                foreign = self.foreign(f"{role}.{field}" in leaf.english)
                parts.append(theme.html(f"<span{foreign}>") + theme.escaped(said) + theme.html("</span>"))
        return theme.html(", ").join(parts)

    # ------------------------------------------------------------ the rest

    def style(self) -> bytes:
        values = {
            "language": self.language,
            "source": self.book.shell.source.code,
            "fonts": [(path.name, _weight(path)) for path in self.fonts],
            "family": _FAMILY,
        }
        return theme.render("book.css", self.book.shell.theme, self.voice, values).encode()

    def package(self) -> bytes:
        chapters = [text.chapter for text in self.texts]
        pictures = sum(chapter.pictures for chapter in chapters)
        described = not any(chapter.undescribed for chapter in chapters)
        authors = dict.fromkeys(leaf.author.name for leaf in self.leaves if leaf.author)
        return self.page(
            "book.opf",
            **self.common(),
            day=latest(self.leaves).isoformat(),
            authors=list(authors),
            reviewers=list(dict.fromkeys(self.responsible())),
            accessibility=accessibility.facts(pictures=pictures, described=described),
            described=pictures and described,
            summary=accessibility.SUMMARY,
            pictures=[(place, KINDS[posixpath.splitext(place)[1].lower()]) for place in sorted(self.pictures)],
            fonts=[path.name for path in self.fonts],
            direction=self.language.direction,
        )

    def responsible(self) -> list[str]:
        """Those who have reviewed the articles or their translations."""
        people = [person for leaf in self.leaves for person in (leaf.reviewer, leaf.translation_reviewer)]
        return [person.name for person in people if person]


_PAGES = ("cover", "imprint", "nav")
_FAMILY = "Book"


def _named(person: Person | None) -> str:
    return ", ".join(filter(None, (person.name, person.qualification))) if person else ""


def _nested(chapter: Chapter) -> list[dict[str, Any]]:
    """The sections of an article, those of the next level within them."""
    top: list[dict[str, Any]] = []
    for line in chapter.headings:
        entry = {"id": quote(line.id), "text": line.text, "lang": line.lang, "within": []}
        if line.level > 2 and top:
            top[-1]["within"].append(entry)
        else:
            top.append(entry)
    return top


def _bytes(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise RenderError(f"cannot read the picture {path}: {error.strerror}", place=Place(path)) from error


# ---------------------------------------------------------------- fonts


def _fonts(book: Book) -> list[Path]:
    """The language's own face in two weights, where its script is not Latin: many reading devices have no letters for
    it, or break its conjuncts."""
    own = book.cover.sheet.language
    if not own.latin or not own.fonts:
        return []
    folder = Path(str(files("pipeline") / "data" / "fonts"))
    stem = own.fonts[0].replace(" ", "")
    return [path for weight in ("400Regular", "700Bold") if (path := folder / f"{stem}_{weight}.ttf").is_file()]


def _weight(path: Path) -> str:
    return path.stem.partition("_")[2][:3]
