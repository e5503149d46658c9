"""Paints the cells of every list: pills, dots, avatars, overdue days and plain text, in the theme's colours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from app.ui.columns import ColumnSpec, Kind, days_from_today, display_text
from app.ui.icons import paint_icon
from app.ui.status_colors import status_color
from app.ui.table_model import PLACEHOLDER, ListModel
from app.ui.theme import current_tokens, qcolor, text_font
from app.ui.theme.tokens import CAPTION

PADDING: Final = 10
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_CENTER: Final = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine)
_ALIGN: Final = {"left": _LEFT, "right": _RIGHT, "center": _CENTER}
_ELIDE: Final = Qt.TextElideMode.ElideRight
_AVATAR: Final = 20


class ListDelegate(QStyledItemDelegate):
    """One delegate for every column; `begin` is called by the view once per repaint so that cells stay cheap."""

    def __init__(self, model: ListModel) -> None:
        super().__init__(model)
        self._model = model
        self._row_hovered = self._row_current = self._cursor = -1
        self._block: frozenset[int] | None = None
        self._focused = False
        self._painters: dict[Kind, Callable[[QPainter, QRect, ColumnSpec, Any, bool], None]] = {
            Kind.NAME: self._paint_name,
            Kind.PILL: self._paint_pill,
            Kind.DOT: self._paint_dot,
            Kind.AVATAR: self._paint_avatar,
            Kind.PERSON: self._paint_person,
            Kind.DUE: self._paint_due,
            Kind.AGO: self._paint_ago,
            Kind.DAYS: self._paint_days,
            Kind.LEFT: self._paint_left,
        }
        self.begin(-1, -1)

    def begin(
        self,
        hovered: int,
        current: int,
        cursor: int = -1,
        block: frozenset[int] | None = None,
        *,
        focused: bool = False,
    ) -> None:
        """Remember what all cells of one repaint share: rows, the column of the cell cursor, those of a block."""
        self._row_hovered, self._row_current = hovered, current
        self._cursor, self._block, self._focused = cursor, block, focused
        self._tokens = current_tokens()
        self._font = text_font()
        self._bold = text_font(bold=True)
        self._small = text_font(CAPTION)
        self._metrics = QFontMetricsF(self._font)
        self._small_metrics = QFontMetricsF(self._small)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Wide enough for the words and what is drawn round them (double click on a heading's edge)."""
        column = self._model.columns[index.column()]
        text = str(index.data() or "")
        extra = {Kind.PILL: 16, Kind.DOT: 14, Kind.AVATAR: 26, Kind.DUE: 20, Kind.NAME: 20, Kind.PERSON: 8}
        width = self._metrics.horizontalAdvance(text) + 2 * PADDING + extra.get(column.kind, 0) + 4
        return QSize(round(width), option.rect.height())

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """A tooltip only where the cell cuts its text."""
        if self.sizeHint(option, index).width() <= view.visualRect(index).width():  # type: ignore[arg-type]
            QToolTip.hideText()
            return True
        return super().helpEvent(event, view, option, index)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Background, the row's marks, then the cell by its kind."""
        tokens, rect, row = self._tokens, option.rect, index.row()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        outside = selected and self._block is not None and index.column() not in self._block
        if outside:
            painter.fillRect(rect, qcolor(tokens.row_hover))
        elif selected:
            painter.fillRect(rect, qcolor(tokens.row_selected))
        elif row == self._row_hovered:
            painter.fillRect(rect, qcolor(tokens.row_hover))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, qcolor(tokens.divider))
        if row == self._row_current and selected and rect.left() <= 0:
            painter.fillRect(
                rect.left(),
                rect.top(),
                3,
                rect.height(),
                qcolor(tokens.primary if self._focused else tokens.control_edge),
            )
        self._paint_content(painter, rect, index, selected and not outside)
        if row == self._row_current and index.column() == self._cursor:
            width = 2 if self._focused else 1
            painter.setPen(QPen(qcolor(tokens.focus if self._focused else tokens.control_edge), width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(rect).adjusted(width / 2, width / 2, -width / 2, -width / 2 - 1))

    def _paint_content(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex, selected: bool
    ) -> None:
        tokens, row = self._tokens, index.row()
        column = self._model.columns[index.column()]
        values = self._model.row_values(row)
        painter.setFont(self._font)
        if values is None:
            painter.setPen(qcolor(tokens.text3))
            painter.drawText(rect.adjusted(PADDING, 0, -PADDING, 0), _ALIGN[column.alignment], PLACEHOLDER)
            return
        value = values[index.column()] if index.column() < len(values) else None
        if value is None or value == "":
            return
        self._painters.get(column.kind, self._paint_text)(painter, rect, column, value, selected)

    # --- kinds ------------------------------------------------------------------

    def _words(self, column: ColumnSpec, value: Any) -> str:
        return display_text(column.kind, value, self._model.today)

    def _text(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        color: str,
        align: int = _LEFT,
        font: QFont | None = None,
    ) -> None:
        metrics = self._metrics
        if font is not None:
            painter.setFont(font)
            metrics = self._small_metrics if font is self._small else QFontMetricsF(font)
        painter.setPen(qcolor(color))
        # A cell is one line; longer text is cut with an ellipsis and whole in the tooltip.
        line = text if "\n" not in text else text.replace("\n", " ")
        painter.drawText(rect, align, metrics.elidedText(line, _ELIDE, rect.width()))

    def _paint_text(self, painter: QPainter, rect: QRect, column: ColumnSpec, value: Any, _selected: bool) -> None:
        inner = rect.adjusted(PADDING, 0, -PADDING, 0)
        self._text(painter, inner, self._words(column, value), self._tokens.text, _ALIGN[column.alignment])

    def _paint_name(self, painter: QPainter, rect: QRect, column: ColumnSpec, value: Any, _selected: bool) -> None:
        left = PADDING
        if isinstance(value, tuple) and len(value) > 1 and value[1]:
            y = rect.top() + (rect.height() - 14) // 2 - 1
            paint_icon(painter, "star", "star", rect.left() + PADDING, y, 14, filled=True)
            left += 19
        self._text(painter, rect.adjusted(left, 0, -PADDING, 0), self._words(column, value), self._tokens.text)

    def _paint_pill(self, painter: QPainter, rect: QRect, column: ColumnSpec, value: Any, selected: bool) -> None:
        text = self._words(column, value)
        pair = self._tokens.pair(status_color(column.key, str(value)))
        text = self._small_metrics.elidedText(text, _ELIDE, max(8, rect.width() - PADDING - 14))
        width = self._small_metrics.horizontalAdvance(text) + 14
        height = min(rect.height() - 6, round(self._small_metrics.height()) + 3)
        left = rect.left() + PADDING if column.alignment == "left" else rect.left() + (rect.width() - width) / 2
        pill = QRectF(left, rect.top() + (rect.height() - height) // 2, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(qcolor(pair.text), 1) if self._tokens.pill_edge else Qt.PenStyle.NoPen)
        # On a selected row the pill's own weak colour would drown; it turns to the surface.
        painter.setBrush(qcolor(self._tokens.surface if selected else pair.back))
        painter.drawRoundedRect(pill, 4, 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setFont(self._small)
        painter.setPen(qcolor(pair.text))
        painter.drawText(pill, _CENTER, text)

    def _paint_dot(self, painter: QPainter, rect: QRect, column: ColumnSpec, value: Any, _selected: bool) -> None:
        text = self._words(column, value)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(qcolor(self._tokens.pair(status_color(column.key, str(value))).text))
        painter.drawEllipse(QPointF(rect.left() + PADDING + 4, rect.center().y() + 0.5), 4, 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._text(painter, rect.adjusted(PADDING + 15, 0, -4, 0), text, self._tokens.text)

    def _paint_avatar(self, painter: QPainter, rect: QRect, column: ColumnSpec, value: Any, selected: bool) -> None:
        text = self._words(column, value)
        circle = QRectF(rect.left() + PADDING, rect.top() + (rect.height() - _AVATAR) // 2, _AVATAR, _AVATAR)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(qcolor(self._tokens.surface if selected else self._tokens.blue.back))
        painter.drawEllipse(circle)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        initial = QFont(self._bold)
        initial.setPixelSize(11)
        painter.setFont(initial)
        painter.setPen(qcolor(self._tokens.link))
        painter.drawText(circle, _CENTER, text[:1])
        painter.setFont(self._font)
        self._text(painter, rect.adjusted(PADDING + 26, 0, -4, 0), text, self._tokens.text2)

    def _paint_person(self, painter: QPainter, rect: QRect, column: ColumnSpec, value: Any, selected: bool) -> None:
        name, title = (value[0] or "", value[1] or "") if isinstance(value, tuple) else (str(value), "")
        inner = rect.adjusted(PADDING, 0, -4, 0)
        self._text(painter, inner, name, self._tokens.text)
        used = round(self._metrics.horizontalAdvance(name)) + 6
        # Two characters of a title say something, an ellipsis alone does not.
        least = self._small_metrics.horizontalAdvance(title if len(title) <= 2 else title[:2] + "…")
        if title and inner.width() - used >= least:
            # The third gray does not reach AA on a selected row.
            color = self._tokens.text2 if selected else self._tokens.text3
            self._text(painter, inner.adjusted(used, 0, 0, 0), title, color, _LEFT, self._small)

    def _paint_due(self, painter: QPainter, rect: QRect, column: ColumnSpec, value: Any, _selected: bool) -> None:
        text = self._words(column, value)
        away = days_from_today(value, self._model.today)
        inner = rect.adjusted(PADDING, 0, -4, 0)
        if away is not None and away < 0:
            paint_icon(painter, "circle-alert", "red", inner.left(), rect.top() + (rect.height() - 14) // 2, 14)
            self._text(painter, inner.adjusted(18, 0, 0, 0), text, self._tokens.red.text)
        elif away == 0:
            self._text(painter, inner, text, self._tokens.amber.text, _LEFT, self._bold)
        else:
            self._text(painter, inner, text, self._tokens.text)

    def _paint_ago(self, painter: QPainter, rect: QRect, column: ColumnSpec, value: Any, _selected: bool) -> None:
        away = days_from_today(value, self._model.today)
        late = column.warn_after is not None and away is not None and -away > column.warn_after
        color = self._tokens.red.text if late else self._tokens.text2
        self._text(painter, rect.adjusted(PADDING, 0, -PADDING, 0), self._words(column, value), color)

    def _paint_days(self, painter: QPainter, rect: QRect, column: ColumnSpec, value: Any, _selected: bool) -> None:
        late = column.warn_after is not None and isinstance(value, int) and value > column.warn_after
        color = self._tokens.red.text if late else self._tokens.text
        inner = rect.adjusted(PADDING, 0, -PADDING, 0)
        self._text(painter, inner, self._words(column, value), color, _ALIGN[column.alignment])

    def _paint_left(self, painter: QPainter, rect: QRect, column: ColumnSpec, value: Any, _selected: bool) -> None:
        soon = isinstance(value, int) and value <= self._model.warn_from
        inner, text = rect.adjusted(PADDING, 0, -PADDING, 0), self._words(column, value)
        color, font = (self._tokens.amber.text, self._bold) if soon else (self._tokens.text, None)
        if soon:
            left = inner.right() - QFontMetricsF(self._bold).horizontalAdvance(text) - 18
            paint_icon(painter, "clock", "amber", max(inner.left(), left), rect.top() + (rect.height() - 14) // 2, 14)
        self._text(painter, inner, text, color, _ALIGN[column.alignment], font)
