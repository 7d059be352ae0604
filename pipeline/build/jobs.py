"""Stride one: what a worker does with one article.

`run` takes an `Order` (a handful of articles, and what they share; see `orders`) and gives one `Outcome` for each:
pages, packed and ready for the ledger, and findings where something could not be read. Nothing is written here.
"""

from __future__ import annotations

import gc
import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.build.files import ABSENT, UNREADABLE, Seen, look, read
from pipeline.build.keys import digest, digest_of
from pipeline.build.ledger import PageRow, packed
from pipeline.build.orders import Composed, Job, Order, Outcome, Shared, Want
from pipeline.errors import CatalogError, PipelineError, RenderError, SourceError
from pipeline.findings import Finding, Place, Severity
from pipeline.languages import Language
from pipeline.model import (
    NO_SETTINGS,
    Answer,
    Article,
    Catalog,
    CheckSettings,
    Coverage,
    Lookup,
    Page,
    State,
    Summary,
    Unit,
)
from pipeline.pictures import drawings_in, general_picture, local_picture
from pipeline.render import ON_PAPER
from pipeline.textfile import decode, unreadable

if TYPE_CHECKING:
    from pipeline.build.vetting import Vetted
    from pipeline.checks import Bench


def run(order: Order) -> tuple[Outcome, ...]:
    """The work of one parcel."""
    if os.getcwd() != order.shared.root:
        os.chdir(order.shared.root)
    shelf, pictures = Shelf(order.shared.shelf), dict[str, Seen]()
    with _without_collector():
        return tuple(_Desk(order.shared, job, shelf, pictures).outcome() for job in order.jobs)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Tokens go by themselves; looking for cycles among them takes an eighth of the time a page needs."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class _Without:
    """A `Lookup` that keeps some answers back."""

    def __init__(self, inner: Lookup, back: Collection[tuple[str | None, str]]) -> None:
        self._inner = inner
        self._back = back

    def __call__(self, unit: Unit) -> Answer:
        return Answer(None, State.BROKEN) if unit.key in self._back else self._inner(unit)


def light(page: Summary) -> Summary:
    """What other pages may say of a page, and no more."""
    page = replace(page, headings=(), links=(), images=(), states={}, references=(), stale=(), cover=None)
    return replace(page, drawings=(), ids=(), anchors=(), unprinted=())


class Shelf(frozenset[str]):
    """The domains of a project; remembers what it was asked, for that is what a page depends on."""

    asked: dict[str, bool]

    def __contains__(self, domain: object) -> bool:
        there = super().__contains__(domain)
        self.asked[str(domain)] = there
        return there


class _Desk:
    """One job while it is worked on."""

    def __init__(self, shared: Shared, job: Job, shelf: Shelf, pictures: dict[str, Seen]) -> None:
        self.shared = shared
        self.job = job
        self.shelf = shelf
        self.pictures = pictures
        """Looks at pictures, which articles share."""
        self.looks: dict[str, Seen] = {}
        self.failed: list[tuple[str, str]] = []
        self.findings: list[Finding] = []

    def outcome(self) -> Outcome:
        pages = tuple(self._pages())
        found = tuple(dict.fromkeys(self.findings))
        return Outcome(self.job.domain, pages, tuple(self.looks.items()), tuple(self.failed), found)

    def _pages(self) -> Iterator[Composed]:
        try:
            article = self._article()
        except PipelineError as error:
            for want in self.job.wants:
                self._fail(error, want)
            return
        for want in self.job.wants:
            try:
                yield self._page(article, want)
            except PipelineError as error:
                self._fail(error, want)
            except RecursionError:
                self._fail(SourceError("nested too deeply", place=Place(self.job.path)), want)
            except Exception as bug:
                bug.add_note(f"while reading {self.job.path} for {want.language}")
                raise

    def _page(self, article: Article, want: Want) -> Composed:
        from pipeline import markup

        lookup, revised = self._lookup(want) if want.catalog else (None, None)
        if want.front_matter and (meta := markup.meta(article)).title:
            facts = Summary(article.domain, article.path, want.language, meta, Coverage(), (), (), ())
            return self._composed(facts, self._key(want, "front matter"), self._reads(want, ()), whole=False)
        if want.known and self._still(want.known, article, lookup, revised, want):
            reads = self._reads(want, self._images(want, want.known))
            return Composed(want.known._replace(reads=reads, passed=_passed(lookup)))
        self.shelf.asked = {}
        page = self._read_page(article, lookup, want)
        unprinted = self._unprinted(page, lookup, want) if lookup else {}
        printed = self._read_page(article, _Without(lookup, unprinted), want) if lookup and unprinted else page
        wanted = self._looked_for(page)
        reads = self._reads(want, wanted)
        asked = tuple(sorted(self.shelf.asked.items()))
        pictures = [pair for pair in reads if pair[0] in wanted]
        key = self._key(want, answers(page.units, lookup), _refused(lookup), revised, asked, pictures)
        kept = dict(want.known.bodies) if want.known and want.known.key == key else {}
        bodies = tuple(self._bodies(page, printed, want, [name for name in want.formats if name not in kept]))
        lost = tuple(unprinted[unit.key] for unit in page.units if unit.key in unprinted)
        return self._composed(
            replace(summary(page, revised), unprinted=lost),
            key,
            reads,
            asked=asked,
            findings=(*(lookup.findings if lookup else ()), *page.findings),
            kept=tuple(kept.items()),
            bodies=bodies,
            passed=_passed(lookup),
        )

    def _read_page(self, article: Article, lookup: Lookup | None, want: Want) -> Page:
        from pipeline import markup

        return markup.page(
            article,
            lookup,
            language=want.language,
            source_language=self.shared.source_language,
            shelf=self.shelf,
            local=(lambda picture: self._local(picture, want.language)) if want.catalog else None,
            settings=self.shared.checks.get(want.language, NO_SETTINGS),
        )

    def _unprinted(self, page: Page, lookup: Vetted, want: Want) -> dict[tuple[str | None, str], Finding]:
        """The messages whose translation has a character that no font has, and what to say of each."""
        from pipeline.markup.kinds import OFF_PAPER

        known = [name for name, _ in want.known.bodies] if want.known else []
        if not set(ON_PAPER).intersection((*want.formats, *known)):
            return {}
        found = {}
        for unit in page.units:
            text = None if unit.key in found or unit.kind in OFF_PAPER else lookup(unit).text
            if text and not text.isascii() and (why := lookup.lacks(unit, text, self.shared.fonts)):
                found[unit.key] = why
        return found

    def _looked_for(self, page: Page) -> tuple[str, ...]:
        """The pictures of a page, and those that would be shown in their place if they were there."""
        if page.language == page.source_language:
            return page.images
        shown = (general_picture(path, page.language) for path in page.images)
        both = ((path, local_picture(path, page.language)) for path in shown)
        return tuple(dict.fromkeys(path for pair in both for path in pair))

    def _bodies(self, page: Page, printed: Page, want: Want, formats: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        from pipeline.render import format_named

        for name in formats:
            of = printed if name in ON_PAPER else page
            try:
                text = format_named(name).compose(of, self.shared.languages[want.language])
            except PipelineError as error:
                # What the page itself says of the article need not be said again of each format.
                if (error.code, error.place) not in {(one.code, one.place) for one in page.findings}:
                    self._fail(error, want, name)
                else:
                    self.failed.append((want.language, name))
            else:
                yield name, text.encode("utf-8", "replace")

    def _composed(
        self,
        page: Summary,
        key: str,
        reads: tuple[tuple[str, str], ...],
        *,
        whole: bool = True,
        asked: tuple[tuple[str, bool], ...] = (),
        findings: tuple[Finding, ...] = (),
        kept: tuple[tuple[str, str], ...] = (),
        bodies: tuple[tuple[str, bytes], ...] = (),
        passed: str = "",
    ) -> Composed:
        row = PageRow(
            page.domain,
            page.language,
            whole,
            self.shared.contexts[page.language],
            key,
            digest_of(light(page)),
            reads,
            asked,
            (*kept, *((name, digest(body)) for name, body in bodies)),
            packed(findings) if findings else b"",
            passed,
        )
        return Composed(row, packed(page), bodies)

    # ------------------------------------------------------------ keys

    def _still(self, known: PageRow, article: Article, lookup: Vetted | None, revised: date | None, want: Want) -> bool:
        """Whether the page is what it was: a changed comment or fuzzy text in a catalog changes no answer."""
        from pipeline import markup

        if known.context != self.shared.contexts[want.language] or not known.whole:
            return False
        if not {name for name, _ in known.bodies}.issuperset(want.formats):
            return False
        units = markup.units(article, source_language=self.shared.source_language) if lookup else ()
        self.shelf.asked = {}
        asked = tuple((name, name in self.shelf) for name, _ in known.asked)
        images = self._images(want, known)
        pictures = [pair for pair in self._reads(want, images) if pair[0] in images]
        return known.key == self._key(want, answers(units, lookup), _refused(lookup), revised, asked, pictures)

    def _key(self, want: Want, *values: object) -> str:
        return digest_of(self.shared.contexts[want.language], self.looks[self.job.path].digest, *values)

    def _images(self, want: Want, known: PageRow) -> tuple[str, ...]:
        return tuple(path for path, _ in known.reads if path not in (self.job.path, want.catalog, want.history[0]))

    # ------------------------------------------------------------ reading

    def _article(self) -> Article:
        path = self.job.path
        data = self._read(path)
        if self.looks[path].digest in (ABSENT, UNREADABLE):
            raise SourceError(f"cannot read the article{_reason(path)}", place=Place(path))
        text = decode(data, path)
        found = {name: self._read(name) for name in drawings_in(text, path)}
        drawn = tuple((name, svg.decode("utf-8", "replace")) for name, svg in found.items() if svg)
        return Article(self.job.domain, path, text, drawn)

    def _local(self, picture: str, language: str) -> str:
        """The picture's own version for a language (`figure.bn.svg` beside `figure.svg`), or the picture."""
        own = local_picture(picture, language)
        if own not in self.pictures:
            self.pictures[own] = look(own)
        return picture if self.pictures[own].digest in (ABSENT, UNREADABLE) else own

    def _lookup(self, want: Want) -> tuple[Vetted, date | None]:
        """What the catalog answers, but for what must not be shown; and the day it was last revised."""
        from pipeline.build.vetting import Vetted
        from pipeline.catalog.answers import lookup
        from pipeline.catalog.headers import revised
        from pipeline.catalog.history import parse_history
        from pipeline.catalog.po import parse_po

        data = self._read(want.catalog)
        state = self.looks[want.catalog].digest
        if state == UNREADABLE:
            raise CatalogError(f"cannot read the catalog{_reason(want.catalog)}", place=Place(want.catalog))
        if state == ABSENT:
            nothing = Catalog(self.job.domain, want.language)
            return Vetted(lookup(nothing), nothing, self._bench(want.language)), None
        catalog = parse_po(data, path=want.catalog, domain=self.job.domain, language=want.language)
        found = lookup(
            catalog,
            history=parse_history(want.history[1]),
            shows_old=self.shared.shows_old,
            source_language=self.shared.source_language,
        )
        known = want.known
        passed = known.passed.split() if known and known.context == self.shared.contexts[want.language] else ()
        return Vetted(found, catalog, self._bench(want.language), passed), revised(catalog)

    def _bench(self, code: str) -> Bench:
        shared = self.shared
        return _bench(
            shared.languages[code], shared.checks.get(code, NO_SETTINGS), shared.glossaries.get(code, ("", ""))
        )

    def _read(self, path: str) -> bytes:
        self.looks[path], data = read(path)
        return data

    def _reads(self, want: Want, images: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """Path and digest of every file that the page depends on: the article, the catalog, the pictures; of the
        history only what it tells of this article."""
        for path in images:
            if path not in self.pictures:
                self.pictures[path] = look(path)
            self.looks.setdefault(path, self.pictures[path])
        paths = (self.job.path, *filter(None, (want.catalog,)), *images)
        read = [(path, self.looks[path].digest) for path in dict.fromkeys(paths)]
        return (*read, *((path, digest(lines.encode())) for path, lines in (want.history,) if path))

    # ------------------------------------------------------------ trouble

    def _fail(self, error: PipelineError, want: Want, format: str = "") -> None:
        self.failed.append((want.language, format))
        fate = "the page stays as the last build made it" if want.standing else "the page is left out"
        fate = f"{name} is not made of it" if (name := format) else fate
        self.findings.append(
            Finding(
                error.code or _CODES.get(type(error), "page-not-made"),
                Severity.ERROR,
                f"{error.message}; {fate}",
                error.place or Place(self.job.path),
                hint=error.hint,
                domain=self.job.domain,
                language="" if isinstance(error, SourceError) else want.language,
            )
        )


@lru_cache(maxsize=32)
def _bench(language: Language, settings: CheckSettings, glossary: tuple[str, str]) -> Bench:
    """The rules for a language; a worker makes them once."""
    from pipeline.build.glossaries import glossary_at
    from pipeline.checks import RULES, bench, foreign

    path, _ = glossary
    terms = glossary_at(path, language) if path else None
    return bench(language, (*RULES, *foreign().rules), settings, terms)


def _reason(path: str) -> str:
    why = unreadable(Path(path))
    return f": {why}" if why else ""


def _passed(lookup: Vetted | None) -> str:
    return " ".join(lookup.passed) if lookup else ""


def _refused(lookup: Vetted | None) -> str:
    """The digest of what was refused, and why; "" for nothing. To be asked once every unit was."""
    return digest_of(lookup.findings) if lookup and lookup.findings else ""


_CODES: dict[type[PipelineError], str] = {
    SourceError: "article-unreadable",
    CatalogError: "catalog-unreadable",
    RenderError: "page-not-made",
}


def answers(units: Iterable[Unit], lookup: Lookup | None) -> str:
    """The digest of what a lookup says to units; "" where nobody is asked."""
    if lookup is None:
        return ""
    parts = []
    for unit in units:
        answer = lookup(unit)
        text = answer.text or ""
        parts.append(f"{answer.state.value} {answer.since or ''} {len(text)} {text}")
    return digest("\n".join(parts).encode("utf-8", "surrogatepass"))


def summary(page: Page, translated: date | None = None) -> Summary:
    """What is kept of a page in memory."""
    return Summary(
        page.domain,
        page.path,
        page.language,
        page.meta,
        page.coverage,
        page.headings,
        page.links,
        page.images,
        dict(Counter(state.value for state in page.states)),
        page.references,
        tuple(sorted(set(page.since.values()))),
        page.bare,
        page.cover,
        translated,
        page.drawings,
        page.ids,
        page.anchors,
    )
