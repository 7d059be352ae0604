"""Neighbours exchanged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from math import log
from typing import Any
from unicodedata import decimal

from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, Told, catalog_rule
from pipeline.checks.usage import source_language
from pipeline.checks.views import Folio
from pipeline.checks.words.measure import letters
from pipeline.checks.words.sounds import common
from pipeline.lazy import Memo
from pipeline.markup.plain import OBJECT

_FIGURES = re.compile(r"\d+(?:[.,]\d+)*")
_CAPITAL = re.compile(r"[A-Z]|[A-Za-z]\d")
"""Without it a text has no name."""
_NAME = re.compile(r"[A-Za-z]*[A-Z][A-Za-z]+|[A-Za-z]+\d+")


@catalog_rule("swapped", Family.COMPLETENESS)
def swapped(folio: Folio) -> Iterator[Told]:
    """Two neighbouring entries have each other's translation.

    Both read well by themselves, and both are wrong: a warning stands under another illness. Figures, terms of the
    glossary, names and question marks that fit the other way round, and only so, give it away.

    Bad:  `Walk for 5 minutes.` → `১৫ মিনিট কোমরে গরম সেঁক দিন।`
    Good: `Walk for 5 minutes.` → `৫ মিনিট হাঁটুন।`
    """
    before: Pair | None = None
    for pair in folio.pairs:
        if pair.form is not None or pair.source_text == pair.target_text:
            before = None
            continue
        if before is not None and _are_swapped(before, pair):
            for one, other in ((before, pair), (pair, before)):
                hint = N_("exchange the two translations")
                yield (
                    one,
                    Fault(N_("this is the translation of line {line}"), {"line": str(other.message.line)}, hint=hint),
                )
            before = None
            continue
        before = pair


def _are_swapped(one: Pair, other: Pair) -> bool:
    if _signs(one, one) > 0 or _signs(other, other) > 0:
        return False
    crossed = _fit(one, other)
    if crossed < 1 or (back := _fit(other, one)) < 1:
        return False
    straight = (_fit(one, one), _fit(other, other))
    return max(straight) <= 0 and crossed + back - sum(straight) >= 4


def _fit(source: Pair, target: Pair) -> int:
    """How well a source and a translation go together, loan words and names counted in."""
    codes = (source_language(source), source.language.code)
    return _signs(source, target) + min(common(source.source_plain.text, target.target_plain.text, *codes), 3)


def _signs(source: Pair, target: Pair) -> int:
    """A point for each sign that they go together, one less for each that is missing."""
    return _points(source.source_plain.text, target.target_plain.text, _Glossary(source.glossary))


class _Glossary:
    """A glossary that can be part of a key."""

    __slots__ = ("terms",)

    def __init__(self, terms: Any) -> None:
        self.terms = terms

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Glossary) and self.terms is other.terms

    def __hash__(self) -> int:
        return id(self.terms)


@lru_cache(maxsize=64)
def _points(source: str, target: str, glossary: _Glossary) -> int:
    points = 0
    theirs, ours = _figures(source), _figures(target)
    points += sum(1 if number in ours else -1 for number in theirs)
    points -= sum(1 for number in ours if number not in theirs)
    if _CAPITAL.search(target):
        points += sum(1 if name in source else -1 for name in _NAME.findall(target))
    if "?" in source or "?" in target:
        points += 1 if ("?" in source) == ("?" in target) else -1
    if source.count(OBJECT) != target.count(OBJECT):
        points -= 1
    if glossary.terms is not None:
        named = {use.terms for use in glossary.terms.uses(source)}
        points += sum(1 if any(glossary.terms.rendered(one, target) for one in terms) else -1 for terms in named)
    if abs(log((letters(target) + 1) / (letters(source) + 1))) > 0.7:
        points -= 1
    return points


def _figures(text: str) -> set[str]:
    """Its numbers, in ASCII figures without marks between them."""
    return {*map(_ASCII.__getitem__, _FIGURES.findall(text))}


_ASCII: Memo[str, str] = Memo(lambda found: "".join(str(decimal(one)) for one in found if one.isdecimal()))
