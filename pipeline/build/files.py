"""What a file held when somebody last looked.

Reading a thousand files to learn that none has changed is slow; asking the file system is not. A digest from an
earlier look holds while the file's stamp (times, size, inode) is the same, unless the file had changed so shortly
before that look that one more change could carry the same stamp (git calls such an entry racy).
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from hashlib import file_digest
from typing import NamedTuple

from pipeline.build.keys import digest, empty

ABSENT = "absent"
"""The digest of a file that is not there."""
UNREADABLE = "unreadable"
"""The digest of something that is there and cannot be read as a file."""

_SETTLED = 2_000_000_000
"""Nanoseconds after which one more change must show in the times: FAT counts in steps of two seconds."""


class Seen(NamedTuple):
    """One look at a file: its stamp, when that was, and the digest of its bytes."""

    modified: int
    changed: int
    size: int
    inode: int
    looked: int
    digest: str

    @property
    def racy(self) -> bool:
        return max(self.modified, self.changed) > self.looked - _SETTLED

    def same_stamp(self, stat: os.stat_result) -> bool:
        return (
            self.modified == stat.st_mtime_ns
            and self.changed == stat.st_ctime_ns
            and self.size == stat.st_size
            and self.inode == stat.st_ino
        )


def read(path: str) -> tuple[Seen, bytes]:
    """A file's bytes, and the look that belongs to exactly these bytes even if the file is replaced meanwhile."""
    now = time.time_ns()
    try:
        file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        try:
            stat = os.fstat(file)
            data = _rest(file, stat.st_size)
        finally:
            os.close(file)
    except OSError:
        return _without_bytes(path, now), b""
    return seen(stat, now, digest(data)), data


def _rest(file: int, size: int) -> bytes:
    """What is left to read. Twice as fast as a file object, and a build reads thousands."""
    parts = []
    while part := os.read(file, max(size, 4096) + 1):
        parts.append(part)
    return b"".join(parts)


def look(path: str) -> Seen:
    """A file's look alone; a large file is not held in memory."""
    now = time.time_ns()
    try:
        with open(path, "rb", buffering=0) as stream:
            stat = os.fstat(stream.fileno())
            content = file_digest(stream, empty).hexdigest()
    except OSError:
        return _without_bytes(path, now)
    return seen(stat, now, content)


def seen(stat: os.stat_result, now: int, content: str) -> Seen:
    return Seen(stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino, now, content)


def _without_bytes(path: str, now: int) -> Seen:
    try:
        return seen(os.stat(path), now, UNREADABLE)
    except OSError:
        return Seen(0, 0, 0, 0, now, ABSENT)


class Files:
    """The digests of files now, with as few reads as the looks of earlier builds allow."""

    def __init__(self, known: Mapping[str, Seen]) -> None:
        self._known = known
        self._now: dict[str, str] = {}
        self.fresh: dict[str, Seen] = {}
        """Looks that say more than the known ones: to be remembered."""

    def digest(self, path: str) -> str:
        """The digest of a file's bytes, `ABSENT` or `UNREADABLE`; one path is looked at once in a build."""
        content = self._now.get(path)
        if content is None:
            content = self._now[path] = self._digest(path)
        return content

    @property
    def unseen(self) -> list[str]:
        """Paths that earlier builds knew and this one did not ask for."""
        return [path for path in self._known if path not in self._now]

    def note(self, path: str, look: Seen) -> None:
        """A worker has read the file: its look counts from now on."""
        self._now[path] = look.digest
        self.fresh[path] = look

    def _digest(self, path: str) -> str:
        known = self.fresh.get(path) or self._known.get(path)
        if known is not None:
            try:
                stat = os.stat(path)
            except OSError:
                if known.digest == ABSENT:
                    return ABSENT
            else:
                if known.digest != ABSENT and not known.racy and known.same_stamp(stat):
                    return known.digest
        now = self.fresh[path] = look(path)
        return now.digest
