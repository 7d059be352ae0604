"""Where a project's files live, and which of them a command is about.

`Project.find(folder)` looks upwards for `site.toml` (see `settings`). The one place that knows the layout
`source/ locales/ output/` and turns paths into domains.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from pipeline.errors import PipelineError, ProjectError, UsageError
from pipeline.findings import Place
from pipeline.languages import Language, language
from pipeline.model import Article, CheckSettings
from pipeline.pictures import drawings_in
from pipeline.settings import Site, read_checks, read_site, spelt_out
from pipeline.textfile import read_text
from pipeline.toml import place_of

SETTINGS = "site.toml"
SITE_DOMAIN = "site"
"""The domain of the theme's own words; no article may have it."""


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
            raise ProjectError(error.message, place=place or self._says("languages"), hint=error.hint) from error

    def check_settings(self, code: str) -> CheckSettings:
        """What checks are told about a language: site.toml, and `[checks]` of the language's language.toml over it.

        Raises `ProjectError` with the line of a setting of the wrong kind.
        """
        path = self.locales / code / "language.toml"
        if not path.is_file():
            return self.site.checks
        try:
            data = path.read_bytes()
        except OSError as error:
            raise ProjectError(f"cannot read: {error.strerror}", place=Place(self.relative(path))) from error
        return self.site.checks.joined(read_checks(data, self.relative(path)))

    def severities(self, codes: Iterable[str]) -> Iterator[tuple[str, Place]]:
        """What `[checks.severity]` names in site.toml and in the files of these languages, and where."""
        for path in (self.root / SETTINGS, *(self.locales / code / "language.toml" for code in codes)):
            if path.is_file():
                data, name = path.read_bytes(), self.relative(path)
                for check, _ in read_checks(data, name).severities:
                    yield check, place_of(f"checks.severity.{check}", data, name)

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

    def passed_over(self) -> tuple[str, ...]:
        """Files of Markdown below `source/` that are no articles, for their names do not end in `.md`; sorted."""
        found = (
            os.path.join(folder, name)
            for folder, _, names in os.walk(self.source)
            for name in names
            if name.lower().endswith(_MARKDOWN) and not name.endswith(".md") and name[0] not in "._"
        )
        return tuple(sorted(self.relative(Path(path)) for path in found))

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
                catalog = "no such file; give a catalog, or " if given.endswith((".po", ".pot")) else "give "
                raise UsageError(f"{given!r} names no article", hint=f"{catalog}a file or folder below source/")
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
        return spelt_out(names, self.site.editions) or self.site.formats

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

    def _says(self, key: str) -> Place:
        """Where site.toml says something that turns out wrong only now."""
        try:
            return place_of(key, (self.root / SETTINGS).read_bytes(), SETTINGS)
        except (OSError, ProjectError):
            return Place(SETTINGS)

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
        hint = "rename the article"
        with suppress(UnicodeDecodeError):
            # The name may be good, and Python have been told that names are ASCII.
            if not _NO_NAME.search(os.fsencode(domain).decode("utf-8")):
                hint = "the name is UTF-8, but the environment says that names are not: set PYTHONUTF8=1"
        place = Place(_NO_NAME.sub("?", place.path))
        raise ProjectError("a file name must be UTF-8 and without control characters", place=place, hint=hint)


_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")
_NO_NAME = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
"""What no article's name may hold: control characters, and bytes that are not UTF-8."""
