"""What the checks find of seeded defects, and what they disturb, next to `pofilter`: the same texts in the same run.

    python -m benchmarks.recall [--markdown]

The labelled set is that of the tests (`tests/checks/labelled`): clean pairs, harmless rewrites, and defects of over
two hundred classes. Ours counts a defect as found only when a check finds it for the right reason, at warning or error.
pofilter is given every benefit: whatever it says of a bad translation counts, unless it says the same of the good one.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from checks.labelled.defects import DEFECTS
from checks.labelled.measure import SAFETY, Measured, measured
from checks.labelled.mutator import Mutant, mutants
from checks.labelled.pairs import Labelled, clean, held_out, rewrites

GRADES = ("critical", "major", "minor")


@dataclass(frozen=True, slots=True)
class Peer:
    """What another tool makes of the set."""

    found: dict[int, bool]
    """By the number of the mutant."""
    alarms: int
    disturbed: int


def pofilter(pairs: Sequence[Labelled], bad: Sequence[Mutant], others: Sequence[Labelled]) -> Peer:
    """translate-toolkit's checks, all of them, set for Bengali."""
    from translate.filters.checks import CheckerConfig, StandardChecker, StandardUnitChecker, TeeChecker
    from translate.storage.pypo import pounit

    classes = [StandardChecker, StandardUnitChecker]
    checker = TeeChecker(CheckerConfig(targetlanguage="bn"), checkerclasses=classes, languagecode="bn")

    def said(msgid: str, msgstr: str) -> frozenset[str]:
        unit = pounit(msgid)
        unit.target = msgstr
        return frozenset(checker.run_filters(unit))

    before = {(pair.msgid, pair.msgstr): said(pair.msgid, pair.msgstr) for pair in pairs}
    found = {
        number: bool(said(one.pair.msgid, one.msgstr) - before[one.pair.msgid, one.pair.msgstr])
        for number, one in enumerate(bad)
    }
    disturbed = sum(bool(said(pair.msgid, pair.msgstr)) for pair in others)
    return Peer(found, sum(map(bool, before.values())), disturbed)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--markdown", action="store_true", help="the tables as Markdown")
    options = parser.parse_args()
    pairs, others = clean(), rewrites()
    bad = mutants(pairs, DEFECTS)
    ours = measured(pairs)
    theirs = pofilter(pairs, bad, others)
    apart = measured(held_out(pairs))
    rows = [
        ("clean pairs with an error", f"{len(ours.errors)} of {ours.pairs}", "", "≤ 1 %"),
        ("clean pairs with anything", _part(len(ours.alarms), ours.pairs), _part(theirs.alarms, ours.pairs), "≤ 4 %"),
        ("of those held out, with anything", _part(len(apart.alarms), apart.pairs), "", "≤ 4 %"),
        (
            "rewrites with anything",
            f"{len(ours.disturbed)} of {len(others)}",
            f"{theirs.disturbed} of {len(others)}",
            "≤ 1",
        ),
        *(_row(grade, ours, theirs, [one.defect.grade == grade for one in bad], bar) for grade, bar in _BARS.items()),
        _row("safety together", ours, theirs, [one.defect.family in SAFETY for one in bad], "≥ 90 %"),
        *(
            _row(f"{family}", ours, theirs, [one.defect.family == family for one in bad], "")
            for family in dict.fromkeys(defect.family for defect in DEFECTS)
        ),
    ]
    _show(rows, len(bad), len({one.defect.name for one in bad}), markdown=options.markdown)
    return 0


_BARS = {"critical": "≥ 90 %", "major": "≥ 88 %", "minor": "≥ 82 %"}


def _row(name: str, ours: Measured, theirs: Peer, chosen: list[bool], bar: str) -> tuple[str, str, str, str]:
    numbers = [number for number, wanted in enumerate(chosen) if wanted]
    mine = sum(ours.results[number].found for number in numbers)
    other = sum(theirs.found[number] for number in numbers)
    return f"{name} ({len(numbers)})", f"{mine / len(numbers):.1%}", f"{other / len(numbers):.1%}", bar


def _part(count: int, of: int) -> str:
    return f"{count / of:.1%}"


def _show(rows: list[tuple[str, str, str, str]], defects: int, classes: int, *, markdown: bool) -> None:
    print(f"{defects} defects in {classes} classes\n")
    if markdown:
        print("| what | Dobhashi | pofilter | bar |\n| --- | ---: | ---: | --- |")
        for row in rows:
            print("| " + " | ".join(row) + " |")
        return
    for name, mine, other, bar in rows:
        print(f"{name:<36}{mine:>12}{other:>12}  {bar}")


if __name__ == "__main__":
    sys.exit(main())
