"""`dobhashi print`."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli import build, options
from pipeline.settings import EDITIONS


@click.command("print")
@options.paths
@options.languages
@click.option(
    "--format", "-f", "editions", multiple=True, type=click.Choice(EDITIONS), help="Only this edition; repeatable."
)
@build.workers
@build.force
@options.project
def command(
    paths: tuple[str, ...],
    languages: tuple[str, ...],
    editions: tuple[str, ...],
    workers: int | None,
    force: bool,
    folder: Path,
) -> None:
    """Build the print pages only.

    They are the editions of `print.editions` in site.toml, or those named here: a handout is one PDF per article, the
    parallel edition shows an article beside its original, a booklet and an e-book (epub) hold all articles of a
    language. What cannot be made names the article and the picture that is missing; the others are made all the same. A
    character that no font has is named too: its passage is printed in English, or the character is said in words.

    \b
      dobhashi print
      dobhashi print source/sleeping.md --language bn
      dobhashi print --format handout
      dobhashi print --format epub --language bn
    """
    build.run(folder, paths, languages, editions or ("print",), workers, force)
