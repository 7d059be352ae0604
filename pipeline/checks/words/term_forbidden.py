"""Words that the glossary forbids."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.findings import Severity


@rule("term-forbidden", Family.TERMS, Severity.WARNING)
def term_forbidden(pair: Pair) -> Iterator[Fault]:
    """A term is translated with a word that the glossary forbids for it.

    It means something else, or is spelt wrong, or is not what these readers say. The word counts by itself and with
    endings, not as a part of another: জল may be forbidden, জলবসন্ত is another word.

    Bad:  `Drink water.` → `জল পান করুন।`
    Good: `Drink water.` → `পানি পান করুন।`
    """
    glossary = pair.glossary
    if glossary is None:
        return
    uses = glossary.uses(pair.source_plain.text)
    terms = tuple(dict.fromkeys(one for use in uses for one in use.terms))
    told: set[int] = set()
    # What only forbids comes last: the others know what to say instead.
    for one in sorted(terms, key=lambda term: not term.translations):
        if not one.forbidden:
            continue
        for word, start, end in glossary.forbidden(one, pair.target_plain.text, terms):
            if start in told:
                continue
            told.add(start)
            yield Fault(
                N_("“{word}” is not to be said for “{term}”"),
                {"word": word, "term": one.term, "words": ", ".join(one.translations[:3]) or one.note},
                hint=N_("the glossary has {words}") if one.translations else "{words}" if one.note else "",
                at=pair.target_plain.span(start, end),
            )
