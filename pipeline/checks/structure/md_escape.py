"""Backslashes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.checks.cues import seen
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.checks.structure.md_emphasis_open import left_open
from pipeline.markup.kinds import Nature

_ACTIVE = frozenset("*_`~[]<>#|{}&\\")
"""What a backslash keeps from being a mark."""


@rule("md-escape", Family.MARKDOWN, either=seen(r"\\"))
def md_escape(pair: Pair) -> Iterator[Fault]:
    r"""A backslash is shown, or one that kept a character from being a mark is lost.

    `\*` shows an asterisk, `*` may begin emphasis. A backslash before a letter or at the end stays in the text.

    Bad:  `Fields with \* must be filled in.` → `চিহ্নের ঘরে লিখুন।`
    Bad:  `Walk every day.` → `প্রতিদিন \হাঁটুন।`
    Good: `Fields with \* must be filled in.` → `\* চিহ্নের ঘরে লিখুন।`
    """
    if "\\" not in pair.source_text and "\\" not in pair.target_text:
        return
    if pair.target.nature is not Nature.MARKDOWN:
        at = pair.target_text.find("\\")
        if at >= 0 and "\\" not in pair.source_text:
            yield _shown(at)
        return
    showing = [mark for mark in pair.target.escapes if mark.words.startswith("\\") and len(mark.words) > 1]
    if not showing and pair.target_text.endswith("\\") and not pair.source_text.endswith("\\"):
        last = len(pair.target_text) - 1
        if pair.target.literal.text.endswith("\\"):
            yield _shown(last)
            return
    if showing and sum(len(mark.words) > 1 for mark in pair.source.escapes) < len(showing):
        yield _shown(showing[0].at[0])
        return
    wanted = Counter(mark.words for mark in pair.source.escapes if mark.words in _ACTIVE)
    if wanted and not left_open(pair):
        shown, had = Counter(_characters(pair, True)), Counter(_characters(pair, False))
        for character in wanted:
            if shown[character] < had[character]:
                yield Fault(
                    N_("the character {character} is lost"),
                    {"character": character},
                    hint=N_("keep the backslash before it"),
                    source_at=next(mark.at for mark in pair.source.escapes if mark.words == character),
                )
                return


def _characters(pair: Pair, target: bool) -> str:
    text = pair.target if target else pair.source
    return text.literal.text + "".join(mark.words for mark in text.escapes)


def _shown(at: int) -> Fault:
    return Fault(N_("a backslash is shown"), hint=N_("leave it out"), at=(at, at + 1))
