"""The table of a list page: whole rows, tuned for a million of them, with the keys of a spreadsheet."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.ui.cell_clipboard import to_tsv
from app.ui.cell_range import CellRange
from app.ui.column_fitting import fitted
from app.ui.column_layout import ColumnLayout
from app.ui.columns import copy_text
from app.ui.delegates import ListDelegate
from app.ui.list_header import ListHeader
from app.ui.list_keys import ListKeys
from app.ui.theme.tokens import ROW_HEIGHTS

if TYPE_CHECKING:
    from app.ui.block_editing import BlockEditing
    from app.ui.table_editing import TableEditing
    from app.ui.table_model import Index, ListModel, Row

COPY_LIMIT: Final = 100_000
_KEPT_SELECTION: Final = 50_000
_SELECT: Final = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


class ListView(QTableView):
    """Shows a ListModel. Selections are read as ranges, never as lists of indexes (2-architecture)."""

    opened = Signal(int)
    """Enter or a double click on a record."""
    detail_toggled = Signal()
    """Space."""
    selection_left = Signal()
    """Esc while several rows are selected."""
    current_changed = Signal(object)
    """The current record's id, or None."""
    selection_changed = Signal(int)
    """How many rows are selected."""
    columns_changed = Signal()
    """The user moved, resized, showed or hid a column."""
    cell_moved = Signal()
    """The cell cursor went to another column."""
    delete_pressed = Signal()
    """Delete while rows are meant, not cells."""
    filter_requested = Signal(int)
    """Ctrl+Shift+F: the filter of that model column."""
    copied = Signal(int)
    cell_copied = Signal(str)
    copy_refused = Signal(int)
    """More rows than the clipboard should carry; the number of rows asked for."""

    def __init__(self, model: ListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = model
        self._hovered = -1
        self._kept: tuple[int | None, int, array[int] | None, bool, int, int] | None = None
        self._empty: QWidget | None = None
        self._user_sized = False
        self.cells = CellRange()
        self.editing: TableEditing | None = None
        self.blocks: BlockEditing | None = None
        self._composing = False
        self._keys = ListKeys(self)
        self.header = ListHeader(model, self)
        self.setHorizontalHeader(self.header)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(20)
        self.set_row_height("standard")
        self._delegate = ListDelegate(model)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self._show_declared()
        model.columns_replaced.connect(self._show_declared)
        self.doubleClicked.connect(lambda index: self._open(index))
        self.header.sectionResized.connect(self._on_section_resized)
        self._tell_columns = QTimer(self)
        self._tell_columns.setSingleShot(True)
        self._tell_columns.setInterval(300)
        self._tell_columns.timeout.connect(self.columns_changed)
        self.header.sectionMoved.connect(lambda *_: self._tell_columns.start())
        model.about_to_replace.connect(self._keep)
        model.loaded.connect(self._restore)
        self.verticalScrollBar().valueChanged.connect(self._tell_visible)
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)

    @property
    def list_model(self) -> ListModel:
        """The rows."""
        return self._list

    # --- selection ------------------------------------------------------------

    def selected_count(self) -> int:
        """How many rows are selected."""
        return sum(bottom - top + 1 for top, bottom in self.selected_ranges())

    def selected_ids(self) -> array[int]:
        """The selected records in the order shown."""
        found = array("q")
        for top, bottom in self.selected_ranges():
            found.extend(self._list.ids[top : bottom + 1])
        return found

    def current_id(self) -> int | None:
        """The record the cursor is on."""
        return self._list.id_at(self.currentIndex().row())

    def select_id(self, record_id: int) -> bool:
        """Put cursor and selection on that record; False if the list does not show it."""
        row = self._list.row_of(record_id)
        if row is None:
            return False
        self.select_row(row)
        return True

    def select_row(self, row: int, column: int | None = None) -> None:
        """Put cursor and selection on that row and bring it into sight; the cell cursor stays in its column."""
        index = self._list.index(row, self.cursor_column() if column is None else column)
        # Not setCurrentIndex(): with Ctrl held down, as in Ctrl+3, Qt would move the cursor and select nothing.
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self.scrollTo(index)

    def selected_ranges(self) -> list[tuple[int, int]]:
        """First and last row of every selected stretch, from the top; never a list of rows."""
        selection = self.selectionModel().selection()
        ranges = (selection.at(at) for at in range(selection.count()))
        return sorted((one.top(), one.bottom()) for one in ranges)

    def cursor_column(self) -> int:
        """The model column of the cell cursor; the first one shown where there is none."""
        column = self.currentIndex().column()
        if 0 <= column < len(self._list.columns) and not self.isColumnHidden(column):
            return column
        return next(iter(self.visible_columns()), 0)

    def go_to_cell(self, row: int, column: int) -> None:
        """Put the cell cursor there; only its row is selected."""
        if 0 <= row < self._list.rowCount():
            self.cells.choose(self.header.visualIndex(column))
            self.select_row(row, column)
            self.tell_cell()

    def chosen_columns(self) -> list[int]:
        """The model columns of the drawn block; every column shown where whole rows are meant."""
        shown = self.visible_columns()
        span = self.cells.span
        if span is None:
            return shown
        return [at for at in shown if span[0] <= self.header.visualIndex(at) <= span[1]]

    def tell_cell(self) -> None:
        """The cell cursor went elsewhere: repaint, and let input methods know."""
        self.viewport().update()
        self._allow_typing()
        self.cell_moved.emit()

    def _allow_typing(self) -> None:
        # An input method starts composing only where typing edits a cell.
        may = self.editing is not None and self.editing.types_into(self.cursor_column())
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, may)

    def _keep(self, again: bool) -> None:
        count, total = self.selected_count(), self._list.rowCount()
        everything = count == total > 1
        ids = self.selected_ids() if not everything and count <= _KEPT_SELECTION else None
        # Another question or order is looked at from its top, wherever the record in hand stands in it then.
        scroll = self.verticalScrollBar().value() if again else 0
        self._kept = (self.current_id(), self.currentIndex().row(), ids, everything, scroll, self.cursor_column())

    def _restore(self, count: int) -> None:
        current, row, ids, everything, scroll, column = self._kept or (None, -1, None, False, 0, 0)
        self._kept = None
        self._hovered = -1
        self.updateGeometries()
        selection = self.selectionModel()
        at = self._list.row_of(current) if current is not None else None
        if at is None and current is not None and count:
            at = min(max(row, 0), count - 1)  # the record left the list: the next one takes its place
            ids = None
        if at is not None:
            index = self._list.index(at, column)
            many = everything or (ids is not None and len(ids) > 1)
            flag = QItemSelectionModel.SelectionFlag
            selection.setCurrentIndex(index, flag.NoUpdate if many else flag.ClearAndSelect | flag.Rows)
        if everything:
            self.selectAll()
        elif ids is not None and len(ids) > 1:
            selection.select(self._selection_of(set(ids)), _SELECT)
        self.verticalScrollBar().setValue(scroll)
        self._show_empty()
        self._fit_columns()
        self._tell_visible()
        if at is None:
            self.current_changed.emit(None)
        self.selection_changed.emit(self.selected_count())

    def _selection_of(self, wanted: set[int]) -> QItemSelection:
        rows = [row for row, one in enumerate(self._list.ids) if one in wanted]
        selection = QItemSelection()
        start = 0
        for at in range(1, len(rows) + 1):
            if at == len(rows) or rows[at] != rows[at - 1] + 1:
                selection.select(self._list.index(rows[start], 0), self._list.index(rows[at - 1], 0))
                start = at
        return selection

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell how many rows are selected."""
        super().selectionChanged(selected, deselected)
        if self._kept is None:
            self.selection_changed.emit(self.selected_count())

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Qt lets input methods in by the model's flags; here the column decides."""
        super().currentChanged(current, previous)
        self._allow_typing()

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.viewport().update()
        self.current_changed.emit(self._list.id_at(current.row()))

    # --- keys and mouse ---------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a spreadsheet, as far as a list has them; Enter opens, Space shows the pane, Esc leaves."""
        if not self._keys.take(event):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """An input method starts typing into the cell. The focus stays here until its first word is chosen: moving it
        would break the composition off.
        """
        editor = self.editing.editor if self.editing is not None else None
        if editor is None:
            if not (event.preeditString() or event.commitString()) or self.editing is None:
                super().inputMethodEvent(event)
                return
            self._composing = bool(event.preeditString())
            editor = self.editing.begin("", focus=not self._composing)
            if editor is None:
                self._composing = False
                return
            QGuiApplication.sendEvent(editor.edit, event)
            return
        QGuiApplication.sendEvent(editor.edit, event)
        if self._composing and not event.preeditString():
            self._composing = False
            editor.edit.setFocus()

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        """Where the words are composed: in the editor, once it is open."""
        editor = self.editing.editor if self.editing is not None else None
        if editor is not None and self._composing:
            return editor.edit.inputMethodQuery(query)
        return super().inputMethodQuery(query)

    def keyboardSearch(self, _search: str) -> None:
        """Nothing: Qt would walk through every row of the model to find the typed letter."""

    def copy(self, *, headings: bool = False, whole_rows: bool = False, column: int | None = None) -> None:
        """Put the chosen cell, the drawn block or the selected rows on the clipboard as TSV, columns as shown; rows
        that are not there yet are fetched first. `column` means this one of the selected rows.
        """
        ids = self.selected_ids()
        if len(ids) > COPY_LIMIT:
            self.copy_refused.emit(len(ids))
            return
        one = self.cells.chosen and self.cells.span is None and len(ids) == 1 and not whole_rows and column is None
        if column is not None:
            columns = [column]
        elif one:
            columns = [self.cursor_column()]
        else:
            columns = self.visible_columns() if whole_rows else self.chosen_columns()
        if ids:
            self._list.fetch_all(ids, lambda rows: self._on_copied(rows, columns, headings, one))

    def _on_copied(self, rows: list[Row], columns: list[int], headings: bool, one: bool) -> None:
        kinds = [self._list.columns[at].kind for at in columns]
        lines = [[copy_text(kind, row[at]) for at, kind in zip(columns, kinds, strict=True)] for row in rows]
        if one and len(lines) == 1 and not headings:
            QGuiApplication.clipboard().setText(lines[0][0])
            self.cell_copied.emit(lines[0][0])
            return
        titles = [[self._list.columns[at].title for at in columns]] if headings else []
        QGuiApplication.clipboard().setText(to_tsv(titles + lines))
        self.copied.emit(len(rows))

    def open_current(self) -> None:
        """Enter."""
        self._open(self.currentIndex())

    def _open(self, index: QModelIndex) -> None:
        record_id = self._list.id_at(index.row())
        if record_id is not None:
            self.opened.emit(record_id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses a cell, Shift draws a block, Ctrl means rows; a wrong value being edited holds everything."""
        if self.editing is not None and not self.editing.finish():
            event.accept()
            return
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            visual = self.header.visualIndex(index.column())
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.cells.leave()
            elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self.cells.chosen:
                self.cells.extend(visual)
            else:
                self.cells.choose(visual)
        super().mousePressEvent(event)
        self.tell_cell()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Remember the row under the mouse; dragging over columns draws a block."""
        super().mouseMoveEvent(event)
        at = event.position().toPoint()
        self._hover(self.rowAt(at.y()))
        column = self.columnAt(at.x())
        if event.buttons() & Qt.MouseButton.LeftButton and column >= 0 and self.cells.chosen:
            before = self.cells.span
            self.cells.extend(self.header.visualIndex(column))
            if self.cells.span != before:
                self.tell_cell()

    def selectAll(self) -> None:
        """Whole rows."""
        self.cells.leave()
        super().selectAll()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The cell cursor shows; an input method may type."""
        super().focusInEvent(event)
        self._allow_typing()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The cell cursor turns pale."""
        super().focusOutEvent(event)
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the mouse."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            before, self._hovered = self._hovered, row
            for one in (before, row):
                if one >= 0:
                    y, height = self.rowViewportPosition(one), self.rowHeight(one)
                    self.viewport().update(0, y, self.viewport().width(), height)

    # --- look -------------------------------------------------------------------

    def _show_declared(self) -> None:
        for at, column in enumerate(self._list.columns):
            self.setColumnWidth(at, column.width)
            self.setColumnHidden(at, not column.visible)

    def set_row_height(self, density: str) -> None:
        """compact 28, standard 34, relaxed 42."""
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHTS.get(density, ROW_HEIGHTS["standard"]))

    def visible_columns(self) -> list[int]:
        """Model columns in the order shown, without the hidden ones."""
        order = (self.header.logicalIndex(visual) for visual in range(self.header.count()))
        return [logical for logical in order if not self.isColumnHidden(logical)]

    def column_layout(self) -> ColumnLayout:
        """What the user made of the columns."""
        columns = self._list.columns
        order = tuple(columns[self.header.logicalIndex(at)].key for at in range(len(columns)))
        hidden = [column for at, column in enumerate(columns) if self.isColumnHidden(at)]
        return ColumnLayout(
            order,
            tuple(column.key for column in hidden if column.visible),
            tuple(column.key for column in columns if not column.visible and column not in hidden),
            tuple((column.key, self.columnWidth(at)) for at, column in enumerate(columns) if column not in hidden)
            if self._user_sized
            else (),
        )

    def apply_column_layout(self, layout: ColumnLayout) -> None:
        """Put the columns as they were left; unknown keys are passed over, new columns stay where they are declared."""
        at_key = {column.key: at for at, column in enumerate(self._list.columns)}
        self._user_sized = False
        for visual, key in enumerate([one for one in layout.order if one in at_key] or at_key):
            self.header.moveSection(self.header.visualIndex(at_key[key]), visual)
        for key, at in at_key.items():
            if at > 0:  # the first names the record and stays
                hidden = key in layout.hidden or (not self._list.columns[at].visible and key not in layout.shown)
                self.setColumnHidden(at, hidden)
        for key, width in layout.widths:
            if key in at_key:
                self._user_sized = True
                self.setColumnWidth(at_key[key], width)
        self._fit_columns()

    def show_column(self, key: str, shown: bool) -> None:
        """Show or hide a column; the others take or give the room."""
        for at, column in enumerate(self._list.columns):
            if column.key == key:
                self.setColumnHidden(at, not shown)
        self._fit_columns()
        self.columns_changed.emit()

    def set_empty_widget(self, widget: QWidget) -> None:
        """What to show instead of rows when there are none."""
        if self._empty is not None:
            self._empty.hide()
        self._empty = widget
        widget.setParent(self)
        self._show_empty()

    def _show_empty(self) -> None:
        if self._empty is not None:
            self._empty.setVisible(self._list.query is not None and not self._list.rowCount())
            self._place_empty()

    def _place_empty(self) -> None:
        if self._empty is not None:
            self._empty.setGeometry(self.viewport().geometry())
            self._empty.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Hand the delegate what all cells share, then paint."""
        current = self.currentIndex()
        cursor = current.column() if self.cells.chosen else -1
        block = frozenset(self.chosen_columns()) if self.cells.span is not None else None
        self._delegate.begin(self._hovered, current.row(), cursor, block, focused=self.hasFocus())
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns share the new width."""
        super().resizeEvent(event)
        self._place_empty()
        self._fit_columns()
        self._tell_visible()

    def changeEvent(self, event: QEvent) -> None:
        """A switched theme repaints."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()
        elif event.type() == QEvent.Type.FontChange and hasattr(self, "_delegate"):
            self._fit_columns()

    def _tell_visible(self, _value: Any = None) -> None:
        first = self.rowAt(0)
        last = self.rowAt(self.viewport().height() - 1)
        self._list.set_visible(max(first, 0), last if last >= 0 else max(self._list.rowCount() - 1, 0))

    def _on_section_resized(self, _section: int, _before: int, _after: int) -> None:
        if QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton and self.header.underMouse():
            self._user_sized = True
            self._tell_columns.start()

    def _fit_columns(self) -> None:
        """Columns fill the width exactly; what is missing is taken from the others before the names."""
        room = self.viewport().width()
        shown = [(at, column) for at, column in enumerate(self._list.columns) if not self.isColumnHidden(at)]
        if self._user_sized or not shown or room < 200:
            return
        for at, width in fitted(shown, room).items():
            self.setColumnWidth(at, width)
