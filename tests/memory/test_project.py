"""The memory of a project: every catalog and compendium of a language, for `update` and for `dobhashi suggest`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from build.projects import FILES, change, write
from click.testing import CliRunner

from pipeline.build.catalogs import update
from pipeline.build.memory import Offers, recall
from pipeline.build.templates import read_catalog
from pipeline.catalog.memory import MARK
from pipeline.cli import main
from pipeline.errors import ProjectError
from pipeline.model import Catalog
from pipeline.project import Project

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
RUN = "Run only when the pain has gone."
RESTING = "---\ntitle: Resting\n---\n\nWalk for ten minutes, then rest.\n\nRun only when the pain has gone.\n"
WALK_BN = "দশ মিনিট হাঁটুন, তারপর বিশ্রাম নিন।"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    compendium = f'{HEAD}msgid "{RUN}"\nmsgstr "ব্যথা চলে গেলে তবেই দৌড়ান।"\n'
    more = {"source/resting.md": RESTING, "locales/bn/memory/old.po": compendium}
    return write(tmp_path / "project", {**FILES, **more})


def _catalog(folder: Path, domain: str = "resting") -> Catalog:
    project = Project.find(folder)
    found = read_catalog(project.catalog_path(domain, "bn"), project, domain, "bn")
    assert found
    return found


def _updated(folder: Path) -> tuple[str, ...]:
    """What the memory fills after the catalogs are merged."""
    project = Project.find(folder)
    update(project)
    offers = Offers(project, "bn")
    for domain in project.domains():
        offers.hear(_catalog(folder, domain))
    return offers.fill().written


def test_a_text_of_another_article_and_of_a_compendium_is_offered(folder: Path) -> None:
    _updated(folder)
    walk, run = _catalog(folder).messages[1:]
    assert (walk.msgstr, walk.fuzzy, walk.comments) == (WALK_BN, True, (f"{MARK}walking",))
    assert (run.fuzzy, run.comments) == (True, (f"{MARK}locales/bn/memory/old.po",))


def test_updating_twice_is_updating_once(folder: Path) -> None:
    _updated(folder)
    files = {path: path.read_bytes() for path in (folder / "locales").rglob("*") if path.is_file()}
    assert _updated(folder) == ()
    assert {path: path.read_bytes() for path in (folder / "locales").rglob("*") if path.is_file()} == files


@pytest.mark.parametrize(("policy", "translated", "filled"), [("accept", True, True), ("off", False, False)])
def test_the_site_decides_what_becomes_of_an_exact_answer(
    folder: Path, policy: str, translated: bool, filled: bool
) -> None:
    change(folder / "site.toml", "[publish]", f'[memory]\nexact = "{policy}"\n\n[publish]')
    _updated(folder)
    walk = _catalog(folder).messages[1]
    assert (walk.translated, bool(walk.msgstr)) == (translated, filled)


def test_an_unknown_policy_is_refused_by_name(folder: Path) -> None:
    change(folder / "site.toml", "[publish]", '[memory]\nexact = "always"\n\n[publish]')
    with pytest.raises(ProjectError, match=r"memory\.exact"):
        Project.find(folder)


def test_a_compendium_that_cannot_be_read_is_told_and_the_others_answer(folder: Path) -> None:
    write(folder, {"locales/bn/memory/broken.tmx": "<tmx>", "locales/bn/memory/bad.po": 'msgid "a\n'})
    memory, findings = recall(Project.find(folder), "bn")
    assert [finding.place.path for finding in findings] == ["locales/bn/memory/bad.po", "locales/bn/memory/broken.tmx"]
    assert memory.exact(RUN)


# ---------------------------------------------------------------- dobhashi suggest


def _run(folder: Path, *arguments: str) -> tuple[str, int]:
    done = CliRunner().invoke(main, ["suggest", "-C", str(folder), *arguments])
    return done.output, done.exit_code


def test_suggest_shows_score_place_and_what_differs(folder: Path) -> None:
    output, code = _run(folder, "Walk for five minutes, then rest.")
    assert code == 0
    assert "83%  walking" in output
    assert WALK_BN in output
    assert "Walk for [-ten-] {+five+} minutes, then rest." in output


def test_suggest_answers_the_open_entries_of_a_file(folder: Path) -> None:
    update(Project.find(folder))
    path = folder / "locales/bn/LC_MESSAGES/resting.po"
    output, code = _run(folder, "--file", str(path), "--json")
    told = json.loads(output)["suggestions"]
    assert code == 0
    assert [(one["text"], one["score"]) for one in told] == [("Walk for ten minutes, then rest.", 1.0), (RUN, 1.0)]
    assert all(path.read_text(encoding="utf-8").split("\n")[one["line"] - 1].startswith("msgid") for one in told)


def test_suggest_says_so_when_it_knows_nothing(folder: Path) -> None:
    assert _run(folder, "Needles are thin.") == ("  nothing like it has been translated\n", 0)


@pytest.mark.parametrize("arguments", [(), ("text", "--file", "site.toml"), ("text", "--language", "en")])
def test_suggest_wants_one_thing_to_answer(folder: Path, arguments: tuple[str, ...], monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.chdir(folder)
    assert _run(folder, *arguments)[1] == 2
