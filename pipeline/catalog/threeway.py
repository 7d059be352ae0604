"""Two people's versions of one catalog to one, entry by entry and field by field, as `git merge` calls it.

What only one side changed is taken from it. What both changed, and differently, is kept twice: ours in the msgstr,
theirs in a comment (`conflicts`), and the entry is fuzzy. The laws: nothing that either side wrote is lost; the result
is a PO file, never one with markers in it; ours and theirs change places without any other difference; where one side
changed nothing the result is the other.

Entries are the same where msgctxt and msgid are. Where `update` gave a translation to an edited text on one side, the
other side's work on the old text follows it there (`_links`). Where the text was split or joined, nobody knows where
that work belongs: what has the old sentences is in doubt, and keeps it in a comment (`overtaken`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from pipeline.catalog.conflicts import Conflict, Key, note
from pipeline.catalog.header_versions import merged_headers
from pipeline.catalog.headers import nplurals
from pipeline.catalog.ordering import decided, in_order, merged_lines
from pipeline.catalog.said import NOTHING, Said, fitted, merged_said
from pipeline.catalog.wording import LABEL
from pipeline.model import Catalog, Message, Previous


@dataclass(frozen=True, slots=True)
class ThreeWay:
    """The merged catalog, and what a person has to decide in it, in the order of the file."""

    catalog: Catalog
    conflicts: tuple[Conflict, ...] = ()
    forsaken: tuple[Key, ...] = ()
    """Entries that one side translated anew while the other took their text out, and nothing here came of them: they
    are kept as obsolete, but where the text went, in another file perhaps, the old translation may live on."""


def three_way(base: Catalog, ours: Catalog, theirs: Catalog) -> ThreeWay:
    """What both sides made of a catalog. An empty base stands for a file that both sides added."""
    headers, header_notes, conflicts = merged_headers(base, ours, theirs)
    entries: dict[Key, Message] = {}
    found, followed = _versions(base, ours, theirs)
    for key, versions in found.items():
        entries[key], clashes = _entry(key, versions)
        conflicts += clashes
    forsaken = []
    for work in overtaken(base, ours, theirs):
        if work.old.key in followed:
            continue
        heirs = [key for key in work.heirs if key in entries and entries[key].msgstr]
        for key in heirs:
            entries[key], clashes = _in_doubt(entries[key], work)
            conflicts += clashes
        if not heirs and work.texts:
            forsaken.append(work.old.key)
    order = _order(base, ours, theirs, entries)
    place = {key: number for number, key in enumerate(order)}
    catalog = replace(
        ours,
        headers=headers,
        comments=_with_notes(merged_lines(base.comments, ours.comments, theirs.comments), header_notes),
        header_flags=merged_lines(base.header_flags, ours.header_flags, theirs.header_flags),
        messages=tuple(entries[key] for key in order),
    )
    conflicts.sort(key=lambda conflict: place.get(conflict.key, -1))
    return ThreeWay(
        _with_forms(catalog, ours, theirs), tuple(conflicts), tuple(sorted(forsaken, key=place.__getitem__))
    )


# ---------------------------------------------------------------- which entries there are


class _State(IntEnum):
    """Where an entry is. When the sides moved it to different places, the greater one wins."""

    GONE = 0
    OBSOLETE = 1
    LIVE = 2

    @classmethod
    def of(cls, entry: Message | None) -> _State:
        if entry is None:
            return cls.GONE
        return cls.OBSOLETE if entry.obsolete else cls.LIVE


@dataclass(frozen=True, slots=True)
class _Versions:
    """One entry as the three files have it."""

    base: Message | None
    ours: Message | None
    theirs: Message | None
    state: _State
    """Where the two sides would have it together."""
    placed: tuple[Message, ...]
    """The sides, ours first, that have it there: they know what the template says of it."""

    @property
    def worked_on(self) -> bool:
        """Whether the one side that has the entry has changed what people write there."""
        side = self.ours or self.theirs
        if side is None or self.base is None:
            return side is not None
        said, before = Said.of(side), Said.of(self.base)
        return (said.forms, said.fuzzy, side.comments) != (before.forms, before.fuzzy, self.base.comments)


def _versions(base: Catalog, ours: Catalog, theirs: Catalog) -> tuple[dict[Key, _Versions], set[Key]]:
    """Every entry of the result, those among them that a side removed and the other has worked on; and the entries of
    which all work has gone into another."""
    old, mine, other = _by_key(base), _by_key(ours), _by_key(theirs)
    my_links, other_links = _links(old, mine), _links(old, other)
    found: dict[Key, _Versions] = {}
    followed: set[Key] = set()
    for key in dict.fromkeys((*mine, *other)):
        before, our, their = old.get(key), mine.get(key), other.get(key)
        state = decided(_State.of(before), _State.of(our), _State.of(their), max)
        placed = tuple(side for side in (our, their) if side is not None and _State.of(side) is state)
        sources = {links[key] for links in (my_links, other_links) if key in links}
        if len(sources) == 1:
            source = sources.pop()
            before, our, their = _followed(key, old[source], our, their, mine.get(source), other.get(source))
            if key not in mine or key not in other:
                followed.add(source)
        found[key] = _Versions(before, our, their, state, placed)
    kept = {
        key: versions
        for key, versions in found.items()
        if versions.state or (versions.worked_on and key not in followed)
    }
    return kept, followed


def _by_key(catalog: Catalog) -> dict[Key, Message]:
    return {message.key: message for message in catalog.messages}


def _order(base: Catalog, ours: Catalog, theirs: Catalog, entries: Mapping[Key, Message]) -> list[Key]:
    """The live entries in the order of the article, then the obsolete ones, those that were kept just now last."""
    order: list[Key] = []
    for obsolete in (False, True):
        before, mine, other = (
            [message.key for message in catalog.messages if message.obsolete is obsolete]
            for catalog in (base, ours, theirs)
        )
        keep = {key for key, entry in entries.items() if entry.obsolete is obsolete}
        order += in_order(before, mine, other, keep)
    known = set(order)
    return order + [message.key for message in base.messages if message.key in entries and message.key not in known]


# ---------------------------------------------------------------- edited texts


def _links(base: Mapping[Key, Message], side: Mapping[Key, Message]) -> dict[Key, Key]:
    """New key → old key, where a side's new entry has the translation of one that it no longer has.

    Either `#|` says so, or the translation is the very same, as after an edit that asks for no doubt.
    """
    gone = {key: entry for key, entry in base.items() if key not in side}
    new = {key: entry for key, entry in side.items() if key not in base}
    if not gone or not new:
        return {}
    known, wanted = ({key: Said.of(entry) for key, entry in part.items()} for part in (gone, new))
    holders, takers = Counter(known.values()), Counter(wanted.values())
    alike = {said: key for key, said in known.items() if said.has_text and holders[said] == 1}
    links = {}
    for key, said in wanted.items():
        if said.previous and (source := (said.previous.msgctxt, said.previous.msgid)) in gone:
            links[key] = source
        elif said in alike and takers[said] == 1:
            links[key] = alike[said]
    return links


def _followed(
    key: Key,
    source: Message,
    ours: Message | None,
    theirs: Message | None,
    our_old: Message | None,
    their_old: Message | None,
) -> tuple[Message, Message | None, Message | None]:
    """The three versions of an edited entry, as if each had been through the update that one side has seen.

    What its own side has made of the old text since is in doubt: nobody has seen it beside the new one.
    """
    doubt = any(side is not None and side.fuzzy for side in (ours, theirs))

    def version(side: Message | None, old: Message | None) -> Message | None:
        if side is not None or old is None:
            return side
        return _under(key, old, doubt=doubt or Said.of(old) != Said.of(source))

    return _under(key, source, doubt=doubt), version(ours, our_old), version(theirs, their_old)


def _under(key: Key, old: Message, *, doubt: bool) -> Message:
    """An entry under the key of an edited text; in doubt, it says which text it was made for."""
    entry = replace(old, msgctxt=key[0], msgid=key[1])
    if not doubt:
        return entry
    made_for = old.previous if old.fuzzy else None
    previous = made_for or Previous(old.msgid, old.msgctxt, old.msgid_plural)
    return replace(entry, previous=previous, flags=("fuzzy", *_lasting(old)))


# ---------------------------------------------------------------- texts that were split, joined or taken out


@dataclass(frozen=True, slots=True)
class Overtaken:
    """What one side did to a translation of a text that the other side no longer has."""

    old: Message
    """The entry as both had it."""
    new: Message
    """What became of it on the side that kept it."""
    side: str
    """Which that is: `ours` or `theirs`."""
    heirs: tuple[Key, ...]
    """New texts of the other side that have sentences of the old translation: those that the work changed, if any."""

    @property
    def texts(self) -> tuple[str, ...]:
        """The new translation; nothing where the old one is merely in doubt now."""
        said = Said.of(self.new).forms
        return said if any(said) and said != Said.of(self.old).forms else ()


def overtaken(base: Catalog, ours: Catalog, theirs: Catalog) -> Iterator[Overtaken]:
    """The work on translations whose text the other side split, joined or took out."""
    known, mine, others = _by_key(base), _by_key(ours), _by_key(theirs)
    before = {key: entry for key, entry in known.items() if not entry.obsolete and Said.of(entry).has_text}
    for side, own, other in (("ours", mine, others), ("theirs", others, mine)):
        fresh = {key: entry for key, entry in other.items() if key not in known and not entry.obsolete}
        for key, old in before.items():
            new, there = own.get(key), other.get(key)
            if new is None or new.obsolete or not (there is None or there.obsolete):
                continue
            said, was = Said.of(new), Said.of(old)
            if said.forms != was.forms or (said.fuzzy and not was.fuzzy):
                yield Overtaken(old, new, side, tuple(_heirs(old, new, fresh)))


def _heirs(old: Message, new: Message, fresh: Mapping[Key, Message]) -> Iterable[Key]:
    parts, left = _sentences(old), _sentences(new)
    shared = {key: common for key, entry in fresh.items() if (common := parts & _sentences(entry))}
    return [key for key, common in shared.items() if not common <= left] or shared


_END = re.compile(r"(?<=[.?!\u2026\u0964\u0965\u06d4\u3002])\s*")


def _sentences(entry: Message) -> set[str]:
    """The sentences of a translation, without the numbers of its links: they are counted anew in each text."""
    text = LABEL.sub("]", " ".join(" ".join(Said.of(entry).forms).split()))
    return {piece.strip() for piece in _END.split(text) if piece.strip()}


def _in_doubt(entry: Message, work: Overtaken) -> tuple[Message, list[Conflict]]:
    """A text with sentences of an old translation, and what the other side has made of that.

    Without `#|`, as in every conflict: what was made for the old text as a whole is no translation of it by itself.
    """
    doubted = replace(entry, flags=("fuzzy", *_lasting(entry)))
    if not work.texts:
        return doubted, []
    plural = work.old.msgid_plural is not None
    notes = [note(work.side, text, form if plural else None) for form, text in enumerate(work.texts) if text]
    doubted = replace(doubted, previous=None, comments=_with_notes(entry.comments, notes))
    return doubted, [Conflict(entry.key, "msgstr", entry.msgstr, text, work.side) for text in work.texts if text]


# ---------------------------------------------------------------- one entry


def _entry(key: Key, versions: _Versions) -> tuple[Message, list[Conflict]]:
    """The merged entry. A side that does not have it has no opinion of it."""
    if versions.ours is not None and versions.ours == versions.theirs:
        return versions.ours, []
    base = versions.base
    ours = versions.ours or base or versions.theirs
    theirs = versions.theirs or base or versions.ours
    assert ours is not None and theirs is not None
    said, clashes = merged_said(Said.of(base) if base else NOTHING, Said.of(ours), Said.of(theirs))
    state, placed = _resting_place(versions, said)
    plural, notes, references = _from_template(base, placed, ours)
    if ours.msgid_plural != theirs.msgid_plural:
        said, clashes = fitted(said, clashes, plural, ours, theirs)
    kept = [note(clash.side, clash.noted, clash.index(plural)) for clash in clashes]
    entry = Message(
        key[1],
        said.forms[0] if plural is None else "",
        key[0],
        plural,
        said.forms if plural is not None else (),
        said.previous,
        _with_notes(merged_lines(base.comments if base else (), ours.comments, theirs.comments), kept),
        notes,
        references,
        (*("fuzzy",) * said.fuzzy, *merged_lines(_lasting(base), _lasting(ours), _lasting(theirs))),
        state is _State.OBSOLETE,
    )
    return entry, [Conflict(key, clash.field(plural), clash.kept, clash.noted) for clash in clashes]


def _resting_place(versions: _Versions, said: Said) -> tuple[_State, tuple[Message, ...]]:
    """Where the entry is, and the sides that have it there.

    An obsolete entry is a text to be remembered. One without a text, which gettext's tools would drop with whatever a
    translator wrote above it, stays where it was until `update` finds its successor.
    """
    state, placed = versions.state or _State.OBSOLETE, versions.placed
    if state is _State.OBSOLETE and not said.forms[0] and all(Said.of(side).forms[0] for side in placed):
        live = tuple(side for side in (versions.ours, versions.theirs) if side is not None and not side.obsolete)
        if live:
            return _State.LIVE, live
    return state, placed


def _from_template(
    base: Message | None, placed: tuple[Message, ...], ours: Message
) -> tuple[str | None, tuple[str, ...], tuple[str, ...]]:
    """msgid_plural, notes and references: what comes from the article, not from translators."""
    if not placed:
        return ours.msgid_plural, (), ()
    if len(placed) == 1:
        return placed[0].msgid_plural, placed[0].notes, placed[0].references
    (mine, other), before = placed, base or Message("")
    return (
        decided(before.msgid_plural, mine.msgid_plural, other.msgid_plural, lambda one, two: max(one or "", two or "")),
        merged_lines(before.notes, mine.notes, other.notes),
        merged_lines(before.references, mine.references, other.references),
    )


def _lasting(entry: Message | None) -> tuple[str, ...]:
    """The flags that say nothing about the translation."""
    return tuple(flag for flag in entry.flags if flag != "fuzzy") if entry else ()


def _with_notes(comments: tuple[str, ...], notes: Sequence[str]) -> tuple[str, ...]:
    return (*comments, *(line for line in dict.fromkeys(notes) if line not in comments))


def _with_forms(catalog: Catalog, ours: Catalog, theirs: Catalog) -> Catalog:
    """The catalog with as many forms to a plural as its header asks for, where only one side knew of that."""
    forms = nplurals(catalog.header("Plural-Forms")) or 0
    counts = [nplurals(side.header("Plural-Forms")) for side in (ours, theirs)]
    if counts[0] == counts[1]:
        return catalog
    right = [_by_key(side) for side, count in zip((ours, theirs), counts, strict=True) if count == forms]

    def fitting(entry: Message) -> Message:
        missing = forms - len(entry.msgstr_plural)
        if entry.msgid_plural is None or missing <= 0:
            return entry
        if any(entry.key in side and side[entry.key].msgstr_plural == entry.msgstr_plural for side in right):
            return entry
        return replace(entry, msgstr_plural=(*entry.msgstr_plural, *[""] * missing))

    return replace(catalog, messages=tuple(map(fitting, catalog.messages)))
