"""Bytes to disk in one step: a file is what it was or what it shall be, never half of something.

`write_atomic` writes one file (`write_through` one that people may have linked), `write_together` many, which costs far
less than one after the other.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import BinaryIO

from pipeline.build.keys import digest
from pipeline.errors import StoreError

_MANY = 8


def write_atomic(path: Path, data: bytes, *, durable: bool = True) -> bool:
    """The file has these bytes, in one step; False when it had them before and was not touched.
    What can be made again at any time need not be `durable`: it may be lost in a power cut, and costs a third.
    Raises `StoreError`; the file is then what it was.
    """
    if holds(path, data):
        return False
    write_together({path: data}, durable=durable)
    return True


def write_through(path: Path, data: bytes, *, durable: bool = True) -> bool:
    """As `write_atomic`, for what people keep where they like: a link stays one, and the file that it leads to has the
    bytes."""
    return write_atomic(Path(os.path.realpath(path)) if path.is_symlink() else path, data, durable=durable)


def write_together(files: Mapping[Path, bytes], *, durable: bool = True) -> None:
    """The files have these bytes, each in one step. Raises `StoreError`; each is then either old or new."""
    drafts: dict[Path, Path] = {}
    path = Path()
    try:
        with ExitStack() as stack:
            opened = []
            for path, data in files.items():
                drafts[path] = draft(path)
                opened.append(stack.enter_context(_open(path, drafts[path])))
                opened[-1].write(data)
            if durable:
                _to_disk(opened)
        for path in files:
            os.replace(drafts[path], path)
            del drafts[path]
    except OSError as error:
        raise refused(path, error) from error
    finally:
        for left in drafts.values():
            forget(left)


def holds(path: Path, data: bytes) -> bool:
    """Whether the file has these bytes already."""
    try:
        if os.stat(path).st_size != len(data):
            return False
        return path.read_bytes() == data
    except OSError:
        return False


def draft(path: Path) -> Path:
    """Where the bytes go first: in the same folder, so that the last step is a rename; one name for one path, so that
    a draft left behind by a power cut is found again."""
    folder, name = os.path.split(path)
    return Path(folder, f".{digest(os.fsencode(name))[:16]}.draft")


def forget(path: Path) -> None:
    """Remove a draft, if it is there."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def refused(path: Path, error: OSError) -> StoreError:
    """The error that says of a file that it cannot be written."""
    here = Path.cwd()
    name = path.relative_to(here).as_posix() if path.is_relative_to(here) else str(path)
    reason = error.strerror or str(error)
    return StoreError(f"cannot write {name}: {reason}", hint="every file is whole; try again when it can be written")


def _open(path: Path, draft_path: Path) -> BinaryIO:
    try:
        return open(draft_path, "wb")
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        return open(draft_path, "wb")


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
