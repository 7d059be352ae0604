"""JSON: one value, or one line for each finding; docs/json.md says what stands in it."""

from __future__ import annotations

import json
from typing import Any

from pipeline.cli.reports import Repairs, Told
from pipeline.cli.show import finding_json


def report(told: Told) -> str:
    counts = dict(told.counts)
    value: dict[str, Any] = {
        "findings": as_values(told),
        "messages": counts["messages"],
        "fuzzy": counts["fuzzy"],
        "empty": counts["empty"],
    }
    if told.repairs is not None:
        value |= {"repairs": _repairs(told.repairs), "written": told.repairs.written, "diff": told.repairs.diff}
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def as_values(told: Told) -> list[dict[str, Any]]:
    return [finding_json(one, told.language) for one in told.findings]


def _repairs(repairs: Repairs) -> list[dict[str, Any]]:
    return [
        {"file": one.shown, "line": line, "check": code, "possible": possible}
        for one in repairs.files
        for possible, made in ((True, one.mended), (False, one.failed))
        for code, line in made
    ]
