"""What checks need of a project, and what they found last time: an unchanged catalog is not checked twice.

The cache is one SQLite file, `output/.dobhashi/checks.db`, that may be lost, broken or locked at any time: then
everything is checked anew.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import pipeline
from pipeline.build.glossaries import read_glossary
from pipeline.build.keys import digest, digest_of, strangers, tree
from pipeline.build.ledger import FOLDER, BrokenLedger, packed, unpacked
from pipeline.checks import RULES, Bench, bench, foreign
from pipeline.languages import Language
from pipeline.model import NO_SETTINGS, CheckSettings
from pipeline.project import Project

_VERSION = 1
_TABLE = """
create table if not exists found (kind text, language text, domain text, key text, value blob,
    primary key (kind, language, domain)) without rowid;
"""


@cache
def engine() -> str:
    """The digest of what decides what is found: our code and its data, and the checks of other packages."""
    import sys

    package = os.path.dirname(pipeline.__file__)
    ours = []
    for path in tree(package):
        place = path[len(package) + 1 :].replace(os.sep, "/")
        if place.startswith(_ELSEWHERE) or place.endswith((".pyc", ".html", ".css", ".js", ".typ")):
            continue
        with open(path, "rb") as stream:
            ours.append((place, digest(stream.read())))
    return digest_of(sys.version, ours, strangers())


_ELSEWHERE = ("cli/", "render/", "theme/", "serve/", "align/", "data/fonts/", "data/starter/")
"""What finds no fault in a catalog."""


def bench_of(project: Project | None, language: Language) -> Bench:
    """Every rule that applies to a language of a project; without a project, every rule that needs none."""
    settings, glossary = settings_of(project, language)
    return bench(language, (*RULES, *foreign().rules), settings, glossary)


def settings_of(project: Project | None, language: Language) -> tuple[CheckSettings, Any]:
    """What a project says to the checks of a language: its settings and its glossary."""
    if project is None:
        return NO_SETTINGS, None
    glossary, _ = read_glossary(project, language.code)
    return project.check_settings(language.code), glossary


def stamp(project: Project | None, language: Language) -> str:
    """The digest of all that what is found in a catalog depends on, besides the catalog and its article."""
    terms = ""
    if project is not None:
        with suppress(OSError):
            terms = digest(project.glossary_path(language.code).read_bytes())
    settings = project.check_settings(language.code) if project else NO_SETTINGS
    return digest_of(engine(), language, settings, terms)


class Kept:
    """What was found last time, by key."""

    def __init__(self, output: Path | None) -> None:
        self.path = output / FOLDER / "checks.db" if output else None
        self._usable = output is not None

    @cached_property
    def _base(self) -> sqlite3.Connection | None:
        """The open file; None where there can be none."""
        if self.path is None:
            return None
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            return _opened(self.path)
        except (OSError, sqlite3.OperationalError):
            return None  # an unwritable folder, or another check under way
        except sqlite3.Error:
            with suppress(OSError):
                self.path.unlink(missing_ok=True)
            return None

    def get(self, kind: str, language: str, domain: str, key: str) -> Any:
        """What was kept under this key, or None."""
        if not self._usable or self._base is None:
            return None
        try:
            row = self._base.execute(
                "select key, value from found where kind = ? and language = ? and domain = ?", (kind, language, domain)
            ).fetchone()
            return unpacked(row[1]) if row and row[0] == key else None
        except (sqlite3.Error, BrokenLedger, TypeError):
            self._discard()
            return None

    def put(self, kind: str, language: str, domain: str, key: str, value: object) -> None:
        if self._usable and self._base is not None:
            try:
                row = (kind, language, domain, key, packed(value))
                self._base.execute("insert or replace into found values (?, ?, ?, ?, ?)", row)
            except sqlite3.Error:
                self._discard()

    def close(self) -> None:
        if (base := self.__dict__.get("_base")) is not None:
            with suppress(sqlite3.Error):
                if self._usable:
                    base.commit()
                base.close()
        self._usable = False

    def _discard(self) -> None:
        """Throw a broken file away; this time nothing is kept."""
        self._usable = False
        self.close()
        if self.path is not None:
            with suppress(OSError):
                self.path.unlink(missing_ok=True)


def _opened(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(path, timeout=1.0)
    try:
        [(version,)] = base.execute("pragma user_version").fetchall()
        if version not in (0, _VERSION):
            raise sqlite3.DatabaseError(f"version {version}")
        base.execute("pragma synchronous = off")
        base.executescript(f"{_TABLE} pragma user_version = {_VERSION};")
    except sqlite3.Error:
        base.close()
        raise
    return base
