"""Left and right."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence

from pipeline.checks.figures.cues import begins
from pipeline.checks.figures.lexis import Lexis
from pipeline.checks.figures.phrases import Mark, Phrases
from pipeline.checks.figures.reading import Reading, source_reading, target_reading
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule

_OTHER = {"left": "right", "right": "left"}


def _listed(known: Lexis) -> Phrases:
    return known.group("sides", "left", "right", "neutral")


@rule("side", Family.MEANING, either=begins(lambda known: [_listed(known)]))
def side(pair: Pair) -> Iterator[Fault]:
    """Left became right, or a side is lost.

    An exercise done on the wrong side does no good and may do harm. “Right” that is no side (right away, all right)
    is not asked for.

    Bad:  `Lie on your left side.` → `ডান কাত হয়ে শোন।`
    Good: `Lie on your left side.` → `বাঁ কাত হয়ে শোন।`
    """
    source, target = source_reading(pair), target_reading(pair)
    if source.lexis is None or target.lexis is None:
        return
    ours, theirs = _sides(source), _sides(target)
    if not ours and not theirs:
        return
    mine, other = {mark.tag for mark in ours}, {mark.tag for mark in theirs}
    if len(mine) == 1 and len(other) == 1 and mine != other:
        yield _turned(pair, source, target, ours[0], theirs[0])
    elif not other:
        for mark in ours:
            if _part(source, mark) or _stands_alone(source, mark):
                start, end = source.span(mark)
                yield Fault(
                    N_("{source} is missing in the translation"),
                    {"source": source.text[start:end]},
                    hint=N_("say which side"),
                    source_at=pair.source_plain.span(start, end),
                )
                return
    elif not mine:
        start, end = target.span(theirs[0])
        yield Fault(
            N_("the source has no {target}"),
            {"target": target.text[start:end]},
            hint=N_("say the side that the source says, or none"),
            at=pair.target_plain.span(start, end),
        )
    elif len(mine) == 2:
        yield from _both(pair, source, target, ours, theirs)
    elif len(other) == 2 and len(ours) == len(theirs) > 1 and _no_other(source):
        yield _turned(pair, source, target, ours[0], next(mark for mark in theirs if mark.tag not in mine))


def _sides(reading: Reading) -> list[Mark]:
    assert reading.lexis is not None
    marks = _listed(reading.lexis).find(reading.stream)
    return [mark for mark in marks if mark.tag in _OTHER]


def _no_other(source: Reading) -> bool:
    """Whether only one side is spoken of: no “other arm”, no “change sides”."""
    assert source.lexis is not None
    return source.lexis.words("sides", "others").isdisjoint(source.stream)


def _part(reading: Reading, mark: Mark) -> set[str]:
    """The parts of the body that the word after it may name."""
    assert reading.lexis is not None
    return parts_of(reading.lexis, reading.stream[mark.last + 1 : mark.last + 4])


def parts_of(lexis: Lexis, after: Sequence[str]) -> set[str]:
    """The parts of the body that the first of some words may name, or else the second."""
    found: set[str] = set()
    for step in (0, 1):
        for name in lexis.data["parts"]:
            if any(one.first == 0 for one in lexis.group("parts", name).find(after[step:])):
                found.add(name)
        if found:
            break
    return found


def _stands_alone(reading: Reading, mark: Mark) -> bool:
    """`preferably the left.`"""
    after = reading.stream[mark.last + 1 : mark.last + 2]
    before = reading.stream[max(0, mark.first - 1) : mark.first]
    assert reading.lexis is not None
    return not reading.lexis.words("sides", "led_by").isdisjoint(before) and not (after and after[0].isalpha())


def _both(pair: Pair, source: Reading, target: Reading, ours: list[Mark], theirs: list[Mark]) -> Iterator[Fault]:
    """Left hand and right knee: each side with what it is the side of."""
    named = [(mark, _part(source, mark)) for mark in ours]
    given = [(mark, _part(target, mark)) for mark in theirs]
    for mark, parts in named:
        others = set().union(*(p for m, p in named if m.tag != mark.tag))
        own = parts - others
        if not own:
            continue
        right = any(m.tag == mark.tag and p & own for m, p in given)
        wrong = next((m for m, p in given if m.tag != mark.tag and p & own), None)
        if wrong is not None and not right:
            yield _turned(pair, source, target, mark, wrong)
            return
    if len(ours) == len(theirs) == 2 and all(parts == named[0][1] for _, parts in named):
        yield from _held(pair, source, target, ours, theirs)
    if len({mark.tag for mark in theirs}) == 1:
        lacking = next(mark for mark in ours if mark.tag != theirs[0].tag)
        yield _turned(pair, source, target, lacking, theirs[-1])


def _held(pair: Pair, source: Reading, target: Reading, ours: list[Mark], theirs: list[Mark]) -> Iterator[Fault]:
    """Cup in the left hand, spoon in the right: each hand with what it holds."""
    here, there = _things(source, ours), _things(target, theirs)
    for mark, things in zip(ours, here, strict=True):
        own = things - set().union(*(more for one, more in zip(ours, here, strict=True) if one is not mark))
        other = next((m for m, more in zip(theirs, there, strict=True) if m.tag != mark.tag and more & own), None)
        same = any(m.tag == mark.tag and more & own for m, more in zip(theirs, there, strict=True))
        if other is not None and not same:
            yield _turned(pair, source, target, mark, other)
            return


def _things(reading: Reading, marks: list[Mark]) -> list[set[str]]:
    """What is held, named in the clause of each side; nothing, when two stand in one clause."""
    assert reading.lexis is not None
    if "held" not in reading.lexis.data:
        return [set() for _ in marks]
    parts = reading.lexis.words("sides", "parts") | {","}
    ends = [at for at, word in enumerate(reading.stream) if word in parts]
    clauses = [bisect(ends, mark.first) for mark in marks]
    if len(set(clauses)) < len(clauses):
        return [set() for _ in marks]
    held = [(bisect(ends, mark.first), mark.tag) for mark in reading.lexis.group("held").find(reading.stream)]
    return [{tag for clause, tag in held if clause == own} for own in clauses]


def _turned(pair: Pair, source: Reading, target: Reading, mark: Mark, other: Mark) -> Fault:
    return Fault(
        N_("the source says {source}, the translation {target}"),
        {"source": source.text[slice(*source.span(mark))], "target": target.text[slice(*target.span(other))]},
        hint=N_("left or right?"),
        at=pair.target_plain.span(*target.span(other)),
        source_at=pair.source_plain.span(*source.span(mark)),
    )
