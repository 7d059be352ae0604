"""What has not changed is not read, not made, not written."""

from __future__ import annotations

import base64
import os
import time
from pathlib import Path

import pytest

from pipeline.build import jobs, press
from pipeline.build.ledger import Ledger

from .projects import built, change, output, python, without_search

COARSE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
"""A picture of one dot."""
CATALOG = "locales/bn/LC_MESSAGES/walking.po"


def stamps(folder: Path) -> dict[str, int]:
    root = folder / "output"
    return {path: (root / path).stat().st_mtime_ns for path in output(folder)}


def written(folder: Path, before: dict[str, int]) -> set[str]:
    return {path for path, stamp in stamps(folder).items() if before.get(path) != stamp}


@pytest.fixture
def ready(project: Path) -> Path:
    """A project that is built."""
    assert not built(project).failed
    return project


def test_a_second_build_reads_makes_and_writes_nothing(ready: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = stamps(ready)
    monkeypatch.setattr(jobs, "run", None)
    monkeypatch.setattr(press, "made", None)
    report = built(ready)
    assert (report.made, report.kept, report.pages) == ((), len(before), 0)
    assert not written(ready, before)


def test_a_second_build_does_not_even_import_what_it_does_not_need(ready: Path) -> None:
    script = (
        "import sys\n"
        "from tests_project import built\n"
        "assert not built(__import__('pathlib').Path('.')).made\n"
        "print(*sorted({'babel', 'jinja2', 'markdown_it', 'typst', 'yaml', 'polib'} & sys.modules.keys()))\n"
    )
    helper = Path(__file__).with_name("projects.py").read_text(encoding="utf-8")
    (ready / "tests_project.py").write_text(helper, encoding="utf-8")
    with python(script, folder=ready) as run:
        assert run.communicate() == ("\n", "")


def test_a_changed_comment_header_or_doubtful_text_rebuilds_nothing(ready: Path) -> None:
    before = stamps(ready)
    path = ready / CATALOG
    change(path, "# প্রশ্ন:", "# নতুন প্রশ্ন:")
    change(path, '"Language: bn\\n"', '"Language: bn\\n"\n"X-Generator: Poedit 3.4\\n"')
    assert built(ready).pages == 0
    change(path, 'msgid "When to stop"', '#, fuzzy\nmsgid "When to stop"')
    assert built(ready).pages == 1
    change(path, "কখন থামবেন", "কখন বন্ধ করবেন")
    assert built(ready).pages == 0
    assert set(without_search(written(ready, before))) == {"bn/walking/index.html"}


def test_what_the_history_tells_of_other_articles_is_not_read(ready: Path) -> None:
    path = ready / "locales/bn/history.tsv"
    path.write_text("0123\t2026-03-09\tcontent\t-\t-\tsleeping\n", encoding="utf-8")
    assert built(ready).pages == 0  # it tells of an entry that is not there: no answer changes
    report = built(ready)
    assert (report.made, report.pages) == ((), 0)


def test_a_changed_msgstr_makes_one_page(ready: Path) -> None:
    before = stamps(ready)
    change(ready / CATALOG, "তারপর বিশ্রাম নিন", "এরপর বিশ্রাম নিন")
    report = built(ready)
    assert report.made == ("bn/search/text.json", "bn/walking/index.html")
    assert report.pages == 1
    assert written(ready, before) == set(report.made)
    assert "এরপর বিশ্রাম নিন" in output(ready)["bn/walking/index.html"].decode()


def test_a_changed_title_reaches_the_pages_that_show_it(ready: Path) -> None:
    change(ready / "locales/bn/LC_MESSAGES/sleeping.po", "সায়াটিকা নিয়ে ঘুমানো", "সায়াটিকায় ঘুম")
    report = built(ready)
    pages = {"bn/sleeping/index.html", "bn/walking/index.html", "bn/index.html", "bn/feed.xml"}
    assert set(without_search(report.made)) == pages
    assert report.pages == 1


def test_files_that_were_only_touched_are_what_they_were(ready: Path) -> None:
    later = time.time() + 60
    for path in [*ready.rglob("*.md"), *ready.rglob("*.po"), *ready.rglob("*.svg"), *ready.rglob("*.html")]:
        os.utime(path, (later, later))
    report = built(ready)
    assert (report.made, report.pages) == ((), 0)


def test_a_change_without_a_change_of_size_or_time_is_seen(ready: Path) -> None:
    path = ready / CATALOG
    stat = path.stat()
    change(path, "তারপর", "এরপরে")
    assert path.stat().st_size == stat.st_size
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert without_search(built(ready).made) == ("bn/walking/index.html",)


def test_a_file_of_ours_that_is_gone_or_changed_is_made_again(ready: Path) -> None:
    before = output(ready)
    (ready / "output/bn/walking/index.html").unlink()
    with (ready / "output/en/index.html").open("a", encoding="utf-8") as page:
        page.write("<p>more</p>")
    report = built(ready)
    assert report.made == ("bn/walking/index.html", "en/index.html")
    assert report.pages == 0
    assert output(ready) == before


def test_what_nobody_reads_any_more_is_forgotten(ready: Path) -> None:
    (ready / CATALOG).unlink()
    (ready / "source/walking.md").unlink()
    change(ready / "source/sleeping.md", " See [walking](walking.md).", "")
    built(ready)
    with Ledger(ready / "output") as ledger:
        assert not [path for path in ledger.files() if "walking" in path]
        assert {domain for domain, _ in ledger.pages()} == {"sleeping"}


def test_force_makes_everything_again_and_writes_what_differs(ready: Path) -> None:
    before = stamps(ready)
    report = built(ready, force=True)
    assert report.pages == 4
    assert (report.made, report.kept) == ((), len(before))
    assert not written(ready, before)


def test_a_new_version_of_ours_makes_everything_again(ready: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.build.keys.engine", lambda files: "another")
    assert built(ready).pages == 4


def test_findings_of_pages_are_told_in_every_build(project: Path) -> None:
    change(project / "source/walking.md", "then rest", "then [swim](swimming.md)")
    first, second = built(project), built(project)
    assert first.failed
    assert second.findings == first.findings
    assert second.pages == 0


def test_findings_are_told_of_what_was_asked_for_alone(project: Path) -> None:
    change(project / "source/walking.md", "then rest", "then [swim](swimming.md)")
    assert not built(project, domains=("sleeping",)).findings
    assert built(project, domains=("walking",)).findings


def test_a_picture_that_several_articles_show_is_one_file(ready: Path) -> None:
    change(ready / "source/walking.md", "Walk for", "![Side](images/side.svg)\n\nWalk for")
    built(ready)
    pictures = [path for path in output(ready) if path.startswith("assets/images/")]
    assert len(pictures) == 1


def test_what_is_said_of_a_press_file_is_said_again_when_it_is_not_made_again(project: Path) -> None:
    (project / "source/images/coarse.png").write_bytes(COARSE)
    change(project / "source/walking.md", "Walk for", "![Side](images/coarse.png)\n\nWalk for")
    first = built(project, formats=("press",), languages=("en",))
    second = built(project, formats=("press",), languages=("en",))
    assert {"en/print/press/sleeping.pdf", "en/print/press/walking.pdf"} <= set(first.made)
    assert second.made == ()
    assert [one.code for one in first.findings] == ["picture-coarse"]
    assert second.findings == first.findings
    assert built(project, formats=("press",), languages=("en",), domains=("sleeping",)).findings == ()


def test_a_press_file_is_made_from_the_body_of_the_handout(project: Path) -> None:
    built(project, formats=("handout",), languages=("en",))
    with Ledger(project / "output") as ledger:
        before = {row.key: row.bodies for row in ledger.pages().values()}
    built(project, formats=("press",), languages=("en",))
    with Ledger(project / "output") as ledger:
        assert {row.key: row.bodies for row in ledger.pages().values()} == before


def test_a_pdf_that_has_not_changed_is_not_set_again(project: Path) -> None:
    change(project / "site.toml", '["html"]', '["html", "print"]')
    first = built(project, formats=("handout",), languages=("bn",))
    assert first.made == ("bn/print/sleeping.pdf", "bn/print/walking.pdf")
    change(project / CATALOG, "কখন থামবেন", "কখন বন্ধ করবেন")
    assert built(project, formats=("handout",), languages=("bn",)).made == ("bn/print/walking.pdf",)


def test_the_report_counts_files_by_format_and_language(ready: Path) -> None:
    report = built(ready)
    assert report.files == {("html", ""): 8, ("html", "bn"): 8, ("html", "en"): 8}
    assert sum(report.files.values()) == len(output(ready))
