"""Background work: every read and write runs in an executor, every result comes back through one queued signal."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from typing import Any, Final

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from app.errors import AppError, Cancelled

# Widgets only hand a session on to services; what it is, they need not know (nothing in ui imports sqlalchemy).
Session = Any
Opened = Callable[[], AbstractContextManager[Session]]
Progress = Callable[[int, int], None]
_PROGRESS_EVERY: Final = 0.05  # seconds between two reports, about 20 a second
_DELIVER_FOR: Final = 0.02  # seconds of callbacks before the window may paint again

_DONE, _FAILED, _BUG, _PROGRESS = range(4)


class Job:
    """One piece of background work. The worker sees it as its second (or only) argument; the window may cancel it."""

    def __init__(self, post: Callable[[Job, int, Any], None], key: Hashable | None) -> None:
        self._post = post
        self._key = key
        self._cancelled = False
        self._reported_at = 0.0
        # Set by Tasks in the main thread and cleared there: the last reference to a widget must never die in a worker.
        self._work: Callable[..., Any] | None = None
        self._done: Callable[[Any], None] | None = None
        self._failed: Callable[[AppError], None] | None = None
        self._progress: Progress | None = None
        self._owner: QObject | None = None
        self._writes = False

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked to stop."""
        return self._cancelled

    def cancel(self) -> None:
        """Ask the work to stop at its next `progress`; work that has not begun never begins."""
        self._cancelled = True

    def progress(self, done: int, total: int) -> None:
        """Called by the work: report how far it is. Raises Cancelled when the user pressed 取消."""
        if self._cancelled:
            raise Cancelled
        now = time.monotonic()
        if now - self._reported_at >= _PROGRESS_EVERY or done >= total:
            self._reported_at = now
            self._post(self, _PROGRESS, (done, total))

    def _release(self) -> None:
        self._work = self._done = self._failed = self._progress = self._owner = None


class Tasks(QObject):
    """Lives in the main thread as long as the program (2-architecture, Background work)."""

    written = Signal(object)
    """What a write returned, when it names the nouns it changed; every tab refreshes if it cares."""
    task_failed = Signal(object)
    """An AppError nobody asked for: the window shows its sentence."""
    bug_found = Signal(object)
    """Any other exception, with its traceback."""
    _arrived = Signal()

    def __init__(self, reading: Opened, writing: Opened, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reading = reading
        self._writing = writing
        self._readers = ThreadPoolExecutor(2, "reads")
        self._writer = ThreadPoolExecutor(1, "writes")
        self._lock = threading.Lock()
        self._results: deque[tuple[Job, int, Any]] = deque()
        self._latest: dict[Hashable, Job] = {}
        self._open: set[Job] = set()
        self._patient: deque[tuple[Job, Opened]] = deque()
        self._counting = False
        self._urgent = 0
        self._closed = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    # --- the window's side ----------------------------------------------------

    def read(
        self,
        work: Callable[[Session, Job], Any],
        done: Callable[[Any], None],
        *,
        failed: Callable[[AppError], None] | None = None,
        owner: QObject | None = None,
        progress: Progress | None = None,
        key: Hashable | None = None,
        patient: bool = False,
    ) -> Job:
        """Run `work(session, job)` in a read transaction; `done(value)` follows in the main thread.

        A newer read with the same key makes the older one stale: it stops early and is never delivered. Results for
        an owner that was destroyed meanwhile are dropped. Patient reads (counting) run one after the other and begin
        only while nobody waits for another read: rows come first.
        """
        job = self._job(work, done, failed, owner, key)
        job._progress = progress
        if patient and not self._closed:
            self._open.add(job)
            with self._lock:
                self._patient.append((job, self._reading))
            self._count_on()
        else:
            with self._lock:
                self._urgent += 1
            self._submit(self._readers, job, self._reading, self._run_urgently)
        return job

    def write(
        self,
        work: Callable[[Session, Job], Any],
        done: Callable[[Any], None] | None = None,
        *,
        failed: Callable[[AppError], None] | None = None,
        owner: QObject | None = None,
        progress: Progress | None = None,
    ) -> Job:
        """Run `work(session, job)` in a write transaction, one at a time and in order; then `done`, then `written`."""
        job = self._job(work, done, failed, owner, None)
        job._progress = progress
        job._writes = True
        self._submit(self._writer, job, self._writing)
        return job

    def run(
        self,
        work: Callable[[Job], Any],
        done: Callable[[Any], None],
        *,
        failed: Callable[[AppError], None] | None = None,
        owner: QObject | None = None,
        progress: Progress | None = None,
        key: Hashable | None = None,
    ) -> Job:
        """Run `work(job)` without a session: reading a workbook, drawing a chart."""
        job = self._job(work, done, failed, owner, key)
        job._progress = progress
        self._submit(self._readers, job, None)
        return job

    @property
    def idle(self) -> bool:
        """Whether every job was delivered."""
        return not self._open

    def shutdown(self) -> None:
        """Called once at exit: reads that wait are dropped, writes are finished; nothing is delivered any more."""
        self._closed = True
        for job in self._open:
            if not job._writes:
                job.cancel()
        self._readers.shutdown(wait=True, cancel_futures=True)
        self._writer.shutdown(wait=True)
        for job in self._open:
            job._release()
        self._open.clear()
        self._patient.clear()
        self._latest.clear()
        self._results.clear()

    # --- the workers' side ----------------------------------------------------

    def _job(
        self,
        work: Callable[..., Any],
        done: Callable[[Any], None] | None,
        failed: Callable[[AppError], None] | None,
        owner: QObject | None,
        key: Hashable | None,
    ) -> Job:
        job = Job(self._post, key)
        job._work, job._done, job._failed, job._owner = work, done, failed, owner
        if key is not None:
            older = self._latest.get(key)
            if older is not None:
                older.cancel()
            self._latest[key] = job
        return job

    def _submit(
        self,
        executor: ThreadPoolExecutor,
        job: Job,
        opened: Opened | None,
        run: Callable[[Job, Opened | None], None] | None = None,
    ) -> None:
        if self._closed:
            job._release()
            return
        self._open.add(job)
        executor.submit(run or self._run, job, opened)

    def _count_on(self) -> None:
        """Begin the next patient read unless one runs; called by the window and by the worker that ended a read."""
        with self._lock:
            if self._closed or self._counting or self._urgent or not self._patient:
                return
            self._counting = True
            job, opened = self._patient.popleft()
        try:
            self._readers.submit(self._run_patiently, job, opened)
        except RuntimeError:  # the program is closing
            self._counting = False

    def _run_urgently(self, job: Job, opened: Opened | None) -> None:
        try:
            self._run(job, opened)
        finally:
            with self._lock:
                self._urgent -= 1
            self._count_on()

    def _run_patiently(self, job: Job, opened: Opened) -> None:
        try:
            self._run(job, opened)
        finally:
            with self._lock:
                self._counting = False
            self._count_on()

    def _run(self, job: Job, opened: Opened | None) -> None:
        try:
            work = job._work
            if job.cancelled or work is None:
                raise Cancelled
            if opened is None:
                value = work(job)
            else:
                with opened() as session:
                    value = work(session, job)
        except AppError as error:
            work = None
            self._post(job, _FAILED, error)
        except Exception as error:  # the thread's border: whatever it is must reach the window, not vanish
            work = None
            self._post(job, _BUG, error)
        else:
            work = None
            self._post(job, _DONE, value)

    def _post(self, job: Job, what: int, value: Any) -> None:
        with self._lock:
            first = not self._results
            self._results.append((job, what, value))
        if first and not self._closed:
            self._arrived.emit()

    def _deliver(self) -> None:
        until = time.monotonic() + _DELIVER_FOR
        try:
            while time.monotonic() < until:
                with self._lock:
                    if not self._results:
                        return
                    job, what, value = self._results.popleft()
                self._deliver_one(job, what, value)
        finally:
            # After a callback that raised, or when time is up: the rest comes with the next turn of the event loop.
            with self._lock:
                more = bool(self._results)
            if more and not self._closed:
                self._arrived.emit()

    def _deliver_one(self, job: Job, what: int, value: Any) -> None:
        alive = job._owner is None or shiboken6.isValid(job._owner)
        stale = job._key is not None and self._latest.get(job._key) is not job
        if what == _PROGRESS:
            if alive and not stale and job._progress is not None:
                job._progress(*value)
            return
        done, failed, writes = job._done, job._failed, job._writes
        self._open.discard(job)
        if job._key is not None and not stale:
            del self._latest[job._key]
        job._release()
        if what == _BUG:
            self.bug_found.emit(value)
        elif what == _FAILED:
            if not alive or stale:
                return
            if failed is not None:
                failed(value)
            elif not isinstance(value, Cancelled):
                self.task_failed.emit(value)
        else:
            try:
                if done is not None and alive and not stale:
                    done(value)
            finally:
                if writes and getattr(value, "nouns", None):
                    self.written.emit(value)
