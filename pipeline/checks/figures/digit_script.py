"""Figures of two scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import regex

from pipeline.checks.cues import seen
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.findings import Severity

_MIXED = regex.compile(r"\p{Nd}[\p{Nd}.,:]*")
_FIGURE = re.compile(r"\d")
_AMID = re.compile(r"\d[OoОоঠlI|]")
_LETTER = regex.compile(r"(?<=\p{Nd})[OoОоঠlI|](?=\p{Nd})|(?<=[০-৯])[OoОоঠ](?![\p{L}\p{M}])")


@rule("digit-script", Family.NUMBERS, Severity.WARNING, gravest=Severity.ERROR, target=seen(r"\d"))
def digit_script(pair: Pair) -> Iterator[Fault]:
    """Figures of two scripts stand in one number, or in one passage.

    ৪ and 8, ৭ and 9 look alike: a reader takes `১8` for another number. In one passage keep to one script; codes,
    names and values beside Latin units may stay as they are.

    Bad:  `Wait 10 minutes.` → `১0 মিনিট অপেক্ষা করুন।`
    Good: `Wait 10 minutes.` → `১০ মিনিট অপেক্ষা করুন।`
    """
    text = pair.target_plain.text
    own = pair.language.digits
    for match in _LETTER.finditer(text) if _AMID.search(text) else ():
        start, end = match.span()
        yield Fault(
            N_("the letter {letter} stands for a figure"),
            {"letter": match[0]},
            hint=N_("type the figure itself"),
            at=pair.target_plain.span(max(start - 1, 0), min(end + 1, len(text))),
            severity=Severity.ERROR,
        )
    if not _are_several(text, own):
        return
    alone: dict[bool, tuple[int, int]] = {}
    for match in _MIXED.finditer(text):
        figures = [c for c in match[0] if c.isdecimal()]
        foreign = [c for c in figures if not c.isascii() and c not in own and not _of_script(pair.language.script, c)]
        if foreign or len({c.isascii() for c in figures}) > 1:
            start, end = pair.target_plain.span(*match.span())
            mended = "".join(own[int(c)] if c.isdecimal() else c for c in match[0])
            whole = pair.target_text[start:end] == match[0]
            yield Fault(
                N_("{target} mixes figures of several scripts"),
                {"target": match[0], "right": mended},
                hint=N_("write all figures of the number in one script: {right}"),
                at=(start, end),
                fix=pair.target_text[:start] + mended + pair.target_text[end:] if whole else None,
                severity=Severity.ERROR,
            )
            return
        latin = figures[0].isascii()
        if latin and _beside_latin(text, *match.span()):
            continue
        alone.setdefault(latin, match.span())
    if len(alone) == 2 and not own[0].isascii():
        start, end = alone[True]
        first, last = pair.target_plain.span(start, end)
        told = text[start:end]
        yield Fault(
            N_("{target} stands among figures of another script"),
            {"target": told},
            hint=N_("write the figures of a passage in one script"),
            at=(first, last),
        )


def _are_several(text: str, own: str) -> bool:
    """Whether a text has figures of more than one script, or of one that is neither Latin nor its own."""
    figures = set(_FIGURE.findall(text))
    return not (all(map(str.isascii, figures)) or figures.issubset(own))


@lru_cache(maxsize=64)
def _of_script(script: str, figure: str) -> bool:
    """Whether a figure belongs to the script that the language is written in, whichever its own figures are."""
    return regex.match(rf"\p{{Script={script}}}", figure) is not None


_LATIN = regex.compile(r"[\p{Latin}\u00b0%µμ]")


def _beside_latin(text: str, start: int, end: int) -> bool:
    """A code, a name or a value with a Latin unit: letters touch it, or stand beside it."""
    before = text[max(start - 12, 0) : start]
    after = text[end : end + 3]
    near = regex.search(
        r"\p{Latin}[\p{Latin}\p{Nd}.:/\-\u2013]*[\s\u00a0]?[.:/\-\u2013]*(?:\p{Nd}+[/\-\u2013.]*)*$", before
    )
    return bool(
        near
        or regex.match(r"[\s\u00a0]?[\p{Latin}µμ°]", after)
        or regex.match(r"(?:[\-\u2013/.]\p{Nd}+)+[\s\u00a0]?[\p{Latin}µμ°]", text[end : end + 14])
    )
