"""The work is done, whoever does it, and a death costs one task."""

from __future__ import annotations

import os
import signal
import threading
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from typing import Any

import pytest

from pipeline.build.executors import Crew, SerialExecutor


def square(number: int) -> int:
    return number * number


def process(_: int) -> int:
    return os.getpid()


def die_at_seven(number: int) -> int:
    if number == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def fail_at_seven(number: int) -> int:
    if number == 7:
        raise ValueError("সাত")
    return number


def is_the_interrupt_ours(_: int) -> bool:
    return signal.getsignal(signal.SIGINT) == signal.SIG_IGN


@pytest.mark.parametrize("make", [SerialExecutor, lambda: ThreadPoolExecutor(2), lambda: ProcessPoolExecutor(1)])
def test_every_task_comes_back_with_its_result(make: Any) -> None:
    with make() as executor, Crew(executor) as crew:
        assert dict(crew.map(square, range(20))) == {n: n * n for n in range(20)}


def test_a_crew_of_one_and_work_for_one_stay_in_this_process() -> None:
    with Crew(size=1) as crew:
        assert {pid for _, pid in crew.map(process, range(3))} == {os.getpid()}
    with Crew(size=2) as crew:
        assert {pid for _, pid in crew.map(process, range(3), alone=True)} == {os.getpid()}
        assert os.getpid() not in {pid for _, pid in crew.map(process, range(3))}


def test_workers_leave_the_interrupt_to_us() -> None:
    with Crew(size=2) as crew:
        assert all(ignored for _, ignored in crew.map(is_the_interrupt_ours, range(4)))


def test_an_interrupt_while_the_pool_starts_waits_until_it_has_started(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pool that is half started could not be ended: `cannot join thread before it is started`."""
    begin = threading.Thread.start

    def interrupted(thread: threading.Thread) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        begin(thread)

    monkeypatch.setattr("concurrent.futures.process._ExecutorManagerThread.start", interrupted)
    handler = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt), Crew(size=2) as crew:
        list(crew.map(square, range(4)))
    assert signal.getsignal(signal.SIGINT) == handler


def test_an_interrupt_does_not_wait_for_work_that_is_done_here() -> None:
    done = []

    def interrupted(number: int) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        done.append(number)

    with pytest.raises(KeyboardInterrupt), Crew(SerialExecutor()) as crew:
        list(crew.map(interrupted, range(4)))
    assert done == []


def test_a_task_that_kills_its_process_takes_no_other_with_it() -> None:
    with Crew(size=2) as crew:
        assert dict(crew.map(die_at_seven, range(20))) == {n: None if n == 7 else n for n in range(20)}
        assert dict(crew.map(square, range(4))) == {n: n * n for n in range(4)}, "and there is a new crew"


def test_an_error_reaches_the_one_who_asked() -> None:
    with Crew(size=2) as crew, pytest.raises(ValueError, match="সাত"):
        list(crew.map(fail_at_seven, range(20)))


def test_tasks_are_taken_as_they_are_needed() -> None:
    taken = []

    def tasks() -> Any:
        for number in range(1000):
            taken.append(number)
            yield number

    with Crew(size=2) as crew:
        results = crew.map(square, tasks())
        next(results)
        assert len(taken) < 20
        results.close()  # type: ignore[attr-defined]


class Counted(Executor):
    """Says how many tasks were running at once."""

    def __init__(self) -> None:
        self.pool = ThreadPoolExecutor(8)
        self.lock = threading.Lock()
        self.now = self.most = 0

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        with self.lock:
            self.now += 1
            self.most = max(self.most, self.now)

        def counted() -> Any:
            try:
                return fn(*args, **kwargs)
            finally:  # before anybody hears that it is done
                with self.lock:
                    self.now -= 1

        return self.pool.submit(counted)


def test_any_executor_will_do() -> None:
    executor = Counted()
    with Crew(executor, size=3) as crew:
        assert len(dict(crew.map(square, range(100)))) == 100
    assert 1 <= executor.most <= 6
