"""Templates into catalogs: what `update` does.

Each article's units are merged into its catalog in every language (`catalog.merge`). Catalogs of articles that
were renamed are found first and follow them. Then texts that left one article and came into another are handed over.
What became of translations whose English was edited, and since when they lag, is kept in the language's history.
A catalog that cannot be read is left as it is, with a finding: no translation is ever lost to a fault.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from pipeline.build.atomic import write_through
from pipeline.build.histories import read_history
from pipeline.build.memory import Offers
from pipeline.build.report import SILENT, Progress
from pipeline.build.templates import (
    authors_words,
    fault,
    former_domains,
    fresh_template,
    lost_address,
    read_catalog,
    refused,
    remove_orphans,
    said_in_vain,
    store_catalog,
)
from pipeline.catalog.abreast import Witness
from pipeline.catalog.headers import charset
from pipeline.catalog.history import Row, rows, serialize_history
from pipeline.catalog.merge import Merged, merge
from pipeline.catalog.migrations import migrated
from pipeline.catalog.past import MAJOR, MINOR, Carry, Key, Kind
from pipeline.catalog.po import parse_po
from pipeline.catalog.renames import renames
from pipeline.errors import CatalogError, PipelineError, SourceError
from pipeline.findings import Finding, Place, Severity, in_order
from pipeline.languages import Language
from pipeline.model import Article, Catalog, Message
from pipeline.project import SITE_DOMAIN, Project


@dataclass(frozen=True, slots=True)
class UpdateReport:
    """What an update did; paths relative to the project."""

    written: tuple[str, ...] = ()
    unchanged: int = 0
    renamed: tuple[tuple[str, str], ...] = ()
    """Old and new path of the catalogs that followed an article."""
    unsaid: Mapping[str, str] = field(default_factory=dict)
    """New path of a catalog that followed its article → what `was:` there would have to name: the address that the
    article had leads nowhere now."""
    removed: tuple[str, ...] = ()
    """Templates whose article is gone."""
    carries: Mapping[tuple[str, str], tuple[Carry, ...]] = field(default_factory=dict)
    """(language, domain) → what became of each message, where anything but "kept" happened."""
    findings: tuple[Finding, ...] = ()

    def told(self) -> list[tuple[str, str, Carry]]:
        """Language, domain and carry of every line of the report: safety edits first."""
        lines = [(code, domain, one) for (code, domain), carries in self.carries.items() for one in carries]
        return sorted(lines, key=lambda line: not line[2].is_safety)

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
    minor: Collection[str] = (),
    progress: Progress = SILENT,
) -> UpdateReport:
    """Bring templates and catalogs up to date with the articles. Doing it twice is doing it once.

    `minor` are domains of which an editor says that no edit since the last update touches a translation.
    Raises `UsageError` for an unknown language, `StoreError` when a file cannot be written.
    """
    wanted = [*project.domains(), SITE_DOMAIN] if domains is None else list(domains)
    targets = {code: project.language(code) for code in project.chosen_targets(languages)}
    return _Update(project, targets, frozenset(minor), whole=domains is None).run(wanted, progress)


class _Update:
    """One run over the project."""

    def __init__(
        self, project: Project, languages: Mapping[str, Language], minor: frozenset[str], *, whole: bool
    ) -> None:
        self.project = project
        self.languages = languages
        self.minor = minor
        self.whole = whole
        """Whether every article is looked at."""
        self.written: dict[str, None] = {}
        self.unchanged = 0
        self.renamed: list[tuple[str, str]] = []
        self.unsaid: dict[str, str] = {}
        self.carries: dict[tuple[str, str], tuple[Carry, ...]] = {}
        self.findings: list[Finding] = []
        self.followers: dict[str, dict[str, str]] = {}
        """Language → new domain → the domain its catalog had."""
        self.histories = {code: read_history(project, code) for code in languages}
        self.rows: dict[str, dict[str, tuple[Row, ...]]] = {code: {} for code in languages}
        """Language → domain → what its history says now."""
        self.vanished: dict[str, dict[Key, list[Message]]] = {code: {} for code in languages}
        """Language → translations whose text left its article in this run."""
        self.open: dict[tuple[str, str], frozenset[Key]] = {}
        """(language, domain) → messages for which the article's own past had nothing."""
        self.offers = {code: Offers(project, code) for code in languages}
        """Language → which of its catalogs want something of the memory."""
        self.witnesses = {code: _witness(project, code) for code in languages}
        self.unread: set[tuple[str, str]] = set()
        """(language, domain) of catalogs without an article that cannot be read."""

    def run(self, domains: list[str], progress: Progress) -> UpdateReport:
        self._find_renames(domains)
        progress.start("update", len(domains))
        for domain in domains:
            try:
                article = None if domain == SITE_DOMAIN else self.project.article(domain)
                template = fresh_template(self.project, domain, article=article)
                fates = self._fates(article, template)
                self.findings += said_in_vain(self.project, article)
            except SourceError as error:
                self.findings.append(fault(error, domain))
            else:
                self._store(self.project.template_path(domain), template)
                for code, language in self.languages.items():
                    self._update(template, code, language, fates)
            progress.advance()
        progress.finish()
        self._hand_over()
        self._fill_from_memory()
        self._remember(domains)
        # The template of a catalog that cannot be read now may yet tell which article it belongs to.
        kept = {*domains, *(domain for _, domain in self.unread)}
        return UpdateReport(
            tuple(self.written),
            self.unchanged,
            tuple(self.renamed),
            self.unsaid,
            tuple(remove_orphans(self.project, kept)) if self.whole else (),
            self.carries,
            tuple(in_order(list(dict.fromkeys(self.findings)))),  # several steps may meet one broken file
        )

    def _fates(self, article: Article | None, template: Catalog) -> Mapping[Key, str]:
        """What authors and editors say of the last edits. "major" is never talked down."""
        told = authors_words(self.project, article)
        if template.domain not in self.minor:
            return told
        return {m.key: MINOR for m in template.messages} | {key: MAJOR for key, fate in told.items() if fate == MAJOR}

    def _update(self, template: Catalog, code: str, language: Language, fates: Mapping[Key, str]) -> None:
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
        self._tell_charset(old, code)
        # Marked while source and translation are still what the waivers were given for.
        old = old and migrated(_with_marks(old), {message.key for message in template.messages})
        history = self.histories[code]
        merged = merge(
            template,
            old,
            language=language,
            elsewhere=self._packaged(domain, code) if old is None else (),
            fates=fates,
            touched=history.touched(old) if old and history.rows else frozenset(),
            witness=self.witnesses[code],
        )
        if _stamp(former_path or path) != stamp:
            self._update(template, code, language, fates)  # somebody has just saved it: that is what we merge
            return
        self._store(path, merged.catalog)
        if former_path:
            try:
                former_path.unlink(missing_ok=True)
            except OSError as error:
                raise refused(self.project, former_path, error) from error
            self.renamed.append((self.project.relative(former_path), self.project.relative(path)))
            if former and lost_address(self.project, domain, former):
                self.unsaid[self.project.relative(path)] = former
        self._note(merged, code)
        self._chronicle(merged, code, former or "")
        self._tell_overruled(merged, fates, code)

    def _note(self, merged: Merged, code: str) -> None:
        """Keep what the report and other articles want to know of a merge."""
        catalog, domain = merged.catalog, merged.catalog.domain
        self.offers[code].hear(catalog)
        told = tuple(carry for carry in merged.carries if carry.kind is not Kind.KEPT)
        if told:
            self.carries[code, domain] = told
            gone = {carry.key for carry in told if carry.kind is Kind.OBSOLETE}
            for entry in catalog.messages if gone else ():
                if entry.obsolete and entry.key in gone and not entry.fuzzy:
                    self.vanished[code].setdefault(entry.key, []).append(entry)
            if opened := frozenset(carry.key for carry in told if carry.kind is Kind.NEW):
                self.open[code, domain] = opened

    def _chronicle(self, merged: Merged, code: str, former: str) -> None:
        """The rows of a merged catalog; none for the domain it had before."""
        catalog = merged.catalog
        fresh = rows(
            catalog,
            merged.carries,
            self.histories[code],
            day=catalog.header("POT-Creation-Date").partition(" ")[0],
            former=former,
            source=self.project.site.source_language,
        )
        self.rows[code][catalog.domain] = tuple(fresh)
        if former:
            self.rows[code].setdefault(former, ())

    def _tell_charset(self, old: Catalog | None, code: str) -> None:
        """A header that names another charset than the one that we write."""
        name = charset(old.header("Content-Type")) if old else ""
        if old and name.lower() not in ("", "charset", "utf-8", "utf8"):
            self.findings.append(
                Finding(
                    "header",
                    Severity.WARNING,
                    f"the header said charset={name}; now file and header are UTF-8",
                    Place(old.path),
                    domain=old.domain,
                    language=code,
                )
            )

    def _tell_overruled(self, merged: Merged, fates: Mapping[Key, str], code: str) -> None:
        for carry in merged.carries if fates else ():
            if carry.change and carry.is_safety and carry.kind is Kind.FUZZY and fates.get(carry.key) == MINOR:
                self.findings.append(
                    Finding(
                        "minor-but-safety",
                        Severity.WARNING,
                        f"called a minor edit, but {carry.change.reason}: the translation waits for a translator",
                        Place(self.project.relative(self.project.catalog_path(merged.catalog.domain, code))),
                        hint="a translator who finds that it still holds clears the fuzzy flag",
                        domain=merged.catalog.domain,
                        language=code,
                        msgctxt=carry.key[0],
                        msgid=carry.key[1],
                    )
                )

    def _hand_over(self) -> None:
        """Texts that left one article and came into another, word for word, bring their translations along.

        Articles that are gone, and whose catalog follows none, give what they have, too.
        """
        for code in {code for code, _ in self.open}:
            for catalog in self._forsaken(code):
                for entry in catalog.current:
                    if entry.translated:
                        self.vanished[code].setdefault(entry.key, []).append(entry)
        for (code, domain), wanted in self.open.items():
            there = self.vanished[code]
            if found := [entry for key in sorted(wanted, key=repr) for entry in there.get(key, ())]:
                try:
                    self._take(domain, code, wanted, Catalog("", code, messages=tuple(found)))
                except CatalogError as error:
                    self.findings.append(fault(error, domain, code))

    def _take(self, domain: str, code: str, wanted: frozenset[Key], giver: Catalog) -> None:
        template = fresh_template(self.project, domain)
        path = self.project.catalog_path(domain, code)
        catalog = read_catalog(path, self.project, domain, code)
        merged = merge(
            template, catalog, language=self.languages[code], elsewhere=(giver,), witness=self.witnesses[code]
        )
        self._store(path, merged.catalog)
        now = {carry.key: carry for carry in merged.carries if carry.kind is not Kind.KEPT and carry.key in wanted}
        self.carries[code, domain] = tuple(now.get(carry.key, carry) for carry in self.carries[code, domain])

    def _fill_from_memory(self) -> None:
        """What has no translation yet, and has one elsewhere in the language."""
        for code, offers in self.offers.items():
            report = offers.fill()
            self.written |= dict.fromkeys(report.written)
            self.findings += report.findings
            for domain, fill in report.fills:
                kind = Kind.FUZZY if fill.fuzzy else Kind.MOVED
                carry = Carry(kind, fill.key, fill.key, f"the memory knows it from {fill.where}: {fill.reason}")
                others = (one for one in self.carries.get((code, domain), ()) if one.key != fill.key)
                self.carries[code, domain] = (*others, carry)

    def _forsaken(self, code: str) -> Iterable[Catalog]:
        """Catalogs whose article is gone, in the order of their names."""
        taken = set(self.followers.get(code, {}).values())
        lost = self._catalogs(code) - set(self.project.domains()) - {SITE_DOMAIN} - taken
        return self._orphans(sorted(lost), code).values()

    def _remember(self, domains: Collection[str]) -> None:
        """Write every language's history. What belongs to no article any more is dropped."""
        present = {*domains, SITE_DOMAIN} if self.whole else set[str]()
        for code, history in self.histories.items():
            kept = history.with_domains(self.rows[code], keep=lambda domain: not self.whole or domain in present)
            path, text = self.project.history_path(code), serialize_history(kept)
            if text or path.exists():
                if write_through(path, text.encode(), durable=True):
                    self.written[self.project.relative(path)] = None
                else:
                    self.unchanged += 1

    def _store(self, path: Path, catalog: Catalog) -> None:
        if store_catalog(self.project, path, catalog):
            self.written[self.project.relative(path)] = None
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


def _with_marks(catalog: Catalog) -> Catalog:
    """The catalog with a mark on every waiver (`checks.waivers`) that a translator has just written."""
    if not any("allow" in comment.lower() for message in catalog.messages for comment in message.comments):
        return catalog
    from pipeline.checks.waivers import stamped

    return stamped(catalog)


def _witness(project: Project, code: str) -> Witness:
    """What the checks know of both languages; read when a text was split, which is seldom."""
    found: list[Witness] = []

    def witness(mine: str, other: str) -> float:
        if not found:
            from pipeline.build.evidence import Evidence

            found.append(Evidence(project, code))
        return found[0](mine, other)

    return witness


def _stamp(path: Path) -> tuple[int, ...]:
    """What changes when a file is saved; nothing for a file that is not there."""
    try:
        stat = os.stat(path)
    except OSError:
        return ()
    return (stat.st_mtime_ns, stat.st_size, stat.st_ino)
