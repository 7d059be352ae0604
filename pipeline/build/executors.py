"""Who does the work: this process, a pool of processes, or whatever has the face of an `Executor`.

`Crew.map` hands out tasks and gives back results as they come. A process that dies (out of memory, a fault in a
library) takes down only the task that killed it.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from contextlib import contextmanager, nullcontext
from typing import Any, ParamSpec, Self, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R")


class SerialExecutor(Executor):
    """Does the work at once, here."""

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        future: Future[R] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def workers() -> int:
    """How many processes can run at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Crew:
    """The workers of one build: those of a given executor, or a pool of our own, started when it pays."""

    def __init__(self, executor: Executor | None = None, size: int | None = None) -> None:
        self._given = executor
        self.size = size or (1 if isinstance(executor, SerialExecutor) else workers())
        """Among how many the work is divided."""
        self._pool: Executor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is KeyboardInterrupt and threading.current_thread() is threading.main_thread():
            # One Ctrl-C is enough: a second one while the pool ends would leave it, and us, waiting for ever.
            handler = signal.signal(signal.SIGINT, signal.SIG_IGN)
            self._dismiss()
            signal.signal(signal.SIGINT, handler)
        else:
            self._dismiss()

    def map(self, work: Callable[[T], R], tasks: Iterable[T], *, alone: bool = False) -> Iterator[tuple[T, R | None]]:
        """Every task with its result, as they come; None for a task whose process died.

        `alone` says that there is too little to do for more than this process.
        """
        executor = self._executor(alone)
        running: dict[Future[R], T] = {}
        suspects: list[T] = []
        try:
            for task in tasks:
                try:
                    with _in_one_piece() if executor is self._pool else nullcontext():
                        running[executor.submit(work, task)] = task
                except Exception as error:
                    if not _died(error):
                        raise
                    suspects += [*running.values(), task]
                    running.clear()
                    executor = self._renewed()
                while len(running) >= 2 * self.size:
                    yield from _done(running, suspects)
            while running:
                yield from _done(running, suspects)
        finally:
            for future in running:
                future.cancel()
        for task in suspects:
            yield task, self._by_itself(work, task)

    def _by_itself(self, work: Callable[[T], R], task: T) -> R | None:
        """One task in a process of its own, so that it can only harm itself."""
        self._dismiss()
        with _pool(1) as pool:
            try:
                with _in_one_piece():
                    future = pool.submit(work, task)
                return future.result()
            except Exception as error:
                if _died(error):
                    return None
                raise

    def _executor(self, alone: bool) -> Executor:
        if self._given is not None:
            return self._given
        if alone or self.size == 1:
            return SerialExecutor()
        if self._pool is None:
            self._pool = _pool(self.size)
        return self._pool

    def _renewed(self) -> Executor:
        self._dismiss()
        self._pool = _pool(self.size)
        return self._pool

    def _dismiss(self) -> None:
        """Wait for the pool to end: as long as one of its threads lives, the next pool cannot be forked."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


def _done(running: dict[Future[R], T], suspects: list[T]) -> Iterator[tuple[T, R]]:
    """Wait for some of the running tasks and give their results; those whose process died become suspects."""
    for future in wait(running, return_when=FIRST_COMPLETED).done:
        task = running.pop(future)
        try:
            result = future.result()
        except Exception as error:
            if not _died(error):
                raise
            suspects.append(task)
        else:
            yield task, result


@contextmanager
def _in_one_piece() -> Iterator[None]:
    """Ctrl-C waits until a pool has begun with a task: one that is half started can neither work nor end."""
    if threading.current_thread() is not threading.main_thread() or signal.getsignal(signal.SIGINT) is None:
        yield
        return
    came: list[tuple[int, Any]] = []
    handler = signal.signal(signal.SIGINT, lambda *signalled: came.append(signalled))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler)
    if came and callable(handler):
        handler(*came[0])


def _died(error: Exception) -> bool:
    from concurrent.futures.process import BrokenProcessPool

    return isinstance(error, BrokenProcessPool)


def _pool(size: int) -> Executor:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # A fork shares what is already imported, but is only safe while there is one thread.
    fork = sys.platform == "linux" and threading.active_count() == 1
    context = multiprocessing.get_context("fork" if fork else "spawn")
    return ProcessPoolExecutor(size, mp_context=context, initializer=_settle)


def _settle() -> None:
    """What a worker does first: leave Ctrl-C to the parent, and go when the parent has gone."""
    from multiprocessing import parent_process

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_leave_after, args=(parent,), daemon=True).start()


def _leave_after(parent: Any) -> None:
    parent.join()
    os._exit(1)
