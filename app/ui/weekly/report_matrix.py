"""The team matrix of the week report: a row per person, a square per customer, its state by colour and by icon."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from app.ui import formats, weekly_texts
from app.ui.icons import paint_icon
from app.ui.theme import current_tokens, qcolor, text_font
from app.ui.theme.tokens import CAPTION
from app.ui.weekly.week_chooser import tr
from app.ui.widgets.plain_table import LEFT, RIGHT, dress

if TYPE_CHECKING:
    from app.services.weekly_report import PersonReport, ReportCell

Index = QModelIndex | QPersistentModelIndex
_CELL: Final = int(Qt.ItemDataRole.UserRole)
_FIGURES: Final = 5
_SIDE: Final = 30
_REFUSED: Final = frozenset({"拒绝联系", "停业"})


@dataclass(frozen=True)
class Look:
    """How a square looks and what it says."""

    key: str
    icon: str
    color: str
    words: str


def looks() -> dict[str, Look]:
    """Every state, in the order of the legend."""
    made = (
        Look("woken", "handshake", "teal", tr("唤醒（已成交）")),
        Look("interested", "star", "green", tr("有意向")),
        Look("reached", "check", "blue", tr("已联系")),
        Look("refused", "ban", "violet", tr("拒绝或停业")),
        Look("retry", "refresh-cw", "amber", tr("没打通，再试")),
        Look("exhausted", "phone", "gray", tr("试过都没打通")),
        Look("open", "clock", "gray", tr("还没联系")),
        Look("missed", "x", "red", tr("没有联系")),
    )
    return {one.key: one for one in made}


def look_key(cell: ReportCell, *, over: bool) -> str:
    """The state of a square; who was not called when the week was over was missed."""
    if cell.reactivated is not None:
        return "woken"
    state = cell.state
    if state.code == "reached":
        if state.outcome in _REFUSED:
            return "refused"
        return "interested" if state.interested else "reached"
    if state.code == "open":
        return "missed" if over else "open"
    return state.code


def cell_words(cell: ReportCell, *, over: bool) -> str:
    """宏达机械：有意向（11月24日），顺延 1 周，成交 ¥12,000"""
    look = looks()[look_key(cell, over=over)]
    parts = [tr("{0}：{1}").format(cell.customer, look.words)]
    if cell.state.outcome:
        parts.append(cell.state.outcome)
    if cell.state.on is not None:
        parts.append(formats.day(cell.state.on))
    if cell.state.tries:
        parts.append(tr("试过 {0} 次").format(cell.state.tries))
    if cell.carried_weeks:
        parts.append(tr("顺延 {0} 周").format(cell.carried_weeks))
    if cell.reactivated is not None:
        parts.append(tr("成交 {0}").format(formats.money(cell.reactivated)))
    return tr("，").join(parts)


class MatrixModel(QAbstractTableModel):
    """Name and figures, then the squares in the order of the list."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.people: tuple[PersonReport, ...] = ()
        self.over = False
        self._width = 0

    def replace(self, people: Sequence[PersonReport], *, over: bool) -> None:
        """Another week."""
        self.beginResetModel()
        self.people, self.over = tuple(people), over
        self._width = max((len(one.cells) for one in people), default=0)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.people)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else _FIGURES + self._width

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == int(Qt.ItemDataRole.TextAlignmentRole):
            return int(LEFT if section == 0 else Qt.AlignmentFlag.AlignCenter if section >= _FIGURES else RIGHT)
        if role != int(Qt.ItemDataRole.DisplayRole):
            return None
        titles = (tr("业务员"), tr("完成率"), tr("接通率"), tr("有意向率"), tr("唤醒金额"))
        return titles[section] if section < _FIGURES else str(section - _FIGURES + 1)

    def data(self, index: Index, role: int = 0) -> Any:
        person = self.people[index.row()]
        if index.column() >= _FIGURES:
            at = index.column() - _FIGURES
            cell = person.cells[at] if at < len(person.cells) else None
            if role == _CELL or cell is None:
                return cell if role == _CELL else None
            if role in (int(Qt.ItemDataRole.ToolTipRole), int(Qt.ItemDataRole.AccessibleTextRole)):
                return cell_words(cell, over=self.over)
            return None
        if role == int(Qt.ItemDataRole.DisplayRole):
            rates = person.rates
            return (
                person.name,
                tr("{0} / {1}　{2}").format(rates.called, rates.assigned, weekly_texts.share_text(rates.completion)),
                weekly_texts.share_text(rates.reach),
                weekly_texts.share_text(rates.interest),
                formats.money(rates.amount).partition(".")[0] if rates.amount else tr("–"),
            )[index.column()]
        if role == int(Qt.ItemDataRole.TextAlignmentRole):
            return int(LEFT if index.column() == 0 else RIGHT)
        return None


class _Squares(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A rounded square with its icon; the current one has a frame."""
        cell = index.data(_CELL)
        if cell is None:
            return
        model = index.model()
        assert isinstance(model, MatrixModel)
        painter.save()
        here = bool(option.state & QStyle.StateFlag.State_Selected)
        paint_square(painter, option.rect, looks()[look_key(cell, over=model.over)], chosen=here)
        painter.restore()


def paint_square(painter: QPainter, rect: QRect, look: Look, *, chosen: bool = False) -> None:
    """The square in the middle of a rectangle."""
    tokens = current_tokens()
    pair = tokens.pair(look.color)
    box = QRectF(rect.center().x() - 11.5, rect.center().y() - 11.5, 24, 24)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = tokens.primary if chosen else pair.text if tokens.pill_edge else pair.back
    painter.setPen(QPen(qcolor(edge), 2 if chosen else 1))
    painter.setBrush(qcolor(pair.back))
    painter.drawRoundedRect(box, 4, 4)
    paint_icon(painter, look.icon, pair.text, box.left() + 5, box.top() + 5, 14)


class Matrix(QTableView):
    """Arrow keys walk over the squares, Enter or a click opens the customer."""

    opened = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = MatrixModel(self)
        self.setModel(self.rows)
        dress(self, 34)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectItems)
        self.setItemDelegate(QStyledItemDelegate(self))
        self._squares = _Squares(self)
        self.setAccessibleName(tr("团队本周的回访"))
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._open)

    def show_people(self, people: Sequence[PersonReport], *, over: bool) -> None:
        """Another week."""
        self.rows.replace(people, over=over)
        header = self.horizontalHeader()
        header.setMinimumSectionSize(_SIDE)
        for column, width in enumerate((96, 118, 66, 76, 92)):
            self.setColumnWidth(column, width)
        for column in range(_FIGURES, self.rows.columnCount()):
            self.setItemDelegateForColumn(column, self._squares)
            self.setColumnWidth(column, _SIDE + 4)
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        if people:
            self.setCurrentIndex(self.rows.index(0, _FIGURES))

    def _open(self, index: Index) -> None:
        cell = index.data(_CELL)
        if cell is not None:
            self.opened.emit(cell.customer_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)


class Legend(QWidget):
    """Every state that occurs, with its square and how often."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: list[tuple[Look, int]] = []
        self.setFixedHeight(30)

    def show_people(self, people: Sequence[PersonReport], *, over: bool) -> None:
        """Count the squares."""
        found = Counter(look_key(cell, over=over) for one in people for cell in one.cells)
        self._shown = [(look, found[key]) for key, look in looks().items() if found[key]]
        self.setAccessibleName(tr("，").join(tr("{0} {1}").format(one.words, number) for one, number in self._shown))
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(400, 30)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Squares and words, as many as fit."""
        painter, x = QPainter(self), 0
        painter.setFont(text_font(CAPTION))
        for look, number in self._shown:
            words = tr("{0} {1}").format(look.words, number)
            width = painter.fontMetrics().horizontalAdvance(words)
            if x + 36 + width > self.width():
                break
            paint_square(painter, QRect(x, 0, 28, self.height()), look)
            painter.setPen(qcolor(current_tokens().text2))
            middle = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(QRect(x + 32, 0, width + 4, self.height()), middle, words)
            x += 32 + width + 16
