"""The build of a site: read what changed, bind, write what differs, remove what nobody owns.

    with Ledger(output) as ledger       what the last build knew; also the lock
        Plan(request, files, rows)      which pages must be read anew
        _read                           stride one: articles → pages and bodies, into the ledger
        _make                           stride two: editions → artifacts → files
        _sweep                          remove what nobody owns now

serial = parallel = incremental = clean build, byte for byte. A build that is interrupted leaves whole files, and the
next one goes on from there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import chdir
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from pipeline.build import keys
from pipeline.build.executors import Crew
from pipeline.build.files import Files
from pipeline.build.ledger import BrokenLedger, Ledger, discard, unpacked
from pipeline.build.plan import Plan, Request
from pipeline.build.report import SILENT, BuildReport, Progress
from pipeline.build.store import Store, Wanted, owned
from pipeline.errors import PipelineError, RenderError, StoreError
from pipeline.findings import Finding, Place, Severity, in_order
from pipeline.project import Project

if TYPE_CHECKING:
    from pipeline.build.editions import Editions
    from pipeline.build.jobs import Order, Outcome, Shared
    from pipeline.build.press import Piece
    from pipeline.model import Artifact

FEW_JOBS = 64
"""Articles that are read sooner than a pool of processes starts."""

Name = tuple[str, str]
"""Format and language of an edition; the language of the files that belong to none is ""."""


class Task(NamedTuple):
    """An artifact that has to be made."""

    name: Name
    domain: str
    key: str
    artifact: Artifact


def build(
    project: Project,
    *,
    languages: tuple[str, ...],
    formats: tuple[str, ...],
    domains: tuple[str, ...] | None = None,
    executor: Executor | None = None,
    workers: int | None = None,
    progress: Progress = SILENT,
    force: bool = False,
) -> BuildReport:
    """Bring `output/` up to date for some languages, formats and articles (None: all).

    What is not asked for is left alone, and what is asked for comes out as a full build would have it. `force`
    makes everything again. Without an executor the work is done by a pool of `workers` processes where that pays.
    Raises `StoreError` when the output cannot be written; `KeyboardInterrupt` leaves every file whole.
    """
    chosen = frozenset(domains) if domains is not None else None
    request = Request(project, languages, formats, chosen, force)
    with chdir(project.root):
        try:
            return _build(request, executor, workers, progress)
        except BrokenLedger:
            discard(project.output)
        try:
            return _build(request, executor, workers, progress)
        except BrokenLedger as error:
            raise StoreError(f"what is written to {project.output} does not stay: {error}") from error


def _build(request: Request, executor: Executor | None, workers: int | None, progress: Progress) -> BuildReport:
    with Ledger(request.project.output) as ledger, Crew(executor, workers) as crew:
        return _Build(request, ledger, crew, progress).run()


class _Build:
    """One build on its way."""

    def __init__(self, request: Request, ledger: Ledger, crew: Crew, progress: Progress) -> None:
        self.request = request
        self.project = request.project
        self.ledger = ledger
        self.crew = crew
        self.progress = progress
        self.files = Files(ledger.files())
        self.rows = ledger.pages()
        self.plan = Plan(request, self.files, self.rows)
        self.store = Store(self.project.output, ledger)
        self.findings: list[Finding] = []
        self.unread: set[tuple[str, str]] = set()
        """(domain, language) of pages that could not be read now."""
        self.owners: dict[str, str] = {}
        """Path → the article, or the edition, that it belongs to."""
        self.count: Counter[tuple[str, str]] = Counter()
        """(format, language) → files that are as they shall be."""
        self.troubled: set[Name] = set()
        """Editions with something wrong that only binding tells: they are bound again next time."""
        self.inputs = keys.Inputs()
        self.pages = 0

    def run(self) -> BuildReport:
        self._read()
        stale = [name for name in self._names() if self.request.force or not self._finished(name)]
        if stale:
            self._make(stale)
        self._sweep(stale)
        self.ledger.keep_files(self.files.fresh.items())
        if self.request.whole:
            self.ledger.drop_files(self.files.unseen)
        return self._report()

    # ------------------------------------------------------------ stride one

    def _read(self) -> None:
        """Read what changed; the ledger then has every page that can be read."""
        self.ledger.drop_pages(self.plan.gone)
        jobs = self.plan.jobs
        if not jobs:
            return
        from pipeline.build.jobs import Order, run

        shared = self._shared()
        orders = (Order(shared, parcel) for parcel in self.plan.parcels(self.crew.size))
        self.progress.start("read", len(jobs))
        for order, outcomes in self.crew.map(run, orders, alone=len(jobs) < FEW_JOBS):
            for outcome in self._one_by_one(order) if outcomes is None else outcomes:
                self._keep(outcome)
            self.progress.advance(len(order.jobs))
        self.progress.finish()
        self.ledger.commit()

    def _shared(self) -> Shared:
        from pipeline import markup  # noqa: F401  (imported before a pool starts, so that its workers share it)
        from pipeline.build.jobs import Shared
        from pipeline.catalog import answers, po  # noqa: F401
        from pipeline.render import format_named

        for name in self.request.formats:
            format_named(name)
        site = self.project.site
        return Shared(
            root=str(self.project.root),
            source_language=site.source_language,
            languages={code: self.project.language(code) for code in site.languages},
            contexts=self.plan.contexts,
            shelf=self.plan.shelf,
        )

    def _one_by_one(self, order: Order) -> Iterator[Outcome]:
        """A process died over this parcel: find the article that killed it, and read the others."""
        from pipeline.build.jobs import Outcome, run

        singles = [replace(order, jobs=(job,)) for job in order.jobs]
        for single, outcomes in self.crew.map(run, singles):
            if outcomes is not None:
                yield from outcomes
                continue
            [job] = single.jobs
            fault = Finding(
                "article-unreadable",
                Severity.ERROR,
                "the process that read the article died; its pages stay as they were",
                Place(job.path),
                domain=job.domain,
            )
            yield Outcome(job.domain, (), (), tuple((want.language, "") for want in job.wants), (fault,))

    def _keep(self, outcome: Outcome) -> None:
        for path, look in outcome.looks:
            self.files.note(path, look)
        for page in outcome.pages:
            row = page.row
            self.rows[row.domain, row.language] = row
            if page.summary:
                self.ledger.keep_page(row, page.summary)
                self.pages += 1
            else:
                self.ledger.keep_reads(row)
            for format, body in page.bodies:
                self.ledger.keep_body(format, row.language, row.domain, body)
        self.unread |= {(outcome.domain, language) for language, format in outcome.failed if not format}
        self.findings += outcome.findings

    # ------------------------------------------------------------ stride two

    def _names(self) -> list[Name]:
        """What is to be bound: every format in every language asked for, then its files of no language."""
        return [(format, code) for format in self.request.formats for code in (*self.request.languages, "")]

    def _finished(self, name: Name) -> bool:
        """Whether the last build made these very files, and they are as it left them."""
        rows = [row for row in self.store.rows.values() if (row.format, row.language) == name]
        if self.request.domains is not None or self.ledger.run(*name, self._scope(name)) != self._stamp(name):
            return False
        if not all(map(self.store.intact, rows)):
            return False
        self.owners |= {row.path: row.domain for row in rows}
        self.count += Counter({name: len(rows)})
        return True

    def _scope(self, name: Name) -> str:
        """Files of no language are bound from what a build knows of the others, so each choice has its own stamp."""
        return "" if name[1] else " ".join(self.request.languages)

    def _stamp(self, name: Name) -> str:
        """The digest of all that the files of an edition depend on."""
        codes = [name[1]] if name[1] else self.request.languages
        pages = [self._pages_stamp(code) for code in codes]
        return keys.digest_of(self.plan.binding, name, self._facts_stamp, pages)

    def _make(self, names: list[Name]) -> None:
        """Bind these editions, and write what they hold that is not there yet."""
        from pipeline.build.editions import Editions

        for name in names:
            self.ledger.drop_runs(*name)
        editions = Editions(self.project, self.ledger, self.request.languages)
        heavy: list[Task] = []
        for name in names:
            tasks = list(self._tasks(editions, name))
            heavy += [task for task in tasks if task.artifact.heavy]
            self._make_here(" ".join(name).rstrip(), [task for task in tasks if not task.artifact.heavy])
        self._make_apart(heavy)
        self.store.flush()
        self.findings += editions.findings
        for name in names:
            if self.request.domains is None and not editions.findings and name not in self.troubled:
                self.ledger.keep_run(*name, self._scope(name), self._stamp(name))

    def _make_here(self, label: str, tasks: list[Task]) -> None:
        """Artifacts that are made sooner than they are handed to another process."""
        from pipeline.build.press import made

        self.progress.start(label, len(tasks))
        for task in tasks:
            self._write(task, made(self._piece(task)))
            self.progress.advance()
        self.store.flush()
        self.progress.finish()

    def _make_apart(self, tasks: list[Task]) -> None:
        """Artifacts that are worth a process."""
        from pipeline.build.press import made

        waiting = {task.artifact.path: task for task in tasks}
        self.progress.start(" ".join(dict.fromkeys(task.name[0] for task in tasks)), len(tasks))
        for piece, data in self.crew.map(made, map(self._piece, tasks), alone=len(tasks) < 2):
            self._write(waiting.pop(piece.path), RenderError("the process that made it died") if data is None else data)
            self.progress.advance()
        self.progress.finish()

    def _tasks(self, editions: Editions, name: Name) -> Iterator[Task]:
        """What has to be made of an edition."""
        from pipeline.render import format_named

        format = format_named(name[0])
        if name[1]:
            artifacts = format.bind(editions.edition(*name))
        else:
            artifacts = format.bind_site([editions.edition(name[0], code) for code in self.project.site.languages])
        for artifact in artifacts:
            if task := self._task(name, artifact):
                yield task

    def _task(self, name: Name, artifact: Artifact) -> Task | None:
        """The artifact, if it is ours to make and is not there yet."""
        domain = artifact.body[2] if artifact.body else ""
        if not self._claimed(name, artifact.path, domain) or not self.request.asks_for(*name, domain):
            return None
        body = ""
        if artifact.body:
            format, code, _ = artifact.body
            row = self.rows.get((domain, code))
            body = dict(row.bodies).get(format, "") if row else ""
            if not body:  # it could not be composed, and a finding says so: the file stays as it was
                return None
        make = (artifact.make.__module__, artifact.make.__qualname__)
        key = keys.digest_of(self.plan.engine, make, self.inputs.digests(artifact.inputs), body)
        if not self.request.force and self.store.current(artifact.path, key):
            self.count[name] += 1
            return None
        return Task(name, domain, key, artifact)

    def _claimed(self, name: Name, path: str, domain: str) -> bool:
        """Whether the path is this artifact's; a second claim loses, and so does a path outside the output."""
        message = ""
        if not owned(path):
            message = f"{path!r} is no path below output/"
        elif path in self.owners:
            message = f"output/{path} belongs to {self._source(self.owners[path]) or 'the site itself'} already"
        if message:
            place = Place(self._source(domain) or f"output/{path}")
            code = "path-taken" if path in self.owners else "path-outside"
            self.findings.append(Finding(code, Severity.ERROR, message, place, domain=domain))
            self.troubled.add(name)
            return False
        self.owners[path] = domain
        return True

    def _source(self, domain: str) -> str:
        """The article's path; "" where there is none."""
        return self.project.relative(self.project.article_path(domain)) if domain else ""

    def _piece(self, task: Task) -> Piece:
        from pipeline.build.press import Piece

        artifact = task.artifact
        body = self.ledger.body(*artifact.body).decode("utf-8") if artifact.body else None
        return Piece(str(self.project.root), artifact.path, artifact.make, artifact.inputs, body)

    def _write(self, task: Task, data: bytes | PipelineError) -> None:
        if isinstance(data, bytes):
            self.store.write(Wanted(task.artifact.path, *task.name, task.domain, task.key, data))
            self.count[task.name] += 1
            return
        self.troubled.add(task.name)
        path = f"output/{task.artifact.path}"
        fate = "stays as it was" if task.artifact.path in self.store.rows else "is left out"
        self.findings.append(
            Finding(
                "page-not-made",
                Severity.ERROR,
                f"{data.message}; {path} {fate}",
                data.place or Place(self._source(task.domain) or path),
                hint=data.hint,
                domain=task.domain,
                language=task.name[1],
            )
        )

    # ------------------------------------------------------------ the end

    def _sweep(self, bound: list[Name]) -> None:
        """Remove what was ours and is nobody's now."""
        untouched = set(self._names()).difference(bound)
        rows = [
            row
            for row in self.store.rows.values()
            if row.path not in self.owners
            and (row.format, row.language) not in untouched
            and self.request.may_remove(row)
        ]
        for path in self.store.prune(rows):
            self.findings.append(
                Finding(
                    "output-changed",
                    Severity.WARNING,
                    "the file belongs to no page now, but is not as we wrote it, and stays",
                    Place(f"output/{path}"),
                    hint="remove it if nobody needs it",
                )
            )

    def _report(self) -> BuildReport:
        for (domain, code), row in self.rows.items():
            asked = code in self.request.languages and self.request.chooses(domain)
            if row.findings and asked and (domain, code) not in self.unread:
                self.findings += unpacked(row.findings)
        made = sorted(self.store.made)
        return BuildReport(
            made=tuple(made),
            kept=sum(self.count.values()) - len(made),
            removed=tuple(sorted(self.store.removed)),
            findings=tuple(in_order(list(dict.fromkeys(self.findings)))),
            files=dict(sorted(self.count.items())),
            pages=self.pages,
        )

    # ------------------------------------------------------------ stamps

    def _pages_stamp(self, code: str) -> str:
        """The digest of a language's pages and bodies."""
        rows = (row for row in self.rows.values() if row.language == code)
        return keys.digest_of(sorted((row.domain, row.key, row.bodies) for row in rows))

    @cached_property
    def _facts_stamp(self) -> str:
        """The digest of what any page may say of any other."""
        return keys.digest_of(sorted((row.domain, row.language, row.facts) for row in self.rows.values()))
