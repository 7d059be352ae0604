"""What a build says while it runs, and when it is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from pipeline.findings import Finding, Severity


class Progress(Protocol):
    """Hears how far the work is: `start`, some `advance`, `finish`, once for each piece of work."""

    def start(self, label: str, total: int) -> None: ...

    def advance(self, n: int = 1) -> None: ...

    def finish(self) -> None: ...


class Silent:
    """A `Progress` that shows nothing."""

    def start(self, label: str, total: int) -> None:
        pass

    def advance(self, n: int = 1) -> None:
        pass

    def finish(self) -> None:
        pass


SILENT = Silent()


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. Paths are relative to `output/`, with `/`, sorted."""

    made: tuple[str, ...] = ()
    """Files that are new or have other bytes than before."""
    kept: int = 0
    """Files that stay as they were."""
    removed: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    """In order of place."""
    files: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """(format, language) → files made or kept; the language of files that belong to none is ""."""
    pages: int = 0
    """Pages (an article in a language) that were read anew."""

    @property
    def failed(self) -> bool:
        """Whether something is not as it should be on the site: exit code 1."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)
