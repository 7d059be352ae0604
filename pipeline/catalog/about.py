"""Findings about a catalog: where it is, which entry, and what that one says, put together in one place."""

from __future__ import annotations

from typing import Any

from pipeline.findings import Finding, Place, Severity, Wording
from pipeline.model import Catalog, Message


def about(
    code: str,
    severity: Severity,
    wording: Wording,
    catalog: Catalog,
    entry: Message | None = None,
    number: int | None = None,
    *,
    family: str,
    **more: Any,
) -> Finding:
    """A finding about a file, or about one entry of it, the `number`-th; looked up where it is not known.

    `more` are fields of the finding: `span`, `fix`, `form`, and `source` and `msgstr` of a plural form.
    """
    if entry is not None and number is None:
        number = next((at for at, one in enumerate(catalog.messages) if one is entry), None)
    said = {"source": entry.msgid, "msgstr": entry.msgstr} if entry is not None else {}
    return Finding(
        code,
        severity,
        wording.said(wording.message),
        Place(catalog.path, entry.line if entry is not None else 0),
        wording.said(wording.hint),
        catalog.domain,
        catalog.language or "",
        entry.msgctxt if entry is not None else None,
        entry.msgid if entry is not None else "",
        family=family,
        entry=number,
        wording=wording,
        **(said | more),
    )
