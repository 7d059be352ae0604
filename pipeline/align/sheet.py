"""The review sheet: both articles side by side on one page, what is not sure marked. No script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from pipeline.align.harvest import Row
from pipeline.languages import Language
from pipeline.model import Unit

_STYLE = """
:root { color-scheme: light dark }
body { font: 1rem/1.6 system-ui, sans-serif; margin: 2rem auto; max-width: 80rem; padding: 0 1rem }
table { border-collapse: collapse; width: 100%; table-layout: fixed }
th, td { border: 1px solid #8886; padding: .5rem .75rem; text-align: start; vertical-align: top }
td { overflow-wrap: anywhere }
th:first-child, td:first-child { width: 9rem }
tr.doubt td { background: #ffb30022 }
tr.alone td { background: #d3200022 }
tr:target td:first-child { outline: 3px solid #2277cc }
small { display: block; opacity: .8 }
.none { font-style: italic; opacity: .7 }
""".strip()


def sheet(found: Sequence[Row], *, title: str, english: str, other: str, language: Language, threshold: float) -> str:
    """The page for a person who reads both languages. `english` and `other` are the paths of the articles."""
    doubtful = [number for number, row in enumerate(found, 1) if _mark(row, threshold)]
    sure = len(found) - len(doubtful)
    links = ", ".join(f'<a href="#r{number}">{number}</a>' for number in doubtful)
    head = f"<p>{sure} of {len(found)} pairs are sure (confidence {threshold:.0%} or more). " + (
        f"To look at: {links}.</p>" if links else "Nothing is left to look at.</p>"
    )
    columns = f"<tr><th>Pair</th><th>{escape(english)}</th><th>{escape(other)}</th></tr>"
    lines = "\n".join(line for number, row in enumerate(found, 1) for line in _row(number, row, language, threshold))
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n<body>\n<h1>{escape(title)}</h1>\n"
        f"{head}\n<table>\n<thead>{columns}</thead>\n<tbody>\n{lines}\n</tbody>\n</table>\n</body>\n</html>\n"
    )


def _row(number: int, row: Row, language: Language, threshold: float) -> Iterator[str]:
    mark = _mark(row, threshold)
    told = f"<strong>{row.confidence:.0%}</strong>" if row.english and row.other else "<strong>alone</strong>"
    word = {"doubt": "<small>to be looked at</small>", "alone": "<small>without a partner</small>", "": ""}[mark]
    reasons = f"<small>{escape(', '.join(row.reasons))}</small>" if row.reasons else ""
    kinds = f"<small>{escape(', '.join(dict.fromkeys(unit.kind for unit in row.english or row.other)))}</small>"
    yield f'<tr id="r{number}"{f" class={mark}" if mark else ""}>'
    yield f"<td>{number}: {told}{word}{kinds}{reasons}</td>"
    yield f"<td>{_texts(row.english)}</td>"
    yield f'<td lang="{escape(language.code)}" dir="{language.direction}">{_texts(row.other)}</td></tr>'


def _mark(row: Row, threshold: float) -> str:
    if not row.english or not row.other:
        return "alone"
    return "doubt" if row.confidence < threshold else ""


def _texts(units: Sequence[Unit]) -> str:
    if not units:
        return '<span class="none" lang="en" dir="ltr">nothing</span>'
    return "<hr>".join(f"{escape(unit.msgid)}<small>line {unit.line}</small>" for unit in units)
