"""Faults in content, as values: collected, sorted by place, shown by the command line.

A finding never stops the work on the other articles. See `errors` for what does.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Severity(IntEnum):
    """How much a finding matters; the numbers sort the worst first when negated."""

    INFO = 1
    """Counted, not asked about."""
    WARNING = 2
    """A person should look."""
    ERROR = 3
    """The passage must not reach a reader as it is."""

    @property
    def word(self) -> str:
        return self.name.lower()


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something is: a path relative to the project and a line counted from 1 (0 = the whole file)."""

    path: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


def N_(text: str) -> str:
    """Marks a text for extraction; it is translated when it is shown."""
    return text


FILE = "file"
"""Among the values of a wording: the file that suffers, which may not be the only one."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A finding's message and hint before their values were put in: what gettext translates."""

    message: str
    hint: str = ""
    values: tuple[tuple[str, str], ...] = ()

    def said(self, text: str) -> str:
        """A message or hint, in whatever language, with the values in it. One that asks for others stays as it is."""
        if "{" not in text:
            return text
        try:
            return text.format_map(dict(self.values))
        except (KeyError, IndexError, ValueError, AttributeError):
            return text


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault in one place."""

    code: str
    """Names the fault and reads well after "allow": `md-link-target`."""
    severity: Severity
    message: str
    """What is wrong, in one sentence without a full stop."""
    place: Place
    hint: str = ""
    """What would help."""
    domain: str = ""
    language: str = ""
    msgctxt: str | None = None
    msgid: str = ""
    """The message concerned, where there is one."""
    span: tuple[int, int] | None = None
    """The offending slice of the msgstr, in code points."""
    fix: str | None = None
    """The whole msgstr repaired, where one repair is safe."""
    family: str = ""
    """What the check is about: `numbers`."""
    source_span: tuple[int, int] | None = None
    """The slice of the source that goes with it, in code points."""
    source: str = ""
    """The text that was compared: the msgid, or its plural."""
    msgstr: str = ""
    """The translation concerned."""
    entry: int | None = None
    """Which entry of its file, counted from 0 after the header."""
    form: int | None = None
    """Which plural form."""
    wording: Wording | None = None

    @property
    def slice(self) -> str:
        """The offending part of the translation."""
        return self.msgstr[self.span[0] : self.span[1]] if self.span else ""

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.place}: {self.severity.word}: {self.message} [{self.code}]{hint}"


def alike(one: Finding) -> tuple[object, ...]:
    """What findings have in common that tell one fault in one place, each of another file that suffers from it."""
    said = one.message
    if one.wording is not None:
        values = tuple(value for value in one.wording.values if value[0] != FILE)
        said = Wording(one.wording.message, values=(*values, (FILE, ""))).said(one.wording.message)
    return (one.place, one.severity, one.code, said, one.hint, one.span)


def in_order(findings: list[Finding]) -> list[Finding]:
    """Sorted by place, then the worst first, then by code."""
    return sorted(findings, key=lambda f: (f.place, -f.severity, f.code, f.span or (0, 0), f.message))
