"""How results look on a terminal, in a log and in JSON: findings, tables, a progress bar."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any
from unicodedata import combining, east_asian_width

import click

from pipeline.findings import Finding, Severity, alike

if TYPE_CHECKING:
    from pipeline.catalog.worddiff import Edit

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


def findings(found: Iterable[Finding]) -> None:
    """One finding a line on standard error, a hint below it; what is said of several files is said once."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for one in found:
        groups.setdefault(alike(one), []).append(one)
    for one, *others in groups.values():
        severity = click.style(one.severity.word, fg=_COLOURS[one.severity], bold=True)
        click.echo(f"{one.place}: {severity}: {one.message} [{one.code}]", err=True)
        if others:
            click.echo(f"    … and the same of {plural(len(others), 'more file', 'more files')}", err=True)
        if one.hint:
            click.echo(f"    {one.hint}", err=True)


def finding_json(one: Finding, language: str = "") -> dict[str, Any]:
    """A finding as `--json` gives it, said in a language; documented in docs/json.md."""
    message, hint = one.message, one.hint
    if language:
        from pipeline.checks.wording import told

        message, hint = told(one, language)
    return {
        "file": one.place.path,
        "line": one.place.line,
        "domain": one.domain,
        "language": one.language,
        "check": one.code,
        "family": one.family,
        "severity": one.severity.word,
        "message": message,
        "hint": hint,
        "msgctxt": one.msgctxt,
        "msgid": one.msgid,
        "msgstr": one.msgstr,
        "entry": one.entry,
        "form": one.form,
        "span": list(one.span) if one.span else None,
        "slice": one.slice,
        "source_span": list(one.source_span) if one.source_span else None,
        "fix": one.fix,
    }


def edits_json(found: Iterable[Edit]) -> list[dict[str, Any]]:
    """A word diff as `--json` gives it."""
    return [{"old": one.before, "new": one.after, "old_span": one.old, "new_span": one.new} for one in found]


def edits(found: Sequence[Edit]) -> str:
    """The first words of a word diff: `[-ten-]{+five+}`."""
    return " ".join(f"[-{short(one.before)}-]{{+{short(one.after)}+}}" for one in found[:4])


def short(text: str) -> str:
    """A text in a line of 60 characters at most."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59] + "…"


def as_json(value: Any) -> None:
    """JSON on standard output, letters as they are."""
    text(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def text(data: str) -> None:
    """A file on standard output: UTF-8 and LF, whatever the terminal or the system prefers."""
    click.echo(data.encode("utf-8", "replace"), nl=False)


def table(head: Sequence[str], rows: Sequence[Sequence[str]], *, totals: int = 0) -> None:
    """Columns set under each other: the first two to the left, figures to the right; a rule above the totals."""
    widths = [max(_width(row[i]) for row in (head, *rows)) for i in range(len(head))]
    for number, row in enumerate((head, *rows)):
        if totals and number == 1 + len(rows) - totals:
            click.echo("─" * (sum(widths) + 2 * (len(widths) - 1)))
        cells = [_pad(cell, width, left=i < 2) for i, (cell, width) in enumerate(zip(row, widths, strict=True))]
        line = "  ".join(cells).rstrip()
        click.echo(line if number else click.style(line, bold=True))


def plural(count: int, one: str, many: str = "") -> str:
    """`1 file`, `2 files`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def _width(text: str) -> int:
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def _pad(text: str, width: int, *, left: bool) -> str:
    gap = " " * (width - _width(text))
    return text + gap if left else gap + text


class Bar:
    """A `Progress`: a bar on a terminal, a plain line every tenth of the way in a log."""

    def __init__(self) -> None:
        self.live = sys.stderr.isatty()
        self.label, self.total, self.done, self.told, self.width = "", 0, 0, 0, 0

    def start(self, label: str, total: int) -> None:
        self.label, self.total, self.done, self.told = label, total, 0, 0
        self._draw()

    def advance(self, n: int = 1) -> None:
        self.done += n
        self._draw()

    def finish(self) -> None:
        if self.live and self.total:
            self._line("")
            self._line("")
        self.total = 0

    def _draw(self) -> None:
        if not self.total:
            return
        if self.live:
            filled = 30 * self.done // self.total
            bar = "█" * filled + "░" * (30 - filled)
            self._line(f"{self.label:<8} {bar} {self.done}/{self.total}")
        elif self.total >= 20 and 10 * self.done // self.total > self.told:
            self.told = 10 * self.done // self.total
            click.echo(f"{self.label}: {self.done}/{self.total}", err=True)

    def _line(self, text: str) -> None:
        """The text over the one before, with blanks for what it leaves: no terminal is too simple for that."""
        click.echo(f"\r{text:<{self.width}}", nl=False, err=True)
        self.width = len(text)
