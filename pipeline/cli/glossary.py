"""`dobhashi glossary`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli import options, show
from pipeline.errors import UsageError

if TYPE_CHECKING:
    from pipeline.build.terms import GlossaryReport, Occurrence, TermUse
    from pipeline.project import Project

_HEAD = ("term", "translations", "messages", "said")


@click.command("glossary")
@options.paths
@options.languages
@click.option("--term", "-t", "wanted", multiple=True, metavar="TERM", help="Only this term, and where it is used.")
@click.option("--unused", is_flag=True, help="Only terms that no article has.")
@click.option("--export", "exported", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE.tbx",
              help="Write the glossary as TBX.")  # fmt: skip
@click.option("--import", "imported", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE.tbx",
              help="Take the terms of a TBX file into the glossary.")  # fmt: skip
@options.as_json
@options.project
def command(
    paths: tuple[str, ...],
    languages: tuple[str, ...],
    wanted: tuple[str, ...],
    unused: bool,
    exported: Path | None,
    imported: Path | None,
    as_json: bool,
    folder: Path,
) -> None:
    """Show where terms are used, and what they are translated with.

    The glossary is locales/<language>/glossary.csv. Below the terms stand those with more than one translation, and
    the messages that have a forbidden word or none of the translations. Exit code 1 when there is such a message, or
    a line of the glossary cannot be used. TBX wants translate-toolkit: pip install 'dobhashi[tbx]'.

    \b
      dobhashi glossary
      dobhashi glossary --term sciatica
      dobhashi glossary source/red-flags-back-pain.md --json
      dobhashi glossary --unused
      dobhashi glossary --language bn --export terms.tbx
    """
    from pipeline.build.terms import survey

    project = options.find(folder)
    if exported or imported:
        _exchange(project, languages, exported, imported)
        return
    reports = [
        _chosen(one, wanted, unused, used=bool(paths) and not unused)
        for one in survey(project, options.chosen(project, paths), languages)
    ]
    if as_json:
        findings = [show.finding_json(finding) for one in reports for finding in one.findings]
        show.as_json({"glossaries": [_json(one) for one in reports], "findings": findings})
    else:
        for one in reports:
            _text(one, places=bool(wanted))
    wrong = any(one.findings or any(use.missing or use.forbidden for use in one.uses) for one in reports)
    sys.exit(1 if wrong else 0)


def _chosen(report: GlossaryReport, wanted: tuple[str, ...], unused: bool, used: bool) -> GlossaryReport:
    from dataclasses import replace

    names = {name.casefold() for name in wanted}
    known = {use.term.term.casefold() for use in report.uses}
    if strange := names - known:
        raise UsageError(f"{report.path} has no term {min(strange)!r}", hint="`dobhashi glossary` lists them")
    uses = [use for use in report.uses if not names or use.term.term.casefold() in names]
    if unused or used:
        uses = [use for use in uses if bool(use.occurrences) is used]
    return replace(report, uses=tuple(uses))


def _text(report: GlossaryReport, *, places: bool) -> None:
    used = [use for use in report.uses if use.occurrences]
    rows = [(use.term.term, _said(use), str(len(use.occurrences)), str(sum(use.said.values()))) for use in report.uses]
    show.table(_HEAD, rows)
    click.echo(f"{report.language}: {show.plural(len(report.uses), 'term')}, {len(used)} used")
    for use in report.uses:
        if places:
            for one in use.occurrences:
                click.echo(f"  {one.path}:{one.line}: {_told(one)}")
        elif len(use.said) > 1:
            click.echo(f"  {use.term.term}: {_said(use)}")
    for use in report.uses:
        for one in use.forbidden:
            click.echo(
                f"{one.path}:{one.line}: “{use.term.term}” is {', '.join(one.forbidden)}, which is forbidden", err=True
            )
        for one in use.missing:
            click.echo(f"{one.path}:{one.line}: “{use.term.term}” has none of its translations", err=True)
    show.findings(report.findings)


def _said(use: TermUse) -> str:
    """The translations in use, the most common first; where there is no use, those of the glossary."""
    if not use.said:
        return " ; ".join(use.term.translations) or (use.term.term if use.term.keep else "")
    return ", ".join(f"{word} {count}" for word, count in use.said.most_common())


def _told(one: Occurrence) -> str:
    if one.forbidden:
        return f"{', '.join(one.forbidden)} (forbidden)"
    return one.said or ("none of its translations" if one.translated else "not translated yet")


def _json(report: GlossaryReport) -> dict[str, Any]:
    return {
        "language": report.language,
        "file": report.path,
        "terms": [
            {
                "term": use.term.term,
                "part_of_speech": use.term.part_of_speech,
                "translations": list(use.term.translations),
                "forbidden": list(use.term.forbidden),
                "keep": use.term.keep,
                "note": use.term.note,
                "also": list(use.term.also),
                "line": use.term.line,
                "said": dict(use.said.most_common()),
                "consistent": use.consistent,
                "uses": [
                    {
                        "domain": one.domain,
                        "file": one.path,
                        "line": one.line,
                        "msgid": one.msgid,
                        "translated": one.translated,
                        "said": one.said or None,
                        "forbidden": list(one.forbidden),
                    }
                    for one in use.occurrences
                ],
            }
            for use in report.uses
        ],
    }


def _exchange(project: Project, languages: tuple[str, ...], exported: Path | None, imported: Path | None) -> None:
    from pipeline.build.atomic import write_atomic
    from pipeline.build.terms import export_tbx, import_tbx

    codes = project.chosen_targets(languages)
    if len(codes) != 1:
        raise UsageError("a TBX file has one language here", hint=f"add --language: {', '.join(codes)}")
    [code] = codes
    if imported:
        new, more = import_tbx(project, code, imported)
        click.echo(f"{project.relative(project.glossary_path(code))}: {new} new, {more} changed")
    if exported:
        write_atomic(exported, export_tbx(project, code))
        click.echo(str(exported))
