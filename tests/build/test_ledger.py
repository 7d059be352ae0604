"""The ledger comes back as it was written, and what is no ledger of ours harms nobody."""

from __future__ import annotations

import os
import pickle
import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pipeline.build.files import Seen
from pipeline.build.ledger import BrokenLedger, Ledger, PageRow, packed, unpacked
from pipeline.findings import Finding, Place, Severity
from pipeline.model import Coverage, Heading, Meta, Person, Summary

from .projects import built, clean_output, output

ROW = PageRow(
    "sciatica/ঘুম",
    "bn",
    True,
    "context",
    "key",
    "facts",
    (("source/sciatica/ঘুম.md", "d1"), ("locales/bn/LC_MESSAGES/sciatica/ঘুম.po", "d2")),
    (("walking", True), ("swimming", False)),
    (("html", "b1"),),
    b"",
)
SUMMARY = Summary(
    "sciatica/ঘুম",
    "source/sciatica/ঘুম.md",
    "bn",
    Meta(title="সায়াটিকা নিয়ে ঘুমানো", author=Person("A. Rahman", "BPT"), published=date(2026, 3, 9), keywords=("ঘুম",)),
    Coverage(10, 90, 8, 70, 1, 10),
    (Heading(2, "why", "কেন"),),
    ("walking",),
    ("source/images/side.svg",),
    {"translated": 8, "fuzzy": 1, "untranslated": 1},
)


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    seen = Seen(1, 2, 3, 4, 5, "digest")
    with Ledger(tmp_path) as ledger:
        ledger.keep_files([("source/ঘুম.md", seen)])
        ledger.keep_page(ROW, packed(SUMMARY))
        ledger.keep_body("html", "bn", ROW.domain, "<p>কাত হয়ে শোন।</p>".encode())
        ledger.keep_run("html", "bn", "", "stamp")
    with Ledger(tmp_path) as ledger:
        assert ledger.files() == {"source/ঘুম.md": seen}
        assert ledger.pages() == {(ROW.domain, "bn"): ROW}
        assert [(domain, unpacked(data)) for domain, data in ledger.summaries("bn")] == [(ROW.domain, SUMMARY)]
        assert ledger.body("html", "bn", ROW.domain).decode() == "<p>কাত হয়ে শোন।</p>"
        assert (ledger.run("html", "bn", ""), ledger.run("html", "en", "")) == ("stamp", "")


def test_what_is_not_committed_is_gone(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.keep_run("html", "bn", "", "first")
    ledger.commit()
    ledger.keep_run("html", "bn", "", "second")
    ledger._base.close()
    with Ledger(tmp_path) as ledger:
        assert ledger.run("html", "bn", "") == "first"


def test_findings_come_back_equal() -> None:
    found = (Finding("md-link-target", Severity.ERROR, "a link is missing", Place("a.po", 3), span=(1, 4)),)
    assert unpacked(packed(found)) == found


class Evil:
    """Packs as whatever it is told."""

    def __init__(self, reduced: tuple[object, ...]) -> None:
        self.reduced = reduced

    def __reduce__(self) -> tuple[object, ...]:
        return self.reduced


def test_a_ledger_from_elsewhere_runs_no_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BrokenLedger, match=r"system does not belong here"):
        unpacked(pickle.dumps(Evil((os.system, ("touch harmed",)))))
    assert not os.listdir(tmp_path)


def test_a_member_of_an_enum_comes_back_as_early_versions_of_python_packed_it() -> None:
    assert unpacked(pickle.dumps(Evil((getattr, (Severity, "ERROR"))))) is Severity.ERROR
    with pytest.raises(BrokenLedger):
        unpacked(pickle.dumps(Evil((getattr, (Finding, "__init__")))))


def garbage(path: Path) -> None:
    path.write_bytes(b"no database at all" * 100)


def half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def holes(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for at in range(8192, len(data), 4096):
        data[at : at + 512] = bytes(512)
    path.write_bytes(data)


def nothing(path: Path) -> None:
    path.write_bytes(b"")


def another_version(path: Path) -> None:
    base = sqlite3.connect(path)
    base.execute("pragma user_version = 99")
    base.close()


def somebody_elses(path: Path) -> None:
    path.unlink()
    base = sqlite3.connect(path)
    base.execute("create table songs (title)")
    base.close()


def no_bodies(path: Path) -> None:
    base = sqlite3.connect(path)
    base.execute("delete from bodies")
    base.execute("update artifacts set key = ''")
    base.execute("delete from runs")
    base.commit()
    base.close()


def damaged_summaries(path: Path) -> None:
    base = sqlite3.connect(path)
    base.execute("update pages set summary = substr(summary, 5)")
    base.execute("delete from runs")
    base.commit()
    base.close()


def damaged_reads(path: Path) -> None:
    base = sqlite3.connect(path)
    base.execute("update pages set reads = 'one'")
    base.commit()
    base.close()


@pytest.mark.parametrize(
    "harm",
    [garbage, half, holes, nothing, another_version, somebody_elses, no_bodies, damaged_summaries, damaged_reads],
)
def test_a_broken_ledger_costs_nothing_but_time(project: Path, harm: Callable[[Path], None]) -> None:
    built(project)
    before = output(project)
    harm(project / "output/.dobhashi/build.db")
    report = built(project)
    assert not report.failed
    assert output(project) == before == clean_output(project)
    assert built(project).pages == 0, "it is a good one again"


def test_what_was_begun_when_something_went_wrong_is_rolled_back(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), Ledger(tmp_path) as ledger:
        ledger.keep_page(ROW, packed(SUMMARY))
        raise KeyboardInterrupt
    with Ledger(tmp_path) as ledger:
        assert ledger.pages() == {}
