"""Telephone numbers."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.cues import seen
from pipeline.checks.figures.phones import Phone, linked, phones
from pipeline.checks.figures.reading import source_reading
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule


@rule("phone", Family.NUMBERS, either=seen(r"\d"))
def phone(pair: Pair) -> Iterator[Fault]:
    """A telephone number has another digit, is gone, or was made up.

    It is compared digit by digit, in any script and however it is grouped; a country's `+88` may stand before it. A
    project may allow other numbers for its readers' country under `[checks] phones`.

    Bad:  `Call 16263 free of charge.` → `১৬২৩৬ নম্বরে বিনা মূল্যে ফোন করুন।`
    Good: `Call 16263 free of charge.` → `১৬২৬৩ নম্বরে বিনা মূল্যে ফোন করুন।`
    """
    wanted, given = phones(pair, source=True), phones(pair, source=False)
    if not wanted:
        yield from _made_up(pair, given)
        return
    allowed = frozenset(pair.site.phones)
    said = _figures(pair.target_plain.text)
    for digits, start, end in wanted:
        if (
            any(_same(digits, other) for other, _, _ in given)
            or digits in said
            or any(number in said for number in allowed)
        ):
            continue
        spare = [one for one in given if not any(_same(other, one[0]) for other, _, _ in wanted)]
        yield Fault(
            N_("the telephone number {source} is another one or missing"),
            {"source": pair.source_plain.text[start:end]},
            hint=N_("write the same digits; allow a local number in the project's settings"),
            at=pair.target_plain.span(spare[0][1], spare[0][2]) if spare else None,
            source_at=pair.source_plain.span(start, end),
        )


def _made_up(pair: Pair, given: tuple[Phone, ...]) -> Iterator[Fault]:
    """Numbers to be called where the source has none."""
    if not given:
        return
    source, allowed = source_reading(pair), (*linked(pair), *pair.site.phones)
    there = {*_figures(source.text), *(str(value) for value in source.values)}
    for digits, start, end in given:
        if digits not in there and not any(_same(digits, other) for other in allowed):
            yield Fault(
                N_("the source has no telephone number {target}"),
                {"target": pair.target_plain.text[start:end]},
                hint=N_("leave it out; allow a local number in the project's settings"),
                at=pair.target_plain.span(start, end),
            )


def _same(first: str, second: str) -> bool:
    """Equal but for what is dialled from abroad."""
    short, long = sorted((first, second), key=len)
    return short == long or (len(short) >= 7 and long.endswith(short.lstrip("0")) and len(long) - len(short) <= 4)


def _figures(text: str) -> set[str]:
    """Every run of figures, and those that a blank or hyphen cuts taken as one."""
    runs: list[str] = []
    for piece in text.replace("-", " ").split():
        digits = "".join(str(int(c)) for c in piece if c.isdecimal())
        if digits:
            runs.append(digits)
    return {*runs, *("".join(runs[at : at + size]) for at in range(len(runs)) for size in (2, 3, 4))}
