"""Where a project's files live, and its settings (`site.toml`).

`Project.find(folder)` looks upwards for `site.toml`. The one place that knows the layout
`source/ locales/ output/` and turns paths into domains.
"""

from __future__ import annotations

import os
import posixpath
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import unquote

from pipeline.errors import PipelineError, ProjectError, SourceError, UsageError
from pipeline.findings import Place
from pipeline.languages import Language, is_code, language
from pipeline.model import NO_SETTINGS, Article, CheckSettings, Contact, Person
from pipeline.toml import TomlFile, parse_toml, said

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
        return Path(f"{self.root}/locales/templates/{domain}.pot")

    def catalog_path(self, domain: str, code: str) -> Path:
        return Path(f"{self.root}/locales/{code}/LC_MESSAGES/{domain}.po")

    def history_path(self, code: str) -> Path:
        return self.locales / code / "history.tsv"

    def glossary_path(self, code: str) -> Path:
        return self.locales / code / "glossary.csv"

    def language(self, code: str) -> Language:
        """A language with the project's own facts. Raises `ProjectError` for an unknown one or a faulty fact."""
        try:
            return language(code, self.locales / code / "language.toml")
        except PipelineError as error:
            place = error.place and Place(self.relative(Path(error.place.path)), error.place.line)
            raise ProjectError(error.message, place=place or Place(SETTINGS), hint=error.hint) from error

    def check_settings(self, code: str) -> CheckSettings:
        """What checks are told about a language: site.toml, and `[checks]` of the language's language.toml over it.

        Raises `ProjectError` with the line of a setting of the wrong kind.
        """
        path = self.locales / code / "language.toml"
        if not path.is_file():
            return self.site.checks
        try:
            file = parse_toml(path.read_bytes(), self.relative(path))
        except OSError as error:
            raise ProjectError(f"cannot read: {error.strerror}", place=Place(self.relative(path))) from error
        own, ours = _checks(_Table(file, file.table, "").sub("checks")), self.site.checks
        return CheckSettings(
            severities=tuple((dict(ours.severities) | dict(own.severities)).items()),
            hosts=tuple(dict.fromkeys((*ours.hosts, *own.hosts))),
            phones=tuple(dict.fromkeys((*ours.phones, *own.phones))),
            keep=tuple(dict.fromkeys((*ours.keep, *own.keep))),
            addresses=tuple((dict(ours.addresses) | dict(own.addresses)).items()),
        )

    def relative(self, path: Path) -> str:
        """The path as people and `#:` lines name it: relative to the project, with `/`."""
        name, root = path.as_posix(), self.root.as_posix()
        return name.removeprefix(f"{root}/") if name != root else "."

    # ------------------------------------------------------------ articles

    def domains(self) -> tuple[str, ...]:
        """Every article's domain, sorted.

        Raises `ProjectError` for a folder that cannot be read, lest its articles pass for removed, and for a name
        that no article can have.
        """
        prefix = len(os.fspath(self.source)) + 1
        found = []
        for folder, folders, names in os.walk(self.source, onerror=self._unreadable):
            folders[:] = sorted(name for name in folders if name[0] not in "._")
            found += [
                os.path.join(folder, name)[prefix:-3].replace(os.sep, "/")
                for name in names
                if name.endswith(".md") and name[0] not in "._"
            ]
        for domain in found:
            if domain == SITE_DOMAIN or _NO_NAME.search(domain):
                self._misnamed(domain)
        return tuple(sorted(found))

    def article_path(self, domain: str) -> Path:
        return Path(f"{self.root}/source/{domain}.md")

    def article(self, domain: str) -> Article:
        """Reads one article. Raises `SourceError` naming the line of a byte that is not UTF-8."""
        path = self.article_path(domain)
        name = self.relative(path)
        text = read_text(path, name=name)
        return Article(domain, name, text, tuple(self._drawings(text, name)))

    def _drawings(self, text: str, name: str) -> Iterator[tuple[str, str]]:
        for drawing in drawings_in(text, name):
            with suppress(OSError):
                yield drawing, (self.root / drawing).read_bytes().decode("utf-8", "replace")

    def selected(self, paths: Iterable[str], *, site: bool = False) -> tuple[str, ...]:
        """The domains that paths name: article files, catalogs, folders or bare domains; no path means all.

        A path is looked for from the current folder, then from the project's. With `site` the theme's own words may
        be named too. Raises `UsageError` for a path that names no article.
        """
        everything = (*self.domains(), SITE_DOMAIN) if site else self.domains()
        wanted = list(paths)
        if not wanted:
            return everything
        chosen: set[str] = set()
        for given in wanted:
            for name in self._names(given):
                matches = [d for d in everything if not name or d == name or d.startswith(f"{name}/")]
                if matches:
                    chosen.update(matches)
                    break
            else:
                raise UsageError(f"{given!r} names no article", hint="give a file or folder below source/")
        return tuple(d for d in everything if d in chosen)

    def _names(self, given: str) -> Iterator[str]:
        """The domain, or folder of domains, that a path may mean; "" means all."""
        if not given:
            return
        catalogs = (self.locales / code / "LC_MESSAGES" for code in self.site.targets)
        bases = (self.source, self.locales / "templates", *catalogs)
        for start in (Path.cwd(), self.root):
            # A link to an article is an article; a link to the project is the project.
            path = start / given
            path = Path(os.path.normpath(os.path.realpath(path.parent) / Path(path.name)))
            for base in bases:
                if path.is_relative_to(base):
                    name = re.sub(r"\.(md|pot?)$", "", path.relative_to(base).as_posix())
                    yield "" if name == "." else name
                elif path.is_relative_to(self.root) and base.is_relative_to(path):
                    yield ""
        yield re.sub(r"\.md$", "", Path(given).as_posix())

    def chosen_languages(self, codes: Iterable[str]) -> tuple[str, ...]:
        """The languages named, or all of them. Raises `UsageError` for one that site.toml does not list."""
        wanted = tuple(dict.fromkeys(codes))
        for code in wanted:
            if code not in self.site.languages:
                raise UsageError(f"unknown language {code!r}", hint=f"site.toml lists {', '.join(self.site.languages)}")
        return tuple(c for c in self.site.languages if not wanted or c in wanted)

    def chosen_formats(self, names: Iterable[str]) -> tuple[str, ...]:
        """The formats named, "print" spelt out, or all that the site has."""
        return _spelt_out(names, self.site.editions) or self.site.formats

    def chosen_targets(self, codes: Iterable[str]) -> tuple[str, ...]:
        """The languages named, or all that are translated into. Raises `UsageError` for any other."""
        chosen = self.chosen_languages(codes)
        if codes and self.site.source_language in chosen:
            told = ", ".join(self.site.targets) or "nothing yet"
            raise UsageError(
                f"{self.site.source_language!r} is the language of the articles",
                hint=f"site.toml lists as translated into: {told}",
            )
        return tuple(code for code in chosen if code != self.site.source_language)

    # ------------------------------------------------------------ trouble

    def _unreadable(self, error: OSError) -> NoReturn:
        raise ProjectError(
            f"cannot read the folder: {error.strerror}",
            place=Place(self.relative(Path(error.filename))),
            hint="articles are Markdown files below source/",
        ) from error

    def _misnamed(self, domain: str) -> NoReturn:
        place = Place(self.relative(self.article_path(domain)).encode("utf-8", "replace").decode())
        if domain == SITE_DOMAIN:
            raise ProjectError("the theme's own words have this name", place=place, hint="rename the article")
        raise ProjectError(
            "a file name must be UTF-8 and without control characters",
            place=Place(_NO_NAME.sub("?", place.path)),
            hint="rename the article",
        )


_NO_NAME = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
"""What no article's name may hold: control characters, and bytes that are not UTF-8."""


# ---------------------------------------------------------------- pictures


_DRAWING = re.compile(r"\]\(<?\s*([^\s()<>\"'#?:]+\.svg)\b|^\s*\[[^\]]+\]:\s*<?([^\s<>#?:]+\.svg)\b", re.I | re.M)


def drawings_in(text: str, path: str) -> tuple[str, ...]:
    """Paths of the drawings (SVG) that an article at a path shows, each once."""
    if ".svg" not in text.lower():
        return ()
    folder = posixpath.dirname(path)
    named = (unquote(found[1] or found[2]) for found in _DRAWING.finditer(text))
    paths = (posixpath.normpath(posixpath.join(folder, name)) for name in named if not name.startswith("/"))
    return tuple(dict.fromkeys(one for one in paths if not one.startswith("..")))


def local_picture(path: str, code: str) -> str:
    """What a picture's own version for a language is called: `figure.bn.svg` beside `figure.svg`."""
    stem, suffix = posixpath.splitext(path)
    return path if stem.endswith(f".{code}") else f"{stem}.{code}{suffix}"


def general_picture(path: str, code: str) -> str:
    """The name of the picture that `local_picture` was made from."""
    stem, suffix = posixpath.splitext(path)
    return f"{stem.removesuffix(f'.{code}')}{suffix}"


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
    """The settings in a `site.toml`. Raises `ProjectError` naming the key, and the line, that is wrong."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ProjectError(f"cannot read: {error.strerror}", place=Place(path.name)) from error
    file = parse_toml(data, path.name)
    return _site(_Table(file, file.table, ""))


class _Table:
    """One table of `site.toml`, taken apart key by key so that what is left over can be refused by name."""

    def __init__(self, file: TomlFile, table: Mapping[str, Any], name: str) -> None:
        self.file = file
        self.table = dict(table)
        self.name = name
        self.known: list[str] = []

    def take(self, key: str, kind: type | tuple[type, ...], default: Any) -> Any:
        self.known.append(key)
        return self.file.value(self._full(key), self.table.pop(key, default), kind)

    def text(self, key: str, shape: str = "", example: str = "") -> str:
        """A text without spaces around it; of this shape, unless it is empty."""
        value = str(self.take(key, str, "")).strip()
        if value and shape and not re.fullmatch(shape, value):
            raise self.wrong(key, f"cannot be {value!r}", hint=f'write {key} = "{example}"')
        return value

    def texts(self, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
        """A list of texts, each once."""
        self.known.append(key)
        return tuple(dict.fromkeys(self.file.texts(self._full(key), self.table.pop(key, list(default)))))

    def sub(self, key: str) -> _Table:
        return _Table(self.file, self.take(key, dict, {}), self._full(key))

    def each(self, key: str) -> list[_Table]:
        """The tables of an array."""
        values = {f"{self._full(key)}[{number}]": value for number, value in enumerate(self.take(key, list, []), 1)}
        return [_Table(self.file, self.file.value(name, value, dict), name) for name, value in values.items()]

    def done(self) -> None:
        for key in self.table:
            self.file.unknown(self._full(key), self.known, what="setting")

    def wrong(self, key: str, message: str, *, hint: str = "") -> ProjectError:
        full = self._full(key)
        return self.file.wrong(full, f"{said(full)} {message}", hint=hint)

    def _full(self, key: str) -> str:
        return f"{self.name}.{key}".strip(".")


FORMATS: Mapping[str, tuple[str, ...]] = {"html": ("font", "font_bold"), "print": ("paper", "size", "fonts")}
"""Formats that `site.toml` may name, and what each one's table may say, in texts."""
EDITIONS = ("handout", "parallel", "booklet", "press", "epub")
"""What can be printed; `print.editions` says what is."""

STALE = ("english", "old")
"""The English, or the old translation with a mark; after a safety edit it is always the English."""
MEMORY = ("fuzzy", "accept", "off")
"""An exact answer of the memory is offered as fuzzy, taken where all files agree, or not used."""

_URL = r"https?://[^\s/?#\"<>]+[^\s?#\"<>]*"
_ADDRESS = r"(?:https?://[^\s/\"<>]|mailto:|/)[^\s\"<>]*"
_DIALLED = r"\+?[0-9][0-9().-]*"
_EMAIL = r"[^\s@<>\"]+@[^\s@<>\"]+"


def _site(top: _Table) -> Site:
    formats, printing = top.texts("formats", ("html",)), top.sub("print")
    editions = _editions(printing)
    if strange := [name for name in formats if name not in FORMATS]:
        raise top.wrong("formats", f"names {strange[0]!r}, which is none", hint=f"known are {', '.join(FORMATS)}")
    if not formats:
        raise top.wrong("formats", "is empty", hint=f"known are {', '.join(FORMATS)}")
    site = Site(
        name=top.text("name"),
        base_url=top.text("base_url", _URL, "https://example.org").rstrip("/"),
        source_language=top.text("source_language") or "en",
        languages=top.texts("languages", ()),
        formats=_spelt_out(formats, editions),
        editions=editions,
        tagline=top.text("tagline"),
        licence=top.text("licence"),
        **_publish(top.sub("publish")),
        memory=_memory(top.sub("memory")),
        contact=_contact(top.sub("contact")),
        checks=_checks(top.sub("checks")),
        settings={
            "html": _settings(top.sub("html"), FORMATS["html"]),
            "print": _settings(printing, FORMATS["print"]),
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


def _editions(table: _Table) -> tuple[str, ...]:
    names = table.texts("editions", EDITIONS[:1]) or EDITIONS[:1]
    if strange := [name for name in names if name not in EDITIONS]:
        raise table.wrong("editions", f"names {strange[0]!r}", hint=f"known are {', '.join(EDITIONS)}")
    return names


def _spelt_out(formats: Iterable[str], editions: tuple[str, ...]) -> tuple[str, ...]:
    """Formats with the editions that "print" stands for in its place, each once."""
    names = (name for format in formats for name in (editions if format == "print" else (format,)))
    return tuple(dict.fromkeys(names))


def _publish(table: _Table) -> dict[str, Any]:
    threshold = float(table.take("threshold", (int, float), 60))
    if not 0 <= threshold <= 100:
        raise table.wrong("threshold", "must lie between 0 and 100")
    stale = _one_of(table, "stale", STALE)
    table.done()
    return {"threshold": threshold, "stale": stale}


def _memory(table: _Table) -> str:
    exact = _one_of(table, "exact", MEMORY)
    table.done()
    return exact


SEVERITIES = ("off", "info", "warning", "error")


def _checks(table: _Table) -> CheckSettings:
    severity, addresses = table.sub("severity"), table.sub("addresses")
    said = {code: _one_of(severity, code, SEVERITIES) for code in tuple(severity.table)}
    settings = CheckSettings(
        severities=tuple(said.items()),
        hosts=tuple(host.lower() for host in table.texts("hosts", ())),
        phones=tuple(re.sub(r"[^\d+]", "", phone) for phone in table.texts("phones", ())),
        keep=table.texts("keep", ()),
        addresses=tuple((old, addresses.text(old)) for old in tuple(addresses.table)),
    )
    addresses.done()
    table.done()
    return settings


def _one_of(table: _Table, key: str, known: tuple[str, ...]) -> str:
    """One of a few words, the first when nothing is said."""
    word = table.text(key) or known[0]
    if word not in known:
        raise table.wrong(key, f"says {word!r}", hint=f"known are {', '.join(known)}")
    return word


def _contact(table: _Table) -> Contact:
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
    table.done()
    return contact


def _follow(table: _Table) -> tuple[str, str]:
    name, url = table.text("name"), table.text("url", _ADDRESS, "https://www.youtube.com/")
    if not name or not url:
        raise table.wrong("", "needs a name and a url")
    table.done()
    return name, url


def _settings(table: _Table, known: Iterable[str]) -> dict[str, str]:
    found = {key: table.text(key) for key in known if key in table.table}
    table.known = [*table.known, *known]
    table.done()
    return found


def _people(table: _Table, languages: tuple[str, ...]) -> dict[str, Person]:
    people = {code: _person(table.sub(code)) for code in languages if code in table.table}
    table.known = list(languages)
    table.done()
    return people


def _person(table: _Table) -> Person:
    person = Person(table.text("name"), table.text("qualification"), bool(table.take("organisation", bool, False)))
    if not person.name:
        raise table.wrong("", "needs a name")
    table.done()
    return person
