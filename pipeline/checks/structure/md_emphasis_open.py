"""Marks of emphasis that nobody closes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.checks.cues import seen
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.markup.kinds import Nature
from pipeline.markup.shape import Mark, Shape, shape

_TYPED = re.compile(r"\*\*|__|~~|`")
"""What in a text that is no Markdown can only be Markdown."""
_INSIDE = re.compile(r"(?<![*_~])(\*\*|__|\*|_|~~)[ \u00a0]*([^*_~\n]+?)[ \u00a0]*\1(?![*_~])")
_ENDING = re.compile(r"(?<![*_~])(\*\*|\*|~~)([^*_~\n]+?)([।,;:?!)”’.]+)\1(?=\w)")


@rule("md-emphasis-open", Family.MARKDOWN, target=seen(r"[*_~`]"))
def md_emphasis_open(pair: Pair) -> Iterator[Fault]:
    """A mark such as `**` stands in the page as it was typed.

    Markdown does not close `**` between a danda or bracket and a letter, not after a space, and `_` not before any
    letter. Put the case ending inside the marks or after a hyphen, and the danda outside.

    Bad:  `**Stop** at once.` → `**থামুন।**এখনই।`
    Good: `**Stop** at once.` → `এখনই **থামুন**।`
    """
    marks = left_open(pair)
    if marks:
        yield Fault(
            N_("{mark} is left in the text"),
            {"mark": marks[0].value},
            hint=N_("no space, danda or bracket directly inside the marks; case endings inside, or after a hyphen"),
            at=marks[0].at,
            fix=_mended(pair),
        )


def left_open(pair: Pair) -> list[Mark]:
    """Marks in the translation's text, of a kind that its source's text has fewer of."""
    if not pair.marked:
        return []
    found = _left(pair.target)
    if not found:
        return []
    known = Counter(mark.value for mark in _left(pair.source))
    counts = Counter(mark.value for mark in found)
    return [mark for mark in found if counts[mark.value] > known[mark.value]]


def _left(text: Shape) -> list[Mark]:
    if text.nature is not Nature.MARKDOWN:
        view = text.literal
        return [Mark(mark[0], view.span(*mark.span())) for mark in _TYPED.finditer(view.text)]
    found = _runs(text.left)
    if "`" in text.source:
        view = text.literal
        found += [Mark("`", view.span(m.start(), m.end())) for m in re.finditer("`+", view.text)]
    return found


def _runs(marks: tuple[Mark, ...]) -> list[Mark]:
    """Marks that stand side by side as one: `**`."""
    runs: list[Mark] = []
    for mark in marks:
        if runs and runs[-1].at[1] == mark.at[0] and runs[-1].value[0] == mark.value[0]:
            runs[-1] = Mark(runs[-1].value + mark.value, (runs[-1].at[0], mark.at[1]))
        else:
            runs.append(mark)
    return runs


def _mended(pair: Pair) -> str | None:
    """The translation with spaces and end marks taken out of the emphasis, if that closes all and changes no word."""
    if pair.target.nature is not Nature.MARKDOWN:
        return None
    mended = _ENDING.sub(r"\1\2\1\3", _INSIDE.sub(r"\1\2\1", pair.target_text))
    if mended == pair.target_text:
        return None
    again = shape(mended, pair.targets, pair.kind)
    wanted = Counter(mark.value for mark in pair.source.emphasis)
    return mended if Counter(mark.value for mark in again.emphasis) == wanted and not again.left else None
