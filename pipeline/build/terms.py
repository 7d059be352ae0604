"""Where the terms of the glossary occur in the articles, and what each occurrence is translated with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.build.atomic import write_through
from pipeline.build.glossaries import read_glossary
from pipeline.build.templates import fault, read_catalog
from pipeline.catalog.glossary import Glossary, Term, serialize_glossary
from pipeline.catalog.tbx import merged, parse_tbx, serialize_tbx
from pipeline.checks import Pair
from pipeline.errors import CatalogError, StoreError
from pipeline.findings import Finding, in_order
from pipeline.project import SITE_DOMAIN, Project


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A message that has the term, and what its translation says for it."""

    domain: str
    path: str
    line: int
    msgid: str
    said: str = ""
    """The glossary's translation that it has, or the term itself where it is kept; "" for none of them."""
    forbidden: tuple[str, ...] = ()
    """Forbidden words that it has."""
    translated: bool = True
    """Whether readers see a translation; an empty or fuzzy one says nothing."""


@dataclass(frozen=True, slots=True)
class TermUse:
    """One term and all its occurrences in one language."""

    term: Term
    occurrences: tuple[Occurrence, ...] = ()

    @property
    def said(self) -> Counter[str]:
        """Translation → how many messages have it."""
        return Counter(one.said for one in self.occurrences if one.said)

    @property
    def missing(self) -> tuple[Occurrence, ...]:
        """Translated messages that have none of the translations."""
        if not self.term.renderings and not self.term.keep:
            return ()  # it only forbids
        return tuple(one for one in self.occurrences if one.translated and not one.said)

    @property
    def forbidden(self) -> tuple[Occurrence, ...]:
        return tuple(one for one in self.occurrences if one.forbidden)

    @property
    def consistent(self) -> bool:
        """Whether all its translations are the same one."""
        return len(self.said) <= 1 and not self.missing


@dataclass(frozen=True, slots=True)
class GlossaryReport:
    """The glossary of one language beside the catalogs."""

    language: str
    path: str
    uses: tuple[TermUse, ...] = ()
    findings: tuple[Finding, ...] = ()
    """Lines that cannot be used, catalogs that cannot be read."""


def survey(
    project: Project, domains: Iterable[str] | None = None, languages: Iterable[str] = ()
) -> list[GlossaryReport]:
    """One report for each target language; terms in the glossary's order, occurrences in that of articles and lines."""
    wanted = [*project.domains(), SITE_DOMAIN] if domains is None else list(domains)
    return [_report(project, wanted, code) for code in project.chosen_targets(languages)]


def export_tbx(project: Project, language: str) -> bytes:
    """A language's glossary as a TBX file. Raises `UsageError` where translate-toolkit is not installed."""
    glossary, _ = read_glossary(project, language)
    return serialize_tbx(glossary, language=language, source_language=project.site.source_language)


def import_tbx(project: Project, language: str, file: Path) -> tuple[int, int]:
    """Take the terms of a TBX file into a language's glossary: how many are new, and how many say more than before.

    What the glossary says stays: a file adds translations behind ours, forbids nothing that we allow and allows
    nothing that we forbid. Raises `UsageError`, `CatalogError`, and `StoreError` when nothing can be written.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise StoreError(f"cannot read {file}: {error.strerror}") from error
    theirs = parse_tbx(data, path=file.as_posix(), language=language, source_language=project.site.source_language)
    ours, findings = read_glossary(project, language)
    if findings:
        raise CatalogError("the glossary has faulty lines", place=findings[0].place, hint="mend them first")
    terms = {(term.term, term.part_of_speech): term for term in ours.terms}
    new = more = 0
    for term in theirs.terms:
        key = (term.term, term.part_of_speech)
        known = terms.get(key)
        terms[key] = term if known is None else merged(known, term)
        new += known is None
        more += known is not None and terms[key] != known
    if new or more:
        text = serialize_glossary(Glossary(tuple(terms.values())))
        write_through(project.glossary_path(language), text.encode(), durable=True)
    return new, more


def _report(project: Project, domains: list[str], code: str) -> GlossaryReport:
    glossary, found = read_glossary(project, code)
    language, findings = project.language(code), list(found)
    met: dict[Term, list[Occurrence]] = {term: [] for term in glossary.terms}
    for domain in domains:
        try:
            catalog = read_catalog(project.catalog_path(domain, code), project, domain, code)
        except CatalogError as error:
            findings.append(fault(error, domain, code))
            continue
        for message in catalog.current if catalog else ():
            pair = next(Pair.of(message, catalog, language, glossary=glossary)) if catalog else None
            if pair is None:
                continue
            uses = glossary.uses(pair.source_plain.text)
            terms = tuple(dict.fromkeys(term for use in uses for term in use.terms))
            for term in terms:
                met[term].append(_occurrence(glossary, term, terms, pair))
    uses_of = tuple(TermUse(term, tuple(occurrences)) for term, occurrences in met.items())
    return GlossaryReport(code, project.relative(project.glossary_path(code)), uses_of, tuple(in_order(findings)))


def _occurrence(glossary: Glossary, term: Term, terms: tuple[Term, ...], pair: Pair) -> Occurrence:
    message, catalog = pair.message, pair.catalog
    said, forbidden = "", tuple[str, ...]()
    if message.translated:
        text = pair.target_plain.text
        said = glossary.rendered(term, text) or (term.term if term.keep and glossary.kept(term, text) else "")
        forbidden = tuple(dict.fromkeys(word for word, *_ in glossary.forbidden(term, text, terms)))
    return Occurrence(
        catalog.domain, catalog.path, message.line, message.msgid, said, forbidden, translated=message.translated
    )
