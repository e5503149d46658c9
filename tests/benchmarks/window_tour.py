"""Run in a process of its own: a bare window, or the program's window with a scripted tour; prints figures as JSON.

`window_tour.py bare|start|tour|walk|stay [DATA_DIR]`. `walk` opens every tab, dialog, import and export and switches
the theme while a timer watches the window's thread; `stay` switches tabs and opens dialogs a thousand times.
KEBAN_STARTED is the clock (time.time) of the parent before the start.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

STARTED = float(os.environ["KEBAN_STARTED"])
PATIENCE = 60.0
MOST_SORTED = 1_000_000
"""Longer lists (the log of a million customers holds two million lines) are scrolled, but not sorted."""


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
        self.app: Any = QApplication.instance()
        self.figures: dict[str, Any] = {}
        self._last_tick, self._last_worked = time.perf_counter(), time.thread_time()
        self.blocks: list[tuple[float, str, float]] = []
        """Seconds between two turns of the window, what was done, and how long its own thread really worked."""
        self.doing = "start"
        self.empty = False
        self._watch = QTimer()
        self._watch.timeout.connect(self._on_tick)
        self._watch.start(2)

    def _on_tick(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self.blocks.append((now - self._last_tick, self.doing, worked - self._last_worked))
        self._last_tick, self._last_worked = now, worked

    def turn(self) -> None:
        """What the program's own loop does in one turn; `processEvents` alone leaves closed dialogs undeleted."""
        from PySide6.QtCore import QCoreApplication, QEvent

        self.app.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def until(self, ready: Callable[[], bool]) -> float:
        """Process events until it is so; seconds it took."""
        start = time.perf_counter()
        while not ready():
            self.turn()
            if time.perf_counter() - start > PATIENCE:
                raise TimeoutError(self.doing)
            time.sleep(0.0005)
        return time.perf_counter() - start

    def pause(self, seconds: float) -> None:
        """Let the window live for a while."""
        start = time.perf_counter()
        while time.perf_counter() - start < seconds:
            self.turn()
            time.sleep(0.0005)

    def settle(self) -> None:
        """Until nothing runs in the background."""
        for _ in range(2):
            self.until(lambda: bool(self.window.context.tasks.idle))
            self.pause(0.02)

    def dialogs(self) -> list[Any]:
        """Those that are open."""
        from PySide6.QtWidgets import QDialog

        return [one for one in self.window.findChildren(QDialog) if one.isVisible()]

    def view(self) -> Any:
        """The list that is shown now."""
        from app.ui.list_view import ListView

        return next((one for one in self.window.findChildren(ListView) if one.isVisible()), None)

    def rows_there(self) -> bool:
        """Whether every row in sight has its values."""
        view = self.view()
        if view is None or not view.model().rowCount():
            return self.empty and bool(self.window.context.tasks.idle)
        first, last = view.rowAt(0), view.rowAt(view.viewport().height() - 1)
        last = last if last >= 0 else view.model().rowCount() - 1
        return all(view.model().row_values(row) is not None for row in range(max(first, 0), last + 1))


def start(data_dir: str, after: Callable[[Tour], None]) -> dict[str, Any]:
    """Open the window on its last list; `after` runs when the table can be used."""
    from app import settings, startup

    # The window opens on the tab it was left on; here always on the same list.
    stored = Path(data_dir) / "settings.ini"
    settings.save(stored, replace(settings.load(stored), last_tab="potential", close_action="quit"))
    made: dict[str, Any] = {}
    one_window = startup._one_window

    def hooked_late(*arguments: Any, **options: Any) -> Any:
        # The modules of the window load when the program loads them, not before.
        import app.ui.window as windows

        windows.open_window = partial(hooked, windows.open_window)
        return one_window(*arguments, **options)

    def hooked(open_window: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
        window = open_window(*arguments, **options)
        window.resize(1536, 816)
        from PySide6.QtCore import QTimer

        def go() -> None:
            tour = Tour(window)
            tour.empty = "empty" in Path(data_dir).name
            tour.until(tour.rows_there)
            window.grab()
            made["ready"] = time.time() - STARTED
            after(tour)
            made.update(tour.figures)
            window.leave()
            tour.app.quit()  # type: ignore[union-attr]

        QTimer.singleShot(0, go)
        return window

    startup._one_window = hooked_late
    startup.main(["--data-dir", data_dir, "--today", "2026-11-22"])
    return made


def tour(tour: Tour) -> None:
    """Every tab, the end of the list, every column's order, all selected; memory at the end."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    switches, ends, sorts, select = [], [], [], []
    named: list[tuple[float, str]] = []
    repaints: list[float] = []
    edits: list[float] = []
    lists = ("public", "potential", "dormant", "current", "contacts", "after-sales", "shipments")
    for _ in range(3):
        # The first round makes the pages; nobody waits until one has counted before going on to the next.
        for key in lists:
            tour.doing = f"tab {key}"
            begun = time.perf_counter()
            tour.window.show_page(key)
            tour.window.grab()
            switches.append(time.perf_counter() - begun)
            tour.pause(0.05)
    for key in lists:
        tour.window.show_page(key)
        tour.until(tour.rows_there)
    tour.settle()
    for key in lists:
        tour.window.show_page(key)
        tour.until(tour.rows_there)
        view = tour.view()
        if view is None or not view.model().rowCount():
            continue
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
        for column in view.visible_columns() if view.model().rowCount() <= MOST_SORTED else ():
            tour.doing = f"sort {key} {column}"
            loaded: list[int] = []
            view.model().loaded.connect(loaded.append)
            x = header.sectionViewportPosition(column) + 8
            begun = time.perf_counter()
            QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=_point(x, 12))
            tour.until(partial(bool, loaded))
            tour.until(tour.rows_there)
            sorts.append(time.perf_counter() - begun)
            named.append((sorts[-1], tour.doing))
            view.model().loaded.disconnect(loaded.append)
    tour.doing = "rest"
    if tour.empty:
        tour.figures = {"memory_mb": _memory()}
        return
    worst = max(tour.blocks)
    slow = sorted(named, reverse=True)[:6]
    tour.figures = {
        "switch_p95": _p95(switches),
        "switch_max": max(switches),
        "end_max": max(ends),
        "select_all_max": max(select),
        "repaint_p95": _p95(repaints),
        "editor_max": max(edits),
        "sort_p95": _p95(sorts),
        "sort_max": max(sorts),
        "slowest_sorts": [(round(seconds, 2), what) for seconds, what in slow],
        "longest_block": worst[0],
        "longest_block_in": worst[1],
        "memory_mb": _memory(),
    }


def walk(tour: Tour) -> None:
    """Every tab, every dialog, export, import, the four themes: the longest stretch without an answer."""
    from app.ui.application import apply_settings

    window, desk = tour.window, tour.window.desk
    tour.settle()
    tour.blocks.clear()
    keys = [key for key, _title in window.tabs_in_order()]
    for key in keys:
        tour.doing = f"tab {key}"
        window.show_page(key)
        tour.pause(0.3)
    tour.settle()
    ids = {}
    for key in ("current", "contacts", "shipments", "after-sales", "articles"):
        window.show_page(key if key in keys else keys[-2])
        tour.settle()
        model = getattr(window.page(window.current_page), "model", None)
        ids[key] = model.id_at(0) if model is not None else None
    window.show_page("current")
    customer = ids["current"]
    opened = {
        "customer form": lambda: desk.open_customer(customer),
        "new customer": desk.new_customer,
        "full window": lambda: desk.open_full(customer),
        "log": lambda: desk.log_contact(customer),
        "calls": lambda: desk.calls.one_by_one([customer], "x"),
        "interaction": lambda: desk.open_interaction(ids["contacts"]),
        "shipment": lambda: desk.new_shipment(customer),
        "shipment line": lambda: desk.open_shipment(ids["shipments"]),
        "case": lambda: desk.new_case(customer),
        "evaluate": lambda: desk.evaluate([customer]),
        "transfer": lambda: desk.transfer([customer], "x"),
        "return": lambda: desk.give_back([customer], "x"),
        "export": lambda: desk.files.begin_export(),
        "print": lambda: desk.paper.front(),
        "doubles": desk.doubles.show_list,
        "settings": window.settings_requested.emit,
        "keys": window.help_requested.emit,
        **{f"menu {one.text()}": one.trigger for one in window.header.user_menu.actions()[1:] if one.text()},
    }
    for name, call in opened.items():
        tour.doing = f"dialog {name}"
        call()
        tour.pause(0.1)
        tour.settle()
        for dialog in tour.dialogs():
            dialog.reject()
        tour.pause(0.05)
    for theme in ("dark", "high-contrast", "light", "dark", "light"):
        tour.doing = f"theme {theme}"
        window.context.remember(theme=theme)
        apply_settings(tour.app, window.context.settings)
        tour.pause(0.2)
    _exported_and_imported(tour)
    tour.settle()
    worst = sorted(tour.blocks, reverse=True)
    themes = [one for one in worst if one[1].startswith("theme")]
    worst = [one for one in worst if one not in themes]
    seen: dict[str, tuple[float, float]] = {}
    for seconds, doing, worked in worst:
        seen.setdefault(doing, (round(seconds, 3), round(worked, 3)))
    tour.figures = {
        "longest_block": worst[0][0],
        "longest_theme": themes[0][0],
        "theme_work": themes[0][2],
        "blocks": dict(list(seen.items())[:20]),
    }


def _exported_and_imported(tour: Tour) -> None:
    """The list in front into a workbook, and that workbook back through the wizard until its preview stands."""
    import tempfile

    from app.ui.export_dialog import ExportDialog
    from app.ui.import_wizard.wizard import ImportWizard

    path = Path(tempfile.mkdtemp()) / "out.xlsx"
    tour.doing = "export"
    view = tour.view()
    ids = view.list_model.ids[:2000].tolist()
    tour.window.desk.files.begin_export(ids)
    tour.settle()
    dialog = next(one for one in tour.dialogs() if isinstance(one, ExportDialog))
    dialog.path.setText(str(path))
    dialog.export()
    tour.until(path.exists)
    tour.settle()
    for one in tour.dialogs():
        one.reject()
    tour.doing = "import"
    tour.window.desk.files.begin_import([path])
    tour.pause(2.0)
    tour.settle()
    for one in tour.dialogs():
        if isinstance(one, ImportWizard):
            one.reject()
    tour.pause(0.1)


def stay(tour: Tour) -> None:
    """Memory after the first rounds, and after a thousand tab switches and dialogs."""
    import gc

    window, desk = tour.window, tour.window.desk
    keys = [key for key, _title in window.tabs_in_order()]

    def rounds(count: int) -> None:
        for at in range(count):
            window.show_page(keys[at % len(keys)])
            tour.pause(0.002)
            if at % 2:
                (desk.new_customer, desk.log_contact, desk.new_case, desk.new_shipment)[at // 2 % 4]()
                tour.pause(0.002)
                for dialog in tour.dialogs():
                    dialog.reject()
        tour.settle()
        gc.collect()

    # One look is off by some MB: what the readers cache and what charts hold differs from moment to moment.
    rounds(200)
    looks = []
    for _ in range(10):
        rounds(100)
        looks.append(_memory())
    before, after = statistics.median(looks[:3]), statistics.median(looks[-3:])
    tour.figures = {"looks_mb": [round(one) for one in looks], "growth": after / before - 1}


def _memory() -> float:
    """Megabytes of this process alone. On Linux without the pages of libraries, which are this process's own only
    while no other program uses the same; and what the C library holds back for later is given to the system first, as
    it does by itself on Windows.
    """
    if sys.platform != "linux":
        import psutil

        return float(psutil.Process().memory_full_info().uss / 1024 / 1024)
    import ctypes

    ctypes.CDLL("libc.so.6").malloc_trim(0)
    lines = Path("/proc/self/smaps_rollup").read_text(encoding="utf-8").splitlines()
    return next(int(one.split()[1]) for one in lines if one.startswith("Anonymous:")) / 1024


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
        after = {"tour": tour, "walk": walk, "stay": stay}.get(what, lambda one: None)
        found = start(sys.argv[2], after)
    print(json.dumps(found))
