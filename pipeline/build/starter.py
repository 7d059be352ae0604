"""A new project: the files of `pipeline/data/starter`, and a first run of `update` on them."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from pipeline.build.atomic import write_atomic
from pipeline.build.catalogs import update
from pipeline.errors import ProjectError, StoreError
from pipeline.findings import Place
from pipeline.project import SETTINGS, Project

_IGNORED = b"# What is built is not committed.\n*\n!.gitignore\n"


def start_project(folder: Path) -> tuple[str, ...]:
    """Make a project; the paths written, relative to it, sorted.

    Raises `ProjectError` where there is one already, `StoreError` where nothing can be written.
    """
    if (folder / SETTINGS).exists():
        raise ProjectError("there is a project here already", place=Place(str(folder / SETTINGS)))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"cannot make the folder: {error.strerror}", place=Place(str(folder))) from error
    written = []
    # site.toml last: until it is there, the folder is no project and `init` can be run again.
    for name, data in sorted(_starter(), key=lambda item: item[0] == SETTINGS):
        path = folder / name
        if not path.exists():
            write_atomic(path, data)
            written.append(name)
    written += update(Project.find(folder)).written
    return tuple(sorted(set(written)))


def _starter() -> Iterator[tuple[str, bytes]]:
    yield "output/.gitignore", _IGNORED
    yield from _files(files("pipeline") / "data" / "starter", "")


def _files(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _files(entry, f"{prefix}{entry.name}/")
        elif not entry.name.startswith("."):
            yield f"{prefix}{entry.name}", entry.read_bytes()
