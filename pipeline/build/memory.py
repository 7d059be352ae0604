"""The translation memory of a project: every catalog of a language, and the compendia in `locales/<lang>/memory/`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.build.templates import fault, read_catalog, store_catalog
from pipeline.catalog.memory import Fill, Key, Memory, Policy, Suggestion, filled, wanting
from pipeline.catalog.po import parse_po
from pipeline.catalog.tmx import parse_tmx
from pipeline.errors import CatalogError
from pipeline.findings import Finding, Place
from pipeline.model import Catalog, Message
from pipeline.project import Project


@dataclass(frozen=True, slots=True)
class Answers:
    """What the memory has to say of one text."""

    text: str
    line: int
    """In the catalog that was asked about; 0 for a text of its own."""
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True)
class MemoryReport:
    """What the memory gave to empty entries."""

    written: tuple[str, ...] = ()
    """Catalogs that were filled, relative to the project."""
    fills: tuple[tuple[str, Fill], ...] = ()
    """Domain and what was filled in it."""
    findings: tuple[Finding, ...] = ()


def recall(project: Project, code: str) -> tuple[Memory, list[Finding]]:
    """The memory of a language; a file that cannot be read is left out, with a finding."""
    memory, findings = Memory(), []
    for domain, path in _files(project, code):
        try:
            catalog = _read(project, path, domain, code)
        except CatalogError as error:
            findings.append(fault(error, domain, code))
        else:
            memory.add(catalog)
    return memory, findings


class Offers:
    """What `update` fills from the memory of one language: hears every merged catalog, then fills those that want it.

    Only when all have been heard: so a translation answers wherever it stands, and updating twice is updating once.
    """

    def __init__(self, project: Project, code: str) -> None:
        self.project = project
        self.code = code
        self.policy = Policy(project.site.memory)
        self.wanted: dict[str, tuple[Key, ...]] = {}
        """Domain → its messages that want a translation, or whose comment has done its service."""

    def hear(self, catalog: Catalog) -> None:
        """Take note of what a catalog wants, as it was just written. Most updates leave nothing to want, and then no
        memory is made."""
        if self.policy is not Policy.OFF and (keys := tuple(wanting(catalog))):
            self.wanted[catalog.domain] = keys
        else:
            self.wanted.pop(catalog.domain, None)

    def fill(self) -> MemoryReport:
        """Fill the catalogs on disk that have been heard. Raises `StoreError` when one cannot be written."""
        if not self.wanted:
            return MemoryReport()
        memory, findings = recall(self.project, self.code)
        written, fills = [], []
        for domain, keys in self.wanted.items():
            path = self.project.catalog_path(domain, self.code)
            if not any(memory.exact(msgid, msgctxt) for msgctxt, msgid in keys):
                continue
            catalog = read_catalog(path, self.project, domain, self.code)
            if catalog is None:
                continue
            changed, found = filled(catalog, memory, self.policy)
            if changed is not catalog and store_catalog(self.project, path, changed):
                written.append(self.project.relative(path))
            fills += [(domain, fill) for fill in found]
        return MemoryReport(tuple(written), tuple(fills), tuple(findings))


def suggest(memory: Memory, text: str, *, limit: int, cut_off: float) -> Answers:
    """What the memory has to say of a text."""
    return Answers(text, 0, memory.near(text, limit=limit, cut_off=cut_off))


def suggest_for(memory: Memory, messages: Iterable[Message], *, limit: int, cut_off: float) -> Iterator[Answers]:
    """What it has to say of every entry that is empty or in doubt."""
    for entry in messages:
        if not entry.translated and not entry.obsolete:
            found = memory.near(entry.msgid, msgctxt=entry.msgctxt, limit=limit, cut_off=cut_off)
            yield Answers(entry.msgid, entry.line, found)


def _files(project: Project, code: str) -> Iterator[tuple[str, Path]]:
    """Domain, or name below the project, and path; sorted, so that the same files make the same memory."""
    root = project.locales / code
    catalogs = root / "LC_MESSAGES"
    for path in sorted(catalogs.rglob("*.po")):
        yield path.relative_to(catalogs).as_posix().removesuffix(".po"), path
    for path in sorted((root / "memory").rglob("*")):
        if path.suffix.lower() in (".po", ".tmx") and path.is_file():
            yield project.relative(path), path


def _read(project: Project, path: Path, domain: str, code: str) -> Catalog:
    shown = project.relative(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CatalogError(f"cannot read: {error.strerror}", place=Place(shown)) from error
    if path.suffix.lower() == ".tmx":
        return parse_tmx(data, path=shown, language=code, source_language=project.site.source_language)
    return parse_po(data, path=shown, domain=domain, language=code)
