"""What print costs: CPU a page, a cold article, the memory of a hundred, the size of a page; against the bars.

    python -m benchmarks.print [--articles 100]

The pages are the example's four articles in every language, copied until there are enough. Two CPU figures: the warm
chain in this process (Typst, then the steps after it), and a whole `dobhashi print` of one article.
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from benchmarks.measure import run, run_watched

ROOT = Path(__file__).parents[1]
BARS = {
    "ms a page, warm": 50.0,
    "of it after Typst": 40.0,
    "s, one article cold": 1.0,
    "MB, the articles": 200.0,
    "KB a page": 25.0,
}


def main() -> int:
    """0 when every bar is kept, 1 otherwise."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        _copy(project, copies=1)
        found = {**_warm(project), **_cold(project)}
        _copy(project, copies=-(-options.articles // 4))
        found |= _many(project)
    for name, figure in found.items():
        verdict = "kept" if figure <= BARS[name] else "missed"
        print(f"{name:<22} {figure:8.2f}   bar {BARS[name]:6.1f}   {verdict}")
    return int(any(figure > BARS[name] for name, figure in found.items()))


def _copy(project: Path, copies: int) -> None:
    for name in ("source", "locales"):
        shutil.copytree(ROOT / name, project / name, dirs_exist_ok=True)
    shutil.copy(ROOT / "site.toml", project)
    for article in list((project / "source").glob("*.md")):
        for number in range(1, copies):
            slug = f"{article.stem}-{number}"
            shutil.copy(article, project / "source" / f"{slug}.md")
            catalogs = project / "locales" / "bn" / "LC_MESSAGES"
            shutil.copy(catalogs / f"{article.stem}.po", catalogs / f"{slug}.po")


def _warm(project: Path) -> dict[str, float]:
    """The handouts set twice in this process; the second time counts."""
    import pikepdf

    from pipeline.build.editions import Editions
    from pipeline.build.ledger import Ledger
    from pipeline.build.site import build
    from pipeline.project import Project
    from pipeline.render.print import FORMAT
    from pipeline.render.print.engine import typeset
    from pipeline.render.print.finish import finished
    from pipeline.render.print.handout import source

    site = Project.find(project)
    build(site, languages=site.site.languages, formats=("handout",), workers=1)
    work = []
    with Ledger(site.output) as ledger:
        editions = Editions(site, ledger, site.site.languages)
        for code in site.site.languages:
            for artifact in FORMAT.bind(editions.edition("handout", code)):
                assert artifact.body
                shared, handout = artifact.inputs
                body = ledger.body(*artifact.body).decode()
                work.append((source(body, replace(shared), handout), handout.day))
    os.chdir(project)
    pages = after = size = 0.0
    for again in (False, True):
        started, pages, after, size = time.process_time(), 0, 0.0, 0
        for text, day in work:
            raw = typeset(text, [], day=day)
            between = time.process_time()
            done = finished(raw)
            after += time.process_time() - between
            size += len(done)
            if not again:
                continue
            with pikepdf.open(io.BytesIO(done)) as document:
                pages += len(document.pages)
        spent = time.process_time() - started
    return {
        "ms a page, warm": spent / pages * 1000,
        "of it after Typst": after / pages * 1000,
        "KB a page": size / pages / 1024,
    }


def _cold(project: Path) -> dict[str, float]:
    shutil.rmtree(project / "output", ignore_errors=True)
    command = [sys.executable, "-m", "pipeline", "print", "--workers", "1", "--language", "bn"]
    sample = run([*command, "source/red-flags-back-pain.md"], cwd=project, environment={"PYTHONPATH": str(ROOT)})
    return {"s, one article cold": sample.cpu}


def _many(project: Path) -> dict[str, float]:
    shutil.rmtree(project / "output", ignore_errors=True)
    command = [sys.executable, "-m", "pipeline", "print", "--workers", "1"]
    sample = run_watched(command, cwd=project, environment={"PYTHONPATH": str(ROOT)})
    return {"MB, the articles": sample.together}


if __name__ == "__main__":
    raise SystemExit(main())
