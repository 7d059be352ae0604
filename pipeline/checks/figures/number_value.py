"""Numbers by their value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from pipeline.checks.cues import any_of
from pipeline.checks.figures.calendar import other_days
from pipeline.checks.figures.cues import any_number, begins
from pipeline.checks.figures.dayparts import told_apart
from pipeline.checks.figures.exchanged import exchanged
from pipeline.checks.figures.lexis import Value, items
from pipeline.checks.figures.minus import other_sign
from pipeline.checks.figures.numbers import Number
from pipeline.checks.figures.phones import phones
from pipeline.checks.figures.reading import Reading, source_reading, target_reading
from pipeline.checks.figures.twofold import one_of_two
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.findings import Severity


@rule(
    "number-value",
    Family.NUMBERS,
    source=any_of(any_number, begins(lambda known: [known.dates, known.calendar])),
    target=any_number,
)
def number_value(pair: Pair) -> Iterator[Fault]:
    """A number of the source is lost, is another one, or was added.

    Numbers are compared by value: in figures of any script, in words, with lakh and crore, as a fraction or a time
    of day. A wrong one is a wrong dose. So are days of the week and months: who comes on another day finds the door
    closed. Numbers that changed places, a minus before degrees and “one” for “both” are found here, too.

    Bad:  `Take 20 mg with food.` → `খাবারের সঙ্গে ২০০ মি.গ্রা. খান।`
    Bad:  `Open on Monday.` → `মঙ্গলবার খোলা।`
    Bad:  `Wash both eyes.` → `এক চোখ ধুয়ে ফেলুন।`
    Good: `Take 20 mg with food.` → `খাবারের সঙ্গে বিশ মি.গ্রা. খান।`
    Good: `In half an hour, 1.5 million.` → `আধা ঘণ্টায় ১৫ লাখ।`
    """
    source, target = source_reading(pair), target_reading(pair)
    yield from other_days(pair)
    yield from other_sign(pair, source, target)
    yield from one_of_two(pair, source, target)
    ours, theirs = [number.value for number in source.numbers], [number.value for number in target.numbers]
    if ours == theirs:
        return
    if len(ours) == len(theirs) and Counter(ours) == Counter(theirs):
        yield from exchanged(pair, source, target)
        return
    known = target.lexis is not None
    settled = _as_share(source, target)
    lost = [number for number in _asked(pair, source) if number not in settled and not _found(number, source, target)]
    added = [
        number for number in target.numbers if number not in settled and not _explained(number, target, source, pair)
    ]
    if not known:
        lost = [number for number in lost if isinstance(number.value, str) or number.value > 20 or added]
    if not lost and not added:
        lost, added = _replaced(source, target)
        lost = lost or [part for part in _lone_whole(source, target) if part not in settled]
        lost = lost or [number for number in _uncounted(source, target) if number not in settled]
    for number in list(lost):
        other = _counterpart(number, added)
        if other is not None:
            lost.remove(number)
            added.remove(other)
            yield Fault(
                N_("the source says {source}, the translation {target}"),
                {"source": _told(source, number), "target": _told(target, other)},
                hint=N_("write the number of the source, in figures or in words"),
                at=pair.target_plain.span(other.start, other.end),
                source_at=pair.source_plain.span(number.start, number.end),
            )
    for number in lost:
        yield Fault(
            N_("{source} is missing in the translation"),
            {"source": _told(source, number)},
            hint=N_("write the number of the source, in figures or in words"),
            source_at=pair.source_plain.span(number.start, number.end),
            severity=None if not number.written or number.unit else Severity.WARNING,
        )
    for number in added:
        yield Fault(
            N_("the source has no {target}"),
            {"target": _told(target, number)},
            hint=N_("leave the number out, or write the one of the source"),
            at=pair.target_plain.span(number.start, number.end),
            severity=None if not number.written or number.unit else Severity.WARNING,
        )


def _as_share(source: Reading, target: Reading) -> list[Number]:
    """The numbers of seven out of ten and of the 70 percent that say so, of one in two and the half of them."""
    settled = []
    for part, whole in source.ratios:
        if isinstance(part.value, str) or isinstance(whole.value, str) or not whole.value:
            continue
        share = Fraction(part.value) / Fraction(whole.value)
        if same := [number for number in target.numbers if number.value == (100 if _is_percent(number) else 1) * share]:
            settled += [part, whole, *same]
    return settled


def _lone_whole(source: Reading, target: Reading) -> list[Number]:
    """The one of “one in six”, where the translation only has the six."""
    lexis = target.lexis
    if lexis is None or any((word := lexis.number_word(key)) and word.value == 1 for key in target.tokens.keys):
        return []
    return [
        part
        for part, whole in source.ratios
        if part.value == 1
        and source.tokens.keys[part.last + 1 : whole.first][:1] != ["of"]
        and (whole.unit is None or whole.unit.loose)
        and whole.value in target.values
        and 1 not in target.values
    ]


def _told(reading: Reading, number: Number) -> str:
    return reading.text[number.start : number.end]


def _counterpart(number: Number, added: list[Number]) -> Number | None:
    """The added number that most likely stands in its place."""
    if not added:
        return None
    same = [other for other in added if other.unit is not None and other.unit == number.unit]
    return (same or added)[0]


def _replaced(source: Reading, target: Reading) -> tuple[list[Number], list[Number]]:
    """A number that the source has more often than the translation, and one there that only seems accounted for."""
    own = Counter(number.value for number in source.numbers)
    theirs = Counter(number.value for number in target.numbers)
    ordinals = [[number for number in one.numbers if number.ordinal] for one in (source, target)]
    if len(ordinals[0]) == len(ordinals[1]) > 1:
        lost = [number for number in ordinals[0] if number.value not in theirs]
        added = [number for number in ordinals[1] if theirs[number.value] > own[number.value]]
        return (lost[:1], added[-1:]) if lost and added else ([], [])
    if own[1] or 1 in source.parts:
        return [], []
    ones = [one for one in target.numbers if one.value == 1 and not one.written and not _is_told(one, source)]
    lost = [
        number
        for number in source.numbers
        if not number.written
        and own[number.value] > theirs[number.value]
        and (number.value in theirs or not _is_told(number, target))
    ]
    return (lost[:1], ones[:1]) if lost and ones else ([], [])


def _uncounted(source: Reading, target: Reading) -> list[Number]:
    """The three of “three stages”, where the only three of the translation is that of three years."""
    if len(target.numbers) >= len(source.numbers) or source.lexis is None:
        return []
    definite = source.lexis.words("grammar", "definite")
    found = []
    for number in source.numbers:
        if not number.written or number.ordinal or number.unit is not None or number.value in (0, 1, 2):
            continue
        if number.first and source.tokens.keys[number.first - 1] in definite:
            continue  # these three exercises are those told before
        ours = [one.unit for one in source.numbers if one.value == number.value and one is not number]
        theirs = [one.unit for one in target.numbers if number.value in one.values]
        if ours and len(theirs) == len(ours) and all(one and any(one == other for other in ours) for one in theirs):
            found.append(number)
    return found[:1]


def _is_told(number: Number, other: Reading) -> bool:
    """Whether the other text says as much in another way: half an hour for 30 minutes, once for ১ বার."""
    if number.base is not None and any(number.base == one.base for one in other.numbers):
        return True
    if number.parts and all(_told_part(part, number, other) for part in number.parts):
        return True
    once = _counts_times(number) and number.value == 1
    return bool(once and other.lexis and other.lexis.group("frequency", "once").find(other.stream))


# ---------------------------------------------------------------- what must be there


def _asked(pair: Pair, source: Reading) -> Iterator[Number]:
    """The numbers that a translation must have."""
    lexis = source.lexis
    called = [(start, end) for _, start, end in phones(pair, source=True)]
    for number in source.numbers:
        if any(start <= number.start < end for start, end in called):
            continue
        if number.name and lexis is not None and _name(source, number) in lexis.names:
            continue
        if number.written and lexis is not None:
            if number.ordinal and number.value in lexis.weak_ordinals:
                continue
            if number.value in lexis.weak and not (
                number.unit and not number.given and isinstance(number.value, Fraction)
            ):
                continue
        yield number


def _name(reading: Reading, number: Number) -> str:
    """The letters before a number in a name."""
    token = reading.tokens[number.first - 1]
    return (reading.tokens[number.first - 2] if token.sort == "sign" else token).key


def _found(number: Number, source: Reading, target: Reading) -> bool:
    """Whether the translation has a number of the source, in one of its ways."""
    if not target.values.isdisjoint(number.values):
        return True
    if not target.explained.isdisjoint(number.values) and not _counts_units(number):
        return True
    if any(value in target.parts for value in number.values):
        return True
    if number.parts and all(
        part in target.values or part in target.explained or part in (0, 1) for part in number.parts
    ):
        return True
    if number.unit is None and number.value == 0:
        return False
    if number.written and _counts_times(number) and number.value == told_apart(target):
        return True  # সকালে, দুপুরে ও রাতে
    if (base := number.base) is not None:
        if any(base == other.base for other in target.numbers):
            return True
        if _same_warmth(number, target) or _added_up(base, target):
            return True
        if _counterpart_degrees(number, source, target):
            return True
    if isinstance(number.value, Fraction) and 0 < number.value < 1:
        # three quarters: 75 percent; in a score of 0.75 the same
        return any(other.value == number.value * 100 and _is_percent(other) for other in target.numbers)
    return _is_percent(number) and any(
        not isinstance(other.value, str) and other.value * 100 == number.value for other in target.numbers
    )


def _counts_units(number: Number) -> bool:
    """Two hours or grams are two: no “both” is the answer."""
    return number.value == 2 and number.unit is not None and not number.unit.loose and not number.given


def _counts_times(number: Number) -> bool:
    return number.unit is not None and number.unit.code == "times"


def _told_part(part: Value, number: Number, other: Reading) -> bool:
    """Whether a part of a fraction or a time is told by itself; the one of “one in three” may be an article."""
    small = part in (0, 1) and not isinstance(number.value, str) and number.value < 1
    return small or part in other.values or part in other.explained


def _is_percent(number: Number) -> bool:
    return number.unit is not None and number.unit.dimension == "percent"


def _same_warmth(number: Number, other: Reading) -> bool:
    """38 °C is 100.4 °F."""
    return any(_as_warm(number, candidate) for candidate in other.numbers)


def _converted(number: Number, source: Reading) -> bool:
    """A temperature told in degrees that the source does not use."""
    return _same_warmth(number, source) and all(other.unit != number.unit for other in source.numbers)


def _as_warm(first: Number, second: Number) -> bool:
    if first.unit is None or second.unit is None or isinstance(first.value, str) or isinstance(second.value, str):
        return False
    one, two = float(first.value), float(second.value)
    match first.unit.code, second.unit.code:
        case "celsius", "fahrenheit":
            return abs(one * 9 / 5 + 32 - two) < 0.6
        case "fahrenheit", "celsius":
            return abs(two * 9 / 5 + 32 - one) < 0.6
    return False


def _counterpart_degrees(number: Number, source: Reading, target: Reading) -> bool:
    """Of a pair such as “38 °C (100.4 °F)” one is enough."""
    return any(
        _as_warm(number, other) and not target.values.isdisjoint(other.values)
        for other in source.numbers
        if other is not number
    )


def _added_up(base: tuple[str, Value], target: Reading) -> bool:
    """1½ hours is ১ ঘণ্টা ৩০ মিনিট."""
    for first, second in zip(target.numbers, target.numbers[1:], strict=False):
        if first.base and second.base and first.base[0] == second.base[0] == base[0]:
            one, two = first.base[1], second.base[1]
            if not isinstance(one, str) and not isinstance(two, str) and one + two == base[1]:
                return True
    return False


# ---------------------------------------------------------------- what must not


def _explained(number: Number, target: Reading, source: Reading, pair: Pair) -> bool:
    """Whether the source accounts for a number of the translation."""
    if not source.values.isdisjoint(number.values) or not source.explained.isdisjoint(number.values):
        return True
    lexis = target.lexis
    if number.written and lexis is not None:
        if number.value in lexis.weak and (number.value == 1 or number.unit is None):
            return True
        if number.ordinal and number.value in lexis.weak_ordinals:
            return True
        if number.value == 2 and _instead_of_one(number, target, source):
            return False
        if number.value == 2 and not number.ordinal and (number.unit is None or number.unit.loose):
            # দুই পা, দুই দিক: what comes in pairs is said so; of two pills or hours somebody said it
            return number.unit is None and _is_pair_word(number, target, source)
    if any(value in source.parts for value in number.values):
        return True
    if number.parts and all(_told_part(part, number, source) for part in number.parts):
        return True
    base = number.base
    if base is not None and (any(base == other.base for other in source.numbers) or _converted(number, source)):
        return True
    if base is not None and _part_of_sum(base, source):
        return True
    if isinstance(number.value, Fraction) and any(
        _is_percent(other) and other.value == number.value * 100 for other in source.numbers
    ):
        return True
    if _is_percent(number) and any(
        not isinstance(o.value, str) and o.value * 100 == number.value for o in source.numbers
    ):
        return True
    if number.value in _roman(source):
        return True
    digits = "".join(c for c in target.text[number.start : number.end] if c.isdecimal())
    said = "".join(str(int(c)) for c in digits)
    return bool(said) and (
        said in pair.site.phones
        or any(start <= number.start < end for _, start, end in phones(pair, source=False))
        or any(said in phone for phone, _, _ in phones(pair, source=True))
    )


def _instead_of_one(number: Number, target: Reading, source: Reading) -> bool:
    """দুটি, where the source counts one and nothing else of the kind."""
    keys, lexis = target.tokens.keys, target.lexis
    assert lexis is not None
    words = tuple(word for word, value in lexis.numbers.items() if value == 1)
    if 1 in target.values or any(key.startswith(words) for key in keys) or not _is_classified(number, target):
        return False
    if sum(key.startswith(tuple(word for word, value in lexis.numbers.items() if value == 2)) for key in keys) > 1:
        return False  # দুই পাশে দুটি: one on each side
    return sum(other.value == 1 and other.written and not other.ordinal for other in source.numbers) == 1


def _is_classified(number: Number, reading: Reading) -> bool:
    """Whether a classifier is on it, as on what is counted: দুটি."""
    assert reading.lexis is not None
    ending = reading.text[number.end : reading.tokens[number.last].end]
    return ending.startswith(tuple(items(reading.lexis.data["endings"]["classifiers"])))


def _is_pair_word(number: Number, target: Reading, source: Reading) -> bool:
    """Whether nothing that is counted follows: then “two” is only a way of saying both."""
    return not any(
        not other.written and other.value != 2 and not isinstance(other.value, str) and other.value not in target.values
        for other in source.numbers
    )


def _part_of_sum(base: tuple[str, Value], source: Reading) -> bool:
    """৩০ মিনিট of ১ ঘণ্টা ৩০ মিনিট for an hour and a half."""
    return any(
        other.base is not None
        and other.base[0] == base[0] == "time"
        and not isinstance(other.base[1], str)
        and not isinstance(base[1], str)
        and other.base[1] > base[1]
        and (other.base[1] - base[1]) % 60 == 0
        and isinstance(other.value, Fraction)
        for other in source.numbers
    )


_ROMAN = {"II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10, "XI": 11, "XII": 12}


def _roman(source: Reading) -> set[int]:
    return {_ROMAN[word] for token in source.tokens if (word := source.text[token.start : token.end]) in _ROMAN}
