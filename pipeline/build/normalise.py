"""Catalogs on disk into canonical form."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.build.atomic import write_through
from pipeline.build.templates import fault
from pipeline.catalog.normal import Normal, Ours, normalised
from pipeline.errors import CatalogError, UsageError
from pipeline.findings import Finding, Place
from pipeline.project import Project


@dataclass(frozen=True, slots=True)
class NormaliseReport:
    """What was done to which file. Paths as they were given, or relative to the project."""

    changed: tuple[tuple[str, tuple[str, ...]], ...] = ()
    unchanged: int = 0
    findings: tuple[Finding, ...] = ()
    """Files that cannot be read; they stay as they are."""


def normalise(paths: Iterable[Path], project: Project | None, *, write: bool = True) -> NormaliseReport:
    """Put files, and all catalogs below folders, into canonical form; without `write`, only say what would be done.

    Raises `UsageError` for a path that is no file or folder, `StoreError` when a file cannot be written.
    """
    changed, unchanged = [], 0
    findings: list[Finding] = []
    for path in _files(paths):
        shown = project.relative(path.resolve()) if project else path.as_posix()
        try:
            normal = _normal(path, shown, project)
        except CatalogError as error:
            findings.append(fault(error, path.stem))
            continue
        if not normal.done:
            unchanged += 1
            continue
        changed.append((shown, normal.done))
        if write:
            write_through(path, normal.data, durable=True)
    return NormaliseReport(tuple(changed), unchanged, tuple(findings))


def our_places(project: Project | None) -> Ours:
    """Tells references that we wrote: files below source/, and the theme."""
    if project is None:
        return lambda place: False
    below = f"{project.relative(project.source)}/"
    return lambda place: place == "theme" or (place.startswith(below) and place.endswith(".md"))


def _normal(path: Path, shown: str, project: Project | None) -> Normal:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CatalogError(f"cannot read: {error.strerror}", place=Place(shown)) from error
    return normalised(data, path=shown, ours=our_places(project))


def _below(folder: Path) -> Iterator[Path]:
    """The catalogs in a folder. Raises `OSError` for one that cannot be read, lest its files pass for canonical."""

    def refuse(error: OSError) -> None:
        raise error

    for place, _, names in os.walk(folder, onerror=refuse):
        yield from (Path(place, name) for name in names if name.endswith((".po", ".pot")))


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(_below(path))
        elif path.is_file():
            yield path
        else:
            raise UsageError(f"no such file: {path}", hint="give .po files, or folders that hold some")
