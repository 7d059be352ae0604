"""Terms and names that stay as they are."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.checks.words.names import LATIN, Name, changed_names, recased_names
from pipeline.findings import Severity


@rule("term-keep", Family.TERMS)
def term_keep(pair: Pair) -> Iterator[Fault]:
    """A term that stays as it is was lost or changed, or a name in Latin letters is nearly the source's and is not.

    What stands on a form, a packet or a machine is looked for letter by letter: HbAlc is no test, and RISE another
    treatment than RICE. An ending may follow, with a hyphen; where the glossary gives a translation, too, that will do.
    Other capitals in a name are a warning: a password is typed as it stands, and Fast is no FAST.

    Bad:  `The HbA1c test.` → `এইচবিএ১সি পরীক্ষা।`
    Bad:  `The HbA1c test.` → `HbAlc পরীক্ষা।`
    Good: `The HbA1c test.` → `HbA1c পরীক্ষা।`
    """
    text = pair.target_plain.text
    told: set[str] = set()
    has_names = LATIN.search(text) is not None and pair.language.script != "Latn"
    if has_names:
        yield from _other_names(pair, changed_names(pair), told)
    glossary = pair.glossary
    for use in glossary.uses(pair.source_plain.text) if glossary is not None else ():
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
    if has_names:
        yield from _other_names(pair, recased_names(pair), told, Severity.WARNING)


def _other_names(
    pair: Pair, names: Iterator[tuple[Name, Name]], told: set[str], severity: Severity | None = None
) -> Iterator[Fault]:
    """A fault for each name of the source that has another one in its place, and was not told yet."""
    for (name, start, end), (word, first, last) in names:
        if name not in told:
            told.add(name)
            yield Fault(
                N_("{added} stands where the source has {lost}"),
                {"added": word, "lost": name, "term": name},
                hint=N_("write {term}, with a hyphen before an ending"),
                at=pair.target_plain.span(first, last),
                source_at=pair.source_plain.span(start, end),
                severity=severity,
            )
