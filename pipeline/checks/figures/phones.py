"""Telephone numbers of a text: under a `tel:` link, after “call”, or long and beginning with 0 or +."""

from __future__ import annotations

import regex

from pipeline.checks.figures.numbers import ascii_digits
from pipeline.checks.figures.reading import Reading, source_reading, target_reading
from pipeline.checks.pair import Pair

Phone = tuple[str, int, int]
"""Its figures in ASCII, and where it stands in the plain text."""

_LONG = regex.compile(r"(?<![\p{L}\p{Nd}.,/])\+?\p{Nd}(?:[\s\u00a0()\-\u2010-\u2013]{0,2}\p{Nd}){5,16}(?![\p{Nd}%])")
_SHORT = regex.compile(r"(?<![\p{L}\p{Nd}.,/\-\u2013])\p{Nd}{3,6}(?![\p{Nd}.,/%]\p{Nd}|\p{Nd})")
_RUN = regex.compile(r"\p{Nd}+")
_TEL = regex.compile(r"tel:([+\d\-() ]+)", regex.IGNORECASE)


def phones(pair: Pair, *, source: bool) -> tuple[Phone, ...]:
    """The telephone numbers of the source or of the translation."""
    reading = source_reading(pair) if source else target_reading(pair)
    called = linked(pair)
    known: dict[frozenset[str], tuple[Phone, ...]] = reading.__dict__.setdefault("phones", {})
    if called not in known:
        known[called] = tuple(_phones(reading, called))
    return known[called]


def linked(pair: Pair) -> frozenset[str]:
    """Numbers that a link calls."""
    found = [ascii_digits(match[1]) for target in pair.targets if (match := _TEL.match(target.url))]
    if "tel:" in pair.source_text:
        found += _TEL.findall(pair.source_text)
    return frozenset("".join(c for c in number if c.isdecimal()) for number in found)


def _phones(reading: Reading, called: frozenset[str]) -> tuple[Phone, ...]:
    text = reading.text
    found: list[Phone] = []
    runs = _RUN.findall(text)
    if all(len(run) < 3 for run in runs) and sum(map(len, runs)) < 6:
        return ()
    for match in _LONG.finditer(text):
        digits = _digits(match[0])
        if digits in called or match[0][0] == "+" or (digits[0] == "0" and len(digits) >= 7) or len(digits) >= 10:
            found.append((digits, *match.span()))
    for match in _SHORT.finditer(text):
        if any(start <= match.start() < end for _, start, end in found):
            continue
        digits = _digits(match[0])
        if digits in called or _called(reading, *match.span()):
            found.append((digits, *match.span()))
    return tuple(found)


def _digits(text: str) -> str:
    return "".join(c for c in ascii_digits(text) if c.isdecimal())


def _called(reading: Reading, start: int, end: int) -> bool:
    """Whether a word such as “call” stands beside it, and nothing that counts."""
    lexis = reading.lexis
    if lexis is None:
        return False
    before = [token.key for token in reading.tokens if token.end <= start and token.sort == "word"][-2:]
    after = [token for token in reading.tokens if token.start >= end and token.sort == "word"][:2]
    if any(number.unit is not None and number.start == start for number in reading.numbers):
        return False
    near = [token.key for token in after if token.start - end <= 12]
    return any(_is(lexis.phone_words, word) for word in (*before, *near))


def _is(words: frozenset[str], word: str) -> bool:
    return word in words or any(len(known) > 3 and not known.isascii() and word.startswith(known) for known in words)
