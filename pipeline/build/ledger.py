"""What the last build knew: the one file in `output/.dobhashi/`.

It is the cache (pages and composed bodies, by key) and the manifest (which files in `output/` are ours, and what we
wrote there) in one SQLite file, so that both change together or not at all, and a build that is interrupted leaves
a ledger that is at worst old. A ledger that is broken or of another version is thrown away: the next build then
reads everything anew. Holding it open is the lock that keeps two builds of one project apart.
"""

from __future__ import annotations

import io
import pickle
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from enum import EnumType
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, Self

from pipeline.build.files import Seen
from pipeline.errors import StoreError

FOLDER = ".dobhashi"
"""Below `output/`; never served, never an artifact's."""

PATIENCE = 10.0
"""Seconds to wait for another build of the same project to end."""

_NAME = "build.db"
_VERSION = 2
"""Of the tables below: counts up when they change."""

_TABLES = """
create table files (path text primary key, modified int, changed int, size int, inode int, looked int, digest text)
    without rowid;
create table pages (domain text, language text, whole int, context text, key text, facts text, reads text,
    asked text, bodies text, findings blob, passed text, summary blob, primary key (domain, language));
create table bodies (format text, language text, domain text, body blob, primary key (format, language, domain));
create table artifacts (path text primary key, format text, language text, domain text, key text, digest text,
    modified int, changed int, size int, inode int, pending text) without rowid;
create table runs (format text, language text, scope text, stamp text, primary key (format, language, scope))
    without rowid;
"""


class BrokenLedger(Exception):
    """The file is not a ledger of ours, or not a whole one. Never leaves the build."""


def discard(output: Path) -> None:
    """Throw a broken ledger away."""
    path = output / FOLDER / _NAME
    try:
        for part in (path, path.with_name(f"{_NAME}-journal")):
            part.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(f"cannot remove output/{FOLDER}/{_NAME}: {error.strerror}") from error


class PageRow(NamedTuple):
    """One article in one language as the last build saw it; its summary and bodies stay on the disk."""

    domain: str
    language: str
    whole: bool
    """False when only its front matter was read."""
    context: str
    """Digest of what all pages of the language depend on."""
    key: str
    """Digest of all that the page depends on."""
    facts: str
    """Digest of what other pages may say of it."""
    reads: tuple[tuple[str, str], ...]
    """Path and digest of each file read: the article, the catalog, the pictures."""
    asked: tuple[tuple[str, bool], ...]
    """Domains its links asked for, and whether they existed."""
    bodies: tuple[tuple[str, str], ...]
    """Format and digest of each body composed from this page."""
    findings: bytes
    passed: str = ""
    """Names of the translations that the checks found good, with blanks between them."""


class ArtifactRow(NamedTuple):
    """A file in `output/` that we wrote."""

    path: str
    format: str
    language: str
    domain: str
    key: str
    """What it was made from; "" when that is not known for sure."""
    digest: str
    """Of its bytes."""
    modified: int
    changed: int
    size: int
    inode: int
    pending: str
    """Digest of the bytes that were about to be written when a build was interrupted, else ""."""


class Ledger:
    """An open ledger. Changes are seen by later builds after `commit`."""

    def __init__(self, output: Path) -> None:
        self.path = output / FOLDER / _NAME
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"cannot write to {output.name}/: {error.strerror}") from error
        try:
            self._base = sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None)
        except sqlite3.Error as error:
            raise self._trouble(error) from error
        try:
            self._prepare()
        except BaseException:
            self._base.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        # What was begun when something went wrong may be half of something: it is rolled back.
        if kind is None:
            self.commit()
        self._base.close()

    # ------------------------------------------------------------ reading

    def files(self) -> dict[str, Seen]:
        rows = self._all("select path, modified, changed, size, inode, looked, digest from files")
        return {row[0]: Seen(*row[1:]) for row in rows}

    def pages(self) -> dict[tuple[str, str], PageRow]:
        rows = self._all(f"select {', '.join(PageRow._fields)} from pages")
        return {(row[0], row[1]): _page(*row) for row in rows}

    def summaries(self, language: str) -> Iterator[tuple[str, bytes]]:
        """Domain and packed summary of every page of a language, in order of domain."""
        return self._all("select domain, summary from pages where language = ? order by domain", language)

    def body(self, format: str, language: str, domain: str) -> bytes:
        for row in self._all(
            "select body from bodies where format = ? and language = ? and domain = ?", format, language, domain
        ):
            return bytes(row[0])
        raise BrokenLedger(f"no body for {(format, language, domain)}")

    def artifacts(self) -> dict[str, ArtifactRow]:
        return {row[0]: ArtifactRow(*row) for row in self._all("select * from artifacts")}

    def run(self, format: str, language: str, scope: str) -> str:
        """The stamp of the last build of an edition that ended well, or ""."""
        rows = self._all(
            "select stamp from runs where format = ? and language = ? and scope = ?", format, language, scope
        )
        return next((str(stamp) for (stamp,) in rows), "")

    # ------------------------------------------------------------ writing

    def keep_files(self, fresh: Iterable[tuple[str, Seen]]) -> None:
        self._many("insert or replace into files values (?, ?, ?, ?, ?, ?, ?)", ((p, *look) for p, look in fresh))

    def keep_page(self, row: PageRow, summary: bytes) -> None:
        self._do(
            "insert or replace into pages values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            *row[:6],
            _joined(row.reads),
            _joined((name, "+" if there else "-") for name, there in row.asked),
            _joined(row.bodies),
            row.findings,
            row.passed,
            summary,
        )

    def keep_reads(self, row: PageRow) -> None:
        """The page is what it was, though its files have other bytes."""
        self._do(
            "update pages set reads = ?, passed = ? where domain = ? and language = ?",
            _joined(row.reads),
            row.passed,
            row.domain,
            row.language,
        )

    def keep_body(self, format: str, language: str, domain: str, body: bytes) -> None:
        self._do("insert or replace into bodies values (?, ?, ?, ?)", format, language, domain, body)

    def keep_artifacts(self, rows: Iterable[ArtifactRow]) -> None:
        self._many("insert or replace into artifacts values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def keep_run(self, format: str, language: str, scope: str, stamp: str) -> None:
        self._do("insert or replace into runs values (?, ?, ?, ?)", format, language, scope, stamp)

    def drop_runs(self, format: str, language: str) -> None:
        self._do("delete from runs where format = ? and language = ?", format, language)

    def drop_pages(self, keys: Iterable[tuple[str, str]]) -> None:
        keys = list(keys)
        self._many("delete from pages where domain = ? and language = ?", keys)
        self._many("delete from bodies where domain = ? and language = ?", keys)

    def drop_files(self, paths: Iterable[str]) -> None:
        self._many("delete from files where path = ?", ((path,) for path in paths))

    def drop_artifacts(self, paths: Iterable[str]) -> None:
        self._many("delete from artifacts where path = ?", ((path,) for path in paths))

    def commit(self) -> None:
        if self._base.in_transaction:
            self._do("commit")

    # ------------------------------------------------------------ SQLite

    def _prepare(self) -> None:
        """Take the lock, which stays ours until the end, and see to it that the tables are there."""
        self._do("pragma locking_mode = exclusive")
        self._do("pragma synchronous = normal")
        self._do("begin exclusive")
        [(version,)] = self._all("pragma user_version")
        [(tables,)] = self._all("select count(*) from sqlite_master")
        if tables and version != _VERSION:
            raise BrokenLedger(f"version {version}")
        if not tables:
            for statement in _TABLES.split(";")[:-1]:
                self._do(statement)
            self._do(f"pragma user_version = {_VERSION}")
        self._do("commit")

    def _do(self, statement: str, *values: Any) -> None:
        try:
            if not self._base.in_transaction and statement.startswith(("insert", "update", "delete")):
                self._base.execute("begin")
            self._base.execute(statement, values)
        except sqlite3.Error as error:
            raise self._trouble(error) from error

    def _many(self, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
        try:
            if not self._base.in_transaction:
                self._base.execute("begin")
            self._base.executemany(statement, rows)
        except sqlite3.Error as error:
            raise self._trouble(error) from error

    def _all(self, statement: str, *values: Any) -> Iterator[Any]:
        try:
            for row in self._base.execute(statement, values):  # noqa: UP028 (a cursor must not be closed twice)
                yield row
        except sqlite3.Error as error:
            raise self._trouble(error) from error

    def _trouble(self, error: sqlite3.Error) -> Exception:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        place = f"output/{FOLDER}/{_NAME}"
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return StoreError("another build of this project is under way", hint="wait until it has ended")
        if code in _REFUSED:
            return StoreError(f"cannot write {place}: {error}", hint="every file is whole; try again later")
        if isinstance(error, sqlite3.DatabaseError):
            return BrokenLedger(str(error))
        return error


def refused(output: Path) -> Iterator[tuple[str, str, dict[str, str], int]]:
    """Article, language, what was read (path → digest) and how many passages stayed in English because of a fault in
    their translation, of every page of the last build that has some. Nothing where no ledger can be read now."""
    path = output / FOLDER / _NAME
    if not path.is_file():
        return
    opened = partial(sqlite3.connect, f"{path.as_uri()}?mode=ro", uri=True, timeout=0.1)
    with suppress(sqlite3.Error, BrokenLedger), closing(opened()) as base:
        if base.execute("pragma user_version").fetchone() != (_VERSION,):
            return
        statement = "select domain, language, reads, findings from pages where length(findings) > 0"
        for domain, language, reads, found in base.execute(statement).fetchall():
            texts = {(one.msgctxt, one.msgid) for one in unpacked(found) if one.msgid and one.language == language}
            if texts:
                yield domain, language, dict(_pairs(reads)), len(texts)


_REFUSED = (
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_PROTOCOL,
)


def _page(
    domain: str,
    language: str,
    whole: int,
    context: str,
    key: str,
    facts: str,
    reads: str,
    asked: str,
    bodies: str,
    findings: bytes,
    passed: str,
) -> PageRow:
    there = tuple((name, sign == "+") for name, sign in _pairs(asked))
    return PageRow(
        domain, language, bool(whole), context, key, facts, _pairs(reads), there, _pairs(bodies), findings, passed
    )


def _joined(pairs: Iterable[tuple[str, str]]) -> str:
    """Pairs of texts as one text; NUL stands in no path."""
    return "\0".join(part for pair in pairs for part in pair)


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    parts = text.split("\0") if text else []
    if len(parts) % 2:
        raise BrokenLedger(text)
    return tuple(zip(parts[::2], parts[1::2], strict=True))


# ---------------------------------------------------------------- values


def packed(value: object) -> bytes:
    """A value of the model as bytes."""
    return pickle.dumps(value, protocol=5)


def unpacked(data: bytes) -> Any:
    """The value again. Only nouns of ours come out: a ledger is a file, and files come from anywhere."""
    try:
        return _Reader(io.BytesIO(data)).load()
    except BrokenLedger:
        raise
    except Exception as error:  # a damaged pickle raises whatever it likes
        raise BrokenLedger(str(error)) from error


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("builtins", "getattr"):
            return _member
        if (module in ("pipeline.model", "pipeline.findings") and name.isalpha() and name[0].isupper()) or (
            (module, name) == ("datetime", "date")
        ):
            with suppress(AttributeError):
                return super().find_class(module, name)
        raise BrokenLedger(f"{module}.{name} does not belong here")


def _member(kind: Any, name: str) -> Any:
    """Early versions of Python 3.11 pack the member of an enum as `getattr(Severity, "ERROR")`."""
    if not isinstance(kind, EnumType):
        raise BrokenLedger(f"{kind!r} does not belong here")
    return kind[name]
