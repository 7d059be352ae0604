"""Markdown that nobody here wrote, for the law tests. `fetch.py` brings it, this module hands it out.

`commonmark_examples()` are the 652 examples of CommonMark 0.31.2, `gfm_examples()` those of GFM for tables,
strikethrough and task lists, `real_files()` about a thousand pages and test pages of public projects.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .fetch import CorpusError, corpus_folder

SPECIFICATIONS = "marko"
"""The package that the specifications come from; its texts are no real files."""

FENCE = "`" * 32
GFM_SECTIONS = ("Tables (extension)", "Task list items (extension)", "Strikethrough (extension)")


@dataclass(frozen=True, slots=True)
class Example:
    """One example of a specification: this Markdown means that HTML."""

    number: int
    """As the specification counts, from 1."""
    section: str
    markdown: str
    html: str

    def __str__(self) -> str:
        return f"{self.number} {self.section}"


@cache
def commonmark_examples() -> tuple[Example, ...]:
    return tuple(examples(_specification("commonmark")))


@cache
def gfm_examples() -> tuple[Example, ...]:
    """The examples of the extensions that articles may use; all others repeat CommonMark."""
    return tuple(example for example in examples(_specification("gfm")) if example.section in GFM_SECTIONS)


@cache
def real_files() -> tuple[tuple[str, str], ...]:
    """Name and text of each file, sorted by name; line ends and byte order marks as the authors left them."""
    folder = _corpus()
    names = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return tuple(
        (name, (folder / name).read_bytes().decode("utf-8"))
        for name in sorted(names)
        if not name.startswith(f"{SPECIFICATIONS}/")
    )


def examples(specification: str) -> Iterator[Example]:
    """The examples in the text of a specification. They are fenced by 32 backticks and show a tab as `→`."""
    number, section = 0, ""
    lines = iter(specification.split("\n"))
    for line in lines:
        if line.startswith("#"):
            section = line.lstrip("#").strip()
        elif line.startswith(f"{FENCE} example"):
            number += 1
            markdown = _until(lines, ".")
            html = _until(lines, FENCE)
            yield Example(number, section, markdown, html)


def _until(lines: Iterator[str], end: str) -> str:
    """The lines before `end`, which is taken too."""
    taken = "".join(f"{line}\n" for line in iter(lambda: next(lines, end), end))
    return taken.replace("→", "\t")


def _specification(name: str) -> str:
    return (_corpus() / SPECIFICATIONS / "tests" / "spec" / f"{name}.txt").read_text(encoding="utf-8")


def _corpus() -> Path:
    folder = corpus_folder()
    if not folder.is_dir():
        raise CorpusError(f"the test corpus is not in {folder}; run `make corpus` to fetch it")
    return folder
