"""What goes to a worker and what comes back: an `Order` out, an `Outcome` per article home. Small values, picklable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.build.files import Seen
from pipeline.build.ledger import PageRow
from pipeline.findings import Finding
from pipeline.languages import Language
from pipeline.model import CheckSettings


@dataclass(frozen=True, slots=True)
class Want:
    """One language of an article that is to be looked at."""

    language: str
    catalog: str = ""
    """Path of the catalog; "" for the source language."""
    formats: tuple[str, ...] = ()
    """The bodies that must be there in the end."""
    front_matter: bool = False
    """Only what other pages say of this one is wanted."""
    known: PageRow | None = None
    """The page of the last build: where its key still holds, its bodies do."""
    standing: bool = False
    """Whether there is a page of an earlier build to fall back on."""
    history: tuple[str, str] = ("", "")
    """Path of the language's history, and its lines that tell of this article."""


@dataclass(frozen=True, slots=True)
class Job:
    """One article, in some languages."""

    domain: str
    path: str
    wants: tuple[Want, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """What all jobs of a build have in common."""

    root: str
    source_language: str
    languages: Mapping[str, Language]
    contexts: Mapping[str, str]
    """Language → digest of what every page in it depends on."""
    shelf: frozenset[str]
    """Every domain of the project."""
    shows_old: bool = False
    """Whether readers may get old translations, marked."""
    checks: Mapping[str, CheckSettings] = field(default_factory=dict)
    """Language → what the project says to checks."""
    glossaries: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Language → path and digest of its glossary."""
    fonts: tuple[tuple[str, str], ...] = ()
    """The project's own fonts for print: paths and digests."""


@dataclass(frozen=True, slots=True)
class Order:
    """One parcel of work."""

    shared: Shared
    jobs: tuple[Job, ...]


@dataclass(frozen=True, slots=True)
class Composed:
    """One page, for the ledger."""

    row: PageRow
    summary: bytes = b""
    """Packed; empty when the page is the one that the ledger has."""
    bodies: tuple[tuple[str, bytes], ...] = ()
    """Format and text of what was composed anew."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job."""

    domain: str
    pages: tuple[Composed, ...]
    looks: tuple[tuple[str, Seen], ...]
    """Path and look of every file read."""
    failed: tuple[tuple[str, str], ...]
    """(language, format) that could not be made; the format is "" for the page itself."""
    findings: tuple[Finding, ...]
    """Why not."""
