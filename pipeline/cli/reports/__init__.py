"""Findings in the form that somebody reads: a person, an editor, a server that runs tests.

`FORMATS` are for programs: each takes the findings and gives a text for standard output. What people read is
`text_report`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.findings import Finding

if TYPE_CHECKING:
    from pipeline.build.fixing import Fixed


@dataclass(frozen=True, slots=True)
class Repairs:
    """What `--fix` mended, or what `--diff` would have it mend."""

    files: tuple[Fixed, ...]
    written: bool

    @property
    def diff(self) -> str:
        return "".join(one.diff for one in self.files)

    @property
    def done(self) -> bool:
        """Whether nothing is left of what can be mended."""
        return not any(one.failed for one in self.files) and (self.written or not self.files)

    def mend(self, finding: Finding) -> bool:
        """Whether a finding goes with the repairs that are not written yet."""
        place = finding.place
        return finding.fix is not None and any(
            one.shown == place.path and (finding.code, place.line) in one.mended for one in self.files
        )


@dataclass(frozen=True, slots=True)
class Told:
    """What there is to report."""

    findings: tuple[Finding, ...]
    language: str
    """In which to say it; "" is English."""
    counts: tuple[tuple[str, int], ...]
    """`catalogs`, `messages`, `fuzzy`, `empty`, and `left_out`: findings below the severity asked for."""
    root: Path
    """What paths are relative to."""
    repairs: Repairs | None = None
    """Where some were asked for: the findings are what they leave."""


FORMATS: Sequence[str] = ("json", "jsonl", "sarif", "github", "junit")


def report(format: str, told: Told) -> str:
    """The text of a report."""
    make: Callable[[Told], str] = import_module(f"pipeline.cli.reports.{format}_report").report
    return make(told)
