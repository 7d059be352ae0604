"""Both languages in one."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.catalog.sentences import sentences
from pipeline.checks.cues import seen
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.checks.usage import source_language
from pipeline.checks.words.measure import HUGE, closed, count, letters
from pipeline.checks.words.untranslated import REFERENCE
from pipeline.findings import Severity
from pipeline.languages import language
from pipeline.markup.plain import OBJECT

_OTHER = seen(r"[^\W\d_A-Za-z]")
"""A letter that is not Latin: a source without one stands in no text without Latin letters."""
_STOPS = (".", "!", "?")
_MARKS = f"*{OBJECT}"
_ENOUGH = 0.55
"""The share of the source's letters that a whole translation has at least."""


@rule("bilingual", Family.COMPLETENESS, Severity.WARNING, source=_OTHER, target=seen("[A-Za-z]"))
def bilingual(pair: Pair) -> Iterator[Fault]:
    """The whole English text stands in the translation, beside it, or a whole sentence of it.

    Readers get everything twice, and the parallel edition three times. A short term in brackets is no fault.

    Bad:  `Rest for two days at home.` → `Rest for two days at home. দুই দিন বাড়িতে বিশ্রাম নিন।`
    Good: `Rest for two days at home.` → `দুই দিন বাড়িতে বিশ্রাম নিন।`
    """
    source, target = pair.source_plain.text.strip(), pair.target_plain.text
    bare = source.rstrip(".!?:;")
    at = target.find(bare)
    if at < 0:
        found = _sentence(pair, source, target)
        if found is None:
            return
        at, bare = found
    elif len(target) <= len(source) + 3 or letters(target) <= letters(source) + 3 or not _is_long(bare, source):
        return
    hint = N_("keep the translation alone")
    yield Fault(
        N_("the English text stands in the translation"), hint=hint, at=pair.target_plain.span(at, at + len(bare))
    )


def _is_long(bare: str, source: str) -> bool:
    """Whether it is more than a term: four words, or three that are a sentence."""
    words = bare.count(" ") + 1
    if not any(map(str.isalpha, bare)):
        return False
    size = letters(bare)
    return (words >= 4 and size >= 16) or (words >= 3 and size >= 12 and source.rstrip(_MARKS).endswith(_STOPS))


def _sentence(pair: Pair, source: str, target: str) -> tuple[int, str] | None:
    """A sentence of the source that stands in a translation which without it says about as much as the source."""
    if pair.language.script == "Latn" or len(source) > HUGE or REFERENCE.search(source):
        return None
    home = language(source_language(pair))
    for sentence in sentences(closed(source), home) if count(source, home) > 1 else ():
        bare = sentence.rstrip(f".!?:;{_MARKS}")
        at = target.find(bare)
        if at >= 0 and _is_long(bare, sentence):
            rest = letters(target) - letters(bare)
            return (at, bare) if rest >= _ENOUGH * letters(source) else None
    return None
