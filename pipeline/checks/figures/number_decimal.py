"""Decimal marks."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pipeline.checks.cues import seen
from pipeline.checks.figures.lexis import value_of
from pipeline.checks.figures.numbers import ascii_digits, literal
from pipeline.checks.figures.reading import source_reading
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule

_MARK = regex.compile(r"(?<![\p{Nd}.,])(\p{Nd}+)([,\u0964\u09f7|;'\u2019\u00b7]\s?|\.\s)(\p{Nd}+)(?![\p{Nd},])")


@rule("number-decimal", Family.NUMBERS, target=seen(r"\d"))
def number_decimal(pair: Pair) -> Iterator[Fault]:
    """A decimal point became a comma, a danda, or has a blank after it.

    `২,৫` is read as two numbers or as twenty-five. The decimal mark is a point, in Bengali figures too.

    Bad:  `Give 2.5 ml.` → `২,৫ মি.লি. দিন।`
    Good: `Give 2.5 ml.` → `২.৫ মি.লি. দিন।`
    """
    text = pair.target_plain.text
    for match in _MARK.finditer(text):
        whole, mark, rest = match.groups()
        meant = value_of(f"{ascii_digits(whole)}.{ascii_digits(rest)}")
        source = source_reading(pair)
        values = source.values
        if meant not in values:
            continue
        if mark.strip() == "," and len(rest) == 3 and literal(ascii_digits(match[0])) in values:
            continue
        if literal(ascii_digits(whole)) in values and literal(ascii_digits(rest)) in values:
            continue
        yield Fault(
            N_("{target} has no decimal point"),
            {"target": match[0]},
            hint=N_("write the decimal mark as a point, without a blank"),
            at=pair.target_plain.span(*match.span()),
            fix=_mended(pair, match),
        )


def _mended(pair: Pair, match: regex.Match[str]) -> str:
    start, end = pair.target_plain.span(match.start(2), match.end(2))
    return pair.target_text[:start] + "." + pair.target_text[end:]
