"""What is found in one catalog or article by itself; and in many at once, by as many processes as can run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from pipeline import markup
from pipeline.build.checking import bench_of
from pipeline.build.executors import Crew
from pipeline.build.keys import digest
from pipeline.build.normalise import our_places
from pipeline.build.templates import domain_units, fresh_template, read_catalog
from pipeline.catalog.answers import coverage
from pipeline.catalog.guards import guards, lagging, not_canonical
from pipeline.catalog.normal import normalised
from pipeline.catalog.po import parse_po
from pipeline.checks import Bench, Draft, Waiver, bench, foreign, waivers
from pipeline.checks.source import RULES as SOURCE
from pipeline.errors import CatalogError, PipelineError, SourceError
from pipeline.findings import Finding, Place
from pipeline.languages import Language
from pipeline.markup.anchors import places
from pipeline.markup.unheard import IN_VAIN
from pipeline.model import Anchor, Catalog, Coverage, Unit
from pipeline.project import SITE_DOMAIN, Project
from pipeline.textfile import unreadable

_FEW = 16
"""Up to so many catalogs one process is done before others have started."""
_SHARES = 12
"""Into how many portions the work of one process is cut, so that all end at about the same time."""


@dataclass(slots=True)
class Sheet:
    """What was found in one catalog by itself."""

    coverage: Coverage = field(default_factory=Coverage)
    changed: str = ""
    findings: tuple[Finding, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    name: str = ""
    """The digest of the catalog's bytes."""


class Outline(NamedTuple):
    """What is known of an article."""

    findings: tuple[Finding, ...]
    """What was found in it by itself."""
    places: tuple[str, ...]
    """What links can lead to."""
    anchors: tuple[Anchor, ...]
    """Its links to places, its own and others'."""
    pictures: tuple[tuple[int, str], ...]
    """Line and path of those that lie in the project."""
    slug: str
    was: tuple[str, ...]


class Asked(NamedTuple):
    """What is to be looked at of one article."""

    domain: str
    codes: tuple[str, ...]
    """Its catalogs, by language."""
    english: bool
    """Whether the article itself, too."""


@dataclass(frozen=True, slots=True)
class Task:
    """Some articles and catalogs to be looked at by one process."""

    project: Project
    languages: tuple[Language, ...]
    shelf: frozenset[str]
    """Every domain there is."""
    asked: tuple[Asked, ...]


@dataclass(slots=True)
class Made:
    """What came of it; what could not be read is not among it."""

    sheets: list[tuple[str, str, Sheet]] = field(default_factory=list)
    """Domain, code, sheet."""
    outlines: list[tuple[str, Outline]] = field(default_factory=list)


def sheet_of(
    project: Project, domain: str, code: str, data: bytes | None, units: tuple[Unit, ...], changed: str, bench: Bench
) -> tuple[Sheet, Catalog | None]:
    """What is found in a catalog, and the catalog itself where there is one. `data` are its bytes.

    Raises `CatalogError`.
    """
    path = project.catalog_path(domain, code)
    shown = project.relative(path)
    if data is None:
        if why := unreadable(path):
            raise CatalogError(f"cannot read: {why}", place=Place(shown))
        catalog = Catalog(domain, code, path=shown)
        return Sheet(coverage(units, catalog), changed, (lagging(catalog),)), None
    catalog = parse_po(data, path=shown, domain=domain, language=code, composed=False)
    found = [*bench.catalog(catalog), *_beside(project, catalog, units, data)]
    return Sheet(coverage(units, catalog), changed, tuple(found), waivers(catalog), name_of(data)), catalog


def outline_of(project: Project, domain: str, shelf: frozenset[str]) -> Outline | None:
    """What is found in an article by itself; None for one that cannot be read."""
    code = project.site.source_language
    try:
        article = project.article(domain)
        page = markup.page(article, None, language=code, source_language=code, shelf=shelf - {SITE_DOMAIN})
    except (SourceError, RecursionError):
        return None
    language = project.language(code)
    draft = Draft(article, page, language)
    rules = (*SOURCE, *(rule for rule in foreign().rules if rule.scope == "article"))
    found = bench(language, rules, project.check_settings(code)).article(draft)
    told = tuple(one for one in page.findings if one.code not in IN_VAIN)  # those have rules
    return Outline((*found, *told), places(page), page.anchors, draft.own_pictures, page.meta.slug, page.meta.was)


def made_of(task: Task) -> Made:
    """What a task asks for. What breaks is left to who asked: he meets it again, and tells it."""
    project, languages = task.project, {language.code: language for language in task.languages}
    made = Made()
    for domain, codes, english in task.asked:
        with suppress(PipelineError):
            units = domain_units(project, domain) if codes else ()
            changed = changed_on(project, domain, units) if codes else ""
            for code in codes:
                with suppress(PipelineError):
                    data = bytes_of(project.catalog_path(domain, code))
                    sheet, _ = sheet_of(project, domain, code, data, units, changed, _bench(project, languages[code]))
                    made.sheets.append((domain, code, sheet))
        if english and (outline := outline_of(project, domain, task.shelf)) is not None:
            made.outlines.append((domain, outline))
    return made


def all_at_once(
    project: Project, languages: Iterable[Language], shelf: frozenset[str], asked: list[Asked]
) -> Iterator[tuple[Task, Made]]:
    """Many articles and catalogs, portion by portion as they are done; nothing where there are but few."""
    with Crew() as crew:
        if crew.size == 1 or len(asked) <= _FEW:
            return
        size = max(len(asked) // (crew.size * _SHARES), 1)
        known = tuple(languages)
        tasks = (Task(project, known, shelf, tuple(asked[at : at + size])) for at in range(0, len(asked), size))
        for task, made in crew.map(made_of, tasks):
            yield task, made or Made()


_benches: dict[Language, Bench] = {}
"""The rules for each language; a worker, which lives for one check, makes them once."""


def _bench(project: Project, language: Language) -> Bench:
    if language not in _benches:
        _benches[language] = bench_of(project, language)
    return _benches[language]


def _beside(project: Project, catalog: Catalog, units: tuple[Unit, ...], data: bytes) -> Iterator[Finding]:
    """What only the article and the file's own layout tell."""
    wanted = {unit.key for unit in units}
    yield from guards(catalog, wanted, _template(project, catalog.domain))
    normal = normalised(data, path=catalog.path, ours=our_places(project))
    if normal.done:
        yield not_canonical(catalog, normal.done)
    present = {message.key for message in catalog.current}
    new, gone = len(wanted - present), len(present - wanted)
    if new or gone:
        yield lagging(catalog, new=new, gone=gone)


def changed_on(project: Project, domain: str, units: tuple[Unit, ...]) -> str:
    """The day of the article's last change, as its template tells it."""
    return fresh_template(project, domain, units).header("POT-Creation-Date").partition(" ")[0]


def bytes_of(path: Path) -> bytes | None:
    """The bytes of a file; None where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError:
        return None


def name_of(data: bytes | None) -> str:
    """The digest of a file's bytes; "" for none."""
    return "" if data is None else digest(data)


def _template(project: Project, domain: str) -> Catalog | None:
    """The template on disk; a broken one is none."""
    with suppress(CatalogError):
        return read_catalog(project.template_path(domain), project, domain, None)
    return None
