"""Checks from elsewhere: packages that name a `Rule`, or several, in the entry point group `dobhashi.checks`.

Whatever goes wrong in one is a finding about it. Nothing is imported while nobody offers any.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache

from pipeline.checks.rule import N_, Rule
from pipeline.entrypoints import offers
from pipeline.findings import Finding, Place, Severity, Wording

GROUP = "dobhashi.checks"

_CANNOT = N_("the checks {name} of {package} cannot be used: {error}")
_CANNOT_HINT = N_("ask its author, or uninstall it")


@dataclass(frozen=True, slots=True)
class Strangers:
    """What other packages bring."""

    rules: tuple[Rule, ...] = ()
    findings: tuple[Finding, ...] = ()
    """Why some cannot be used."""


def strangers(taken: Collection[str]) -> Strangers:
    """The rules of other packages; none may have a code in `taken`, which are ours."""
    return _strangers(frozenset(taken), tuple(sys.path)) if offers(GROUP) else Strangers()


def sources() -> list[str]:
    """The files that the rules of other packages are written in: a changed one changes what is found."""
    return sorted({rule.run.__code__.co_filename for rule in strangers(()).rules if hasattr(rule.run, "__code__")})


@cache
def _strangers(taken: frozenset[str], _path: tuple[str, ...]) -> Strangers:
    from importlib.metadata import entry_points

    rules: list[Rule] = []
    findings: list[Finding] = []
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: (entry.name, entry.value)):
        package = entry.dist.name if entry.dist else entry.value
        try:
            loaded = _as_rules(entry.load())
        except Exception as error:
            findings.append(_cannot(entry.name, package, f"{type(error).__name__}: {error}"))
            continue
        for rule in loaded:
            if rule.code in taken or any(rule.code == other.code for other in rules):
                findings.append(_cannot(entry.name, package, f"there is a check {rule.code} already"))
            else:
                rules.append(rule)
    return Strangers(tuple(rules), tuple(findings))


def _as_rules(loaded: object) -> tuple[Rule, ...]:
    rules = (loaded,) if isinstance(loaded, Rule) else tuple(loaded) if isinstance(loaded, Iterable) else ()
    if not rules or not all(isinstance(one, Rule) for one in rules):
        raise TypeError("neither a Rule nor a list of them")
    return tuple(one for one in rules if isinstance(one, Rule))


def _cannot(name: str, package: str, error: str) -> Finding:
    wording = Wording(_CANNOT, _CANNOT_HINT, (("name", name), ("package", package), ("error", error)))
    message, hint = wording.said(_CANNOT), wording.said(_CANNOT_HINT)
    return Finding("check-crashed", Severity.WARNING, message, Place(package), hint, family="files", wording=wording)
