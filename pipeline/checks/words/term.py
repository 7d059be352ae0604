"""Terms of the glossary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.checks.words.names import LETTER, begins_sentence, is_in_a_name, is_title, lost_letters
from pipeline.findings import Severity

if TYPE_CHECKING:
    from pipeline.catalog.glossary import Use

_OPENING = ("“", "‘", '"', "'", "«", "(")
_CLOSING = ("”", "’", '"', "'", "»", ")")


@rule("term", Family.TERMS, Severity.WARNING)
def term(pair: Pair) -> Iterator[Fault]:
    """A term of the source has none of the translations that the glossary gives for it.

    A reader who meets three words for one illness looks for three illnesses. Endings may attach to the translation,
    and every translation in the glossary will do. (`locales/<language>/glossary.csv`) A term that was left in English
    is another check's, and so is a word that the glossary forbids; one inside of a name is nobody's. What is named by
    a letter, as vitamins and kinds of hepatitis are, has to have that letter, glossary or none.

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
        if name in told or any(one.keep or not one.renderings for one in use.terms):
            continue
        if not any(glossary.rendered(one, pair.target_plain.text) for one in use.terms):
            told.add(name)
            if _is_left(pair, use) or is_in_a_name(pair, use) or _is_forbidden(pair, use):
                continue
            words = ", ".join(dict.fromkeys(word for one in use.terms for word in one.translations[:3]))
            yield Fault(
                N_("“{term}” is not translated as the glossary has it"),
                {"term": name, "words": words},
                hint=N_("the glossary has {words}"),
                source_at=pair.source_plain.span(use.start, use.end),
            )


def _is_left(pair: Pair, use: Use) -> bool:
    """Whether the term stands in the translation in Latin letters, and `latin-left` speaks of it or need not.

    A term that begins a sentence has a capital as names have: that one counts only where it is quoted, or said to be
    English.
    """
    source, target = pair.source_plain.text, pair.target_plain
    shown = source[use.start : use.end]
    found = re.search(rf"(?<![A-Za-z]){re.escape(shown)}(?![A-Za-z])", target.text, re.IGNORECASE)
    if found is None:
        return False
    if shown[0].islower() or (not begins_sentence(source, use.start) and not is_title(pair)):
        return True
    if target.text[: found.start()].endswith(_OPENING) and target.text[found.end() :].startswith(_CLOSING):
        return True
    before = pair.target_text[: target.span(*found.span())[0]]
    return before.endswith(">") and "lang=" in before[before.rfind("<") :]


def _is_forbidden(pair: Pair, use: Use) -> bool:
    """Whether it has a word that `term-forbidden` speaks of."""
    text, glossary = pair.target_plain.text, pair.glossary
    return any(one.forbidden and next(glossary.forbidden(one, text), None) for one in use.terms)
