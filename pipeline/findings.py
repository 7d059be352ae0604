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

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.place}: {self.severity.word}: {self.message} [{self.code}]{hint}"


def in_order(findings: list[Finding]) -> list[Finding]:
    """Sorted by place, then the worst first, then by code."""
    return sorted(findings, key=lambda f: (f.place, -f.severity, f.code, f.span or (0, 0), f.message))
