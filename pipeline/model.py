"""The nouns of the house: frozen values that every floor may name.

Read in the order of the data: `Article` → `Unit` → `Message`, `Catalog` → `Answer`, `Lookup` → `Page` →
`Summary`, `Edition` → `Artifact`. All are picklable; tuples inside; nothing here reads a file or knows a library.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it.token import Token

    from pipeline.errors import PipelineError
    from pipeline.findings import Finding
    from pipeline.languages import Language


# ---------------------------------------------------------------- English articles


@dataclass(frozen=True, slots=True)
class Article:
    """One English source file."""

    domain: str
    """Its path below `source/` without suffix, with `/`: `sciatica/sleeping`. One article = one gettext domain."""
    path: str
    """Relative to the project, with `/`: `source/sciatica/sleeping.md`. Written into `#:` as it is."""
    text: str
    """The whole file: UTF-8, front matter included, lines ended by LF."""
    drawings: tuple[tuple[str, str], ...] = ()
    """Path and SVG of every drawing it shows that can be read: their words are the article's too."""


@dataclass(frozen=True, slots=True)
class Person:
    """An author, a reviewer, a translator; possibly an organisation."""

    name: str
    qualification: str = ""
    organisation: bool = False


@dataclass(frozen=True, slots=True)
class Meta:
    """An article's front matter, as the page shows it: on a translated page the prose fields are translated."""

    title: str = ""
    description: str = ""
    slug: str = ""
    """The last folder of the page's address; the file's name unless the author says otherwise."""
    author: Person | None = None
    reviewer: Person | None = None
    translation_reviewers: Mapping[str, Person] = field(default_factory=dict)
    """Language code → who has reviewed that translation."""
    translators: Mapping[str, Person] = field(default_factory=dict)
    """Language code → who has made that translation."""
    published: date | None = None
    updated: date | None = None
    reviewed: date | None = None
    review_due: date | None = None
    keywords: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    """Domains of related articles, in the author's order."""
    was: tuple[str, ...] = ()
    """Domains this article had before: its translations and addresses follow it."""
    order: int = 0
    """Place in lists; equal places sort by domain."""


# ---------------------------------------------------------------- units


FRONT_MATTER = frozenset(
    ("title", "description", "author name", "author qualification", "reviewer name", "reviewer qualification")
)
"""Kinds of units that are fields of the front matter."""


@dataclass(frozen=True, slots=True)
class Target:
    """An address taken out of a msgid: `[text][link-1]` stands for `[text](url)`."""

    label: str
    """`link-1`, `image-1`; counted within one unit."""
    url: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """One translatable block of an article, in reading order. A translation answers a unit (`Lookup`)."""

    msgid: str
    """The author's Markdown, soft breaks as one space, addresses taken out; NFC is left to the author."""
    kind: str
    """`heading 2`, `paragraph`, `list item`, `table cell`, `image alt`, `title`, …: the `#. type:` comment."""
    msgctxt: str | None = None
    section: str = ""
    """Plain text of the nearest heading above, "" before the first."""
    notes: tuple[str, ...] = ()
    """What the author wrote for translators."""
    targets: tuple[Target, ...] = ()
    line: int = field(default=0, compare=False)
    """Line in the article, from 1; helps people, says nothing about the text."""
    fate: str = field(default="", compare=False)
    """What the author says of the last edit: `minor`, `major` or nothing (used by `update`)."""

    @property
    def key(self) -> tuple[str | None, str]:
        """What gettext tells messages apart by."""
        return (self.msgctxt, self.msgid)

    @property
    def in_front_matter(self) -> bool:
        """Whether it is a field of the front matter, not a block of the text."""
        return self.kind in FRONT_MATTER

    @property
    def words(self) -> int:
        """Words of the source, counted at white space."""
        return len(self.msgid.split())


# ---------------------------------------------------------------- gettext


@dataclass(frozen=True, slots=True)
class Previous:
    """The `#|` lines: what the source said when the msgstr was written."""

    msgid: str
    msgctxt: str | None = None
    msgid_plural: str | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """One entry of a PO file."""

    msgid: str
    msgstr: str = ""
    msgctxt: str | None = None
    msgid_plural: str | None = None
    msgstr_plural: tuple[str, ...] = ()
    """Plural translations in order of their index; `msgstr` is "" then."""
    previous: Previous | None = None
    comments: tuple[str, ...] = ()
    """`# ` lines: the translator's own words, one string a line, without the mark."""
    notes: tuple[str, ...] = ()
    """`#. ` lines: one fact a line."""
    references: tuple[str, ...] = ()
    """`#: ` places."""
    flags: tuple[str, ...] = ()
    obsolete: bool = False
    line: int = field(default=0, compare=False)
    """Line of the entry's `msgid` in the file it was read from, from 1."""

    @property
    def key(self) -> tuple[str | None, str]:
        return (self.msgctxt, self.msgid)

    @property
    def fuzzy(self) -> bool:
        return "fuzzy" in self.flags

    @property
    def translated(self) -> bool:
        """Every form has text, and nobody has doubts about it."""
        forms = self.msgstr_plural if self.msgid_plural is not None else (self.msgstr,)
        return bool(forms) and all(forms) and not self.fuzzy and not self.obsolete


@dataclass(frozen=True, slots=True)
class Catalog:
    """All entries of one domain in one language. A *template* (.pot) has no language."""

    domain: str
    language: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    """Name and value in the order of the file."""
    comments: tuple[str, ...] = ()
    """`#` lines above the header entry, without the mark."""
    header_flags: tuple[str, ...] = ()
    messages: tuple[Message, ...] = ()
    """Source order; obsolete entries last."""
    path: str = field(default="", compare=False)
    """Relative to the project; "" when it did not come from a file."""

    def header(self, name: str, default: str = "") -> str:
        """The value of one header field, compared without case."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), default)

    @property
    def current(self) -> tuple[Message, ...]:
        """The entries that are not obsolete."""
        return tuple(m for m in self.messages if not m.obsolete)


# ---------------------------------------------------------------- the waist


class State(StrEnum):
    """What a reader gets for one unit."""

    SOURCE = "source"
    """The page is in the source language."""
    TRANSLATED = "translated"
    FUZZY = "fuzzy"
    """There is a translation that a person has to look at; the reader gets English."""
    STALE = "stale"
    """The English was edited since, in nothing that may harm: the reader gets the old translation, marked."""
    UNTRANSLATED = "untranslated"
    BROKEN = "broken"
    """There is a translation that must not be shown as it is; the reader gets English and the editor a finding."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a lookup says to a unit: a text to put in its place, or none and why."""

    text: str | None
    state: State
    since: date | None = None
    """The day of the edit that a translation has not caught up with, if the article tells."""

    @property
    def shown(self) -> bool:
        return self.text is not None


Lookup = Callable[[Unit], Answer]
"""The only thing Markdown and gettext know of each other."""


# ---------------------------------------------------------------- pages


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    id: str
    """From the English heading or the author's `{#id}`; the same in every language."""
    text: str
    """Plain text, without marks."""
    own: bool = True
    """Whether it is in the page's language."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link to a place in an article."""

    domain: str
    """Of the article it leads to."""
    id: str
    line: int = 0
    """Of the link, in the English article."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of an article a language has. Units and English words, by what the reader gets."""

    units: int = 0
    words: int = 0
    translated_units: int = 0
    translated_words: int = 0
    fuzzy_units: int = 0
    fuzzy_words: int = 0

    @property
    def empty_units(self) -> int:
        return self.units - self.translated_units - self.fuzzy_units

    @property
    def empty_words(self) -> int:
        return self.words - self.translated_words - self.fuzzy_words

    @property
    def percent(self) -> float:
        """Of words, 0–100; an article without words is complete."""
        return 100.0 * self.translated_words / self.words if self.words else 100.0

    def __add__(self, other: Coverage) -> Coverage:
        return Coverage(
            self.units + other.units,
            self.words + other.words,
            self.translated_units + other.translated_units,
            self.translated_words + other.translated_words,
            self.fuzzy_units + other.fuzzy_units,
            self.fuzzy_words + other.fuzzy_words,
        )


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of an article's bibliography; it stays in the source language."""

    text: str
    """As it stands in the list, without marks."""
    doi: str = ""
    """`10.1136/ebm1132`."""
    url: str = ""
    """The first address it names, when it has no DOI."""


@dataclass(frozen=True, slots=True)
class Page:
    """One article in one language, no format yet."""

    domain: str
    path: str
    """Of the English article."""
    language: str
    source_language: str
    meta: Meta
    tokens: tuple[Token, ...]
    """markdown-it's stream after the inline rule. `token.meta["unit"]` numbers the unit a token's text came from."""
    units: tuple[Unit, ...]
    states: tuple[State, ...]
    """One for each unit."""
    headings: tuple[Heading, ...]
    """Of level 2 and deeper, in order."""
    links: tuple[str, ...]
    """Domains of the articles it links to, sorted."""
    images: tuple[str, ...]
    """Paths of its pictures relative to the project, sorted."""
    coverage: Coverage
    since: Mapping[int, date] = field(default_factory=dict)
    """Unit → the day since when its translation is out of date, whether or not it is still shown."""
    references: tuple[Reference, ...] = ()
    cover: tuple[str, str] | None = None
    """Path and alt text of its first picture that is no drawing: what those who share the page are shown."""
    findings: tuple[Finding, ...] = ()
    """What the page had to refuse, and broken references."""
    drawings: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Path of a drawing and what its texts say in the page's language, "" for those that stay as they are."""
    ids: tuple[str, ...] = ()
    """Places in it that are no heading, sorted."""
    anchors: tuple[Anchor, ...] = ()
    """Places in articles that its links lead to."""
    env: Mapping[str, Any] = field(default_factory=dict, compare=False)
    """markdown-it's environment, which its renderer wants back."""

    @property
    def bare(self) -> bool:
        """Whether nothing of its text is in its language, whatever of its front matter is."""
        if self.language == self.source_language:
            return False
        body = [state for unit, state in zip(self.units, self.states, strict=True) if not unit.in_front_matter]
        return bool(body) and not any(state in _IN_OWN_LANGUAGE for state in body)


_IN_OWN_LANGUAGE = (State.SOURCE, State.TRANSLATED, State.STALE)


@dataclass(frozen=True, slots=True)
class Summary:
    """What lists, menus and the other pages need to know of a page: small, and kept from build to build."""

    domain: str
    path: str
    language: str
    meta: Meta
    coverage: Coverage
    headings: tuple[Heading, ...]
    links: tuple[str, ...]
    images: tuple[str, ...]
    states: Mapping[str, int] = field(default_factory=dict)
    """State → number of units."""
    references: tuple[Reference, ...] = ()
    stale: tuple[date, ...] = ()
    """The days since when passages of it lag behind, sorted; each day once."""
    bare: bool = False
    """As in `Page`."""
    cover: tuple[str, str] | None = None
    translated: date | None = None
    """The day its catalog was last revised, as the catalog says."""
    drawings: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """As in `Page`."""
    ids: tuple[str, ...] = ()
    """Places in it that are no heading."""
    anchors: tuple[Anchor, ...] = ()
    """Places in articles that its links lead to."""
    unprinted: tuple[Finding, ...] = ()
    """Why passages are in the source language on paper, though not on the web; one for each passage."""

    @property
    def changed(self) -> date | None:
        """The day of its last change: of the article, or of its translation where that is later."""
        return max(filter(None, (self.meta.updated or self.meta.published, self.translated)), default=None)


@dataclass(frozen=True, slots=True)
class Contact:
    """How a reader reaches the people behind the site; fields left empty leave their line out."""

    phone: str = ""
    """As people say it: `01975451525`."""
    phone_link: str = ""
    """As a telephone dials it: `+8801975451525`."""
    follow: tuple[tuple[str, str], ...] = ()
    """Name and address of each "Follow me" link."""
    reply_endpoint: str = ""
    """Where the reply form posts to; no form without it."""
    email: str = ""
    report: str = ""
    """Where a mistake in a page is reported; `{page}`, `{language}` and `{block}` stand for what they say. Without it
    the report is a mail."""


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """What a project says to checks: `[checks]` in site.toml, and in a language's language.toml beside it."""

    severities: tuple[tuple[str, str], ...] = ()
    """Code or family → `off`, `info`, `warning` or `error`, where the project wants another than ours."""
    hosts: tuple[str, ...] = ()
    """Hosts that a translation may link to though its source does not: `bn.wikipedia.org`."""
    addresses: tuple[tuple[str, str], ...] = ()
    """How addresses of the source begin, and how those begin that a translation may have in their place."""
    phones: tuple[str, ...] = ()
    """Telephone numbers that a translation may have in place of its source's, in ASCII digits: `333`."""
    keep: tuple[str, ...] = ()
    """Words in Latin letters that stay as they are: `DHIS2`."""

    def severity(self, code: str, family: str) -> str:
        """What the project says of a check, or else of its family; "" for nothing."""
        said = dict(self.severities)
        return said.get(code, said.get(family, ""))

    def joined(self, own: CheckSettings) -> CheckSettings:
        """What a project says and what one of its languages says besides, whose word counts where they differ."""
        return CheckSettings(
            severities=tuple((dict(self.severities) | dict(own.severities)).items()),
            hosts=tuple(dict.fromkeys((*self.hosts, *own.hosts))),
            addresses=tuple((dict(self.addresses) | dict(own.addresses)).items()),
            phones=tuple(dict.fromkeys((*self.phones, *own.phones))),
            keep=tuple(dict.fromkeys((*self.keep, *own.keep))),
        )


NO_SETTINGS = CheckSettings()


@dataclass(frozen=True, slots=True)
class Edition:
    """All pages of one language in one format, and what they may say of their sisters."""

    format: str
    language: Language
    languages: tuple[Language, ...]
    """Every language of the site, this one included, in the site's order."""
    source_language: str
    site_name: str
    """In the edition's language."""
    base_url: str
    """Without a slash at the end."""
    contact: Contact
    threshold: float
    """Percent of words below which a page is not published."""
    pages: tuple[Summary, ...]
    """This language's pages in reading order, published or not."""
    shelf: Mapping[str, Mapping[str, Summary]]
    """Language code → domain → summary, for every language."""
    words: Mapping[str, str]
    """The theme's own words: English → this language; what is missing stays English."""
    translation_reviewer: Person | None = None
    """Who stands for all translations into this language (`site.toml`)."""
    translator: Person | None = None
    """Who makes the translations into this language (`site.toml`)."""
    settings: Mapping[str, Any] = field(default_factory=dict)
    """The format's own table of `site.toml`."""
    tagline: str = ""
    """What the site is, in a line; in the edition's language."""
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Domain → other words for what the article is about, from the glossary: for searching."""
    licence: str = ""
    """On what terms others may use the articles; in the edition's language."""
    terms: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    """The glossary: a term, its part of speech, and what it is translated with; for the index of a book."""
    slug: str = "book"
    """The site's name as files have it."""

    def published(self, domain: str, language: str) -> bool:
        """Whether readers of a language find the article in it."""
        summary = self.shelf.get(language, {}).get(domain)
        return summary is not None and (language == self.source_language or summary.coverage.percent >= self.threshold)

    def indexed(self, domain: str, language: str) -> bool:
        """Whether search engines are to know the page: published, and something of its text is in its language."""
        return self.published(domain, language) and not self.shelf[language][domain].bare


@dataclass(frozen=True, slots=True)
class Incomplete:
    """What `make` may give instead of bytes: a book that some articles had to be left out of, or a file with signs that
    could not be shown."""

    data: bytes
    faults: tuple[PipelineError, ...]
    """Why, each naming its article."""
    spelled: tuple[PipelineError, ...] = ()
    """Characters that are named in words instead of shown, each naming the place."""


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file to be written, not yet made: `make(*inputs)`, `make(body, *inputs)` or `make(bodies, *inputs)`
    gives its bytes.

    Its key is the digest of `make`'s name, the inputs and the bodies' keys, so an artifact whose key stands in
    the last build's manifest is not made again. `make` is a module-level function: it may run in a worker.
    """

    path: str
    """Below `output/`, with `/`."""
    make: Callable[..., bytes | Incomplete]
    inputs: tuple[Any, ...]
    """Small picklable values: everything that can change the bytes, but for the body."""
    body: tuple[str, str, str] | None = None
    """(format, language, domain) of the composed body that `make` takes first."""
    bodies: tuple[tuple[str, str, str], ...] = ()
    """The same for a file made from several: `make` takes a tuple of them first. Never beside `body`."""
    whole: bool = True
    """Whether it needs all of its bodies. A book does not: None stands for one that could not be composed."""
    heavy: bool = False
    """Worth a process of its own (a PDF)."""
    findings: tuple[Finding, ...] = ()
    """What is to be said of it whenever it is wanted, made anew or not."""
