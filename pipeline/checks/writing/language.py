"""The language as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.catalog.lexicon import lexicon
from pipeline.checks.cues import any_of, seen
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.checks.usage import source_language, usage
from pipeline.checks.writing.letters import own_letter, strange, strange_letters

_WORD = re.compile(r"[A-Za-z][a-z]+")
_BLANK = re.compile(r"[^\s\u0964,;:?!.()\u201c\u201d]+")


@rule("language", Family.SCRIPT, target=any_of(strange, seen("[A-Za-z][a-z]{2}")))
def language(pair: Pair) -> Iterator[Fault]:
    """The translation is in another language, or in another script.

    A catalog was mixed up, or a machine took Assamese or Hindi for Bengali, or somebody wrote Bengali in Latin letters.
    The reader understands nothing, or something else.

    Bad:  `Drink water.` → `पानी पीजिए।`
    Bad:  `Drink water and rest.` → `পানী খাওক আৰু জিৰণি লওক।`
    Good: `Drink water.` → `পানি পান করুন।`
    """
    text = pair.target_plain.text
    strange = strange_letters(text, pair.language.script)
    habits = usage(pair.language.code)
    if strange:
        letters = sum(map(str.isalpha, text))
        source = sum(1 for _, letter in strange if letter in pair.source_plain.text)
        if len(strange) - source >= max(3, habits.foreign_share * letters):
            hint = N_("translate the passage into {language}")
            values = {"language": pair.language.english_name}
            at = pair.target_plain.span(strange[0][0], strange[-1][0] + 1)
            yield Fault(N_("the text is in another script"), values, hint=hint, at=at)
            return
    if any(one[0] in text for one in habits.strays):
        words = [found for found in _BLANK.finditer(text) if _is_other(found[0], habits.others_set, habits.strays)]
        known = [found for found in words if found[0] in habits.others_set]
        if known or len(words) >= 2:
            first = (known or words)[0]
            hint = N_("translate the passage into {language}")
            values = {"word": first[0], "language": pair.language.english_name}
            at = pair.target_plain.span(*first.span())
            yield Fault(N_("“{word}” is a word of another language"), values, hint=hint, at=at)
        return
    if text.isascii() and pair.language.script != "Latn" and not own_letter(pair.language.script).search(text):
        yield from _in_latin(pair, text)


def _is_other(word: str, others: frozenset[str], strays: tuple[str, ...]) -> bool:
    return word in others or any(one[0] in word for one in strays)


def _in_latin(pair: Pair, text: str) -> Iterator[Fault]:
    """Words in Latin letters that are neither the source's nor any of its language."""
    known = lexicon(source_language(pair))
    source = {word.lower() for word in _WORD.findall(pair.source_plain.text)}
    words = [found for found in _WORD.finditer(text) if len(found[0]) >= 3]
    other = [w for w in words if w[0].lower() not in source and not known.is_word(w[0].lower())]
    if len(other) >= 2 and 2 * len(other) >= len(words):
        hint = N_("write it in the letters of {language}")
        at = pair.target_plain.span(other[0].start(), other[-1].end())
        yield Fault(N_("the text is in Latin letters"), {"language": pair.language.english_name}, hint=hint, at=at)
