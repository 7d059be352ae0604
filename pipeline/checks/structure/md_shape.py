"""Emphasis."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.cues import seen
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.checks.structure.compare import differing, unmatched
from pipeline.checks.structure.md_emphasis_open import left_open
from pipeline.findings import Severity
from pipeline.markup.hygiene import says_nothing

_WRITTEN = {"strong": "**…**", "em": "*…*", "s": "~~…~~"}


@rule("md-shape", Family.MARKDOWN, either=seen(r"[*_~]"))
def md_shape(pair: Pair) -> Iterator[Fault]:
    """The translation emphasises or strikes out less than its source, or more.

    The author marked the word that must not be overlooked: "any", "not", "at once". Which words carry it in the other
    language is the translator's choice, and so is their order; only that there are as many. Strong for emphasised, or
    a mark more than the source has, is a warning.

    A text of a megabyte or with thousands of marks is not read at all: it would take minutes, and is no translation.

    Bad:  `**Stop** if the pain gets worse.` → `ব্যথা বাড়লে থামুন।`
    Good: `**Stop** if the pain gets worse.` → `ব্যথা বাড়লে **থামুন**।`
    """
    if pair.excess and says_nothing(pair.target_text):
        if pair.target_text.strip():
            yield Fault(
                N_("there is nothing to see in the translation"),
                hint=N_("delete what is there, or translate"),
                at=(0, len(pair.target_text)),
            )
        return
    if pair.excess:
        yield Fault(
            N_("the translation is not read: it is far longer than its source, or has far more marks"),
            hint=N_("write the translation of this text alone"),
            at=(0, len(pair.target_text)),
        )
        return
    if not pair.marked:
        return
    source, target = pair.source.emphasis, pair.target.emphasis
    if not source and not target:
        return
    lacking, beyond = unmatched(source, target, lambda mark: mark.value)
    if (lacking or beyond) and not left_open(pair):
        struck = any(mark.value == "s" for mark in (*lacking, *beyond))
        grave = len(lacking) > len(beyond) or struck
        yield differing(
            lacking,
            beyond,
            lambda mark: _WRITTEN[mark.value],
            N_("mark as many words as the source does"),
            None if grave else Severity.WARNING,
        )
