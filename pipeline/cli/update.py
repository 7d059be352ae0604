"""`dobhashi update`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipeline.cli import options, show


@click.command("update")
@options.paths
@options.languages
@click.option("--verbose", "-v", is_flag=True, help="Say of every changed message what became of it, and why.")
@options.as_json
@options.project
def command(paths: tuple[str, ...], languages: tuple[str, ...], verbose: bool, as_json: bool, folder: Path) -> None:
    """Bring the catalogs (.po) up to date with the articles.

    New passages come in empty, unchanged ones keep their translation, edited ones are marked fuzzy with the old
    English beside them (`#|`), removed ones stay at the end of the file as memory. Catalogs of renamed articles
    follow them. Running it twice changes nothing more.

    \b
      dobhashi update
      dobhashi update source/sleeping.md --language bn
    """
    from pipeline.build.catalogs import update

    project = options.find(folder)
    report = update(project, options.chosen(project, paths), languages, progress=show.Bar())
    if as_json:
        show.as_json(
            {
                "written": report.written,
                "unchanged": report.unchanged,
                "renamed": [{"from": old, "to": new} for old, new in report.renamed],
                "removed": report.removed,
                "messages": [
                    {"language": code, "domain": domain, "became": str(one.kind), "msgctxt": one.key[0]}
                    | {"msgid": one.key[1], "from": one.from_key and one.from_key[1], "reason": one.reason}
                    for (code, domain), carries in report.carries.items()
                    for one in carries
                ],
                "findings": [show.finding_json(one) for one in report.findings],
            }
        )
        sys.exit(1 if report.findings else 0)
    show.findings(report.findings)
    for old, new in report.renamed:
        click.echo(f"{old} follows its article to {new}")
    for path in report.removed:
        click.echo(f"removed {path}: its article is gone")
    if verbose:
        for (code, domain), carries in report.carries.items():
            for one in carries:
                click.echo(
                    f"{code} {domain}: {one.kind}: {_short(one.key[1])}" + (f" ({one.reason})" * bool(one.reason))
                )
    for code in project.chosen_targets(languages):
        if counts := report.counts(code):
            told = ", ".join(f"{count:,} {kind}" for kind, count in sorted(counts.items()))
            click.echo(f"{code}: {told}")
    click.echo(f"{show.plural(len(report.written), 'file')} written, {report.unchanged:,} unchanged")
    sys.exit(1 if report.findings else 0)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59] + "…"
