"""Rules over one pair, for tests."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.catalog.glossary import Glossary
from pipeline.checks.pair import Pair
from pipeline.checks.rule import Family, Fault, Rule, Scope
from pipeline.languages import Language, language
from pipeline.model import Catalog, Message

BENGALI = language("bn")
PLACES = tuple(f"{label}: https://site.example/{label}" for label in ("link-1", "link-2", "image-1", "image-2"))


def pair_of(
    msgid: str, msgstr: str, kind: str = "paragraph", *, of: Language = BENGALI, glossary: Glossary | None = None
) -> Pair:
    message = Message(msgid, msgstr, notes=(f"type: {kind}", *PLACES), line=12)
    catalog = Catalog("walking", of.code, messages=(message,), path=f"locales/{of.code}/LC_MESSAGES/walking.po")
    [pair] = Pair.of(message, catalog, of, glossary=glossary)
    return pair


def faults(msgid: str, msgstr: str, kind: str = "paragraph", *, rules: Iterable[Rule], **more: object) -> list[Fault]:
    """What rules over pairs say of one translation; of one left as it is, only what is about completeness."""
    pair = pair_of(msgid, msgstr, kind, **more)  # type: ignore[arg-type]
    return [
        fault
        for rule in rules
        if rule.scope is Scope.PAIR
        and (not rule.scripts or pair.language.script in rule.scripts)
        and (msgid != msgstr or rule.family is Family.COMPLETENESS)
        for fault in rule.run(pair)
    ]


def codes(msgid: str, msgstr: str, kind: str = "paragraph", *, rules: Iterable[Rule], **more: object) -> list[str]:
    """The codes of the rules that say something."""
    return [rule.code for rule in rules if faults(msgid, msgstr, kind, rules=(rule,), **more)]
