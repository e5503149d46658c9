"""The window's shell: header, tabs, lazily made pages, status line, toast, banners, shortcuts, dropped files."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QSize, QTime, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from app.ui.context import WindowContext
from app.ui.drop_overlay import DropOverlay, workbooks_in
from app.ui.header import Header
from app.ui.placement import clamped, least_size
from app.ui.tab_bar import MainTabBar, Tab
from app.ui.theme.page_stack import PageStack
from app.ui.widgets.banner import Banner
from app.ui.widgets.status_bar import StatusLine
from app.ui.widgets.toast import Toast

MINIMUM_SIZE: Final = (1180, 620)


@dataclass(frozen=True)
class PageSpec:
    """One tab and how its page is made when it is first shown.

    A page reads nothing before it is shown. It may have these methods, all optional: `activated()` when it is shown,
    `refresh()` for F5, `focus_filter()` for Ctrl+F, `focus_rows()` to give the arrow keys to its table.
    """

    key: str
    title: str
    icon: str
    factory: Callable[[WindowContext, MainWindow], QWidget]
    module: str = ""
    """What the factory loads, where that takes time."""


class MainWindow(QMainWindow):
    """Knows no customer: pages do the work, `startup` connects the signals (5-interface, Layout)."""

    log_contact_requested = Signal()
    calls_requested = Signal()
    """逐个联系 for what is in front."""
    new_customer_requested = Signal()
    search_requested = Signal(str)
    palette_requested = Signal()
    files_dropped = Signal(list)
    undo_requested = Signal()
    redo_requested = Signal()
    import_requested = Signal()
    export_requested = Signal()
    print_requested = Signal()
    settings_requested = Signal()
    help_requested = Signal()
    reminders_requested = Signal()
    leave_sample_requested = Signal()
    page_shown = Signal(str)

    def __init__(self, context: WindowContext, pages: Sequence[PageSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._specs = {spec.key: spec for spec in pages}
        self._pages: dict[str, QWidget] = {}
        self._current = ""
        self.may_close: Callable[[], bool] | None = None
        """Asked before the window closes: it may go into the tray instead."""
        self.setWindowTitle(self.tr("客伴"))
        self._screens = [one.availableGeometry() for one in QGuiApplication.screens()]
        self.setMinimumSize(least_size(QSize(*MINIMUM_SIZE), self._screens))
        self.setAcceptDrops(True)
        self.header = Header(context.actor, self, single=context.settings.mode == "single")
        self.tabs = MainTabBar([Tab(spec.key, spec.title, spec.icon) for spec in pages], self)
        self._stack = PageStack(self)
        self.status = StatusLine(self)
        self.status.set_database(context.database_label)
        self._banners = QVBoxLayout()
        self._banners.setSpacing(0)
        body = QWidget(self)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addLayout(self._banners)
        layout.addWidget(self.tabs)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.status)
        self.setCentralWidget(body)
        self._toast = Toast(body)
        self._overlay = DropOverlay(body)
        self._connect()
        if context.sample:
            self.show_banner(
                self.tr("这是示例数据，与您的真实资料分开存放，可以随意试用。"),
                [(self.tr("使用我自己的数据"), self.leave_sample_requested.emit)],
            )
        self._restore_geometry()
        first = context.settings.last_tab if context.settings.last_tab in self._specs else next(iter(self._specs), "")
        if first:
            self.show_page(first)

    # --- what pages and startup call --------------------------------------------

    def show_page(self, key: str) -> None:
        """Bring a tab to the front; its page is made the first time."""
        if key not in self._specs or key == self._current:
            return
        page = self._pages.get(key) or self._make(key)
        self._current = key
        self._stack.show_page(page)
        self.tabs.set_current(key)
        self._call(page, "activated")
        self.focus_rows()
        self.page_shown.emit(key)

    def make_ahead(self) -> bool:
        """One step towards tabs that open at once: load what a page needs, or make it. False when nothing is left."""
        for key, spec in self._specs.items():
            if spec.module and spec.module not in sys.modules:
                import_module(spec.module)
                return True
            if key not in self._pages:
                self._make(key)
                return True
        return False

    def _make(self, key: str) -> QWidget:
        page = self._pages[key] = self._specs[key].factory(self.context, self)
        self._stack.addWidget(page)
        return page

    def focus_rows(self) -> None:
        """↑↓ and Enter go to the table of the tab in front, as the status line promises."""
        self._call_current("focus_rows")

    @property
    def holder(self) -> QWidget:
        """The parent of every page: one that is built elsewhere and moved here is dressed twice, which is felt."""
        return self._stack

    @property
    def current_page(self) -> str:
        """The key of the tab in front."""
        return self._current

    def page(self, key: str) -> QWidget | None:
        """The page of a tab, if it was made already."""
        return self._pages.get(key)

    @property
    def pages(self) -> list[QWidget]:
        """Every page that was made already."""
        return list(self._pages.values())

    def tabs_in_order(self) -> list[tuple[str, str]]:
        """Key and title of every tab."""
        return [(spec.key, spec.title) for spec in self._specs.values()]

    def focus_filter(self) -> None:
        """Ctrl+F: the filter box of the tab in front."""
        self._call_current("focus_filter")

    def set_counts(self, counts: dict[str, int]) -> None:
        """How many records each tab lists."""
        self.tabs.set_counts(counts)

    def set_selection_text(self, text: str) -> None:
        """Status line, left: 已选 1 位"""
        self.status.set_selection(text)

    def set_key_hints(self, text: str) -> None:
        """Status line: the keys that work now."""
        self.status.keys.setText(text)

    def set_backup_text(self, text: str) -> None:
        """Status line: when the last backup was made."""
        self.status.set_backup(text)

    def set_reminder_count(self, count: int) -> None:
        """The number on the bell."""
        self.header.bell.set_count(count)

    def show_toast(
        self,
        text: str,
        undo: Callable[[], None] | None = None,
        *,
        action: tuple[str, Callable[[], None]] | None = None,
    ) -> None:
        """Say what was done; with `undo` the line stays 8 s and offers 撤销, with `action` its own words."""
        self._toast.show_text(text, undo, action=action)

    def show_banner(self, text: str, actions: Sequence[tuple[str, Callable[[], None]]] = ()) -> Banner:
        """A line that stays under the header until it is deleted."""
        banner = Banner(text, actions, closable=not self.context.sample, parent=self)
        self._banners.addWidget(banner)
        banner.show()
        return banner

    # --- inside -------------------------------------------------------------------

    def _connect(self) -> None:
        header = self.header
        header.log_contact_requested.connect(self.log_contact_requested)
        header.new_customer_requested.connect(self.new_customer_requested)
        header.search_requested.connect(self.search_requested)
        header.reminders_requested.connect(self.reminders_requested)
        header.help_requested.connect(self.help_requested)
        header.settings_requested.connect(self.settings_requested)
        self.tabs.tab_chosen.connect(self.show_page)
        self.context.tasks.written.connect(self._on_written)
        for keys, call in (
            ("Ctrl+L", self.log_contact_requested.emit),
            ("Ctrl+Shift+L", self.calls_requested.emit),
            ("Ctrl+N", self.new_customer_requested.emit),
            ("Ctrl+I", self.import_requested.emit),
            ("Ctrl+E", self.export_requested.emit),
            ("Ctrl+P", self.print_requested.emit),
            ("Ctrl+Z", self.undo_requested.emit),
            ("Ctrl+Y", self.redo_requested.emit),
            ("Ctrl+K", self._focus_search),
            ("Ctrl+F", self.focus_filter),
            ("F5", lambda: self._call_current("refresh")),
            ("F1", self.help_requested.emit),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(call)
        for at, key in enumerate(list(self._specs)[:10]):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{(at + 1) % 10}"), self)
            shortcut.activated.connect(lambda one=key: self.show_page(one))

    def _focus_search(self) -> None:
        self.header.search.setFocus()
        self.header.search.selectAll()
        self.palette_requested.emit()

    def _call_current(self, name: str) -> None:
        page = self._pages.get(self._current)
        if page is not None:
            self._call(page, name)

    @staticmethod
    def _call(page: QWidget, name: str) -> None:
        method = getattr(page, name, None)
        if callable(method):
            method()

    def _on_written(self, _written: object) -> None:
        self.status.set_saved(self.tr("已保存 {0}").format(QTime.currentTime().toString("HH:mm")))

    def _restore_geometry(self) -> None:
        stored = self.context.settings.window_geometry
        if not stored or not self.restoreGeometry(QByteArray.fromBase64(stored.encode())):
            self.resize(1366, 768)
        elif not self.isMaximized() and not self.isFullScreen():
            # The screen it stood on may be gone or smaller now.
            self.setGeometry(clamped(self.geometry(), self._screens))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember size and tab, or stay."""
        if self.may_close is not None and not self.may_close():
            self._remember_place()
            event.ignore()
            return
        self._remember_place()
        super().closeEvent(event)

    def _remember_place(self) -> None:
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self.context.remember(window_geometry=geometry, last_tab=self._current)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A workbook may be dropped anywhere."""
        files = workbooks_in(event.mimeData())
        if files:
            event.acceptProposedAction()
            self._overlay.show_files(files)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The drag went away."""
        super().dragLeaveEvent(event)
        self._overlay.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the files on."""
        self._overlay.hide()
        files: list[Path] = workbooks_in(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.files_dropped.emit(files)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The veil covers the whole window."""
        super().resizeEvent(event)
        self._overlay.cover()
