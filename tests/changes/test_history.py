"""The side file: since when a translation lags, and what readers may still be shown."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from build.projects import FILES, SITE, built, change, output, write

from pipeline.build.catalogs import UpdateReport, update
from pipeline.build.histories import read_history
from pipeline.catalog.answers import lookup
from pipeline.catalog.changes import Weight
from pipeline.catalog.history import HEAD, History, Row, parse_history, serialize_history
from pipeline.catalog.past import Kind
from pipeline.catalog.po import parse_po
from pipeline.model import Catalog, State, Unit
from pipeline.project import Project

ROW = Row("00aa", "2026-03-09", Weight.CONTENT, "11bb", "22cc", "a/b")
OLD = "A quiet room helps many readers to settle in."
NEW = "A lovely room helps many readers to settle in."
ARTICLE = f"---\ntitle: Rooms\nupdated: 2026-03-01\n---\n\n{OLD}\n\nLie on your left side.\n\nStay there.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project whose one article is translated in full."""
    write(
        tmp_path, {"site.toml": SITE.replace("threshold = 50", 'threshold = 0\nstale = "old"'), "source/a.md": ARTICLE}
    )
    ran(tmp_path)
    translate(tmp_path)
    return tmp_path


def ran(folder: Path, **options: Iterable[str]) -> UpdateReport:
    """An update for which the law has been checked: a second one writes nothing."""
    report = update(Project.find(folder), **options)  # type: ignore[arg-type]
    assert update(Project.find(folder), **options).written == ()  # type: ignore[arg-type]
    return report


def translate(folder: Path, name: str = "a") -> None:
    path = folder / f"locales/bn/LC_MESSAGES/{name}.po"
    head, *entries = path.read_text(encoding="utf-8").split("\n\n")
    filled = [entry.replace('msgstr ""', f'msgstr "অনুবাদ {"কখগঘঙচছজঝঞ"[n]}।"') for n, entry in enumerate(entries)]
    path.write_text("\n\n".join([head, *filled]), encoding="utf-8")


def catalog(folder: Path, name: str = "a") -> Catalog:
    data = (folder / f"locales/bn/LC_MESSAGES/{name}.po").read_bytes()
    return parse_po(data, path="", domain=name, language="bn")


def history(folder: Path) -> History:
    return read_history(Project.find(folder), "bn")


def edit(folder: Path, old: str, new: str, day: str = "2026-03-09") -> None:
    change(folder / "source/a.md", old, new)
    text = (folder / "source/a.md").read_text(encoding="utf-8")
    before, _, after = text.partition("updated: ")
    (folder / "source/a.md").write_text(f"{before}updated: {day}{after[10:]}", encoding="utf-8")


# ---------------------------------------------------------------- the file


def test_a_history_comes_back_whole() -> None:
    other = replace(ROW, key="00ab", since="", translation="", weight=Weight.SAFETY)
    told = History({row.key: row for row in (other, ROW)})
    text = serialize_history(told)
    assert parse_history(text) == told
    assert text.split("\n")[:2] == [HEAD, "00aa\t2026-03-09\tcontent\t11bb\t22cc\ta/b"]
    assert serialize_history(History()) == ""


def test_what_a_union_merge_leaves_is_read_in_the_safe_way() -> None:
    graver = replace(ROW, weight=Weight.SAFETY, since="2026-03-08")
    text = f"{HEAD}\n{ROW}\n{graver}\n<<<<<<< ours\n{HEAD}\nhalf a li"
    [row] = parse_history(text).rows.values()
    assert (row.weight, row.since) == (Weight.SAFETY, "2026-03-08")
    unsure = parse_history(f"{ROW}\n{replace(ROW, translation='99')}\n").rows["00aa"]
    assert unsure.translation == ""


def test_git_merges_two_histories_into_one(tmp_path: Path) -> None:
    def git(*command: str) -> None:
        who = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *who, *command], cwd=tmp_path, check=True, capture_output=True)

    def save(*rows: Row) -> None:
        (tmp_path / "history.tsv").write_text(serialize_history(History({row.key: row for row in rows})))
        git("add", "-A")
        git("commit", "-qm", "x")

    first, second, third = (replace(ROW, key=f"{n}0") for n in range(1, 4))
    (tmp_path / ".gitattributes").write_text("history.tsv merge=union\n")
    git("init", "-qb", "main")
    save(second)
    git("checkout", "-qb", "other")
    save(second, third)
    git("checkout", "-q", "main")
    save(first, second)
    git("merge", "-q", "other")
    assert set(parse_history((tmp_path / "history.tsv").read_text()).rows) == {"10", "20", "30"}


# ---------------------------------------------------------------- update


def test_a_content_edit_is_dated_by_the_article(folder: Path) -> None:
    edit(folder, OLD, NEW)
    report = ran(folder)
    assert "locales/bn/history.tsv" in report.written
    row = history(folder).of("a", (None, NEW))
    assert row is not None
    assert (row.since, row.weight, row.day) == ("2026-03-09", Weight.CONTENT, date(2026, 3, 9))


def test_edited_again_it_lags_since_the_first_edit(folder: Path) -> None:
    edit(folder, OLD, NEW)
    ran(folder)
    edit(folder, NEW, NEW.replace("readers", "listeners"), "2026-04-01")
    ran(folder)
    [row] = history(folder).rows.values()
    assert (row.since, row.weight) == ("2026-03-09", Weight.CONTENT)


def test_what_was_grave_stays_so_until_a_translator_has_looked(folder: Path) -> None:
    edit(folder, "left", "right")
    ran(folder)
    edit(folder, "right", "lovely", "2026-04-01")
    ran(folder)
    [row] = history(folder).rows.values()
    assert (row.since, row.weight) == ("2026-03-09", Weight.SAFETY)


def test_a_doubt_that_went_leaves_no_row(folder: Path) -> None:
    edit(folder, OLD, NEW)
    ran(folder)
    path = folder / "locales/bn/LC_MESSAGES/a.po"
    path.write_text(path.read_text(encoding="utf-8").replace("#, fuzzy\n", ""), encoding="utf-8")
    ran(folder)
    assert history(folder).rows == {}


def test_rows_go_with_their_article_and_follow_its_name(folder: Path) -> None:
    edit(folder, OLD, NEW)
    ran(folder)
    (folder / "source/a.md").rename(folder / "source/b.md")
    ran(folder)
    row = history(folder).of("b", (None, NEW))
    assert row is not None and (row.since, row.domain) == ("2026-03-09", "b")
    (folder / "source/b.md").write_text("Something else.\n", encoding="utf-8")
    ran(folder)
    assert history(folder).rows == {}


def test_a_cosmetic_edit_is_noted_and_stays_published(folder: Path) -> None:
    edit(folder, OLD, OLD.replace(".", "!"))
    report = ran(folder)
    assert [carry.kind for carry in report.carries["bn", "a"]] == [Kind.COSMETIC]
    [row] = history(folder).rows.values()
    assert row.weight is Weight.COSMETIC
    assert all(message.translated for message in catalog(folder).current)


def test_the_same_words_in_another_shape_lag_behind(folder: Path) -> None:
    edit(folder, OLD, OLD.replace("quiet room", "**quiet** room"))
    report = ran(folder)
    assert [carry.kind for carry in report.carries["bn", "a"]] == [Kind.FUZZY]
    [row] = history(folder).rows.values()
    assert row.weight is Weight.CONTENT


def test_a_minor_edit_stays_published_and_a_dangerous_one_is_told(folder: Path) -> None:
    edit(folder, OLD, f"<!-- i18n:minor -->\n{NEW}")
    edit(folder, "Lie on your left side.", "<!-- i18n:minor -->\nLie on your right side.")
    report = ran(folder)
    kinds = {carry.key[1]: carry.kind for carry in report.carries["bn", "a"]}
    assert kinds == {NEW: Kind.MINOR, "Lie on your right side.": Kind.FUZZY}
    assert [finding.code for finding in report.findings] == ["minor-but-safety"]


def test_an_editor_calls_a_whole_run_minor_but_not_what_its_author_calls_major(folder: Path) -> None:
    edit(folder, OLD, NEW)
    edit(folder, "Stay there.", "<!-- i18n:major -->\n*Stay* there.")
    report = update(Project.find(folder), minor=["a"])
    kinds = {carry.key[1]: carry.kind for carry in report.carries["bn", "a"]}
    assert kinds == {NEW: Kind.MINOR, "*Stay* there.": Kind.FUZZY}
    assert ran(folder).written == ()


def test_safety_edits_are_told_first(folder: Path) -> None:
    edit(folder, OLD, NEW)
    edit(folder, "left", "right")
    assert [carry.is_safety for _, _, carry in ran(folder).told()] == [True, False]


def test_a_passage_that_moves_to_another_article_brings_its_translation(folder: Path) -> None:
    write(folder, {"source/b.md": "A new beginning.\n\nStay there.\n"})
    edit(folder, "Stay there.", "Go elsewhere now.")
    report = ran(folder)
    found = {message.msgid: message for message in catalog(folder, "b").current}
    assert found["Stay there."].translated
    assert Kind.MOVED in {carry.kind for carry in report.carries["bn", "b"]}
    (folder / "source/a.md").unlink()
    change(folder / "source/b.md", "A new beginning.", OLD)
    ran(folder)
    assert {message.msgid for message in catalog(folder, "b").current if message.translated} >= {OLD}


# ---------------------------------------------------------------- what readers get


def asked(folder: Path, msgid: str, **more: str) -> State:
    return lookup(catalog(folder), history=history(folder), shows_old=True)(Unit(msgid, "paragraph", **more)).state  # type: ignore[arg-type]


def test_an_old_translation_of_a_content_edit_is_shown_and_dated(folder: Path) -> None:
    edit(folder, OLD, NEW)
    ran(folder)
    answer = lookup(catalog(folder), history=history(folder), shows_old=True)(Unit(NEW, "paragraph"))
    assert (answer.state, answer.since, answer.shown) == (State.STALE, date(2026, 3, 9), True)
    assert lookup(catalog(folder))(Unit(NEW, "paragraph")).state is State.FUZZY
    assert asked(folder, NEW, fate="major") is State.FUZZY
    assert lookup(catalog(folder), history=history(folder), shows_old=True)(Unit(NEW, "title")).state is State.FUZZY


def test_a_translation_that_is_not_shown_tells_since_when_it_lags(folder: Path) -> None:
    edit(folder, OLD, NEW)
    ran(folder)
    answer = lookup(catalog(folder), history=history(folder))(Unit(NEW, "paragraph"))
    assert (answer.state, answer.since, answer.shown) == (State.FUZZY, date(2026, 3, 9), False)


def test_an_old_translation_of_a_safety_edit_is_never_shown(folder: Path) -> None:
    edit(folder, "left", "right")
    ran(folder)
    assert asked(folder, "Lie on your right side.") is State.FUZZY
    path = folder / "locales/bn/history.tsv"
    path.write_text(path.read_text().replace("\tsafety\t", "\tcontent\t"))
    assert asked(folder, "Lie on your right side.") is State.FUZZY  # the words themselves say so


def test_nothing_old_is_shown_that_somebody_has_touched_or_nobody_knows(folder: Path) -> None:
    edit(folder, OLD, NEW)
    ran(folder)
    path = folder / "locales/bn/LC_MESSAGES/a.po"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("অনুবাদ খ।", "অর্ধেক"), encoding="utf-8")
    assert asked(folder, NEW) is State.FUZZY
    path.write_text(text, encoding="utf-8")
    assert asked(folder, NEW) is State.STALE
    (folder / "locales/bn/history.tsv").unlink()
    assert asked(folder, NEW) is State.FUZZY
    ran(folder)
    assert asked(folder, NEW) is State.FUZZY  # whose doubt it was is lost


def test_a_page_shows_the_old_translation_marked_with_the_day(folder: Path) -> None:
    edit(folder, OLD, NEW)
    edit(folder, "left", "right")
    ran(folder)
    assert not [finding for finding in built(folder).findings if finding.severity > 1]
    page = output(folder)["bn/a/index.html"].decode()
    [line] = [line for line in page.split("\n") if "অনুবাদ খ।" in line]
    assert 'class="stale"' in line and "৯ মার্চ ২০২৬" in line and '<p lang="en"' not in line
    assert "Lie on your right side." in page
    before = output(folder)
    change(folder / "site.toml", 'stale = "old"', 'stale = "english"')
    built(folder)
    assert NEW in output(folder)["bn/a/index.html"].decode()
    change(folder / "site.toml", 'stale = "english"', 'stale = "old"')
    built(folder)
    assert output(folder) == before
    (folder / "locales/bn/history.tsv").unlink()
    built(folder)
    assert NEW in output(folder)["bn/a/index.html"].decode()


def test_a_complete_project_has_no_history(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    ran(tmp_path)
    assert not (tmp_path / "locales/bn/history.tsv").exists()
