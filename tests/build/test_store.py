"""Files are written whole or not at all, and only where they differ."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline.build import atomic, store
from pipeline.build.atomic import write_atomic
from pipeline.build.keys import digest
from pipeline.build.ledger import Ledger
from pipeline.build.store import Store, Wanted, owned
from pipeline.errors import StoreError

PAGE = "<p>হাঁটুন, তারপর বিশ্রাম নিন।</p>\n".encode()


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "locales/bn/LC_MESSAGES/ঘুম.po"
    assert write_atomic(path, PAGE)
    assert path.read_bytes() == PAGE
    assert os.listdir(path.parent) == ["ঘুম.po"]


def test_equal_bytes_are_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    write_atomic(path, PAGE)
    before = path.stat()
    assert not write_atomic(path, PAGE)
    assert path.stat().st_ino == before.st_ino
    assert write_atomic(path, PAGE.replace(b"<p>", b"<b>"))


def test_a_written_file_may_be_read_by_everybody_the_umask_lets(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    before = os.umask(0o022)
    try:
        write_atomic(path, PAGE)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


@pytest.mark.parametrize("step", ["replace", "fsync"])
def test_a_refused_step_leaves_the_old_file_and_no_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "page.html"
    write_atomic(path, b"old")

    def refused(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic.os, step, refused)
    with pytest.raises(StoreError, match=r"page\.html: No space left on device"):
        write_atomic(path, PAGE)
    assert os.listdir(tmp_path) == ["page.html"]
    assert path.read_bytes() == b"old"


def test_many_files_are_on_the_disk_as_surely_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[int] = []
    monkeypatch.setattr(atomic, "_to_disk", lambda files: synced.append(len(files)))
    with Ledger(tmp_path) as ledger:
        pages = Store(tmp_path, ledger)
        for number in range(600):
            pages.write(Wanted(f"bn/{number}.html", "html", "bn", "", "key", b"%d" % number))
        pages.flush()
    assert synced == [256, 256, 88]
    assert len(pages.made) == 600


def test_what_was_about_to_be_written_is_known_after_a_power_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the rename and the ledger's last word, and between the note and the rename."""

    class PowerCut(BaseException):
        pass

    def cut(*_: object) -> None:
        raise PowerCut

    for step, attribute in [("after", "_written"), ("before", "")]:
        with monkeypatch.context() as patched, pytest.raises(PowerCut), Ledger(tmp_path) as ledger:
            pages = Store(tmp_path, ledger)
            if attribute:
                patched.setattr(Store, attribute, cut)
            else:
                patched.setattr(atomic.os, "replace", cut)
                patched.setattr(atomic, "forget", lambda draft: None)
            pages.write(Wanted("bn/page.html", "html", "bn", "", "key", step.encode()))
            pages.flush()
        with Ledger(tmp_path) as ledger:
            pages = Store(tmp_path, ledger)
            row = pages.rows["bn/page.html"]
            assert (row.pending, row.key, row.digest) == ("", "", digest(b"after"))
            assert os.listdir(tmp_path / "bn") == ["page.html"]
            if step == "before":
                assert list(pages.prune([row])) == []
                assert pages.removed == ["bn/page.html"]


def test_a_note_of_a_file_that_is_somebody_elses_is_forgotten(tmp_path: Path) -> None:
    with Ledger(tmp_path) as ledger:
        pages = Store(tmp_path, ledger)
        pages._note([pages._intended(Wanted("page.html", "html", "bn", "", "key", PAGE))])
    (tmp_path / "page.html").write_bytes(b"somebody's")
    with Ledger(tmp_path) as ledger:
        assert Store(tmp_path, ledger).rows == {}
    assert (tmp_path / "page.html").read_bytes() == b"somebody's"


@pytest.mark.parametrize(
    ("path", "ours"),
    [
        ("bn/ঘুম/index.html", True),
        ("index.html", True),
        ("bn/..a/index.html", True),
        ("../index.html", False),
        ("bn/../../index.html", False),
        ("/index.html", False),
        (".dobhashi/build.db", False),
        ("bn//index.html", False),
        ("bn/", False),
        ("", False),
        ("a\0b", False),
    ],
)
def test_artifacts_stay_below_the_output(path: str, ours: bool) -> None:
    assert owned(path) is ours


def test_a_link_in_the_place_of_a_page_is_replaced_and_not_followed(tmp_path: Path) -> None:
    target = tmp_path / "elsewhere.txt"
    target.write_bytes(b"precious")
    page = tmp_path / "page.html"
    page.symlink_to(target)
    write_atomic(page, PAGE)
    assert target.read_bytes() == b"precious"
    assert not page.is_symlink()


def test_batches_are_closed_by_size_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []
    genuine = atomic._to_disk

    def counted(files: Sequence[object]) -> None:
        sizes.append(len(files))
        genuine(files)  # type: ignore[arg-type]

    monkeypatch.setattr(atomic, "_to_disk", counted)
    monkeypatch.setattr(store, "_BATCH_BYTES", 1000)
    with Ledger(tmp_path) as ledger:
        pages = Store(tmp_path, ledger)
        for number in range(4):
            pages.write(Wanted(f"{number}.pdf", "print", "bn", "", "key", b"%d" % number * 600))
        pages.flush()
    assert sizes == [2, 2]
