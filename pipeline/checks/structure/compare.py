"""What one list has and another lacks, told as a fault; what several rules about links look for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Fault
from pipeline.findings import Severity
from pipeline.markup.addresses import in_language, same_telephone
from pipeline.markup.kinds import Nature
from pipeline.markup.shape import Mark


class Placed(Protocol):
    """Something with a place."""

    @property
    def at(self) -> tuple[int, int]: ...


T = TypeVar("T")
P = TypeVar("P", bound=Placed)

_MANY = 40_000
"""Comparisons of each with each that are still worth making."""
_LONG = 80


def unmatched(
    source: Sequence[T], target: Sequence[T], key: Callable[[T], object], same: Callable[[T, T], bool] | None = None
) -> tuple[list[T], list[T]]:
    """What the target lacks of the source and what it has beyond it, each as often as it differs.

    Equal keys go together first; of what is left, whatever `same` takes for the same.
    """
    wanted = Counter(map(key, source))
    beyond = []
    for item in target:
        if wanted[key(item)] > 0:
            wanted[key(item)] -= 1
        else:
            beyond.append(item)
    lacking = []
    for item in reversed(source):
        if wanted[key(item)] > 0:
            wanted[key(item)] -= 1
            lacking.append(item)
    lacking.reverse()
    if same and lacking and beyond and len(lacking) * len(beyond) < _MANY:
        for item in tuple(lacking):
            twin = next((other for other in beyond if same(item, other)), None)
            if twin is not None:
                lacking.remove(item)
                beyond.remove(twin)
    return lacking, beyond


def differing(
    lacking: Sequence[P], beyond: Sequence[P], show: Callable[[P], str], hint: str, severity: Severity | None = None
) -> Fault:
    """One fault for all that differs."""
    lost, added = _list(lacking, show), _list(beyond, show)
    if lost and added:
        message = N_("{added} stands where the source has {lost}")
    elif lost:
        message = N_("{lost} is missing")
    else:
        message = N_("{added} is not in the source")
    return Fault(
        message,
        {"lost": lost, "added": added},
        hint=hint,
        at=beyond[0].at if beyond else None,
        source_at=lacking[0].at if lacking else None,
        severity=severity,
    )


def _list(items: Sequence[P], show: Callable[[P], str]) -> str:
    shown = ", ".join(map(show, items[:5]))
    return shown if len(shown) <= _LONG else f"{shown[:_LONG]}…"


# ---------------------------------------------------------------- addresses


def same_address(pair: Pair) -> Callable[[Mark, Mark], bool]:
    """Whether one link of the translation may stand for one of the source: by the project's table, or because it
    plainly is the same page in the reader's language."""
    table, phones = pair.site.addresses, pair.site.phones

    def same(source: Mark, target: Mark) -> bool:
        for old, new in table:
            if source.value.startswith(old) and target.value == new + source.value[len(old) :]:
                return True
        if source.value.startswith("tel:") and any(same_telephone(target.value, phone) for phone in phones):
            return True
        return in_language(source.value, target.value, pair.source_language, pair.language.code)

    return same


def addresses(pair: Pair) -> tuple[list[Mark], list[Mark]]:
    """Links and autolinks that the translation lacks, and those it has beyond the source's. Several checks ask."""
    known: tuple[list[Mark], list[Mark]] | None = pair.__dict__.get("addresses")
    if known is None:
        source, target = pair.source.addresses, pair.target.addresses
        known = unmatched(source, target, _value, same_address(pair)) if source or target else ([], [])
        pair.__dict__["addresses"] = known
    return known


def _value(mark: Mark) -> str:
    return mark.value


# ---------------------------------------------------------------- brackets that make no link

_JOINED = re.compile(r"\]\(")
_PARTED = re.compile(
    r"\][ \t\u00a0\u200b-\u200d]+(?=\((?:[a-z][a-z0-9+.-]*:|[/#]|www\.|[^\s()]+\.(?:md|html?)\b))"
    r"|\](?:[ \t\u00a0\u200b-\u200d]+\[|[ \t\u00a0]*[（［])(?=[a-z]+-\d+[\]］）])"
    r"|\]\[(?=[a-z]+-\d+(?![\d\]]))",
    re.I,
)
_REFERENCE = re.compile(r"\]\[([^\[\]\ufffc]*)\]")


def broken_links(pair: Pair) -> list[tuple[int, int]]:
    """Slices of the translation that look like the middle of a link and are none, and are not in the source."""
    if pair.target.nature is Nature.VALUE or "]" not in pair.target_text:
        return []
    found = []
    if pair.target.simple is None:  # else every bracket belongs to a link
        mine, theirs = pair.target.literal, pair.source.literal.text
        for pattern in (_JOINED, _PARTED):
            matches = list(pattern.finditer(mine.text))
            if len(matches) > len(pattern.findall(theirs)):
                found += [mine.span(*match.span()) for match in matches]
    # A label alone after a space is a link by itself, whose words are the label.
    labels = {target.label.casefold() for target in pair.targets}
    for link in pair.target.links:
        start, end = link.at
        gap = re.search(r"\][ \t\n\u00a0\u200b-\u200d]*$", pair.target_text[:start]) if end - start < 40 else None
        if gap and link.words.casefold() in labels:
            found.append((gap.start(), start + 1))
    return sorted(found)


def strange_labels(pair: Pair) -> list[Mark]:
    """`[words][label]` in the translation whose label the source does not have."""
    if "][" not in pair.target_text or pair.target.nature is not Nature.MARKDOWN or pair.target.simple is not None:
        return []
    mine = pair.target.literal
    matches = list(_REFERENCE.finditer(mine.text))
    if len(matches) <= len(_REFERENCE.findall(pair.source.literal.text)):
        return []
    return [Mark(match[1], mine.span(match.start() + 1, match.end())) for match in matches]
