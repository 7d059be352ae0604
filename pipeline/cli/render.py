"""`dobhashi render`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipeline.cli import show
from pipeline.cli.extract import read_alone
from pipeline.errors import CatalogError, UsageError
from pipeline.findings import Place


@click.command("render")
@click.argument("file", metavar="FILE.md")
@click.option("--catalog", type=click.Path(dir_okay=False, path_type=Path), help="The translation, a .po file.")
@click.option("--language", "-l", metavar="CODE", help="The catalog's language, if its header does not say it.")
@click.option("--body", is_flag=True, help="Only the article's HTML, as any CommonMark renderer would write it.")
def command(file: str, catalog: Path | None, language: str | None, body: bool) -> None:
    """Print the page of one Markdown file, translated by a catalog. Needs no project; `-` reads standard input.

    Passages without a translation stay English and carry lang="en"; fuzzy ones count as without, and so does a
    translation that the checks refuse (`dobhashi check`), as in a build.

    \b
      dobhashi render article.md > article.html
      dobhashi render article.md --catalog bn.po --body
    """
    from pipeline import markup
    from pipeline.build.checking import bench_of
    from pipeline.build.vetting import Vetted
    from pipeline.catalog.answers import lookup
    from pipeline.catalog.po import parse_po
    from pipeline.languages import language as language_of
    from pipeline.render.html import plain, standalone

    article = read_alone(file)
    answers, read, code = None, None, language or "en"
    if catalog is not None:
        try:
            data = catalog.read_bytes()
        except OSError as error:
            raise CatalogError(f"cannot read: {error.strerror}", place=Place(str(catalog))) from error
        read = parse_po(data, path=str(catalog), domain=article.domain, language=language)
        code = language or read.header("Language").replace("_", "-")
        if not code:
            raise UsageError("the header names no language", place=Place(str(catalog)), hint="say it: --language bn")
    into = language_of(code)
    if read is not None:
        answers = Vetted(lookup(read), read, bench_of(None, into))
    page = markup.page(article, answers, language=code)
    show.text(plain(page) if body else standalone(page, into))
    findings = (*page.findings, *(answers.findings if answers else ()))
    show.findings(findings)
    sys.exit(1 if findings else 0)
