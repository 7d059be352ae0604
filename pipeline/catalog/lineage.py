"""Where the messages of a template come from: a chain of steps from an old catalog to new entries.

`STEPS` is the programme. A step sees the messages that are still open and what the past still has to give, and
yields what it can carry over; the next step sees what is left. To teach `merge` one more kind of change, write one
more step and give it its place in the table.

The law: a translation stays published only where every English sentence of its message says what it said before;
what any step is not certain of becomes fuzzy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from unicodedata import normalize

from pipeline.catalog.carrying import carried, doubtful, has_text
from pipeline.catalog.changes import Change, Weight, classify, is_cosmetic
from pipeline.catalog.parts import Run, recomposed, shared_sentences, translation
from pipeline.catalog.past import MINOR, Carry, Key, Kind, Match, Past
from pipeline.catalog.similar import Resemblance, best_pairs, resemblances
from pipeline.catalog.wording import Wording, fitted, gist
from pipeline.model import Message, Previous

_TRIES = 3
"""Texts that are looked at for one of which the new one is a cosmetic edit: the most alike."""
_LOW = 0.4
"""How much a long text must share with one that vanished to be helped by its translation, where nothing fits better."""
_WORDS = 5
"""Words of a long text."""
_SURE = 0.7
"""How much alike two texts must be before an author's "minor" is taken to be said of the edit between them."""

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
        if entry.fuzzy and (previous := entry.previous) and entry.key not in past.touched:
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


def normalised(wanted: Sequence[Message], past: Past) -> Iterator[Match]:
    """The same words, set otherwise: soft breaks, quotes, dashes, addresses, links on the same words."""
    known: dict[tuple[str, ...], list[Message]] = {}
    for old in past.memory:
        if _is_prose(old):
            known.setdefault(gist(old.msgid), []).append(old)
    for message in wanted if known else ():
        if not _is_prose(message) or past.is_major(message):
            continue
        for old in known.get(gist(message.msgid), ()):
            if old.msgctxt == message.msgctxt and Wording.of(old.msgid).said == Wording.of(message.msgid).said:
                if same := _fitted(message, old):
                    change = classify(old.msgid, message.msgid, source_language=past.source_code)
                    carry = Carry(Kind.COSMETIC, message.key, old.key, change.reason, change)
                    yield Match(same, carry, (old.key,))
                break


def recut(wanted: Sequence[Message], past: Past) -> Iterator[Match]:
    """Blocks that were split, joined, or cut at another sentence. All of it is found again, so nothing was edited."""
    if past.source is None or past.target is None:
        return
    languages = past.source, past.target
    news = [message for message in wanted if _is_prose(message) and message.msgctxt is None]
    olds = [old for old in past.memory if _is_prose(old) and old.msgctxt is None]
    texts, said = [message.msgid for message in news], [old.msgid for old in olds]
    for found in recomposed(texts, said, past.source) if news and olds else ():
        message, whole = news[found.new], [olds[run.old] for run in found.runs]
        keys = tuple(dict.fromkeys(old.key for old in whole))
        kind = Kind.MERGED if len(keys) > 1 else Kind.SPLIT
        sure = not any(old.fuzzy for old in whole) and not past.is_major(message)
        msgstrs = [old.msgstr for old in olds]
        text = translation(found.runs, said, msgstrs, message.msgid, languages, past.witness) if sure else None
        reason = "joined of several texts" if kind is Kind.MERGED else "part of a longer text"
        if text:
            entry = replace(message, msgstr=text, comments=_comments(whole), flags=_flags(message, whole))
            yield Match(entry, Carry(kind, message.key, keys[0], reason), keys)
        else:
            yield _halves(message, olds, found.runs, reason, past)


def edited(wanted: Sequence[Message], past: Past) -> Iterator[Match]:
    """An edited text. Compared with what has vanished only: what is still in the article was not edited into this.

    Cosmetic edits come first, so that no other text takes their translation; then who resembles whom most.
    """
    memory = past.memory
    pairs = _resemblances(wanted, memory)
    new, old = set[int](), set[int]()
    tried: Counter[int] = Counter()
    for pair in sorted(pairs, key=lambda pair: (-round(pair.score, 6), pair.new, pair.old)):
        if pair.new in new or pair.old in old or tried[pair.new] == _TRIES:
            continue
        tried[pair.new] += 1
        if match := _cosmetic(wanted[pair.new], memory[pair.old], past):
            new.add(pair.new)
            old.add(pair.old)
            yield match
    left = [pair for pair in pairs if pair.new not in new and pair.old not in old]
    for pair in best_pairs(left, _distance(len(wanted), len(memory))):
        yield _edit(wanted[pair.new], memory[pair.old], pair.score, past)


def sharing(wanted: Sequence[Message], past: Past) -> Iterator[Match]:
    """What is left of a text of which much went, or what little of it stayed: fuzzy, for most of it is there.

    A lower mark than for `edited`, and sentences of which the new text has most; and what has gone into another text
    counts, too, for a block that was parted and edited at once. Only where nothing fitted better.
    """
    olds = (*past.memory, *past.spent)
    if not wanted or not olds:
        return
    news = [message.msgid if _is_long(message) else "" for message in wanted]
    found = resemblances(news, [_texts(old) if _is_long(old) else () for old in olds], cut_off=_LOW)
    if past.source is not None:
        shared = shared_sentences([message.msgid for message in wanted], [old.msgid for old in olds], past.source)
        found += [Resemblance(new, old, share) for new, old, share in shared if share >= _LOW]
    done = set[int]()
    for pair in sorted(found, key=lambda pair: (-round(pair.score, 6), pair.new, pair.old)):
        if pair.new not in done:
            done.add(pair.new)
            yield _edit(wanted[pair.new], olds[pair.old], pair.score, past)


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
    ("normalised", normalised),
    ("recut", recut),
    ("other context", other_context),
    ("edited", edited),
    ("sharing", sharing),
    ("annotated", annotated),
)
"""In this order: the surest first."""


# ---------------------------------------------------------------- judging


def _match(kind: Kind, message: Message, old: Message, reason: str) -> Match:
    return Match(carried(message, old), Carry(kind, message.key, old.key, reason), (old.key,))


def _composed(key: Key) -> Key:
    context, msgid = key
    return (None if context is None else normalize("NFC", context), normalize("NFC", msgid))


def _is_prose(message: Message) -> bool:
    """Whether setting means nothing in it: a text of one form, and no listing of code."""
    return message.msgid_plural is None and "type: code" not in message.notes


def _is_long(message: Message) -> bool:
    return len(message.msgid.split()) >= _WORDS


def _fitted(message: Message, old: Message) -> Message | None:
    """The message with the translation of a text that says the same, as sure as it was; None where it does not fit."""
    text = fitted(old.msgid, message.msgid, old.msgstr)
    return carried(message, replace(old, msgstr=text)) if text else None


def _cosmetic(message: Message, old: Message, past: Past) -> Match | None:
    if not (_is_prose(message) and _is_prose(old)) or message.msgctxt != old.msgctxt or past.is_major(message):
        return None
    if old.fuzzy or abs(len(message.msgid) - len(old.msgid)) > 6 + len(old.msgid) // 8:
        return None
    if not is_cosmetic(old.msgid, message.msgid, source_language=past.source_code):
        return None
    if not (entry := _fitted(message, old)):
        return None
    change = classify(old.msgid, message.msgid, source_language=past.source_code)
    return Match(entry, Carry(Kind.COSMETIC, message.key, old.key, change.reason, change), (old.key,))


def _edit(message: Message, old: Message, score: float, past: Past) -> Match:
    """One text became another: fuzzy, unless its author says that translations hold and nothing grave contradicts."""
    made_for = old.previous.msgid if old.fuzzy and old.previous else old.msgid
    change = classify(made_for, message.msgid, source_language=past.source_code)
    if past.is_major(message):
        change = Change(Weight.SAFETY, ("the author calls it major",), change.old, change.new)
    elif past.fates.get(message.key) == MINOR and change.weight < Weight.SAFETY and score >= _SURE and not old.fuzzy:
        same = _fitted(message, old) if message.msgctxt == old.msgctxt and _is_prose(message) else None
        if same:
            carry = Carry(Kind.MINOR, message.key, old.key, "the author calls it minor", change)
            return Match(same, carry, (old.key,))
    if change.weight is Weight.COSMETIC and not old.fuzzy:
        change = Change(
            Weight.CONTENT, ("the same words, set so that the translation cannot follow",), made_for, message.msgid
        )
    published = old.translated and old.key in past.live
    carry = Carry(Kind.FUZZY, message.key, old.key, f"{score:.0%} alike", change, published)
    return Match(doubtful(message, old), carry, (old.key,))


def _halves(message: Message, olds: Sequence[Message], runs: Sequence[Run], reason: str, past: Past) -> Match:
    """A text made of parts that cannot be told apart for certain: fuzzy, with all of what the parts were part of."""
    whole = list({olds[run.old].key: olds[run.old] for run in runs}.values())
    english = " ".join(old.previous.msgid if old.fuzzy and old.previous else old.msgid for old in whole)
    entry = replace(
        message,
        msgstr=" ".join(old.msgstr for old in whole),
        previous=Previous(english),
        comments=_comments(whole),
        flags=("fuzzy", *_flags(message, whole)),
    )
    change = classify(english, message.msgid, source_language=past.source_code)
    carry = Carry(Kind.FUZZY, message.key, whole[0].key, f"{reason}, to be cut by hand", change)
    return Match(entry, carry, tuple(old.key for old in whole))


def _comments(olds: Iterable[Message]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(comment for old in olds for comment in old.comments))


def _flags(message: Message, olds: Iterable[Message]) -> tuple[str, ...]:
    flags = [flag for old in olds for flag in old.flags if flag != "fuzzy"]
    return tuple(dict.fromkeys((*flags, *message.flags)))


def _pairs(wanted: Sequence[Message], past: Sequence[Message]) -> Iterator[tuple[Message, Message, float]]:
    """The best pairs of new and old; equals go to whom they stand nearest in the order of the article."""
    for pair in best_pairs(_resemblances(wanted, past), _distance(len(wanted), len(past))):
        yield wanted[pair.new], past[pair.old], pair.score


def _resemblances(wanted: Sequence[Message], past: Sequence[Message]) -> list[Resemblance]:
    if not wanted or not past:
        return []
    return resemblances([message.msgid for message in wanted], [_texts(old) for old in past])


def _distance(wanted: int, past: int) -> Callable[[Resemblance], float]:
    return lambda pair: abs(pair.new / wanted - pair.old / past)


def _texts(old: Message) -> tuple[str, ...]:
    """What the entry says, and what its translation was made for."""
    if old.fuzzy and old.previous and old.previous.msgid != old.msgid:
        return (old.msgid, old.previous.msgid)
    return (old.msgid,)
