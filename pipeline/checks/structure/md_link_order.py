"""Links that changed places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from pipeline.checks.cues import seen
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.checks.structure.sounds import alike
from pipeline.findings import Severity
from pipeline.markup.shape import Mark

_TOKEN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*|\d+")


@rule("md-link-order", Family.LINKS, Severity.WARNING, source=seen(r"\["))
def md_link_order(pair: Pair) -> Iterator[Fault]:
    """The addresses changed places, their words did not.

    Every link is there, and leads where another should. What tells the words apart are their figures, names in Latin
    letters, loan words that sound alike, and terms of the glossary; where nothing does, it is only noted, for Bengali
    often says the second first.

    Bad:  `Call [999](tel:999) or [16263](tel:16263).` → `[৯৯৯](tel:16263) বা [১৬২৬৩](tel:999)-এ ফোন করুন।`
    Good: `Call [999](tel:999) or [16263](tel:16263).` → `[১৬২৬৩](tel:16263) বা [৯৯৯](tel:999)-এ ফোন করুন।`
    """
    source, target = pair.source.links, pair.target.links
    if len(source) < 2 or len(source) != len(target):
        return
    before, after = [mark.value for mark in source], [mark.value for mark in target]
    if before == after and not any(_signs(mark.words) for mark in source):
        return
    if sorted(before) != sorted(after) or len(set(before)) != len(before):
        return
    words = {mark.value: mark for mark in source}
    weighed = [(mark, _fits(pair, mark, words)) for mark in target]
    for mark, fits in weighed:
        if fits is False:
            yield Fault(
                N_("the link to {address} has the words of another link"),
                {"address": mark.value},
                hint=N_("let each address stay with its own words"),
                at=mark.at,
                source_at=words[mark.value].at,
            )
            return
    if before != after and not any(fits for _, fits in weighed):
        yield Fault(
            N_("the links stand in another order"),
            hint=N_("let each address stay with its own words"),
            at=target[0].at,
            severity=Severity.INFO,
        )


def _fits(pair: Pair, link: Mark, source: dict[str, Mark]) -> bool | None:
    """Whether a link's words are its own: None when nothing tells."""
    mine = _signs(link.words)
    own, others = source[link.value], [mark for address, mark in source.items() if address != link.value]
    if mine & _signs(own.words):
        return True
    if mine and any(mine & _signs(other.words) for other in others):
        return False
    if _named(pair, own.words, link.words):
        return True
    if any(_named(pair, other.words, link.words) for other in others):
        return False
    return None


def _signs(words: str) -> set[str]:
    """Figures by value and words in Latin letters."""
    plain = "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in words)
    return {token.lower() for token in _TOKEN.findall(plain)}


def _named(pair: Pair, english: str, words: str) -> bool:
    """Whether a name or loan word of the English is heard in these words, or a term of the glossary is in both."""
    if alike(english, words):
        return True
    if pair.glossary is None:
        return False
    return any(
        pair.glossary.rendered(term, words) is not None for use in pair.glossary.uses(english) for term in use.terms
    )
