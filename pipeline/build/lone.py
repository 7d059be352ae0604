"""Checks of catalogs that belong to no project: whatever .po files somebody has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from pipeline.build.audit import AuditReport, Standing, Wanted, everything
from pipeline.build.checking import bench_of
from pipeline.build.report import SILENT, Progress
from pipeline.build.templates import fault
from pipeline.catalog.about import about
from pipeline.catalog.po import parse_po
from pipeline.checks import Bench, Waiver, foreign, known, waived, waivers
from pipeline.checks.rule import Family
from pipeline.errors import CatalogError, PipelineError, UsageError
from pipeline.findings import N_, Finding, Place, Severity, Wording, in_order
from pipeline.languages import Language, is_code, language
from pipeline.model import Catalog, Coverage
from pipeline.project import Project
from pipeline.textfile import unreadable


def check_files(
    paths: Iterable[Path],
    code: str = "",
    *,
    project: Project | None = None,
    wanted: Wanted = everything,
    progress: Progress = SILENT,
) -> AuditReport:
    """What the checks find in .po files, and in all below folders, beside one another.

    The language is the one given, else what the header says, else what the path says. `project` lends its settings,
    should the files lie in one.

    Raises `UsageError` for a path that is no file or folder, or a language that CLDR does not know.
    """
    files = list(po_files(paths))
    benches: dict[str, Bench] = {}
    catalogs: dict[str, list[Catalog]] = {}
    findings: list[Finding] = []
    given: list[Waiver] = []
    standings: list[Standing] = []
    if code:
        language(code)
    progress.start("check", len(files))
    for path in files:
        shown = path.as_posix()
        try:
            catalog = _catalog(path, shown)
            spoken, sure = _spoken(catalog, path, code)
        except CatalogError as error:
            findings.append(fault(error, path.stem))
            continue
        if spoken.code not in benches:
            lender = project if project and spoken.code in project.site.targets else None
            benches[spoken.code] = bench_of(lender, spoken)
        catalog = replace(catalog, language=spoken.code)
        if not sure:
            findings.append(_guessed(catalog))
        findings += benches[spoken.code].catalog(catalog)
        given += waivers(catalog)
        catalogs.setdefault(spoken.code, []).append(catalog)
        standings.append(Standing(catalog.domain, spoken.code, _coverage(catalog)))
        progress.advance()
    progress.finish()
    for name, bench in benches.items():
        findings += bench.corpus(catalogs[name])
    findings += foreign().findings
    codes = [name for name in known() if wanted(name)]
    told = [one for one in waived(findings, given, known(), looked_for=codes) if wanted(one.code)]
    return AuditReport(tuple(standings), tuple(in_order(list(dict.fromkeys(told)))))


def po_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files, and all catalogs below the folders. Raises `UsageError` for what is neither."""
    for path in paths:
        if path.is_dir():
            yield from sorted(found for found in path.rglob("*.po") if not found.is_dir())
        elif path.is_file() or path.is_symlink():
            yield path
        else:
            raise UsageError(f"no such file: {path}", hint="give .po files, or folders that hold some")


def _catalog(path: Path, shown: str) -> Catalog:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CatalogError(f"cannot read: {unreadable(path) or error.strerror}", place=Place(shown)) from error
    return parse_po(data, path=shown, domain=path.stem, language=None, composed=False)


def language_of(catalog: Catalog, path: Path, code: str) -> Language:
    """The language of a file. Raises `CatalogError` where nobody can tell."""
    return _spoken(catalog, path, code)[0]


def _spoken(catalog: Catalog, path: Path, code: str) -> tuple[Language, bool]:
    """The language of a file, and whether that is more than a guess: any folder may be called `tr` or `no`."""
    said = (code, catalog.header("Language"), path.stem, *path.stem.split("."))
    home = (path.parent.parent.name,) if path.parent.name == "LC_MESSAGES" else ()
    for sure, names in ((True, (*said, *home)), (False, [part.name for part in path.parents])):
        for told in names:
            if found := _known(told):
                return found, sure
    raise CatalogError(
        "cannot tell the language: the header does not say it", place=Place(catalog.path), hint="give --language CODE"
    )


_GUESSED = N_("the file does not say its language; it is taken for {language}, after a folder")
_SAY = N_("give --language CODE if it is another, and say it in the header: Language: {language}")


def _guessed(catalog: Catalog) -> Finding:
    wording = Wording(_GUESSED, _SAY, (("language", catalog.language or ""),))
    return about("language-guessed", Severity.WARNING, wording, catalog, family=Family.FILES.value)


def _known(told: str) -> Language | None:
    """`bn` for `bn`, and for `bn_BD`, whose territory is the language's own."""
    name = re.split(r"[.@]", told.replace("_", "-"))[0]
    if not is_code(name):
        return None
    try:
        found = language(name)
        plain = language(name.partition("-")[0])
    except PipelineError:
        return None
    return plain if plain.territory == found.territory and plain.script == found.script else found


def _coverage(catalog: Catalog) -> Coverage:
    total = Coverage()
    for message in catalog.current:
        words = len(message.msgid.split())
        done, doubted = message.translated, message.fuzzy
        total += Coverage(1, words, done, words * done, doubted, words * doubted)
    return total
