"""Between the strides: the pages of a language become an edition.

Of its own pages an edition knows everything, of all others only what a link may say of them (`jobs.light`): so a
build of one language, which does not read the others whole, gives the very files that a full build gives.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from importlib.resources import files
from typing import TYPE_CHECKING

from pipeline.build.addresses import Address, moved_twice, seconds, slugs_taken
from pipeline.build.files import ABSENT, read
from pipeline.build.glossaries import read_glossary
from pipeline.build.jobs import light
from pipeline.build.ledger import Ledger, unpacked
from pipeline.catalog.po import parse_po
from pipeline.errors import PipelineError
from pipeline.findings import Finding, Place, Severity
from pipeline.markup.anchors import broken
from pipeline.model import Catalog, Edition, Summary, Unit
from pipeline.project import SITE_DOMAIN, Project

if TYPE_CHECKING:
    from pipeline.languages import Language

BOOKS = ("booklet", "epub")
"""Formats that put a language's articles into one file, for the page that lists them."""

Shelf = Mapping[str, Mapping[str, Summary]]


class Editions:
    """Makes the editions of one build."""

    def __init__(self, project: Project, ledger: Ledger, languages: Collection[str]) -> None:
        self.project = project
        self.languages: dict[str, Language] = {code: project.language(code) for code in project.site.languages}
        self.findings: list[Finding] = []
        source = project.site.source_language
        every = {code: [unpacked(data) for _, data in ledger.summaries(code)] for code in self.languages}
        second = seconds({_address(page) for pages in every.values() for page in pages})
        self.findings += slugs_taken(project, second)
        self.shelf: Shelf = {
            code: {page.domain: light(page) for page in pages if page.domain not in second}
            for code, pages in every.items()
        }
        self.pages: dict[str, tuple[Summary, ...]] = {
            code: _in_reading_order(
                [page for page in every[code] if page.domain not in second] if code in languages else pages.values()
            )
            for code, pages in self.shelf.items()
        }
        """Known whole in the languages asked for."""
        self._words: dict[str, Mapping[str, str]] = {}
        self.sizes: Mapping[str, int] = {}
        """Path → bytes of the printed files that pages may offer."""
        for code in languages:
            self.findings += broken(self.pages[code])
        self.findings += moved_twice(project, [_address(page) for page in self.shelf[source].values()])

    def edition(self, format: str, code: str) -> Edition:
        """All pages of one language in one format."""
        site = self.project.site
        words = self._words_in(code)
        settings = site.settings.get("html" if format == "html" else "print", {})
        return Edition(
            format=format,
            language=self.languages[code],
            languages=tuple(self.languages.values()),
            source_language=site.source_language,
            site_name=words.get(site.name, site.name),
            base_url=site.base_url,
            contact=site.contact,
            threshold=site.threshold,
            pages=self.pages[code],
            shelf=self.shelf,
            words=words,
            translation_reviewer=site.reviewers.get(code),
            translator=site.translators.get(code),
            settings={
                "pdf": "handout" in site.formats,
                "parallel": "parallel" in site.formats,
                "sizes": self.sizes,
                "books": tuple(name for name in BOOKS if name in site.formats),
                **settings,
            },
            tagline=words.get(site.tagline, site.tagline),
            synonyms=self._synonyms(code) if format == "html" else {},
            licence=words.get(site.licence, site.licence),
            terms=self._terms(code) if format == "booklet" else (),
            slug=site.slug,
        )

    def _terms(self, code: str) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
        """The terms that an index may list; those of the first translation for a book in the original language."""
        site = self.project.site
        told = site.targets[:1] if code == site.source_language else (code,)
        terms = [term for one in told for term in read_glossary(self.project, one)[0].terms]
        named = [term for term in terms if term.translations or term.keep]
        return tuple((term.term, term.part_of_speech, term.translations) for term in named)

    def _synonyms(self, code: str) -> dict[str, tuple[str, ...]]:
        """The glossary's words for what each article is about: the terms in its title, summary and keywords, and
        what they are translated with. What is wrong with the glossary, `check` says."""
        glossary, _ = read_glossary(self.project, code)
        if not glossary.terms:
            return {}
        found = {}
        for domain, page in self.shelf[self.project.site.source_language].items():
            meta = page.meta
            used = glossary.uses(" \u2022 ".join((meta.title, meta.description, *meta.keywords)))
            terms = dict.fromkeys(term for use in used for term in use.terms if term.translations or term.keep)
            found[domain] = tuple(word for term in terms for word in (term.term, *term.translations))
        return found

    def _words_in(self, language: str) -> Mapping[str, str]:
        """The theme's words: what the project says, over what we ship."""
        if language not in self._words:
            self._words[language] = self._shipped(language) | self._own(language)
        return self._words[language]

    def _shipped(self, language: str) -> dict[str, str]:
        resource = files("pipeline") / "data" / "locales" / language / f"{SITE_DOMAIN}.po"
        return _translations(resource.read_bytes(), resource.name, language) if resource.is_file() else {}

    def _own(self, language: str) -> dict[str, str]:
        path = self.project.catalog_path(SITE_DOMAIN, language)
        name = self.project.relative(path)
        look, data = read(str(path))
        if look.digest == ABSENT:
            return {}
        try:
            return self._vetted(parse_po(data, path=name, domain=SITE_DOMAIN, language=language))
        except PipelineError as error:
            self.findings.append(
                Finding(
                    error.code or "catalog-unreadable",
                    Severity.ERROR,
                    f"{error.message}; the words that ship with us are shown",
                    error.place or Place(name),
                    hint=error.hint,
                    domain=SITE_DOMAIN,
                    language=language,
                )
            )
            return {}

    def _vetted(self, catalog: Catalog) -> dict[str, str]:
        """The words of a catalog; where a check finds that one would break a page or mislead, it stays English."""
        from pipeline.build.checking import bench_of
        from pipeline.build.vetting import Vetted
        from pipeline.catalog.answers import lookup

        vetted = Vetted(lookup(catalog), catalog, bench_of(self.project, self.languages[catalog.language or ""]))
        words = {}
        for message in catalog.current:
            if message.translated and message.msgstr:
                text = vetted(Unit(message.msgid, "interface", message.msgctxt)).text
                words[message.msgid] = _fit(text or "", message.msgid)
        self.findings += vetted.findings
        return words


def _address(page: Summary) -> Address:
    return Address(page.domain, page.meta.slug, page.meta.was)


def _in_reading_order(pages: Iterable[Summary]) -> tuple[Summary, ...]:
    return tuple(sorted(pages, key=lambda page: (page.meta.order, page.domain)))


def _translations(data: bytes, path: str, language: str) -> dict[str, str]:
    catalog = parse_po(data, path=path, domain=SITE_DOMAIN, language=language)
    return {message.msgid: _fit(message.msgstr, message.msgid) for message in catalog.messages if message.translated}


def _fit(text: str, english: str) -> str:
    """A word of the theme as it may stand in any page: without controls, of some measure, else in English."""
    from pipeline.markup.hygiene import cleaned, excess

    text = cleaned(text, english)
    return english if not text or excess(text, english) else text
