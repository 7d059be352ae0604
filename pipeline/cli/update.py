"""`dobhashi update`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli import options, show

if TYPE_CHECKING:
    from pipeline.catalog.past import Carry


@click.command("update")
@options.paths
@options.languages
@click.option(
    "--minor",
    multiple=True,
    metavar="PATH",
    help="The edits of this article touch no translation: keep what is translated. May be given again.",
)
@click.option("--verbose", "-v", is_flag=True, help="Say of every changed message what became of it, and why.")
@options.as_json
@options.project
def command(
    paths: tuple[str, ...],
    languages: tuple[str, ...],
    minor: tuple[str, ...],
    verbose: bool,
    as_json: bool,
    folder: Path,
) -> None:
    """Bring the catalogs (.po) up to date with the articles.

    New passages come in empty, unchanged ones keep their translation wherever they moved, and so do passages that
    were split, joined, or changed in nothing but typography and spelling. Edited ones are marked fuzzy with the old
    English beside them (`#|`); edits that may harm readers (a number, a "not", a side, a dose) are told first.
    Removed ones stay at the end of the file as memory. Catalogs of renamed articles follow them. Running it twice
    changes nothing more.

    Say in an article what an edit was: `<!-- i18n:minor -->` before a passage keeps its translation, unless the edit
    may harm; `<!-- i18n:major -->` has it looked at in any case.

    \b
      dobhashi update
      dobhashi update source/sleeping.md --language bn
      dobhashi update --minor source/sleeping.md
    """
    from pipeline.build.catalogs import update

    project = options.find(folder)
    report = update(
        project,
        options.chosen(project, paths),
        languages,
        minor=project.selected(minor) if minor else (),
        progress=show.Bar(),
    )
    if as_json:
        show.as_json(
            {
                "written": report.written,
                "unchanged": report.unchanged,
                "renamed": [{"from": old, "to": new, "was": report.unsaid.get(new)} for old, new in report.renamed],
                "removed": report.removed,
                "messages": [_json(code, domain, one) for code, domain, one in report.told()],
                "findings": [show.finding_json(one) for one in report.findings],
            }
        )
        sys.exit(1 if report.findings else 0)
    show.findings(report.findings)
    for old, new in report.renamed:
        lost = report.unsaid.get(new)
        hint = f"; its old address leads nowhere now: `was: {lost}` in the article would lead on" if lost else ""
        click.echo(f"{old} follows its article to {new}{hint}")
    for path in report.removed:
        click.echo(f"removed {path}: its article is gone")
    for code, domain, one in report.told():
        if verbose or one.is_safety:
            click.echo(_line(code, domain, one))
    for code in project.chosen_targets(languages):
        if counts := report.counts(code):
            told = ", ".join(f"{count:,} {kind}" for kind, count in sorted(counts.items()))
            click.echo(f"{code}: {told}")
    click.echo(f"{show.plural(len(report.written), 'file')} written, {report.unchanged:,} unchanged")
    sys.exit(1 if report.findings else 0)


def _json(code: str, domain: str, one: Carry) -> dict[str, Any]:
    told: dict[str, Any] = {
        "language": code,
        "domain": domain,
        "became": str(one.kind),
        "msgctxt": one.key[0],
        "msgid": one.key[1],
        "from": one.from_key and one.from_key[1],
        "reason": one.reason,
        "class": None,
    }
    if one.change:
        told |= {
            "class": one.change.weight.word,
            "why": list(one.change.reasons),
            "diff": show.edits_json(one.change.edits),
        }
    return told


def _line(code: str, domain: str, one: Carry) -> str:
    """One carry in a line: what, which text, why, and the words that changed."""
    grave = "SAFETY " if one.is_safety else ""
    told = f"{grave}{code} {domain}: {one.kind}: {show.short(one.key[1])}"
    reasons = [one.reason] if one.reason else []
    if one.change and one.change.reason != one.reason:
        reasons.append(one.change.reason)
    told += f" ({'; '.join(reasons)})" if reasons else ""
    if one.change and (edits := one.change.edits):
        told += f" {show.edits(edits)}"
    return told
