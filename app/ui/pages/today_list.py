"""The list of 今日工作: groups, two-line rows with reason, tag and buttons; a model of some hundred rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui import formats
from app.ui.icons import paint_icon
from app.ui.pages.record_page import tr
from app.ui.status_colors import status_color
from app.ui.theme import current_tokens, qcolor, text_font
from app.ui.theme.tokens import CAPTION

if TYPE_CHECKING:
    from app.services.today import TodayGroup, TodayRow
    from app.ui.context import WindowContext

Index = QModelIndex | QPersistentModelIndex
_ROW, _GROUP = 52, 30
_VALUE = int(Qt.ItemDataRole.UserRole)
_BUTTON = 32
_MIDDLE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class _Model(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: list[tuple[TodayGroup, TodayRow | None]] = []

    def replace(self, groups: Sequence[TodayGroup]) -> None:
        self.beginResetModel()
        self.entries = [
            entry for group in groups if group.rows for entry in ((group, None), *((group, row) for row in group.rows))
        ]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = 0) -> Any:
        group, row = self.entries[index.row()]
        if role == _VALUE:
            return row
        if role in (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)):
            return group_title(group) if row is None else f"{row.customer} {reason(group.key, row)}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.entries[index.row()][1] is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class TodayList(QListView):
    """↑↓ choose, Enter opens, L logs, X is done with, Z puts off; the pencil and the phone do it by mouse."""

    opened = Signal(object)
    log_wanted = Signal(object)
    done_wanted = Signal(object)
    """X: what was promised is done, nothing is agreed any more."""
    tomorrow_wanted = Signal(object)
    """Z: tomorrow instead."""
    call_wanted = Signal(object)

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = _Model(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self._model, context))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("今日工作清单"))
        self.doubleClicked.connect(lambda index: self._emit(self.opened, index))

    def show_groups(self, groups: Sequence[TodayGroup]) -> None:
        """Replace the content; the cursor stays on its customer where it still stands."""
        before = self.current_row()
        self._model.replace(groups)
        rows = [at for at, (_, row) in enumerate(self._model.entries) if row is not None]
        again = [
            at for at in rows if before is not None and self._model.entries[at][1].customer_id == before.customer_id
        ]
        if rows:
            self.setCurrentIndex(self._model.index((again or rows)[0]))

    def current_row(self) -> TodayRow | None:
        """Where the cursor stands."""
        index = self.currentIndex()
        return index.data(_VALUE) if index.isValid() else None

    def _group(self) -> str:
        at = self.currentIndex().row()
        return self._model.entries[at][0].key if 0 <= at < len(self._model.entries) else ""

    def jump_to(self, key: str) -> bool:
        """Bring a group to the top; False when it is empty."""
        for at, (group, row) in enumerate(self._model.entries):
            if group.key == key and row is None:
                self.scrollTo(self._model.index(at), QListView.ScrollHint.PositionAtTop)
                self.setCurrentIndex(self._model.index(at + 1))
                self.setFocus()
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and L; arrow keys pass over headings."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._emit(self.opened, self.currentIndex())
        elif event.key() == Qt.Key.Key_L and not event.modifiers():
            self._emit(self.log_wanted, self.currentIndex())
        elif event.key() in (Qt.Key.Key_X, Qt.Key.Key_Z) and not event.modifiers():
            promised = self._group() in ("overdue", "due")
            wanted = self.done_wanted if event.key() == Qt.Key.Key_X else self.tomorrow_wanted
            if promised:
                self._emit(wanted, self.currentIndex())
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            at = self.currentIndex().row() + step
            while 0 <= at < len(self._model.entries) and self._model.entries[at][1] is None:
                at += step
            if 0 <= at < len(self._model.entries):
                self.setCurrentIndex(self._model.index(at))
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The two buttons of a row."""
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        which = self._button_at(at)
        if which is not None:
            self._emit(self.call_wanted if which == "call" else self.log_wanted, self.indexAt(at))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over the buttons."""
        super().mouseMoveEvent(event)
        hand = self._button_at(event.position().toPoint()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tooltips of the two buttons."""
        if event.type() == QEvent.Type.ToolTip:
            which = self._button_at(event.pos())  # type: ignore[attr-defined]  # a help event
            tip = {"call": self.tr("复制电话"), "log": self.tr("记联系 (L)")}.get(which or "", "")
            self.viewport().setToolTip(tip)
        return super().viewportEvent(event)

    def _button_at(self, at: QPoint) -> str | None:
        index = self.indexAt(at)
        row = index.data(_VALUE) if index.isValid() else None
        if row is None:
            return None
        right = self.viewport().width() - 12
        if right - _BUTTON <= at.x() < right:
            return "log"
        if right - 2 * _BUTTON <= at.x() < right - _BUTTON and row.mobile:
            return "call"
        return None

    def _emit(self, signal: Any, index: Index) -> None:
        row = index.data(_VALUE) if index.isValid() else None
        if row is not None:
            signal.emit(row)


def group_title(group: TodayGroup) -> str:
    """逾期, 今天, 本周长期未交易回访, 未完成售后"""
    return {
        "overdue": tr("逾期"),
        "due": tr("今天"),
        "week": tr("本周长期未交易回访"),
        "cases": tr("未完成售后"),
    }.get(group.key, group.key)


def reason(key: str, row: TodayRow) -> str:
    """Why this row is on the list."""
    note = " ".join(row.note.split())
    if key == "week":
        last = tr("最近出货 {0} ・ {1} 天未交易").format(formats.day(row.on), row.days_late) if row.on else ""
        return last
    if key == "cases":
        due = tr("承诺 {0} 完成 ・ ").format(formats.day(row.on)) if row.on else ""
        return due + note
    when = tr("约定 {0} 联系").format(formats.day(row.on)) if row.on else ""
    return tr("{0} ・ 上次：{1}").format(when, note) if note else when


class _Delegate(QStyledItemDelegate):
    def __init__(self, model: _Model, context: WindowContext) -> None:
        super().__init__(model)
        self._model = model
        self._context = context

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, _GROUP if self._model.entries[index.row()][1] is None else _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        group, row = self._model.entries[index.row()]
        painter.save()
        if row is None:
            self._paint_group(painter, option.rect, group)
        else:
            self._paint_row(painter, option, group.key, row)
        painter.restore()

    def _paint_group(self, painter: QPainter, rect: QRect, group: TodayGroup) -> None:
        tokens = current_tokens()
        painter.fillRect(rect, qcolor(tokens.sunken))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, qcolor(tokens.divider))
        color = {"overdue": tokens.red.text, "due": tokens.amber.text, "cases": tokens.violet.text}.get(
            group.key, tokens.link
        )
        bold = text_font(CAPTION, bold=True)
        title = group_title(group)
        painter.setFont(bold)
        painter.setPen(qcolor(color))
        painter.drawText(rect.adjusted(16, 0, 0, 0), _MIDDLE, title)
        painter.setFont(text_font(CAPTION))
        painter.setPen(qcolor(tokens.text3))
        left = 16 + round(QFontMetricsF(bold).horizontalAdvance(title)) + 8
        count = f"{group.total:,}"
        if group.total > len(group.rows):
            count = tr("{0}，这里列出前 {1} 位").format(count, len(group.rows))
        painter.drawText(rect.adjusted(left, 0, 0, 0), _MIDDLE, count)

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, key: str, row: TodayRow) -> None:
        tokens, rect = current_tokens(), option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, qcolor(tokens.row_selected))
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), qcolor(tokens.primary))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, qcolor(tokens.row_hover))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, qcolor(tokens.divider))
        right = rect.right() - 12
        paint_icon(painter, "pencil", "text2", right - _BUTTON / 2 - 8, rect.top() + 18, 16)
        if row.mobile:
            paint_icon(painter, "phone-call", "text2", right - 1.5 * _BUTTON - 8, rect.top() + 18, 16)
        right -= 2 * _BUTTON + 8
        right = self._paint_tag(painter, rect, right, key, row) - 10
        who = "  ".join(part for part in (row.contact_name, formats.phone(row.mobile)) if part)
        body = text_font()
        metrics = QFontMetricsF(body)
        room = max(60, min(round(metrics.horizontalAdvance(who)) + 2, (right - rect.left()) // 2))
        painter.setFont(body)
        painter.setPen(qcolor(tokens.text2))
        shown = metrics.elidedText(who, Qt.TextElideMode.ElideRight, room)
        where = QRect(right - room, rect.top(), room, rect.height())
        painter.drawText(where, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), shown)
        left, width = rect.left() + 16, right - room - rect.left() - 28
        name = text_font()
        name.setStrikeOut(row.done)
        painter.setFont(name)
        painter.setPen(qcolor(tokens.text3 if row.done else tokens.text))
        painter.drawText(left, rect.top() + 7, width, 20, _MIDDLE, _elided(painter, row.customer, width))
        painter.setFont(text_font(CAPTION))
        painter.setPen(qcolor(tokens.text3))
        painter.drawText(left, rect.top() + 27, width, 18, _MIDDLE, _elided(painter, reason(key, row), width))

    def _paint_tag(self, painter: QPainter, rect: QRect, right: int, key: str, row: TodayRow) -> int:
        if key == "overdue" or (key == "cases" and row.days_late > 0):
            text, color = tr("逾期 {0} 天").format(row.days_late), "red"
        elif row.tag:
            text, color = row.tag, status_color("outcome" if key != "cases" else "status", row.tag)
        elif key == "week":
            text, color = tr("未联系"), "gray"
        else:
            return right
        pair = current_tokens().pair(color)
        painter.setFont(text_font(CAPTION))
        width = painter.fontMetrics().horizontalAdvance(text) + 16
        pill = QRect(right - width, rect.top() + (rect.height() - 20) // 2, width, 20)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(qcolor(pair.back))
        painter.drawRoundedRect(pill, 4, 4)
        painter.setPen(qcolor(pair.text))
        painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), text)
        return right - width


def _elided(painter: QPainter, text: str, width: int) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
