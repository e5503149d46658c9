"""Paints a row of 今日工作: box to tick, customer and reason, person and phone, pill, two buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui import formats
from app.ui.icons import paint_icon
from app.ui.pages import today_words
from app.ui.theme import current_tokens, qcolor, text_font
from app.ui.theme.tokens import CAPTION

if TYPE_CHECKING:
    from app.services.today import TodayGroup, TodayRow

Index = QModelIndex | QPersistentModelIndex
ROW, GROUP = 52, 30
BUTTON: Final = 32
LEFT: Final = 48
"""Where the words begin; the box to tick stands before them."""
ENTRY: Final = int(Qt.ItemDataRole.UserRole) + 1
_MIDDLE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class TodayPainter(QStyledItemDelegate):
    """Every entry of the list is (group, row); a row of None is the group's heading."""

    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Headings are lower."""
        return QSize(200, GROUP if index.data(ENTRY)[1] is None else ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A heading or a row."""
        group, row = index.data(ENTRY)
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
        bold = text_font(CAPTION, bold=True)
        title = today_words.group_title(group)
        painter.setFont(bold)
        painter.setPen(qcolor(tokens.color(today_words.GROUP_COLORS.get(group.key, "link"))))
        painter.drawText(rect.adjusted(16, 0, 0, 0), _MIDDLE, title)
        painter.setFont(text_font(CAPTION))
        painter.setPen(qcolor(tokens.text3))
        left = 16 + round(QFontMetricsF(bold).horizontalAdvance(title)) + 8
        painter.drawText(rect.adjusted(left, 0, 0, 0), _MIDDLE, today_words.group_count(group))

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, key: str, row: TodayRow) -> None:
        tokens, rect = current_tokens(), option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, qcolor(tokens.row_selected))
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), qcolor(tokens.primary))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, qcolor(tokens.row_hover))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, qcolor(tokens.divider))
        self._paint_box(painter, rect, done=row.done)
        right = rect.right() - 12
        paint_icon(painter, "pencil", "text2", right - BUTTON / 2 - 8, rect.top() + 18, 16)
        if row.mobile:
            paint_icon(painter, "phone-call", "text2", right - 1.5 * BUTTON - 8, rect.top() + 18, 16)
        right -= 2 * BUTTON + 8
        right = self._paint_tag(painter, rect, right, key, row) - 10
        who = "  ".join(part for part in (row.contact_name, formats.phone(row.mobile)) if part)
        body = text_font()
        metrics = QFontMetricsF(body)
        room = max(60, min(round(metrics.horizontalAdvance(who)) + 2, (right - rect.left()) // 2))
        painter.setFont(body)
        painter.setPen(qcolor(tokens.text2))
        shown = metrics.elidedText(who, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(right - room, rect.top(), room, rect.height()), _RIGHT, shown)
        left, width = rect.left() + LEFT, right - room - rect.left() - LEFT - 12
        name = text_font()
        name.setStrikeOut(row.done)
        painter.setFont(name)
        painter.setPen(qcolor(tokens.text3 if row.done else tokens.text))
        painter.drawText(left, rect.top() + 7, width, 20, _MIDDLE, _elided(painter, row.customer, width))
        painter.setFont(text_font(CAPTION))
        painter.setPen(qcolor(tokens.text3))
        words = _elided(painter, today_words.reason(key, row), width)
        painter.drawText(left, rect.top() + 27, width, 18, _MIDDLE, words)

    @staticmethod
    def _paint_box(painter: QPainter, rect: QRect, *, done: bool) -> None:
        tokens = current_tokens()
        box = QRectF(rect.left() + 16.5, rect.top() + (rect.height() - 15) / 2, 15, 15)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(qcolor(tokens.primary if done else tokens.control_edge), 1))
        painter.setBrush(qcolor(tokens.primary if done else tokens.surface))
        painter.drawRoundedRect(box, 3, 3)
        if done:
            paint_icon(painter, "check", "on_primary", box.left() + 1.5, box.top() + 1.5, 12)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    @staticmethod
    def _paint_tag(painter: QPainter, rect: QRect, right: int, key: str, row: TodayRow) -> int:
        found = today_words.tag(key, row)
        if found is None:
            return right
        text, color = found
        pair = current_tokens().pair(color)
        painter.setFont(text_font(CAPTION))
        width = painter.fontMetrics().horizontalAdvance(text) + 16
        pill = QRect(right - width, rect.top() + (rect.height() - 20) // 2, width, 20)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(qcolor(pair.text)) if current_tokens().pill_edge else Qt.PenStyle.NoPen)
        painter.setBrush(qcolor(pair.back))
        painter.drawRoundedRect(pill, 4, 4)
        painter.setPen(qcolor(pair.text))
        painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), text)
        return right - width


def _elided(painter: QPainter, text: str, width: int) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
