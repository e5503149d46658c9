"""Background work: nothing is lost, nothing stale arrives, every exception reaches somebody."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QObject

from app.errors import AppError, Cancelled, NotFound
from app.ui.tasks import Job, Tasks

Settle = Callable[[], None]


@dataclass
class Written:
    """What a service answers after a write."""

    nouns: frozenset[str]


def _answer(value: Any, *_session_and_job: object) -> Any:
    return value


def test_five_thousand_results_arrive_in_the_main_thread(tasks: Tasks, settle: Settle) -> None:
    """The popular recipe loses nearly all of them."""
    arrived: list[int] = []
    threads: set[int] = set()

    def done(value: int) -> None:
        arrived.append(value)
        threads.add(threading.get_ident())

    for number in range(5000):
        tasks.read(partial(_answer, number), done)
    settle()
    assert sorted(arrived) == list(range(5000))
    assert threads == {threading.get_ident()}


def test_writes_run_one_at_a_time_in_order_and_tell_what_changed(tasks: Tasks, settle: Settle) -> None:
    """Second sees what first did."""
    order: list[int] = []
    told: list[Written] = []
    tasks.written.connect(told.append)
    for number in range(50):

        def work(session: Any, _job: Job, number: int = number) -> Written:
            assert session == "session"
            order.append(number)
            return Written(frozenset({"customer"}))

        tasks.write(work)
    tasks.write(lambda _session, _job: None)
    settle()
    assert order == list(range(50))
    assert len(told) == 50


def test_a_newer_read_with_the_same_key_makes_the_older_stale(tasks: Tasks, settle: Settle) -> None:
    """Typing fast: only the last answer is shown."""
    arrived: list[str] = []
    gate = threading.Event()

    def slow(_session: Any, _job: Job) -> str:
        gate.wait(5)
        return "old"

    tasks.read(slow, arrived.append, key="search")
    tasks.read(lambda _session, _job: "new", arrived.append, key="search")
    gate.set()
    settle()
    assert arrived == ["new"]


def test_results_for_a_destroyed_owner_are_dropped(qtbot: Any, tasks: Tasks, settle: Settle) -> None:
    """A closed dialog gets no callbacks."""
    arrived: list[int] = []
    owner = QObject()
    gate = threading.Event()
    tasks.read(lambda _session, _job: gate.wait(5), arrived.append, owner=owner)
    owner.deleteLater()
    qtbot.wait(10)
    gate.set()
    settle()
    assert arrived == []


def test_cancel_stops_at_the_next_progress_and_is_told_to_failed(tasks: Tasks, settle: Settle) -> None:
    """取消 is obeyed, nothing is delivered, no error dialog appears."""
    failures: list[AppError] = []
    shown: list[AppError] = []
    seen: list[tuple[int, int]] = []
    tasks.task_failed.connect(shown.append)
    started = threading.Event()

    def work(_session: Any, job: Job) -> None:
        for step in range(100_000):
            job.progress(step, 100_000)
            started.set()
            time.sleep(0.001)

    job = tasks.write(work, lambda _value: pytest.fail("delivered"), failed=failures.append,
                      progress=lambda done, total: seen.append((done, total)))  # fmt: skip
    assert started.wait(5)
    job.cancel()
    settle()
    assert [type(one) for one in failures] == [Cancelled]
    assert shown == []
    assert seen[0] == (0, 100_000)


def test_progress_is_throttled_but_the_end_is_told(tasks: Tasks, settle: Settle) -> None:
    """A loop of 50,000 steps does not flood the window."""
    seen: list[int] = []

    def work(job: Job) -> int:
        for step in range(1, 50_001):
            job.progress(step, 50_000)
        return 1

    tasks.run(work, lambda _value: None, progress=lambda done, _total: seen.append(done))
    settle()
    assert len(seen) < 50
    assert seen[-1] == 50_000


def test_a_cancelled_job_that_waits_never_begins(tasks: Tasks, settle: Settle) -> None:
    """It was behind another write."""
    gate = threading.Event()
    began: list[int] = []
    tasks.write(lambda _session, _job: gate.wait(5))
    tasks.write(lambda _session, _job: began.append(1)).cancel()
    gate.set()
    settle()
    assert began == []


def test_errors_go_to_failed_or_to_the_window_and_bugs_to_the_bug_dialog(tasks: Tasks, settle: Settle) -> None:
    """Expected errors have a sentence, others a traceback."""
    tasks.expected_bugs = 1  # type: ignore[attr-defined]
    own: list[AppError] = []
    window: list[AppError] = []
    bugs: list[BaseException] = []
    tasks.task_failed.connect(window.append)
    tasks.bug_found.connect(bugs.append)

    def fails(_session: Any, _job: Job) -> None:
        raise NotFound("customer", "7")

    def breaks(_session: Any, _job: Job) -> None:
        raise ZeroDivisionError

    tasks.read(fails, lambda _value: None, failed=own.append)
    tasks.read(fails, lambda _value: None)
    tasks.read(breaks, lambda _value: None, failed=own.append)
    settle()
    assert own == [NotFound("customer", "7")]
    assert window == [NotFound("customer", "7")]
    assert [type(one) for one in bugs] == [ZeroDivisionError]
    assert bugs[0].__traceback__ is not None


def test_a_callback_that_raises_does_not_lose_the_others(qtbot: Any, tasks: Tasks, settle: Settle) -> None:
    """Each result is delivered on its own."""
    arrived: list[int] = []

    def done(value: int) -> None:
        if value == 3:
            raise ValueError
        arrived.append(value)

    with qtbot.captureExceptions() as raised:
        for number in range(10):
            tasks.run(partial(_answer, number), done)
        settle()
    assert len(raised) == 1
    assert sorted(arrived) == [0, 1, 2, 4, 5, 6, 7, 8, 9]


def test_what_the_work_holds_dies_in_the_main_thread(tasks: Tasks, settle: Settle) -> None:
    """A QObject whose last reference dies in a worker would crash."""
    died_in: list[int] = []

    class Held:
        def __del__(self) -> None:
            died_in.append(threading.get_ident())

    for _ in range(200):
        held = Held()
        tasks.read(partial(_answer, held), lambda _value: None)
        del held
    settle()
    gc.collect()
    assert died_in == [threading.get_ident()] * 200


def test_shutdown_finishes_writes_and_drops_waiting_reads(qapp: Any, tasks: Tasks) -> None:
    """Closing the window loses nothing that was said to be saved."""
    finished: list[int] = []

    def work(_session: Any, _job: Job) -> None:
        time.sleep(0.01)
        finished.append(1)

    for _ in range(5):
        tasks.write(work)
    tasks.shutdown()
    assert len(finished) == 5
    tasks.write(work)
    assert tasks.idle


def test_counting_waits_for_nobody_and_nobody_waits_for_it(tasks: Tasks, qtbot: Any) -> None:
    """Patient reads run one at a time, after the reads somebody waits for; a thread stays free for those."""
    order: list[str] = []
    first_runs, let_go = threading.Event(), threading.Event()

    def counting(_session: Any, _job: Any) -> None:
        order.append("count")
        first_runs.set()
        assert let_go.wait(15)

    tasks.read(counting, lambda _value: order.append("counted"), patient=True)
    assert first_runs.wait(15)
    tasks.read(lambda _session, _job: order.append("count again"), lambda _value: None, patient=True)
    tasks.read(lambda _session, _job: order.append("rows"), lambda _value: let_go.set())
    qtbot.waitUntil(lambda: tasks.idle, timeout=15_000)
    assert order.index("rows") < order.index("counted")
    assert order.index("rows") < order.index("count again")
