"""Puts the window together: its ten tabs, the desk, the search box, and what every signal of the shell does."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from app import services
from app.errors import AppError
from app.models.nouns import ListName, Noun
from app.ui import texts
from app.ui.backup_keeper import BackupKeeper
from app.ui.context import WindowContext
from app.ui.desk import Desk, step_in
from app.ui.icons import icon
from app.ui.index_keeper import IndexKeeper
from app.ui.list_page import ListPage
from app.ui.list_page_config import ListPageConfig
from app.ui.main_window import MainWindow, PageSpec
from app.ui.pages.after_sales import AfterSalesPage, after_sales_config
from app.ui.pages.contacts import ContactsPage, contacts_config
from app.ui.pages.customers import CustomersPage, customers_config
from app.ui.pages.record_page import RecordPage
from app.ui.pages.shipments import ShipmentsPage, shipments_config
from app.ui.palette import commands
from app.ui.reminders.bell import Bell
from app.ui.score_keeper import ScoreKeeper
from app.ui.search_popup import SearchPopup
from app.ui.tray import Tray
from app.ui.unsaved import Unsaved

if TYPE_CHECKING:
    from app.paths import DataFolder

log = logging.getLogger(__name__)


def tr(text: str) -> str:
    """The window's words in the language of the interface."""
    return QCoreApplication.translate("window", text)


class KebanWindow(MainWindow):
    """The shell, which can also be called to the front by a second start."""

    desk: Desk
    tray: Tray | None = None
    bell: Bell | None = None
    """None where the data file cannot be written."""
    painted = Signal()
    """The window was painted for the first time."""
    _seen = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first time is told, once everything inside was painted too."""
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self, self.painted.emit)

    def start_keepers(self) -> None:
        """Reminders and the return to the pool begin; called once the window may be seen."""
        if self.bell is not None:
            self.bell.start()

    def set_reminder_count(self, count: int) -> None:
        """On the bell and beside the clock."""
        super().set_reminder_count(count)
        if self.tray is not None:
            self.tray.set_reminders(count)

    def show_minimized(self) -> None:
        """Begin out of the way: in the tray, or as a button of the taskbar where there is none."""
        if self.tray is not None and self.tray.available:
            self.tray.hide_window()
        else:
            self.showMinimized()

    def come_to_front(self) -> None:
        """Show above other programs."""
        QGuiApplication.setQuitOnLastWindowClosed(True)  # the tray took it away
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized | Qt.WindowState.WindowActive)
        self.show()
        self.raise_()
        self.activateWindow()

    def leave(self) -> None:
        """Close without a question."""
        self.may_close = None
        self.close()


def open_window(
    context: WindowContext,
    folder: DataFolder,
    change_data: Callable[[bool], None],
    sqlite_version: str = "",
    *,
    read_only: bool = False,
) -> KebanWindow:
    """The whole window, not shown yet. `change_data(sample)` closes it and opens it anew, with the
    example data or one's own.
    """
    path = folder.sample_database if context.sample else folder.database
    context.database_label = database_label(path, sample=context.sample)
    context.read_only = read_only
    desks: list[Desk] = []
    window = KebanWindow(context, _pages(desks, context, folder))
    if not context.settings.window_geometry and (screen := window.screen()) is not None:
        window.resize(window.size().boundedTo(screen.availableGeometry().size()))
    Wiring(window, desks[0], folder, change_data, sqlite_version, read_only=read_only)
    return window


def database_label(path: Path, *, sample: bool) -> str:
    """本机数据库 ・ 186 MB"""
    size = 0
    for part in (path, path.with_name(path.name + "-wal")):
        try:
            size += part.stat().st_size
        except OSError:
            continue
    shown = f"{size / 1024 / 1024:,.0f} MB" if size >= 1024 * 1024 else f"{size / 1024:,.0f} KB"
    return (tr("示例数据 ・ {0}") if sample else tr("本机数据库 ・ {0}")).format(shown)


def _pages(desks: list[Desk], context: WindowContext, folder: DataFolder) -> list[PageSpec]:
    def desk(window: MainWindow) -> Desk:
        # The first page is made inside the window's constructor, before anybody else could hand it a desk.
        if not desks:
            desks.append(Desk(context, window, folder))
        return desks[0]

    def customers(name: ListName) -> Callable[[WindowContext, MainWindow], QWidget]:
        def make(context: WindowContext, window: MainWindow) -> QWidget:
            own = desk(window)
            config = customers_config(name, context, texts.table_name(name), partial(_pane, own))
            return _with_pane(CustomersPage(config, context, window, own))

        return make

    def records(
        name: ListName, page: type[RecordPage], config: Callable[..., ListPageConfig]
    ) -> Callable[[WindowContext, MainWindow], QWidget]:
        def make(context: WindowContext, window: MainWindow) -> QWidget:
            own = desk(window)
            made = config(context, texts.table_name(name), partial(_pane, own, of=name.noun))
            return _with_pane(page(made, context, window, own))

        return make

    def today(context: WindowContext, window: MainWindow) -> QWidget:
        from app.ui.pages.today import TodayPage

        return TodayPage(context, window, desk(window))

    def knowledge(context: WindowContext, window: MainWindow) -> QWidget:
        from app.ui.pages.knowledge import KnowledgePage

        return KnowledgePage(context, window, desk(window))

    def analysis(context: WindowContext, window: MainWindow) -> QWidget:
        from app.ui.pages.analysis import AnalysisPage

        return AnalysisPage(context, window, desk(window))

    name = texts.table_name
    return [
        PageSpec("today", tr("今日工作"), "sun", today, "app.ui.pages.today"),
        PageSpec("public", name(ListName.PUBLIC), "users-round", customers(ListName.PUBLIC)),
        PageSpec("potential", name(ListName.POTENTIAL), "user-round", customers(ListName.POTENTIAL)),
        PageSpec("dormant", name(ListName.DORMANT), "clock", customers(ListName.DORMANT)),
        PageSpec("current", name(ListName.CURRENT), "building-2", customers(ListName.CURRENT)),
        PageSpec(
            "contacts", name(ListName.CONTACTS), "phone", records(ListName.CONTACTS, ContactsPage, contacts_config)
        ),
        PageSpec(
            "after-sales",
            name(ListName.AFTER_SALES),
            "wrench",
            records(ListName.AFTER_SALES, AfterSalesPage, after_sales_config),
        ),
        PageSpec(
            "shipments",
            name(ListName.SHIPMENTS),
            "truck",
            records(ListName.SHIPMENTS, ShipmentsPage, shipments_config),
        ),
        PageSpec("articles", name(ListName.ARTICLES), "book-open", knowledge, "app.ui.pages.knowledge"),
        PageSpec("analysis", tr("统计分析"), "chart-column", analysis, "app.ui.pages.analysis"),
    ]


def _pane(desk: Desk, parent: QWidget, *, of: Noun = Noun.CUSTOMER) -> QWidget:
    from app.ui.detail.pane import DetailPane

    pane = DetailPane(desk.context, desk.window, parent, of=of)
    desk.connect_pane(pane)
    return pane


def _with_pane(page: RecordPage) -> RecordPage:
    if page.detail is not None:
        page.detail.closed.connect(page.toggle_detail)  # type: ignore[attr-defined]  # the pane made above
    for keys, by in (("Alt+Up", -1), ("Alt+Down", 1)):
        shortcut = QShortcut(QKeySequence(keys), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda step=by: step_in(page, step))
    return page


class Wiring(QObject):
    """Connects the shell's signals with the desk, keeps the counts fresh, and shows what background work reports."""

    def __init__(
        self,
        window: KebanWindow,
        desk: Desk,
        folder: DataFolder,
        change_data: Callable[[bool], None],
        sqlite_version: str,
        *,
        read_only: bool,
    ) -> None:
        super().__init__(window)
        self._sqlite_version = sqlite_version
        self._window, self._desk, self._folder, self._change_data = window, desk, folder, change_data
        self._context = window.context
        window.desk = desk
        tasks = self._context.tasks
        tasks.written.connect(self._on_written)
        tasks.task_failed.connect(self._on_failed)
        tasks.bug_found.connect(self._on_bug)
        window.log_contact_requested.connect(lambda: desk.log_contact())
        window.calls_requested.connect(desk.calls.from_here)
        window.new_customer_requested.connect(desk.new_customer)
        window.files_dropped.connect(desk.files.begin_import)
        window.import_requested.connect(lambda: desk.files.begin_import())
        window.export_requested.connect(lambda: desk.files.begin_export())
        window.print_requested.connect(lambda: desk.paper.front())
        window.undo_requested.connect(lambda: desk.undo())
        window.redo_requested.connect(desk.redo)
        window.help_requested.connect(self._on_help)
        window.settings_requested.connect(lambda: self._on_settings())
        window.leave_sample_requested.connect(lambda: change_data(False))
        desk.sample_requested.connect(self._on_sample)
        window.tray = tray = Tray(
            self._context, window, window, log_contact=window.log_contact_requested.emit, call=desk.calls.today
        )
        window.may_close = tray.may_close
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_scheme)
        self._search = SearchPopup(window.header.search, self._context, desk, window)
        window.search_requested.connect(self._search.ask)
        window.header.search.textChanged.connect(self._search.ask)
        window.palette_requested.connect(self._search.offer_commands)
        self._search.set_commands(lambda: commands(window, self._on_operations))
        menu = window.header.user_menu
        menu.addAction(icon("gift"), tr("关怀：生日和节日"), desk.team.cares)
        menu.addAction(icon("archive-restore"), tr("放回原因统计"), desk.team.return_reasons)
        if desk.team.may_hand_over:
            menu.addAction(icon("user-check"), tr("离职交接"), lambda: desk.team.hand_over())
        menu.addAction(icon("copy"), tr("疑似重复"), desk.doubles.show_list)
        menu.addSeparator()
        menu.addAction(icon("history"), tr("操作记录"), self._on_operations)
        menu.addAction(icon("keyboard"), tr("按键一览"), self._on_help)
        menu.addAction(icon("info"), tr("关于客伴"), self._on_about)
        if read_only:
            for button in (window.header.log_button, window.header.new_button):
                button.setEnabled(False)
            window.reminders_requested.connect(lambda: window.show_page("today"))  # nothing is kept to be listed
            window.show_banner(tr("数据文件只读：可以查看和导出，不能修改。请检查文件或文件夹的写入权限。"))
        else:
            BackupKeeper(self._context, folder, window)
            window.bell = Bell(self._context, window, desk, folder)
            window.bell.settings_wanted.connect(lambda: self._on_settings(reminders=True))
            keeper = IndexKeeper(self._context, window)
            self._search.index_damaged.connect(keeper.make_anew)
            ScoreKeeper(self._context, window).finished.connect(self._on_scored)
        self.refresh_counts()
        if not read_only:
            QTimer.singleShot(400, self, Unsaved(self._context, window, desk).ask)

    # --- counts, saved, size ------------------------------------------------------------

    def refresh_counts(self) -> None:
        """Ask anew how many records each tab lists."""
        actor, today = self._context.actor, self._context.today()
        self._context.tasks.read(
            lambda session, _job: services.counts.counts(session, actor, today=today),
            self._on_counts,
            owner=self,
            key=(id(self), "counts"),
            patient=True,
        )

    def _on_scored(self) -> None:
        page = self._window.page(self._window.current_page)
        if isinstance(page, ListPage) and page.config.list.table is not None:
            page.refresh()

    def _on_counts(self, counts: dict[str, int]) -> None:
        self._window.set_counts({key.replace("_", "-"): number for key, number in counts.items()})

    def _on_written(self, written: Any) -> None:
        self.refresh_counts()
        if Noun.USER in getattr(written, "nouns", ()):
            self._window.header.show_actor(self._context.actor)
        path = self._folder.sample_database if self._context.sample else self._folder.database
        self._window.status.set_database(database_label(path, sample=self._context.sample))

    def _on_system_scheme(self) -> None:
        from app.ui.application import apply_settings

        app = QApplication.instance()
        if self._context.settings.theme == "system" and isinstance(app, QApplication):
            apply_settings(app, self._context.settings)

    # --- failures -------------------------------------------------------------------------

    def _on_failed(self, error: AppError) -> None:
        from app.ui.dialogs.error_dialog import ErrorDialog

        log.warning("task failed: %s", type(error).__name__)
        ErrorDialog.of(error, self._window).open()

    def _on_bug(self, error: BaseException) -> None:
        from app.ui.application import on_bug

        on_bug(type(error), error, error.__traceback__)

    # --- windows ---------------------------------------------------------------------------

    def _on_sample(self) -> None:
        if not self._context.sample:
            self._change_data(True)

    def _on_help(self) -> None:
        from app.ui.keys_dialog import KeysDialog

        KeysDialog(self._window).open()

    def _on_settings(self, *, reminders: bool = False) -> None:
        from app.ui.settings_dialog import SettingsDialog

        dialog = SettingsDialog(self._context, self._folder, self._window)
        dialog.operations_requested.connect(self._on_operations)
        dialog.row_height_chosen.connect(self._on_row_height)
        dialog.reopen_requested.connect(lambda: self._change_data(self._context.sample))
        dialog.hand_over_requested.connect(self._desk.team.hand_over)
        dialog.holidays_requested.connect(lambda: self._desk.team.holidays(dialog))
        dialog.greetings_requested.connect(lambda: self._desk.team.greetings(dialog))
        if reminders:
            dialog.show_reminders()
        dialog.open()

    def _on_row_height(self, density: str) -> None:
        for page in self._window.pages:
            if isinstance(page, ListPage):
                page.view.set_row_height(density)

    def _on_operations(self) -> None:
        from app.ui.operations_dialog import OperationsDialog

        OperationsDialog(self._context, self._desk, self._window).open()

    def _on_about(self) -> None:
        from app.ui.dialogs.about_dialog import AboutDialog

        AboutDialog(self._sqlite_version, self._folder.root, self._context.database_label, self._window).open()
