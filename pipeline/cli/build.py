"""`dobhashi build`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipeline.cli import options, show
from pipeline.settings import FORMATS

workers = click.option(
    "--workers", type=click.IntRange(1), metavar="N", help="Processes to build with. Default: one a core."
)
force = click.option("--force", is_flag=True, help="Make everything anew, whatever the cache says.")


@click.command("build")
@options.paths
@options.languages
@click.option("--format", "-f", "formats", multiple=True, type=click.Choice(tuple(FORMATS)), help="Only this format.")
@workers
@force
@options.project
def command(
    paths: tuple[str, ...],
    languages: tuple[str, ...],
    formats: tuple[str, ...],
    workers: int | None,
    force: bool,
    folder: Path,
) -> None:
    """Build the site and the print pages into output/.

    Only what has changed is made again. A passage without a translation appears in English, marked; an article
    with too few of them (`publish.threshold` in site.toml) is left out and listed. One broken article or
    catalog stops no other: it is reported, and the exit code is 1.

    \b
      dobhashi build
      dobhashi build --format html --language bn
      dobhashi build source/sleeping.md
    """
    run(folder, paths, languages, formats, workers, force)


def run(
    folder: Path,
    paths: tuple[str, ...],
    languages: tuple[str, ...],
    formats: tuple[str, ...],
    workers: int | None,
    force: bool,
) -> None:
    """Build, and tell what was built; `print` is this with the print editions."""
    from pipeline.build.site import build

    project = options.find(folder)
    report = build(
        project,
        languages=project.chosen_languages(languages),
        formats=project.chosen_formats(formats),
        domains=options.chosen(project, paths, site=False),
        workers=workers,
        progress=show.Bar(),
        force=force,
    )
    show.findings(report.findings)
    for (form, code), count in sorted(report.files.items()):
        click.echo(f"{code or 'all':<4} {form:<8} {show.plural(count, 'file')}")
    removed = f", {len(report.removed):,} removed" if report.removed else ""
    click.echo(f"{len(report.made):,} made, {report.kept:,} unchanged{removed}: {project.relative(project.output)}/")
    sys.exit(1 if report.failed else 0)
