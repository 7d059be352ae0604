"""Drawings with their words in a page's language: one drawing in the project, one picture a language in the output."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from pipeline.languages import Language
from pipeline.markup import drawings
from pipeline.model import Artifact, Edition, Summary
from pipeline.render.html.blanks import Picture
from pipeline.render.html.pictures import FOLDER, Original, digest_of, original


def pictures(edition: Edition, summary: Summary) -> dict[str, Picture]:
    """The drawings of a page that speak its language, by the path of the original."""
    return {path: picture for path, picture, _ in _drawn(edition, summary)}


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """Each of them once."""
    made: dict[str, bytes] = {}
    for summary in edition.pages:
        if edition.published(summary.domain, edition.language.code):
            made |= {output: data for _, picture, (output, data) in _drawn(edition, summary)}
    for path, data in sorted(made.items()):
        yield Artifact(path, as_it_is, (data,))


def as_it_is(data: bytes) -> bytes:
    return data


def _drawn(edition: Edition, summary: Summary) -> Iterator[tuple[str, Picture, tuple[str, bytes]]]:
    for path, said in summary.drawings:
        if path in summary.images and (read := original(path)):
            data = _told(read, said, edition.language, edition.source_language)
            stem, suffix = posixpath.splitext(path.removeprefix("source/"))
            output = f"{FOLDER}/{edition.language.code}/{stem}.{digest_of(data)[:8]}{suffix}"
            yield path, Picture(quote(output), read.width, read.height), (output, data)


@lru_cache(maxsize=256)
def _told(read: Original, said: tuple[str, ...], language: Language, source_language: str) -> bytes:
    svg = Path(read.path).read_bytes().decode("utf-8", "replace")
    return drawings.told(svg, said, language, source_language).encode()
