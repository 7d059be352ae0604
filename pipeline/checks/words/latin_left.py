"""English words in a translated text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.cues import seen
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.checks.usage import source_language
from pipeline.checks.words.english import LATIN_WORD, is_english, is_known, kept
from pipeline.checks.writing.letters import own_letter
from pipeline.findings import Severity

_ANY = re.compile(r"[a-z]{2}")
_RUN = re.compile(r"[A-Za-z]+(?:['\u2019-][A-Za-z]+)*(?:[ \u00a0]+[A-Za-z]+(?:['\u2019-][A-Za-z]+)*)*")
_ASIDE = re.compile(r"[(\[“‘\"'][^()\[\]“”‘’\"]*$")


@rule("latin-left", Family.COMPLETENESS, Severity.WARNING, target=seen(_ANY))
def latin_left(pair: Pair) -> Iterator[Fault]:
    """Words of the English text were left in the middle of the translation.

    Names, units and what the glossary keeps may stay, and so may an English term in brackets or quotation marks, as an
    explanation.

    Bad:  `Take it with plenty of water.` → `এটি plenty of পানির সঙ্গে খান।`
    Good: `The *Salmonella* germ.` → `*Salmonella* জীবাণু।`
    """
    text = pair.target_plain.text
    if _ANY.search(text) is None or own_letter(pair.language.script).search(text) is None:
        return
    if pair.language.script == "Latn":
        return
    code, keep = source_language(pair), kept(pair)
    source = pair.source_plain.text
    own = {word.lower() for word in LATIN_WORD.findall(source)}
    for run in _RUN.finditer(text):
        words = LATIN_WORD.findall(run[0])
        plain = [word for word in words if word.islower() and word not in keep]
        if not plain or _is_aside(text, *run.span()):
            continue
        english = [word for word in plain if is_english(word, code)]
        several = len(plain) >= 2 and len(english) >= 1
        one = any(len(word) >= 4 and (word in english or (word in own and is_known(word, code))) for word in plain)
        if several or one:
            yield Fault(
                N_("“{words}” is still English"),
                {"words": run[0]},
                hint=N_("translate it, or add it to the glossary as a term to keep"),
                at=pair.target_plain.span(*run.span()),
            )


def _is_aside(text: str, start: int, end: int) -> bool:
    """Whether it explains, in brackets or quotation marks."""
    return _ASIDE.search(text[:start]) is not None and re.match(r"[^()\[\]“”‘’\"]*[)\]”’\"']", text[end:]) is not None
