"""Entities."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from html.entities import html5

from pipeline.checks.cues import seen
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.checks.structure.compare import differing, unmatched
from pipeline.findings import Severity
from pipeline.markup.kinds import Nature
from pipeline.markup.shape import Mark, Shape

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_BROKEN = re.compile(
    r"&\s+(?P<parted>#?\w{2,31}) ?;"
    r"|&(?P<open>frac\d\d|sup\d|[A-Za-z]{2,8})(?![A-Za-z;])"
    r"|&(?P<late>#?\w{2,31})\s+;"
    r"|&(?P<strange>#?[^\W\d_][^\s;&]{1,20});"
    r"|(?<!&)#(?P<bare>x?[0-9a-fA-F]{2,5});"
)
_COMMON = frozenset(("nbsp", "amp", "lt", "gt", "quot", "copy", "deg", "frac12", "times", "le", "ge"))
_SIGNS = frozenset("<>©®™°±×÷µ≤≥≠½¼¾≈√∞→←€£¥§†‡")
"""Characters that mean something by themselves; quotes, dashes and spaces are each language's own."""


@rule("md-entity", Family.MARKDOWN, either=seen("&"))
def md_entity(pair: Pair) -> Iterator[Fault]:
    """An entity such as `&nbsp;` or `&lt;` is broken, or lost with what it stands for.

    `& nbsp;` is shown as it was typed, and a `<` that was `&lt;` may begin a tag. `&nbsp;` may be the character itself,
    and `&amp;` may become a word for "and".

    Bad:  `Take 5&nbsp;ml.` → `৫& nbsp;মিলি খান।`
    Good: `Take 5&nbsp;ml.` → `৫&nbsp;মিলি খান।`
    """
    if "&" not in pair.source_text and "&" not in pair.target_text:
        return
    if pair.target.nature is Nature.TEXT:
        return
    broken = _broken(pair)
    if broken:
        yield Fault(
            N_("{entity} is no entity"),
            {"entity": broken.value},
            hint=N_("write it as the source does, from & to ; without a space"),
            at=broken.at,
            fix=_mended(pair, broken),
        )
        return
    lacking, _ = unmatched(_entities(pair.source), _entities(pair.target), lambda mark: mark.words)
    shown, bare = Counter(pair.target.plain.text), Counter(pair.target.literal.text)
    for mark in lacking:
        if mark.words in "<>" and bare[mark.words] > Counter(pair.source.literal.text)[mark.words]:
            yield differing([mark], [], lambda one: one.value, N_("a bare < or > may be taken for a tag"))
            return
        if mark.words in _SIGNS and shown[mark.words] < Counter(pair.source.plain.text)[mark.words]:
            yield differing(
                [mark], [], lambda one: one.value, N_("say in words or signs what it stands for"), Severity.WARNING
            )
            return


def _entities(text: Shape) -> list[Mark]:
    if text.nature is Nature.MARKDOWN:
        return list(text.entities)
    found = []
    for entity in _ENTITY.finditer(text.source):
        words = html5.get(entity[0][1:], "")
        if words:
            found.append(Mark(entity[0], entity.span(), words))
    return found


def _broken(pair: Pair) -> Mark | None:
    """The first thing that tried to be an entity, and that the source does not have."""
    if pair.target.nature is Nature.MARKDOWN:
        view = pair.target.literal
        found = ((match, view.text, view.span) for match in _BROKEN.finditer(view.text))
    else:
        text = pair.target_text
        found = ((match, text, lambda start, end: (start, end)) for match in _BROKEN.finditer(text))
    broken = {match[0] for match in _BROKEN.finditer(pair.source.literal.text)}
    used = {mark.value.strip("&;") for mark in _entities(pair.source)} | _COMMON
    for match, text, span in found:
        name = (match["parted"] or match["late"] or "").strip()
        known = bool(name) and (name in used or f"{name};" in html5 or name.startswith("#"))
        known = known or (match["open"] or "") in used
        known = known or (match["strange"] is not None and not match[0][1:].isascii())
        if match["bare"]:
            before = text[: match.start()].rstrip()
            known = f"#{match['bare']}" in used and not before.endswith("&")
        if known and match[0] not in broken:
            return Mark(match[0], span(*match.span()))
    # `&amp;nbsp;`: escaped once too often.
    for entity in pair.target.entities:
        rest = pair.target_text[entity.at[1] :]
        twice = re.match(r"(#?\w{2,31});", rest)
        if entity.words == "&" and twice and twice[1] in used and f"{entity.value}{twice[0]}" not in pair.source_text:
            return Mark(f"{entity.value}{twice[0]}", (entity.at[0], entity.at[1] + twice.end()))
    return None


def _mended(pair: Pair, broken: Mark) -> str | None:
    name = re.sub(r"[&\s;]|^amp;", "", broken.value.removeprefix("&amp;"))
    if not (name.isascii() and (f"{name};" in html5 or name.startswith("#"))):
        return None
    start, end = broken.at
    mended = f"{pair.target_text[:start]}&{name};{pair.target_text[end:]}"
    return None if _broken(replace(pair, target_text=mended)) else mended
