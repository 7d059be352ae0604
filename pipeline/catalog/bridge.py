"""Catalogs for programs that know polib, and theirs for us.

Much of the world's PO scripting in Python speaks `polib.POFile`. `to_polib` and `from_polib` lead there and back
without loss of anything that both can hold; files on disk go through `po` alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.catalog.po import parse_po, serialize_po
from pipeline.model import Catalog

if TYPE_CHECKING:
    import polib


def to_polib(catalog: Catalog) -> polib.POFile:
    """The catalog as polib would have read it."""
    import polib

    return polib.pofile(serialize_po(catalog), wrapwidth=0, encoding="utf-8")


def from_polib(file: polib.POFile, *, domain: str, language: str | None) -> Catalog:
    """The catalog in a polib object. Raises `CatalogError` for what gettext would refuse, duplicates among it."""
    # polib writes a bare "#" for a file without header comments.
    text = str(file) if file.header else str(file).removeprefix("#\n")
    return parse_po(text.encode(), path=file.fpath or "polib", domain=domain, language=language)
