"""JSON: one value, or one line for each finding; docs/json.md says what stands in it."""

from __future__ import annotations

import json
from typing import Any

from pipeline.cli.reports import Told
from pipeline.cli.show import finding_json


def report(told: Told) -> str:
    counts = dict(told.counts)
    value = {
        "findings": as_values(told),
        "messages": counts["messages"],
        "fuzzy": counts["fuzzy"],
        "empty": counts["empty"],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def as_values(told: Told) -> list[dict[str, Any]]:
    return [finding_json(one, told.language) for one in told.findings]
