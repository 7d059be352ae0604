"""Units to a template: what is there to translate in one article, as gettext messages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.catalog.headers import template_headers
from pipeline.catalog.po import bare_entry
from pipeline.model import Catalog, Message, Unit


def template(
    domain: str,
    units: Iterable[Unit],
    *,
    path: str,
    changed: str = "",
    before: str = "",
    source_language: str = "en",
) -> Catalog:
    """The template of one article. Equal units are one message, which tells all their kinds and sections.

    `path` is the article's, for `#:`. `changed` is the ISO day the article says it was changed, "" when it says
    none; it becomes the creation date unless `before`, the text of the template so far, holds the same set of
    messages: then its date stays. The clock is never asked.
    """
    alike: dict[tuple[str | None, str], list[Unit]] = {}
    for unit in units:
        if unit.msgid:  # an empty msgid is the header's
            alike.setdefault(unit.key, []).append(unit)
    places = (path,)
    messages = tuple(
        Message(msgid, "", msgctxt, None, (), None, (), _notes(same), places)
        for (msgctxt, msgid), same in alike.items()
    )
    fresh = Catalog(domain, messages=messages)
    created = _created(before)
    if changed and (not created or _entries(before) != {bare_entry(message) for message in messages}):
        created = f"{changed} 00:00+0000"
    return replace(fresh, headers=template_headers(domain, created=created, source_language=source_language))


_CREATED = re.compile(r'^"POT-Creation-Date: (.*)\\n"$', re.MULTILINE)
_COMMENT = re.compile(r"^#.*\n", re.MULTILINE)


def _created(text: str) -> str:
    found = _CREATED.search(text)
    return found[1] if found else ""


def _entries(text: str) -> set[str]:
    """The entries of a template that we wrote, without comments and header. To read them as text takes a tenth of the
    time; a template that somebody has laid out anew counts as another, and is ours to make again."""
    entries = _COMMENT.sub("", text).rstrip("\n").split("\n\n")
    return {entry for entry in entries if not entry.startswith('msgid ""\nmsgstr ""\n"')}


def _notes(units: Sequence[Unit]) -> tuple[str, ...]:
    """One fact a line, the facts of one kind together."""
    if len(units) == 1:
        unit = units[0]
        if unit.section and not unit.notes and not unit.targets:  # as most are
            return (f"type: {unit.kind}", f"section: {_one_line(unit.section)}")
        return tuple(_facts(unit))
    facts = dict.fromkeys(fact for unit in units for fact in _facts(unit))
    kinds = {kind: place for place, kind in enumerate(("type", "section", "note"))}
    return tuple(sorted(facts, key=lambda fact: kinds.get(fact.partition(":")[0], len(kinds))))


def _facts(unit: Unit) -> Iterator[str]:
    yield f"type: {unit.kind}"
    if unit.section:
        yield f"section: {_one_line(unit.section)}"
    for note in unit.notes:
        yield f"note: {_one_line(note)}"
    for target in unit.targets:
        yield f"{target.label}: {_one_line(target.url)}"


def _one_line(text: str) -> str:
    return text if text.isprintable() else " ".join(text.split())
