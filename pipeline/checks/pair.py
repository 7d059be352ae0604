"""A message as checks see it: source and translation side by side, each parsed once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.catalog.about import about
from pipeline.checks.rule import Fault, Rule
from pipeline.findings import Finding, Wording
from pipeline.languages import Language
from pipeline.lazy import lazy
from pipeline.markup.hygiene import excess
from pipeline.markup.parser import MARK
from pipeline.markup.plain import Plain, at_sight
from pipeline.markup.shape import Shape, shape
from pipeline.model import NO_SETTINGS, Catalog, CheckSettings, Message, Target, Unit

_TARGET = re.compile(r"^((?:[a-z]+\d*|image(?:-[a-z]+\d*)?)-\d+): (\S*)$")
_LABEL = re.compile(r"\]\[([^\[\]]+)\]")
_VIEWS = ("source", "target", "source_reading", "target_reading", "addresses", "_lent")


@dataclass(frozen=True)
class Pair:
    """One source text and one translation of it; a plural message makes several."""

    message: Message
    catalog: Catalog
    language: Language
    source_text: str
    target_text: str
    site: CheckSettings = NO_SETTINGS
    """What the project allows: hosts, telephone numbers, words."""
    glossary: Any = None
    """The language's `catalog.glossary.Glossary`; None where it has none."""
    form: int | None = None
    """Which of the plural forms it is."""
    entry: int | None = None
    """Which message of its catalog it is, counted from 0."""

    @classmethod
    def of(
        cls,
        message: Message,
        catalog: Catalog,
        language: Language,
        site: CheckSettings = NO_SETTINGS,
        glossary: Any = None,
        entry: int | None = None,
    ) -> Iterator[Pair]:
        """The pairs of a message: one, or one for each plural form."""
        if message.msgid_plural is None:
            yield cls(message, catalog, language, message.msgid, message.msgstr, site, glossary, None, entry)
            return
        for number, form in enumerate(message.msgstr_plural):
            source = message.msgid if number == 0 and len(message.msgstr_plural) > 1 else message.msgid_plural
            yield cls(message, catalog, language, source, form, site, glossary, number, entry)

    @classmethod
    def at(
        cls,
        unit: Unit,
        english: str,
        text: str,
        message: Message,
        catalog: Catalog,
        language: Language,
        site: CheckSettings = NO_SETTINGS,
        glossary: Any = None,
        entry: int | None = None,
    ) -> Pair:
        """A translation in its place in an article, which knows better than the template's notes what stands there."""
        pair = cls(message, catalog, language, english, text, site, glossary, None, entry)
        pair.__dict__["kind"], pair.__dict__["targets"] = unit.kind, unit.targets
        return pair

    @lazy
    def kind(self) -> str:
        """`paragraph`, `html p`, …, as the template says."""
        return next((note[6:] for note in self.message.notes if note.startswith("type: ")), "")

    @lazy
    def targets(self) -> tuple[Target, ...]:
        """What the labels stand for, from the template's notes."""
        found = (_TARGET.match(note) for note in self.message.notes)
        return tuple(Target(match[1], match[2]) for match in found if match)

    @lazy
    def source_language(self) -> str:
        """The language of the msgids."""
        return self.catalog.header("X-Source-Language", "en")

    @lazy
    def marked(self) -> bool:
        """Whether either text has a character that Markdown or HTML may take for a mark; most have none."""
        return MARK.search(self.source_text) is not None or MARK.search(self.target_text) is not None

    @property
    def says(self) -> tuple[object, ...]:
        """All that a rule over a pair may look at, but for what all pairs of a catalog share."""
        return (self.source_text, self.target_text, self.message.notes, self.source_language, self.form)

    @lazy
    def excess(self) -> str:
        """Why the translation is too much to be read, or ""."""
        return excess(self.target_text, self.source_text)

    @lazy
    def echoes(self) -> bool:
        """Whether the translation is the source again, with nothing but signs around it: `⟦Rest helps.⟧`."""
        before, found, after = self.target_text.partition(self.source_text)
        return bool(found) and not any(letter.isalnum() for letter in before + after)

    @lazy
    def source(self) -> Shape:
        return shape(self.source_text, self._lent, self.kind)

    @lazy
    def target(self) -> Shape:
        return shape(self.target_text, self._lent, self.kind)

    def forget(self) -> None:
        """Drops what was parsed, all but the plain texts; it is made again when it is asked for."""
        views = self.__dict__
        for name in _VIEWS:
            views.pop(name, None)

    @lazy
    def source_plain(self) -> Plain:
        """The words of the source, without marks."""
        return at_sight(self.source_text) or self.source.plain

    @lazy
    def target_plain(self) -> Plain:
        """The words of the translation, without marks."""
        return at_sight(self.target_text) or self.target.plain

    @lazy
    def _lent(self) -> tuple[Target, ...]:
        """The targets, and one for each label of the source that the article itself defines."""
        if "][" not in self.source_text:
            return self.targets
        known = {target.label.casefold() for target in self.targets}
        own = dict.fromkeys(_LABEL.findall(self.source_text))
        return (*self.targets, *(Target(label, f"#{label}") for label in own if label.casefold() not in known))

    def found(self, rule: Rule, fault: Fault) -> Finding:
        """A fault as a finding about this message."""
        wording = Wording(fault.message, fault.hint, tuple(fault.values.items()))
        return about(
            rule.code,
            fault.severity or rule.severity,
            wording,
            self.catalog,
            self.message,
            self.entry,
            family=rule.family.value,
            span=fault.at,
            fix=fault.fix,
            source_span=fault.source_at,
            source=self.source_text,
            msgstr=self.target_text,
            form=self.form,
        )
