"""Texts that were left as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.cues import seen
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.checks.usage import source_language, usage
from pipeline.checks.words.english import LATIN_WORD, is_english, kept
from pipeline.checks.writing.letters import own_letter
from pipeline.findings import Severity

REFERENCE = re.compile(r"\b(?:et al|doi|ISBN|vol|pp)\b|\b(?:19|20)\d\d\s*[;:]\s*\d|©|\(c\)|[Cc]opyright", re.ASCII)
_STRUCTURE = frozenset(("and", "the", "for", "with", "from", "that", "this", "are", "was", "not", "but"))


@rule("untranslated", Family.COMPLETENESS, Severity.WARNING, target=seen("[A-Za-z]"))
def untranslated(pair: Pair) -> Iterator[Fault]:
    """The translation is the English text.

    The page counts as translated and is not. Names, abbreviations, figures, entries of a list of references and
    copyright lines are meant to stay.

    Bad:  `Rest for two days.` → `Rest for two days.`
    Good: `BCG, 120/80 mmHg` → `BCG, 120/80 mmHg`
    """
    text = pair.target_plain.text
    if not text or (not text.isascii() and own_letter(pair.language.script).search(text)):
        return
    if pair.language.script == "Latn" and _squeezed(text) != _squeezed(pair.source_plain.text):
        return
    words = LATIN_WORD.findall(text)
    if not words or REFERENCE.search(text):
        return
    code, keep = source_language(pair), kept(pair)
    known = [word for word in words if word not in keep and is_english(word, code)]
    plain = [word for word in known if word[0].islower() and word not in _STRUCTURE]
    if not plain and not _is_heading(pair, words, known) and not _is_sentence(text, words):
        return
    if len(known) * 4 < len(words):
        return
    yield Fault(N_("the text is still English"), hint=N_("translate it"), at=(0, len(pair.target_text)))


def _is_heading(pair: Pair, words: list[str], known: list[str]) -> bool:
    """Whether words with capitals are common words and no name: all of them in a heading, or one alone."""
    alone = len(words) == 1
    titled = pair.kind.startswith(("heading", "title", "table"))
    if not (alone or titled) or not known or any(word.isupper() for word in words):
        return False
    small = usage(source_language(pair)).small
    return all(word in known or word.lower() in small for word in words)


def _is_sentence(text: str, words: list[str]) -> bool:
    """Whether words with capitals make a sentence: a full stop at its end and a small word among them."""
    return text.rstrip()[-1:] in (".", "?", "!") and len(words) >= 3 and any(word.islower() for word in words)


def _squeezed(text: str) -> str:
    return " ".join(text.casefold().split())
