"""Projects in every state that is measured, made once and copied for each run."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks import corpus, edit, fill, measure

ROOT = Path(__file__).resolve().parents[1]
OURS, PEER = "dobhashi", "mdpo"
ENVIRONMENT = {"PYTHONPATH": str(ROOT)}


@dataclass(frozen=True, slots=True)
class Workshop:
    """Makes projects below `folder`; a state that is there already is not made again."""

    folder: Path
    dobhashi: tuple[str, ...]
    """How our command is called."""

    def command(self, side: str, arguments: Sequence[str]) -> list[str]:
        start = self.dobhashi if side == OURS else (sys.executable, "-m", "benchmarks.peer")
        return [*start, *arguments]

    def run(self, side: str, arguments: Sequence[str], project: Path) -> measure.Sample:
        # Spelled-out English is no translation: checks find faults in it, which a build tells and goes on.
        allowed = (0, 1) if arguments[0] == "build" else (0,)
        return measure.run(self.command(side, arguments), cwd=project, environment=ENVIRONMENT, allowed=allowed)

    def run_watched(self, side: str, arguments: Sequence[str], project: Path) -> measure.Sample:
        return measure.run_watched(self.command(side, arguments), cwd=project, environment=ENVIRONMENT)

    @contextmanager
    def copy(self, state: str, side: str, articles: int) -> Iterator[Path]:
        """A project to measure with and throw away."""
        copied = self.folder / "copy"
        shutil.copytree(self.project(state, side, articles), copied)
        try:
            yield copied
        finally:
            shutil.rmtree(copied)

    def project(self, state: str, side: str, articles: int) -> Path:
        """A project in one of the states `fresh`, `translated`, `edited` (since it was translated), `built`."""
        place = self.folder / f"{articles}-{side}-{state}"
        if place.is_dir():
            return place
        print(f"  preparing {articles} articles, {state}, for {side}", file=sys.stderr)
        if state == "fresh":
            corpus.write_project(place, articles)
        elif state == "translated":
            shutil.copytree(self.project("fresh", side, articles), place)
            self._translate(side, place)
        elif state == "edited":
            shutil.copytree(self.project("translated", side, articles), place)
            edit.edit_project(place / "source")
        else:
            shutil.copytree(self.project("translated", side, articles), place)
            self.run(side, ("build",), place)
        return place

    def _translate(self, side: str, project: Path) -> None:
        self.run(side, ("extract",), project)
        if side == OURS:
            self.run(side, ("update",), project)
        fill.fill_catalogs(project / "locales")
        if side == OURS:
            # So that the catalogs are as we write them, not as the library that filled them does.
            self.run(side, ("update",), project)


# ---------------------------------------------------------------- was it done?


def check_extracted(project: Path, articles: int) -> None:
    _expect_files(project / "locales", "*.pot", articles)


def check_updated(project: Path, articles: int) -> None:
    """Every catalog is there, and edited paragraphs kept their translation, with the text it was made for."""
    _expect_files(project / "locales", "*.po", articles)
    if not any("#| msgid" in path.read_text(encoding="utf-8") for path in (project / "locales").rglob("*.po")):
        raise measure.CommandFailed("update found no edited paragraph: nothing is fuzzy")


def check_built(project: Path, articles: int) -> None:
    _expect_bengali(project / "output" / "bn", "index.html", articles)


def check_peer_extracted(project: Path, articles: int) -> None:
    _expect_files(project / "locales", "*.po", articles)


def check_peer_rebuilt(project: Path, articles: int) -> None:
    _expect_bengali(project / "output", "*.md", articles)


def _expect_files(folder: Path, pattern: str, count: int) -> list[Path]:
    found = list(folder.rglob(pattern))
    if len(found) < count:
        raise measure.CommandFailed(f"{folder} has {len(found)} files {pattern}, not {count}")
    return found


def _expect_bengali(folder: Path, pattern: str, count: int) -> None:
    for path in _expect_files(folder, pattern, count):
        if not re.search("[ক-হ]", path.read_text(encoding="utf-8")):
            raise measure.CommandFailed(f"{path} has no Bengali in it")


# ---------------------------------------------------------------- a translator's one change


def change_one_message(project: Path, word: str) -> None:
    """Puts a word before the first translated paragraph of the first article."""
    catalog = project / "locales" / "bn" / "LC_MESSAGES" / f"{corpus.domain(0)}.po"
    text = catalog.read_text(encoding="utf-8")
    changed, count = re.subn(r'(type: paragraph\n(?:[^\n]+\n)*?msgstr ")', rf"\g<1>{word} ", text, count=1)
    if not count:
        raise measure.CommandFailed(f"{catalog} has no translated paragraph")
    catalog.write_text(changed, encoding="utf-8")


def check_changed(project: Path, word: str) -> None:
    slug = corpus.domain(0).rpartition("/")[2]
    pages = list((project / "output" / "bn").rglob(f"{slug}/index.html"))
    if not any(word in page.read_text(encoding="utf-8") for page in pages):
        raise measure.CommandFailed(f"the page of {slug} does not say {word}")
