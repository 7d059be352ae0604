"""Terms that stay as they are."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule


@rule("term-keep", Family.TERMS)
def term_keep(pair: Pair) -> Iterator[Fault]:
    """A term that stays as it is was lost or changed.

    What stands on a form, a packet or a machine is looked for letter by letter. An ending may follow, with a hyphen;
    where the glossary gives a translation, too, that will do.

    Bad:  `The HbA1c test.` → `এইচবিএ১সি পরীক্ষা।`
    Good: `The HbA1c test.` → `HbA1c পরীক্ষা।`
    """
    glossary = pair.glossary
    if glossary is None:
        return
    told: set[str] = set()
    text = pair.target_plain.text
    for use in glossary.uses(pair.source_plain.text):
        keep = [one for one in use.terms if one.keep]
        if not keep or keep[0].term in told:
            continue
        if any(glossary.kept(one, pair.target_text) or glossary.rendered(one, text) for one in keep):
            continue
        told.add(keep[0].term)
        lowered = text.lower().find(keep[0].term.lower())
        at = pair.target_plain.span(lowered, lowered + len(keep[0].term)) if lowered >= 0 else None
        message = N_("“{term}” has to stay as it is") if at else N_("“{term}” is lost")
        hint = N_("write {term}, with a hyphen before an ending")
        where = pair.source_plain.span(use.start, use.end)
        yield Fault(message, {"term": keep[0].term}, hint=hint, at=at, source_at=where)
