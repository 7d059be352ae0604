"""For people: by article, with source and translation, what is wrong underlined, and what would help."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from unicodedata import category

import click

from pipeline.checks.rule import N_
from pipeline.checks.wording import told as said
from pipeline.checks.wording import words
from pipeline.cli.reports import Repairs, Told
from pipeline.cli.show import plural
from pipeline.findings import Finding, Severity
from pipeline.graphemes import graphemes, whole, width
from pipeline.languages import language

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
_SEVERITIES = {Severity.ERROR: N_("error"), Severity.WARNING: N_("warning"), Severity.INFO: N_("info")}
_SUMMARY = N_("{findings} in {catalogs}: {messages} messages, {fuzzy} fuzzy, {empty} empty")
_FINDING, _FINDINGS = N_("{count} finding"), N_("{count} findings")
_CATALOG, _CATALOGS = N_("{count} catalog"), N_("{count} catalogs")
_LEFT = N_("for information only: {count}; --severity info shows them")
_MENDED = N_("{count} can be mended by `dobhashi check --fix`")


def findings(told: Told) -> str:
    """Every finding; "" when there is none."""
    known = words(told.language)
    lines: list[str] = []
    for domain, group in groupby(sorted(told.findings, key=_article), key=_article):
        if lines:
            lines.append("")
        lines.append(click.style(" · ".join(part for part in domain if part), bold=True))
        before: tuple[object, ...] = ()
        for one in group:
            lines += _lines(one, told.language, known, again=before == _entry(one))
            before = _entry(one) if one.source or one.msgstr else ()
    return "\n".join(lines)


def repaired(repairs: Repairs) -> str:
    """How much was mended, and what could not be."""
    lines = [
        f"{one.shown}:{line}: cannot be mended in this layout; `dobhashi normalise` first [{code}]"
        for one in repairs.files
        for code, line in one.failed
    ]
    mended = sum(len(one.mended) for one in repairs.files)
    word = "made" if repairs.written else "to be made"
    return "\n".join((*lines, f"{plural(mended, 'repair')} {word} in {plural(len(repairs.files), 'file')}"))


def summary(told: Told) -> str:
    """How much was looked at, and what there is besides."""
    return "\n".join(_summary(told, words(told.language)))


def _article(one: Finding) -> tuple[str, str]:
    return (one.domain or one.place.path, one.language)


def _entry(one: Finding) -> tuple[object, ...]:
    return (one.place, one.source, one.msgstr, one.span, one.source_span)


# ---------------------------------------------------------------- one finding


def _lines(one: Finding, language: str, known: Mapping[str, str], *, again: bool) -> Iterator[str]:
    """`again`: source and translation stand above already, with the same part underlined."""
    message, hint = said(one, language)
    severity = known.get(_SEVERITIES[one.severity], _SEVERITIES[one.severity])
    shown = click.style(severity, fg=_COLOURS[one.severity], bold=True)
    # At the margin, as compilers do: editors find their way by it.
    yield f"{one.place}: {shown}: {message} [{one.code}]"
    if not again and one.entry is not None:
        if one.source:
            yield from _underlined("source", one.source, one.source_span)
        if one.msgstr and one.msgstr != one.source:
            yield from _underlined(one.language, one.msgstr, one.span)
    if hint:
        yield f"    {hint}"


def _underlined(label: str, text: str, span: tuple[int, int] | None) -> Iterator[str]:
    """The text on one line, and below it what is meant; a long one is cut to the part around it."""
    room = max(40, min(_columns(), 160) - 16)
    start, end = whole(text, *span) if span else (0, 0)
    text, start, end = _cut(text, start, end, room)
    before, part, after = (_visible(piece) for piece in (text[:start], text[start:end], text[end:]))
    if span and not part:
        part = " "  # nothing stands there: a place between two letters
    elif span and not part.strip():
        part = part.replace(" ", "␣")
    marked = click.style(part, underline=True, bold=True) if span else part
    head = f"    {label:<8}"
    yield f"{head}{before}{marked}{after}".rstrip()
    if span:
        yield " " * (width(head) + width(before)) + "^" * max(1, width(part))


def _cut(text: str, start: int, end: int, room: int) -> tuple[str, int, int]:
    """As much of the text as there is room for, with the slice in it, cut between letters."""
    clusters = graphemes(text)
    if sum(map(width, clusters)) <= room:
        return text, start, end
    places, at = [], 0
    for cluster in clusters:
        places.append(at)
        at += len(cluster)
    first = next((n for n, place in enumerate(places) if place >= start), len(places)) if end > start or start else 0
    last = next((n for n, place in enumerate(places) if place >= end), len(places))
    last = min(last, first + room - 8) if end > start else first
    spare = max(0, room - (last - first) - 2)
    left = min(first, spare // 2)
    right = min(len(clusters) - last, spare - left)
    left = min(first, spare - right)
    begin, stop = first - left, last + right
    head = "…" if begin else ""
    tail = "…" if stop < len(clusters) else ""
    cut = "".join(clusters[begin:stop])
    offset = places[begin] - len(head) if begin < len(places) else 0
    inside = sum(map(len, clusters[begin:last])) + len(head)
    return f"{head}{cut}{tail}", start - offset, max(start - offset, min(end - offset, inside))


def _visible(text: str) -> str:
    """Nothing that would move the cursor, turn the line round or hide in it."""
    return "".join(_shown(letter) for letter in text)


def _shown(letter: str) -> str:
    if letter in "\u200c\u200d":
        return letter  # joiners belong to letters
    if letter == "\n":
        return "⏎"
    if letter == "\t":
        return "→"
    return f"⟨{ord(letter):04X}⟩" if category(letter) in ("Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp") else letter


def _columns() -> int:
    if sys.stdout.isatty() or "COLUMNS" in os.environ:
        return shutil.get_terminal_size((100, 24)).columns
    return 120


# ---------------------------------------------------------------- below


def _summary(told: Told, known: Mapping[str, str]) -> Iterator[str]:
    counts, count = dict(told.counts), _counts(told.language)
    serious = sum(one.severity >= Severity.WARNING for one in told.findings)
    values = {name: count(counts.get(name, 0)) for name in ("messages", "fuzzy", "empty")}
    values["findings"] = _counted(serious, _FINDING, _FINDINGS, known, count)
    values["catalogs"] = _counted(counts.get("catalogs", 0), _CATALOG, _CATALOGS, known, count)
    yield known.get(_SUMMARY, _SUMMARY).format_map(values)
    fixes = sum(one.fix is not None for one in told.findings)
    if fixes and told.repairs is None:
        yield known.get(_MENDED, _MENDED).format(count=count(fixes))
    if left := counts.get("left_out", 0):
        yield known.get(_LEFT, _LEFT).format(count=count(left))


def _counted(number: int, one: str, many: str, known: Mapping[str, str], count: Callable[[int], str]) -> str:
    text = one if number == 1 else many
    return known.get(text, text).format(count=count(number))


def _counts(code: str) -> Callable[[int], str]:
    """How a number is written in a language; as in English where we cannot speak it."""
    return language(code).number if code and words(code) else lambda number: f"{number:,}"
