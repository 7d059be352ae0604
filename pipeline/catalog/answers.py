"""What a catalog answers to a unit, and how much of an article it covers."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import normalize

from pipeline.catalog.changes import Weight
from pipeline.catalog.history import History, shown_stale
from pipeline.model import Answer, Catalog, Coverage, Lookup, Message, State, Unit

_UNTRANSLATED = Answer(None, State.UNTRANSLATED)
_FUZZY = Answer(None, State.FUZZY)
_MARKED = ("paragraph", "list item", "quotation", "definition", "footnote", "term", "table")
"""Kinds of units, by how they begin, that every format can mark: an old translation is never shown without."""


def lookup(
    catalog: Catalog, *, history: History | None = None, shows_old: bool = False, source_language: str = "en"
) -> Lookup:
    """A lookup that answers with what may be published: a doubted translation, like an absent one, is no text.

    A `history` tells since when a doubted translation lags behind. Where the site `shows_old` ones, a translation whose
    English was edited since is a text, stale, if the edit was of content alone and its author does not call it major.
    The key is (msgctxt, msgid), exactly; else the same characters in other code points, for an editor may have
    put the file into NFC.
    """
    answers = {message.key: _answer(message) for message in catalog.messages if not message.obsolete}
    stale: dict[tuple[str | None, str], Answer] = {}
    for message in catalog.messages if history and history.rows else ():
        row = history.of(catalog.domain, message.key) if history and message.fuzzy and not message.obsolete else None
        if row and row.weight > Weight.COSMETIC and answers[message.key] is _FUZZY:
            answers[message.key] = Answer(None, State.FUZZY, row.day)
            if shows_old and shown_stale(message, row, source=source_language):
                stale[message.key] = Answer(message.msgstr, State.STALE, row.day)
    composed: dict[tuple[str | None, str], Answer] = {}

    def answer(unit: Unit) -> Answer:
        if found := answers.get(unit.key):
            old = stale.get(unit.key)
            return old if old and unit.fate != "major" and unit.kind.startswith(_MARKED) else found
        if unit.msgid.isascii():
            return _UNTRANSLATED
        if not composed:
            composed.update((_composed(key), given) for key, given in answers.items())
        return composed.get(_composed(unit.key), _UNTRANSLATED)

    return answer


def coverage(units: Iterable[Unit], catalog: Catalog) -> Coverage:
    """How much of the units a catalog answers; equal units count each, as a reader meets each."""
    answer = lookup(catalog)
    count = {state: [0, 0] for state in State}
    for unit in units:
        of_state = count[answer(unit).state]
        of_state[0] += 1
        of_state[1] += unit.words
    translated, fuzzy = count[State.TRANSLATED], count[State.FUZZY]
    return Coverage(
        units=sum(number for number, _ in count.values()),
        words=sum(words for _, words in count.values()),
        translated_units=translated[0],
        translated_words=translated[1],
        fuzzy_units=fuzzy[0],
        fuzzy_words=fuzzy[1],
    )


def _answer(message: Message) -> Answer:
    if message.translated:
        return Answer(message.msgstr_plural[0] if message.msgstr_plural else message.msgstr, State.TRANSLATED)
    return _FUZZY if message.fuzzy and any((message.msgstr, *message.msgstr_plural)) else _UNTRANSLATED


def _composed(key: tuple[str | None, str]) -> tuple[str | None, str]:
    context, msgid = key
    return (None if context is None else normalize("NFC", context), normalize("NFC", msgid))
