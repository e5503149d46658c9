"""A list tab at work: opens, deletes, menus and batch actions on top of the list body."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from app.models.nouns import ListName
from app.ui.icons import icon
from app.ui.list_page import ListPage
from app.ui.list_page_config import EmptySpec, ListPageConfig
from app.ui.widgets.buttons import primary_button

if TYPE_CHECKING:
    from app.ui.context import WindowContext
    from app.ui.desk import Desk
    from app.ui.main_window import MainWindow

MenuEntry = tuple[str, str, str, Callable[[], None]]
"""Text, icon name, key shown, what it does; an empty text is a line between groups."""


def tr(text: str) -> str:
    """The words of the tabs in the language of the interface."""
    return QCoreApplication.translate("pages", text)


def empty_list(icon_name: str, sentence: str, *, new: tuple[str, str] | None = None) -> EmptySpec:
    """The empty state of a list: import first, then sample data or what can be made here."""
    actions = [("import", tr("从 Excel 导入"), "file-spreadsheet")]
    if new is not None:
        actions.append((new[0], new[1], "plus"))
    actions.append(("sample", tr("载入示例数据"), "sparkles"))
    return EmptySpec(icon_name, sentence, tr("把公司的表格拖到窗口里也可以导入。"), tuple(actions))


class RecordPage(ListPage):
    """Subclasses say what a row opens and what its menu offers."""

    def __init__(
        self,
        config: ListPageConfig,
        context: WindowContext,
        window: MainWindow | None,
        desk: Desk,
        parent: QWidget | None = None,
    ) -> None:
        self.desk = desk
        self._wanted: int | None = None
        if parent is None and window is not None:
            parent = window.holder
        super().__init__(config, context, window, parent=parent)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._on_menu)
        self.record_opened.connect(self.open_record)
        self.batch_requested.connect(lambda key, ids: self.batch(key, ids))
        self.action_requested.connect(self.empty_action)
        self.import_requested.connect(lambda: desk.files.begin_import())
        self.export_requested.connect(lambda: desk.files.begin_export())
        self.model.loaded.connect(self._on_model_loaded)
        self.view.delete_pressed.connect(lambda: self.remove(self.selected()))

    # --- what subclasses say ------------------------------------------------------

    def open_record(self, record_id: int) -> None:
        """Enter or double click."""
        raise NotImplementedError

    def menu_entries(self, record_id: int) -> list[MenuEntry]:
        """The context menu of one row."""
        return [(tr("打开"), "external-link", tr("回车"), lambda: self.open_record(record_id))]

    def several_entries(self, ids: list[int]) -> list[MenuEntry]:
        """What the context menu of several rows offers beside the batch actions."""
        return []

    def batch(self, key: str, ids: list[int]) -> None:
        """A batch action on several rows."""
        if key == "export":
            self.desk.files.begin_export(ids if len(ids) > 1 else ())
        elif key == "delete":
            self.remove(ids)

    def remove(self, ids: list[int]) -> None:
        """Delete the rows; a toast offers 撤销."""
        if ids:
            self.desk.remove(self.config.list, ids)

    def empty_action(self, key: str) -> None:
        """A button of the empty state."""
        if key == "import":
            self.desk.files.begin_import()
        elif key == "sample":
            self.desk.open_sample()

    def add_new_button(self, text: str, call: Callable[[], None], icon_name: str = "plus") -> QPushButton:
        """What this tab is for, as the last button of its tool row."""
        tools = self.tools.import_button.parentWidget()
        button = primary_button(text, icon_name, parent=tools)
        button.clicked.connect(lambda: call())
        layout = tools.layout()
        assert isinstance(layout, QHBoxLayout)
        layout.addSpacing(4)
        layout.addWidget(button)
        return button

    # --- for the window -------------------------------------------------------------

    def selected(self) -> list[int]:
        """The selected ids, in order."""
        return self.view.selected_ids().tolist()

    def show_record(self, record_id: int) -> None:
        """Put the cursor on a record, whatever was filtered; waits for the list when it is still on its way."""
        if self.select_record(record_id):
            self._wanted = None
            return
        self._wanted = record_id
        self.panel.set_view("all")
        self.tools.filter.clear()
        narrowed = replace(self.query, view="all", text="", filters=(), ranges=(), only=None)
        if narrowed == self.query:
            self.refresh()
        else:
            self.set_query(narrowed)

    def _on_model_loaded(self, _count: int) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.select_record(wanted)

    def _on_menu(self, at: QPoint) -> None:
        record_id = self.model.id_at(self.view.rowAt(at.y()))
        if record_id is None:
            return
        menu = QMenu(self)
        ids = self.selected()
        if len(ids) > 1 and record_id in ids:
            for action in self.config.batch:
                made = menu.addAction(icon(action.icon) if action.icon else icon("check"), action.text)
                made.setEnabled(not action.why_not)
                made.triggered.connect(lambda _checked=False, key=action.key: self.batch(key, ids))
            self._add_entries(menu, self.several_entries(ids))
        else:
            self._add_entries(menu, self.menu_entries(record_id))
        self._add_copying(menu, at)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.view.viewport().mapToGlobal(at))

    @staticmethod
    def _add_entries(menu: QMenu, entries: list[MenuEntry]) -> None:
        for text, icon_name, key, call in entries:
            if not text:
                menu.addSeparator()
                continue
            made = menu.addAction(icon(icon_name), f"{text}\t{key}" if key else text)
            made.triggered.connect(lambda _checked=False, one=call: one())

    def _add_copying(self, menu: QMenu, at: QPoint) -> None:
        """Copy what was pointed at: the column of the selected rows, the rows, the rows with their headings."""
        view, column = self.view, self.view.columnAt(at.x())
        menu.addSeparator()
        if column >= 0:
            words = tr("复制“{0}”").format(self.model.columns[column].title)
            menu.addAction(icon("copy"), words).triggered.connect(lambda: view.copy(column=column))
        rows = menu.addAction(icon("copy"), tr("复制整行"))
        rows.triggered.connect(lambda: view.copy(whole_rows=True))
        headed = menu.addAction(icon("copy"), f"{tr('连同表头复制')}\tCtrl+Shift+C")
        headed.triggered.connect(lambda: view.copy(headings=True, whole_rows=view.cells.span is None))
        if not self.context.read_only:
            paste = menu.addAction(icon("file-text"), f"{tr('粘贴')}\tCtrl+V")
            paste.triggered.connect(lambda: self.blocks.paste())

    @property
    def name(self) -> ListName:
        """Which list this is."""
        return self.config.list
