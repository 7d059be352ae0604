"""What a text denies: `denials` are its firm noes, `softened` the words that may be one in the other language."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.checks.figures.lexis import Lexis
from pipeline.checks.figures.phrases import Mark, Phrases, Stream
from pipeline.checks.figures.reading import Reading

_STOPS = frozenset(".।!?;:\u2026")
_HEADS = _STOPS | {",", "("}
_COMMA = frozenset({"so", "and"})
"""Joints that part a sentence only after a comma."""
_COMMAS = frozenset({",", "\u2013", "\u2014"})


class Word(NamedTuple):
    """A word that bears on yes and no."""

    tag: str
    """`denies`, `softens`, `ceases`; `limits`: a no that goes with more or less; `excepts`: “if there is no …”;
    `merely`: “not only”; `hastens`: “without delay”."""
    start: int
    end: int
    sentence: int


def bearing(known: Lexis) -> Phrases:
    """The words that bear on yes and no."""
    return known.group("polarity", "denies", "softens", "ceases", "hastens", "phrases", "affirms")


def polarity(reading: Reading) -> tuple[Word, ...]:
    """The words that bear on yes and no, in order; the reading keeps them, for several rules ask."""
    found: tuple[Word, ...] | None = reading.__dict__.get("polarity")
    if found is None:
        found = reading.__dict__["polarity"] = tuple(_words(reading))
    return found


def denials(reading: Reading) -> tuple[Word, ...]:
    return tuple(word for word in polarity(reading) if word.tag in ("denies", "limits", "hastens"))


def softened(reading: Reading) -> tuple[Word, ...]:
    return tuple(word for word in polarity(reading) if word.tag in ("softens", "excepts", "merely"))


def _words(reading: Reading) -> Iterator[Word]:
    lexis = reading.lexis
    if lexis is None:
        return
    stream = reading.stream
    marks = bearing(lexis).find(stream)
    if not marks:
        return
    numbers = {number.start for number in reading.numbers}
    ends = _ends(reading)
    only = lexis.words("polarity", "only")
    limited, unlimited = lexis.words("polarity", "limited"), lexis.words("polarity", "unlimited")
    halts = tuple(lexis.words("polarity", "conditional"))
    excepts, until = lexis.words("polarity", "excepts"), lexis.words("polarity", "until")
    shares = lexis.words("polarity", "shares")
    for mark in marks:
        start, end = reading.span(mark)
        if mark.tag == "affirms" or start in numbers:
            continue
        if mark.phrase in shares and mark.first and lexis.counts[stream[mark.first - 1]]:
            continue
        tag = "softens" if mark.tag == "phrases" else mark.tag
        if tag == "denies":
            before, after = stream[max(0, mark.first - 6) : mark.first], stream[mark.last + 1 : mark.last + 2]
            if _is_merely(before, after, only):
                tag = "merely"
            elif (not lexis.denies_first and _chooses(before[-1:], stream[mark.last + 1 : mark.last + 4])) or (
                after and halts and (after[0].endswith(halts) or _reaches(stream[mark.last + 1 : mark.last + 4], until))
            ):
                tag = "softens"
            elif _limits(
                stream[mark.last + 1 : mark.last + 4] if lexis.denies_first else before[-4:], limited, unlimited
            ) and not (
                (ends_an_if(lexis, before[-4:]) and not _demands(lexis, before)) or _of_others(lexis, before[-4:])
            ):
                tag = "limits"
        # At the head of a clause it is “otherwise”.
        if (
            excepts
            and mark.first
            and " ".join(stream[mark.first : mark.first + 2]) in excepts
            and stream[mark.first - 1] not in _HEADS
        ):
            tag = "excepts"
        yield Word(tag, start, end, bisect(ends, mark.first))


def _reaches(after: tuple[str, ...], until: frozenset[str]) -> bool:
    """না কমা পর্যন্ত: the no says how long."""
    at = next((at for at, word in enumerate(after) if word in until), None)
    return at is not None and _HEADS.isdisjoint(after[:at])


def _chooses(before: tuple[str, ...], after: tuple[str, ...]) -> bool:
    """এক বেলা না দুই বেলা: one or the other."""
    return (
        bool(before)
        and before[0] not in _HEADS
        and before[0] in after
        and _HEADS.isdisjoint(after[: after.index(before[0])])
    )


def _is_merely(before: tuple[str, ...], after: tuple[str, ...], only: frozenset[str]) -> bool:
    """শুধু ব্যথা নয়, …: the no follows an “only”, and the sentence goes on."""
    if only.isdisjoint(before) or not after or after[0] in _STOPS:
        return False
    last = max(at for at, word in enumerate(before) if word in only)
    return after == (",",) or _HEADS.isdisjoint(before[last:])


def _limits(near: tuple[str, ...], limited: frozenset[str], unlimited: frozenset[str]) -> bool:
    """৪টির বেশি খাবেন না: the no belongs to a limit, which may be told without. “Any more” is none."""
    at = next((at for at, word in enumerate(near) if word in limited), None)
    return at is not None and _STOPS.isdisjoint(near) and not (at and near[at - 1] in unlimited)


def _of_others(lexis: Lexis, words: Iterable[str]) -> bool:
    """৫ বছরের কম বয়সীদের …: the limit says of whom, and not how much."""
    return not lexis.denies_first and not lexis.words("polarity", "parting").isdisjoint(words)


def ends_an_if(lexis: Lexis, words: Iterable[str]) -> bool:
    """Whether an “if” ends among words, as in বেশি হলে: what follows is said of something else."""
    if lexis.denies_first or "joints" not in lexis.data:
        return False
    verbs = lexis.words("joints", "if")
    return any(word in verbs or word[:-1] in verbs for word in words)


def joints(reading: Reading) -> dict[tuple[int, str], list[Mark]]:
    """(Sentence, kind of joint) → the words that join what it says: but, so, and, because, if."""
    lexis = reading.lexis
    if lexis is None or "joints" not in lexis.data:
        return {}
    found: dict[tuple[int, str], list[Mark]] = {}
    for mark in lexis.group("joints").find(reading.stream):
        before = reading.stream[mark.first - 1] if mark.first else ""
        if mark.tag == "if" and _allows(lexis, reading.stream[mark.last : mark.last + 2]):
            continue
        if mark.tag != "neutral" and (mark.tag not in _COMMA or before in _COMMAS):
            found.setdefault((bisect(_ends(reading), mark.first), mark.tag), []).append(mark)
    return found


def _demands(lexis: Lexis, before: tuple[str, ...]) -> bool:
    """২ লিটারের কম খেলে চলবে না: at least that."""
    return before[-1:] != () and before[-1] in lexis.words("polarity", "allows") and ends_an_if(lexis, before[-2:-1])


def _allows(lexis: Lexis, words: tuple[str, ...]) -> bool:
    """না এলেও চলবে: “need not”, and no “if”."""
    return len(words) == 2 and words[0].endswith("ও") and words[1] in lexis.words("polarity", "allows")


def parted(reading: Reading, place: tuple[int, str], marks: list[Mark]) -> tuple[int, int] | None:
    """Where the one of the two parts stands, into which a sentence falls.

    A “but” parts what is before it from the rest, an “if” its clause; two joints of a kind in a sentence part nothing.
    """
    assert reading.lexis is not None
    (sentence, kind), stream, lexis = place, reading.stream, reading.lexis
    edges = [-1, *_ends(reading), len(stream)]
    first, last = edges[sentence] + 1, edges[sentence + 1]
    if kind != "if":
        part = (first, marks[0].first) if len(marks) == 1 else None
    elif lexis.denies_first:
        part = _led(stream, marks, first, last)
    else:
        part = _ended(lexis, stream, marks, first, last)
    if part is None or not first <= part[0] < part[1] <= last or (part[0] == first and part[1] >= last - 1):
        return None
    return reading.token(part[0]).start, reading.token(part[1] - 1).end


def _led(stream: Stream, joints: list[Mark], first: int, last: int) -> tuple[int, int] | None:
    """The words of an “if” that stands before them: up to the only comma, or to the end."""
    if len(joints) > 1:
        return None
    commas = [at for at in range(joints[0].last + 1, last) if stream[at] == ","]
    if joints[0].first - first <= 1:
        return (first, commas[0]) if len(commas) == 1 else None
    return None if commas else (joints[0].first, last)


def _ended(lexis: Lexis, stream: Stream, joints: list[Mark], first: int, last: int) -> tuple[int, int] | None:
    """The words of an “if” that is the ending of their verb; after যদি they end before তাহলে."""
    opens, closes = lexis.words("polarity", "if_opens"), lexis.words("polarity", "if_closes")
    opened = next((at for at in range(first, last) if stream[at] in opens), None)
    if opened is None:
        return first, joints[-1].last + 1
    closed = next((at for at in range(opened, last) if stream[at] in closes), None)
    return (first, closed) if closed is not None else None


def stopped(reading: Reading) -> list[int]:
    """Where the sentences of a text end, but for the last."""
    return [reading.token(at).start for at in _ends(reading)]


def stops(reading: Reading) -> str:
    """The stops between the sentences of a text, each as `.` or as `;`, which parts less."""
    stream = reading.stream
    return "".join(";" if stream[at] in ";:" else "." for at in _ends(reading))


def _ends(reading: Reading) -> list[int]:
    found: list[int] | None = reading.__dict__.get("ends")
    if found is None:
        stream = reading.stream
        found = [at for at, word in enumerate(stream[:-1]) if word in _STOPS and stream[at + 1] not in _STOPS]
        reading.__dict__["ends"] = found
    return found


def sentences(reading: Reading) -> int:
    """How many sentences a text has."""
    return 1 + len(_ends(reading))
