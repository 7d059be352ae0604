"""Law 6: serial = parallel = incremental = clean build, byte for byte. Law 7: only what we made is removed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from .projects import SLEEPING, SLEEPING_BN, WALKING, built, change, clean_output, output, without_search, write

CATALOGS = "locales/bn/LC_MESSAGES"


def edit_an_article(folder: Path) -> None:
    change(folder / "source/walking.md", "ten minutes", "fifteen minutes")


def change_a_msgstr(folder: Path) -> None:
    change(folder / CATALOGS / "walking.po", "অল্প হাঁটলে", "একটু হাঁটলে")


def change_a_title(folder: Path) -> None:
    change(folder / CATALOGS / "walking.po", "হাঁটা", "হাঁটাহাঁটি")


def make_a_msgstr_fuzzy(folder: Path) -> None:
    change(folder / CATALOGS / "walking.po", 'msgid "When to stop"', '#, fuzzy\nmsgid "When to stop"')


def delete_a_catalog(folder: Path) -> None:
    (folder / CATALOGS / "sleeping.po").unlink()


def add_an_article(folder: Path) -> None:
    write(folder, {"source/knee/cramps.md": "---\ntitle: Cramps\n---\n\nStretch. See [sleeping](../sleeping.md).\n"})


def link_to_what_is_not_there_yet(folder: Path) -> None:
    change(folder / "source/walking.md", "then rest", "then [swim](swimming.md)")


def add_what_was_linked_to(folder: Path) -> None:
    write(folder, {"source/swimming.md": "---\ntitle: Swimming\n---\n\nSwim.\n"})


def delete_an_article(folder: Path) -> None:
    (folder / "source/knee/cramps.md").unlink()
    (folder / "source/knee").rmdir()


def rename_an_article(folder: Path) -> None:
    (folder / "source/sleeping.md").rename(folder / "source/lying.md")
    change(folder / "source/walking.md", "related: [sleeping]", "related: [lying]")
    write(folder, {f"{CATALOGS}/lying.po": SLEEPING_BN})


def give_it_another_address(folder: Path) -> None:
    change(folder / "source/lying.md", "title: Sleeping", "slug: at-night\ntitle: Sleeping")


def change_the_order(folder: Path) -> None:
    change(folder / "source/walking.md", "title: Walking", "order: -1\ntitle: Walking")


def change_the_site(folder: Path) -> None:
    change(folder / "site.toml", "01975451525", "01975451526")


def raise_the_threshold(folder: Path) -> None:
    change(folder / "site.toml", "threshold = 50", "threshold = 95")


def lower_the_threshold(folder: Path) -> None:
    change(folder / "site.toml", "threshold = 95", "threshold = 50")


def change_a_picture(folder: Path) -> None:
    change(folder / "source/images/side.svg", 'width="80"', 'width="90"')


def say_a_word_otherwise(folder: Path) -> None:
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: bn\\n"\n\n'
    write(folder, {f"{CATALOGS}/site.po": head + 'msgid "Back and leg pain"\nmsgstr "কোমর ও পায়ের ব্যথা"\n'})


def state_a_fact_of_the_language(folder: Path) -> None:
    write(folder, {"locales/bn/language.toml": 'digits = "0123456789"\n'})


def write_a_theme(folder: Path) -> None:
    write(folder, {"theme/style.css": "body { color: teal }\n"})


def add_a_language(folder: Path) -> None:
    change(folder / "site.toml", '["en", "bn"]', '["en", "bn", "ar"]')


def drop_a_language(folder: Path) -> None:
    change(folder / "site.toml", '["en", "bn", "ar"]', '["en", "bn"]')


STEPS: tuple[Callable[[Path], None], ...] = (
    edit_an_article,
    change_a_msgstr,
    change_a_title,
    make_a_msgstr_fuzzy,
    add_an_article,
    change_a_picture,
    link_to_what_is_not_there_yet,
    add_what_was_linked_to,
    delete_an_article,
    rename_an_article,
    give_it_another_address,
    change_the_order,
    change_the_site,
    raise_the_threshold,
    lower_the_threshold,
    say_a_word_otherwise,
    state_a_fact_of_the_language,
    write_a_theme,
    add_a_language,
    drop_a_language,
)


def test_after_each_change_an_incremental_build_is_a_clean_build(project: Path) -> None:
    built(project)
    for step in STEPS:
        before = output(project)
        step(project)
        built(project)
        assert output(project) == clean_output(project), step.__name__
        if step is not lower_the_threshold:
            assert output(project) != before, f"{step.__name__} should show"


def test_the_order_of_changes_and_builds_does_not_matter(project: Path) -> None:
    for step in STEPS:
        step(project)
    assert not built(project).failed
    assert output(project) == clean_output(project)


def spawned() -> Executor:
    return ProcessPoolExecutor(1, mp_context=get_context("spawn"))


@pytest.mark.parametrize("pool", [lambda: ThreadPoolExecutor(1), lambda: ProcessPoolExecutor(1), spawned])
def test_a_parallel_build_is_a_serial_build(project: Path, pool: Callable[[], Executor]) -> None:
    with pool() as executor:
        report = built(project, executor=executor)
    assert len(report.made) == len(output(project)) > 6
    assert output(project) == clean_output(project)


def test_a_build_with_a_pool_of_our_own_is_a_serial_build(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.build.reading.FEW_JOBS", 0)
    built(project, executor=None, workers=2)
    assert output(project) == clean_output(project)


@pytest.mark.parametrize("language", ["en", "bn"])
def test_a_build_of_one_language_is_that_part_of_a_full_build(project: Path, language: str) -> None:
    built(project, languages=(language,))
    partial, whole = output(project), clean_output(project)
    assert {path for path in whole if path.startswith(f"{language}/")} <= partial.keys()
    assert not any(path.split("/")[0] in {"en", "bn"} - {language} for path in partial)
    assert {path: whole[path] for path in partial} == partial


def test_a_build_of_one_article_is_that_part_of_a_full_build(project: Path) -> None:
    built(project, domains=("sleeping",))
    partial, whole = output(project), clean_output(project)
    assert "bn/sleeping/index.html" in partial
    assert "bn/walking/index.html" not in partial
    assert {path: whole[path] for path in partial} == partial


def test_partial_builds_leave_the_rest_alone(project: Path) -> None:
    built(project)
    before = output(project)
    change_a_msgstr(project)
    edit_an_article(project)
    built(project, languages=("bn",), domains=("walking",))
    changed = {path for path, data in output(project).items() if before.get(path) != data}
    assert set(without_search(changed)) == {"bn/feed.xml", "bn/index.html", "bn/walking/index.html"}
    built(project)
    assert output(project) == clean_output(project)


def test_what_a_partial_build_made_of_a_passing_state_is_made_again(project: Path) -> None:
    built(project)
    whole = output(project)
    edit_an_article(project)
    built(project, domains=("walking",))
    change(project / "source/walking.md", "fifteen minutes", "ten minutes")
    built(project)
    assert output(project) == whole


def test_a_build_without_a_format_that_the_site_has_no_more_removes_its_files(project: Path) -> None:
    change(project / "site.toml", '["html"]', '["html", "print"]')
    built(project, formats=("html", "handout"), domains=("walking",), languages=("bn",))
    assert "bn/print/walking.pdf" in output(project)
    change(project / "site.toml", '["html", "print"]', '["html"]')
    report = built(project)
    assert report.removed == ("bn/print/walking.pdf",)
    assert output(project) == clean_output(project)


def test_a_build_of_one_format_leaves_the_others_alone(project: Path) -> None:
    change(project / "site.toml", '["html"]', '["html", "print"]')
    built(project)
    pdf = output(project)["bn/print/walking.pdf"]
    change_a_msgstr(project)
    built(project, formats=("html",))
    assert output(project)["bn/print/walking.pdf"] == pdf
    built(project)
    assert output(project)["bn/print/walking.pdf"] != pdf
    assert output(project) == clean_output(project)


def test_files_and_folders_that_are_not_ours_stay(project: Path) -> None:
    write(project, {"output/.gitignore": "*\n", "output/bn/walking/note.txt": "মনে রাখুন\n"})
    (project / "output/empty").mkdir()
    built(project)
    (project / "source/walking.md").unlink()
    change(project / "source/sleeping.md", " See [walking](walking.md).", "")
    report = built(project)
    assert without_search(report.removed) == ("bn/walking/index.html", "en/walking/index.html")
    assert sorted(os.listdir(project / "output/bn/walking")) == ["note.txt"]
    assert (project / "output/empty").is_dir()
    assert (project / "output/.gitignore").is_file()
    assert not (project / "output/en/walking").exists(), "a folder that held only our file"


def test_a_file_of_ours_that_somebody_changed_is_not_removed(project: Path) -> None:
    built(project)
    page = project / "output/bn/walking/index.html"
    page.write_text("somebody's own", encoding="utf-8")
    (project / "source/walking.md").unlink()
    report = built(project)
    assert page.read_text(encoding="utf-8") == "somebody's own"
    assert "output-changed" in {finding.code for finding in report.findings}
    assert "bn/walking/index.html" not in built(project).removed, "it is nobody's business of ours any more"


def test_a_lost_ledger_changes_nothing_but_time(project: Path) -> None:
    built(project)
    shutil.rmtree(project / "output/.dobhashi")
    before = output(project)
    report = built(project)
    assert (report.made, report.kept) == ((), len(before))
    assert output(project) == before


def test_an_article_that_keeps_its_text_keeps_its_files(project: Path) -> None:
    built(project)
    (project / "source/walking.md").write_text(WALKING, encoding="utf-8")
    (project / "source/sleeping.md").write_text(SLEEPING, encoding="utf-8")
    assert built(project).pages == 0


def test_pages_say_how_large_the_printed_files_are_whatever_was_built_first(project: Path) -> None:
    change(project / "site.toml", '["html"]', '["html", "print"]')
    built(project, formats=("html",))
    page = "bn/walking/index.html"
    assert "কিলোবাইট" not in output(project)[page].decode()
    built(project, formats=("html", "handout"))
    assert "কিলোবাইট" in output(project)[page].decode()
    assert output(project) == clean_output(project)
    assert built(project, formats=("html", "handout")).made == ()
