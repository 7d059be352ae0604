"""Catalogs under inspection, and how far they are: what `check` and `status` do."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from pipeline.build.histories import read_history
from pipeline.build.normalise import our_places
from pipeline.build.report import SILENT, Progress
from pipeline.build.templates import domain_units, fault, fresh_template, read_catalog
from pipeline.catalog.answers import coverage
from pipeline.catalog.changes import Weight
from pipeline.catalog.guards import guards, not_canonical, orphan
from pipeline.catalog.inspect import inspect
from pipeline.catalog.lags import Lag, lags
from pipeline.catalog.normal import normalised
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
    lags: tuple[Lag, ...] = ()
    """The translations made for another English text, safety edits first."""

    @property
    def dangers(self) -> int:
        """Translations that a safety edit has put in doubt."""
        return sum(lag.weight is Weight.SAFETY for lag in self.lags)


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
    histories = {code: read_history(project, code) for code in targets}
    source = project.site.source_language
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
                lagging = histories[code].lagging_since(domain) or changed
                stale = lagging if covered.translated_units < covered.units else ""
                late = lags(catalog, histories[code], source_language=source) if catalog else ()
                standings.append(Standing(domain, code, covered, stale, tuple(late)))
                if thorough:
                    findings += _faults(project, domain, language, catalog, units)
        progress.advance()
    progress.finish()
    if thorough and domains is None:
        findings += _orphans(project, targets, set(wanted))
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
    wanted = {unit.key for unit in units}
    yield from guards(catalog, wanted, _template(project, domain))
    normal = normalised(project.catalog_path(domain, language.code).read_bytes(), path=path, ours=our_places(project))
    if normal.done:
        yield not_canonical(catalog, normal.done)
    known = {message.key for message in catalog.current}
    new, gone = len(wanted - known), len(known - wanted)
    if new or gone:
        told = f"the catalog lags behind its article: {new} new, {gone} gone"
        yield _lagging(Place(path), domain, language.code, told)


def _template(project: Project, domain: str) -> Catalog | None:
    """The template on disk; a broken one is none."""
    with suppress(CatalogError):
        return read_catalog(project.template_path(domain), project, domain, None)
    return None


def _orphans(project: Project, codes: Iterable[str], domains: Container[str]) -> Iterator[Finding]:
    """Catalogs of articles that are no longer there."""
    for code in codes:
        root = project.locales / code / "LC_MESSAGES"
        for path in sorted(root.rglob("*.po")):
            domain = path.relative_to(root).as_posix().removesuffix(".po")
            if domain not in domains:
                yield orphan(Catalog(domain, code, path=project.relative(path)))


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
