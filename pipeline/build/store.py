"""Bytes to disk: whole files or none, nothing where nothing changed, and only what is ours is removed.

`write_atomic` writes one file anywhere in the project. `Store` writes artifacts below `output/`, a batch at a time:
what is about to be written is noted in the ledger first, so that after a power cut we still know which files are ours.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

from pipeline.build.files import ABSENT, look
from pipeline.build.keys import digest
from pipeline.build.ledger import FOLDER, ArtifactRow, Ledger
from pipeline.errors import StoreError

_BATCH_FILES, _BATCH_BYTES, _BATCH_SECONDS = 256, 8 << 20, 2.0
_MANY = 8


def write_atomic(path: Path, data: bytes, *, durable: bool = True) -> bool:
    """The file has these bytes, in one step; False when it had them before and was not touched.

    What can be made again at any time need not be `durable`: it may be lost in a power cut, and costs a third.
    Raises `StoreError`; the file is then what it was.
    """
    if _holds(path, data):
        return False
    draft = _draft(path)
    try:
        with _open(path, draft) as file:
            file.write(data)
            if durable:
                _to_disk([file])
        os.replace(draft, path)
    except OSError as error:
        raise _refused(path, error) from error
    finally:
        _forget(draft)
    return True


class Wanted(NamedTuple):
    """An artifact that has its bytes."""

    path: str
    format: str
    language: str
    domain: str
    key: str
    data: bytes


class Store:
    """The files in `output/` that are ours. Paths are relative to it, with `/`."""

    def __init__(self, output: Path, ledger: Ledger) -> None:
        self.output = output
        self.ledger = ledger
        self.rows: dict[str, ArtifactRow] = ledger.artifacts()
        self.made: list[str] = []
        self.removed: list[str] = []
        self._waiting: list[Wanted] = []
        self._bytes = 0
        self._since = time.monotonic()
        self._settle()

    def intact(self, row: ArtifactRow) -> bool:
        """Whether the file is as we left it; asks the file system, reads nothing."""
        try:
            stat = os.stat(f"{self.output}/{row.path}")
        except OSError:
            return False
        return (stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino) == row[6:10]

    def current(self, path: str, key: str) -> bool:
        """Whether the file was made from `key` and still has the bytes it got."""
        row = self.rows.get(path)
        if row is None or row.key != key:
            return False
        if self.intact(row):
            return True
        now = look(f"{self.output}/{path}")
        if now.digest != row.digest:
            return False
        self._note([row._replace(modified=now.modified, changed=now.changed, size=now.size, inode=now.inode)])
        return True

    def write(self, wanted: Wanted) -> None:
        """Have an artifact written, at the latest by `flush`."""
        self._waiting.append(wanted)
        self._bytes += len(wanted.data)
        full = len(self._waiting) >= _BATCH_FILES or self._bytes >= _BATCH_BYTES
        if full or time.monotonic() - self._since > _BATCH_SECONDS:
            self.flush()

    def flush(self) -> None:
        """Write what is waiting. Raises `StoreError`; each file is then either what it was or what it shall be."""
        batch, self._waiting, self._bytes = self._waiting, [], 0
        if not batch:
            return
        changed = [wanted for wanted in batch if not _holds(self.output / wanted.path, wanted.data)]
        self._note(self._intended(wanted) for wanted in changed)
        self.ledger.commit()
        drafts: dict[Path, Path] = {}
        try:
            with ExitStack() as stack:
                files = []
                for wanted in changed:
                    path = self.output / wanted.path
                    drafts[path] = _draft(path)
                    files.append(stack.enter_context(_open(path, drafts[path])))
                    files[-1].write(wanted.data)
                _to_disk(files)
            for wanted in changed:
                path = self.output / wanted.path
                os.replace(drafts[path], path)
                self.made.append(wanted.path)
        except OSError as error:
            raise _refused(path, error) from error
        finally:
            for draft in drafts.values():
                _forget(draft)
        self._note(self._written(wanted) for wanted in batch)
        self.ledger.commit()
        self._since = time.monotonic()

    def prune(self, rows: Iterable[ArtifactRow]) -> Iterator[str]:
        """Remove files of ours that nobody owns now; gives the paths of those that are not as we wrote them.

        Such a file is somebody's work by now: it stays, and is ours no longer.
        """
        gone = []
        for row in rows:
            path = self.output / row.path
            state = look(str(path)).digest
            if state == row.digest:
                try:
                    path.unlink()
                except OSError as error:
                    raise _refused(path, error) from error
                self.removed.append(row.path)
                self._remove_empty(path.parent)
            elif state != ABSENT:
                yield row.path
            gone.append(row.path)
            del self.rows[row.path]
        self.ledger.drop_artifacts(gone)

    # ------------------------------------------------------------ within

    def _settle(self) -> None:
        """After an interrupted build: see which of the noted files were written, and clear its drafts away."""
        unsure = [row for row in self.rows.values() if row.pending]
        for row in unsure:
            path = self.output / row.path
            _forget(_draft(path))
            state = look(str(path)).digest
            if state in (row.pending, row.digest):
                self._note([row._replace(key="", digest=state, pending="")])
            else:
                del self.rows[row.path]
                self.ledger.drop_artifacts([row.path])

    def _note(self, rows: Iterable[ArtifactRow]) -> None:
        noted = list(rows)
        self.rows.update({row.path: row for row in noted})
        self.ledger.keep_artifacts(noted)

    def _intended(self, wanted: Wanted) -> ArtifactRow:
        old = self.rows.get(wanted.path)
        digests = (old.digest if old else "", digest(wanted.data))
        return ArtifactRow(*wanted[:4], "", digests[0], 0, 0, 0, 0, digests[1])

    def _written(self, wanted: Wanted) -> ArtifactRow:
        stat = os.stat(f"{self.output}/{wanted.path}")
        stamp = (stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino)
        return ArtifactRow(*wanted[:5], digest(wanted.data), *stamp, "")

    def _remove_empty(self, folder: Path) -> None:
        """Folders exist for our files: one that holds none any more goes too."""
        while folder != self.output and folder.is_relative_to(self.output):
            try:
                folder.rmdir()
            except OSError:
                return
            folder = folder.parent


def owned(path: str) -> bool:
    """Whether an artifact may have this path: below `output/`, in no folder of the ledger's."""
    parts = path.split("/")
    return parts[0] != FOLDER and not {"", ".", ".."}.intersection(parts) and "\0" not in path


def _holds(path: Path, data: bytes) -> bool:
    try:
        if os.stat(path).st_size != len(data):
            return False
        return path.read_bytes() == data
    except OSError:
        return False


def _draft(path: Path) -> Path:
    """Where the bytes go first: in the same folder, so that the last step is a rename; one name for one path, so that
    a draft left behind by a power cut is found again."""
    return path.with_name(f".{digest(path.name.encode('utf-8', 'surrogateescape'))[:16]}.draft")


def _open(path: Path, draft: Path) -> BinaryIO:
    try:
        return open(draft, "wb")
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        return open(draft, "wb")


def _to_disk(files: Sequence[BinaryIO]) -> None:
    """Have the bytes on the disk before anything counts on them: a file renamed first may be empty after a power cut.

    Where there are many, one call for their whole file system is ten times as fast as one for each.
    """
    for file in files:
        file.flush()
    if len(files) > _MANY and sys.platform == "linux":
        import ctypes

        if ctypes.CDLL(None, use_errno=True).syncfs(files[0].fileno()) == 0:
            return
    for file in files:
        os.fsync(file.fileno())


def _forget(draft: Path) -> None:
    with suppress(OSError):
        draft.unlink(missing_ok=True)


def _refused(path: Path, error: OSError) -> StoreError:
    here = Path.cwd()
    name = path.relative_to(here).as_posix() if path.is_relative_to(here) else str(path)
    reason = error.strerror or str(error)
    return StoreError(f"cannot write {name}: {reason}", hint="every file is whole; try again when it can be written")
