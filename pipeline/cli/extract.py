"""`dobhashi extract`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipeline.cli import options, show
from pipeline.errors import ProjectError, UsageError
from pipeline.findings import Finding, Place
from pipeline.model import Article
from pipeline.project import Project
from pipeline.textfile import decode, read_text


@click.command("extract")
@options.paths
@click.option("--stdout", is_flag=True, help="Print the template of one file, also inside a project.")
@options.project
def command(paths: tuple[str, ...], stdout: bool, folder: Path) -> None:
    """Write the templates (.pot) of articles, or print one.

    In a project: writes locales/templates/ for the articles below PATH, or for all of them and for the theme's own
    words. `update` does this too, and merges the result into the catalogs.

    Without a project, or with --stdout: prints the template of one Markdown file; `-` reads standard input.

    \b
      dobhashi extract
      dobhashi extract source/sleeping.md
      dobhashi extract README.md > README.pot
      cat README.md | dobhashi extract -
    """
    alone = _lone_file(paths, stdout, folder)
    if alone is not None:
        template, found = template_of(alone)
        show.text(template)
        show.findings(found)
        sys.exit(1 if found else 0)
    from pipeline.build.templates import extract

    project = options.find(folder)
    report = extract(project, options.chosen(project, paths), progress=show.Bar())
    show.findings(report.findings)
    for path in report.removed:
        click.echo(f"removed {path}: its article is gone")
    files = show.plural(len(report.written), "template")
    click.echo(f"{files} written, {report.unchanged:,} unchanged: {report.units:,} messages, {report.words:,} words")
    sys.exit(1 if report.findings else 0)


def _lone_file(paths: tuple[str, ...], stdout: bool, folder: Path) -> str | None:
    """The one file whose template is to be printed, if that is what was asked."""
    if len(paths) != 1:
        if stdout:
            raise UsageError("--stdout takes one file", hint="dobhashi extract --stdout source/sleeping.md")
        return None
    if stdout or paths[0] == "-":
        return paths[0]
    try:
        project = Project.find(folder)
    except ProjectError:
        return paths[0]
    return None if _within(project, Path(paths[0])) else paths[0]


def _within(project: Project, path: Path) -> bool:
    """Whether a path is for the project to look at: below it, and no Markdown file beside its folders."""
    place = path.resolve()
    ours = place.is_relative_to(project.source) or place.is_relative_to(project.locales)
    return ours or (place.is_relative_to(project.root) and not path.is_file())


def read_alone(name: str) -> Article:
    """One Markdown file, or standard input, as an article without a project."""
    if name == "-":
        return Article("stdin", "stdin", decode(sys.stdin.buffer.read(), "stdin"))
    path = Path(name)
    check_markdown(path, hint="give a Markdown file, or - for standard input")
    return Article(path.stem, path.as_posix(), read_text(path))


def check_markdown(path: Path, *, hint: str) -> None:
    """Raises `UsageError` for what cannot be an article: no file (a pipe will do), or a catalog."""
    if not (path.is_file() or path.is_fifo()):
        message = "not a file" if path.exists() else "no such file"
        raise UsageError(message, place=Place(str(path)), hint=hint)
    if path.suffix.lower() in (".po", ".pot"):
        raise UsageError("a catalog, not an article", place=Place(str(path)), hint=hint)


def template_of(name: str) -> tuple[str, tuple[Finding, ...]]:
    """The template of one file as PO text, and what is to be said of the file."""
    from pipeline import markup
    from pipeline.catalog.po import serialize_po
    from pipeline.catalog.template import template

    article = read_alone(name)
    meta = markup.meta(article)
    day = meta.updated or meta.published
    made = template(article.domain, markup.units(article), path=article.path, changed=day.isoformat() if day else "")
    return serialize_po(made), markup.said_in_vain(article)
