"""Letters torn by marks."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from pipeline.checks.cues import seen
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.markup import rawhtml
from pipeline.markup.kinds import Nature
from pipeline.markup.shape import Shape
from pipeline.markup.traced import AT

_VIRAMA = "\u09cd"
_JOINERS = "\u200c\u200d"


@rule("bn-emphasis-sign", Family.MARKDOWN, scripts=("Beng",), target=seen(r"[*_~`<\[\]^]"))
def bn_emphasis_sign(pair: Pair) -> Iterator[Fault]:
    """A vowel sign or hasanta stands beside a mark, torn from its letter.

    A browser draws a sign after `**` on a dotted circle of its own, and a conjunct that a mark cuts falls apart. Put
    the ending inside the marks, or write it after a hyphen.

    Bad:  `Treat the **fever** first.` → `আগে **জ্বর**ের চিকিৎসা করুন।`
    Good: `Treat the **fever** first.` → `আগে **জ্বরের** চিকিৎসা করুন।`
    """
    if pair.target.simple is not None or pair.target.nature in (Nature.TEXT, Nature.VALUE):
        return
    for words, start in _after_marks(pair.target):
        sign = unicodedata.category(words[0]) in ("Mn", "Mc")
        if sign:
            yield Fault(
                N_("{sign} is torn from its letter by a mark"),
                {"sign": f"◌{words[0]}"},
                hint=N_("put the ending inside the marks, or after a hyphen"),
                at=(start, start + 1),
            )
            return
        before = pair.target_text[:start].rstrip("*_~<>/abcdefghijklmnopqrstuvwxyz" + _JOINERS)
        if before.endswith(_VIRAMA) and words[0].isalpha() and not words[0].isascii():
            yield Fault(
                N_("a mark cuts a conjunct in two"),
                hint=N_("put the mark before or after the whole conjunct"),
                at=(len(before) - 1, start + 1),
            )
            return


def _after_marks(text: Shape) -> Iterator[tuple[str, int]]:
    """Every piece of text that follows a mark directly, and where it begins."""
    if text.nature is Nature.HTML:
        at, marked = 0, False
        for part in rawhtml.parts(text.source):
            if marked and not part.markup:
                yield part.text, at
            marked = part.markup and part.name not in ("br", "img", "wbr")
            at += len(part.text)
        return
    before = ""
    for token in text.tokens:
        if (
            token.type == "text"
            and token.content
            and before not in ("", "text", "text_special", "softbreak", "hardbreak")
        ):
            yield token.content, token.meta[AT][0]
        if token.type != "text" or token.content:
            before = token.type
