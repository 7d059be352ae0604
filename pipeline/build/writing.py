"""Stride two: editions are bound, and `output/` gets the files that are not there yet."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from pipeline.build import keys
from pipeline.build.addresses import slug_reserved
from pipeline.build.executors import Crew
from pipeline.build.ledger import BrokenLedger, Ledger
from pipeline.build.plan import Plan
from pipeline.build.report import Progress
from pipeline.build.store import Store, Wanted, owned
from pipeline.errors import PipelineError, RenderError
from pipeline.findings import FILE, Finding, Place, Severity, Wording
from pipeline.model import Incomplete
from pipeline.render import OWN_PAGES

if TYPE_CHECKING:
    from pipeline.build.editions import Editions
    from pipeline.build.press import Piece
    from pipeline.model import Artifact

Name = tuple[str, str]
"""Format and language of an edition; the language of the files that belong to none is ""."""


PAGES = "html"
"""The format that speaks of the others' files."""


class Task(NamedTuple):
    """An artifact that has to be made."""

    name: Name
    domain: str
    bodies: tuple[str, ...]
    """Digests of the bodies it is made from."""
    key: str
    artifact: Artifact


class Writing:
    """Makes the files of one build."""

    def __init__(self, plan: Plan, ledger: Ledger, crew: Crew, progress: Progress) -> None:
        self.plan = plan
        self.request = plan.request
        self.ledger = ledger
        self.crew = crew
        self.progress = progress
        self.store = Store(plan.project.output, ledger)
        self.findings: list[Finding] = []
        self.owners: dict[str, str] = {}
        """Path → the domain it belongs to, "" where it belongs to none."""
        self.count: Counter[Name] = Counter()
        """Files that are as they shall be."""
        self.troubled: set[Name] = set()
        """Editions with something wrong that only binding tells: they are bound again next time."""
        self.talkative: set[Name] = set()
        """Editions with something to say that only binding tells."""
        self.inputs = keys.Inputs()

    def run(self) -> None:
        """Bind what may have changed, write what differs, remove what nobody owns."""
        finished: set[Name] = set()
        # Pages say how large the printed files are, so those come first.
        for pages in (False, True):
            formats = [format for format in self.request.formats if (format == PAGES) is pages]
            names = [(format, code) for format in formats for code in (*self.request.languages, "")]
            stale = [name for name in names if self.request.force or not self._finished(name)]
            if stale:
                self._make(stale)
            finished.update(set(names).difference(stale))
        self._sweep(frozenset(finished))

    # ------------------------------------------------------------ what is finished

    def _finished(self, name: Name) -> bool:
        """Whether the last build made these very files, and they are as it left them."""
        if self.request.domains is not None or self.ledger.run(*name, self._scope(name)) != self._stamp(name):
            return False
        rows = [row for row in self.store.rows.values() if (row.format, row.language) == name]
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
        sizes = sorted(self._sizes().items()) if name[0] == PAGES else ()
        return keys.digest_of(self.plan.binding, name, self._facts, [self._pages(code) for code in codes], sizes)

    def _sizes(self) -> dict[str, int]:
        """Path → bytes of every file that pages offer for taking away."""
        asked = self.request.formats
        return {
            row.path: row.size
            for row in self.store.rows.values()
            if row.format != PAGES and (row.path in self.owners or row.format not in asked)
        }

    def _pages(self, code: str) -> str:
        """The digest of a language's pages and bodies."""
        rows = (row for row in self.plan.rows.values() if row.language == code)
        return keys.digest_of(sorted((row.domain, row.key, row.bodies) for row in rows))

    @cached_property
    def _facts(self) -> str:
        """The digest of what any page may say of any other."""
        return keys.digest_of(sorted((row.domain, row.language, row.facts) for row in self.plan.rows.values()))

    # ------------------------------------------------------------ what is made

    def _make(self, names: list[Name]) -> None:
        for name in names:
            self.ledger.drop_runs(*name)
        editions = self._editions
        editions.sizes = self._sizes()
        heavy: list[Task] = []
        for name in names:
            tasks = list(self._tasks(editions, name))
            heavy += [task for task in tasks if task.artifact.heavy]
            self._make_here(" ".join(name).rstrip(), [task for task in tasks if not task.artifact.heavy])
        self._make_apart(heavy)
        self.findings += editions.findings
        for name in names:
            if self.request.domains is None and not editions.findings and name not in self.troubled | self.talkative:
                self.ledger.keep_run(*name, self._scope(name), self._stamp(name))

    @cached_property
    def _editions(self) -> Editions:
        from pipeline.build.editions import Editions

        return Editions(self.plan.project, self.ledger, self.request.languages)

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
        self.store.flush()
        self.progress.finish()

    def _tasks(self, editions: Editions, name: Name) -> Iterator[Task]:
        """What has to be made of an edition."""
        from pipeline.render import format_named

        format = format_named(name[0])
        if name[1]:
            artifacts = format.bind(editions.edition(*name))
        else:
            artifacts = format.bind_site([editions.edition(name[0], code) for code in editions.languages])
        for artifact in artifacts:
            if task := self._task(name, artifact):
                yield task

    def _task(self, name: Name, artifact: Artifact) -> Task | None:
        """The artifact, if it is ours to make and is not there yet."""
        sources = _sources(artifact)
        domains = {domain for _, _, domain in sources}
        domain = domains.pop() if len(domains) == 1 and artifact.whole else ""
        if not self._claimed(name, artifact.path, domain) or not self.request.asks_for(*name, domain):
            return None
        if artifact.findings:
            self.findings += [one for one in artifact.findings if one not in self.findings]
            self.talkative.add(name)
        bodies = tuple(map(self._body, sources))
        if artifact.whole and not all(
            bodies
        ):  # one could not be composed, and a finding says so: the file stays as it was
            return None
        make = (artifact.make.__module__, artifact.make.__qualname__)
        key = keys.digest_of(self.plan.engine, make, self.inputs.digests(artifact.inputs), *bodies)
        if not self.request.force and self.store.current(artifact.path, key):
            self.count[name] += 1
            return None
        return Task(name, domain, bodies, key, artifact)

    def _body(self, source: tuple[str, str, str]) -> str:
        """The digest of a composed body; "" where there is none."""
        format, code, domain = source
        row = self.plan.rows.get((domain, code))
        return dict(row.bodies).get(format, "") if row else ""

    def _claimed(self, name: Name, path: str, domain: str) -> bool:
        """Whether the path is this artifact's; a second claim loses, and so does a path outside the output."""
        if owned(path) and path not in self.owners:
            self.owners[path] = domain
            return True
        self.findings.append(self._refusal(path, domain))
        self.troubled.add(name)
        return False

    def _refusal(self, path: str, domain: str) -> Finding:
        """Why a path is not the artifact's that wants it."""
        other = self.owners.get(path, "")
        own = posixpath.basename(posixpath.dirname(path))
        if owned(path) and own in OWN_PAGES and bool(domain) != bool(other):
            return slug_reserved(self.plan.project, domain or other, own)
        place = Place(self._source(domain) or f"output/{path}")
        if owned(path):
            message = f"output/{path} belongs to {self._source(other) or 'the site itself'} already"
            return Finding("path-taken", Severity.ERROR, message, place, domain=domain)
        message = f"{path!r} is no path below output/"
        return Finding("path-outside", Severity.ERROR, message, place, domain=domain)

    def _piece(self, task: Task) -> Piece:
        from pipeline.build.press import Piece

        artifact, texts = task.artifact, list[str | None]()
        for source, digest in zip(_sources(artifact), task.bodies, strict=True):
            if not digest:
                texts.append(None)
                continue
            text = self.ledger.body(*source)
            if keys.digest(text) != digest:
                raise BrokenLedger(f"another body for {source}")
            texts.append(text.decode("utf-8"))
        body = texts[0] if artifact.body else tuple(texts) if artifact.bodies else None
        return Piece(str(self.plan.project.root), artifact.path, artifact.make, artifact.inputs, body)

    def _write(self, task: Task, data: bytes | Incomplete | PipelineError) -> None:
        if isinstance(data, PipelineError):
            fate = "stays as it was" if task.artifact.path in self.store.rows else "is left out"
            self._complain(task, data, fate)
            return
        key = task.key
        if isinstance(data, Incomplete):
            for fault in data.faults:
                self._complain(task, fault, "is made without the article")
            for sign in data.spelled:
                self._complain(task, sign, "says it in words")
            data, key = data.data, ""  # tried, and complained of, again next time
        self.store.write(Wanted(task.artifact.path, *task.name, task.domain, key, data))
        self.count[task.name] += 1

    def _complain(self, task: Task, fault: PipelineError, fate: str) -> None:
        self.troubled.add(task.name)
        path = f"output/{task.artifact.path}"
        wording = Wording(f"{{fault}}; {{file}} {fate}", fault.hint, (("fault", fault.message), (FILE, path)))
        self.findings.append(
            Finding(
                fault.code or "page-not-made",
                Severity.ERROR,
                wording.said(wording.message),
                fault.place or Place(self._source(task.domain) or path),
                hint=fault.hint,
                domain=task.domain,
                language=task.name[1],
                wording=wording,
            )
        )

    def _source(self, domain: str) -> str:
        """The article's path; "" where there is none."""
        return self.plan.project.relative(self.plan.project.article_path(domain)) if domain else ""

    # ------------------------------------------------------------ what is removed

    def _sweep(self, finished: frozenset[Name]) -> None:
        """Remove what was ours and is nobody's now; pictures stay while a page that stays as it was may show them."""
        rows = [
            row
            for row in self.store.rows.values()
            if row.path not in self.owners
            and (row.domain or not self.troubled)
            and (row.format, row.language) not in finished
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


def _sources(artifact: Artifact) -> tuple[tuple[str, str, str], ...]:
    """The bodies it is made from: (format, language, domain)."""
    return (artifact.body,) if artifact.body else artifact.bodies
