"""Templates into catalogs: what `update` does.

Each article's units are merged into its catalog in every language (`catalog.merge`). Catalogs of articles that
were renamed are found first and follow them. A catalog that cannot be read is left as it is, with a finding: no
translation is ever lost to a fault.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from pipeline.build.report import SILENT, Progress
from pipeline.build.templates import (
    fault,
    former_domains,
    fresh_template,
    read_catalog,
    refused,
    remove_orphans,
    store_catalog,
)
from pipeline.catalog.lineage import Carry
from pipeline.catalog.merge import merge
from pipeline.catalog.po import parse_po
from pipeline.catalog.renames import renames
from pipeline.errors import CatalogError, PipelineError, SourceError
from pipeline.findings import Finding, in_order
from pipeline.languages import Language
from pipeline.model import Catalog
from pipeline.project import SITE_DOMAIN, Project


@dataclass(frozen=True, slots=True)
class UpdateReport:
    """What an update did; paths relative to the project."""

    written: tuple[str, ...] = ()
    unchanged: int = 0
    renamed: tuple[tuple[str, str], ...] = ()
    """Old and new path of the catalogs that followed an article."""
    removed: tuple[str, ...] = ()
    """Templates whose article is gone."""
    carries: Mapping[tuple[str, str], tuple[Carry, ...]] = field(default_factory=dict)
    """(language, domain) → what became of each message, where anything but "kept" happened."""
    findings: tuple[Finding, ...] = ()

    def counts(self, language: str) -> Counter[str]:
        """How many messages of a language were moved, made fuzzy, …"""
        return Counter(
            str(carry.kind) for (code, _), carries in self.carries.items() if code == language for carry in carries
        )


def update(
    project: Project,
    domains: Iterable[str] | None = None,
    languages: Iterable[str] = (),
    *,
    progress: Progress = SILENT,
) -> UpdateReport:
    """Bring templates and catalogs up to date with the articles. Doing it twice is doing it once.

    Raises `UsageError` for an unknown language, `StoreError` when a file cannot be written.
    """
    wanted = [*project.domains(), SITE_DOMAIN] if domains is None else list(domains)
    targets = {code: project.language(code) for code in project.chosen_targets(languages)}
    return _Update(project, targets).run(wanted, progress, whole=domains is None)


class _Update:
    """One run over the project."""

    def __init__(self, project: Project, languages: Mapping[str, Language]) -> None:
        self.project = project
        self.languages = languages
        self.written: list[str] = []
        self.unchanged = 0
        self.renamed: list[tuple[str, str]] = []
        self.carries: dict[tuple[str, str], tuple[Carry, ...]] = {}
        self.findings: list[Finding] = []
        self.followers: dict[str, dict[str, str]] = {}
        """Language → new domain → the domain its catalog had."""
        self.unread: set[tuple[str, str]] = set()
        """(language, domain) of catalogs without an article that cannot be read."""

    def run(self, domains: list[str], progress: Progress, *, whole: bool) -> UpdateReport:
        self._find_renames(domains)
        progress.start("update", len(domains))
        for domain in domains:
            try:
                template = fresh_template(self.project, domain)
            except SourceError as error:
                self.findings.append(fault(error, domain))
            else:
                self._store(self.project.template_path(domain), template)
                for code, language in self.languages.items():
                    self._merge(template, code, language)
            progress.advance()
        progress.finish()
        # The template of a catalog that cannot be read now may yet tell which article it belongs to.
        kept = {*domains, *(domain for _, domain in self.unread)}
        return UpdateReport(
            tuple(self.written),
            self.unchanged,
            tuple(self.renamed),
            tuple(remove_orphans(self.project, kept)) if whole else (),
            self.carries,
            tuple(in_order(self.findings)),
        )

    def _merge(self, template: Catalog, code: str, language: Language) -> None:
        domain = template.domain
        path = self.project.catalog_path(domain, code)
        former = self.followers.get(code, {}).get(domain)
        if former and (code, former) in self.unread:
            return  # told already; were there an empty catalog in its place, it could not follow once it is mended
        former_path = self.project.catalog_path(former, code) if former else None
        stamp = _stamp(former_path or path)
        try:
            old = read_catalog(former_path or path, self.project, former or domain, code)
        except CatalogError as error:
            self.findings.append(fault(error, domain, code))
            return
        merged = merge(template, old, language=language, elsewhere=self._packaged(domain, code) if old is None else ())
        if _stamp(former_path or path) != stamp:
            self._merge(template, code, language)  # somebody has just saved it: that is what we merge
            return
        self._store(path, merged.catalog)
        if former_path:
            try:
                former_path.unlink(missing_ok=True)
            except OSError as error:
                raise refused(self.project, former_path, error) from error
            self.renamed.append((self.project.relative(former_path), self.project.relative(path)))
        told = tuple(carry for carry in merged.carries if carry.kind != "kept")
        if told:
            self.carries[code, domain] = told

    def _store(self, path: Path, catalog: Catalog) -> None:
        if store_catalog(self.project, path, catalog):
            self.written.append(self.project.relative(path))
        else:
            self.unchanged += 1

    def _packaged(self, domain: str, code: str) -> tuple[Catalog, ...]:
        """What we ship of the theme's words in a language: a first catalog starts from it."""
        shipped = files("pipeline") / "data" / "locales" / code / "site.po"
        if domain != SITE_DOMAIN or not shipped.is_file():
            return ()
        return (parse_po(shipped.read_bytes(), path=str(shipped), domain=domain, language=code),)

    # ------------------------------------------------------------ renamed articles

    def _find_renames(self, domains: list[str]) -> None:
        """Which catalogs without an article belong to which articles without a catalog."""
        articles = {
            domain: self.project.relative(self.project.article_path(domain)) for domain in self.project.domains()
        }
        was = former_domains(self.project)
        told = False
        for code in self.languages:
            present = self._catalogs(code)
            new, orphans = {}, {}
            if lost := sorted(present - articles.keys() - {SITE_DOMAIN}):
                new = self._templates(domain for domain in domains if domain not in present and domain != SITE_DOMAIN)
                orphans = self._orphans(lost, code) if new else {}
            if (new and orphans) or (was and not told):
                found = renames(new, orphans, was=was, paths=articles)
                self.followers[code] = dict(found.old)
                self.findings += [one for one in found.findings if one not in self.findings]
                told = True

    def _templates(self, domains: Iterable[str]) -> dict[str, Catalog]:
        found = {}
        for domain in domains:
            with suppress(PipelineError):  # told when its own turn comes
                found[domain] = fresh_template(self.project, domain)
        return found

    def _orphans(self, domains: Iterable[str], code: str) -> dict[str, Catalog]:
        """Catalogs without an article; for one that cannot be read its template, which says the same in English."""
        found = {}
        for domain in domains:
            try:
                catalog = read_catalog(self.project.catalog_path(domain, code), self.project, domain, code)
            except CatalogError as error:
                self.findings.append(fault(error, domain, code))
                self.unread.add((code, domain))
                catalog = None
                with suppress(CatalogError):
                    catalog = read_catalog(self.project.template_path(domain), self.project, domain, None)
            found[domain] = catalog or Catalog(domain, code)
        return found

    def _catalogs(self, code: str) -> set[str]:
        root = self.project.locales / code / "LC_MESSAGES"
        return {path.relative_to(root).as_posix().removesuffix(".po") for path in root.rglob("*.po")}


def _stamp(path: Path) -> tuple[int, ...]:
    """What changes when a file is saved; nothing for a file that is not there."""
    try:
        stat = os.stat(path)
    except OSError:
        return ()
    return (stat.st_mtime_ns, stat.st_size, stat.st_ino)
