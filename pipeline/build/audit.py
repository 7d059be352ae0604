"""Catalogs under inspection, and how far they are: what `check` and `status` do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.build.report import SILENT, Progress
from pipeline.build.templates import domain_units, fault, fresh_template, read_catalog
from pipeline.catalog.answers import coverage
from pipeline.catalog.inspect import inspect
from pipeline.checks import check
from pipeline.errors import CatalogError, SourceError
from pipeline.findings import Finding, Place, Severity, in_order
from pipeline.languages import Language
from pipeline.model import Catalog, Coverage, Unit
from pipeline.project import SITE_DOMAIN, Project


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one article is in one language."""

    domain: str
    language: str
    coverage: Coverage
    stale_since: str = ""
    """The day of the English change that the translation has not caught up with, ISO; "" when it is complete."""


@dataclass(frozen=True, slots=True)
class AuditReport:
    standings: tuple[Standing, ...] = ()
    findings: tuple[Finding, ...] = ()


def status(project: Project, domains: Iterable[str] | None = None, languages: Iterable[str] = ()) -> AuditReport:
    """How far each article is in each target language, against the articles as they are now."""
    return _audit(project, domains, languages, SILENT, thorough=False)


def audit(
    project: Project,
    domains: Iterable[str] | None = None,
    languages: Iterable[str] = (),
    *,
    progress: Progress = SILENT,
) -> AuditReport:
    """Everything `check` looks for: files that gettext would refuse, faulty headers, translations whose markup
    differs, catalogs that lag behind their article. One bad file stops no other."""
    return _audit(project, domains, languages, progress, thorough=True)


def _audit(
    project: Project, domains: Iterable[str] | None, languages: Iterable[str], progress: Progress, *, thorough: bool
) -> AuditReport:
    wanted = [*project.domains(), SITE_DOMAIN] if domains is None else list(domains)
    targets = {code: project.language(code) for code in project.chosen_targets(languages)}
    standings: list[Standing] = []
    findings: list[Finding] = []
    progress.start("check", len(wanted))
    for domain in wanted:
        try:
            units = domain_units(project, domain)
            changed = fresh_template(project, domain, units).header("POT-Creation-Date").partition(" ")[0]
        except SourceError as error:
            findings.append(fault(error, domain))
        else:
            for code, language in targets.items():
                try:
                    catalog = read_catalog(project.catalog_path(domain, code), project, domain, code)
                except CatalogError as error:
                    findings.append(fault(error, domain, code))
                    continue
                covered = coverage(units, catalog or Catalog(domain, code))
                stale = changed if covered.translated_units < covered.units else ""
                standings.append(Standing(domain, code, covered, stale))
                if thorough:
                    findings += _faults(project, domain, language, catalog, units)
        progress.advance()
    progress.finish()
    return AuditReport(tuple(standings), tuple(in_order(findings)))


def _faults(
    project: Project, domain: str, language: Language, catalog: Catalog | None, units: tuple[Unit, ...]
) -> Iterator[Finding]:
    path = project.relative(project.catalog_path(domain, language.code))
    if catalog is None:
        yield _lagging(Place(path), domain, language.code, "there is no catalog yet")
        return
    yield from inspect(catalog, language)
    yield from check(catalog, language)
    known, wanted = {message.key for message in catalog.current}, {unit.key for unit in units}
    new, gone = len(wanted - known), len(known - wanted)
    if new or gone:
        told = f"the catalog lags behind its article: {new} new, {gone} gone"
        yield _lagging(Place(path), domain, language.code, told)


def _lagging(place: Place, domain: str, code: str, message: str) -> Finding:
    return Finding(
        "catalog-outdated",
        Severity.WARNING,
        message,
        place,
        hint="`dobhashi update` brings it up to date",
        domain=domain,
        language=code,
    )
