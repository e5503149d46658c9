"""The sheet as Excel shows it, with its header row and the meaning of every column to click on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from app.ui.import_wizard.grid_headers import ChipHeader, RowNumbers
from app.ui.import_wizard.lettering import cut, lettering
from app.ui.import_wizard.sheet_model import Marks, SheetModel
from app.ui.theme import current_tokens, qcolor, text_font

if TYPE_CHECKING:
    from app.sheets.layout import Layout
    from app.sheets.workbook import Sheet

_ROW_HEIGHT: Final = 27
_MEASURED_ROWS: Final = 120
_NARROWEST, _WIDEST = 64, 240
_MOST_SPANS: Final = 5_000
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


class _CellDelegate(QStyledItemDelegate):
    """Header rows stand out, rows above and skipped ones step back, wrong cells are coloured."""

    def __init__(self, model: SheetModel) -> None:
        super().__init__(model)
        self._sheet = model

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Background by what the row and the cell are, then the text."""
        tokens, rect, row, column = current_tokens(), option.rect, index.row(), index.column()
        sheet = self._sheet
        header, found = sheet.is_header(row), sheet.finding(row, column)
        meaning = sheet.meaning(column)
        quiet = sheet.is_above(row) or bool(sheet.skipped(row)) or not meaning.text
        back, fore = tokens.surface, tokens.text3 if quiet else tokens.text
        if header:
            back, fore = tokens.primary_weak, tokens.link
        elif found is not None:
            pair = tokens.red if found.fatal else tokens.amber
            back, fore = pair.back, pair.text
        elif sheet.is_typed(row, column):
            back, fore = tokens.green.back, tokens.green.text
        elif sheet.is_above(row) and sheet.is_label(row):
            back, fore = tokens.teal.back, tokens.teal.text
        elif quiet or sheet.is_hidden(row):
            back = tokens.sunken
        painter.fillRect(rect, qcolor(back))
        edge = tokens.primary_line if header else tokens.divider
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, qcolor(edge))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), qcolor(tokens.divider))
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(qcolor(tokens.focus))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        text = sheet.line(row, column)
        if not text:
            return
        painter.setFont(lettering(bold=header)[0])
        painter.setPen(qcolor(fore))
        inner = rect.adjusted(7, 0, -6, 0)
        painter.drawText(inner, _LEFT, cut(text, inner.width(), bold=header))


class SheetGrid(QTableView):
    """F2 or a click on a chip asks for a meaning; a click on a row number makes the row the header row."""

    header_chosen = Signal(int)
    """The Excel row that shall be the header row."""
    meaning_asked = Signal(int, QPoint)
    """Column index, and where the list belongs (global)."""
    row_changed = Signal(int)
    """The Excel row under the cursor."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet_model = SheetModel(self)
        self.setAccessibleName(self.tr("表格内容"))
        self.chips = ChipHeader(self.sheet_model, self)
        self.numbers = RowNumbers(self.sheet_model, self)
        self.setHorizontalHeader(self.chips)
        self.setVerticalHeader(self.numbers)
        self.setModel(self.sheet_model)
        self.setItemDelegate(_CellDelegate(self.sheet_model))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setStyleSheet("QAbstractScrollArea::corner { background: transparent; border: none; }")
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.numbers.setDefaultSectionSize(max(_ROW_HEIGHT, round(QFontMetricsF(text_font()).height()) + 9))
        self.chips.chip_pressed.connect(self.meaning_asked)
        self.numbers.row_pressed.connect(lambda row: self.header_chosen.emit(self.sheet_model.excel_row(row)))
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Another sheet from its first row, its meaning still unknown."""
        self.clearSpans()
        self.sheet_model.show_sheet(sheet)
        if sheet is None:
            return
        self.numbers.fit(sheet.first_row + len(sheet.rows))
        self._span(sheet)
        self._fit_columns(sheet)
        self.scrollToTop()
        self.horizontalScrollBar().setValue(0)
        if sheet.rows:
            self.setCurrentIndex(self.sheet_model.index(0, 0))

    def show_layout(
        self, layout: Layout | None, marks: Marks, *, guessed: bool = False, decided: frozenset[int] = frozenset()
    ) -> None:
        """What the sheet is taken for now."""
        before = self.sheet_model.layout
        self.sheet_model.show_layout(layout, marks, guessed=guessed, decided=decided)
        for column in range(self.sheet_model.columnCount()):
            wide = self.chips.chip_width(column)
            if self.columnWidth(column) < wide:
                self.setColumnWidth(column, wide)
        self.viewport().update()
        self.chips.viewport().update()
        self.numbers.viewport().update()
        if layout is not None and (before is None or before.header_row != layout.header_row):
            self._show_header_row(layout)

    def _show_header_row(self, layout: Layout) -> None:
        assert self.sheet_model.sheet is not None
        row = layout.header_row - self.sheet_model.sheet.first_row
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        if row < first or (last >= 0 and row > last):
            self.scrollTo(self.sheet_model.index(max(0, row - layout.header_rows), 0), self.ScrollHint.PositionAtTop)

    def _span(self, sheet: Sheet) -> None:
        width = self.sheet_model.columnCount()
        for top, left, bottom, right in sheet.merged[:_MOST_SPANS]:
            row, column = top - sheet.first_row, left - sheet.first_column
            last_row = min(bottom - sheet.first_row, len(sheet.rows) - 1)
            last_column = min(right - sheet.first_column, width - 1)
            if row < 0 or column < 0 or last_row < row or last_column < column:
                continue
            if last_row > row or last_column > column:
                self.setSpan(row, column, last_row - row + 1, last_column - column + 1)

    def _fit_columns(self, sheet: Sheet) -> None:
        """As wide as the first rows ask for; a title that runs over several columns asks for nothing."""
        metrics = QFontMetricsF(text_font())
        digit, han = metrics.horizontalAdvance("0"), metrics.horizontalAdvance("\u4e2d")
        spanned = {(top, left) for top, left, _, right in sheet.merged if right > left}
        rows = range(min(_MEASURED_ROWS, len(sheet.rows)))
        filled = [sum(cell is not None for cell in sheet.rows[row]) for row in rows]
        for column in range(self.sheet_model.columnCount()):
            wide = 0.0
            for row in rows:
                if filled[row] < 2 or (row + sheet.first_row, column + sheet.first_column) in spanned:
                    continue
                text = self.sheet_model.text(row, column)[:40]
                wide = max(wide, sum(han if one > "\u2e7f" else digit for one in text))
            self.setColumnWidth(column, max(_NARROWEST, min(_WIDEST, round(wide) + 18)))

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.row_changed.emit(self.sheet_model.excel_row(current.row()) if current.isValid() else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 or Alt+↓ opens the meanings of the column; Enter leads on to the next step."""
        column = self.currentIndex().column()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if column >= 0 and (event.key() == Qt.Key.Key_F2 or (alt and event.key() == Qt.Key.Key_Down)):
            self.chips.press(column)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)
