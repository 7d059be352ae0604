"""The units of a text's numbers: the one that follows a number, or stands before it, or is that of the next number."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import cache
from typing import NamedTuple

import regex

from pipeline.checks.figures.lexis import Lexis, Unit, items, key, tidy, units
from pipeline.checks.figures.numbers import Number, Tokens, keys_of
from pipeline.lazy import Memo

_FAR = 24
"""Tokens that the words between a number and its unit, and the unit, may be at most."""


def with_unit(text: str, tokens: Tokens, number: Number, lexis: Lexis | None) -> Number:
    """The number with the unit that follows it."""
    if lexis is None or number.unit is not None or number.name:
        return number
    place = number.end if not number.ordinal or number.written else number.after
    found = lexis.unit_after.match(text, place)
    if found is not None and _is_rate(text, number, found, lexis):
        return number
    if found is None and number.after > place:
        found = lexis.unit_after.match(text, number.after)
    if found is not None:
        unit = units()[lexis.class_of(found["unit"])]
        if number.ordinal and unit.dimension not in ("time", "months"):
            return number
        if number.written and number.value in (1, 2) and _is_limb(found, lexis):
            return number
        if found["unit"] == "s" and text[number.end : number.end + 1] == "s":
            return number  # of `1990s` and `over 16s`
        if unit.code == "minute" and ":" in text[number.start : number.end]:
            return number._replace(after=found.end())  # ৯:৩০ মিনিটে is a time of day
        return number._replace(unit=unit, after=max(number.after, found.end()))
    following = tokens.keys[number.last + 1 : number.last + _FAR]
    if not number.ordinal and may_be_loose(following, lexis):
        found = lexis.loose_unit_after.match(text, max(number.after, place))
        if found is not None and not _crosses(text, found, lexis):
            return number._replace(unit=units()[lexis.class_of(found["unit"])])
    before = number.first - 1
    if before > 0 and (tokens.keys[before] in lexis.led or tokens.keys[before] == "."):
        before -= 1  # শতকরা প্রায় ৪০, Tk. 500
    if before >= 0 and (code := lexis.prefix_units.get(tokens.keys[before])):
        return number._replace(unit=units()[code])
    return number


class Next(NamedTuple):
    """A word that stands behind figures and one blank."""

    sure: bool
    """Whether it tells by itself what their unit is."""
    unit: Unit | None


@cache
def next_words(lexis: Lexis) -> Memo[str, Next]:
    """A word as it is written → what it is behind figures: their unit, or nothing that a unit begins with."""
    first = {keys_of(form)[0] for form in lexis.unit_forms if len(keys_of(form)) > 1}
    first.update(key(word) for word in items(lexis.data["units"]["between"]))

    def told(word: str) -> Next:
        found = lexis.unit_after.match(f" {word}", partial=True)
        if found is None:
            return Next(True, None)
        if found.partial or found.start("unit") != 1 or found.end() != len(word) + 1 or found["unit"] == "s":
            return Next(False, None)
        if key(word) in first or lexis.ending.fullmatch(word):
            return Next(False, None)
        return Next(True, units()[lexis.class_of(found["unit"])])

    return Memo(told)


def may_be_loose(keys: Iterable[str], lexis: Lexis) -> bool:
    """Whether a word among these may have a unit in it that need not follow its number."""
    return any(map(_loose(lexis).__getitem__, keys))


@cache
def _loose(lexis: Lexis) -> Memo[str, bool]:
    """Whether a word may have a unit in it that need not follow its number."""
    firsts = {keys_of(form)[0] for form, code in lexis.unit_forms.items() if units()[code].loose}
    return Memo(lambda word: any(first in word for first in firsts))


def _is_rate(text: str, number: Number, found: regex.Match[str], lexis: Lexis) -> bool:
    """The minute of “60 a minute”; half a minute is a quantity."""
    between = text[found.start() : found.start("unit")].lower().split()
    return not lexis.articles.isdisjoint(between) and not isinstance(number.value, Fraction)


def _is_limb(found: regex.Match[str], lexis: Lexis) -> bool:
    """Whether one foot, or both, is a part of the body and no measure."""
    return key(found["unit"]) in lexis.words("units", "limbs")


def _crosses(text: str, found: regex.Match[str], lexis: Lexis) -> bool:
    """Whether another number, or another unit, stands between a number and a unit."""
    return any(
        token.sort == "number" or lexis.number_word(token.key) is not None or lexis.unit_of(token.key) is not None
        for token in Tokens(text[found.start() : found.start("unit")])
    )


def share_units(text: str, tokens: Tokens, numbers: list[Number], lexis: Lexis) -> None:
    """Gives 5 of “5 to 10 mg” its unit, 50 of “শতকরা ৪০–৫০” its one, and 2 of “2–3 lakh” its scale."""
    for at in range(len(numbers) - 2, -1, -1):
        number, after = numbers[at], numbers[at + 1]
        if number.unit is None and after.unit is not None and not number.name and not number.others:
            between = text[number.after : after.start].strip().lower()
            if between in lexis.connect and not _is_numbered(tokens, number, between, lexis):
                numbers[at] = number._replace(unit=after.unit, given=True)
        if after.unit is None and number.unit is not None and number.after == number.end:
            between = text[number.after : after.start].strip().lower()
            if between in lexis.connect and number.unit.code in lexis.prefix_units.values():
                numbers[at + 1] = after._replace(unit=number.unit)
        if after.others and isinstance(number.value, Fraction) and not number.others and not number.written:
            hour, dot, minute = tokens.keys[number.first].partition(".")
            between = text[number.after : after.start].strip().lower()
            if dot and len(minute) == 2 and minute < "60" and hour.isdecimal() and between in lexis.range_marks:
                parts = (int(hour), int(minute))  # 4.30–6 pm
                numbers[at] = number = number._replace(value=tidy(parts[0] + Fraction(parts[1], 60)), parts=parts)
        if (
            not isinstance(after.value, str)
            and not isinstance(number.value, str)
            and after.value >= 1000
            and number.value < 1000
        ):
            between = text[number.after : after.start].strip().lower()
            if between in lexis.range_marks:
                for scale in (10**9, 10**7, 10**6, 10**5, 1000):
                    if after.value % scale == 0 and number.value * scale < after.value:
                        numbers[at] = numbers[at]._replace(others=(*numbers[at].others, tidy(number.value * scale)))


def _is_numbered(tokens: Tokens, number: Number, between: str, lexis: Lexis) -> bool:
    """Whether a number tells which day or step it is: that of “on day 1, 300 mg” has no unit of another's."""
    led = number.first and tokens.keys[number.first - 1] in lexis.words("units", "numbered")
    return bool(led) and between not in lexis.range_marks
