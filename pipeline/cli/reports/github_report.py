"""Annotations of GitHub Actions: workflow commands that show up beside the line in a pull request."""

from __future__ import annotations

from pipeline.checks.wording import told as said
from pipeline.cli.reports import Told
from pipeline.cli.reports.places import Places
from pipeline.findings import Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def report(told: Told) -> str:
    places = Places(told.root)
    lines = []
    for one in told.findings:
        region = places.region(one)
        message, hint = said(one, told.language)
        facts = {"file": one.place.path, "line": region.line}
        if region.column:
            facts["col"] = region.column
        if region.end_line:
            facts["endLine"] = region.end_line
            if region.end_line == region.line:
                facts["endColumn"] = region.end_column
        facts["title"] = one.code
        told_facts = ",".join(f"{key}={_property(str(value))}" for key, value in facts.items() if value)
        text = f"{message}\n{hint}" if hint else message
        lines.append(f"::{_COMMANDS[one.severity]} {told_facts}::{_data(text)}\n")
    return "".join(lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
