"""What a build is going to do, by comparing what is on the disk with what the ledger knows."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from pipeline.build import keys
from pipeline.build.files import Files
from pipeline.build.histories import read_history
from pipeline.build.ledger import ArtifactRow, PageRow
from pipeline.build.orders import Job, Want
from pipeline.project import SITE_DOMAIN, Project
from pipeline.render import KINDS, Reach

FONTS = (".ttf", ".otf", ".ttc")
PARCEL = 16
"""Articles a worker gets at once: enough to forget the cost of handing over, few enough to stop quickly."""


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for."""

    project: Project
    languages: tuple[str, ...]
    formats: tuple[str, ...]
    domains: frozenset[str] | None
    """None for all."""
    force: bool

    @property
    def whole_languages(self) -> bool:
        return set(self.languages) >= set(self.project.site.languages)

    @property
    def whole(self) -> bool:
        """Whether it is all that the project has: then what nobody asks for is nobody's."""
        formats = set(self.formats) >= set(self.project.site.formats)
        return self.whole_languages and formats and self.domains is None

    def chooses(self, domain: str) -> bool:
        """Whether an article is part of this build."""
        return self.domains is None or domain in self.domains

    def asks_for(self, format: str, language: str, domain: str) -> bool:
        """Whether an artifact is part of this build; language and domain are "" where it has none."""
        return (
            format in self.formats
            and (not language or language in self.languages)
            and (not domain or self.chooses(domain))
        )

    def may_remove(self, row: ArtifactRow) -> bool:
        """Whether a file that nobody owns now is this build's to remove."""
        site = self.project.site
        if self.whole and (row.format not in self.formats or (row.language and row.language not in site.languages)):
            return True
        if not self.asks_for(row.format, row.language, row.domain):
            return False
        return (self.domains is None or bool(row.domain)) and (bool(row.language) or self.whole_languages)


class Plan:
    """The pages that must be read anew, and what all others are."""

    def __init__(self, request: Request, files: Files, rows: dict[tuple[str, str], PageRow]) -> None:
        self.request = request
        self.project = request.project
        self.files = files
        self.rows = rows
        """The ledger's pages, current or not."""
        self.domains = self.project.domains()
        self.shelf = frozenset(self.domains)
        self.engine = keys.engine(files)
        self.contexts = {code: self._context(code) for code in self.project.site.languages}
        self._histories: dict[str, tuple[str, dict[str, str]]] = {}
        self.gone = [key for key in rows if key[0] not in self.shelf or key[1] not in self.contexts]
        """Pages whose article or language is no more."""
        for key in self.gone:
            del rows[key]

    @cached_property
    def jobs(self) -> tuple[Job, ...]:
        wanted = ((domain, tuple(self._wants(domain))) for domain in self.domains)
        return tuple(Job(domain, self._article(domain), wants) for domain, wants in wanted if wants)

    def parcels(self, size: int) -> Iterator[tuple[Job, ...]]:
        """The jobs in handfuls, for so many workers."""
        jobs = iter(self.jobs)
        fair = max(1, min(PARCEL, len(self.jobs) // (4 * size)))
        while parcel := tuple(islice(jobs, fair)):
            yield parcel

    @cached_property
    def binding(self) -> str:
        """The digest of what all artifacts may depend on besides pages: settings, words, terms, templates,
        ourselves."""
        project = self.project
        words = [self._relative(project.catalog_path(SITE_DOMAIN, code)) for code in project.site.languages]
        terms = [self._relative(project.glossary_path(code)) for code in project.site.targets]
        own = [*words, *terms, *keys.tree("theme"), *self._named_in_settings()]
        return keys.digest_of(
            self.engine, project.site, self.contexts, [(path, self.files.digest(path)) for path in own]
        )

    def _named_in_settings(self) -> Iterator[str]:
        """Files and folders of the project that a format's table in `site.toml` names: fonts, say."""
        for table in self.project.site.settings.values():
            for value in table.values():
                if isinstance(value, str) and value and os.path.exists(value):
                    yield from keys.tree(value) if os.path.isdir(value) else (value,)

    # ------------------------------------------------------------ within

    def _wants(self, domain: str) -> Iterator[Want]:
        request, source = self.request, self.project.site.source_language
        for code in self.contexts:
            row = self.rows.get((domain, code))
            asked = code in request.languages
            ours = asked and request.chooses(domain)
            bodies = self._bodies(domain, code)
            front_matter = code == source and not asked and not bodies
            if row is not None and not (request.force and ours) and self._current(row, bodies, whole=not front_matter):
                continue
            yield Want(
                code,
                catalog="" if code == source else self._relative(self.project.catalog_path(domain, code)),
                formats=bodies,
                front_matter=front_matter,
                known=None if request.force and ours else row,
                standing=row is not None,
                history=("", "") if code == source else self._history(domain, code),
            )

    def _bodies(self, domain: str, code: str) -> tuple[str, ...]:
        """The bodies of a page that the formats asked for are made from."""
        request, names = self.request, dict[str, None]()
        for format in request.formats:
            kind = KINDS[format]
            paired = kind.reach is Reach.PAIR and code == self.project.site.source_language
            if (code in request.languages or paired) and (request.chooses(domain) or kind.reach is Reach.EDITION):
                names |= dict.fromkeys(kind.bodies)
        return tuple(names)

    def _current(self, row: PageRow, formats: tuple[str, ...], *, whole: bool) -> bool:
        """Whether a page of the ledger is what reading it anew would give."""
        return (
            row.context == self.contexts[row.language]
            and (row.whole or not whole)
            and all(self._digest(path, row) == seen for path, seen in row.reads)
            and all((name in self.shelf) == there for name, there in row.asked)
            and {name for name, _ in row.bodies}.issuperset(formats)
        )

    def _digest(self, path: str, row: PageRow) -> str:
        history, lines = self._history(row.domain, row.language)
        return keys.digest(lines.encode()) if path == history else self.files.digest(path)

    def _history(self, domain: str, code: str) -> tuple[str, str]:
        """Path of a language's history, and its lines that tell of an article."""
        if code not in self._histories:
            self._histories[code] = (
                self._relative(self.project.history_path(code)),
                read_history(self.project, code).by_domain(),
            )
        path, lines = self._histories[code]
        return path, lines.get(domain, "")

    @cached_property
    def fonts(self) -> tuple[tuple[str, str], ...]:
        """The project's own fonts for print: paths and digests. What is wrong with them, print says."""
        folder = str(self.project.site.settings.get("print", {}).get("fonts", ""))
        files = keys.tree(folder) if folder and os.path.isdir(folder) else ()
        return tuple((path, self.files.digest(path)) for path in files if path.lower().endswith(FONTS))

    def _context(self, code: str) -> str:
        """The digest of what every page in a language depends on besides its article and its catalog."""
        facts = self._relative(self.project.locales / code / "language.toml")
        site = self.project.site
        checks = (
            self.project.check_settings(code),
            self.files.digest(self._relative(self.project.glossary_path(code))),
        )
        return keys.digest_of(
            self.engine,
            self.fonts,
            self._strangers,
            site.source_language,
            site.stale,
            code,
            self.files.digest(facts),
            checks,
        )

    @cached_property
    def _strangers(self) -> str:
        return keys.strangers()

    def _article(self, domain: str) -> str:
        return self._relative(self.project.article_path(domain))

    def _relative(self, path: os.PathLike[str]) -> str:
        return os.fspath(path)[len(os.fspath(self.project.root)) + 1 :]
