"""What the checks find of seeded defects, and what they disturb, next to `pofilter` and Weblate on the same texts.

    python -m benchmarks.recall [--markdown] [--weblate PYTHON [--flags TEXT]]

The labelled set is that of the tests (`tests/checks/labelled`): clean pairs, harmless rewrites, and defects of over
two hundred classes. Ours counts a defect as found only when a check finds it for the right reason, at warning or error.
The others are given every benefit: whatever they say of a bad translation counts, unless they say the same of the good
one. Weblate needs an environment of its own, whose Python the option names (`benchmarks/weblate_checks.py`).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks import weblate_checks

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from checks.labelled.defects import DEFECTS
from checks.labelled.measure import SAFETY, Measured, measured
from checks.labelled.mutator import Mutant, mutants
from checks.labelled.pairs import Labelled, clean, held_out, rewrites

Text = tuple[str, str]
"""A source and a translation."""
Tool = Callable[[Sequence[Text]], list[frozenset[str]]]
"""Names what it finds in each translation."""

MARKDOWN = "safe-html, strict-same, md-text"
"""The flags that Weblate itself gives a component of Markdown files."""


@dataclass(frozen=True, slots=True)
class Peer:
    """What another tool makes of the set."""

    found: tuple[bool, ...]
    """By the number of the mutant."""
    alarms: int
    disturbed: int


def peer(tool: Tool, pairs: Sequence[Labelled], bad: Sequence[Mutant], others: Sequence[Labelled]) -> Peer:
    """Whether anything at all changes: what a tool already says of the good translation is no find."""
    good = [(pair.msgid, pair.msgstr) for pair in pairs]
    seeded = [(one.pair.msgid, one.msgstr) for one in bad]
    rewritten = [(pair.msgid, pair.msgstr) for pair in others]
    said = tool([*good, *seeded, *rewritten])
    before = dict(zip(good, said, strict=False))
    after = said[len(good) : len(good) + len(bad)]
    return Peer(
        tuple(bool(told - before[one.pair.msgid, one.pair.msgstr]) for one, told in zip(bad, after, strict=True)),
        sum(map(bool, before.values())),
        sum(map(bool, said[len(good) + len(bad) :])),
    )


def pofilter(texts: Sequence[Text]) -> list[frozenset[str]]:
    """translate-toolkit's checks, all of them, set for Bengali."""
    from translate.filters.checks import CheckerConfig, StandardChecker, StandardUnitChecker, TeeChecker
    from translate.storage.pypo import pounit

    classes = [StandardChecker, StandardUnitChecker]
    checker = TeeChecker(CheckerConfig(targetlanguage="bn"), checkerclasses=classes, languagecode="bn")

    def said(msgid: str, msgstr: str) -> frozenset[str]:
        unit = pounit(msgid)
        unit.target = msgstr
        return frozenset(checker.run_filters(unit))

    return [said(*pair) for pair in texts]


def weblate(texts: Sequence[Text], *, python: str, flags: str) -> list[frozenset[str]]:
    """Weblate's checks, set for Bengali."""
    return weblate_checks.ask(python, "bn", [weblate_checks.Pair(*pair, flags) for pair in texts])


def options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--markdown", action="store_true", help="the table as Markdown")
    parser.add_argument("--weblate", metavar="PYTHON", help="the Python of an environment that has Weblate")
    parser.add_argument(
        "--flags", metavar="TEXT", default=MARKDOWN, help=f"the flags of Weblate's component; {MARKDOWN}"
    )
    return parser.parse_args(arguments)


def tools(chosen: argparse.Namespace) -> dict[str, Tool]:
    """Those to compare with, by the name of their column."""
    found: dict[str, Tool] = {"pofilter": pofilter}
    if chosen.weblate:
        found["Weblate"] = partial(weblate, python=chosen.weblate, flags=chosen.flags)
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    chosen = options(arguments)
    pairs, others = clean(), rewrites()
    bad = mutants(pairs, DEFECTS)
    try:
        theirs = {name: peer(tool, pairs, bad, others) for name, tool in tools(chosen).items()}
    except weblate_checks.Unanswered as error:
        print(error, file=sys.stderr)
        return 2
    ours = measured(pairs)
    apart = measured(held_out(pairs))
    silent = [""] * len(theirs)
    rows = [
        ("clean pairs with an error", f"{len(ours.errors)} of {ours.pairs}", *silent, "≤ 1 %"),
        (
            "clean pairs with anything",
            _part(len(ours.alarms), ours.pairs),
            *(_part(one.alarms, ours.pairs) for one in theirs.values()),
            "≤ 4 %",
        ),
        ("of those held out, with anything", _part(len(apart.alarms), apart.pairs), *silent, "≤ 4 %"),
        (
            "rewrites with anything",
            f"{len(ours.disturbed)} of {len(others)}",
            *(f"{one.disturbed} of {len(others)}" for one in theirs.values()),
            "≤ 1",
        ),
        *(_row(grade, ours, theirs, [one.defect.grade == grade for one in bad], bar) for grade, bar in _BARS.items()),
        _row("safety together", ours, theirs, [one.defect.family in SAFETY for one in bad], "≥ 90 %"),
        *(
            _row(f"{family}", ours, theirs, [one.defect.family == family for one in bad], "")
            for family in dict.fromkeys(defect.family for defect in DEFECTS)
        ),
    ]
    print(f"{len(bad)} defects in {len({one.defect.name for one in bad})} classes\n")
    _show(("Dobhashi", *theirs), rows, markdown=chosen.markdown)
    return 0


_BARS = {"critical": "≥ 90 %", "major": "≥ 88 %", "minor": "≥ 82 %"}


def _row(name: str, ours: Measured, theirs: Mapping[str, Peer], chosen: list[bool], bar: str) -> tuple[str, ...]:
    numbers = [number for number, wanted in enumerate(chosen) if wanted]
    counts = [sum(ours.results[number].found for number in numbers)]
    counts += [sum(one.found[number] for number in numbers) for one in theirs.values()]
    return f"{name} ({len(numbers)})", *(_part(count, len(numbers)) for count in counts), bar


def _part(count: int, of: int) -> str:
    return f"{count / of:.1%}"


def _show(tools: Sequence[str], rows: Sequence[tuple[str, ...]], *, markdown: bool) -> None:
    if markdown:
        print(f"| what | {' | '.join(tools)} | bar |\n| --- | {'---: | ' * len(tools)}--- |")
        for row in rows:
            print("| " + " | ".join(row) + " |")
        return
    for name, *cells, bar in [("", *tools, "bar"), *rows]:
        print(f"{name:<36}" + "".join(f"{cell:>12}" for cell in cells) + f"  {bar}")


if __name__ == "__main__":
    sys.exit(main())
