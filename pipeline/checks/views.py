"""What rules see that look further than one pair: a catalog, all catalogs of a language, an English article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pipeline.checks.pair import Pair
from pipeline.languages import Language
from pipeline.model import NO_SETTINGS, Article, Catalog, CheckSettings, Page


@dataclass(frozen=True)
class Folio:
    """One catalog."""

    catalog: Catalog
    language: Language
    site: CheckSettings = NO_SETTINGS
    glossary: Any = None

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The translations that readers see, whether they differ from their source or not; in the file's order."""
        return tuple(self._pairs())

    def _pairs(self) -> Iterator[Pair]:
        for message in self.catalog.messages:
            if message.translated:
                yield from Pair.of(message, self.catalog, self.language, self.site, self.glossary)


@dataclass(frozen=True)
class Corpus:
    """All catalogs of one language, in order of their domains."""

    folios: tuple[Folio, ...]
    language: Language
    site: CheckSettings = NO_SETTINGS
    glossary: Any = None

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The translations that readers see, of every catalog."""
        return tuple(pair for folio in self.folios for pair in folio.pairs)


@dataclass(frozen=True)
class Draft:
    """An article in its own language, as it is going to be translated."""

    article: Article
    page: Page
    """Parsed; `page.units` are what translators get, each with its line."""
    language: Language
    domains: frozenset[str] = frozenset()
    """Every article of the project."""
