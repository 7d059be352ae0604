"""`check` and `status` over whole projects: what lags behind, and how far it is."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest
from build.projects import FILES, built, change, write

from pipeline.build.audit import audit, status
from pipeline.build.catalogs import update
from pipeline.errors import UsageError
from pipeline.findings import Finding, Severity
from pipeline.project import Project

ROOT = Path(__file__).resolve().parents[2]
WALKING = "locales/bn/LC_MESSAGES/walking.po"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project whose catalogs are up to date."""
    folder = write(tmp_path, FILES)
    update(Project.find(folder))
    return folder


def findings(folder: Path, *domains: str) -> list[tuple[str, str, str]]:
    """What is more than counted: an empty or fuzzy entry is no fault."""
    return [(one.code, str(one.place), one.message) for one in faults(folder, *domains)]


def faults(folder: Path, *domains: str) -> list[Finding]:
    report = audit(Project.find(folder), domains or None)
    return [one for one in report.findings if one.code not in ("empty", "fuzzy")]


def test_catalogs_that_are_up_to_date_have_nothing_to_say(folder: Path) -> None:
    assert findings(folder) == []


def test_our_own_catalogs_have_nothing_to_say() -> None:
    report = audit(Project.find(ROOT))
    assert {one.domain for one in report.standings} > {"site"}
    assert [one for one in report.findings if one.severity > Severity.INFO] == []


THEME = {
    "page.html": '{% extends "dobhashi/page.html" %}\n{% block dwnload %}{% endblock %}\n{% block byline %}'
    '{% block mine %}{% endblock %}{% include "part.html" %}{% endblock %}\n',
    "part.html": "<p>A part of ours.</p>\n",
    "pge.html": "<p>Nothing.</p>\n",
    "token.css": ":root {}\n",
    "style.css": "p {}\n",
    "flower.svg": "<svg/>\n",
}


def test_names_of_a_theme_that_nothing_has_are_told_by_check_and_build(folder: Path) -> None:
    write(folder, {f"theme/{name}": text for name, text in THEME.items()})
    expected = [("theme/page.html:2", "download"), ("theme/pge.html", "page.html"), ("theme/token.css", "tokens.css")]
    for report in (audit(Project.find(folder)), built(folder)):
        told = [(str(one.place), one.hint) for one in report.findings if one.code == "theme-unused"]
        assert told == [(place, f"did you mean {meant}?") for place, meant in expected]


def test_a_catalog_behind_its_article_says_by_how_much(folder: Path) -> None:
    change(folder / "source/walking.md", "then rest.", "then rest.\n\nDrink *water*.")
    change(folder / "source/walking.md", "## When to stop\n", "")
    told = "the catalog lags behind its article: 1 new, 1 gone"
    gone = ("source-gone", f"{WALKING}:35", "no passage says “When to stop”")
    assert findings(folder) == [("catalog-outdated", WALKING, told), gone]
    finding, _ = faults(folder)
    assert (finding.severity, finding.domain, finding.language) == (Severity.WARNING, "walking", "bn")
    assert "dobhashi update" in finding.hint
    update(Project.find(folder))
    assert findings(folder) == []


def test_a_catalog_that_is_not_there_is_asked_for(folder: Path) -> None:
    (folder / WALKING).unlink()
    assert findings(folder) == [("catalog-outdated", WALKING, "there is no catalog yet")]
    assert findings(folder, "sleeping") == []


def test_the_themes_words_have_a_catalog_too(folder: Path) -> None:
    change(folder / "site.toml", 'name = "Back and leg pain"', 'name = "Pain, explained"')
    assert [code for code, *_ in findings(folder)] == ["catalog-outdated"]
    assert findings(folder, "walking") == []


def test_findings_stand_in_the_order_of_files_and_lines(folder: Path) -> None:
    change(folder / WALKING, "দশ মিনিট", "**দশ মিনিট")
    change(folder / WALKING, "কখন থামবেন", "*কখন থামবেন")
    change(folder / "locales/bn/LC_MESSAGES/sleeping.po", "[হাঁটা][link-1]", "হাঁটা")
    found = findings(folder)
    assert [code for code, *_ in found] == ["md-link-target", "md-emphasis-open", "md-emphasis-open"]
    places = [one.place for one in faults(folder)]
    assert places == sorted(places)


def test_standings_count_against_the_article_as_it_is_now(folder: Path) -> None:
    change(folder / "source/walking.md", "title: Walking", "title: Walking\nupdated: 2026-03-09")
    change(folder / "source/walking.md", "ten minutes", "twenty minutes")
    [standing] = status(Project.find(folder), ["walking"]).standings
    assert (standing.domain, standing.language) == ("walking", "bn")
    assert (standing.coverage.units, standing.coverage.translated_units, standing.coverage.empty_units) == (5, 4, 1)
    assert standing.stale_since == "2026-03-09"
    update(Project.find(folder))
    [standing] = status(Project.find(folder), ["walking"]).standings
    assert (standing.coverage.fuzzy_units, standing.coverage.empty_units) == (1, 0)


def test_what_is_complete_is_not_stale(folder: Path) -> None:
    change(folder / "source/walking.md", "title: Walking", "title: Walking\nupdated: 2026-03-09")
    update(Project.find(folder))
    [standing] = status(Project.find(folder), ["walking"]).standings
    assert (standing.coverage.percent, standing.stale_since) == (100.0, "")


def test_the_articles_own_language_has_no_standing(folder: Path) -> None:
    assert {one.language for one in status(Project.find(folder)).standings} == {"bn"}
    with pytest.raises(UsageError, match="'en' is the language of the articles"):
        status(Project.find(folder), None, ["en"])


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """Enough articles for more processes than one: some with faults, one whose catalog is broken."""
    files = {"site.toml": 'name = "A"\nbase_url = "https://a.example"\nlanguages = ["en", "bn"]\n'}
    for number in range(30):
        text = (
            f"---\ntitle: Advice {number}\n---\n\nTake {number + 2} tablets. See [that](advice-{number + 1}.md#then).\n"
        )
        files[f"source/advice-{number}.md"] = text
    folder = write(tmp_path / "large", files)
    update(Project.find(folder))
    for number in range(0, 30, 3):
        path = folder / f"locales/bn/LC_MESSAGES/advice-{number}.po"
        text = path.read_text(encoding="utf-8")
        msgid = f"Take {number + 2} tablets. See [that][link-1]."
        change(path, f'msgid "{msgid}"\nmsgstr ""', f'msgid "{msgid}"\nmsgstr "৯৯টি ট্যাবলেট খান। [ওটি][link-1] দেখুন।"')
    (folder / "locales/bn/LC_MESSAGES/advice-7.po").write_text("msgid nothing\n", encoding="utf-8")
    (folder / "source/advice-8.md").write_text("---\ntitle: [\n---\n\nA.\n", encoding="utf-8")
    return folder


def test_several_processes_find_what_one_finds(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Counted:
        total = done = 0

        def start(self, label: str, total: int) -> None:
            self.total = total

        def advance(self, n: int = 1) -> None:
            self.done += n

        def finish(self) -> None:
            assert self.done == self.total == 31

    told = {}
    for processes in (1, 2):
        monkeypatch.setattr("pipeline.build.executors.workers", lambda processes=processes: processes)
        shutil.rmtree(large / "output", ignore_errors=True)
        told[processes] = audit(Project.find(large), progress=Counted())
        again = audit(Project.find(large))
        assert again == told[processes]
    assert told[1] == told[2]
    codes = Counter(one.code for one in told[1].findings)
    assert codes["number-value"] == 10 and codes["catalog-unreadable"] == 1
    assert codes["article-unreadable"] + codes["source-anchor"] > 0
