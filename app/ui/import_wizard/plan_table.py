"""The rows of one group as a virtual table: words are made for the cells in sight only."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from app.ui.icons import paint_icon
from app.ui.import_wizard.decisions import SHEET, STORED, Decisions
from app.ui.import_wizard.field_groups import tr
from app.ui.import_wizard.lettering import cut, lettering
from app.ui.import_wizard.plan_lines import (
    BAD,
    CHOICE,
    DIM,
    DOUBTFUL,
    EDITED_COLUMN,
    FRESH,
    LEFT_OUT,
    OLD,
    SHEET_COLUMN,
    STORED_COLUMN,
    STRETCH,
    TAKEN,
    Shown,
    headings,
    line_of,
)
from app.ui.import_wizard.plan_view import CONFLICT, NEW, PROBLEMS, SUSPECTED, Entry, PlanView, Rows, cell_of
from app.ui.theme import current_tokens, qcolor, text_font
from app.ui.theme.tokens import BODY
from app.ui.widgets.plain_table import dress

Index = QModelIndex | QPersistentModelIndex
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_EDIT = int(Qt.ItemDataRole.EditRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_MOST_KEPT: Final = 4_000


class PlanTable(QAbstractTableModel):
    """`show_rows` changes group, sheet or plan at once, whatever their size."""

    corrected = Signal(str, int, int, str)
    """Sheet, Excel row, column index, what was typed."""

    def __init__(self, decisions: Decisions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.group = NEW
        self.decisions = decisions
        self._view: PlanView | None = None
        self._rows = Rows()
        self._lines = 0
        self._kept: dict[tuple[int, int], Shown] = {}
        self._typed: dict[tuple[str, int, int], str] = {}

    def show_rows(self, view: PlanView, group: str, sheet: str) -> None:
        """Show a group of a sheet, or of all sheets."""
        self.beginResetModel()
        self._view, self.group = view, group
        self._rows = view.rows.get((group, sheet), Rows())
        self._lines = self._rows.cells
        self._kept = {}
        self._typed = {}
        self.endResetModel()

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self._view, self._rows, self._lines = None, Rows(), 0
        self._kept, self._typed = {}, {}
        self.endResetModel()

    def repaint_cells(self) -> None:
        """Decisions changed: the words and looks of all cells are made anew."""
        self._kept = {}
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(self._lines - 1, self.columnCount() - 1))

    def entry(self, line: int) -> tuple[Entry, int]:
        """What a line shows, and which of its cells."""
        return self._rows.at(line)

    def line_of_row(self, sheet: str, row: int) -> int:
        """The first line of a sheet's row, or of the next one; -1 in an empty table."""
        low, high = 0, self._lines
        order = [one.sheet for one in self._view.plan.sheets] if self._view is not None else []
        wanted = (order.index(sheet) if sheet in order else 0, row)
        while low < high:
            middle = (low + high) // 2
            (of, item), _ = self.entry(middle)
            number = item[0] if isinstance(item, tuple) else item.row
            if (order.index(of.sheet), number) < wanted:
                low = middle + 1
            else:
                high = middle
        return min(low, self._lines - 1)

    def shown(self, line: int, column: int) -> Shown:
        """A cell's words and look."""
        key = (line, column)
        found = self._kept.get(key)
        if found is None:
            if self._view is None:
                return Shown("")
            entry, at = self._rows.at(line)
            found = line_of(self.group)(self._view, self.decisions, entry, at, column)
            typed = self._typed.get(self._place(line) or ("", 0, 0)) if self._typed else None
            if typed is not None and self.group == PROBLEMS and column >= EDITED_COLUMN:
                words = {EDITED_COLUMN: typed or tr("（空）"), 4: tr("已改，正在重新比对…")}
                found = Shown(words.get(column, ""), FRESH if column == EDITED_COLUMN else DIM)
            if len(self._kept) > _MOST_KEPT:
                self._kept.clear()
            self._kept[key] = found
        return found

    # --- correcting ---------------------------------------------------------------------

    def _place(self, line: int) -> tuple[str, int, int] | None:
        """Sheet, row and column index of a problem's cell; None where no cell can be typed over."""
        if self._view is None or self.group != PROBLEMS:
            return None
        (sheet, problem), _ = self._rows.at(line)
        index = self._view.column_index(sheet.sheet, problem.column)
        return (sheet.sheet, problem.row, index) if index is not None else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Values of problems can be typed over."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        editable = self.group == PROBLEMS and index.column() == EDITED_COLUMN and self._place(index.row()) is not None
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags

    def setData(self, index: Index, value: Any, role: int = _EDIT) -> bool:
        """What was typed goes to the import; the line says that it is being compared anew."""
        place = self._place(index.row())
        text = str(value).strip()
        if role != _EDIT or place is None or text == self._whole_text(index.row()):
            return False
        self._typed[place] = text
        self.repaint_cells()
        self.corrected.emit(*place, text)
        return True

    def _whole_text(self, line: int) -> str:
        from app.sheets.cleaning import as_text

        place = self._place(line)
        if place is None or self._view is None:
            return ""
        if place in self._typed:
            return self._typed[place]
        (_, problem), _ = self._rows.at(line)
        sheet = self._view.sheets.get(place[0])
        if sheet is None or not problem.value:
            return str(problem.value)
        cells = sheet.rows[place[1] - sheet.first_row]
        text = as_text(cells[place[2]]).strip() if place[2] < len(cells) else ""
        # A corrected cell that is still wrong, or one merged from above, is known by its problem only.
        return text if text.startswith(problem.value) else str(problem.value)

    # --- Qt -----------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """All lines of the group."""
        return 0 if parent.isValid() else self._lines

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """The group's columns."""
        return 0 if parent.isValid() else len(headings(self.group))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Titles that fit the group."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _ALIGNMENT:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return headings(self.group)[section].title if role == _DISPLAY else None

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Words of one cell."""
        if role in (_DISPLAY, _ACCESSIBLE):
            return self.shown(index.row(), index.column()).text
        if role == _EDIT:
            return self._whole_text(index.row())
        if role == _TOOLTIP:
            shown = self.shown(index.row(), index.column())
            return shown.tip or (shown.text if len(shown.text) > 12 else None)
        return None


class _LineDelegate(QStyledItemDelegate):
    """Old values struck through, new ones green, wrong ones red, the chosen side of a conflict with a tick."""

    def __init__(self, model: PlanTable) -> None:
        super().__init__(model)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The row's height is fixed."""
        return QSize(40, option.rect.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Background, look, words."""
        tokens, rect = current_tokens(), option.rect
        shown = self._model.shown(index.row(), index.column())
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, qcolor(tokens.row_selected))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, qcolor(tokens.row_hover))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, qcolor(tokens.divider))
        if not shown.text:
            return
        pair = {FRESH: tokens.green, BAD: tokens.red, DOUBTFUL: tokens.amber, TAKEN: tokens.green, CHOICE: tokens.blue}
        bold, struck = shown.look in (TAKEN, FRESH), shown.look in (OLD, LEFT_OUT)
        font, metrics = lettering(bold=bold, struck=struck)
        fore = tokens.text3 if shown.look in (DIM, OLD, LEFT_OUT) else tokens.text
        inner = rect.adjusted(9, 0, -6, 0)
        if shown.look in pair:
            colors = pair[shown.look]
            fore = colors.text
            mark = 18 if shown.look in (TAKEN, CHOICE) else 0
            wide = min(round(metrics.horizontalAdvance(shown.text)) + 14 + mark, rect.width() - 8)
            box = QRect(rect.left() + 4, rect.top() + 4, wide, rect.height() - 9)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(qcolor(colors.text) if tokens.pill_edge else Qt.PenStyle.NoPen)
            painter.setBrush(qcolor(colors.back))
            painter.drawRoundedRect(box, 4, 4)
            if mark:
                icon_name = "check" if shown.look == TAKEN else "chevron-down"
                x = box.left() + 5 if shown.look == TAKEN else box.right() - 16
                paint_icon(painter, icon_name, fore, x, box.top() + (box.height() - 13) / 2, 13)
            left = 7 + (mark if shown.look == TAKEN else 0)
            inner = box.adjusted(left, 0, -5 - (mark if shown.look == CHOICE else 0), 0)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setFont(font)
        painter.setPen(qcolor(fore))
        painter.drawText(inner, _LEFT, cut(shown.text, inner.width() + 1, bold=bold, struck=struck))


class PlanTableView(QTableView):
    """F2, a double click or typing corrects a wrong value; a click or Space settles a conflict."""

    settled = Signal()
    """A conflict was settled."""

    def __init__(self, model: PlanTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = model
        self._group = ""
        self.setModel(model)
        dress(self, max(30, round(QFontMetricsF(text_font()).height()) + 12))
        self.setItemDelegate(_LineDelegate(model))
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("预览"))
        self.setEditTriggers(
            QTableView.EditTrigger.EditKeyPressed
            | QTableView.EditTrigger.DoubleClicked
            | QTableView.EditTrigger.AnyKeyPressed
        )

    def fit_columns(self) -> None:
        """The widths of the group's columns; what the user dragged stays while the group stays."""
        if self._table.group == self._group:
            return
        self._group = self._table.group
        factor = max(1.0, text_font().pixelSize() / BODY)
        header = self.horizontalHeader()
        for at, one in enumerate(headings(self._group)):
            stretch = one.width == STRETCH
            mode = QHeaderView.ResizeMode.Stretch if stretch else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(at, mode)
            if not stretch:
                self.setColumnWidth(at, round(one.width * factor))

    def settle(self, line: int, side: str) -> None:
        """Take the sheet's or the stored value of a conflict."""
        (sheet, row), at = self._table.entry(line)
        conflict = cell_of(row, CONFLICT, at)
        if conflict is not None:
            self._table.decisions.cells[sheet.sheet, row.row, conflict.field] = side
            self._table.repaint_cells()
            self.settled.emit()

    def _turn(self, line: int) -> None:
        (sheet, row), at = self._table.entry(line)
        conflict = cell_of(row, CONFLICT, at)
        if conflict is not None:
            now = self._table.decisions.of_cell(sheet.sheet, row.row, conflict.field)
            self.settle(line, STORED if now == SHEET else SHEET)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on one of the two values of a conflict takes it."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if self._table.group == CONFLICT and index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            side = {SHEET_COLUMN: SHEET, STORED_COLUMN: STORED}.get(index.column())
            if side is not None:
                self.settle(index.row(), side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A group without rows says so."""
        super().paintEvent(event)
        if not self._table.rowCount():
            painter = QPainter(self.viewport())
            painter.setFont(text_font())
            painter.setPen(qcolor(current_tokens().text3))
            painter.drawText(self.viewport().rect(), int(Qt.AlignmentFlag.AlignCenter), self.tr("没有这样的行"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space turns a conflict, F2 anywhere in a problem's line edits its value; Enter leads on, and what decides
        about a suspected row goes to the step around.
        """
        index = self.currentIndex()
        group = self._table.group
        if self.state() == QTableView.State.EditingState:
            return  # Enter ends the editing, and only that
        if group == CONFLICT and index.isValid() and event.key() == Qt.Key.Key_Space:
            self._turn(index.row())
        elif group == PROBLEMS and index.isValid() and event.key() == Qt.Key.Key_F2:
            target = self._table.index(index.row(), EDITED_COLUMN)
            if target.flags() & Qt.ItemFlag.ItemIsEditable:
                self.setCurrentIndex(target)
                self.edit(target)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or (group == SUSPECTED and _decides(event)):
            event.ignore()
        else:
            super().keyPressEvent(event)


def _decides(event: QKeyEvent) -> bool:
    return event.text().isdigit() or event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
