"""`dobhashi init`."""

from __future__ import annotations

import shlex
from pathlib import Path

import click


@click.command("init")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=Path(), metavar="[FOLDER]")
def command(folder: Path) -> None:
    """Make a new project in a folder.

    Writes site.toml, one example article with its Bengali catalog, and the folders source/, locales/ and output/.
    Nothing that is there already is touched; a folder that has a site.toml is refused.

    \b
      dobhashi init my-site
      cd my-site
      dobhashi build
    """
    from pipeline.build.starter import start_project

    for path in start_project(folder):
        click.echo(f"  {path}")
    here = "" if folder == Path() else f"cd {shlex.quote(str(folder))} && "
    click.echo(f"A project is ready. Next: {here}dobhashi build, then open output/index.html")
