"""`dobhashi align`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from pipeline.cli import options, show
from pipeline.cli.extract import check_markdown
from pipeline.errors import ProjectError, UsageError
from pipeline.findings import Place
from pipeline.model import Article
from pipeline.project import Project
from pipeline.textfile import read_text


@click.command("align")
@click.argument("english", type=click.Path(dir_okay=False, path_type=Path), metavar="ENGLISH.md")
@click.argument("other", type=click.Path(dir_okay=False, path_type=Path), metavar="TRANSLATED.md")
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), help="Write the catalog here.")
@click.option("--sheet", type=click.Path(dir_okay=False, path_type=Path), help="Write a page to review the pairs on.")
@click.option(
    "--threshold",
    type=click.FloatRange(0, 1),
    default=0.8,
    show_default=True,
    help="Confidence below which an entry is fuzzy.",
)
@click.option("--language", "-l", "code", metavar="CODE", help="The translation's language. Default: the project's.")
@options.project
def command(
    english: Path,
    other: Path,
    output: Path | None,
    sheet: Path | None,
    threshold: float,
    code: str | None,
    folder: Path,
) -> None:
    """Make a catalog from an article that is already translated.

    Pairs the passages of both files by what they share: kinds and order, numbers in any digits, links, pictures,
    footnotes, DOIs, lengths, words that sound alike, and words learnt from the articles and from the project's other
    translations. Pairs below the threshold are fuzzy and say so in a comment; passages may be moved, joined, split or
    left out. The sheet shows all of it side by side.

    Prints the catalog without -o. An existing file is never overwritten. Needs no project.

    \b
      dobhashi align source/sleeping.md old-site/ghum.md -o locales/bn/LC_MESSAGES/sleeping.po --sheet sleeping.html
      dobhashi align article.md article.bn.md --language bn > bn.po
    """
    from pipeline.align.sheet import sheet as review
    from pipeline.build.alignment import align
    from pipeline.build.atomic import write_atomic
    from pipeline.catalog.po import serialize_po
    from pipeline.languages import language as language_of

    for path in (output, sheet):
        if path and path.exists():
            raise UsageError("the file is there already", place=Place(str(path)), hint="give the name of a new file")
    project = _project(folder)
    code = code or (project.site.targets[0] if project and project.site.targets else "bn")
    language = project.language(code) if project and code in project.site.languages else language_of(code)
    ours, theirs = _article(english, project), _article(other, None)
    done = align(ours, theirs, language, threshold=threshold, known=tuple(_known(project, code)))
    if output:
        write_atomic(output.resolve(), serialize_po(done.catalog).encode())
    else:
        click.echo(serialize_po(done.catalog), nl=False)
    if sheet:
        page = review(
            done.rows,
            title=f"{ours.path} and {theirs.path}",
            english=ours.path,
            other=theirs.path,
            language=language,
            threshold=threshold,
        )
        write_atomic(sheet.resolve(), page.encode())
    told = f"{done.sure:,} translated, {done.doubtful:,} fuzzy, {done.empty:,} empty"
    left = f"; {show.plural(done.left_over, 'passage')} of {other} left over" if done.left_over else ""
    click.echo(f"{told}{left}", err=True)
    sys.exit(0)


def _project(folder: Path) -> Project | None:
    try:
        return options.find(folder)
    except ProjectError:
        return None


def _article(path: Path, project: Project | None) -> Article:
    """The file as an article: under its own domain where it is one of the project."""
    check_markdown(path, hint="give two Markdown files")
    whole = path.resolve()
    if project and whole.is_relative_to(project.source):
        return project.article(whole.relative_to(project.source).as_posix().removesuffix(".md"))
    return Article(path.stem, path.as_posix(), read_text(path, name=path.as_posix()))


def _known(project: Project | None, code: str) -> Iterator[tuple[str, str]]:
    """Texts and translations of the project, for words; files that cannot be read are `check`'s business."""
    if project and code in project.site.targets:
        from pipeline.build.memory import recall

        memory, _ = recall(project, code)
        yield from memory.pairs()
