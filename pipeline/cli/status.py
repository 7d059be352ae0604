"""`dobhashi status`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from pipeline.cli import options, show
from pipeline.model import Coverage

_HEAD = ("article", "language", "translated", "fuzzy", "empty", "words", "percent", "stale since")


@click.command("status")
@options.paths
@options.languages
@options.as_json
@options.project
def command(paths: tuple[str, ...], languages: tuple[str, ...], as_json: bool, folder: Path) -> None:
    """Show how much of each article is translated.

    Counts against the articles as they are now, whether or not `update` has been run. "words" are those of the
    English text, "percent" is the share of them that readers get translated, "stale since" the day of the English
    text that the translation has not caught up with.

    \b
      dobhashi status
      dobhashi status --language bn --json
    """
    from pipeline.build.audit import Standing, status

    project = options.find(folder)
    report = status(project, options.chosen(project, paths), languages)

    def total(standings: Iterable[Standing]) -> Coverage:
        return sum((one.coverage for one in standings), start=Coverage())

    codes = list(dict.fromkeys(one.language for one in report.standings))
    if as_json:
        show.as_json(
            {
                "articles": [
                    {"article": one.domain, "language": one.language}
                    | _figures(one.coverage)
                    | {"stale_since": one.stale_since or None}
                    for one in report.standings
                ],
                "totals": {
                    code: _figures(total(one for one in report.standings if one.language == code)) for code in codes
                },
                "findings": [show.finding_json(one) for one in report.findings],
            }
        )
    else:
        rows = [(one.domain, one.language, *_cells(one.coverage), one.stale_since) for one in report.standings]
        for code in codes:
            everything = total(one for one in report.standings if one.language == code)
            rows.append(("all", code, *_cells(everything), ""))
        show.table(_HEAD, rows, totals=len(codes))
        show.findings(report.findings)
    sys.exit(1 if report.findings else 0)


def _figures(coverage: Coverage) -> dict[str, Any]:
    return {
        "messages": coverage.units,
        "translated": coverage.translated_units,
        "fuzzy": coverage.fuzzy_units,
        "empty": coverage.empty_units,
        "words": coverage.words,
        "words_translated": coverage.translated_words,
        "words_fuzzy": coverage.fuzzy_words,
        "words_empty": coverage.empty_words,
        "percent": round(coverage.percent, 1),
    }


def _cells(coverage: Coverage) -> tuple[str, ...]:
    return (
        f"{coverage.translated_units:,}",
        f"{coverage.fuzzy_units:,}",
        f"{coverage.empty_units:,}",
        f"{coverage.words:,}",
        f"{coverage.percent:.1f}",
    )
