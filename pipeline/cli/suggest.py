"""`dobhashi suggest`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli import options, show
from pipeline.errors import UsageError

if TYPE_CHECKING:
    from pipeline.build.memory import Answers
    from pipeline.catalog.memory import Suggestion


@click.command("suggest")
@click.argument("text", required=False)
@click.option(
    "--file",
    "catalog",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Answer every empty or fuzzy entry of this .po file.",
)
@options.languages
@click.option("--limit", "-n", type=click.IntRange(1), default=3, show_default=True, help="Suggestions for a text.")
@click.option(
    "--cut-off",
    type=click.FloatRange(0.3, 1),
    default=0.6,
    show_default=True,
    help="How much alike a text must be, 0.3 to 1.",
)
@options.as_json
@options.project
def command(
    text: str | None,
    catalog: Path | None,
    languages: tuple[str, ...],
    limit: int,
    cut_off: float,
    as_json: bool,
    folder: Path,
) -> None:
    """Show what has been translated before that resembles a text.

    Asks the memory of a language: all its catalogs, entries that are no longer used among them, and the files in
    locales/<language>/memory/ (.po and .tmx). Each answer shows how much alike the texts are, from where it comes, and
    the words that differ: [-only there-] {+only here+}. Quotes, dashes, blanks, joiners and the script of digits do
    not count.

    \b
      dobhashi suggest "Put a pillow between your knees."
      dobhashi suggest --file locales/bn/LC_MESSAGES/sleeping.po
      dobhashi suggest "Rest" --language bn --json
    """
    from pipeline.build.memory import recall, suggest, suggest_for
    from pipeline.catalog.po import parse_po

    if (text is None) == (catalog is None):
        both = ", not both" if catalog else ""
        raise UsageError(f"give a text, or a catalog with --file{both}", hint='dobhashi suggest "Lie on your side."')
    if text is not None and not text.strip():
        raise UsageError("the text is empty", hint='dobhashi suggest "Lie on your side."')
    project = options.find(folder)
    findings = []
    told = []
    for code in _codes(project.chosen_languages(languages), project.site.source_language):
        memory, faults = recall(project, code)
        findings += faults
        if catalog is None:
            answers: Iterable[Answers] = [suggest(memory, text or "", limit=limit, cut_off=cut_off)]
        else:
            asked = parse_po(catalog.read_bytes(), path=str(catalog), domain=catalog.stem, language=code)
            answers = suggest_for(memory, asked.messages, limit=limit, cut_off=cut_off)
        for answer in answers:
            if as_json:
                told += [_json(code, answer, one) for one in answer.suggestions]
            else:
                _tell(answer, str(catalog) if catalog else "")
    if as_json:
        show.as_json({"suggestions": told, "findings": [show.finding_json(one) for one in findings]})
    else:
        show.findings(findings)
    sys.exit(1 if findings else 0)


def _codes(chosen: tuple[str, ...], source: str) -> list[str]:
    codes = [code for code in chosen if code != source]
    if not codes:
        raise UsageError(f"nothing is translated into {source}", hint="it is the language of the articles")
    return codes


def _tell(answer: Answers, path: str) -> None:
    if path:
        click.echo(click.style(f"{path}:{answer.line}: {answer.text}", bold=True))
    if not answer.suggestions:
        click.echo("  nothing like it has been translated")
    for one in answer.suggestions:
        doubt = ", in doubt" if one.fuzzy else ""
        click.echo(f"  {one.score:4.0%}  {one.where}{doubt}")
        click.echo(f"        {one.text}")
        if one.source != answer.text:
            click.echo(f"        {_diff(one.source, answer.text)}")


def _json(code: str, answer: Answers, one: Suggestion) -> dict[str, object]:
    return {
        "language": code,
        "text": answer.text,
        "line": answer.line or None,
        "suggestion": one.text,
        "source": one.source,
        "msgctxt": one.msgctxt,
        "score": round(one.score, 3),
        "where": one.where,
        "fuzzy": one.fuzzy,
        "diff": _diff(one.source, answer.text),
    }


def _diff(old: str, new: str) -> str:
    """Both texts as one: `sit [-now-] {+later+}`."""
    from pipeline.catalog.worddiff import word_diff

    shown, at = [], 0
    for edit in word_diff(old, new):
        shown.append(old[at : edit.old[0]])
        gone, come = (f"[-{edit.before}-]" if edit.before else ""), (f"{{+{edit.after}+}}" if edit.after else "")
        shown.append(f"{gone} {come}" if gone and come else gone or f"{come} ")
        at = edit.old[1]
    return " ".join("".join((*shown, old[at:])).split())
