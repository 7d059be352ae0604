"""Stride one: the ledger gets every page that is not what the last build saw."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from importlib import import_module
from time import monotonic
from typing import TYPE_CHECKING

from pipeline.build.executors import Crew
from pipeline.build.ledger import Ledger
from pipeline.build.plan import Plan
from pipeline.build.report import Progress
from pipeline.findings import Finding, Place, Severity
from pipeline.render import KINDS

if TYPE_CHECKING:
    from pipeline.build.orders import Order, Outcome, Shared

FEW_JOBS = 64
"""Articles that are read sooner than a pool of processes starts."""

_SAVE_SECONDS = 2.0
"""How much work a power cut may cost."""


@dataclass(slots=True)
class Read:
    """What became of stride one; the pages themselves are in the plan's rows and in the ledger."""

    pages: int = 0
    unread: set[tuple[str, str]] = field(default_factory=set)
    """(domain, language) of pages that could not be read now."""
    findings: list[Finding] = field(default_factory=list)


def read(plan: Plan, crew: Crew, ledger: Ledger, progress: Progress) -> Read:
    """Have the plan's jobs done, and keep what comes of them."""
    found = Read()
    ledger.drop_pages(plan.gone)
    if not plan.jobs:
        return found
    from pipeline.build.jobs import run
    from pipeline.build.orders import Order

    shared = _shared(plan)
    orders = (Order(shared, parcel) for parcel in plan.parcels(crew.size))
    saved = monotonic()
    progress.start("read", len(plan.jobs))
    for order, outcomes in crew.map(run, orders, alone=len(plan.jobs) < FEW_JOBS):
        for outcome in _one_by_one(order, crew) if outcomes is None else outcomes:
            _keep(outcome, plan, ledger, found)
        progress.advance(len(order.jobs))
        if monotonic() - saved > _SAVE_SECONDS:
            ledger.commit()
            saved = monotonic()
    progress.finish()
    ledger.commit()
    return found


def _shared(plan: Plan) -> Shared:
    from pipeline.build.orders import Shared

    # Imported before a pool starts, so that its workers share it.
    formats = (KINDS[name].module for name in plan.request.formats)
    for module in (
        "pipeline.markup",
        "pipeline.catalog.answers",
        "pipeline.catalog.po",
        "pipeline.build.vetting",
        *formats,
    ):
        import_module(module)
    site = plan.project.site
    return Shared(
        root=str(plan.project.root),
        source_language=site.source_language,
        languages={code: plan.project.language(code) for code in site.languages},
        contexts=plan.contexts,
        shelf=plan.shelf,
        shows_old=site.stale == "old",
        checks={code: plan.project.check_settings(code) for code in site.languages},
        glossaries={
            code: (shown := plan.project.relative(path), plan.files.digest(shown))
            for code in site.targets
            if (path := plan.project.glossary_path(code)).is_file()
        },
        fonts=plan.fonts,
    )


def _one_by_one(order: Order, crew: Crew) -> Iterator[Outcome]:
    """A process died over this parcel: find the article that killed it, and read the others."""
    from pipeline.build.jobs import run
    from pipeline.build.orders import Outcome

    singles = [replace(order, jobs=(job,)) for job in order.jobs]
    for single, outcomes in crew.map(run, singles):
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


def _keep(outcome: Outcome, plan: Plan, ledger: Ledger, found: Read) -> None:
    for path, look in outcome.looks:
        plan.files.note(path, look)
    for page in outcome.pages:
        row = page.row
        plan.rows[row.domain, row.language] = row
        if page.summary:
            ledger.keep_page(row, page.summary)
            found.pages += 1
        else:
            ledger.keep_reads(row)
        for format, body in page.bodies:
            ledger.keep_body(format, row.language, row.domain, body)
    found.unread |= {(outcome.domain, language) for language, format in outcome.failed if not format}
    found.findings += outcome.findings
