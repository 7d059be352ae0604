"""Days and months by name: a number said in a word, for `number-value`."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.figures.phrases import Mark
from pipeline.checks.figures.reading import Reading, source_reading, target_reading
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Fault


def other_days(pair: Pair) -> Iterator[Fault]:
    """Another day of the week, or another month; a month may be told as a number."""
    source, target = source_reading(pair), target_reading(pair)
    if source.lexis is None or target.lexis is None:
        return
    ours = _named(source)
    if not ours:
        return
    theirs = _named(target)
    lacking = [mark for tag, mark in ours.items() if tag not in theirs]
    beyond = [mark for tag, mark in theirs.items() if tag not in ours]
    for mark, other in zip(lacking, beyond, strict=False):
        start, end = target.span(other)
        yield Fault(
            N_("the source says {source}, the translation {target}"),
            {"source": source.text[slice(*source.span(mark))], "target": target.text[start:end]},
            hint=N_("name the day or month of the source"),
            at=pair.target_plain.span(start, end),
            source_at=pair.source_plain.span(*source.span(mark)),
        )


def _named(reading: Reading) -> dict[str, Mark]:
    """Each day and month of a text, where it is surely one."""
    lexis = reading.lexis
    assert lexis is not None
    marks = lexis.dates.find(reading.stream)
    if not marks:
        return {}
    doubtful, beside = lexis.words("dates", "doubtful"), lexis.words("dates", "beside")
    found: dict[str, Mark] = {}
    for mark in marks:
        place = reading.token(mark.first)
        if mark.phrase.lower() in doubtful:
            before = reading.token(mark.first - 1) if mark.first else None
            after = reading.token(mark.last + 1) if mark.last + 1 < len(reading.stream) else None
            near = [token for token in (before, after) if token is not None]
            capital = reading.text[place.start].isupper()
            if not capital or not any(token.sort == "number" or token.key in beside for token in near):
                continue
        found.setdefault(mark.tag, mark)
    return found
