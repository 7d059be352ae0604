"""`dobhashi normalise`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipeline.cli import options, show
from pipeline.errors import ProjectError
from pipeline.project import Project


@click.command("normalise")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option("--check", is_flag=True, help="Only list the files that are not in canonical form; exit code 1 if any.")
@options.project
def command(paths: tuple[Path, ...], check: bool, folder: Path) -> None:
    """Put catalogs into canonical form: the layout that `update` writes.

    Takes what any editor or tool has saved: wrapped lines, CRLF, a byte order mark, another charset, letters in other
    code points, `#=` flags, references with line numbers. No translation, comment or flag is changed. Line numbers go
    only from references to articles of the project. Without PATH, all catalogs of the project; needs no project for
    files that are named.

    \b
      dobhashi normalise
      dobhashi normalise locales/bn/LC_MESSAGES/sleeping.po
      dobhashi normalise --check
    """
    from pipeline.build.normalise import normalise

    project = _project(folder, needed=not paths)
    report = normalise(paths or ([project.locales] if project else ()), project, write=not check)
    for path, done in report.changed:
        click.echo(f"{path}: {'; '.join(done)}")
    show.findings(report.findings)
    word = "to be changed" if check else "changed"
    click.echo(f"{show.plural(len(report.changed), 'file')} {word}, {report.unchanged:,} in canonical form already")
    sys.exit(1 if report.findings or (check and report.changed) else 0)


def _project(folder: Path, *, needed: bool) -> Project | None:
    try:
        return options.find(folder)
    except ProjectError:
        if needed:
            raise
        return None
