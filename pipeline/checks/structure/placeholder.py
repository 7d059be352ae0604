"""Placeholders."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.cues import seen
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.checks.structure.compare import differing, unmatched
from pipeline.markup.placeholders import PLACEHOLDER, SUSPECT, placeholders
from pipeline.markup.shape import Mark


@rule("placeholder", Family.PLACEHOLDERS, either=seen(SUSPECT))
def placeholder(pair: Pair) -> Iterator[Fault]:
    """A placeholder such as `{name}` or `%(count)s` is lost, added or changed.

    A program puts a telephone number, a name, a count in its place; where it finds none, it says nothing or breaks
    off. The order is free, and the singular may leave its number out.

    Bad:  `Reviewed by %(name)s` → `পর্যালোচক: %(নাম)s`
    Good: `Reviewed by %(name)s` → `পর্যালোচক: %(name)s`
    """
    if not SUSPECT.search(pair.source_text) and not SUSPECT.search(pair.target_text):
        return
    lacking, beyond = unmatched(_found(pair, False), _found(pair, True), lambda mark: mark.value)
    if pair.form == 0 and len(pair.message.msgstr_plural) > 1:
        # "One day" may stay "one day", or say its number as the others do.
        beyond = [mark for mark in beyond if mark.value not in placeholders(pair.message.msgid_plural or "")]
        lacking = lacking if beyond else lacking[1:]
    if lacking or beyond:
        yield differing(lacking, beyond, lambda mark: mark.value, N_("copy the placeholder as it is"))


def _found(pair: Pair, target: bool) -> list[Mark]:
    """The placeholders of a text outside its code."""
    text = pair.target if target else pair.source
    code = [mark.at for mark in text.code] if "`" in text.source else []
    return [
        Mark(" ".join(found[0].split()), found.span())
        for found in PLACEHOLDER.finditer(text.source)
        if not any(start <= found.start() < end for start, end in code)
    ]
