"""JSON lines: one finding a line."""

from __future__ import annotations

import json

from pipeline.cli.reports import Told
from pipeline.cli.reports.json_report import as_values


def report(told: Told) -> str:
    return "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in as_values(told))
