"""`dobhashi check`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli import options, show
from pipeline.cli.reports import FORMATS, Repairs, Told, report
from pipeline.errors import ProjectError, UsageError
from pipeline.findings import Finding, Severity
from pipeline.model import Coverage
from pipeline.project import Project

if TYPE_CHECKING:
    from pipeline.build.audit import AuditReport
    from pipeline.build.fixing import Fixed

_SEVERITIES = ("info", "warning", "error")


@click.command("check")
@options.paths
@options.languages
@click.option("--select", "-s", multiple=True, metavar="CHECK", help="Only these: codes, families, or how codes begin.")
@click.option("--ignore", "-i", multiple=True, metavar="CHECK", help="All but these.")
@click.option(
    "--severity",
    type=click.Choice(_SEVERITIES),
    help="The mildest to report. Default: warning for people, info for programs.",
)
@click.option("--format", "-f", "form", type=click.Choice(("text", *FORMATS)), default="text", help="Default: text.")
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("--messages", metavar="CODE", help="Say it in this language. Default: that of the terminal.")
@click.option("--fix", is_flag=True, help="Mend what has one safe repair, and show what was changed.")
@click.option("--diff", is_flag=True, help="Show what --fix would change; change nothing.")
@click.option(
    "--explain",
    metavar="CHECK",
    help="Print the manual page of a check, or of what another command said; the list of a family.",
)
@click.option("--list", "as_list", is_flag=True, help="List all checks.")
@options.project
def command(
    paths: tuple[str, ...],
    languages: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    severity: str | None,
    form: str,
    as_json: bool,
    messages: str | None,
    fix: bool,
    diff: bool,
    explain: str | None,
    as_list: bool,
    folder: Path,
) -> None:
    """Look for faults in the catalogs.

    Compares every translation with its source: numbers, units, negation, links, HTML, placeholders, terms, letters,
    punctuation; looks at the files themselves, and at the articles they come from. Without PATH the whole project;
    .po files and folders of them need no project. Fuzzy and empty messages are only counted. What has not changed is
    not checked twice. Exit code 1 when there is an error or a warning.

    With --fix or --diff standard output has the changes as a diff, and standard error what they leave to be mended by
    hand. The exit code speaks of that too; --diff has 1 as well when there is anything to repair.

    A comment allows a finding on one entry: `# dobhashi: allow number-value — the source counts in dozens`.

    \b
      dobhashi check
      dobhashi check locales/bn/LC_MESSAGES/sleeping.po --select numbers,meaning
      dobhashi check --fix
      dobhashi check --explain number-value
      dobhashi check --format sarif > findings.sarif
    """
    if explain or as_list:
        from pipeline.cli.manuals import explained, listed

        show.text(explained(explain) if explain else listed())
        return
    from pipeline.checks.selection import selection

    form = "json" if as_json else form
    language = _spoken(messages, form)
    task = _task(paths, languages, folder, selection(select, ignore))
    repairs = _repairs(task, write=fix and not diff) if fix or diff else None
    audit = task.audit()
    left = tuple(one for one in audit.findings if repairs is None or not repairs.mend(one))
    lowest = Severity[(severity or ("warning" if form == "text" else "info")).upper()]
    shown = tuple(one for one in left if one.severity >= lowest)
    _print(form, _told(audit, shown, len(left) - len(shown), language, task.root, repairs))
    serious = any(one.severity >= Severity.WARNING for one in shown)
    sys.exit(1 if serious or (repairs is not None and not repairs.done) else 0)


# ---------------------------------------------------------------- what is checked


@dataclass(frozen=True, slots=True)
class _Task:
    """What was asked for: articles of a project, files of none, or both."""

    project: Project | None
    domains: tuple[str, ...] | None
    files: tuple[Path, ...]
    languages: tuple[str, ...]
    wanted: Callable[[str], bool]

    @property
    def root(self) -> Path:
        return self.project.root if self.project and not self.files else Path()

    def audit(self) -> AuditReport:
        from pipeline.build.audit import AuditReport, audit
        from pipeline.build.lone import check_files

        reports = []
        if self.project and (self.domains is None or self.domains):
            bar = show.Bar()
            reports.append(audit(self.project, self.domains, self.languages, wanted=self.wanted, progress=bar))
        if self.files:
            code = self.languages[0] if self.languages else ""
            reports.append(check_files(self.files, code, project=self.project, wanted=self.wanted, progress=show.Bar()))
        standings = tuple(one for report in reports for one in report.standings)
        return AuditReport(standings, tuple(one for report in reports for one in report.findings))

    def fixed(self) -> Iterator[Fixed]:
        from pipeline.build.fixing import fixed_alone, fixed_in_project
        from pipeline.project import SITE_DOMAIN

        if self.project and (self.domains is None or self.domains):
            domains = (*self.project.domains(), SITE_DOMAIN) if self.domains is None else self.domains
            yield from fixed_in_project(self.project, domains, self.languages, wanted=self.wanted)
        code = self.languages[0] if self.languages else ""
        yield from fixed_alone(self.files, code, project=self.project, wanted=self.wanted)


def _task(paths: tuple[str, ...], languages: tuple[str, ...], folder: Path, wanted: Callable[[str], bool]) -> _Task:
    """Raises `UsageError` for a path that is neither, `ProjectError` where a project is needed and there is none."""
    found = [Path(path) for path in paths]
    try:
        project = options.find(folder)
    except ProjectError as error:
        if error.place is not None or not found or not all(map(_has_catalogs, found)):
            raise
        return _Task(None, (), tuple(found), languages, wanted)
    files = tuple(path for path in found if _has_catalogs(path) and not _is_ours(project, path))
    ours = tuple(given for given, path in zip(paths, found, strict=True) if path not in files)
    domains = options.chosen(project, ours) if ours or not paths else ()
    return _Task(project, domains, files, languages, wanted)


def _has_catalogs(path: Path) -> bool:
    if path.is_dir():
        return next(path.rglob("*.po"), None) is not None
    return path.suffix == ".po" and (path.is_file() or path.is_symlink())


def _is_ours(project: Project, path: Path) -> bool:
    """Whether it is a catalog of the project, or a folder that holds its catalogs."""
    real = path.resolve()
    homes = [project.locales / code / "LC_MESSAGES" for code in project.site.targets]
    return any(real.is_relative_to(home) or home.is_relative_to(real) for home in (*homes, project.source))


# ---------------------------------------------------------------- what is said


def _told(
    audit: AuditReport,
    shown: tuple[Finding, ...],
    left_out: int,
    language: str,
    root: Path,
    repairs: Repairs | None,
) -> Told:
    total = sum((standing.coverage for standing in audit.standings), start=Coverage())
    counts = (
        ("catalogs", len(audit.standings)),
        ("messages", total.units),
        ("fuzzy", total.fuzzy_units),
        ("empty", total.empty_units),
        ("left_out", left_out),
    )
    return Told(shown, language, counts, root, repairs)


def _print(form: str, told: Told) -> None:
    """The answer, on standard output. Of repairs the answer to people is the diff, and what is left are messages."""
    if form != "text":
        show.text(report(form, told))
        return
    from pipeline.cli.reports import text_report

    beside = told.repairs is not None
    if told.repairs is not None:
        show.text(told.repairs.diff)
        click.echo(text_report.repaired(told.repairs), err=True)
    if told.findings:
        click.echo(text_report.findings(told) + "\n", err=beside)
    click.echo(text_report.summary(told), err=beside)


def _spoken(messages: str | None, form: str) -> str:
    """The language to speak: the one asked for, else for people that of the terminal, as gettext finds it.

    Raises `UsageError` for one asked for that findings cannot be told in.
    """
    if messages:
        from pipeline.checks.wording import languages, words

        if messages.partition("_")[0].partition("-")[0] != "en" and not words(messages.replace("_", "-")):
            known = ", ".join(("en", *languages()))
            raise UsageError(f"findings cannot be told in {messages!r}", hint=f"known are {known}")
    if messages is not None or form != "text":
        return (messages or "").replace("_", "-")
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if said := os.environ.get(name, ""):
            return said.partition(":")[0].partition(".")[0].partition("@")[0].replace("_", "-")
    return ""


def _repairs(task: _Task, *, write: bool) -> Repairs:
    """Mend what can be mended, or only find out what that would be."""
    from pipeline.build.fixing import store

    found = tuple(task.fixed())
    if write:
        store(found)
    return Repairs(found, write)
