"""The build of a site: read what changed, bind, write what differs, remove what nobody owns.

serial = parallel = incremental = clean build, byte for byte. A build that is interrupted leaves whole files, and the
next one goes on from there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from contextlib import chdir

from pipeline.build.executors import Crew
from pipeline.build.files import Files
from pipeline.build.ledger import BrokenLedger, Ledger, PageRow, discard, unpacked
from pipeline.build.plan import Plan, Request
from pipeline.build.reading import Read, read
from pipeline.build.report import SILENT, BuildReport, Progress
from pipeline.build.themes import said_in_vain
from pipeline.build.writing import Writing
from pipeline.errors import StoreError
from pipeline.findings import Finding, in_order
from pipeline.project import Project


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
        files = Files(ledger.files())
        plan = Plan(request, files, ledger.pages())
        found = read(plan, crew, ledger, progress)
        writing = Writing(plan, ledger, crew, progress)
        writing.run()
        ledger.keep_files(files.fresh.items())
        if request.whole:
            ledger.drop_files(files.unseen)
        return _report(request, plan.rows, found, writing)


def _report(request: Request, rows: Mapping[tuple[str, str], PageRow], found: Read, writing: Writing) -> BuildReport:
    of_pages = _of_pages(request, rows, found.unread)
    findings = [*found.findings, *writing.findings, *of_pages, *said_in_vain(request.project)]
    made = writing.store.made
    return BuildReport(
        made=tuple(sorted(made)),
        kept=sum(writing.count.values()) - len(made),
        removed=tuple(sorted(writing.store.removed)),
        findings=tuple(in_order(list(dict.fromkeys(findings)))),
        files=dict(sorted(writing.count.items())),
        pages=found.pages,
    )


def _of_pages(
    request: Request, rows: Mapping[tuple[str, str], PageRow], unread: set[tuple[str, str]]
) -> Iterator[Finding]:
    """What the pages asked for have to say, whether they were read now or in an earlier build."""
    for (domain, code), row in rows.items():
        if row.findings and code in request.languages and request.chooses(domain) and (domain, code) not in unread:
            yield from unpacked(row.findings)
