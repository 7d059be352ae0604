"""How long 20,000 entries take to check, next to pofilter in the same run: `python -m benchmarks.check`.

The entries are those of the articles of `benchmarks.corpus`, translated by `benchmarks.fill`; both sides read the very
same file. Then the same again in a project, where nothing has changed since: that must cost next to nothing.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median

from benchmarks.corpus import article
from benchmarks.fill import bengali
from benchmarks.measure import CommandFailed, Sample
from benchmarks.measure import run as timed
from pipeline import markup
from pipeline.catalog.merge import merge
from pipeline.catalog.po import serialize_po
from pipeline.catalog.template import template
from pipeline.languages import language
from pipeline.model import Article, Catalog, Message


def _beside_us(name: str) -> str:
    """A command that belongs to the running Python."""
    return str(Path(sys.executable).parent / name)


CHECK = [_beside_us("dobhashi"), "check", "--format", "jsonl", "--severity", "error"]
ENTRIES = 20_000
BAR = 0.5


def write_catalog(path: Path, count: int) -> int:
    """One catalog with so many entries, all translated; gives how many it has."""
    messages: dict[tuple[str | None, str], Message] = {}
    number = 0
    while len(messages) < count:
        text = article(number, 1_000)
        units = markup.units(Article(f"a{number}", f"source/a{number}.md", text))
        for message in template(f"a{number}", units, path=f"source/a{number}.md").messages:
            messages.setdefault(message.key, message)
        number += 1
    chosen = tuple(messages.values())[:count]
    fresh = merge(Catalog("bench", None, messages=chosen), None, language=language("bn")).catalog
    filled = tuple(replace(message, msgstr=bengali(message.msgid)) for message in fresh.messages)
    path.write_text(serialize_po(replace(fresh, language="bn", messages=filled)), encoding="utf-8")
    return len(filled)


def main(arguments: Sequence[str]) -> int:
    """0 when the bar is kept, 1 when not, 2 when something could not be measured."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.check", description=__doc__)
    parser.add_argument("--entries", type=int, default=ENTRIES, metavar="N")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="of each side, alternating; medians count")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        try:
            return _compare(Path(name), options.entries, options.runs)
        except CommandFailed as error:
            print(f"could not be measured: {error}", file=sys.stderr)
            return 2


def _compare(folder: Path, entries: int, runs: int) -> int:
    path = folder / "bench.po"
    count = write_catalog(path, entries)
    ours: list[Sample] = []
    theirs: list[Sample] = []
    here = Path(sys.executable).parent
    for _ in range(runs):
        ours.append(
            _run([str(here / "dobhashi"), "check", str(path), "--format", "jsonl", "--severity", "error"], folder)
        )
        theirs.append(
            _run([str(here / "pofilter"), "--language=bn", "--progress=none", "bench.po", "filtered"], folder)
        )
        shutil.rmtree(folder / "filtered", ignore_errors=True)
    mine, other = median(one.cpu for one in ours), median(one.cpu for one in theirs)
    print(
        f"{count:,} entries, CPU: dobhashi check {mine:.2f} s, pofilter {other:.2f} s: {mine / other:.2f}x (bar {BAR}x)"
    )
    first, again = _in_a_project(folder, path)
    print(f"in a project: {first.cpu:.2f} s, again with nothing changed {again.cpu:.2f} s")
    return int(mine > BAR * other)


def _in_a_project(folder: Path, catalog: Path) -> tuple[Sample, Sample]:
    """The first check of a project with this catalog, and the second."""
    root = folder / "project"
    home = root / "locales/bn/LC_MESSAGES"
    home.mkdir(parents=True)
    (root / "source").mkdir()
    (root / "source/bench.md").write_text("# Bench\n\nOne.\n", encoding="utf-8")
    settings = 'name = "Bench"\nbase_url = "https://bench.example"\nlanguages = ["en", "bn"]\n'
    (root / "site.toml").write_text(settings, encoding="utf-8")
    shutil.copy(catalog, home / "bench.po")
    return _run(CHECK, root), _run(CHECK, root)


def _run(command: list[str], folder: Path) -> Sample:
    """A run whose exit code may be 1: there are findings."""
    return timed(command, cwd=folder, allowed=(0, 1))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
