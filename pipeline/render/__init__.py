"""From pages to files: one package per output format.

Read `late` (links that wait), then `html`, `print` and `epub`. A format has two verbs. `compose` turns one page into
its own text, alone and in a worker; `bind` puts the pages of an edition together and yields artifacts. Neither
writes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import Protocol, cast

from pipeline.languages import Language
from pipeline.model import Artifact, Edition, Page


class Format(Protocol):
    """One output format."""

    name: str
    version: str
    """Changes whenever the same page would come out otherwise; part of every key."""

    def compose(self, page: Page, language: Language) -> str:
        """The page's own text in this format; links to other articles stay symbolic (`late`).

        Pure. Raises `RenderError` when this page cannot be made.
        """
        ...

    def bind(self, edition: Edition) -> Iterable[Artifact]:
        """The files of one language."""
        ...

    def bind_site(self, editions: Sequence[Edition]) -> Iterable[Artifact]:
        """The files that belong to no language: a front door, shared pictures."""
        ...


OWN_PAGES = ("search",)
"""Folders of a language where the site has a page of its own."""

ON_PAPER = ("handout", "parallel")
"""The bodies that are set in our fonts, which may lack a character."""


class Reach(StrEnum):
    """What one artifact of a format is made from."""

    PAGE = "a page"
    PAIR = "a page and the same page in the source language"
    EDITION = "all pages of a language"


@dataclass(frozen=True, slots=True)
class Kind:
    """Where a format lives, and what has to be composed for it."""

    module: str
    bodies: tuple[str, ...]
    """The formats that compose what its artifacts are made from: itself, or others whose bodies it shares."""
    reach: Reach = Reach.PAGE


KINDS: Mapping[str, Kind] = {
    "html": Kind("pipeline.render.html", ("html",)),
    "handout": Kind("pipeline.render.print", ("handout",)),
    "parallel": Kind("pipeline.render.parallel", ("parallel",), Reach.PAIR),
    "press": Kind("pipeline.render.print.press", ("handout",), Reach.EDITION),
    "booklet": Kind("pipeline.render.booklet", ("handout",), Reach.EDITION),
    "epub": Kind("pipeline.render.epub", ("html",), Reach.EDITION),
}
"""Every format: "html" and the print editions of `settings.EDITIONS`."""


def format_named(name: str) -> Format:
    """The format of a name in `KINDS`. Imports it only now: one may be heavy."""
    return cast(Format, import_module(KINDS[name].module).FORMAT)
