"""A message as checks see it: source and translation side by side, each parsed once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pipeline.checks.rule import Fault, Rule
from pipeline.findings import Finding, Place, Severity
from pipeline.languages import Language
from pipeline.markup.plain import Plain, plain
from pipeline.markup.shape import Shape, shape
from pipeline.model import NO_SETTINGS, Catalog, CheckSettings, Message, Target

_TARGET = re.compile(r"^((?:[a-z]+\d*|image(?:-[a-z]+\d*)?)-\d+): (\S*)$")


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

    @classmethod
    def of(
        cls,
        message: Message,
        catalog: Catalog,
        language: Language,
        site: CheckSettings = NO_SETTINGS,
        glossary: Any = None,
    ) -> Iterator[Pair]:
        """The pairs of a message: one, or one for each plural form."""
        if message.msgid_plural is None:
            yield cls(message, catalog, language, message.msgid, message.msgstr, site, glossary)
            return
        for number, form in enumerate(message.msgstr_plural):
            source = message.msgid if number == 0 and len(message.msgstr_plural) > 1 else message.msgid_plural
            yield cls(message, catalog, language, source, form, site, glossary, number)

    @cached_property
    def kind(self) -> str:
        """`paragraph`, `html p`, …, as the template says."""
        return next((note[6:] for note in self.message.notes if note.startswith("type: ")), "")

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """What the labels stand for, from the template's notes."""
        found = (_TARGET.match(note) for note in self.message.notes)
        return tuple(Target(match[1], match[2]) for match in found if match)

    @cached_property
    def source(self) -> Shape:
        return shape(self.source_text, self.targets)

    @cached_property
    def target(self) -> Shape:
        return shape(self.target_text, self.targets)

    @cached_property
    def source_plain(self) -> Plain:
        """The words of the source, without marks."""
        return plain(self.source_text, self.targets, self.kind)

    @cached_property
    def target_plain(self) -> Plain:
        """The words of the translation, without marks."""
        return plain(self.target_text, self.targets, self.kind)

    def found(self, rule: Rule, fault: Fault) -> Finding:
        """A fault as a finding about this message."""
        return Finding(
            rule.code,
            fault.severity or rule.severity,
            fault.message.format_map(fault.values),
            Place(self.catalog.path, self.message.line),
            hint=fault.hint.format_map(fault.values),
            domain=self.catalog.domain,
            language=self.catalog.language or "",
            msgctxt=self.message.msgctxt,
            msgid=self.message.msgid,
            span=fault.at,
            fix=fault.fix,
        )

    def finding(
        self, code: str, message: str, *, hint: str = "", severity: Severity = Severity.ERROR, at: str = ""
    ) -> Finding:
        """A finding about this message; `at` is the offending slice of the translation, where there is one."""
        start = self.target_text.find(at) if at else -1
        return Finding(
            code,
            severity,
            message,
            Place(self.catalog.path, self.message.line),
            hint=hint,
            domain=self.catalog.domain,
            language=self.catalog.language or "",
            msgctxt=self.message.msgctxt,
            msgid=self.message.msgid,
            span=(start, start + len(at)) if start >= 0 else None,
        )


def missing_and_added(source: tuple[str, ...], target: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """What the target lacks of the source, and what it has beyond it, each as often as it differs."""
    lacking, beyond = list(source), []
    for item in target:
        if item in lacking:
            lacking.remove(item)
        else:
            beyond.append(item)
    return lacking, beyond


def told(lacking: list[str], beyond: list[str]) -> str:
    """`lacks a, b; adds c`."""
    parts = [f"lacks {', '.join(lacking)}"] if lacking else []
    parts += [f"adds {', '.join(beyond)}"] if beyond else []
    return "; ".join(parts)
