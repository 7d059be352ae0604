"""What `site.toml` may say, read and checked: every complaint names the key and its line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pipeline.errors import ProjectError
from pipeline.findings import Place
from pipeline.languages import is_code
from pipeline.model import NO_SETTINGS, CheckSettings, Contact, Person
from pipeline.toml import Table, parse_toml

FORMATS: Mapping[str, tuple[str, ...]] = {"html": ("font", "font_bold"), "print": ("paper", "size", "fonts")}
"""Formats that `site.toml` may name, and what each one's table may say, in texts."""
PAPERS = ("a4", "us-letter", "a5")
SIZES = ("normal", "large")
"""What `[print] paper` and `size` may say; `print.sheet` knows their measures."""
EDITIONS = ("handout", "parallel", "booklet", "press", "epub")
"""What can be printed; `print.editions` says what is."""

STALE = ("english", "old")
"""The English, or the old translation with a mark; after a safety edit it is always the English."""
MEMORY = ("fuzzy", "accept", "off")
"""An exact answer of the memory is offered as fuzzy, taken where all files agree, or not used."""
SEVERITIES = ("off", "info", "warning", "error")
"""What `[checks.severity]` may say of a check or a family."""
REPORTED = ("page", "language", "block")
"""What `contact.report` may have in braces."""


@dataclass(frozen=True, slots=True)
class Site:
    """What `site.toml` says, checked."""

    name: str
    base_url: str
    """Without a slash at the end."""
    source_language: str = "en"
    languages: tuple[str, ...] = ("en",)
    """In the order readers see them; the source language among them."""
    formats: tuple[str, ...] = ("html",)
    """"html" and names of `EDITIONS`."""
    editions: tuple[str, ...] = ("handout",)
    """Those of `EDITIONS` that "print" stands for."""
    tagline: str = ""
    licence: str = ""
    """On what terms others may use the articles; for the imprint of books."""
    threshold: float = 60.0
    """Percent of words that a page needs to be published."""
    stale: str = "english"
    """What readers get where the English was edited and its translation was not yet; one of `STALE`."""
    memory: str = "fuzzy"
    """What `update` does with translations of the very same message elsewhere; one of `MEMORY`."""
    contact: Contact = field(default_factory=Contact)
    reviewers: Mapping[str, Person] = field(default_factory=dict)
    """Language → who stands for its translations."""
    checks: CheckSettings = NO_SETTINGS
    """What checks are told, in every language."""
    translators: Mapping[str, Person] = field(default_factory=dict)
    """Language → who makes its translations."""
    settings: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """One table per format, as it stands in the file."""

    @property
    def slug(self) -> str:
        """The site's name as files have it: `back-and-leg-pain`."""
        plain = unicodedata.normalize("NFKD", self.name).encode("ascii", "ignore").decode().lower()
        return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].rstrip("-") or "book"

    @property
    def targets(self) -> tuple[str, ...]:
        """The languages translated into."""
        return tuple(code for code in self.languages if code != self.source_language)


def read_site(path: Path) -> Site:
    """The settings in a `site.toml`. Raises `ProjectError` naming the key, and the line, that is wrong."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ProjectError(f"cannot read: {error.strerror}", place=Place(path.name)) from error
    file = parse_toml(data, path.name)
    return _site(Table(file, file.table, ""))


def read_checks(data: bytes, name: str) -> CheckSettings:
    """What a language's own `language.toml` says to checks. Raises `ProjectError` as `read_site` does."""
    file = parse_toml(data, name)
    return _checks(Table(file, file.table, "").sub("checks"))


# ---------------------------------------------------------------- table by table


_URL = r"https?://[^\s/?#\"<>]+[^\s?#\"<>]*"
_ADDRESS = r"(?:https?://[^\s/\"<>]|mailto:|/)[^\s\"<>]*"
_DIALLED = r"\+?[0-9][0-9().-]*"
_HOST = r"[^\s/:@?#]+"
_NUMBER = r"[^a-zA-Z]*\d[^a-zA-Z]*"
_EMAIL = r"[^\s@<>\"]+@[^\s@<>\"]+"


def _site(top: Table) -> Site:
    formats, printing = top.texts("formats", ("html",)), top.sub("print")
    editions = _editions(printing)
    codes = top.table.get("languages")
    if isinstance(codes, list) and (twice := [code for n, code in enumerate(codes) if code in codes[:n]]):
        raise top.wrong("languages", f"names {twice[0]!r} twice", hint="name each language once")
    if strange := [name for name in formats if name not in FORMATS]:
        raise top.wrong("formats", f"names {strange[0]!r}, which is none", hint=f"known are {', '.join(FORMATS)}")
    if not formats:
        raise top.wrong("formats", "is empty", hint=f"known are {', '.join(FORMATS)}")
    site = Site(
        name=top.text("name"),
        base_url=top.text("base_url", _URL, "https://example.org").rstrip("/"),
        source_language=top.text("source_language") or "en",
        languages=top.texts("languages", ()),
        formats=spelt_out(formats, editions),
        editions=editions,
        tagline=top.text("tagline"),
        licence=top.text("licence"),
        **_publish(top.sub("publish")),
        memory=_memory(top.sub("memory")),
        contact=_contact(top.sub("contact")),
        checks=_checks(top.sub("checks")),
        settings={
            "html": _web(top.sub("html")),
            "print": _printed(printing),
        },
    )
    review, translation = top.sub("review"), top.sub("translation")
    top.done()
    if not site.name:
        raise top.wrong("name", "is missing", hint='name = "What readers see as the site\'s name"')
    if not site.base_url:
        raise top.wrong("base_url", "is missing", hint='base_url = "https://example.org"')
    for key, codes in (("source_language", [site.source_language]), ("languages", site.languages)):
        if strange := [code for code in codes if not is_code(code)]:
            raise top.wrong(key, f"names {strange[0]!r}, which is no language code", hint="such as en, bn or pt-BR")
    if site.source_language not in site.languages:
        site = replace(site, languages=(site.source_language, *site.languages))
    reviewers, translators = (_people(table, site.languages) for table in (review, translation))
    return replace(site, reviewers=reviewers, translators=translators)


def _editions(table: Table) -> tuple[str, ...]:
    names = table.texts("editions", EDITIONS[:1])
    if not names:
        raise table.wrong("editions", "is empty", hint=f"known are {', '.join(EDITIONS)}")
    if strange := [name for name in names if name not in EDITIONS]:
        raise table.wrong("editions", f"names {strange[0]!r}", hint=f"known are {', '.join(EDITIONS)}")
    return names


def spelt_out(formats: Iterable[str], editions: tuple[str, ...]) -> tuple[str, ...]:
    """Formats with the editions that "print" stands for in its place, each once."""
    names = (name for format in formats for name in (editions if format == "print" else (format,)))
    return tuple(dict.fromkeys(names))


def _publish(table: Table) -> dict[str, Any]:
    threshold = float(table.take("threshold", (int, float), 60))
    if not 0 <= threshold <= 100:
        raise table.wrong("threshold", "must lie between 0 and 100")
    stale = _one_of(table, "stale", STALE)
    table.done()
    return {"threshold": threshold, "stale": stale}


def _memory(table: Table) -> str:
    exact = _one_of(table, "exact", MEMORY)
    table.done()
    return exact


def _checks(table: Table) -> CheckSettings:
    severity, addresses = table.sub("severity"), table.sub("addresses")
    said = {code: _one_of(severity, code, SEVERITIES) for code in tuple(severity.table)}
    settings = CheckSettings(
        severities=tuple(said.items()),
        hosts=tuple(host.lower() for host in _each(table, "hosts", _HOST, "a.example")),
        phones=tuple(re.sub(r"[^\d+]", "", phone) for phone in _each(table, "phones", _NUMBER, "+8801975451525")),
        keep=table.texts("keep", ()),
        addresses=tuple((old, addresses.text(old)) for old in tuple(addresses.table)),
    )
    addresses.done()
    table.done()
    return settings


def _each(table: Table, key: str, shape: str, example: str) -> tuple[str, ...]:
    """A list of texts, each of this shape. Raises `ProjectError` naming the first that is not."""
    found = table.texts(key, ())
    if strange := [one for one in found if not re.fullmatch(shape, one)]:
        raise table.wrong(key, f"names {strange[0]!r}, which is none", hint=f'write {key} = ["{example}"]')
    return found


def _one_of(table: Table, key: str, known: tuple[str, ...]) -> str:
    """One of a few words, the first when nothing is said."""
    word = table.text(key) or known[0]
    if word not in known:
        raise table.wrong(key, f"says {word!r}", hint=f"known are {', '.join(known)}")
    return word


def _contact(table: Table) -> Contact:
    contact = Contact(
        phone=table.text("phone"),
        phone_link=table.text("phone_link", _DIALLED, "+8801975451525"),
        email=table.text("email", _EMAIL, "editor@example.org"),
        reply_endpoint=table.text("reply_endpoint", _ADDRESS, "https://example.org/reply"),
        report=table.text(
            "report", _ADDRESS, "https://example.org/report?page={page}&language={language}&block={block}"
        ),
        follow=tuple(_follow(one) for one in table.each("follow")),
    )
    if strange := [name for name in re.findall(r"\{([^{}]*)\}", contact.report) if name not in REPORTED]:
        known = ", ".join(f"{{{name}}}" for name in REPORTED)
        raise table.wrong("report", f"has {{{strange[0]}}}, which nothing is filled into", hint=f"known are {known}")
    table.done()
    return contact


def _follow(table: Table) -> tuple[str, str]:
    name, url = table.text("name"), table.text("url", _ADDRESS, "https://www.youtube.com/")
    if not name or not url:
        raise table.wrong("", "needs a name and a url")
    table.done()
    return name, url


def _settings(table: Table, known: Iterable[str]) -> dict[str, str]:
    found = {key: table.text(key) for key in known if key in table.table}
    table.known = [*table.known, *known]
    table.done()
    return found


def _web(table: Table) -> dict[str, str]:
    found = _settings(table, FORMATS["html"])
    if found.get("font_bold") and not found.get("font"):
        raise table.wrong("font_bold", "does nothing without html.font", hint="name the regular font, too")
    return found


def _printed(table: Table) -> dict[str, str]:
    found = _settings(table, FORMATS["print"])
    for key, known in (("paper", PAPERS), ("size", SIZES)):
        if (word := found.get(key) or known[0]) not in known:
            raise table.wrong(key, f"is {word!r}", hint=f"known are {', '.join(known)}")
    return found


def _people(table: Table, languages: tuple[str, ...]) -> dict[str, Person]:
    people = {code: _person(table.sub(code)) for code in languages if code in table.table}
    table.known = list(languages)
    table.done()
    return people


def _person(table: Table) -> Person:
    person = Person(table.text("name"), table.text("qualification"), bool(table.take("organisation", bool, False)))
    if not person.name:
        raise table.wrong("", "needs a name")
    table.done()
    return person
