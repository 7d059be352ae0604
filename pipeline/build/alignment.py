"""A translated article into a catalog: what `align` does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline import markup
from pipeline.align.harvest import MARK, THRESHOLD, Row, filled, rows
from pipeline.align.pairing import pairs
from pipeline.catalog.memory import offered
from pipeline.catalog.merge import merge
from pipeline.catalog.template import template
from pipeline.checks import check
from pipeline.findings import Severity
from pipeline.languages import Language
from pipeline.model import Article, Catalog


@dataclass(frozen=True, slots=True)
class Alignment:
    """The catalog of a translated article, and how its passages were paired."""

    catalog: Catalog
    rows: tuple[Row, ...]
    sure: int = 0
    """Messages that are translated."""
    doubtful: int = 0
    """Messages that are fuzzy."""
    empty: int = 0
    left_over: int = 0
    """Passages of the translation that no message took."""


def align(
    english: Article,
    other: Article,
    language: Language,
    *,
    threshold: float = THRESHOLD,
    known: Iterable[tuple[str, str]] = (),
    source_language: str = "en",
) -> Alignment:
    """Pair the passages of both articles. `known` are texts and translations from elsewhere, to learn words from.

    A translation whose links, tags or notes differ from its source's is fuzzy, however sure its pair is.
    Raises `SourceError` for an article that cannot be read.
    """
    ours = markup.units(english, source_language=source_language)
    theirs = markup.units(other, source_language=language.code)
    found = rows(pairs(ours, theirs, known), ours, theirs, language)
    meta = markup.meta(english)
    day = meta.updated or meta.published
    empty = template(
        english.domain,
        ours,
        path=english.path,
        changed=day.isoformat() if day else "",
        source_language=source_language,
    )
    fresh = merge(empty, None, language=language).catalog
    catalog = _checked(filled(fresh, found, threshold=threshold, path=other.path), language)
    told = [message for message in catalog.messages if message.msgstr]
    return Alignment(
        catalog,
        found,
        sum(1 for message in told if not message.fuzzy),
        sum(1 for message in told if message.fuzzy),
        len(catalog.messages) - len(told),
        sum(len(row.other) for row in found if not any(row.texts)),
    )


def _checked(catalog: Catalog, language: Language) -> Catalog:
    """The catalog with every translation in doubt that a check finds fault with."""
    faulty = {(one.msgctxt, one.msgid): one.code for one in check(catalog, language) if one.severity is Severity.ERROR}
    messages = tuple(
        offered(message, (message.msgstr,), f"{MARK}{faulty[message.key]}")
        if message.key in faulty and message.translated
        else message
        for message in catalog.messages
    )
    return replace(catalog, messages=messages)
