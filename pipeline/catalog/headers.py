"""The header entry of a catalog: which fields are ours, in which order they stand, what they must say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.languages import Language
    from pipeline.model import Catalog

Headers = tuple[tuple[str, str], ...]

RULES = "1"
"""Version of the rules by which units are taken from an article; `X-Dobhashi-Rules` in every file."""

_ORDER = {
    name.lower(): place
    for place, name in enumerate(
        (
            "Project-Id-Version",
            "Report-Msgid-Bugs-To",
            "POT-Creation-Date",
            "PO-Revision-Date",
            "Last-Translator",
            "Language-Team",
            "Language",
            "MIME-Version",
            "Content-Type",
            "Content-Transfer-Encoding",
            "Plural-Forms",
        )
    )
}
"""gettext's order; msgmerge puts these first, in this order, whatever the file says."""


def revised(catalog: Catalog) -> date | None:
    """The day a translator's editor last wrote into `PO-Revision-Date`; None where it says none."""
    with suppress(ValueError):
        return date.fromisoformat(catalog.header("PO-Revision-Date")[:10])
    return None


def template_headers(domain: str, *, created: str, source_language: str) -> Headers:
    """The header of a template. `msgfmt -c` has nothing to say to it: a field without a value is a value."""
    return (
        ("Project-Id-Version", domain),
        ("Report-Msgid-Bugs-To", ""),
        ("POT-Creation-Date", created),
        ("PO-Revision-Date", ""),
        ("Last-Translator", ""),
        ("Language-Team", ""),
        # An empty one is "still the initial value" to msgfmt.
        ("Language", gettext_code(source_language)),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("X-Dobhashi-Rules", RULES),
        ("X-Source-Language", source_language),
    )


def merged_headers(template: Headers, old: Headers, *, language: Language, renamed_from: str | None = None) -> Headers:
    """The header of a catalog: what people and their editors wrote there stays, what is ours is set right.

    Ours are the fields that follow from the template and the language. `renamed_from` is the domain an old header
    was written for, where that is another one.
    """
    fields = {name.lower(): (name, value) for name, value in template}
    known = {name.lower(): value for name, value in old}
    kept = ["Report-Msgid-Bugs-To", "PO-Revision-Date", "Last-Translator", "Language-Team"]
    if known.get("project-id-version") != renamed_from:
        kept.append("Project-Id-Version")
    for name in kept:
        if value := known.get(name.lower()):
            fields[name.lower()] = (name, value)
    fields["language"] = ("Language", _language(known.get("language", ""), language))
    fields["plural-forms"] = ("Plural-Forms", _plural_forms(known.get("plural-forms", ""), language))
    strangers = [(name, value) for name, value in old if name.lower() not in fields]
    return in_order((*fields.values(), *strangers))


def in_order(headers: Iterable[tuple[str, str]]) -> Headers:
    """gettext's fields in gettext's order, then others as they come, then `X-` by the alphabet."""

    def place(field: tuple[str, str]) -> tuple[int, str]:
        name = field[0].lower()
        return (len(_ORDER) + 1, name) if name.startswith("x-") else (_ORDER.get(name, len(_ORDER)), "")

    return tuple(sorted(headers, key=place))


def gettext_code(code: str) -> str:
    """A language code as gettext writes it: `pt_BR` for `pt-BR`."""
    return code.replace("-", "_")


def names_language(value: str, language: Language) -> bool:
    """Whether a `Language` field means this language: `bn`, and `bn_BD` where that is the language's own territory."""
    code = gettext_code(language.code)
    return value in (code, f"{code}_{language.territory}")


def same_plural_rule(value: str, other: str) -> bool:
    """Whether two `Plural-Forms` fields say the same but for white space and brackets around the whole."""
    return _plural_tokens(value) == _plural_tokens(other)


def nplurals(plural_forms: str) -> int | None:
    """How many forms a `Plural-Forms` field asks for; None where it does not say."""
    found = re.search(r"nplurals\s*=\s*([0-9]+)", plural_forms)
    return int(found[1]) if found else None


def charset(content_type: str) -> str:
    """What a `Content-Type` field says after `charset=`, "" for nothing."""
    found = re.search(r"charset=([^\s;]+)", content_type)
    return found[1] if found else ""


def _language(old: str, language: Language) -> str:
    return old if names_language(old, language) else gettext_code(language.code)


def _plural_forms(old: str, language: Language) -> str:
    accepted = (language.plural_forms, *language.plural_forms_accepted)
    return old if any(same_plural_rule(old, rule) for rule in accepted) else language.plural_forms


def _plural_tokens(value: str) -> str:
    squeezed = re.sub(r"\s", "", value).rstrip(";")
    return re.sub(r"plural=\((.*)\)$", r"plural=\1", squeezed)
