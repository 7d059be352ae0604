"""No translation reaches a page that would break its block or tell readers something else than the English.

`Vetted` stands between a page and its catalog: an answer in which a check of the structural or safety families finds
an error is none, the block stays English, and the finding says why. What a waiver allows, or `[checks.severity]` makes
less than an error, passes. A text that passed once is not looked at again while it and the rules are what they were.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from hashlib import blake2b

from pipeline.catalog.about import about
from pipeline.checks import Bench, Pair
from pipeline.checks.files.empty import is_blank
from pipeline.checks.rule import N_, Family
from pipeline.checks.waivers import allowed
from pipeline.findings import Finding, Severity, Wording
from pipeline.model import Answer, Catalog, Lookup, Message, State, Unit

_BLANK = N_("the translation is blank")
_BLANK_HINT = N_("delete the spaces, or translate")
_BROKEN = Answer(None, State.BROKEN)
_DOUBTED = Answer(None, State.FUZZY)


class Vetted:
    """A `Lookup` over another one."""

    def __init__(self, inner: Lookup, catalog: Catalog, bench: Bench, passed: Collection[str] = ()) -> None:
        self._inner = inner
        self._catalog = catalog
        self._bench = bench
        self._known = frozenset(passed)
        self._messages: dict[tuple[str | None, str], tuple[int, Message]] | None = None
        self._given: dict[str, Answer] = {}
        self.passed: dict[str, None] = {}
        """Names of the texts that were found good, in the order they were asked for."""
        self.findings: list[Finding] = []
        """Why others are not shown."""

    def __call__(self, unit: Unit) -> Answer:
        answer = self._inner(unit)
        if answer.text is None or answer.text == unit.msgid or is_framed(answer.text, unit.msgid):
            return answer
        english = self._before(unit, answer.text) if answer.state is State.STALE else unit.msgid
        name = _name(unit, english, answer)
        if name in self._known or name in self._bench.good:
            self.passed[name] = None
            return answer
        if name not in self._given:
            self._given[name] = self._vetted(unit, english, answer, name)
        return self._given[name]

    def lacks(self, unit: Unit, text: str, fonts: tuple[tuple[str, str], ...]) -> Finding | None:
        """Why a translation cannot be printed in these fonts; None where it can, or the original no better."""
        from pipeline.render.print.engine import NO_GLYPH, names, remedy
        from pipeline.render.print.typefaces import lacking

        missing = set(lacking(text, fonts)).difference(lacking(unit.msgid, fonts))
        if not missing:
            return None
        number, message = self._message(unit, text)
        characters = [one for one in dict.fromkeys(text) if one in missing] or sorted(missing)
        wording = Wording(f"printed in the original language: no font has {names(characters)}", remedy(characters))
        return about(NO_GLYPH, Severity.ERROR, wording, self._catalog, message, number, family="")

    def _vetted(self, unit: Unit, english: str, answer: Answer, name: str) -> Answer:
        assert answer.text is not None
        number, message = self._message(unit, answer.text)
        found = refusals(unit, english, answer.text, message, number, self._catalog, self._bench, name)
        if not found:
            self.passed[name] = None
            return answer
        if answer.state is State.STALE:
            return _DOUBTED
        self.findings += found
        return _BROKEN

    def _before(self, unit: Unit, text: str) -> str:
        """What the English of a stale text said: that one it translates."""
        _, message = self._message(unit, text)
        return message.previous.msgid if message.previous else unit.msgid

    def _message(self, unit: Unit, text: str) -> tuple[int | None, Message]:
        """The entry that the answer came from; one in other code points is made up again."""
        if self._messages is None:
            self._messages = {one.key: (n, one) for n, one in enumerate(self._catalog.messages) if not one.obsolete}
        return self._messages.get(unit.key) or (None, Message(unit.msgid, text, unit.msgctxt))


_FRAME = re.compile("[\u00ab\u00bb\u2018-\u201f\u2039\u203a\u27e6-\u27eb\u3008-\u3011]*")
"""Quotation marks and brackets that Markdown gives no meaning, and that open and close emphasis as a blank would."""


def is_framed(text: str, source: str) -> bool:
    """Whether a translation is its source in brackets, `⟦Rest **helps**.⟧`, as tools show what can be translated:
    it is built as the source is, and says what the source says."""
    before, found, after = text.partition(source)
    return bool(found) and _FRAME.fullmatch(before) is not None and _FRAME.fullmatch(after) is not None


def refusals(
    unit: Unit,
    english: str,
    text: str,
    message: Message,
    number: int | None,
    catalog: Catalog,
    bench: Bench,
    name: str = "",
) -> list[Finding]:
    """Why a translation must not be shown in the place of a unit; nothing when it may.

    A text that is found good, with no waiver needed, is written down under its name: articles have much in common.
    """
    if is_blank(text) and not is_blank(english):
        wording = Wording(_BLANK, _BLANK_HINT)
        return [
            about(
                "empty",
                Severity.ERROR,
                wording,
                catalog,
                message,
                number,
                family=Family.COMPLETENESS.value,
                msgstr=text,
            )
        ]
    pair = Pair.at(unit, english, text, message, catalog, bench.language, bench.site, bench.glossary, number)
    found = bench.blocking(pair)
    if name and not found:
        bench.good.add(name)
    if found and message.comments:
        silent = allowed(message)
        found = [one for one in found if one.code not in silent]
    return [replace(one, severity=Severity.ERROR, message=f"not shown to readers: {one.message}") for one in found]


def _name(unit: Unit, english: str, answer: Answer) -> str:
    targets = [f"{target.label} {target.url}" for target in unit.targets]
    said = "\0".join((answer.state, unit.kind, english, answer.text or "", *targets))
    return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
