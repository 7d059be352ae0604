"""Terms of the glossary."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.findings import Severity


@rule("term", Family.TERMS, Severity.WARNING)
def term(pair: Pair) -> Iterator[Fault]:
    """A term of the source has none of the translations that the glossary gives for it.

    A reader who meets three words for one illness looks for three illnesses. Endings may attach to the translation,
    and every translation in the glossary will do. (`locales/<language>/glossary.csv`)

    Bad:  `Sciatica often settles.` → `এই ব্যথা প্রায়ই কমে যায়।`
    Good: `Sciatica often settles.` → `সায়াটিকার ব্যথা প্রায়ই কমে যায়।`
    """
    glossary = pair.glossary
    if glossary is None:
        return
    told: set[str] = set()
    for use in glossary.uses(pair.source_plain.text):
        name = use.terms[0].term
        if name in told or any(one.keep for one in use.terms):
            continue
        if not any(glossary.rendered(one, pair.target_plain.text) for one in use.terms):
            told.add(name)
            words = ", ".join(dict.fromkeys(word for one in use.terms for word in one.translations[:3]))
            yield Fault(
                N_("“{term}” is not translated as the glossary has it"),
                {"term": name, "words": words},
                hint=N_("the glossary has {words}"),
                source_at=pair.source_plain.span(use.start, use.end),
            )
