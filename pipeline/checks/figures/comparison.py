"""More and less."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.checks.figures.cues import begins
from pipeline.checks.figures.lexis import Lexis, counts
from pipeline.checks.figures.moments import moments
from pipeline.checks.figures.numbers import Number, keys_of
from pipeline.checks.figures.opposites import contraries, opposites, told
from pipeline.checks.figures.phrases import Mark, Phrases
from pipeline.checks.figures.polarity import denials, ends_an_if, polarity, softened
from pipeline.checks.figures.reading import Reading, source_reading, target_reading
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.findings import Severity
from pipeline.lazy import lazy

_ENDS = frozenset(".।;!?:()")
_STOPS = ("। ", ". ", "; ", "? ", "! ", ", ", ": ")


def _limiting(known: Lexis) -> Phrases:
    return known.group("comparison", "up", "down", "neutral")


@rule(
    "comparison",
    Family.MEANING,
    Severity.WARNING,
    source=begins(lambda known: [_limiting(known), known.group("ranges", "opening"), *contraries(known)]),
    target=begins(lambda known: [_limiting(known), *told(known)]),
)
def comparison(pair: Pair) -> Iterator[Fault]:
    """More became less, at least became at most, before became after.

    A limit is read beside its number (“under 5 years”, ৫ বছরের কম); a denied one is turned round: “no more than 4”
    and ৪টির বেশি নয় and সর্বোচ্চ ৪টি say the same.

    Bad:  `Do not take more than 4 tablets.` → `৪টির কম ট্যাবলেট খাবেন না।`
    Good: `Do not take more than 4 tablets.` → `সর্বোচ্চ ৪টি ট্যাবলেট খান।`
    """
    source, target = source_reading(pair), target_reading(pair)
    if source.lexis is None or target.lexis is None:
        return
    ours, theirs = _limits(source), _limits(target)
    told = False
    for limit in ours:
        if limit.number is None:
            continue
        same = [other for other in theirs if other.number is not None and _one(limit.number, other.number, source)]
        if any(limit.agrees(other) for other in same):
            continue
        if same:
            told = True
            yield Fault(
                N_("the source says {source}, the translation {target}"),
                {"source": _text(source, limit), "target": _text(target, same[0])},
                hint=N_("is it more or less?"),
                at=pair.target_plain.span(same[0].start, same[0].end),
                source_at=pair.source_plain.span(limit.start, limit.end),
            )
        elif limit.firm and not any(limit.agrees(other) for other in theirs if _is_free(other, limit, ours)):
            there = [number for number in target.numbers if _equal(limit.number, number)]
            if there and not any(_is_missed(target, number) for number in there):
                told = True
                yield Fault(
                    N_("“{source}” is missing in the translation"),
                    {"source": _text(source, limit)},
                    hint=N_("say whether more or less is meant"),
                    at=pair.target_plain.span(there[0].start, there[0].after),
                    source_at=pair.source_plain.span(limit.start, limit.end),
                )
    for limit in theirs:
        if limit.number is None or not limit.firm or any(limit.agrees(other) for other in ours) or told:
            continue
        if any(_equal(limit.number, number) for number in source.numbers) and not _limited(source):
            told = True
            yield Fault(
                N_("the source does not say “{target}”"),
                {"target": _text(target, limit)},
                hint=N_("say it as the source does"),
                at=pair.target_plain.span(limit.start, limit.end),
            )
    if not told:
        yield from _without_number(pair, source, target, ours, theirs)
        for look in (moments, opposites):
            if fault := next(look(pair, source, target), None):
                yield fault
                return


def _without_number(
    pair: Pair, source: Reading, target: Reading, ours: list[Limit], theirs: list[Limit]
) -> Iterator[Fault]:
    """“At least twice” became সর্বোচ্চ দুবার: the only such word on either side, whatever it is said of."""
    if not ours or not theirs:
        return
    mine, other = (
        [limit for limit in limits if reading.text[limit.start : limit.end].lower() in _surely(reading)]
        for reading, limits in ((source, ours), (target, theirs))
    )
    if len(mine) == len(other) == 1 and mine[0].number is None and not mine[0].agrees(other[0]):
        yield Fault(
            N_("the source says {source}, the translation {target}"),
            {"source": _text(source, mine[0]), "target": _text(target, other[0])},
            hint=N_("is it more or less?"),
            at=pair.target_plain.span(other[0].start, other[0].end),
            source_at=pair.source_plain.span(mine[0].start, mine[0].end),
        )


def _surely(reading: Reading) -> frozenset[str]:
    assert reading.lexis is not None
    return reading.lexis.words("comparison", "surely")


def _is_missed(target: Reading, number: Number) -> bool:
    """পাঁচ মিনিটেও না: what does not come even then takes longer."""
    assert target.lexis is not None
    even = target.lexis.words("comparison", "even")
    word = target.text[number.start : number.after].rstrip()
    return bool(denials(target) or softened(target)) and any(word.endswith(one) for one in even)


@dataclass(frozen=True, eq=False)
class Limit:
    """A word that says more or less, and the number it says it of."""

    reading: Reading
    way: int
    """1 more, -1 less."""
    number: Number | None
    firm: bool
    start: int
    end: int

    @lazy
    def turns(self) -> int:
        """How surely a no turns it round; see `_turns`."""
        return _turns(self.reading, self.start, self.end)

    @property
    def ways(self) -> frozenset[int]:
        """What it may come to: “not … more than” is at most, “never to children under 5” is not."""
        return (frozenset({self.way}), frozenset({1, -1}), frozenset({-self.way}))[self.turns]

    def agrees(self, other: Limit) -> bool:
        if self.turns == other.turns == 1:
            return self.way == other.way  # the same no stands apart from both
        return not self.ways.isdisjoint(other.ways)


def _equal(first: Number, second: Number) -> bool:
    if first.base is not None and first.base == second.base:
        return True
    if first.unit is not None and second.unit is not None and not first.unit.goes_with(second.unit):
        return False
    return bool(set(first.values) & set(second.values))


def _is_free(other: Limit, limit: Limit, ours: list[Limit]) -> bool:
    """Whether a word of the translation may answer a limit: it is one of a number, and of no other limit's."""
    if other.number is None:
        return other.firm
    return not any(one is not limit and one.number is not None and _equal(one.number, other.number) for one in ours)


def _one(first: Number, second: Number, source: Reading) -> bool:
    """The same number, or the other end of the same range: over 180/120."""
    if _equal(first, second):
        return True
    return any((first is a and _equal(b, second)) or (first is b and _equal(a, second)) for a, b in source.ranges)


def _text(reading: Reading, limit: Limit) -> str:
    start, end = limit.start, limit.end
    if limit.number is not None:
        start, end = min(start, limit.number.start), max(end, limit.number.after)
    return reading.text[start:end]


def _limited(reading: Reading) -> bool:
    """Whether a number of the text is the end of a range: “from 5 to 10” may be told as within."""
    return bool(reading.ranges)


def _limits(reading: Reading) -> list[Limit]:
    lexis = reading.lexis
    assert lexis is not None
    found = []
    marks = _limiting(lexis).find(reading.stream)
    if not marks:
        return []
    spans = lexis.words("comparison", "spans")
    firm, follows = _items(lexis.data["comparison"]["firm"]), _items(lexis.data["comparison"]["follows"])
    close, turning = (_items(lexis.data["comparison"].get(name, "")) for name in ("close", "turning"))
    for mark in marks:
        if mark.tag == "neutral":
            again = _limiting(lexis).find(reading.stream, [mark.last]) if _goes_on(reading, mark) else []
            if not again or again[0].phrase not in firm:
                continue
            [mark] = again  # “is over 38”
        start, end = reading.span(mark)
        next_is_number = any(0 < other.start - end <= 1 for other in reading.numbers)
        follow = mark.phrase in follows and not (mark.first < mark.last and next_is_number)
        number = _before(reading, start, 1 if mark.phrase in close else 3) if follow else _after(reading, end)
        way = 1 if mark.tag == "up" else -1
        than = mark.phrase in turning and _is_than(reading, mark.first)
        if than:  # জ্বর ১০১-এর বেশি হলে: no “at most”
            number, way = _before(reading, start, 3), 1
        during = (
            mark.phrase in spans
            and number is not None
            and number.unit is not None
            and number.unit.dimension in ("time", "months")
        )
        found.append(Limit(reading, way, number, (than or mark.phrase in firm) and not during, start, end))
    return found


def _goes_on(reading: Reading, mark: Mark) -> bool:
    """Whether a number follows a phrase of more words than one."""
    assert reading.lexis is not None
    after = mark.last + 1
    return mark.first < mark.last and after < len(reading.stream) and counts(reading.stream[after])


def _is_than(reading: Reading, at: int) -> bool:
    """Whether the word before says more than what is meant."""
    assert reading.lexis is not None
    return at > 0 and reading.stream[at - 1].endswith(tuple(reading.lexis.words("comparison", "than")))


@cache
def _items(text: str) -> frozenset[str]:
    return frozenset(part.strip() for part in text.split(",") if part.strip())


def _counted(reading: Reading) -> list[Number]:
    """The numbers that are more than an article."""
    return [
        number
        for number in reading.numbers
        if not (number.name or (number.value == 1 and number.written and number.unit is None))
    ]


def _before(reading: Reading, start: int, far: int) -> Number | None:
    """The number that a word follows, an ending, a unit and no more than so many words between them."""
    near = [number for number in _counted(reading) if number.start <= start]
    if not near:
        return None
    between = reading.text[near[-1].end : start]
    after_bracket = ")" in between and between.rpartition(")")[2].strip()
    rest = reading.text[near[-1].after : start] if near[-1].after <= start else ""
    return (
        near[-1]
        if len(rest.split()) <= far and not set(between.rpartition(")")[2]) & _ENDS - {"."} and not after_bracket
        else None
    )


def _after(reading: Reading, end: int) -> Number | None:
    """The number that a word stands before."""
    for number in _counted(reading):
        if number.start >= end:
            between = reading.text[end : number.start]
            return number if len(between.split()) <= 2 and not set(between) & _ENDS else None
    return None


def _turns(reading: Reading, start: int, end: int) -> int:
    """How surely a no in the clause turns the word round: 0 there is none, 1 it stands apart, 2 close by."""
    text, surely = reading.text, 0
    assert reading.lexis is not None
    denials, forbids, parting = (reading.lexis.words("polarity", name) for name in ("denies", "forbids", "parting"))
    without, relates = reading.lexis.words("polarity", "exceptive"), reading.lexis.words("polarity", "relates")
    first = max((text.rfind(stop, 0, start) for stop in _STOPS), default=-1)
    last = min((at for stop in _STOPS if (at := text.find(stop, end)) >= 0), default=len(text))
    for word in polarity(reading):
        if not first < word.start < last or (word.start < end and start < word.end):
            continue
        said = text[word.start : word.end].lower()
        if said in without or (word.tag == "softens" and ends_an_if(reading.lexis, keys_of(text[start : word.start]))):
            continue  # neither “without trying” nor “has not settled” is said of a limit in another clause
        close = word.tag in ("denies", "hastens") or said in denials
        if close or said in forbids or word.tag == "excepts":
            before = word.end <= start
            between = text[word.end : start] if before else text[end : word.start]
            if before and not relates.isdisjoint(keys_of(between)[:1]):
                continue
            close = close and before == reading.lexis.denies_first and len(between.split()) <= 3
            close = close and parting.isdisjoint(keys_of(between)) and not ends_an_if(reading.lexis, keys_of(between))
            surely = max(surely, 2 if close else 1)
    return surely
