"""Words that have an opposite: hot and cold, before and after. Having only the other one turns a text round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.checks.figures.lexis import Lexis
from pipeline.checks.figures.phrases import Phrases
from pipeline.checks.figures.polarity import denials
from pipeline.checks.figures.reading import Reading
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Fault


def contraries(known: Lexis) -> list[Phrases]:
    """The words that have an opposite, a list for each pair."""
    return [own for own, _ in known.oppositions]


def opposites(pair: Pair, source: Reading, target: Reading) -> Iterator[Fault]:
    """The first pair of opposites of which the source has one only, and the translation the other."""
    assert source.lexis is not None and target.lexis is not None
    if not _may_name(target) or not (ours := named(source)):
        return
    theirs = named(target)
    if not theirs or bool(denials(source)) != bool(denials(target)):
        return
    said, given = Counter(tag for tag, _ in ours), Counter(tag for tag, _ in theirs)
    for tag, place in ours:
        name, _, pole = tag.rpartition("-")
        if not name:
            continue
        other = f"{name}-{'b' if pole == 'a' else 'a'}"
        if given[tag] or given[other] < (said[tag] + said[other] if said[other] else 1):
            continue
        start, end = next(at for there, at in theirs if there == other)
        if _is_denied(source, *place) or _is_denied(target, start, end):
            continue
        yield Fault(
            N_("the source says {source}, the translation {target}"),
            {"source": source.text[slice(*place)], "target": target.text[start:end]},
            hint=N_("is it the one or the other?"),
            at=pair.target_plain.span(start, end),
            source_at=pair.source_plain.span(*place),
        )
        return


def _may_name(reading: Reading) -> bool:
    """Whether any word of a text has an opposite, as far as its first letters show."""
    known = reading.lexis
    return known is not None and not known.opposed.isdisjoint(reading.stream.places(known.index))


def _is_denied(reading: Reading, start: int, end: int) -> bool:
    """Whether a no stands right beside a word: নিরাপদ নয় is unsafe."""
    beside = (word.end <= start <= word.end + 2 or end <= word.start <= end + 2 for word in denials(reading))
    return any(beside)


def named(reading: Reading) -> list[tuple[str, tuple[int, int]]]:
    """The words of a text that have an opposite: pair and pole, and where. A word may be of several pairs."""
    assert reading.lexis is not None
    found = []
    known, stream = reading.lexis, reading.stream
    oppositions, neither = known.oppositions, known.no_opposites
    there = stream.places(known.index)
    for own, all_of_it in oppositions:
        if own in there:
            places = sorted({*there[own], *there.get(neither, ())})
            found += [(mark.tag, reading.span(mark)) for mark in all_of_it.find(stream, places)]
    return found
