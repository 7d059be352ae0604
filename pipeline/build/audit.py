"""Catalogs under inspection, and how far they are: what `check` and `status` do."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import astuple, dataclass, replace
from typing import Any

from pipeline import markup
from pipeline.build.addresses import Address, line_of, moved_twice, seconds, slug_reserved, slugs_taken
from pipeline.build.checking import Kept, bench_of, engine, stamp
from pipeline.build.glossaries import read_glossary
from pipeline.build.histories import read_history
from pipeline.build.keys import digest_of
from pipeline.build.ledger import refused
from pipeline.build.report import SILENT, Progress
from pipeline.build.sheets import (
    Asked,
    Outline,
    Sheet,
    all_at_once,
    bytes_of,
    changed_on,
    name_of,
    outline_of,
    sheet_of,
)
from pipeline.build.templates import domain_units, fault, read_catalog
from pipeline.build.themes import said_in_vain
from pipeline.catalog.answers import coverage
from pipeline.catalog.changes import Weight
from pipeline.catalog.guards import orphan
from pipeline.catalog.history import History
from pipeline.catalog.lags import Lag, lags
from pipeline.catalog.po import parse_po
from pipeline.catalog.renames import circular
from pipeline.checks import Bench, Waiver, foreign, known, waived
from pipeline.errors import CatalogError, SourceError
from pipeline.findings import N_, Finding, Place, Severity, Wording, in_order
from pipeline.languages import Language
from pipeline.markup.anchors import astray
from pipeline.model import Catalog, Coverage, Unit
from pipeline.pictures import drawings_in
from pipeline.project import SITE_DOMAIN, Project
from pipeline.render import OWN_PAGES


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one article is in one language."""

    domain: str
    language: str
    coverage: Coverage
    stale_since: str = ""
    """The day of the English change that the translation has not caught up with, ISO; "" when it is complete."""
    lags: tuple[Lag, ...] = ()
    """The translations made for another English text, safety edits first; only `status` asks for them."""
    refused: int = 0
    """Of those counted as translated, the ones that the last build did not show for a fault; only `status` asks."""

    @property
    def dangers(self) -> int:
        """Translations that a safety edit has put in doubt."""
        return sum(lag.weight is Weight.SAFETY for lag in self.lags)


@dataclass(frozen=True, slots=True)
class AuditReport:
    standings: tuple[Standing, ...] = ()
    findings: tuple[Finding, ...] = ()


Wanted = Callable[[str], bool]
"""Whether a check is asked for, by its code."""


def everything(code: str) -> bool:
    return True


def status(project: Project, domains: Iterable[str] | None = None, languages: Iterable[str] = ()) -> AuditReport:
    """How far each article is in each target language, against the articles as they are now."""
    wanted = [*project.domains(), SITE_DOMAIN] if domains is None else list(domains)
    source = project.site.source_language
    standings: list[Standing] = []
    findings: list[Finding] = []
    targets = [project.language(code).code for code in project.chosen_targets(languages)]
    histories = {code: read_history(project, code) for code in targets}
    back = _refused(project)
    for domain in wanted:
        try:
            units = domain_units(project, domain)
            changed = changed_on(project, domain, units)
        except SourceError as error:
            findings.append(fault(error, domain))
            continue
        for code in histories:
            try:
                catalog = read_catalog(project.catalog_path(domain, code), project, domain, code)
            except CatalogError as error:
                findings.append(fault(error, domain, code))
                continue
            covered = coverage(units, catalog or Catalog(domain, code))
            late = lags(catalog, histories[code], source_language=source) if catalog else ()
            one = _standing(histories[code], domain, code, covered, changed)
            standings.append(replace(one, lags=tuple(late), refused=back.get((domain, code), 0)))
    return AuditReport(tuple(standings), tuple(in_order(findings)))


def _refused(project: Project) -> dict[tuple[str, str], int]:
    """Article and language → translations that the last build refused, where the catalog is what it was then."""
    found = {}
    for domain, code, read, count in refused(project.output):
        path = project.catalog_path(domain, code)
        if read.get(project.relative(path)) == name_of(bytes_of(path)):
            found[domain, code] = count
    return found


def audit(
    project: Project,
    domains: Iterable[str] | None = None,
    languages: Iterable[str] = (),
    *,
    wanted: Wanted = everything,
    progress: Progress = SILENT,
) -> AuditReport:
    """Everything `check` looks for: files that gettext would refuse, faulty headers, translations that say something
    else than their source or break its markup, catalogs that lag behind their article, English that will be hard to
    translate. One bad file stops no other; what has not changed since the last time is not looked at again."""
    kept = Kept(project.output)
    try:
        return _Audit(project, domains, languages, wanted, kept, progress).run()
    finally:
        kept.close()


class _Audit:
    """One run over a project."""

    def __init__(
        self,
        project: Project,
        domains: Iterable[str] | None,
        languages: Iterable[str],
        wanted: Wanted,
        kept: Kept,
        progress: Progress,
    ) -> None:
        self.project = project
        self.everything = [*project.domains(), SITE_DOMAIN]
        self.whole = domains is None
        self.domains = self.everything if domains is None else list(domains)
        self.shelf = frozenset(self.everything)
        self.targets: dict[str, Language] = {code: project.language(code) for code in project.chosen_targets(languages)}
        self.wanted = wanted
        self.kept = kept
        self.progress = progress
        self.stamps = {code: stamp(project, language) for code, language in self.targets.items()}
        self.histories = {code: read_history(project, code) for code in self.targets}
        self.benches: dict[str, Bench] = {}
        self.catalogs: dict[tuple[str, str], Catalog] = {}
        """Those that were read because their findings were not known."""
        self.sources: dict[str, str] = {}
        """Domain → the digest of its article and template."""
        self.names: dict[tuple[str, str], str] = {}
        """Domain and language → the digest of the catalog."""
        self.sheets: dict[tuple[str, str], Sheet] = {}
        self.articles: dict[str, str] = {}
        """Domain → the digest of the article."""
        self.outlines: dict[str, Outline] = {}
        english = project.language(project.site.source_language)
        self.english = digest_of(engine(), project.check_settings(english.code), english, sorted(self.shelf))
        """The digest of all that what is found in an article depends on, besides the article."""
        self.done: set[str] = set()
        """Domains that were counted as done."""
        self.findings: list[Finding] = []
        self.given: list[Waiver] = []
        self.standings: list[Standing] = []

    def run(self) -> AuditReport:
        self.progress.start("check", len(self.domains))
        self._ahead()
        for domain in self.domains:
            self._domain(domain)
            if domain not in self.done:
                self.progress.advance()
        self.progress.finish()
        for code in self.targets:
            self._corpus(code)
        if self.whole:
            self.findings += _orphans(self.project, self.targets, self.shelf)
            self.findings += map(_misnamed_article, self.project.passed_over())
            self.findings += said_in_vain(self.project)
        self.findings += self._astray()
        self.findings += self._addresses()
        self.findings += (*misnamed(self.project.severities(self.targets)), *foreign().findings)
        for code in self.targets:
            self.findings += read_glossary(self.project, code)[1]
        codes = [code for code in known() if self.wanted(code)]
        told = [one for one in waived(self.findings, self.given, known(), looked_for=codes) if self.wanted(one.code)]
        return AuditReport(tuple(self.standings), tuple(in_order(list(dict.fromkeys(told)))))

    # ------------------------------------------------------------ one article

    def _domain(self, domain: str) -> None:
        project = self.project
        units: tuple[Unit, ...] | None = None
        for code in self.targets:
            sheet = self._kept_sheet(domain, code)
            if sheet is None:
                data = bytes_of(project.catalog_path(domain, code))
                try:
                    units = domain_units(self.project, domain) if units is None else units
                    changed = changed_on(self.project, domain, units)
                except SourceError as error:
                    self.findings.append(fault(error, domain))
                    return
                try:
                    sheet, catalog = sheet_of(project, domain, code, data, units, changed, self._bench(code))
                except CatalogError as error:
                    self.findings.append(fault(error, domain, code))
                    continue
                if catalog is not None:
                    self.catalogs[code, domain] = catalog
                self._keep(domain, code, sheet)
            self.findings += sheet.findings
            self.given += sheet.waivers
            self.standings.append(_standing(self.histories[code], domain, code, sheet.coverage, sheet.changed))
        if domain != SITE_DOMAIN and (outline := self._outline(domain)):
            self.findings += outline.findings
            self.findings += self._pictures(domain, outline)

    def _ahead(self) -> None:
        """Looks at the catalogs that have changed, by all processors there are; what has to be told comes later."""
        asked = []
        for domain in self.domains:
            codes = tuple(code for code in self.targets if self._kept_sheet(domain, code) is None)
            english = domain != SITE_DOMAIN and self._kept_outline(domain) is None
            if codes or english:
                asked.append(Asked(domain, codes, english))
        for task, made in all_at_once(self.project, self.targets.values(), self.shelf, asked):
            for domain, code, sheet in made.sheets:
                self._keep(domain, code, sheet)
            for domain, outline in made.outlines:
                self._keep_outline(domain, outline)
            self.done.update(one.domain for one in task.asked)
            self.progress.advance(len(task.asked))

    def _key(self, domain: str, code: str) -> str:
        """The digest of all that what is found in a catalog depends on, as it stood when it was first asked for."""
        if domain not in self.sources:
            template = bytes_of(self.project.template_path(domain))
            language = self.project.site.source_language
            self.sources[domain] = digest_of(self._article(domain), name_of(template), language)
        if (domain, code) not in self.names:
            self.names[domain, code] = name_of(bytes_of(self.project.catalog_path(domain, code)))
        return digest_of(self.stamps[code], self.sources[domain], self.names[domain, code])

    def _keep(self, domain: str, code: str, sheet: Sheet) -> None:
        self.sheets[domain, code] = sheet
        key = self._key(domain, code)
        if sheet.name == self.names[domain, code]:  # else somebody has saved the file meanwhile
            value = (sheet.coverage, sheet.changed, sheet.findings, tuple(astuple(one) for one in sheet.waivers))
            self.kept.put("catalog", code, domain, key, value)

    def _kept_sheet(self, domain: str, code: str) -> Sheet | None:
        if (domain, code) not in self.sheets:
            value = self.kept.get("catalog", code, domain, self._key(domain, code))
            if value is None:
                return None
            covered, changed, findings, given = value
            self.sheets[domain, code] = Sheet(covered, changed, findings, tuple(_waiver(*one) for one in given))
        return self.sheets[domain, code]

    def _bench(self, code: str) -> Bench:
        if code not in self.benches:
            self.benches[code] = bench_of(self.project, self.targets[code])
        return self.benches[code]

    def _theme(self) -> bytes:
        """What stands for the article of the theme's words."""
        site = self.project.site
        theme = self.project.root / "theme"
        own = sorted(path for path in theme.rglob("*") if path.is_file()) if theme.is_dir() else []
        return repr((site.name, site.tagline, [(str(path), bytes_of(path)) for path in own])).encode()

    # ------------------------------------------------------------ all catalogs of a language

    def _corpus(self, code: str) -> None:
        """What shows only in all catalogs together, of those asked for."""
        if not any(rule.scope == "project" for rule in self._bench(code).rules):
            return
        read = {domain: bytes_of(self.project.catalog_path(domain, code)) for domain in self.everything}
        key = digest_of(
            self.stamps[code], [(domain, name_of(data)) for domain, data in read.items() if data is not None]
        )
        found: tuple[Finding, ...] | None = self.kept.get("corpus", code, "", key)
        if found is None:
            catalogs = []
            for domain, data in read.items():
                with suppress(CatalogError):
                    if data is not None:
                        catalogs.append(self.catalogs.get((code, domain)) or self._read(domain, code, data))
            found = self._bench(code).corpus(catalogs)
            self.kept.put("corpus", code, "", key, found)
        asked = set(self.domains)
        self.findings += (finding for finding in found if finding.domain in asked)

    def _read(self, domain: str, code: str, data: bytes) -> Catalog:
        shown = self.project.relative(self.project.catalog_path(domain, code))
        return parse_po(data, path=shown, domain=domain, language=code)

    # ------------------------------------------------------------ English

    def _outline(self, domain: str) -> Outline | None:
        """What is known of an article; None for one that cannot be read."""
        found = self._kept_outline(domain)
        if found is None and (found := outline_of(self.project, domain, self.shelf)):
            self._keep_outline(domain, found)
        return found

    def _outline_key(self, domain: str) -> str:
        return digest_of(self.english, self._article(domain))

    def _article(self, domain: str) -> str:
        """The digest of an article and its drawings, or of what stands for that of the theme's words."""
        if domain not in self.articles:
            path = self.project.article_path(domain)
            data = self._theme() if domain == SITE_DOMAIN else bytes_of(path)
            self.articles[domain] = name_of(data)
            if domain != SITE_DOMAIN and data and b".svg" in data.lower():
                text, place = data.decode("utf-8", "replace"), self.project.relative(path)
                drawn = [name_of(bytes_of(self.project.root / name)) for name in drawings_in(text, place)]
                self.articles[domain] = digest_of(self.articles[domain], drawn)
        return self.articles[domain]

    def _kept_outline(self, domain: str) -> Outline | None:
        if domain not in self.outlines:
            kept = self.kept.get("article", "", domain, self._outline_key(domain))
            if kept is None:
                return None
            self.outlines[domain] = Outline(*kept)
        return self.outlines[domain]

    def _keep_outline(self, domain: str, outline: Outline) -> None:
        self.outlines[domain] = outline
        self.kept.put("article", "", domain, self._outline_key(domain), tuple(outline))

    def _astray(self) -> Iterator[Finding]:
        """Links to places in articles that are not there."""
        for domain in self._articles:
            outline = self._outline(domain)
            for anchor in outline.anchors if outline else ():
                if target := self._outline(anchor.domain):
                    place = Place(self._path(domain), anchor.line)
                    yield from astray(anchor, place, domain, self._path(anchor.domain), target.places)

    def _pictures(self, domain: str, outline: Outline) -> Iterator[Finding]:
        """Pictures that are not there."""
        for line, path in outline.pictures:
            if not (self.project.root / path).is_file():
                yield no_picture(Place(self._path(domain), line), domain, path)

    def _addresses(self) -> Iterator[Finding]:
        """Addresses that are another article's, of those asked for."""
        project, asked = self.project, set(self._articles)
        every = [address for domain in self.everything if (address := self._address(domain))]
        second = seconds(every)
        if second.keys() & asked:
            yield from (one for one in slugs_taken(project, second) if one.domain in asked)
        was = {one.domain: one.was for one in every if one.was and one.domain not in second}
        if was:
            standing = [one for one in every if one.domain not in second]
            _, circles = circular(was, {domain: self._path(domain) for domain in was})
            told = [replace(one, place=line_of(project, one.domain, "was")) for one in circles]
            yield from (one for one in (*moved_twice(project, standing), *told) if one.domain in asked)
        if "html" in project.site.formats:
            for one in every:
                if one.slug in OWN_PAGES and one.domain in asked:
                    yield slug_reserved(project, one.domain, one.slug)

    def _address(self, domain: str) -> Address | None:
        """Where an article stands; of one that is not asked for, its front matter is read alone."""
        if domain == SITE_DOMAIN:
            return None
        if outline := self.outlines.get(domain):
            return Address(domain, outline.slug, outline.was)
        with suppress(SourceError):
            meta = markup.meta(self.project.article(domain))
            return Address(domain, meta.slug, meta.was)
        return None

    @property
    def _articles(self) -> list[str]:
        return [domain for domain in self.domains if domain != SITE_DOMAIN]

    def _path(self, domain: str) -> str:
        return self.project.relative(self.project.article_path(domain))


_NO_PICTURE = N_("there is no picture {picture}")
_PUT = N_("put the file there, or mend its address in the article")


def no_picture(place: Place, domain: str, picture: str) -> Finding:
    wording = Wording(_NO_PICTURE, _PUT, (("picture", picture),))
    message = wording.said(_NO_PICTURE)
    return Finding("picture-missing", Severity.ERROR, message, place, _PUT, domain, family="source", wording=wording)


_PASSED_OVER = N_("no article: its name does not end in .md")
_RENAME = N_("rename the file; other files of source/ are pictures, or of no account")


def _misnamed_article(path: str) -> Finding:
    wording = Wording(_PASSED_OVER, _RENAME)
    return Finding(
        "article-misnamed", Severity.WARNING, _PASSED_OVER, Place(path), _RENAME, family="files", wording=wording
    )


def misnamed(named: Iterable[tuple[str, Place]]) -> Iterator[Finding]:
    """Names in `[checks.severity]` that are no check's and no family's."""
    from difflib import get_close_matches

    names = {*known(), *(one.family.value for one in known().values())}
    for name, place in named:
        if name not in names:
            near = get_close_matches(name, names, n=1)
            hint = f"did you mean {near[0]}?" if near else "`dobhashi check --list` names them all"
            message = f"[checks.severity] names {name}, which is no check"
            yield Finding("check-unknown", Severity.WARNING, message, place, hint, family="files")


def _waiver(*fields: Any) -> Waiver:
    """A waiver out of the cache, where its place is a tuple."""
    one = Waiver(*fields)
    return replace(one, place=Place(*one.place)) if isinstance(one.place, tuple) else one


def _standing(history: History, domain: str, code: str, covered: Coverage, changed: str) -> Standing:
    since = history.lagging_since(domain) or changed
    return Standing(domain, code, covered, since if covered.translated_units < covered.units else "")


def _orphans(project: Project, codes: Mapping[str, Language], domains: Container[str]) -> Iterator[Finding]:
    """Catalogs of articles that are no longer there."""
    for code in codes:
        root = project.locales / code / "LC_MESSAGES"
        for path in sorted(root.rglob("*.po")):
            domain = path.relative_to(root).as_posix().removesuffix(".po")
            if domain not in domains:
                yield orphan(Catalog(domain, code, path=project.relative(path)))
