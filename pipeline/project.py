"""Where a project's files live, and its settings (`site.toml`).

`Project.find(folder)` looks upwards for `site.toml`. The one place that knows the layout
`source/ locales/ output/` and turns paths into domains.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.errors import ProjectError, SourceError, UsageError
from pipeline.findings import Place
from pipeline.languages import Language, is_code, language
from pipeline.model import Article, Contact, Person

SETTINGS = "site.toml"
SITE_DOMAIN = "site"
"""The domain of the theme's own words; no article may have it."""


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
    tagline: str = ""
    threshold: float = 60.0
    """Percent of words that a page needs to be published."""
    stale: str = "english"
    """What readers get where the English was edited and its translation was not yet; one of `STALE`."""
    memory: str = "fuzzy"
    """What `update` does with translations of the very same message elsewhere; one of `MEMORY`."""
    contact: Contact = field(default_factory=Contact)
    reviewers: Mapping[str, Person] = field(default_factory=dict)
    """Language → who stands for its translations."""
    settings: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """One table per format, as it stands in the file."""

    @property
    def targets(self) -> tuple[str, ...]:
        """The languages translated into."""
        return tuple(code for code in self.languages if code != self.source_language)


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with a `site.toml`, read once."""

    root: Path
    site: Site

    @classmethod
    def find(cls, start: Path) -> Project:
        """The project that `start` lies in. Raises `ProjectError` when there is none or it is faulty."""
        for folder in (start := start.resolve(), *start.parents):
            if (folder / SETTINGS).is_file():
                return cls(folder, read_site(folder / SETTINGS))
        raise ProjectError(
            f"no {SETTINGS} here or in a folder above {start}", hint="run `dobhashi init` to make a project"
        )

    # ------------------------------------------------------------ places

    @property
    def source(self) -> Path:
        return self.root / "source"

    @property
    def locales(self) -> Path:
        return self.root / "locales"

    @property
    def output(self) -> Path:
        return self.root / "output"

    def template_path(self, domain: str) -> Path:
        return self.locales / "templates" / f"{domain}.pot"

    def catalog_path(self, domain: str, code: str) -> Path:
        return self.locales / code / "LC_MESSAGES" / f"{domain}.po"

    def history_path(self, code: str) -> Path:
        return self.locales / code / "history.tsv"

    def language(self, code: str) -> Language:
        """A language with the project's own facts."""
        return language(code, self.locales / code / "language.toml")

    def relative(self, path: Path) -> str:
        """The path as people and `#:` lines name it: relative to the project, with `/`."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()

    # ------------------------------------------------------------ articles

    def domains(self) -> tuple[str, ...]:
        """Every article's domain, sorted."""
        prefix = len(os.fspath(self.source)) + 1
        found = []
        for folder, folders, names in os.walk(self.source):
            folders[:] = sorted(name for name in folders if name[0] not in "._")
            found += [
                os.path.join(folder, name)[prefix:-3].replace(os.sep, "/")
                for name in names
                if name.endswith(".md") and name[0] not in "._"
            ]
        return tuple(sorted(found))

    def article_path(self, domain: str) -> Path:
        return self.source / f"{domain}.md"

    def article(self, domain: str) -> Article:
        """Reads one article. Raises `SourceError` naming the line of a byte that is not UTF-8."""
        path = self.article_path(domain)
        return Article(domain, self.relative(path), read_text(path, name=self.relative(path)))

    def selected(self, paths: Iterable[str]) -> tuple[str, ...]:
        """The domains that paths name: article files, catalogs, folders or bare domains; no path means all.

        Raises `UsageError` for a path that names no article.
        """
        everything = self.domains()
        wanted = list(paths)
        if not wanted:
            return everything
        chosen: set[str] = set()
        for given in wanted:
            name = self._domain_of(given)
            matches = [d for d in everything if d == name or name in ("", ".") or d.startswith(f"{name}/")]
            if not matches:
                raise UsageError(f"{given} names no article", hint="give a file or folder below source/")
            chosen.update(matches)
        return tuple(d for d in everything if d in chosen)

    def _domain_of(self, given: str) -> str:
        path = Path(given)
        absolute = path if path.is_absolute() else Path.cwd() / path
        rooted = Path(os.path.normpath(absolute))
        for base in (
            self.source,
            self.locales / "templates",
            *(self.locales / c / "LC_MESSAGES" for c in self.site.targets),
        ):
            if rooted.is_relative_to(base):
                return re.sub(r"\.(md|pot?)$", "", rooted.relative_to(base).as_posix())
        if rooted == self.root:
            return ""
        return re.sub(r"\.md$", "", path.as_posix())

    def chosen_languages(self, codes: Iterable[str]) -> tuple[str, ...]:
        """The target languages named, or all of them. Raises `UsageError` for one that site.toml does not list."""
        wanted = tuple(dict.fromkeys(codes))
        for code in wanted:
            if code not in self.site.languages:
                raise UsageError(f"unknown language {code!r}", hint=f"site.toml lists {', '.join(self.site.languages)}")
        return tuple(c for c in self.site.languages if not wanted or c in wanted)


# ---------------------------------------------------------------- reading


def read_text(path: Path, *, name: str = "") -> str:
    """A UTF-8 text with LF line ends and no byte order mark, read in one go.

    Raises `SourceError` for a missing file or a byte that is not UTF-8, with the line it is on.
    """
    shown = name or path.as_posix()
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(f"cannot read: {error.strerror}", place=Place(shown)) from error
    return decode(data, shown)


def decode(data: bytes, shown: str) -> str:
    """Bytes of a text file as text; see `read_text`."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SourceError(
            f"not UTF-8: byte 0x{data[error.start]:02x}",
            place=Place(shown, line),
            hint="save the file as UTF-8",
        ) from error
    text = text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def read_site(path: Path) -> Site:
    """The settings in a `site.toml`. Raises `ProjectError` naming the key, or the line, that is wrong."""
    place = Place(path.name)
    try:
        table = tomllib.loads(read_text(path, name=path.name))
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise ProjectError(f"not valid TOML: {error}", place=Place(path.name, int(line[1]) if line else 0)) from error
    return _site(_Table(table, "", place))


class _Table:
    """One TOML table, taken apart key by key so that what is left over can be refused by name."""

    def __init__(self, table: Mapping[str, Any], name: str, place: Place) -> None:
        self.table = dict(table)
        self.name = name
        self.place = place

    def take(self, key: str, kind: type | tuple[type, ...], default: Any) -> Any:
        value = self.table.pop(key, default)
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            kinds = kind if isinstance(kind, tuple) else (kind,)
            raise ProjectError(
                f"{self._full(key)} must be a {' or '.join(k.__name__ for k in kinds)}", place=self.place
            )
        return value

    def strings(self, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
        values = self.take(key, list, list(default))
        if not all(isinstance(value, str) for value in values):
            raise ProjectError(f"{self._full(key)} must be a list of strings", place=self.place)
        return tuple(values)

    def sub(self, key: str) -> _Table:
        return _Table(self.take(key, dict, {}), self._full(key), self.place)

    def done(self) -> None:
        for key in self.table:
            raise ProjectError(f"unknown setting {self._full(key)}", place=self.place, hint="see the README")

    def _full(self, key: str) -> str:
        return f"{self.name}.{key}" if self.name else key


FORMATS = ("html", "print")
"""Formats that ship with us; each may have a table of its own in `site.toml`."""
STALE = ("english", "old")
"""The English, or the old translation with a mark; after a safety edit it is always the English."""
MEMORY = ("fuzzy", "accept", "off")
"""An exact answer of the memory is offered as fuzzy, taken where all files agree, or not used."""


def _site(top: _Table) -> Site:
    source = top.take("source_language", str, "en")
    languages = tuple(dict.fromkeys(top.strings("languages", (source,))))
    for code in (source, *languages):
        if not is_code(code):
            raise ProjectError(f"{code!r} is no language code", place=top.place, hint="such as en, bn or pt-BR")
    formats = tuple(dict.fromkeys(top.strings("formats", ("html",))))
    if unknown := [name for name in formats if name not in FORMATS]:
        raise ProjectError(f"unknown format {unknown[0]!r}", place=top.place, hint=f"known are {', '.join(FORMATS)}")
    name, base_url = top.take("name", str, ""), top.take("base_url", str, "").rstrip("/")
    if not name:
        raise ProjectError("name is missing", place=top.place, hint='name = "What readers see as the site\'s name"')
    if not re.match(r"https?://[^\s/]", base_url):
        raise ProjectError("base_url must begin with https:// or http://", place=top.place)
    tagline = top.take("tagline", str, "")
    publish = top.sub("publish")
    threshold = float(publish.take("threshold", (int, float), 60))
    if not 0 <= threshold <= 100:
        raise ProjectError("publish.threshold must lie between 0 and 100", place=top.place)
    stale = publish.take("stale", str, "english")
    if stale not in STALE:
        raise ProjectError(f"unknown publish.stale {stale!r}", place=top.place, hint=f"known are {', '.join(STALE)}")
    publish.done()
    memory = top.sub("memory")
    exact = memory.take("exact", str, "fuzzy")
    if exact not in MEMORY:
        raise ProjectError(f"unknown memory.exact {exact!r}", place=top.place, hint=f"known are {', '.join(MEMORY)}")
    memory.done()
    contact, reviewers = _contact(top.sub("contact")), _reviewers(top.sub("review"))
    settings = {key: top.take(key, dict, {}) for key in FORMATS}
    top.done()
    return Site(
        name=name,
        base_url=base_url,
        source_language=source,
        languages=languages if source in languages else (source, *languages),
        formats=formats,
        tagline=tagline,
        threshold=threshold,
        stale=stale,
        memory=exact,
        contact=contact,
        reviewers=reviewers,
        settings=settings,
    )


def _contact(table: _Table) -> Contact:
    follow = []
    for entry in table.take("follow", list, []):
        one = _Table(entry if isinstance(entry, dict) else {}, "contact.follow", table.place)
        follow.append((one.take("name", str, ""), one.take("url", str, "")))
        one.done()
        if not all(follow[-1]):
            raise ProjectError("contact.follow needs a name and a url", place=table.place)
    contact = Contact(
        phone=table.take("phone", str, ""),
        phone_link=table.take("phone_link", str, ""),
        email=table.take("email", str, ""),
        reply_endpoint=table.take("reply_endpoint", str, ""),
        follow=tuple(follow),
    )
    table.done()
    return contact


def _reviewers(table: _Table) -> dict[str, Person]:
    people = {}
    for code in list(table.table):
        one = table.sub(code)
        person = Person(one.take("name", str, ""), one.take("qualification", str, ""))
        one.done()
        if person.name:
            people[code] = person
    return people
