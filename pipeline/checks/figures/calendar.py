"""Days and months by name, last year and next week: numbers said in words, for `number-value`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from pipeline.checks.figures.phrases import Mark
from pipeline.checks.figures.reading import Reading, source_reading, target_reading
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Fault


def other_days(pair: Pair) -> Iterator[Fault]:
    """Another day of the week, or another month, which may be told as a number; or the year before."""
    source, target = source_reading(pair), target_reading(pair)
    if source.lexis is None or target.lexis is None:
        return
    yield from _other_times(pair, source, target)
    days = _marks(source)
    if not days:
        return
    others = _marks(target)
    ours, theirs = _first_of_each(days), _first_of_each(others)
    lacking = [mark for tag, mark in ours.items() if tag not in theirs]
    beyond = [mark for tag, mark in theirs.items() if tag not in ours]
    if beyond and not lacking:
        said, given = Counter(mark.tag for mark in days), Counter(mark.tag for mark in others)
        lacking = [mark for tag, mark in ours.items() if given[tag] < said[tag]]
    for mark, other in zip(lacking, beyond, strict=False):
        start, end = target.span(other)
        yield Fault(
            N_("the source says {source}, the translation {target}"),
            {"source": source.text[slice(*source.span(mark))], "target": target.text[start:end]},
            hint=N_("name the day or month of the source"),
            at=pair.target_plain.span(start, end),
            source_at=pair.source_plain.span(*source.span(mark)),
        )
    if not lacking and not beyond and len(days) > 1:
        yield from _turned(pair, source, target, days, others)


def _other_times(pair: Pair, source: Reading, target: Reading) -> Iterator[Fault]:
    """Last year that became this year, tomorrow that became today."""
    ours = _times(source)
    if not ours:
        return
    theirs = _times(target)
    for unit in {tag.partition("-")[0] for tag in ours}:
        own = [mark for tag, mark in ours.items() if tag.startswith(unit)]
        others = [mark for tag, mark in theirs.items() if tag.startswith(unit)]
        if others and f"{unit}-any" not in theirs and not any(mark.tag in theirs for mark in own):
            start, end = target.span(others[0])
            yield Fault(
                N_("the source says {source}, the translation {target}"),
                {"source": source.text[slice(*source.span(own[0]))], "target": target.text[start:end]},
                hint=N_("is it the past, now, or what is to come?"),
                at=pair.target_plain.span(start, end),
                source_at=pair.source_plain.span(*source.span(own[0])),
            )


def _times(reading: Reading) -> dict[str, Mark]:
    assert reading.lexis is not None
    marks = reading.lexis.calendar.find(reading.stream)
    return {mark.tag: mark for mark in reversed(marks) if mark.tag != "neutral"}


def _turned(pair: Pair, source: Reading, target: Reading, days: list[Mark], others: list[Mark]) -> Iterator[Fault]:
    """Sunday to Thursday that became Thursday to Sunday."""
    ours, theirs = _ranges(source, days), _ranges(target, others)
    for (start, end), (first, last) in ours.items():
        turned = theirs.get((end, start))
        if turned is not None and (start, end) not in theirs and (end, start) not in ours:
            at, at_source = target.span(turned[0])[0], source.span(first)[0]
            yield Fault(
                N_("the range {source} is turned round"),
                {"source": source.text[at_source : source.span(last)[1]]},
                hint=N_("name the day or month of the source"),
                at=pair.target_plain.span(at, target.span(turned[1])[1]),
                source_at=pair.source_plain.span(at_source, source.span(last)[1]),
            )


def _ranges(reading: Reading, marks: list[Mark]) -> dict[tuple[str, str], tuple[Mark, Mark]]:
    """The days or months that are the two ends of a range."""
    assert reading.lexis is not None
    return {
        (first.tag, second.tag): (first, second)
        for first, second in pairwise(marks)
        if reading.text[reading.span(first)[1] : reading.span(second)[0]].strip().lower() in reading.lexis.range_marks
    }


def _first_of_each(marks: list[Mark]) -> dict[str, Mark]:
    return {mark.tag: mark for mark in reversed(marks)}


def _marks(reading: Reading) -> list[Mark]:
    """The days and months of a text, where they are surely such."""
    lexis = reading.lexis
    assert lexis is not None
    marks = lexis.dates.find(reading.stream)
    if not marks:
        return []
    doubtful, beside = lexis.words("dates", "doubtful"), lexis.words("dates", "beside")
    found = []
    for mark in marks:
        place = reading.token(mark.first)
        if mark.phrase.lower() in doubtful:
            before = reading.token(mark.first - 1) if mark.first else None
            after = reading.token(mark.last + 1) if mark.last + 1 < len(reading.stream) else None
            near = [token for token in (before, after) if token is not None]
            capital = reading.text[place.start].isupper()
            if not capital or not any(token.sort == "number" or token.key in beside for token in near):
                continue
        found.append(mark)
    return found
