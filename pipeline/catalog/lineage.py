"""Where the messages of a template come from: a chain of steps from an old catalog to new entries.

`STEPS` is the programme. A step sees the messages that are still open and what the past still has to give, and
yields what it can carry over; the next step sees what is left. To teach `merge` one more kind of change, write one
more step and give it its place in the table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from unicodedata import normalize

from pipeline.catalog.similar import Resemblance, best_pairs, resemblances
from pipeline.model import Catalog, Message, Previous

Key = tuple[str | None, str]


class Kind(StrEnum):
    """What became of a message or an entry."""

    KEPT = "kept"
    """The same message: its translation, or the want of one, stays."""
    REVIVED = "revived"
    """An obsolete entry whose message is back."""
    RESTORED = "restored"
    """A doubt that is gone: the source says again what the translation was made for."""
    MOVED = "moved"
    """The same message in another file."""
    FUZZY = "fuzzy"
    """The translation of another text, for a person to look at."""
    NEW = "new"
    OBSOLETE = "obsolete"
    """No longer in the article; the translation is kept at the end of the file."""
    DROPPED = "dropped"
    """No longer in the article, and there was no translation to keep."""


@dataclass(frozen=True, slots=True)
class Carry:
    """One line of the report: what became of a message, from where, and why."""

    kind: Kind
    key: Key
    from_key: Key | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """What a step has found for one open message."""

    entry: Message
    """The entry of the new catalog, whole."""
    carry: Carry
    used: tuple[Key, ...] = ()
    """Entries of the past that live on in this one, and so do not become obsolete."""


@dataclass(frozen=True, slots=True)
class Past:
    """What the old catalog, and others, have to give."""

    live: Mapping[Key, Message]
    vanished: Mapping[Key, Message]
    """Those of the live entries whose message is no longer in the template."""
    obsolete: Mapping[Key, Message]
    elsewhere: tuple[Catalog, ...] = ()

    @classmethod
    def of(cls, old: Catalog | None, template: Catalog, elsewhere: Iterable[Catalog] = ()) -> Past:
        live: dict[Key, Message] = {}
        obsolete: dict[Key, Message] = {}
        for entry in old.messages if old else ():
            (obsolete if entry.obsolete else live)[entry.key] = entry
        wanted = {message.key for message in template.messages}
        vanished = {key: entry for key, entry in live.items() if key not in wanted}
        return cls(live, vanished, obsolete, tuple(elsewhere))

    @property
    def memory(self) -> tuple[Message, ...]:
        """What the article said once: what has vanished now, then what had before. All have a translation."""
        return tuple(entry for entry in (*self.vanished.values(), *self.obsolete.values()) if has_text(entry))

    def without(self, used: Iterable[Key]) -> Past:
        gone = set(used)
        if not gone:
            return self
        return replace(
            self,
            vanished={key: entry for key, entry in self.vanished.items() if key not in gone},
            obsolete={key: entry for key, entry in self.obsolete.items() if key not in gone},
        )


# ---------------------------------------------------------------- steps


def kept(wanted: Sequence[Message], past: Past) -> Iterator[Match]:
    """The same msgid in the same context."""
    for message in wanted:
        if (old := past.live.get(message.key)) and (old.msgstr or any(old.msgstr_plural)):
            yield Match(carried(message, old), Carry(Kind.KEPT, message.key))


def revived(wanted: Sequence[Message], past: Past) -> Iterator[Match]:
    """The same msgid in the same context, among the obsolete entries."""
    for message in wanted:
        if (old := past.obsolete.get(message.key)) and has_text(old):
            yield _match(Kind.REVIVED, message, old, "the passage is back")


def restored(wanted: Sequence[Message], past: Past) -> Iterator[Match]:
    """A fuzzy entry's `#| msgid` is the message: its translation was made for these very words."""
    made_for: dict[tuple[Key, str | None], Message] = {}
    for entry in past.memory:
        if entry.fuzzy and (previous := entry.previous):
            made_for.setdefault(((previous.msgctxt, previous.msgid), previous.msgid_plural), entry)
    for message in wanted:
        if old := made_for.get((message.key, message.msgid_plural)):
            flags = tuple(flag for flag in old.flags if flag != "fuzzy")
            sure = replace(old, msgid_plural=message.msgid_plural, flags=flags)
            carry = Carry(Kind.RESTORED, message.key, old.key, "the text is again what was translated")
            yield Match(carried(message, sure), carry, (old.key,))


def moved(wanted: Sequence[Message], past: Past) -> Iterator[Match]:
    """The same msgid in the same context, in another catalog. Catalogs that disagree make it fuzzy."""
    if not past.elsewhere:
        return
    known: dict[Key, list[Message]] = {}
    for catalog in past.elsewhere:
        for old in catalog.messages:
            if has_text(old):
                known.setdefault(old.key, []).append(old)
    for message in wanted:
        found = known.get(message.key, [])
        sure = [old for old in found if not old.fuzzy] or found
        if len({(old.msgstr, old.msgstr_plural) for old in sure}) > 1:
            carry = Carry(Kind.FUZZY, message.key, message.key, "two files translate it in different ways")
            yield Match(doubtful(message, sure[0]), carry)
        elif sure:
            carry = Carry(Kind.MOVED, message.key, message.key, "the same text in another file")
            yield Match(carried(message, sure[0]), carry)


def respelt(wanted: Sequence[Message], past: Past) -> Iterator[Match]:
    """The same characters for every reader, in other code points (Unicode's canonical equivalence)."""
    if all(message.msgid.isascii() for message in wanted):
        return
    composed = {_composed(old.key): old for old in reversed(past.memory)}
    for message in wanted:
        if old := composed.get(_composed(message.key)):
            yield _match(Kind.KEPT, message, old, "the same letters in other code points")


def other_context(wanted: Sequence[Message], past: Past) -> Iterator[Match]:
    """The same msgid in another context: another meaning, so another translation, perhaps."""
    by_text = {old.msgid: old for old in reversed(past.memory)}
    for message in wanted:
        if old := by_text.get(message.msgid):
            carry = Carry(Kind.FUZZY, message.key, old.key, "the same text in another context")
            yield Match(doubtful(message, old), carry, (old.key,))


def resembling(wanted: Sequence[Message], past: Past) -> Iterator[Match]:
    """An edited text. Compared with what has vanished only: what is still in the article was not edited into this."""
    for message, old, score in _pairs(wanted, past.memory):
        carry = Carry(Kind.FUZZY, message.key, old.key, f"{score:.0%} alike")
        yield Match(doubtful(message, old), carry, (old.key,))


def annotated(wanted: Sequence[Message], past: Past) -> Iterator[Match]:
    """An edited text that was not translated yet, but had a translator's comment."""
    commented = [old for old in past.vanished.values() if old.comments and not has_text(old)]
    for message, old, score in _pairs(wanted, commented):
        carry = Carry(Kind.NEW, message.key, old.key, f"the comment of a text {score:.0%} alike")
        yield Match(replace(message, comments=old.comments), carry, (old.key,))


Step = Callable[[Sequence[Message], Past], Iterator[Match]]

STEPS: tuple[tuple[str, Step], ...] = (
    ("kept", kept),
    ("revived", revived),
    ("restored", restored),
    ("moved", moved),
    ("respelt", respelt),
    ("other context", other_context),
    ("resembling", resembling),
    ("annotated", annotated),
)
"""In this order: the surest first."""


# ---------------------------------------------------------------- entries


def has_text(entry: Message) -> bool:
    """Whether there is a translation, doubted or not. gettext asks the first of several forms, too."""
    return bool(entry.msgstr or (entry.msgstr_plural and entry.msgstr_plural[0]))


def carried(message: Message, old: Message) -> Message:
    """The message with an old entry's translation, as sure as it was there."""
    if message.msgid_plural != old.msgid_plural:
        return doubtful(message, old)
    flags = old.flags if not message.flags else tuple(dict.fromkeys((*old.flags, *message.flags)))
    previous = old.previous if old.previous is None or old.fuzzy else None
    if (
        old.msgid == message.msgid
        and old.notes == message.notes
        and old.references == message.references
        and flags == old.flags
        and previous is old.previous
        and not old.obsolete
    ):
        return old
    return Message(
        message.msgid,
        old.msgstr,
        message.msgctxt,
        message.msgid_plural,
        old.msgstr_plural,
        previous,
        old.comments,
        message.notes,
        message.references,
        flags,
    )


def doubtful(message: Message, old: Message) -> Message:
    """The message with the translation of another text: fuzzy, and `#|` tells which text it was made for.

    A translation that was in doubt already keeps its older `#|`: that is still the text it was made for.
    """
    previous = old.previous if old.fuzzy else None
    forms = old.msgstr_plural if old.msgid_plural is not None else (old.msgstr,)
    plural = message.msgid_plural is not None
    return replace(
        message,
        msgstr="" if plural else forms[0],
        msgstr_plural=forms if plural else (),
        previous=previous or Previous(old.msgid, old.msgctxt, old.msgid_plural),
        comments=old.comments,
        flags=tuple(dict.fromkeys(("fuzzy", *old.flags, *message.flags))),
    )


def _match(kind: Kind, message: Message, old: Message, reason: str) -> Match:
    return Match(carried(message, old), Carry(kind, message.key, old.key, reason), (old.key,))


def _composed(key: Key) -> Key:
    context, msgid = key
    return (None if context is None else normalize("NFC", context), normalize("NFC", msgid))


def _pairs(wanted: Sequence[Message], past: Sequence[Message]) -> Iterator[tuple[Message, Message, float]]:
    """The best pairs of new and old; equals go to whom they stand nearest in the order of the article."""
    if not wanted or not past:
        return

    def distance(pair: Resemblance) -> float:
        return abs(pair.new / len(wanted) - pair.old / len(past))

    found = resemblances([message.msgid for message in wanted], [_texts(old) for old in past])
    for pair in best_pairs(found, distance):
        yield wanted[pair.new], past[pair.old], pair.score


def _texts(old: Message) -> tuple[str, ...]:
    """What the entry says, and what its translation was made for."""
    if old.fuzzy and old.previous and old.previous.msgid != old.msgid:
        return (old.msgid, old.previous.msgid)
    return (old.msgid,)
