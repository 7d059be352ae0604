"""The header."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.catalog.headers import charset, names_language, same_plural_rule
from pipeline.checks.rule import N_, Family, Fault, Told, catalog_rule
from pipeline.checks.views import Folio
from pipeline.findings import Severity

_REQUIRED = ("Project-Id-Version", "PO-Revision-Date", "Last-Translator", "Language-Team", "MIME-Version")
"""Fields that `msgfmt -c` asks for and that `update` writes."""
_CHARSET = N_("save the file as UTF-8 and write charset=UTF-8 in its header; `dobhashi update` does both")
_UPDATE = N_("`dobhashi update` sets it right")


@catalog_rule("header", Family.FILES)
def header(folio: Folio) -> Iterator[Told]:
    """The first entry of the file is missing, or says something untrue about it.

    It names the language, the character set and the plural rule. A program that believes a wrong one shows the
    letters of another language, or the wrong form of a plural. `bn` and `bn_BD` are one language, and both plural
    rules that Bengali is written with are right.

    Bad:  `"Language: hi\\n"` in `locales/bn/LC_MESSAGES/walking.po`
    Good: `"Language: bn\\n"` there
    """
    catalog, language = folio.catalog, folio.language
    if not catalog.headers:
        yield None, Fault(N_("there is no header entry"), hint=_UPDATE)
        return
    told = catalog.header("Language")
    if not names_language(told, language):
        if told:
            message = N_("the header says Language: {told}, the file is {language}")
        else:
            message = N_("the header does not say that the file is {language}")
        yield None, Fault(message, {"told": told, "language": language.code}, hint=_UPDATE)
    name = charset(catalog.header("Content-Type"))
    if name.lower() not in ("utf-8", "utf8"):
        message = N_("the header says charset={charset}") if name else N_("the header names no charset")
        yield None, Fault(message, {"charset": name}, hint=_CHARSET, severity=Severity.WARNING)
    yield from _plural_rule(folio)
    present = {name.lower() for name, _ in catalog.headers}
    if lacking := [name for name in _REQUIRED if name.lower() not in present]:
        message = N_("the header has no {fields}")
        yield None, Fault(message, {"fields": ", ".join(lacking)}, hint=_UPDATE, severity=Severity.WARNING)


def _plural_rule(folio: Folio) -> Iterator[Told]:
    """An error where there are plurals; else nobody reads it."""
    catalog, language = folio.catalog, folio.language
    rule = catalog.header("Plural-Forms")
    accepted = (language.plural_forms, *language.plural_forms_accepted)
    if any(same_plural_rule(rule, other) for other in accepted):
        return
    message = N_("the header says Plural-Forms: {rule}") if rule else N_("the header has no Plural-Forms")
    plural = any(entry.msgid_plural is not None for entry in catalog.current)
    severity = Severity.ERROR if plural else Severity.WARNING
    values = {"rule": rule, "wanted": language.plural_forms}
    yield None, Fault(message, values, hint=N_("wanted is {wanted}"), severity=severity)
