"""Findings in the form that somebody reads: a person, an editor, a server that runs tests.

`FORMATS` are for programs: each takes the findings and gives a text for standard output. What people read is
`text_report`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from pipeline.findings import Finding


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


FORMATS: Sequence[str] = ("json", "jsonl", "sarif", "github", "junit")


def report(format: str, told: Told) -> str:
    """The text of a report."""
    make: Callable[[Told], str] = import_module(f"pipeline.cli.reports.{format}_report").report
    return make(told)
