"""What a text denies: `denials` are its firm noes, `softened` the words that may be one in the other language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.checks.figures.lexis import Lexis
from pipeline.checks.figures.phrases import Phrases, Stream
from pipeline.checks.figures.reading import Reading

_STOPS = frozenset(".।!?;:\u2026")
_HEADS = _STOPS | {",", "("}


class Word(NamedTuple):
    """A word that bears on yes and no."""

    tag: str
    """`denies`, `softens`, `ceases`, `limits`: a no that goes with more or less, or `excepts`: “if there is no …”."""
    start: int
    end: int
    sentence: int


def bearing(known: Lexis) -> Phrases:
    """The words that bear on yes and no."""
    return known.group("polarity", "denies", "softens", "ceases", "phrases", "affirms")


def polarity(reading: Reading) -> tuple[Word, ...]:
    """The words that bear on yes and no, in order; the reading keeps them, for several rules ask."""
    found: tuple[Word, ...] | None = reading.__dict__.get("polarity")
    if found is None:
        found = reading.__dict__["polarity"] = tuple(_words(reading))
    return found


def denials(reading: Reading) -> tuple[Word, ...]:
    return tuple(word for word in polarity(reading) if word.tag in ("denies", "limits"))


def softened(reading: Reading) -> tuple[Word, ...]:
    return tuple(word for word in polarity(reading) if word.tag in ("softens", "excepts"))


def _words(reading: Reading) -> Iterator[Word]:
    lexis = reading.lexis
    if lexis is None:
        return
    stream = reading.stream
    marks = bearing(lexis).find(stream)
    if not marks:
        return
    numbers = {number.start for number in reading.numbers}
    sentence, at = 0, 0
    only, limited = lexis.words("polarity", "only"), lexis.words("polarity", "limited")
    halts = tuple(lexis.words("polarity", "conditional"))
    excepts = lexis.words("polarity", "excepts")
    for mark in marks:
        while at < mark.first:
            if stream[at] in _STOPS and at + 1 < len(stream):
                sentence += 1
            at += 1
        start, end = reading.span(mark)
        if mark.tag == "affirms" or start in numbers:
            continue
        tag = "softens" if mark.tag == "phrases" else mark.tag
        if tag == "denies":
            before, after = stream[max(0, mark.first - 6) : mark.first], stream[mark.last + 1 : mark.last + 2]
            if (after == (",",) and not only.isdisjoint(before)) or (after and halts and after[0].endswith(halts)):
                tag = "softens"
            elif _limits(stream[mark.last + 1 : mark.last + 4] if lexis.denies_first else before[-4:], limited):
                tag = "limits"
        # At the head of a clause it is “otherwise”.
        if (
            " ".join(stream[mark.first : mark.first + 2]) in excepts
            and mark.first
            and stream[mark.first - 1] not in _HEADS
        ):
            tag = "excepts"
        yield Word(tag, start, end, sentence)


def _heads(stream: Stream, at: int) -> bool:
    """Whether a word stands at the head of a clause, where না হলে is “otherwise”."""
    return at == 0 or stream[at - 1] in _HEADS


def _limits(near: tuple[str, ...], limited: frozenset[str]) -> bool:
    """৪টির বেশি খাবেন না: the no belongs to a limit, which may be told without."""
    return not limited.isdisjoint(near) and _STOPS.isdisjoint(near)


def sentences(reading: Reading) -> int:
    """How many sentences a text has."""
    stream = reading.stream
    ends = [at for at, word in enumerate(stream[:-1]) if word in _STOPS]
    return 1 + sum(stream[at + 1] not in _STOPS for at in ends)
