"""Digests: the names by which a build knows what it has seen.

A key holds everything that can change a thing, and nothing else.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from hashlib import blake2b
from typing import TYPE_CHECKING

import pipeline
from pipeline.entrypoints import offers

if TYPE_CHECKING:
    from pipeline.build.files import Files

LIBRARIES = (
    "babel", "brotli", "fonttools", "jinja2", "lxml", "markdown_it_py", "markupsafe", "mdit_py_plugins", "pillow",
    "polib", "pyicu", "pyyaml", "typst", "uharfbuzz",
)  # fmt: skip
"""Their versions shape the output; spelt as their `.dist-info` folders are."""

_NOT_IN_PAGES = frozenset({"build", "cli", "serve", "__pycache__"})


def empty() -> blake2b:
    """A digest with nothing in it yet."""
    return blake2b(digest_size=16)


def digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


def digest_of(*values: object) -> str:
    """The digest of values by what their `repr` says: plain data, enums, dates, dataclasses; no sets.

    Unlike a pickle, a `repr` does not depend on which equal strings happen to be the same object.
    """
    said = repr(values)
    if " at 0x" in said and " object at 0x" in said:
        raise TypeError(f"a key needs values that say what they hold: {said[:200]}")
    return digest(said.encode("utf-8", "surrogatepass"))


class Inputs:
    """Digests the inputs of one artifact after the other; what neighbours share is digested once."""

    def __init__(self) -> None:
        self._last: dict[int, tuple[object, str]] = {}

    def digests(self, inputs: tuple[object, ...]) -> tuple[str, ...]:
        now = {}
        for value in inputs:
            known = self._last.get(id(value))
            now[id(value)] = known if known and known[0] is value else (value, digest_of(value))
        self._last = now
        return tuple(now[id(value)][1] for value in inputs)


def engine(files: Files) -> str:
    """The digest of what turns content into output: our own code and data, the libraries, Python."""
    package = os.path.dirname(pipeline.__file__)
    ours = [path for path in tree(package) if not _NOT_IN_PAGES.intersection(path[len(package) + 1 :].split(os.sep))]
    return digest_of(sys.version, _versions(), [(path[len(package) :], files.digest(path)) for path in ours])


def strangers() -> str:
    """The digest of the checks that other packages bring; "" when there are none, which is quickly seen."""
    found = offers("dobhashi.checks")
    if not found:
        return ""
    from pipeline.checks.plugins import sources

    texts = []
    for path in sources():
        with suppress(OSError), open(path, "rb") as stream:
            texts.append(digest(stream.read()))
    return digest_of(found, texts)


def tree(folder: str) -> list[str]:
    """Every file below a folder, sorted; none when there is no such folder."""
    found = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__"]
        found += [os.path.join(place, name) for name in names]
    return sorted(found)


def _versions() -> list[str]:
    """The names of our libraries' `.dist-info` folders, which end in versions.

    `importlib.metadata` says the same, but its import alone costs more than a build that has nothing to do.
    """
    found: dict[str, str] = {}
    for place in sys.path:
        try:
            names = os.listdir(place or ".")
        except OSError:
            continue
        for name in names:
            if name.endswith(".dist-info"):
                library = name.partition("-")[0].lower().replace(".", "_")
                if library in LIBRARIES:
                    found.setdefault(library, name)
    return sorted(found.values())
