"""The programme: measures us and mdpo on the same articles and prints what holds of the bars.

    python -m benchmarks.ratios [--articles 1000] [--runs 3] [--only extract,update] [--markdown]

Runs alternate, ours and theirs, so that a machine that gets slower is slower for both; every figure is a median.
Exit 0 when all bars hold, 1 when one does not, 2 when something could not be measured.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import os
import platform
import shlex
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.measure import CommandFailed, Sample
from benchmarks.workshop import (
    OURS,
    PEER,
    ROOT,
    Workshop,
    change_one_message,
    check_built,
    check_changed,
    check_extracted,
    check_peer_extracted,
    check_peer_rebuilt,
    check_updated,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the result."""

    what: str
    ours: str
    peer: str = ""
    result: str = ""
    bar: str = ""
    kept: bool | None = None
    """None where there is no bar."""


@dataclass(frozen=True, slots=True)
class Task:
    """One command on a project in a certain state, and how to see that it did its work."""

    state: str
    arguments: tuple[str, ...]
    check: Callable[[Path, int], None]


@dataclass(frozen=True, slots=True)
class Comparison:
    name: str
    what: str
    bar: float
    """Our CPU time may be this many times theirs."""
    ours: Task
    peer: Task


BUILD = ("build", "--format", "html", "--language", "bn")

COMPARISONS = (
    Comparison(
        "extract",
        "extract (theirs: md2po)",
        0.4,
        Task("fresh", ("extract",), check_extracted),
        Task("fresh", ("extract",), check_peer_extracted),
    ),
    Comparison(
        "update",
        "update, 5 % edited, with fuzzy matching (theirs: md2po merge, without)",
        0.7,
        Task("edited", ("update",), check_updated),
        Task("edited", ("extract",), check_peer_extracted),
    ),
    Comparison(
        "build",
        "build the HTML of one language (theirs: po2md, Markdown)",
        2.0,
        Task("translated", BUILD, check_built),
        Task("translated", ("rebuild",), check_peer_rebuilt),
    ),
)

SIZES = (100, 1_000, 5_000)
MEMORY_BAR = 300.0
GROWTH_BAR = 1.2
"""An article among the most may cost this many times what one among the second most costs: noise, no more."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What is measured with."""

    workshop: Workshop
    articles: int
    runs: int
    sizes: tuple[int, ...] = SIZES

    def sample(self, side: str, task: Task, articles: int, *, watched: bool = False) -> Sample:
        """One run of a task on a copy of its project."""
        with self.workshop.copy(task.state, side, articles) as project:
            run = self.workshop.run_watched if watched else self.workshop.run
            sample = run(side, task.arguments, project)
            task.check(project, articles)
        return sample


# ---------------------------------------------------------------- what is measured


def compared(bench: Bench, name: str) -> Iterator[Row]:
    """CPU of the whole process, ours next to mdpo's."""
    comparison = next(c for c in COMPARISONS if c.name == name)
    samples: dict[str, list[Sample]] = {OURS: [], PEER: []}
    for _ in range(bench.runs):
        samples[OURS].append(bench.sample(OURS, comparison.ours, bench.articles))
        samples[PEER].append(bench.sample(PEER, comparison.peer, bench.articles))
    ours, peer = (median(s.cpu for s in samples[side]) for side in (OURS, PEER))
    walls = [median(s.wall for s in samples[side]) for side in (OURS, PEER)]
    yield Row(
        f"{comparison.what}: CPU",
        f"{ours:.2f} s",
        f"{peer:.2f} s",
        f"{ours / peer:.2f}×",
        f"≤ {comparison.bar:g}×",
        ours <= comparison.bar * peer,
    )
    yield Row(f"{name}: wall clock", f"{walls[0]:.2f} s", f"{walls[1]:.2f} s", f"{walls[0] / walls[1]:.2f}×")


def unchanged(bench: Bench) -> Iterator[Row]:
    """A build of all languages after which nothing has changed."""
    project = bench.workshop.project("built", OURS, bench.articles)
    walls = [bench.workshop.run(OURS, ("build",), project).wall for _ in range(bench.runs)]
    yield _limited("build with nothing changed: wall clock", median(walls), 1.0)


def one_message(bench: Bench) -> Iterator[Row]:
    """From one changed msgstr to the page that says it."""
    project = bench.workshop.project("built", OURS, bench.articles)
    walls = []
    for word in ("এক", "দুই", "তিন", "চার", "পাঁচ", "ছয়", "সাত", "আট", "নয়", "দশ")[: bench.runs]:
        change_one_message(project, f"নতুন-{word}")
        walls.append(bench.workshop.run(OURS, ("build",), project).wall)
        check_changed(project, f"নতুন-{word}")
    yield _limited("one changed msgstr to its page: wall clock", median(walls), 1.0)


def memory(bench: Bench) -> Iterator[Row]:
    """All processes together, at their peak. Runs of their own, because looking takes time."""
    for comparison in COMPARISONS:
        ours = bench.sample(OURS, comparison.ours, bench.articles, watched=True)
        peer = bench.sample(PEER, comparison.peer, bench.articles, watched=True)
        yield Row(
            f"{comparison.name}: peak memory, all processes (largest one)",
            f"{ours.together:.0f} MB ({ours.largest:.0f})",
            f"{peer.together:.0f} MB ({peer.largest:.0f})",
            f"{ours.together:.0f} MB",
            f"≤ {MEMORY_BAR:.0f} MB",
            max(ours.together, ours.largest) <= MEMORY_BAR,
        )


def growth(bench: Bench) -> Iterator[Row]:
    """What one article costs among few and among many. The largest project is measured once: it takes long."""
    for comparison in COMPARISONS:
        costs, peak = [], 0.0
        for articles in bench.sizes:
            runs = bench.runs if articles < max(bench.sizes) else 1
            samples = [bench.sample(OURS, comparison.ours, articles) for _ in range(runs)]
            costs.append(1000 * median(s.cpu for s in samples) / articles)
            peak = max(peak, *(s.largest for s in samples))
        ratio = costs[-1] / costs[-2]
        yield Row(
            f"{comparison.name}: CPU per article among {', '.join(f'{size:,}' for size in bench.sizes)}",
            f"{' · '.join(f'{cost:.2f}' for cost in costs)} ms (largest process {peak:.0f} MB)",
            result=f"{ratio:.2f}×",
            bar=f"flat (≤ {GROWTH_BAR:g}×)",
            kept=ratio <= GROWTH_BAR,
        )


def start(bench: Bench) -> Iterator[Row]:
    """What a person waits for before anything happens; `status` on the site in this repository."""
    for arguments, bar in ((("--help",), 0.3), (("status",), 0.6)):
        bench.workshop.run(OURS, arguments, ROOT)
        walls = [bench.workshop.run(OURS, arguments, ROOT).wall for _ in range(max(5, bench.runs))]
        yield _limited(f"dobhashi {arguments[0]}: wall clock", median(walls), bar)


def _limited(what: str, seconds: float, bar: float) -> Row:
    return Row(what, f"{seconds:.2f} s", result=f"{seconds:.2f} s", bar=f"< {bar:g} s", kept=seconds < bar)


MEASURES: dict[str, Callable[[Bench], Iterator[Row]]] = {
    "extract": lambda bench: compared(bench, "extract"),
    "update": lambda bench: compared(bench, "update"),
    "build": lambda bench: compared(bench, "build"),
    "unchanged": unchanged,
    "one-msgstr": one_message,
    "memory": memory,
    "growth": growth,
    "start": start,
}

# ---------------------------------------------------------------- the command


def main(arguments: Sequence[str] | None = None) -> int:
    options = _options(arguments)
    rows: list[Row] = []
    failed = False
    with tempfile.TemporaryDirectory(prefix="dobhashi-benchmark-") as folder:
        workshop = Workshop(Path(folder), tuple(shlex.split(options.command)))
        bench = Bench(workshop, options.articles, options.runs, options.sizes)
        for name in options.only:
            print(f"{name} …", file=sys.stderr)
            try:
                rows += MEASURES[name](bench)
            except CommandFailed as error:
                print(f"{name}: {error}", file=sys.stderr)
                failed = True
    print(as_markdown(rows, bench) if options.markdown else as_text(rows))
    return 2 if failed else int(any(row.kept is False for row in rows))


HEAD = ("what", "Dobhashi", "mdpo", "result", "bar", "")


def as_text(rows: Sequence[Row]) -> str:
    """The rows in columns."""
    lines = [HEAD, *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(6)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )


def as_markdown(rows: Sequence[Row], bench: Bench) -> str:
    """The rows as a table for `docs/benchmarks.md`, and what they were measured with."""
    versions = f"Python {platform.python_version()}, mdpo {importlib.metadata.version('mdpo')}"
    facts = f"{bench.articles:,} articles, medians of {bench.runs} runs, {versions}, {os.cpu_count()} cores."
    table = [f"| {' | '.join(HEAD)} |", "| --- | ---: | ---: | ---: | ---: | --- |"]
    return "\n".join([facts, "", *table, *(f"| {' | '.join(_cells(row))} |" for row in rows)])


def _cells(row: Row) -> tuple[str, ...]:
    verdict = {True: "kept", False: "MISSED", None: ""}[row.kept]
    return (row.what, row.ours, row.peer or "–", row.result, row.bar, verdict)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.ratios", description="Measures dobhashi and mdpo on the same articles."
    )
    parser.add_argument("--articles", type=int, default=1_000, metavar="N", help="articles to compare on (1000)")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="runs of each side, at most 10 (3)")
    parser.add_argument("--sizes", type=_sizes, default=SIZES, metavar="N,N", help="article counts for growth")
    parser.add_argument("--only", type=_names, default=tuple(MEASURES), metavar="NAME,NAME", help=", ".join(MEASURES))
    parser.add_argument("--markdown", action="store_true", help="print the table for docs/benchmarks.md")
    parser.add_argument("--command", default=_dobhashi(), help="how dobhashi is called")
    options = parser.parse_args(arguments)
    if not 1 <= options.runs <= 10 or options.articles < 20:
        parser.error("needs 1 to 10 runs and at least 20 articles")
    return options


def _names(given: str) -> tuple[str, ...]:
    names = tuple(given.split(","))
    for name in names:
        if name not in MEASURES:
            raise argparse.ArgumentTypeError(f"{name!r} is none of {', '.join(MEASURES)}")
    return names


def _sizes(given: str) -> tuple[int, ...]:
    sizes = tuple(sorted(int(size) for size in given.split(",")))
    if len(sizes) < 2:
        raise argparse.ArgumentTypeError("growth needs at least two sizes")
    return sizes


def _dobhashi() -> str:
    """The command that belongs to this Python, or the package itself where it is not installed."""
    script = Path(sys.executable).with_name("dobhashi")
    return shlex.quote(str(script)) if script.is_file() else f"{shlex.quote(sys.executable)} -m pipeline"


if __name__ == "__main__":
    raise SystemExit(main())
