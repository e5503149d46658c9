"""Cyclic garbage with a widget in it is destroyed in the window's thread, whoever allocates."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from app.ui import garbage
from app.ui.garbage import Collector


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[Collector]:
    made = Collector()
    made.start()
    yield made
    made.stop()


def _cycle() -> weakref.ref[QWidget]:
    widget = QWidget()
    widget.itself = widget  # type: ignore[attr-defined]
    return weakref.ref(widget)


def test_a_worker_that_allocates_does_not_collect(collector: Collector) -> None:
    left = _cycle()
    worker = threading.Thread(target=lambda: [[] for _ in range(200_000)])
    worker.start()
    worker.join()
    assert left() is not None


def test_the_window_collects_once_there_is_enough(collector: Collector, monkeypatch: pytest.MonkeyPatch) -> None:
    left = _cycle()
    monkeypatch.setattr(garbage, "_YOUNG", 0)
    collector.collect()
    assert left() is None


def test_everything_is_walked_once_in_a_while(collector: Collector, monkeypatch: pytest.MonkeyPatch) -> None:
    left = _cycle()
    gc.collect(0)
    gc.collect(1)  # no cycle left by now
    assert left() is None
    kept = _cycle()
    monkeypatch.setattr(garbage, "_FULL_AFTER", 0.0)
    collector.collect()
    assert kept() is None


def test_more_than_can_be_walked_unfelt_is_left_to_references(
    collector: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = _cycle()
    monkeypatch.setattr(garbage, "_TOO_MANY", 0)
    collector.collect()
    assert left() is not None
    assert gc.get_count()[0] < 100
    gc.unfreeze()
