"""A template and an old catalog to a new catalog. `lineage` says what comes from where; here it is put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.catalog.abreast import Witness
from pipeline.catalog.carrying import has_text
from pipeline.catalog.headers import merged_headers, nplurals
from pipeline.catalog.lineage import STEPS
from pipeline.catalog.past import Carry, Key, Kind, Match, Past
from pipeline.languages import language as language_of
from pipeline.model import Catalog, Message

if TYPE_CHECKING:
    from pipeline.languages import Language


@dataclass(frozen=True, slots=True)
class Merged:
    """A catalog up to date with its template, and what became of every message and old entry."""

    catalog: Catalog
    carries: tuple[Carry, ...]


def merge(
    template: Catalog,
    old: Catalog | None,
    *,
    language: Language,
    elsewhere: Sequence[Catalog] = (),
    fates: Mapping[Key, str] | None = None,
    touched: frozenset[Key] = frozenset(),
    witness: Witness | None = None,
) -> Merged:
    """The catalog of a language for a template.

    `old` is the article's catalog so far, perhaps from before it was renamed; None makes a new one. `elsewhere` are
    other catalogs of the language that may give translations of the very same messages. `fates` is what the author says
    of the last edit of a message (`minor`, `major`); `touched` are doubted entries that a person has begun to mend;
    `witness` knows the two languages, for texts that have to be taken apart.
    The law: merging the result again changes nothing.
    """
    source = language_of(template.header("X-Source-Language", "en"))
    past = Past.of(
        old, template, elsewhere, fates=fates, touched=touched, languages=(source, language), witness=witness
    )
    found, past = _carried_over(template.messages, past)
    entries, carries = [], []
    for message in template.messages:
        entry, carry = _entry(message, found.get(message.key), past.live.get(message.key))
        entries.append(entry)
        carries.append(carry)
    current = {message.key for message in template.messages}
    memory = [entry for entry in past.obsolete.values() if has_text(entry) and entry.key not in current]
    for entry in past.vanished.values():
        if has_text(entry):
            memory.append(entry)
            carries.append(Carry(Kind.OBSOLETE, entry.key, reason="no longer in the article"))
        else:
            carries.append(Carry(Kind.DROPPED, entry.key, reason="no longer in the article, and not translated"))
    headers = merged_headers(
        template.headers,
        old.headers if old else (),
        language=language,
        renamed_from=old.domain if old and old.domain != template.domain else None,
    )
    forms = nplurals(dict(headers)["Plural-Forms"]) or 1
    catalog = Catalog(
        template.domain,
        language.code,
        headers,
        old.comments if old else (),
        old.header_flags if old else (),
        (*_with_forms(entries, forms), *map(_obsolete, memory)),
        old.path if old and old.domain == template.domain else "",
    )
    return Merged(catalog, tuple(carries))


def _carried_over(wanted: Sequence[Message], past: Past) -> tuple[dict[Key, Match], Past]:
    """What the steps find, and what of the past is left."""
    found: dict[Key, Match] = {}
    for _, step in STEPS:
        left = [message for message in wanted if message.key not in found] if found else wanted
        if not left:
            break
        matches = list(step(left, past))
        found.update((match.entry.key, match) for match in matches)
        past = past.without(key for match in matches for key in match.used)
    return found, past


def _entry(message: Message, match: Match | None, old: Message | None) -> tuple[Message, Carry]:
    """The new entry for one message. Comments in an entry that was empty so far stay with it."""
    if match is None and old is None:
        return message, Carry(Kind.NEW, message.key)
    if match is None and old is not None:
        entry = replace(
            message, msgstr_plural=old.msgstr_plural, comments=old.comments, flags=_lasting(old.flags, message.flags)
        )
        return entry, Carry(Kind.KEPT, message.key, reason="not translated yet")
    assert match is not None
    if old is not None and old.comments and old.comments != match.entry.comments:
        comments = (*old.comments, *(line for line in match.entry.comments if line not in old.comments))
        return replace(match.entry, comments=comments), match.carry
    return match.entry, match.carry


def _lasting(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    """Flags of an empty entry: there is nothing in it to doubt."""
    return tuple(flag for flag in dict.fromkeys((*old, *new)) if flag != "fuzzy")


def _with_forms(entries: Iterable[Message], forms: int) -> Iterator[Message]:
    """The entries; one with a plural has a field for every form of the language, and none is ever taken away."""
    for entry in entries:
        if entry.msgid_plural is not None and len(entry.msgstr_plural) < forms:
            missing = forms - len(entry.msgstr_plural)
            entry = replace(entry, msgstr_plural=(*entry.msgstr_plural, *[""] * missing))
        yield entry


def _obsolete(entry: Message) -> Message:
    """The entry as memory: where it stood says nothing any more."""
    previous = entry.previous if entry.fuzzy else None
    if entry.obsolete and not entry.notes and not entry.references and previous is entry.previous:
        return entry
    return replace(entry, obsolete=True, notes=(), references=(), previous=previous)
