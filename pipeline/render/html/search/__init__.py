"""Search: a list of all articles that works without scripts, and an index that a small script asks.

Read `tables` (what makes words comparable, as data), `fold` (words), `index` (which words stand where), then
this file: what is made of an edition. The script is `theme/search.js`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.languages import Language
from pipeline.model import Artifact, Edition, Summary
from pipeline.render.html import theme
from pipeline.render.html.pictures import FOLDER, digest_of
from pipeline.render.html.search import index
from pipeline.render.html.search.tables import Tables, tables
from pipeline.render.html.views import Entry, entry, source_of
from pipeline.sorting import order
from pipeline.textfile import read_text

SCRIPT = "search.js"


@dataclass(frozen=True, slots=True)
class Listed:
    """The list of one language: its lines in order, and where the index and the script are, below the site's root."""

    entries: tuple[Entry, ...]
    index: str
    script: str


def listed(edition: Edition) -> tuple[Listed, bytes, tuple[Summary, ...]]:
    """The list of an edition, its index, and the pages in the list's order."""
    found = [(summary, line) for summary in edition.pages if (line := entry(edition, summary))]
    key = order(edition.language)
    found.sort(key=lambda pair: (key(pair[1].link.title), pair[0].domain))
    pages = tuple(summary for summary, _ in found)
    data = index.heads([_doc(edition, summary) for summary in pages], tables_of(edition))
    name = f"{FOLDER}/{edition.language.code}/search.{digest_of(data)[:8]}.json"
    return Listed(tuple(line for _, line in found), name, script_path()), data, pages


def artifacts(edition: Edition, place: Listed, data: bytes, pages: tuple[Summary, ...]) -> Iterator[Artifact]:
    """The index of an edition, and that of its texts, from what `listed` says. The page itself is `pages.search`.

    Where there are so many pages that their texts could not fit anyway, nobody reads them.
    """
    code = edition.language.code
    yield Artifact(place.index, as_it_is, (data,))
    own = [(at, page.domain) for at, page in enumerate(pages) if edition.published(page.domain, code)]
    if len(own) > index.MANY:
        own = []
    name = place.index.rpartition("/")[2]
    yield Artifact(
        f"{code}/search/text.json",
        index.texts if own else index.no_texts,
        (tuple(at for at, _ in own), data, name, tables_of(edition)) if own else (name,),
        bodies=tuple((edition.format, code, domain) for _, domain in own),
    )


def as_it_is(data: bytes) -> bytes:
    return data


def script() -> bytes:
    """The script without comments and indentation: the project's own, if it has one."""
    path = next(folder / SCRIPT for folder in (theme.FOLDER, theme.PACKAGED) if (folder / SCRIPT).is_file())
    lines = (_INDENT.sub("", line) for line in read_text(path, name=f"theme/{SCRIPT}").split("\n"))
    return "\n".join(line for line in lines if line and not line.startswith("//")).encode()


def script_path() -> str:
    """Where it goes below `output/`."""
    return f"{FOLDER}/search.{digest_of(script())[:8]}.js"


_INDENT = re.compile(r"^\s+|\s+$")


def tables_of(edition: Edition) -> Tables:
    return tables(edition.language, source(edition))


def source(edition: Edition) -> Language:
    """The language the articles are written in."""
    return next((one for one in edition.languages if one.code == edition.source_language), edition.language)


def _doc(edition: Edition, summary: Summary) -> index.Doc:
    """A page as the index knows it: English readers' words find it in every language."""
    meta, english = summary.meta, source_of(edition, summary)
    theirs = (english.meta.title,) if english and english.meta.title != meta.title else ()
    return index.Doc(
        title=meta.title,
        keywords=(*theirs, *meta.keywords, *edition.synonyms.get(summary.domain, ())),
        headings=tuple(heading.text for heading in summary.headings),
        summary=meta.description,
    )
