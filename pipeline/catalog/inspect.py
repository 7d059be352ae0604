"""What is wrong with a catalog as a file, whatever its translations say: header, plural forms, line ends at the edges.

Everything here would make `msgfmt -c` refuse the file, or another program read it wrongly.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.catalog.headers import charset, names_language, nplurals, same_plural_rule
from pipeline.findings import Finding, Place, Severity
from pipeline.model import Catalog, Message

if TYPE_CHECKING:
    from pipeline.languages import Language

_REQUIRED = ("Project-Id-Version", "PO-Revision-Date", "Last-Translator", "Language-Team", "MIME-Version")
"""Fields that `msgfmt -c` asks for and that `update` writes; the others have a finding of their own."""
_UPDATE = "`dobhashi update` sets it right"
_MARKS = "#-#-#-#-#"
"""What msgcat writes between translations that differ."""


def inspect(catalog: Catalog, language: Language) -> tuple[Finding, ...]:
    """The findings about one catalog file of a language, in the order of the file."""
    return (*_header(catalog, language), *_entries(catalog, language))


def _header(catalog: Catalog, language: Language) -> Iterator[Finding]:
    if not catalog.headers:
        yield about("header-missing", Severity.ERROR, "there is no header entry", catalog, hint=_UPDATE)
        return
    told = catalog.header("Language")
    if not names_language(told, language):
        message = f"the header says Language: {told}, the folder says {language.code}"
        yield about("language-differs", Severity.ERROR, message, catalog, hint=_UPDATE)
    if (name := charset(catalog.header("Content-Type"))).lower() != "utf-8":
        message = f"the header says charset={name}" if name else "the header names no charset"
        yield about("charset-differs", Severity.WARNING, message, catalog, hint="save the file as UTF-8")
    rule = catalog.header("Plural-Forms")
    accepted = (language.plural_forms, *language.plural_forms_accepted)
    if not any(same_plural_rule(rule, other) for other in accepted):
        message = f"the header says Plural-Forms: {rule}" if rule else "the header has no Plural-Forms"
        plural = any(entry.msgid_plural is not None for entry in catalog.current)
        severity = Severity.ERROR if plural else Severity.WARNING
        yield about("plural-rule-differs", severity, message, catalog, hint=f"wanted is {language.plural_forms}")
    present = {name.lower() for name, _ in catalog.headers}
    for name in _REQUIRED:
        if name.lower() not in present:
            yield about("header-incomplete", Severity.WARNING, f"the header has no {name}", catalog, hint=_UPDATE)


def _entries(catalog: Catalog, language: Language) -> Iterator[Finding]:
    forms = nplurals(catalog.header("Plural-Forms")) or nplurals(language.plural_forms)
    for entry in catalog.current:
        if entry.msgid_plural is not None and len(entry.msgstr_plural) != forms:
            message = f"{len(entry.msgstr_plural)} plural forms where the language has {forms}"
            yield about("plural-count-differs", Severity.ERROR, message, catalog, entry)
        if not entry.fuzzy:
            yield from _edges(entry, catalog)
        if any(_MARKS in text for text in (entry.msgstr, *entry.msgstr_plural)):
            message = "two translations joined by msgcat, between marks"
            yield about("marks-left", Severity.ERROR, message, catalog, entry, hint="keep one of the two")


def _edges(entry: Message, catalog: Catalog) -> Iterator[Finding]:
    """A line end at one edge of the text but not of its translation: `msgfmt -c` stops there."""
    texts = [text for text in (entry.msgid_plural, entry.msgstr, *entry.msgstr_plural) if text]
    for edge, has in (("begin", str.startswith), ("end", str.endswith)):
        if any(has(text, "\n") != has(entry.msgid, "\n") for text in texts):
            message = f"msgid and msgstr do not both {edge} with a line end"
            yield about("line-ends-differ", Severity.ERROR, message, catalog, entry)


def about(
    code: str, severity: Severity, message: str, catalog: Catalog, entry: Message | None = None, hint: str = ""
) -> Finding:
    """A finding about a catalog file, or about one entry of it."""
    return Finding(
        code,
        severity,
        message,
        Place(catalog.path, entry.line if entry else 0),
        hint,
        catalog.domain,
        catalog.language or "",
        entry.msgctxt if entry else None,
        entry.msgid if entry else "",
    )
