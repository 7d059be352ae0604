"""JUnit's XML: a suite for each file, a case for each finding; errors and warnings have failed, the rest is told."""

from __future__ import annotations

import re
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from pipeline.checks.wording import told as said
from pipeline.cli.reports import Told
from pipeline.findings import Finding, Severity

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def report(told: Told) -> str:
    serious = sum(one.severity >= Severity.WARNING for one in told.findings)
    total = max(len(told.findings), 1)
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>\n',
        f'<testsuites name="dobhashi check" tests="{total}" failures="{serious}" errors="0">\n',
    ]
    if not told.findings:
        parts.append('  <testsuite name="catalogs" tests="1" failures="0" errors="0" skipped="0">\n')
        parts.append('    <testcase classname="catalogs" name="check"/>\n  </testsuite>\n')
    for path, group in groupby(told.findings, key=lambda one: one.place.path):
        found = list(group)
        failures = sum(one.severity >= Severity.WARNING for one in found)
        head = f'tests="{len(found)}" failures="{failures}" errors="0" skipped="0"'
        parts.append(f"  <testsuite name={_quoted(path)} {head}>\n")
        parts += [_case(one, told.language) for one in found]
        parts.append("  </testsuite>\n")
    return "".join((*parts, "</testsuites>\n"))


def _case(one: Finding, language: str) -> str:
    message, hint = said(one, language)
    name = f"{one.code} {one.place}"
    case = f"    <testcase classname={_quoted(one.domain or one.place.path)} name={_quoted(name)}"
    case += f" file={_quoted(one.place.path)} line={_quoted(str(one.place.line))}"
    lines = [hint, f"source: {one.source}" if one.source else "", f"translation: {one.msgstr}" if one.msgstr else ""]
    body = escape(_clean("\n".join(line for line in lines if line)))
    if one.severity >= Severity.WARNING:
        kind = _quoted(one.severity.word)
        return f"{case}>\n      <failure type={kind} message={_quoted(message)}>{body}</failure>\n    </testcase>\n"
    return f"{case}>\n      <system-out>{escape(_clean(message))}\n{body}</system-out>\n    </testcase>\n"


def _quoted(text: str) -> str:
    return quoteattr(_clean(text), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def _clean(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return _FORBIDDEN.sub("\ufffd", text)
