"""What rules see that look further than one pair: a catalog, all catalogs of a language, an English article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.checks.pair import Pair
from pipeline.findings import Wording
from pipeline.languages import Language
from pipeline.lazy import lazy
from pipeline.markup import frontmatter, loose
from pipeline.markup.unheard import unheard
from pipeline.model import NO_SETTINGS, Article, Catalog, CheckSettings, Page


@dataclass(frozen=True)
class Folio:
    """One catalog."""

    catalog: Catalog
    language: Language
    site: CheckSettings = NO_SETTINGS
    glossary: Any = None
    seen: tuple[Pair, ...] | None = None
    """Its pairs, where they were looked at before."""

    @lazy
    def pairs(self) -> tuple[Pair, ...]:
        """The translations that readers see, whether they differ from their source or not; in the file's order."""
        # Of a text that is far too much to be read, `md-shape` says so, and nobody else reads it.
        return tuple(pair for pair in (self._pairs() if self.seen is None else self.seen) if not pair.excess)

    def _pairs(self) -> Iterator[Pair]:
        for number, message in enumerate(self.catalog.messages):
            if message.translated:
                yield from Pair.of(message, self.catalog, self.language, self.site, self.glossary, number)


@dataclass(frozen=True)
class Corpus:
    """All catalogs of one language, in order of their domains."""

    folios: tuple[Folio, ...]
    language: Language
    site: CheckSettings = NO_SETTINGS
    glossary: Any = None

    @lazy
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

    @lazy
    def given_ids(self) -> tuple[tuple[int, str], ...]:
        """Line and name of every id that the author gave, of headings and in raw HTML."""
        found = []
        for line, token in self._tokens:
            if token.type == "heading_open" and "id" in token.attrs:
                found.append((line, str(token.attrs["id"])))
            elif token.type in ("html_block", "html_inline"):
                for number, row in enumerate(token.content.split("\n")):
                    found += [(line + number, match[1] or match[2] or match[3]) for match in _ID.finditer(row)]
        return tuple(found)

    @lazy
    def own_pictures(self) -> tuple[tuple[int, str], ...]:
        """Line and path, from the project's root, of every picture that lies there."""
        found = ((line, str(token.meta["asset"])) for line, token in self._tokens if "asset" in token.meta)
        return tuple(dict.fromkeys(found))

    @lazy
    def silent_pictures(self) -> tuple[tuple[int, str], ...]:
        """Line and address of every picture without a text."""
        found = []
        for line, token in self._tokens:
            if token.type == "image" and not token.content.strip():
                found.append((line, str(token.attrs.get("src", ""))))
            elif token.type in ("html_block", "html_inline"):
                for match in _IMG.finditer(token.content):
                    if not _ALT.search(match[0]):
                        source = _SRC.search(match[0])
                        found.append((line + token.content.count("\n", 0, match.start()), source[1] if source else ""))
        return tuple(found)

    def unheard(self, code: str) -> Iterator[tuple[int, Wording]]:
        """Line and wording of what the author says to us in vain, of one kind."""
        front = frontmatter.split(self.article)
        return ((one.line, one.wording) for one in unheard(self.article, front, self.page.tokens) if one.code == code)

    @lazy
    def loose_marks(self) -> tuple[tuple[int, Wording], ...]:
        """Line and wording of cards and footnotes that are half there."""
        front, tokens = frontmatter.split(self.article), self.page.tokens
        return (*loose.cards(tokens, front), *loose.notes(tokens, self.page.env, front))

    @lazy
    def loose_tags(self) -> tuple[tuple[int, Wording], ...]:
        """Line and wording of tags that are left open, or that no page lets act."""
        return tuple(loose.tags(self.page.tokens, frontmatter.split(self.article)))

    @lazy
    def foreign_pictures(self) -> tuple[tuple[int, str], ...]:
        """Line and address of every picture that lies on another site."""
        found = []
        for line, token in self._tokens:
            if token.type == "image":
                found.append((line, str(token.attrs.get("src", ""))))
            elif token.type in ("html_block", "html_inline"):
                for match in _IMG.finditer(token.content):
                    if source := _SRC.search(match[0]):
                        found.append((line + token.content.count("\n", 0, match.start()), source[1]))
        return tuple((line, address) for line, address in found if address.lower().startswith(_ELSEWHERE))

    @lazy
    def _tokens(self) -> tuple[tuple[int, Any], ...]:
        """Every token with its line in the article, those inside others too."""
        first = frontmatter.split(self.article).lines + 1
        found: list[tuple[int, Any]] = []
        line = first
        for token in self.page.tokens:
            line = first + token.map[0] if token.map else line
            found.append((line, token))
            for child in token.children or ():
                found.append((line, child))
                found += [(line, inner) for inner in child.children or ()]
        return tuple(found)


_ID = re.compile(r"""<[a-zA-Z][^<>]*?\sid\s*=\s*(?:"([^"]+)"|'([^']+)'|([^\s"'>]+))""")
_IMG = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)
_ALT = re.compile(r"\salt\s*=", re.IGNORECASE)
_SRC = re.compile(r"""\ssrc\s*=\s*["']?([^\s"'>]+)""", re.IGNORECASE)
_ELSEWHERE = ("http:", "https:", "//")
