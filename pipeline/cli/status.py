"""`dobhashi status`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli import options, show
from pipeline.model import Coverage

if TYPE_CHECKING:
    from pipeline.build.audit import Standing
    from pipeline.catalog.lags import Lag

_HEAD = ("article", "language", "translated", "fuzzy", "empty", "words", "percent", "safety", "stale since")


@click.command("status")
@options.paths
@options.languages
@click.option("--stale", is_flag=True, help="List the passages whose English was edited since, with what changed.")
@options.as_json
@options.project
def command(paths: tuple[str, ...], languages: tuple[str, ...], stale: bool, as_json: bool, folder: Path) -> None:
    """Show how much of each article is translated.

    Counts against the articles as they are now, whether or not `update` has been run. "words" are those of the
    English text, "percent" is the share of them that has a translation of the English as it is now, "safety" counts the
    passages whose English was edited in what may harm readers (a number, a "not", a side, a dose), "stale since" is the
    day of the English text that the translation has not caught up with. A translation with a fault that keeps it from
    readers is counted; how many the last build met is said below, and `dobhashi check` names them.

    \b
      dobhashi status
      dobhashi status --stale
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
                    | {"safety": one.dangers, "stale_since": one.stale_since or None, "refused": one.refused}
                    for one in report.standings
                ],
                "totals": {
                    code: _figures(total(one for one in report.standings if one.language == code)) for code in codes
                },
                "stale": [_lag(one, lag) for one in report.standings for lag in one.lags],
                "findings": [show.finding_json(one) for one in report.findings],
            }
        )
    elif stale:
        late = [(one, lag) for one in report.standings for lag in one.lags]
        for one, lag in sorted(late, key=lambda pair: -pair[1].weight):
            click.echo(_told(one, lag))
        click.echo(f"{show.plural(len(late), 'passage')} changed in English since they were translated")
        show.findings(report.findings)
    else:
        rows = [(one.domain, one.language, *_cells(one), one.stale_since) for one in report.standings]
        for code in codes:
            mine = [one for one in report.standings if one.language == code]
            everything = Standing("all", code, total(mine), lags=tuple(lag for one in mine for lag in one.lags))
            rows.append(("all", code, *_cells(everything), ""))
        show.table(_HEAD, rows, totals=len(codes))
        if refused := sum(one.refused for one in report.standings):
            passages = show.plural(refused, "translated passage is", "translated passages are")
            click.echo(f"{passages} not shown to readers, for a fault: `dobhashi check` names them")
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


def _lag(standing: Standing, lag: Lag) -> dict[str, Any]:
    assert lag.message.previous is not None
    change = lag.change
    return {
        "article": standing.domain,
        "language": standing.language,
        "msgctxt": lag.message.msgctxt,
        "msgid": lag.message.msgid,
        "made_for": lag.message.previous.msgid,
        "since": lag.since.isoformat() if lag.since else None,
        "class": lag.weight.word,
        "why": list(change.reasons),
        "diff": show.edits_json(change.edits),
    }


def _told(standing: Standing, lag: Lag) -> str:
    """One passage: how grave, where, since when, the words that changed."""
    since = f" since {lag.since}" if lag.since else ""
    place = f"{standing.language} {standing.domain}"
    return f"{lag.weight.word} {place}{since}: {show.short(lag.message.msgid)} {show.edits(lag.change.edits)}"


def _cells(standing: Standing) -> tuple[str, ...]:
    coverage = standing.coverage
    return (
        f"{coverage.translated_units:,}",
        f"{coverage.fuzzy_units:,}",
        f"{coverage.empty_units:,}",
        f"{coverage.words:,}",
        f"{coverage.percent:.1f}",
        f"{standing.dangers:,}",
    )
