"""How often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

from pipeline.checks.cues import any_of
from pipeline.checks.figures.cues import begins
from pipeline.checks.figures.dayparts import told_apart
from pipeline.checks.figures.lexis import Lexis, Value, lexis
from pipeline.checks.figures.numbers import Number, keys_of
from pipeline.checks.figures.phrases import Mark, Phrases
from pipeline.checks.figures.reading import Reading, instead, source_reading, target_reading
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.findings import Severity
from pipeline.languages import Language

_COUNTS = {"once": 1, "twice": 2, "thrice": 3}
_PERIODS = ("second", "minute", "hour", "day", "week", "month", "year")
_SPANS = ("week", "month", "year")
_ADVERBS = ("always", "often", "sometimes", "rarely")
_SELDOM = ("sometimes", "rarely")


def _frequencies(known: Lexis) -> Phrases:
    return known.group("frequency", *_COUNTS, *_PERIODS, *_ADVERBS, "alternate", "not_once")


_LISTED = begins(lambda known: [_frequencies(known)])


def _again_and_again(word: str, language: Language) -> bool:
    """A cue: `every`, `6-hourly`."""
    known = lexis(language.code)
    every = known.words("frequency", "every") if known is not None else frozenset()
    return "hourly" in word.lower() or not every.isdisjoint(keys_of(word))


@rule("frequency", Family.NUMBERS, source=any_of(_again_and_again, _LISTED), target=_LISTED)
def frequency(pair: Pair) -> Iterator[Fault]:
    """Something is to be done more often, or less often, than the source says.

    Compared are the times (once, twice, দুবার, ৩ বার), the period (a day, weekly, দৈনিক) and the interval (every 6
    hours, ৬ ঘণ্টা পর পর). “Once a day” taken for “once a week”, or the other way round, is a wrong dose.

    Bad:  `Take it twice a day.` → `দিনে একবার খান।`
    Good: `Take it twice a day.` → `দৈনিক ২ বার খান।`
    Good: `Every 6 hours.` → `৬ ঘণ্টা পর পর।`
    """
    source, target = source_reading(pair), target_reading(pair)
    if source.lexis is None or target.lexis is None:
        return
    yield from _interval(pair, source, target)
    ours, theirs = _marks(source), _marks(target)
    if not ours and not theirs:
        return
    yield from _times(pair, source, target, ours, theirs)
    periods = list(_period(pair, source, target, ours, theirs))
    periods = periods or list(_other_span(pair, source, target, ours, theirs))
    yield from periods or _other_rate(pair, source, target, ours, theirs)
    yield from _others(pair, source, target, ours, theirs)


def _marks(reading: Reading) -> list[Mark]:
    assert reading.lexis is not None
    return _frequencies(reading.lexis).find(reading.stream)


def _counts(reading: Reading, marks: list[Mark]) -> dict[Value, tuple[int, int]]:
    """How many times, and where it says so."""
    found: dict[Value, tuple[int, int]] = {
        _COUNTS[mark.tag]: reading.span(mark) for mark in marks if mark.tag in _COUNTS
    }
    for number in reading.numbers:
        if number.unit is not None and number.unit.code == "times":
            found[number.value] = (number.start, number.after)
    return found


def _times(pair: Pair, source: Reading, target: Reading, ours: list[Mark], theirs: list[Mark]) -> Iterator[Fault]:
    wanted, given = _counts(source, ours), _counts(target, theirs)
    if not wanted:
        yield from _counted_out_of_nowhere(pair, source, target, given)
        return
    if wanted.keys() & given.keys():
        extra = {
            count: at
            for count, at in given.items()
            if count not in wanted and count not in source.values and count != 1
        }
        if not extra:
            yield from _one_of_several(pair, source, target, wanted, given, theirs)
            return
    for count, at in wanted.items():
        if count in given or (count == 1 and not given):
            continue
        if not given:
            if count in target.values or count in target.explained or count == told_apart(target):
                continue
            yield Fault(
                N_("{source} is missing in the translation"),
                {"source": source.text[at[0] : at[1]]},
                hint=N_("say how often"),
                source_at=pair.source_plain.span(*at),
            )
            continue
        other, place = next(((c, p) for c, p in given.items() if c not in wanted), (None, None))
        if other is None or place is None:
            continue
        yield Fault(
            N_("the source says {source}, the translation {target}"),
            {"source": source.text[at[0] : at[1]], "target": target.text[place[0] : place[1]]},
            hint=N_("write how often as the source has it"),
            at=pair.target_plain.span(*place),
            source_at=pair.source_plain.span(*at),
        )
        return


def _one_of_several(
    pair: Pair,
    source: Reading,
    target: Reading,
    wanted: dict[Value, tuple[int, int]],
    given: dict[Value, tuple[int, int]],
    theirs: list[Mark],
) -> Iterator[Fault]:
    """Ten times, twice a day: the ten are there, the two are not."""
    told = {number.value for number in target.numbers if not number.ordinal} | target.explained
    for count in wanted.keys() - given.keys() - told:
        if count not in (2, 3) or told_apart(target) == count or _tellings(theirs) >= count:
            continue  # সকালে ও রাতে; একবার সকালে, একবার রাতে
        at, place = wanted[count], given.get(1) if 1 not in wanted else None
        yield Fault(
            N_("the source says {source}, the translation {target}")
            if place
            else N_("{source} is missing in the translation"),
            {"source": source.text[slice(*at)], "target": target.text[slice(*place)] if place else ""},
            hint=N_("write how often as the source has it"),
            at=pair.target_plain.span(*place) if place else None,
            source_at=pair.source_plain.span(*at),
        )
        return


def _tellings(marks: list[Mark]) -> int:
    """How often a text says how many times."""
    return sum(mark.tag in _COUNTS for mark in marks)


def _counted_out_of_nowhere(
    pair: Pair, source: Reading, target: Reading, given: dict[Value, tuple[int, int]]
) -> Iterator[Fault]:
    """দুবার, where the source counts nothing: every 3 months is once each time."""
    for count, place in given.items():
        if count in _COUNTS.values() and count != 1 and count not in source.values and not _hinted(source):
            yield Fault(
                N_("the source has no {target}"),
                {"target": target.text[place[0] : place[1]]},
                hint=N_("write how often as the source has it"),
                at=pair.target_plain.span(*place),
            )


def _hinted(source: Reading) -> bool:
    """Whether the source has words such as “both”, “double” or “once or twice”."""
    assert source.lexis is not None
    return bool(source.lexis.group("frequency", "hints").find(source.stream))


def _period(pair: Pair, source: Reading, target: Reading, ours: list[Mark], theirs: list[Mark]) -> Iterator[Fault]:
    assert source.lexis is not None and target.lexis is not None
    rates = _rates(source)
    wanted = {
        mark.tag: mark
        for mark in ours
        if mark.tag in _PERIODS and mark.phrase in rates and not _in_number(source, mark)
    }
    their_rates = _rates(target)
    rated = [m for m in theirs if m.tag in _PERIODS and m.phrase in their_rates and not _after_number(target, m)]
    if not wanted and not rated:
        return
    asked = _asked(source, ours) if rated else set()
    loud = [mark for mark in rated if mark.tag not in asked]
    if wanted and rated and not loud and wanted.keys().isdisjoint(mark.tag for mark in rated):
        loud = [mark for mark in rated if _says_every(target, mark)]
        told = {mark.tag for mark in ours if not _in_number(source, mark)} if loud else set()
        loud = [mark for mark in loud if mark.tag not in told]
    if loud:
        have = {mark.tag for mark in rated}
    else:
        own = {number.base for number in source.numbers if number.base}
        have = {mark.tag for mark in theirs if mark.tag in _PERIODS and not _in_number(target, mark)}
        by_day = target.lexis.words("frequency", "by_day")
        have |= {"day" for mark in theirs if mark.tag in _COUNTS and mark.phrase.split()[-1] in by_day}
        have |= {number.unit.code for number in target.numbers if number.unit and number.base not in own}
    for tag, mark in wanted.items():
        if (tag in have and not loud) or _same_span(tag, target, besides=source if loud else None):
            continue
        start, end = source.span(mark)
        yield Fault(
            N_("the source says {source}, the translation {target}")
            if loud
            else N_("{source} is missing in the translation"),
            {
                "source": source.text[start:end],
                "target": target.text[slice(*target.span(loud[0]))] if loud else "",
            },
            hint=N_("write how often as the source has it"),
            at=pair.target_plain.span(*target.span(loud[0])) if loud else None,
            source_at=pair.source_plain.span(start, end),
            severity=None if loud else Severity.WARNING,
        )
        return
    if loud and not wanted and _counts(target, theirs):
        start, end = target.span(loud[0])
        yield Fault(
            N_("the source has no {target}"),
            {"target": target.text[start:end]},
            hint=N_("write how often as the source has it"),
            at=pair.target_plain.span(start, end),
            severity=Severity.WARNING,
        )


def _says_every(target: Reading, mark: Mark) -> bool:
    """Whether it is surely how often, as প্রতি মাসে; a month may be in the text for another reason."""
    assert target.lexis is not None
    return mark.phrase.partition(" ")[0] in target.lexis.words("frequency", "every")


def _other_span(pair: Pair, source: Reading, target: Reading, ours: list[Mark], theirs: list[Mark]) -> Iterator[Fault]:
    """Most days of the week that became most days of the month."""
    mine = [mark for mark in ours if mark.tag in _SPANS and not _in_number(source, mark)]
    other = [mark for mark in theirs if mark.tag in _SPANS and not _after_number(target, mark)] if mine else []
    if not other:
        return
    asked, given = _asked(source, ours), _asked(target, theirs)
    lacking = [mark for mark in mine if mark.tag not in given and not _same_span(mark.tag, target)]
    beyond = [mark for mark in other if mark.tag not in asked]
    for mark, other_mark in zip(lacking[:1], beyond, strict=False):
        hint = N_("write the unit of the source")
        yield instead(pair, source.span(mark), target.span(other_mark), hint, Severity.WARNING)


def _other_rate(pair: Pair, source: Reading, target: Reading, ours: list[Mark], theirs: list[Mark]) -> Iterator[Fault]:
    """Five days a week, and more each week, that became: more each day. Both are said, one of them too often."""
    if len(ours) < 3:
        return
    mine = [mark for mark in ours if mark.tag in _PERIODS and mark.phrase in _rates(source)]
    other = [mark for mark in theirs if mark.tag in _PERIODS and mark.phrase in _rates(target)]
    said, given = Counter(mark.tag for mark in mine), Counter(mark.tag for mark in other)
    lost, added = said - given, given - said
    if len(mine) < 3 or lost.total() != 1 or added.total() != 1:
        return
    mark = next(mark for mark in reversed(mine) if mark.tag in lost)
    other_mark = next(mark for mark in reversed(other) if mark.tag in added)
    hint = N_("write how often as the source has it")
    yield instead(pair, source.span(mark), target.span(other_mark), hint, Severity.WARNING)


def _asked(source: Reading, ours: list[Mark]) -> set[str]:
    """Every unit of time that the source names."""
    assert source.lexis is not None
    units = map(source.lexis.unit_of, source.stream)
    return {
        *(mark.tag for mark in ours if mark.tag in _PERIODS),
        *(number.unit.code for number in source.numbers if number.unit),
        *filter(None, units),
    }


def _rates(reading: Reading) -> frozenset[str]:
    """The phrases that say how often: a day, weekly."""
    assert reading.lexis is not None
    return _parted(reading.lexis.data["frequency"].get("rates", ""))


@cache
def _parted(text: str) -> frozenset[str]:
    return frozenset(part.strip() for part in text.split(","))


def _same_span(tag: str, target: Reading, *, besides: Reading | None = None) -> bool:
    """A week as seven days, a month as 30, a day as 24 hours, a minute as 60 seconds."""
    spans = {
        "week": (7, "day"),
        "day": (24, "hour"),
        "month": (30, "day"),
        "year": (12, "month"),
        "hour": (60, "minute"),
        "minute": (60, "second"),
    }
    count, unit = spans.get(tag, (0, ""))
    told, known = (
        sum(n.value == count and n.unit is not None and n.unit.code == unit for n in one.numbers) if one else 0
        for one in (target, besides)
    )
    return told > known


def _in_number(reading: Reading, mark: Mark) -> bool:
    """The hour of “half an hour”."""
    start, _ = reading.span(mark)
    return any(number.start < start < number.after for number in reading.numbers)


def _after_number(reading: Reading, mark: Mark) -> bool:
    """`৭ দিনে`: within seven days, no rate."""
    start, _ = reading.span(mark)
    return any(number.start <= start < number.after or 0 <= start - number.end <= 1 for number in reading.numbers)


def _interval(pair: Pair, source: Reading, target: Reading) -> Iterator[Fault]:
    """Every 6 hours is not: for 6 hours."""
    assert source.lexis is not None and target.lexis is not None
    for number in source.numbers:
        if number.unit is None or number.unit.dimension not in ("time", "months") or number.given:
            continue
        hourly = source.text[number.start : number.after].lower().endswith("hourly")
        if not hourly and not _led_by_every(source, number):
            continue
        there = [
            other
            for other in target.numbers
            if set(other.values) & set(number.values) or (number.base and other.base == number.base)
        ]
        if not there or any(_again(target, other) for other in there):
            continue
        yield Fault(
            N_("“{source}” lost its “every”"),
            {"source": source.text[number.start : number.after]},
            hint=N_("say that it is done again after each such time"),
            at=pair.target_plain.span(there[0].start, there[0].after),
            source_at=pair.source_plain.span(number.start, number.after),
        )


def _led_by_every(source: Reading, number: Number) -> bool:
    """Whether “every” stands before a number, and nothing but the number's own words between: “every 4 to 6”."""
    lexis = source.lexis
    assert lexis is not None
    every, own = lexis.words("frequency", "every"), lexis.words("frequency", "every_own")
    for word in reversed(source.tokens.keys[max(number.first - 4, 0) : number.first]):
        if word in every:
            return True
        if word not in own and word not in lexis.connect and not lexis.counts[word]:
            return False
    return False


def _again(target: Reading, number: Number) -> bool:
    """Whether words for “every” stand before the number or after it."""
    assert target.lexis is not None
    lexis = target.lexis
    before = {token.key for token in target.tokens if token.end <= number.start and token.sort == "word"}
    near = [token.key for token in target.tokens if token.end <= number.start][-4:]
    after = [token.key for token in target.tokens if token.start >= number.after and token.sort != "sign"][:3]
    every = lexis.words("frequency", "every")
    if any(word in every or any(word.startswith(known) for known in every if not known.isascii()) for word in near):
        return True
    if (
        any(mark.first <= 1 for mark in lexis.group("frequency", "after_every").find(after))
        if "after_every" in lexis.data["frequency"]
        else False
    ):
        return True
    return bool(_counts(target, _marks(target))) or bool(before & {"always"})


def _others(pair: Pair, source: Reading, target: Reading, ours: list[Mark], theirs: list[Mark]) -> Iterator[Fault]:
    mine, other = [m for m in ours if m.tag == "alternate"], [m for m in theirs if m.tag == "alternate"]
    answered = _two_days(target) if mine else any(number.value == 2 for number in source.numbers)
    if bool(mine) != bool(other) and not answered:
        place = target.span(other[0]) if other else None
        yield Fault(
            N_("every other day became another interval") if mine else N_("the source does not say: every other day"),
            hint=N_("write how often as the source has it"),
            at=pair.target_plain.span(*place) if place else None,
            source_at=pair.source_plain.span(*source.span(mine[0])) if mine else None,
        )
    mine = [m for m in ours if m.tag in _ADVERBS]
    other = [m for m in theirs if m.tag in _ADVERBS]
    if not mine and any(m.tag in _SELDOM for m in other):
        mine = _daily(source, target, ours, theirs)
    if mine and other and not {m.tag for m in mine} & {m.tag for m in other}:
        start, end = target.span(other[0])
        yield Fault(
            N_("the source says {source}, the translation {target}"),
            {"source": source.text[slice(*source.span(mine[0]))], "target": target.text[start:end]},
            hint=N_("write how often as the source has it"),
            at=pair.target_plain.span(start, end),
            source_at=pair.source_plain.span(*source.span(mine[0])),
            severity=Severity.WARNING,
        )


def _daily(source: Reading, target: Reading, ours: list[Mark], theirs: list[Mark]) -> list[Mark]:
    """The “every day” of the source, where the translation has nothing like it."""
    assert target.lexis is not None
    rates = _rates(target)
    for mark in theirs:
        if mark.tag == "day" and mark.phrase in rates:
            after = target.tokens.keys[mark.last + 1 : mark.last + 2]
            if target.lexis.unit_of(mark.phrase) is None or any(map(target.lexis.counts.__getitem__, after)):
                return []
    return [mark for mark in ours if mark.tag == "day" and _says_every(source, mark)]


def _two_days(target: Reading) -> bool:
    """Once in two days; দুই দিন পর পর leaves two days between."""
    return any(
        n.value == 2 and n.unit is not None and n.unit.code == "day" and not _skipped(target, n) for n in target.numbers
    )


def _skipped(target: Reading, number: Number) -> bool:
    """Whether a number of days is what lies between one time and the next."""
    assert target.lexis is not None
    after = [token.key for token in target.tokens if token.start >= number.after and token.sort != "sign"][:2]
    return any(mark.first == 0 for mark in target.lexis.group("frequency", "after_skipped").find(after))
