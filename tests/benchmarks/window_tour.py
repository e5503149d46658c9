"""Run in a process of its own: a bare window, or the program's window with a scripted tour; prints figures as JSON.

`window_tour.py bare|start|tour [DATA_DIR]`. KEBAN_STARTED is the clock (time.time) of the parent before the start.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

STARTED = float(os.environ["KEBAN_STARTED"])
PATIENCE = 20.0


def bare() -> dict[str, float]:
    """A window of PySide6 with a table, until it is painted."""
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

    app = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QTableView())
    window.resize(1536, 816)
    window.show()
    window.grab()
    app.processEvents()
    return {"ready": time.time() - STARTED}


class Tour:
    """Drives the window as a person would and keeps the time."""

    def __init__(self, window: Any) -> None:
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication

        self.window = window
        self.app = QApplication.instance()
        self.figures: dict[str, Any] = {}
        self._last_tick = time.perf_counter()
        self.blocks: list[tuple[float, str]] = []
        self.doing = "start"
        self._watch = QTimer()
        self._watch.timeout.connect(self._on_tick)
        self._watch.start(2)

    def _on_tick(self) -> None:
        now = time.perf_counter()
        self.blocks.append((now - self._last_tick, self.doing))
        self._last_tick = now

    def until(self, ready: Callable[[], bool]) -> float:
        """Process events until it is so; seconds it took."""
        start = time.perf_counter()
        while not ready():
            self.app.processEvents()
            if time.perf_counter() - start > PATIENCE:
                raise TimeoutError(self.doing)
            time.sleep(0.0005)
        return time.perf_counter() - start

    def view(self) -> Any:
        """The list that is shown now."""
        from app.ui.list_view import ListView

        return next((one for one in self.window.findChildren(ListView) if one.isVisible()), None)

    def rows_there(self) -> bool:
        """Whether every row in sight has its values."""
        view = self.view()
        if view is None or not view.model().rowCount():
            return False
        first, last = view.rowAt(0), view.rowAt(view.viewport().height() - 1)
        last = last if last >= 0 else view.model().rowCount() - 1
        return all(view.model().row_values(row) is not None for row in range(max(first, 0), last + 1))


def start(data_dir: str, after: Callable[[Tour], None]) -> dict[str, Any]:
    """Open the window on its last list; `after` runs when the table can be used."""
    from PySide6.QtCore import QTimer

    import app.ui.window as windows
    from app import startup

    made: dict[str, Any] = {}
    open_window = windows.open_window

    def hooked(*arguments: Any, **options: Any) -> Any:
        window = open_window(*arguments, **options)
        window.resize(1536, 816)

        def go() -> None:
            tour = Tour(window)
            tour.until(tour.rows_there)
            window.grab()
            made["ready"] = time.time() - STARTED
            after(tour)
            made.update(tour.figures)
            window.close()
            tour.app.quit()  # type: ignore[union-attr]

        QTimer.singleShot(0, go)
        return window

    windows.open_window = hooked
    startup.main(["--data-dir", data_dir, "--today", "2026-11-22"])
    return made


def tour(tour: Tour) -> None:
    """Every tab, the end of the list, every column's order, all selected; memory at the end."""
    import psutil
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    switches, ends, sorts, select = [], [], [], []
    repaints: list[float] = []
    edits: list[float] = []
    lists = ("public", "potential", "dormant", "current", "contacts", "after-sales", "shipments")
    for again in (False, True):
        for key in lists:
            tour.doing = f"tab {key}"
            begun = time.perf_counter()
            tour.window.show_page(key)
            tour.window.grab()
            shown = time.perf_counter() - begun
            tour.until(tour.rows_there)
            if again:
                switches.append(shown)
    for key in lists:
        tour.window.show_page(key)
        tour.until(tour.rows_there)
        view = tour.view()
        tour.doing = f"end {key}"
        begun = time.perf_counter()
        QTest.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        tour.until(tour.rows_there)
        ends.append(time.perf_counter() - begun)
        tour.doing = f"all {key}"
        begun = time.perf_counter()
        QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        view.grab()
        select.append(time.perf_counter() - begun)
        QTest.keyClick(view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
        tour.until(tour.rows_there)
        tour.doing = f"scroll {key}"
        repaints += _scrolled(tour, view)
        tour.doing = f"block {key}"
        view.go_to_cell(0, view.visible_columns()[1])
        edits.append(_edited(tour, view))
        header = view.horizontalHeader()
        for column in view.visible_columns():
            tour.doing = f"sort {key} {column}"
            loaded: list[int] = []
            view.model().loaded.connect(loaded.append)
            x = header.sectionViewportPosition(column) + 8
            begun = time.perf_counter()
            QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=_point(x, 12))
            tour.until(partial(bool, loaded))
            tour.until(tour.rows_there)
            sorts.append(time.perf_counter() - begun)
            view.model().loaded.disconnect(loaded.append)
    tour.doing = "rest"
    worst = max(tour.blocks)
    tour.figures = {
        "switch_p95": _p95(switches),
        "end_max": max(ends),
        "select_all_max": max(select),
        "repaint_p95": _p95(repaints),
        "editor_max": max(edits),
        "sort_p95": _p95(sorts),
        "sort_max": max(sorts),
        "longest_block": worst[0],
        "longest_block_in": worst[1],
        "memory_mb": psutil.Process().memory_info().rss / 1024 / 1024,
    }


def _scrolled(tour: Tour, view: Any) -> list[float]:
    """Seconds of each repaint: a wheel's steps, pages, and jumps over the whole list."""
    bar = view.verticalScrollBar()
    spots = [at * 3 * view.rowHeight(0) for at in range(40)]
    spots += [at * bar.pageStep() for at in range(40)]
    spots += [bar.maximum() * at // 40 for at in range(40)]
    seconds = []
    for spot in spots:
        bar.setValue(min(spot, bar.maximum()))
        begun = time.perf_counter()
        view.viewport().repaint()
        seconds.append(time.perf_counter() - begun)
        tour.app.processEvents()
        if spot % 4 == 0:
            tour.until(tour.rows_there)
    bar.setValue(0)
    tour.until(tour.rows_there)
    return seconds


def _edited(tour: Tour, view: Any) -> float:
    """Seconds until the editor of a cell stands."""
    begun = time.perf_counter()
    view.editing.begin()
    view.grab()
    seconds = time.perf_counter() - begun
    view.editing.cancel()
    return seconds


def _point(x: int, y: int) -> Any:
    from PySide6.QtCore import QPoint

    return QPoint(x, y)


def _p95(seconds: list[float]) -> float:
    return sorted(seconds)[int(len(seconds) * 0.95)] if len(seconds) > 1 else seconds[0]


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    what = sys.argv[1]
    if what == "bare":
        found: dict[str, Any] = bare()
    else:
        found = start(sys.argv[2], tour if what == "tour" else lambda one: None)
    print(json.dumps(found))
