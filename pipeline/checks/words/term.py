"""Terms of the glossary."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.checks.words.names import LETTER, lost_letters
from pipeline.findings import Severity


@rule("term", Family.TERMS, Severity.WARNING)
def term(pair: Pair) -> Iterator[Fault]:
    """A term of the source has none of the translations that the glossary gives for it.

    A reader who meets three words for one illness looks for three illnesses. Endings may attach to the translation,
    and every translation in the glossary will do. (`locales/<language>/glossary.csv`) What is named by a letter, as
    vitamins and kinds of hepatitis are, has to have that letter, glossary or none.

    Bad:  `Sciatica often settles.` → `এই ব্যথা প্রায়ই কমে যায়।`
    Bad:  `Take vitamin D.` → `ভিটামিন বি খান।`
    Good: `Sciatica often settles.` → `সায়াটিকার ব্যথা প্রায়ই কমে যায়।`
    """
    uses = pair.glossary.uses(pair.source_plain.text) if pair.glossary is not None else ()
    if LETTER.search(pair.source_plain.text):
        for name, start, end in lost_letters(pair):
            if not any(use.start <= start < use.end for use in uses):
                hint = N_("the letter is part of the name; write it, or what it is called")
                where = pair.source_plain.span(start, end)
                yield Fault(N_("{lost} is missing"), {"lost": name}, hint=hint, source_at=where)
    glossary = pair.glossary
    told: set[str] = set()
    for use in uses:
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
