"""`dobhashi print`."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli import build, options


@click.command("print")
@options.paths
@options.languages
@build.workers
@build.force
@options.project
def command(paths: tuple[str, ...], languages: tuple[str, ...], workers: int | None, force: bool, folder: Path) -> None:
    """Build the print pages only: one PDF per article and language.

    The paper comes from `print.paper` in site.toml. A PDF that cannot be made names the article and the character or
    picture that is missing; the others are made all the same.

    \b
      dobhashi print
      dobhashi print source/sleeping.md --language bn
    """
    build.run(folder, paths, languages, ("print",), workers, force)
