"""The exact figures under the picture: one table per block of the report, sorted by a click on its heading."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from app.ui import report_texts
from app.ui.analysis.spark_painting import paint_rhythm
from app.ui.report_headings import HIDDEN
from app.ui.theme import current_tokens, qcolor
from app.ui.widgets.plain_table import LEFT, RIGHT, dress

if TYPE_CHECKING:
    from app.services.reports import Block, Report
    from app.services.reports.shape import Kind

    Index = QModelIndex | QPersistentModelIndex

_ROW: Final = 28
_DATA, _ALIGN, _COLOR = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.TextAlignmentRole, Qt.ItemDataRole.ForegroundRole
_LEFT_KINDS: Final = frozenset({"text", "date"})


class ReportModel(QAbstractTableModel):
    """Rows of one block in an order of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report: Report | None = None
        self.block: Block | None = None
        self._order: list[int] = []
        self._headings: list[str] = []

    def show_block(self, report: Report, block: Block) -> None:
        """Other rows."""
        self.beginResetModel()
        self._report, self.block = report, block
        self._order = list(range(len(block.rows)))
        self._headings = [report_texts.grouping_heading(report, block, one.key) for one in block.fields]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Rows of the block."""
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Fields of the block."""
        return 0 if parent.isValid() or self.block is None else len(self.block.fields)

    def value(self, row: int, column: int) -> Any:
        """The exact figure."""
        assert self.block is not None
        return self.block.rows[self._order[row]][column]

    def kind(self, column: int) -> Kind:
        """What the column holds."""
        assert self.block is not None
        return self.block.fields[column].kind

    def rhythm(self, row: int, column: int) -> list[int]:
        """The days of deals in a cell that holds them, the present day last; nothing in other cells."""
        assert self.block is not None
        assert self._report is not None
        if self.block.fields[column].key != "days":
            return []
        days = [date.fromisoformat(one).toordinal() for one in str(self.value(row, column)).split()]
        return [*days, self._report.today.toordinal()]

    def pick(self, row: int) -> str | None:
        """The word by which the customers of a row are found."""
        assert self.block is not None
        at = self._order[row]
        return self.block.picks[at] if at < len(self.block.picks) else None

    def words(self, row: int) -> str:
        """What a row is about: its first text."""
        assert self.block is not None
        assert self._report is not None
        return report_texts.row_words(self._report, self.block, self._order[row])

    def data(self, index: Index, role: int = _DATA) -> Any:
        """The figure in words, right where it is a number; rise is red, fall green, each with its sign."""
        if self.block is None or self._report is None:
            return None
        if role == _DATA:
            value = self.value(index.row(), index.column())
            field = self.block.fields[index.column()]
            return report_texts.cell(self._report, self.block, field, value)
        if role == _ALIGN:
            return LEFT if self.kind(index.column()) in _LEFT_KINDS else RIGHT
        if role == _COLOR and self.kind(index.column()) == "rate":
            value = self.value(index.row(), index.column())
            tokens = current_tokens()
            return qcolor(
                tokens.red.text if (value or 0) > 0 else tokens.green.text if (value or 0) < 0 else tokens.text
            )
        if role == Qt.ItemDataRole.ToolTipRole and self.pick(index.row()) is not None:
            return self.tr("双击或回车：看后面的客户")
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DATA) -> Any:
        """The heading of a field."""
        if self.block is None or self._report is None or orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _DATA:
            return self._headings[section]
        if role == _ALIGN:
            return LEFT if self.kind(section) in _LEFT_KINDS else RIGHT
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By value; what is unknown stands last."""
        if self.block is None or not 0 <= column < len(self.block.fields):
            return
        rows = self.block.rows
        known = [at for at in range(len(rows)) if rows[at][column] is not None]
        unknown = [at for at in range(len(rows)) if rows[at][column] is None]
        known.sort(key=lambda at: _sortable(rows[at][column]), reverse=order is Qt.SortOrder.DescendingOrder)
        self.layoutAboutToBeChanged.emit()
        self._order = known + unknown
        self.layoutChanged.emit()


def _sortable(value: Any) -> Any:
    return value.toordinal() if isinstance(value, date) else value


class ReportTable(QTableView):
    """Double click or Enter asks for the customers of a row."""

    picked = Signal(str, str, str)
    """Words, pick, block."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = ReportModel(self)
        self.setModel(self.rows)
        dress(self, _ROW)
        self.setItemDelegate(_Cells(self))
        self.setSortingEnabled(False)
        self.horizontalHeader().setStretchLastSection(False)
        self.horizontalHeader().setSectionsClickable(True)
        self.horizontalHeader().setSortIndicatorClearable(True)
        self.horizontalHeader().setFixedHeight(28)
        self.horizontalHeader().setResizeContentsPrecision(30)  # the first rows say how wide a column is
        self._hints: dict[int, int] = {}
        self.setAccessibleName(self.tr("图表的数字"))
        self.doubleClicked.connect(self._on_opened)

    def show_block(self, report: Report, block: Block) -> None:
        """Other rows; columns share the width by what they hold."""
        self.setSortingEnabled(False)
        self.rows.show_block(report, block)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.DescendingOrder)
        self.setSortingEnabled(True)
        for at, field in enumerate(block.fields):
            self.setColumnHidden(at, field.key in HIDDEN)
        header = self.horizontalHeader()
        shown = [at for at in range(self.rows.columnCount()) if not self.isColumnHidden(at)]
        self._hints = {at: max(header.sectionSizeHint(at), self.sizeHintForColumn(at)) + 14 for at in shown}
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._on_opened(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: Any) -> None:
        """The columns fill the width."""
        super().resizeEvent(event)
        self._fit()

    def _on_opened(self, index: QModelIndex) -> None:
        pick = self.rows.pick(index.row())
        if pick is not None and self.rows.block is not None:
            self.picked.emit(self.rows.words(index.row()), pick, self.rows.block.key)

    def _fit(self) -> None:
        spare = max(0, self.viewport().width() - sum(self._hints.values()))
        for at, hint in self._hints.items():
            self.horizontalHeader().resizeSection(at, hint + spare // len(self._hints))


class _Cells(QStyledItemDelegate):
    """Draws the days of deals as marks on a line."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Marks for a rhythm, else as usual."""
        model = index.model()
        assert isinstance(model, ReportModel)
        super().paint(painter, option, index)
        days = model.rhythm(index.row(), index.column())
        if days:
            room = QRectF(option.rect).adjusted(8, 5, -8, -5)  # type: ignore[attr-defined]  # not in the stubs
            paint_rhythm(painter, room, days)
