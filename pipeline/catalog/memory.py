"""What a project has translated once, ready to answer again: the translation memory of one language.

Every translation is a `Remembered`: what it says, the very text it was made for, and from where. `Memory.exact` asks
for a message's own key, `Memory.same` for what reads the same (quotes, dashes, blanks, digits and code points aside),
`Memory.near` for what resembles it. `filled` puts exact answers into a catalog's empty entries.
"""

from __future__ import annotations

import heapq
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from unicodedata import category, decimal, normalize

from pipeline.catalog.carrying import has_text
from pipeline.catalog.similar import resemblances
from pipeline.model import Catalog, Message, Previous

Key = tuple[str | None, str]

CUT_OFF = 0.6
"""Below it a suggestion reads like noise."""
_SAME = 0.99
"""The score of a text that differs in signs alone; 1 is for the very text."""
_SHORT = 5
"""Texts with fewer words are found by pairs of letters, as `similar` compares them."""
_CANDIDATES = 60
"""Texts compared for one question at most: those with the most and the rarest words in common."""
_LOOKED_UP = 20_000
"""Places looked at for one question before common words are no longer asked: an answer takes milliseconds."""

MARK = "dobhashi: memory: "
"""How the comment of an entry begins that was filled from the memory.

A comment of the translators' kind: gettext takes `#.` lines from the template, so its tools would drop such a note.
"""


class Policy(StrEnum):
    """What `update` does with an exact answer (`[memory] exact` in site.toml)."""

    FUZZY = "fuzzy"
    """Offers it: the entry is fuzzy until a person has looked."""
    ACCEPT = "accept"
    """Takes it, where all sure translations of the message agree; else offers it."""
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Remembered:
    """One translation. `msgid` is the text it was made for: of a fuzzy entry, what stands in its `#|`."""

    msgid: str
    forms: tuple[str, ...]
    """The msgstr, or every plural form."""
    where: str
    """The domain or file it stands in."""
    msgctxt: str | None = None
    msgid_plural: str | None = None
    fuzzy: bool = False
    """Nobody has confirmed that it is a translation of `msgid`."""
    obsolete: bool = False

    @property
    def key(self) -> Key:
        return (self.msgctxt, self.msgid)

    @property
    def sure(self) -> bool:
        return not self.fuzzy and all(self.forms)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An answer to a text."""

    text: str
    """The translation."""
    source: str
    """What it was made for."""
    score: float
    """1 for the very same text, 0.99 where only signs differ, else the share of words in common."""
    where: str
    fuzzy: bool = False
    msgctxt: str | None = None


class Memory:
    """The translations of one language. It grows by `add`; what it needs to answer is made when it is first asked."""

    def __init__(self) -> None:
        self._by_key: dict[Key, list[Remembered]] = defaultdict(list)
        self._by_text: dict[str, list[Remembered]] | None = None
        self._index: _Index | None = None

    @classmethod
    def of(cls, catalogs: Iterable[Catalog]) -> Memory:
        """The memory of some catalogs, obsolete entries and doubted ones included."""
        memory = cls()
        for catalog in catalogs:
            memory.add(catalog)
        return memory

    def __len__(self) -> int:
        return sum(map(len, self._by_key.values()))

    def add(self, catalog: Catalog) -> None:
        """Remember what a catalog says."""
        for one in remembered(catalog):
            self._by_key[one.key].append(one)
        self._by_text = self._index = None

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Every text and its translation, doubted ones aside."""
        for several in self._by_key.values():
            for one in several:
                if one.sure:
                    yield one.msgid, one.forms[0]

    # ------------------------------------------------------------ questions

    def exact(self, msgid: str, msgctxt: str | None = None) -> tuple[Remembered, ...]:
        """The translations of this very message; the surest first."""
        return tuple(sorted(self._by_key.get((msgctxt, msgid), ()), key=_doubts))

    def same(self, msgid: str) -> tuple[Remembered, ...]:
        """The translations of what reads the same, in any context; the surest first."""
        if self._by_text is None:
            self._by_text = defaultdict(list)
            for several in self._by_key.values():
                for one in several:
                    self._by_text[folded(one.msgid)].append(one)
        found = self._by_text.get(folded(msgid), ())
        return tuple(sorted(found, key=lambda one: (one.msgid != msgid, *_doubts(one))))

    def near(
        self, msgid: str, *, msgctxt: str | None = None, limit: int = 5, cut_off: float = CUT_OFF
    ) -> tuple[Suggestion, ...]:
        """The best answers to a text, each translation once; the surest of equals, then that of the same context."""
        scores = {one: 1.0 if one.msgid == msgid else _SAME for one in self.same(msgid)}
        if self._index is None:
            self._index = _Index(dict.fromkeys(folded(text) for _, text in self._by_key))
        for text, score in self._index.near(folded(msgid), cut_off):
            for one in (self._by_text or {}).get(text, ()):
                scores.setdefault(one, min(score, _SAME))
        ranked = sorted(scores, key=lambda one: (-round(scores[one], 4), one.msgctxt != msgctxt, *_doubts(one)))
        once: dict[str, Remembered] = {}
        for one in ranked:
            once.setdefault(folded(one.forms[0]), one)
        return tuple(
            Suggestion(one.forms[0], one.msgid, scores[one], one.where, one.fuzzy, one.msgctxt)
            for one in list(once.values())[:limit]
        )


def remembered(catalog: Catalog) -> Iterator[Remembered]:
    """Every translation in a catalog. A fuzzy entry answers to the text that it was made for, if it says so."""
    where = catalog.domain
    for entry in catalog.messages:
        if not has_text(entry):
            continue
        made_for = entry.previous if entry.fuzzy and entry.previous else entry
        yield Remembered(
            made_for.msgid,
            entry.msgstr_plural if entry.msgid_plural is not None else (entry.msgstr,),
            where,
            made_for.msgctxt,
            made_for.msgid_plural,
            entry.fuzzy,
            entry.obsolete,
        )


# ---------------------------------------------------------------- what reads the same


def folded(text: str) -> str:
    """The text as the memory compares it: NFC, plain quotes, dashes and blanks, digits of any script as 0–9.

    Joiners go, for keyboards set them differently (র‍্য); so do marks that are never seen. Letters, their case and
    every other sign stay: they may be the meaning.
    """
    if text.isascii():
        return " ".join(text.split()) if "  " in text or "\n" in text or "\t" in text else text.strip()
    return " ".join(normalize("NFC", text).translate(_FOLDS).split())


class _Folds(dict[int, "str | None"]):
    """Code point → what it is compared as; looked up once, then kept."""

    def __missing__(self, code: int) -> str | None:
        letter = chr(code)
        kind = category(letter)
        found: str | None = letter
        if kind == "Nd":
            found = str(decimal(letter))
        elif kind == "Pd" or letter == "−":
            found = "-"
        elif kind in ("Pi", "Pf") or letter in "„‚″′":
            found = "'" if letter in "‘’‚‛‹›′" else '"'
        elif kind == "Zs":
            found = " "
        elif kind == "Cf":
            found = None
        self[code] = found
        return found


_FOLDS = _Folds()


# ---------------------------------------------------------------- what resembles


_WORD = re.compile(r"\w+")


class _Index:
    """Which of many texts may resemble one: word → the texts that hold it, and letters → the short ones.

    To reach a score c a text must share one of the question's rarest words (see `similar`), so only those are looked
    up; `similar` then measures the few that are left.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = list(texts)
        self.lengths: list[int] = []
        self.words: dict[str, list[int]] = defaultdict(list)
        self.letters: dict[str, list[int]] = defaultdict(list)
        for place, text in enumerate(self.texts):
            words = _WORD.findall(text.casefold())
            self.lengths.append(len(words))
            for word in set(words):
                self.words[word].append(place)
            if len(words) < 3 * _SHORT:
                for pair in _pairs(words):
                    self.letters[pair].append(place)

    def near(self, text: str, cut_off: float) -> Iterator[tuple[str, float]]:
        """The texts that resemble this one, and how much."""
        words = _WORD.findall(text.casefold())
        if len(words) < _SHORT:
            found = self._sharing(_pairs(words), self.letters, cut_off)
        else:
            shared = self._sharing(words, self.words, cut_off)
            few, many = len(words) * cut_off / (2 - cut_off), len(words) * (2 - cut_off) / cut_off
            found = {place: weight for place, weight in shared.items() if few <= self.lengths[place] <= many}
        best = heapq.nsmallest(_CANDIDATES, found, key=lambda place: (-found[place], place))
        candidates = [self.texts[place] for place in best]
        for pair in resemblances([text], [(one,) for one in candidates], cut_off=cut_off):
            yield candidates[pair.old], pair.score

    def _sharing(self, tokens: Sequence[str], index: dict[str, list[int]], cut_off: float) -> dict[int, float]:
        """The texts that share one of the rarest tokens, and how much it says that they share these."""
        if not self.texts:
            return {}
        rare = sorted(tokens, key=lambda token: (len(index.get(token, ())), token))
        common = math.ceil(len(tokens) * cut_off / (2 - cut_off) - 1e-9)
        shared: defaultdict[int, float] = defaultdict(float)
        looked_up = 0
        for token in dict.fromkeys(rare[: len(tokens) - common + 1]):
            holders = index.get(token, ())
            looked_up += len(holders)
            if looked_up > _LOOKED_UP and shared:
                break
            weight = math.log(2 * len(self.texts) / (len(holders) or 1))
            for place in holders:
                shared[place] += weight
        return shared


def _pairs(words: Sequence[str]) -> list[str]:
    """Pairs of neighbouring letters, as `similar` takes them from short texts."""
    text = f" {' '.join(words)} "
    return list(dict.fromkeys(text[at : at + 2] for at in range(len(text) - 1))) if words else []


# ---------------------------------------------------------------- filling


@dataclass(frozen=True, slots=True)
class Fill:
    """One line of the report: an entry that the memory has filled."""

    key: Key
    where: str
    fuzzy: bool
    reason: str


def wanting(catalog: Catalog) -> Iterator[Key]:
    """The messages that `filled` may fill, and those that a person has confirmed since."""
    return (entry.key for entry in catalog.current if _empty(entry) or _confirmed(entry))


def filled(catalog: Catalog, memory: Memory, policy: Policy) -> tuple[Catalog, tuple[Fill, ...]]:
    """The catalog with the memory's answers in its empty entries.

    What is offered is fuzzy, says in `#|` which text it was made for (the same) and in a comment from where. A
    translator accepts it by taking the flag off: the comment goes with the next update. One that was emptied has been
    refused, and is not offered again. The law: filling the result again changes nothing.
    """
    if policy is Policy.OFF:
        return catalog, ()
    messages, fills = [], []
    for entry in catalog.messages:
        fill = None
        if not entry.obsolete and _empty(entry):
            entry, fill = _filled(entry, memory, policy, catalog.domain)
        elif not entry.obsolete and _confirmed(entry):
            entry = replace(entry, comments=tuple(line for line in entry.comments if not line.startswith(MARK)))
        messages.append(entry)
        fills += [fill] if fill else []
    if all(new is old for new, old in zip(messages, catalog.messages, strict=True)):
        return catalog, ()
    return replace(catalog, messages=tuple(messages)), tuple(fills)


def offered(message: Message, forms: tuple[str, ...], comment: str, made_for: Previous | None = None) -> Message:
    """The message with a translation that a person has to confirm. `made_for` is its own text unless told."""
    plural = message.msgid_plural is not None
    return replace(
        message,
        msgstr="" if plural else forms[0],
        msgstr_plural=forms if plural else (),
        previous=made_for or Previous(message.msgid, message.msgctxt, message.msgid_plural),
        comments=(*message.comments, comment),
        flags=tuple(dict.fromkeys(("fuzzy", *message.flags))),
    )


def _filled(entry: Message, memory: Memory, policy: Policy, domain: str) -> tuple[Message, Fill | None]:
    answers = [one for one in memory.exact(entry.msgid, entry.msgctxt) if _fits(one, entry)]
    if not answers:
        return entry, None
    best, sure = answers[0], [one for one in answers if one.sure]
    agreed = bool(sure) and len({tuple(map(folded, one.forms)) for one in sure}) == 1
    if agreed and policy is Policy.ACCEPT:
        forms = sure[0].forms
        taken = replace(entry, msgstr="" if entry.msgid_plural is not None else forms[0])
        if entry.msgid_plural is not None:
            taken = replace(taken, msgstr_plural=forms)
        return taken, Fill(entry.key, sure[0].where, False, "every file translates it so")
    where = ", ".join(dict.fromkeys(one.where for one in answers if (one.forms, one.fuzzy) == (best.forms, best.fuzzy)))
    reason = "offered" if agreed else "offered: files differ" if len(sure) > 1 else "offered: in doubt there, too"
    return offered(entry, best.forms, f"{MARK}{where}"), Fill(entry.key, best.where, True, reason)


def _fits(one: Remembered, entry: Message) -> bool:
    """Whether the forms are those that the entry wants."""
    if entry.msgid_plural is None:
        return one.msgid_plural is None
    return one.msgid_plural == entry.msgid_plural and len(one.forms) == len(entry.msgstr_plural)


def _empty(entry: Message) -> bool:
    """Nothing is there, and nothing was offered before."""
    return not entry.msgstr and not any(entry.msgstr_plural) and not _marked(entry)


def _confirmed(entry: Message) -> bool:
    """It was offered, and a person has taken the flag off."""
    return not entry.fuzzy and has_text(entry) and _marked(entry)


def _marked(entry: Message) -> bool:
    return any(line.startswith(MARK) for line in entry.comments)


def _doubts(one: Remembered) -> tuple[bool, bool, bool, str]:
    return (one.fuzzy, one.obsolete, not all(one.forms), one.where)
