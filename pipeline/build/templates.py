"""Articles to templates: what `extract` does.

A template is made from its article alone, so it can always be made again; only its creation date remembers
something, and changes with the set of messages. One article that cannot be read stops no other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from pipeline import markup
from pipeline.build.atomic import write_through
from pipeline.build.report import SILENT, Progress
from pipeline.catalog.po import parse_po, serialize_po
from pipeline.catalog.template import template
from pipeline.errors import CatalogError, PipelineError, SourceError, StoreError
from pipeline.findings import Finding, Place, Severity, in_order
from pipeline.markup.frontmatter import slug_of
from pipeline.model import Article, Catalog, Unit
from pipeline.project import SITE_DOMAIN, Project
from pipeline.textfile import unreadable


@dataclass(frozen=True, slots=True)
class ExtractReport:
    """What an extraction did; paths relative to the project."""

    written: tuple[str, ...] = ()
    unchanged: int = 0
    removed: tuple[str, ...] = ()
    """Templates whose article is gone."""
    units: int = 0
    words: int = 0
    findings: tuple[Finding, ...] = ()


def extract(project: Project, domains: Iterable[str] | None = None, *, progress: Progress = SILENT) -> ExtractReport:
    """Write the templates of these articles, or of all of them and of the theme.

    Raises `StoreError` when a template cannot be written.
    """
    whole = domains is None
    wanted = [*project.domains(), SITE_DOMAIN] if domains is None else list(domains)
    written, unchanged, units, words = [], 0, 0, 0
    findings: list[Finding] = []
    progress.start("extract", len(wanted))
    for domain in wanted:
        try:
            article = None if domain == SITE_DOMAIN else project.article(domain)
            fresh = fresh_template(project, domain, article=article)
            findings += said_in_vain(project, article)
        except SourceError as error:
            findings.append(fault(error, domain))
        else:
            units += len(fresh.messages)
            words += sum([message.msgid.count(" ") + 1 for message in fresh.messages])
            path = project.template_path(domain)
            if store_catalog(project, path, fresh):
                written.append(project.relative(path))
            else:
                unchanged += 1
        progress.advance()
    progress.finish()
    removed = tuple(remove_orphans(project, set(wanted))) if whole else ()
    return ExtractReport(tuple(written), unchanged, removed, units, words, tuple(in_order(findings)))


def fresh_template(
    project: Project, domain: str, units: Iterable[Unit] | None = None, article: Article | None = None
) -> Catalog:
    """The template as the article, or the theme, says it now; `units` are those of `domain_units`, and `article` the
    article, where they are known. Raises `SourceError`."""
    if domain == SITE_DOMAIN:
        return _made(project, domain, site_units(project) if units is None else units, path="theme", changed="")
    article = article or project.article(domain)
    if units is None:
        units = _units(project, article)
    return _made(project, domain, units, article.path, _day(article))


def domain_units(project: Project, domain: str) -> tuple[Unit, ...]:
    """What there is to translate in an article or, for the domain `site`, in the theme. Raises `SourceError`."""
    if domain == SITE_DOMAIN:
        return site_units(project)
    return _units(project, project.article(domain))


def _units(project: Project, article: Article) -> tuple[Unit, ...]:
    """All there is to translate, or nothing: with a drawing that cannot be read its entries would be taken for gone."""
    for finding in markup.undrawn(article):
        raise SourceError(finding.message, place=finding.place, hint=finding.hint, code=finding.code)
    return markup.units(article, source_language=project.site.source_language)


def authors_words(project: Project, article: Article | None) -> dict[tuple[str | None, str], str]:
    """Message → `minor` or `major`, where the author says so of the last edit (`<!-- i18n:minor -->`)."""
    if article is None:
        return {}
    if "i18n:minor" not in article.text and "i18n:major" not in article.text:
        return {}
    units = markup.units(article, source_language=project.site.source_language)
    return {unit.key: unit.fate for unit in units if unit.fate}


def said_in_vain(project: Project, article: Article | None) -> tuple[Finding, ...]:
    """What an author says to us that does nothing, as the project wants to hear of it. Raises `SourceError`."""
    source = project.site.source_language
    if article is None or not markup.said_in_vain(article, source_language=source):
        return ()
    return markup.said_in_vain(article, source_language=source, settings=project.check_settings(source))


def former_domains(project: Project) -> dict[str, tuple[str, ...]]:
    """The domains that articles had before, of those that say so (`was:`). What cannot be read is left out."""
    found = {}
    for domain in project.domains():
        try:
            if b"\nwas:" in project.article_path(domain).read_bytes().replace(b"\r", b"\n"):
                found[domain] = markup.meta(project.article(domain)).was
        except (PipelineError, OSError):
            continue  # told when its own turn comes
    return {domain: was for domain, was in found.items() if was}


def lost_address(project: Project, domain: str, former: str) -> bool:
    """Whether nothing stands any more where an article stood under its former name, as far as that can be known: an
    address that the author chose may have been the same before. Raises `SourceError`."""
    told = markup.meta(project.article(domain))
    return former not in told.was and told.slug == slug_of(domain) != slug_of(former)


def site_units(project: Project) -> tuple[Unit, ...]:
    """The theme's own words, and what `site.toml` says to readers."""
    site = project.site
    named = [("site name", site.name), ("site tagline", site.tagline), ("site licence", site.licence)]
    own = [Unit(text, kind) for kind, text in named if text]
    theme = project.root / "theme"
    if not theme.is_dir():
        return (*own, *_shipped_words())
    from pipeline.render.html.words import words

    return (*own, *words((theme,)))


@cache
def _shipped_words() -> tuple[Unit, ...]:
    """The words of our own theme, from the template that ships beside it (`tools/theme_words.py` writes it)."""
    resource = files("pipeline") / "data" / "locales" / "site.pot"
    shipped = parse_po(resource.read_bytes(), path="site.pot", domain=SITE_DOMAIN, language=None)
    return tuple(
        Unit(message.msgid, "interface", notes=tuple(n[6:] for n in message.notes if n.startswith("note: ")))
        for message in shipped.messages
    )


def read_catalog(path: Path, project: Project, domain: str, language: str | None) -> Catalog | None:
    """A catalog or template from disk, None when there is none. Raises `CatalogError`."""
    try:
        data = path.read_bytes()
    except OSError as error:
        absent = isinstance(error, FileNotFoundError) and not path.is_symlink()
        if absent or not (why := unreadable(path)):
            return None
        raise CatalogError(f"cannot read: {why}", place=Place(project.relative(path))) from error
    return parse_po(data, path=project.relative(path), domain=domain, language=language)


def store_catalog(project: Project, path: Path, catalog: Catalog) -> bool:
    """Write a catalog whole or not at all; False when the file says that already. Raises `StoreError`."""
    people_work_in_it = catalog.language is not None
    try:
        return write_through(path, serialize_po(catalog).encode(), durable=people_work_in_it)
    except StoreError as error:
        raise refused(project, path, error.__cause__ or error) from error


def remove_orphans(project: Project, domains: set[str]) -> Iterator[str]:
    """Remove the templates that we wrote for articles that are no longer there; gives their paths.

    Raises `StoreError`.
    """
    root = project.locales / "templates"
    for path in sorted(root.rglob("*.pot")):
        domain = path.relative_to(root).as_posix().removesuffix(".pot")
        if domain not in domains and path.is_file():
            try:
                if b"X-Dobhashi-Rules:" not in path.read_bytes()[:4096]:
                    continue
                path.unlink()
            except OSError as error:
                raise refused(project, path, error) from error
            yield project.relative(path)


def refused(project: Project, path: Path, error: BaseException) -> StoreError:
    """The error that says of a catalog or template that it cannot be changed."""
    reason = error.strerror if isinstance(error, OSError) else None
    return StoreError(
        f"cannot be written: {reason or error}",
        place=Place(project.relative(path)),
        hint="every file is whole; run it again when that is mended",
    )


def fault(error: PipelineError, domain: str, language: str = "") -> Finding:
    """What stopped the work on one article, as a finding beside the others."""
    code = error.code or ("catalog-unreadable" if isinstance(error, CatalogError) else "article-unreadable")
    place = error.place or Place(domain)
    return Finding(code, Severity.ERROR, error.message, place, hint=error.hint, domain=domain, language=language)


def _made(project: Project, domain: str, units: Iterable[Unit], path: str, changed: str) -> Catalog:
    try:
        before = project.template_path(domain).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        before = ""  # a template is ours: a missing or broken one is made anew
    return template(
        domain, units, path=path, changed=changed, before=before, source_language=project.site.source_language
    )


def _day(article: Article) -> str:
    meta = markup.meta(article)
    day = meta.updated or meta.published
    return day.isoformat() if day else ""
