"""Group marks."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pipeline.checks.cues import seen
from pipeline.checks.figures.lexis import lexis
from pipeline.checks.figures.numbers import ascii_digits
from pipeline.checks.figures.reading import source_reading
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.findings import Severity

_FIGURES = regex.compile(r"(?<![\p{Nd}\p{L}.,])\p{Nd}+(?:,\p{Nd}+)+(?:\.\p{Nd}+)?(?![\p{Nd},]*\p{Nd})")


@rule("bn-number-group", Family.NUMBERS, Severity.WARNING, target=seen(r"\d,"))
def bn_number_group(pair: Pair) -> Iterator[Fault]:
    """The commas of a large number do not stand where the language sets them.

    Bengali counts in lakh and crore: three figures at the right, then two and two. A year has no comma.

    Bad:  `It cost 1,234,567 taka.` → `১,২৩৪,৫৬৭ টাকা লেগেছে।`
    Good: `It cost 1,234,567 taka.` → `১২,৩৪,৫৬৭ টাকা লেগেছে।`
    """
    text = pair.target_plain.text
    if "," not in text:
        return
    known = lexis(pair.language.code)
    if known is None:
        return
    source = source_reading(pair)
    for match in _FIGURES.finditer(text):
        told = ascii_digits(match[0])
        whole = told.partition(".")[0]
        figures = whole.replace(",", "")
        groups = whole.split(",")
        year = (
            len(figures) == 4
            and any(not n.grouped and n.value == int(figures) and not n.unit for n in source.numbers)
            and "1500" < figures < "2200"
        )
        listed = all(int(group) in source.values for group in groups) and int(figures) not in source.values
        if listed or (len(groups) == 2 and len(groups[1]) != 3 and int(figures) not in source.values):
            continue  # a list without blanks, or a decimal comma: not ours
        right = figures if year else _grouped(figures, known.grouping)
        if whole == right:
            continue
        digits = match[0].replace(",", "")
        mended = _set_like(right, digits)
        start, end = pair.target_plain.span(*match.span())
        yield Fault(
            N_("{target} is grouped otherwise than the language does: {right}"),
            {"target": match[0], "right": mended},
            hint=N_("set the commas as shown, or none"),
            at=(start, end),
            fix=pair.target_text[:start] + mended + pair.target_text[end:],
        )


def _grouped(figures: str, grouping: str) -> str:
    """`1234567` as `12,34,567` for `3;2`, and as `1,234,567` for `3`."""
    first, _, then = grouping.partition(";")
    head, tail = figures[: -int(first)], figures[-int(first) :]
    size = int(then or first)
    parts = [tail]
    while head:
        parts.insert(0, head[-size:])
        head = head[:-size]
    return ",".join(parts)


def _set_like(pattern: str, digits: str) -> str:
    """The commas of a pattern among other digits, and what follows the last of them."""
    at, made = 0, []
    for character in pattern:
        if character == ",":
            made.append(",")
        else:
            made.append(digits[at])
            at += 1
    return "".join(made) + digits[at:]
