"""What findings say, in the language of who reads them: messages and hints are gettext messages of the domain
`checks`, which ships with us (`tools/check_words.py` keeps it)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from pipeline.catalog.po import parse_po
from pipeline.findings import Finding

DOMAIN = "checks"


def languages() -> tuple[str, ...]:
    """The languages that findings can be told in, besides English."""
    folder = files("pipeline") / "data" / "locales"
    return tuple(sorted(entry.name for entry in folder.iterdir() if (entry / f"{DOMAIN}.po").is_file()))


def words(language: str) -> Mapping[str, str]:
    """English → this language; empty for one that we do not have."""
    return _words(language) or _words(language.partition("-")[0])


def told(finding: Finding, language: str) -> tuple[str, str]:
    """A finding's message and hint in a language; what is not translated stays English."""
    wording, known = finding.wording, words(language)
    if wording is None:
        return known.get(finding.message, finding.message), known.get(finding.hint, finding.hint)
    message, hint = (wording.said(known.get(text, text)) for text in (wording.message, wording.hint))
    return message, hint


@cache
def _words(language: str) -> Mapping[str, str]:
    resource = files("pipeline") / "data" / "locales" / language / f"{DOMAIN}.po"
    if not language or not resource.is_file():
        return {}
    catalog = parse_po(resource.read_bytes(), path=f"{DOMAIN}.po", domain=DOMAIN, language=language)
    return {message.msgid: message.msgstr for message in catalog.messages if message.translated}
