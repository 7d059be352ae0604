"""What the steps of `lineage` work with: what the past has to give, and what became of a message."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from pipeline.catalog.abreast import Witness
from pipeline.catalog.carrying import has_text
from pipeline.catalog.changes import Change, Weight
from pipeline.model import Catalog, Message

if TYPE_CHECKING:
    from pipeline.languages import Language

MINOR, MAJOR = "minor", "major"
"""What an author may say of an edit (`Unit.fate`)."""

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
    SPLIT = "split"
    """Whole sentences of a longer text, with their translations."""
    MERGED = "merged"
    """Sentences of several texts, with their translations."""
    COSMETIC = "cosmetic"
    """An edit that changed nothing of what the text says: the translation stays published."""
    MINOR = "minor"
    """An edit of which its author says that translations still hold."""
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
    change: Change | None = field(default=None, compare=False)
    """The edit, judged, where there was one."""
    was_published: bool = False
    """Whether readers saw this translation until now."""

    @property
    def is_safety(self) -> bool:
        """Whether the edit may harm readers of the old translation."""
        return self.change is not None and self.change.weight is Weight.SAFETY


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
    fates: Mapping[Key, str] = field(default_factory=dict)
    """What the author says of the last edit of a message."""
    touched: frozenset[Key] = frozenset()
    """Doubted entries whose translation somebody has begun to change."""
    source: Language | None = None
    target: Language | None = None
    witness: Witness | None = None
    """Tells what sentences of the two languages have in common."""
    spent: tuple[Message, ...] = ()
    """Entries that live on in others already: another text may have come of them, too."""

    @classmethod
    def of(
        cls,
        old: Catalog | None,
        template: Catalog,
        elsewhere: Iterable[Catalog] = (),
        *,
        fates: Mapping[Key, str] | None = None,
        touched: frozenset[Key] = frozenset(),
        languages: tuple[Language, Language] | None = None,
        witness: Witness | None = None,
    ) -> Past:
        live: dict[Key, Message] = {}
        obsolete: dict[Key, Message] = {}
        for entry in old.messages if old else ():
            (obsolete if entry.obsolete else live)[entry.key] = entry
        wanted = {message.key for message in template.messages}
        vanished = {key: entry for key, entry in live.items() if key not in wanted}
        source, target = languages or (None, None)
        return cls(live, vanished, obsolete, tuple(elsewhere), fates or {}, touched, source, target, witness)

    @property
    def memory(self) -> tuple[Message, ...]:
        """What the article said once: what has vanished now, then what had before. All have a translation."""
        return tuple(entry for entry in (*self.vanished.values(), *self.obsolete.values()) if has_text(entry))

    @property
    def source_code(self) -> str:
        return self.source.code if self.source else "en"

    def is_major(self, message: Message) -> bool:
        return self.fates.get(message.key) == MAJOR

    def without(self, used: Iterable[Key]) -> Past:
        gone = set(used)
        if not gone:
            return self
        return replace(
            self,
            vanished={key: entry for key, entry in self.vanished.items() if key not in gone},
            obsolete={key: entry for key, entry in self.obsolete.items() if key not in gone},
            spent=(*self.spent, *(entry for entry in self.memory if entry.key in gone)),
        )
