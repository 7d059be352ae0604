"""Terms and names that stay as they are."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.checks.words.names import LATIN, changed_names


@rule("term-keep", Family.TERMS)
def term_keep(pair: Pair) -> Iterator[Fault]:
    """A term that stays as it is was lost or changed, or a name in Latin letters is nearly the source's and is not.

    What stands on a form, a packet or a machine is looked for letter by letter: HbAlc is no test, and RISE another
    treatment than RICE. An ending may follow, with a hyphen; where the glossary gives a translation, too, that will do.

    Bad:  `The HbA1c test.` → `এইচবিএ১সি পরীক্ষা।`
    Bad:  `The HbA1c test.` → `HbAlc পরীক্ষা।`
    Good: `The HbA1c test.` → `HbA1c পরীক্ষা।`
    """
    text = pair.target_plain.text
    told: set[str] = set()
    if LATIN.search(text) and pair.language.script != "Latn":
        for (name, start, end), (word, first, last) in changed_names(pair):
            if name not in told:
                told.add(name)
                yield Fault(
                    N_("{added} stands where the source has {lost}"),
                    {"added": word, "lost": name, "term": name},
                    hint=N_("write {term}, with a hyphen before an ending"),
                    at=pair.target_plain.span(first, last),
                    source_at=pair.source_plain.span(start, end),
                )
    glossary = pair.glossary
    if glossary is None:
        return
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
