"""`dobhashi check`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipeline.cli import options, show
from pipeline.findings import Severity
from pipeline.model import Coverage


@click.command("check")
@options.paths
@options.languages
@options.as_json
@options.project
def command(paths: tuple[str, ...], languages: tuple[str, ...], as_json: bool, folder: Path) -> None:
    """Look for faults in the catalogs.

    Finds files that gettext would refuse, with the line; headers that are missing or wrong; translations whose
    links, pictures, code, footnotes or HTML differ from their source's; marks left open; catalogs that lag behind
    their article; msgids changed by hand, entries whose passage is gone, files not in canonical form. Empty and
    fuzzy messages are counted, they are no fault. Exit code 1 when there is an error or a warning.

    \b
      dobhashi check
      dobhashi check locales/bn/LC_MESSAGES/sleeping.po
      dobhashi check --json --language bn
    """
    from pipeline.build.audit import audit

    project = options.find(folder)
    report = audit(project, options.chosen(project, paths), languages, progress=show.Bar())
    total = sum((standing.coverage for standing in report.standings), start=Coverage())
    serious = [one for one in report.findings if one.severity >= Severity.WARNING]
    if as_json:
        show.as_json(
            {
                "findings": [show.finding_json(one) for one in report.findings],
                "messages": total.units,
                "fuzzy": total.fuzzy_units,
                "empty": total.empty_units,
            }
        )
    else:
        show.findings(report.findings)
        counts = f"{total.units:,} messages, {total.fuzzy_units:,} fuzzy, {total.empty_units:,} empty"
        click.echo(
            f"{show.plural(len(serious), 'finding')} in {show.plural(len(report.standings), 'catalog')}: {counts}"
        )
    sys.exit(1 if serious else 0)
