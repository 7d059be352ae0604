"""What the checks make of the labelled set: how much they find for the right reason, and what they disturb."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from checks.labelled.defects import DEFECTS
from checks.labelled.mutator import Mutant, mutants
from checks.labelled.pairs import Labelled, catalog, clean, rewrites
from pipeline.catalog.glossary import parse_glossary
from pipeline.checks import RULES, Bench, bench
from pipeline.checks.rule import Scope
from pipeline.findings import Finding, Severity
from pipeline.languages import language
from pipeline.model import Catalog

ROOT = Path(__file__).resolve().parents[3]
SAFETY = ("numbers", "units", "frequency", "phones", "negation", "comparison", "sides")


@dataclass(frozen=True, slots=True)
class Caught:
    """A mutant and whether it was found for the right reason."""

    mutant: Mutant
    found: bool
    codes: tuple[str, ...]


def our_bench() -> Bench:
    """The rules as `dobhashi check` runs them, with the glossary of this repository."""
    path = ROOT / "locales" / "bn" / "glossary.csv"
    bengali = language("bn")
    glossary, _ = parse_glossary(path.read_text(encoding="utf-8"), str(path), bengali)
    return bench(bengali, [rule for rule in RULES if rule.scope in (Scope.PAIR, Scope.CATALOG)], glossary=glossary)


def findings(ours: Bench, pair: Labelled, msgstr: str | None = None) -> list[Finding]:
    """What is found in one translation; what is for information only is no alarm."""
    message = pair.message(msgstr)
    return [one for one in ours.message(message, catalog(message), 0) if one.severity > Severity.INFO]


def caught(ours: Bench, one: Mutant) -> Caught:
    """Whether a seeded defect is found, by a check that finds it for the right reason."""
    if one.other is None:
        codes = tuple(finding.code for finding in findings(ours, one.pair, one.msgstr))
    else:
        both = (one.pair.message(one.other.msgstr), one.other.message(one.pair.msgstr))
        told = ours.catalog(Catalog("labelled", "bn", messages=both, path="labelled.po"))
        codes = tuple(finding.code for finding in told if finding.severity > Severity.INFO)
    return Caught(one, any(code in one.defect.checks for code in codes), codes)


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything at once."""

    results: tuple[Caught, ...]
    errors: tuple[Labelled, ...]
    """Clean pairs that have an error."""
    alarms: tuple[Labelled, ...]
    """Clean pairs that have anything."""
    disturbed: tuple[Labelled, ...]
    """Rewrites that have anything."""
    pairs: int

    def recall(self, wanted: Callable[[Mutant], bool]) -> float:
        chosen = [one.found for one in self.results if wanted(one.mutant)]
        return sum(chosen) / len(chosen) if chosen else 1.0


def measured(pairs: Iterable[Labelled] | None = None) -> Measured:
    """The checks over the whole set, or over the mutants of some of its pairs."""
    ours = our_bench()
    good = list(clean() if pairs is None else pairs)
    told = [(pair, findings(ours, pair)) for pair in good]
    return Measured(
        tuple(caught(ours, one) for one in mutants(good, DEFECTS)),
        tuple(pair for pair, found in told if any(one.severity is Severity.ERROR for one in found)),
        tuple(pair for pair, found in told if found),
        tuple(pair for pair in rewrites() if findings(ours, pair)),
        len(good),
    )
