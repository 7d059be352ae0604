"""Which translations lag behind their English, since when, and what changed: for status, pages and translators."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pipeline.catalog.carrying import has_text
from pipeline.catalog.changes import Change, Weight, classify
from pipeline.catalog.history import History
from pipeline.model import Catalog, Message


@dataclass(frozen=True, slots=True)
class Lag:
    """One translation that was made for another English text."""

    message: Message
    """Doubted, with the English it was made for in `previous`."""
    since: date | None
    """The article's day of the first edit it has not caught up with; None where nobody knows."""
    weight: Weight
    """How grave the edit is; what was grave once stays so until a translator has looked."""
    source_language: str

    @property
    def change(self) -> Change:
        """The edit, judged, with its words. Costs a lexicon."""
        assert self.message.previous is not None
        return classify(self.message.previous.msgid, self.message.msgid, source_language=self.source_language)


def lags(catalog: Catalog, history: History, *, source_language: str = "en") -> Iterator[Lag]:
    """The lagging translations of a catalog, safety edits first, else in its order.

    The history's word is taken where it has one; only an edit that it does not know is judged anew.
    """
    found = [
        _lag(message, catalog.domain, history, source_language)
        for message in catalog.current
        if message.fuzzy and message.previous and message.previous.msgid != message.msgid and has_text(message)
    ]
    yield from sorted(found, key=lambda lag: -lag.weight)


def _lag(message: Message, domain: str, history: History, source_language: str) -> Lag:
    row = history.of(domain, message.key)
    known = row if row and row.weight > Weight.COSMETIC else None
    lag = Lag(message, known.day if known else None, known.weight if known else Weight.CONTENT, source_language)
    return lag if known else Lag(message, None, max(lag.change.weight, Weight.CONTENT), source_language)
