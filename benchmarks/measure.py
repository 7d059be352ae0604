"""Times one command as a whole process: CPU with everything it started, wall clock, memory.

`run` reads what the kernel itself kept about the process (`wait4`), children that it has waited for included.
`run_watched` adds up the memory of all processes while they live, which costs time: never time such a run.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_AS_USUAL = {"PYTHONDONTWRITEBYTECODE": ""}
"""Python keeps what it compiled, as it does unless somebody tells it not to; else each start would compile us anew."""
INTERVAL = 0.02
"""Seconds between two looks at the memory."""


class CommandFailed(RuntimeError):
    """The command did not do what was to be measured."""


@dataclass(frozen=True, slots=True)
class Sample:
    cpu: float
    """Seconds of user and system time of the process and of all the children it waited for."""
    wall: float
    """Seconds from start to end."""
    largest: float
    """MB: the peak resident set of the largest single process. Never less than our own at the start: a new process
    begins as a copy of us, and the kernel remembers that."""
    together: float = 0.0
    """MB: the peak of all processes together, shared pages counted once; 0 unless watched."""


def run(
    command: Sequence[str],
    *,
    cwd: Path,
    environment: Mapping[str, str] | None = None,
    allowed: Sequence[int] = (0,),
) -> Sample:
    """Runs a command to its end. Raises `CommandFailed`, with what it wrote to stderr, unless it exits as allowed."""
    return _run(command, cwd, environment, watch=False, allowed=allowed)


def run_watched(command: Sequence[str], *, cwd: Path, environment: Mapping[str, str] | None = None) -> Sample:
    """Like `run`, and `together` is filled in."""
    return _run(command, cwd, environment, watch=True, allowed=(0, 1))


def _run(
    command: Sequence[str],
    cwd: Path,
    environment: Mapping[str, str] | None,
    *,
    watch: bool,
    allowed: Sequence[int],
) -> Sample:
    # Files rather than pipes: a pipe would have to be emptied while we wait.
    with tempfile.TemporaryFile() as written:
        started = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=cwd,
            env={**os.environ, **_AS_USUAL, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=written,
            stderr=written,
        )
        watcher = _Watcher(process.pid)
        if watch:
            watcher.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        watcher.stop()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in allowed:
            written.seek(0)
            tail = written.read().decode("utf-8", "replace").strip().splitlines()[-12:]
            raise CommandFailed("\n  ".join([f"exit {process.returncode}: {' '.join(command)}", *tail]))
    # ru_maxrss is in kB on Linux.
    return Sample(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024, watcher.peak)


class _Watcher:
    """Adds up the memory of a process and its descendants, again and again, and keeps the peak."""

    def __init__(self, pid: int) -> None:
        self.peak = 0.0
        self._pid = pid
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._ended.set()
        if self._thread is not None:
            self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(INTERVAL):
            self.peak = max(self.peak, sum(_memory(pid) for pid in _family(self._pid)) / 1024)


def _family(pid: int) -> list[int]:
    """A process and all its living descendants."""
    family = [pid]
    for member in family:
        for task in _listed(f"/proc/{member}/task"):
            family += [int(child) for child in _text(f"/proc/{member}/task/{task}/children").split()]
    return family


def _memory(pid: int) -> int:
    """kB that a process holds, a page shared by *n* processes counted as 1/*n* (the kernel's "Pss")."""
    for line in _text(f"/proc/{pid}/smaps_rollup").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0


def _listed(folder: str) -> list[str]:
    # A process may end between two looks.
    try:
        return os.listdir(folder)
    except OSError:
        return []


def _text(path: str) -> str:
    try:
        return Path(path).read_text(encoding="ascii")
    except OSError:
        return ""
