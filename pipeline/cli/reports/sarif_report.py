"""SARIF 2.1.0, which code hosts and editors read: each check with its manual, each finding with its region and fix."""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import Any
from urllib.parse import quote

from pipeline import __version__
from pipeline.catalog.po import serialize_string
from pipeline.checks import known
from pipeline.checks.manual import manual
from pipeline.checks.wording import told as said
from pipeline.cli.reports import Told
from pipeline.cli.reports.places import Places
from pipeline.findings import Finding, Severity

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def report(told: Told) -> str:
    codes = sorted({one.code for one in told.findings})
    places = Places(told.root)
    run = {
        "tool": {
            "driver": {
                "name": "dobhashi",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_rule(code) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"PROJECT": {"description": {"text": "The folder that paths are relative to."}}},
        "results": [_result(one, codes.index(one.code), places, told.language) for one in told.findings],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str) -> dict[str, Any]:
    one = known().get(code)
    if one is None:
        return {"id": code}
    page = manual(one)
    return {
        "id": code,
        "shortDescription": {"text": page.title},
        "fullDescription": {"text": page.why or page.title},
        "help": {"text": page.text, "markdown": page.markdown},
        "defaultConfiguration": {"level": _LEVELS[one.severity]},
        "properties": {"tags": [one.family.value]},
    }


def _result(one: Finding, index: int, places: Places, language: str) -> dict[str, Any]:
    message, hint = said(one, language)
    place: dict[str, Any] = {"artifactLocation": _artifact(one)}
    region = places.region(one)
    if region.line:
        found = {"startLine": region.line, "startColumn": region.column}
        found |= {"endLine": region.end_line, "endColumn": region.end_column}
        place["region"] = {key: value for key, value in found.items() if value}
    result: dict[str, Any] = {
        "ruleId": one.code,
        "ruleIndex": index,
        "level": _LEVELS[one.severity],
        "message": {"text": f"{message}. {hint}" if hint else message},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"entry/v1": _fingerprint(one)},
        "properties": {"msgid": one.msgid, "msgctxt": one.msgctxt, "entry": one.entry, "language": one.language},
    }
    if one.fix is not None and (fix := _fix(one, places)):
        result["fixes"] = [fix]
    return result


def _artifact(one: Finding) -> dict[str, Any]:
    uri = quote(one.place.path)
    return {"uri": f"file://{uri}"} if one.place.path.startswith("/") else {"uri": uri, "uriBaseId": "PROJECT"}


def _fix(one: Finding, places: Places) -> dict[str, Any] | None:
    located = places.located(one)
    if located is None or one.fix is None:
        return None
    last = located.pieces[-1]
    region = {
        "startLine": located.first,
        "startColumn": 1,
        "endLine": located.last,
        "endColumn": last.column + len(last.raw) + 1,
    }
    text = serialize_string(located.word, one.fix).rstrip("\n")
    replacement = {"deletedRegion": region, "insertedContent": {"text": text}}
    return {
        "description": {"text": "The repaired translation"},
        "artifactChanges": [{"artifactLocation": _artifact(one), "replacements": [replacement]}],
    }


def _fingerprint(one: Finding) -> str:
    """The same for the same fault in the same entry, wherever in the file that stands."""
    texts = (one.code, one.domain, one.language, one.msgctxt or "", one.msgid, one.slice)
    return blake2b("\0".join(texts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
