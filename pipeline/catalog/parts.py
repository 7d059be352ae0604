"""Blocks that were split, joined or cut anew: sentences that live on in other blocks, with their translations.

A new block is made of *runs*: sentences that stood side by side in one vanished block. A run that is a whole block
brings its whole translation. Part of a block brings its part, where source and translation have as many sentences
and what is in them (numbers, links, terms) bears out that they belong together one by one (`abreast`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.catalog.abreast import Witness, aligned, is_sure
from pipeline.catalog.sentences import sentences
from pipeline.catalog.wording import LABEL, Wording, fitted, gist

if TYPE_CHECKING:
    from pipeline.languages import Language

Said = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Sentences `first` to `last` (not included) of the old text number `old`."""

    old: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Composed:
    """A new text, put together from old ones."""

    new: int
    runs: tuple[Run, ...]


def recomposed(new: Sequence[str], old: Sequence[str], source: Language) -> tuple[Composed, ...]:
    """The new texts that are nothing but sentences of old ones, put together otherwise.

    Only where nothing is lost and nothing stands in a new order: every sentence of an old text is found again, and
    sentences of one text that come into another keep their order. A text that has only lost or swapped sentences
    was edited, not split.
    """
    ours, theirs = _worth_a_look(new, old, source)
    if not ours:
        return ()
    places: dict[Said, list[tuple[int, int]]] = defaultdict(list)
    for number, sentences_there in theirs.items():
        for place, sentence in enumerate(sentences_there):
            places[sentence].append((number, place))
    found = {}
    for number, sentences_here in ours.items():
        runs = _runs(sentences_here, theirs, places)
        if runs and (len(runs) > 1 or not _is_whole(runs[0], theirs)):
            found[number] = runs
    return tuple(Composed(number, runs) for number, runs in _complete(found, theirs))


def translation(
    runs: Sequence[Run],
    old: Sequence[str],
    msgstrs: Sequence[str],
    new: str,
    languages: tuple[Language, Language],
    witness: Witness | None = None,
) -> str | None:
    """The translation of a composed text, its links numbered as `new` numbers them; None where a block cannot be
    taken apart for certain."""
    source, target = languages
    english: list[str] = []
    parts: list[str] = []
    for run in runs:
        theirs = sentences(old[run.old], source)
        if run.last - run.first == len(theirs):
            part = msgstrs[run.old]
        else:
            pieces = aligned(old[run.old], msgstrs[run.old], source, target)
            if pieces is None or not is_sure(theirs, pieces, range(run.first, run.last), witness):
                return None
            part = " ".join(pieces[run.first : run.last])
        # Labels are counted in each block: make them unlike each other before they meet.
        mark = f"{len(english) + 1}"
        english.append(_marked(" ".join(theirs[run.first : run.last]), mark))
        parts.append(_marked(part, mark))
    return fitted(" ".join(english), new, " ".join(parts))


def shared_sentences(new: Sequence[str], old: Sequence[str], source: Language) -> Iterator[tuple[int, int, float]]:
    """Pairs of a new and an old text with sentences in common, and the share of the new text's words in them."""
    places: dict[Said, set[int]] = defaultdict(set)
    for number, text in enumerate(old):
        for sentence in _said(text, source):
            places[sentence].add(number)
    for number, text in enumerate(new):
        said = _said(text, source)
        words: Counter[int] = Counter()
        for sentence in said:
            for other in places.get(sentence, ()):
                words[other] += len(sentence)
        whole = sum(map(len, said)) or 1
        yield from ((number, other, count / whole) for other, count in words.items())


# ---------------------------------------------------------------- sentences


def _said(text: str, source: Language) -> tuple[Said, ...]:
    return tuple(Wording.of(sentence).said for sentence in sentences(text, source))


def _worth_a_look(
    new: Sequence[str], old: Sequence[str], source: Language
) -> tuple[dict[int, tuple[Said, ...]], dict[int, tuple[Said, ...]]]:
    """The sentences of the new texts all of whose sentences an old text may have had, and of these old texts."""
    there = [[gist(sentence) for sentence in sentences(text, source)] for text in old]
    known = {sentence for text in there for sentence in text}
    here = {number: [gist(sentence) for sentence in sentences(text, source)] for number, text in enumerate(new)}
    ours = {number: text for number, text in here.items() if text and known.issuperset(text)}
    wanted = {sentence for text in ours.values() for sentence in text}
    return (
        {number: _said(new[number], source) for number in ours},
        {number: _said(old[number], source) for number, text in enumerate(there) if not wanted.isdisjoint(text)},
    )


def _marked(text: str, mark: str) -> str:
    """The text with labels that are its own: `link-2` becomes `link9000-2` in the ninth run."""
    return LABEL.sub(lambda label: f"][{_own(label[1], mark)}]", text)


def _own(label: str, mark: str) -> str:
    word, _, number = label.rpartition("-")
    return f"{word.rstrip('0123456789')}{mark}000{'' if word[-1:].isalpha() else word[-1:]}-{number}"


# ---------------------------------------------------------------- runs


def _runs(
    text: Sequence[Said], old: Mapping[int, Sequence[Said]], places: Mapping[Said, Sequence[tuple[int, int]]]
) -> tuple[Run, ...]:
    """The fewest runs that make the text, longest first; none where a sentence is not found."""
    runs: list[Run] = []
    at = 0
    while at < len(text):
        best: Run | None = None
        for number, first in places.get(text[at], ()):
            last, here = first, at
            while here < len(text) and last < len(old[number]) and text[here] == old[number][last]:
                last, here = last + 1, here + 1
            if best is None or last - first > best.last - best.first:
                best = Run(number, first, last)
        if best is None:
            return ()
        runs.append(best)
        at += best.last - best.first
    return tuple(runs)


def _is_whole(run: Run, old: Mapping[int, Sequence[Said]]) -> bool:
    return run.last - run.first == len(old[run.old])


def _complete(
    found: Mapping[int, tuple[Run, ...]], old: Mapping[int, Sequence[Said]]
) -> Iterator[tuple[int, tuple[Run, ...]]]:
    """Those of the texts whose sources are used up by them all, in order within each."""
    left = {number: runs for number, runs in found.items() if _in_order(runs)}
    while True:
        used: dict[int, set[int]] = defaultdict(set)
        for runs in left.values():
            for run in runs:
                used[run.old].update(range(run.first, run.last))
        whole = {number for number, places in used.items() if len(places) == len(old[number])}
        kept = {number: runs for number, runs in left.items() if all(run.old in whole for run in runs)}
        if len(kept) == len(left):
            yield from kept.items()
            return
        left = kept


def _in_order(runs: Sequence[Run]) -> bool:
    """Whether sentences of one old text stand as they stood, none twice."""
    last: dict[int, int] = {}
    for run in runs:
        if run.first < last.get(run.old, 0):
            return False
        last[run.old] = run.last
    return True
