"""Bytes to disk: whole files or none, nothing where nothing changed, and only what is ours is removed.

`Store` writes artifacts below `output/`, a batch at a time: what is about to be written is noted in the ledger first,
so that after a power cut we still know which files are ours.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from pipeline.build.atomic import draft, forget, holds, refused, write_together
from pipeline.build.files import ABSENT, look
from pipeline.build.keys import digest
from pipeline.build.ledger import FOLDER, ArtifactRow, Ledger

_BATCH_FILES, _BATCH_BYTES, _BATCH_SECONDS = 256, 8 << 20, 2.0


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
        changed = [wanted for wanted in batch if not holds(self.output / wanted.path, wanted.data)]
        self._note(self._intended(wanted) for wanted in changed)
        self.ledger.commit()
        write_together({self.output / wanted.path: wanted.data for wanted in changed})
        self.made += (wanted.path for wanted in changed)
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
                    raise refused(path, error) from error
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
            forget(draft(path))
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
