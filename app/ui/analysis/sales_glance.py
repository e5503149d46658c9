"""Sales of the last months at a glance on 今日工作, painted by Qt: matplotlib has no place in the first seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.analysis.spark_painting import paint_spark
from app.ui.charts.spark import Spark
from app.ui.charts.words import short
from app.ui.theme import current_tokens, qcolor, text_font
from app.ui.theme.tokens import CAPTION

if TYPE_CHECKING:
    from app.services.reports import Report

_BOTTOM, _TOP = 24, 22
_MIDDLE: Final = int(Qt.AlignmentFlag.AlignCenter)


class SalesGlance(QWidget):
    """The bars of the report of sales with their months; a click or Enter asks for the whole chart."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._months: list[tuple[str, float]] = []
        self._indexes: list[float] = []
        self._nothing = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(150)
        self.setMaximumHeight(440)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("近 12 个月成交额"))

    def show_report(self, report: Report) -> None:
        """Sales by month; an empty report says so where the bars would stand."""
        self._months, self._indexes, self._nothing = [], [], report.empty
        if not report.empty:
            block = report.block("months")
            indexes = block.column("index")
            self._indexes = [float(one) for one in indexes] if all(one is not None for one in indexes) else []
            amounts = (max(0.0, float(one)) for one in block.column("amount"))
            self._months = list(zip(block.column("month"), amounts, strict=True))
        self.setAccessibleDescription(", ".join(f"{month} {short(amount)}" for month, amount in self._months))
        self.update()

    def sizeHint(self) -> QSize:
        """A friendly rectangle."""
        return QSize(420, 240)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Bars, the amount of each above it where there is room, the month below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._months:
            self._paint_months(painter)
        elif self._nothing:
            painter.setPen(qcolor(current_tokens().text2))
            painter.setFont(text_font(CAPTION))
            words = self.tr("还没有出货。登记或导入出货后，这里按月画出成交额。")
            painter.drawText(self.rect().adjusted(16, 0, -16, 0), _MIDDLE | int(Qt.TextFlag.TextWordWrap), words)
        if self.hasFocus():
            painter.setPen(QPen(qcolor(current_tokens().focus), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_months(self, painter: QPainter) -> None:
        tokens = current_tokens()
        room = QRectF(self.rect()).adjusted(2, _TOP, -2, -_BOTTOM)
        amounts = [amount for _month, amount in self._months]
        most = max(amounts)
        best = amounts.index(most)
        paint_spark(painter, room, Spark("bars", tuple(amounts), best))
        painter.setPen(QPen(qcolor(tokens.border_strong), 1))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        painter.setFont(text_font(CAPTION))
        step = room.width() / len(amounts)
        every = max(1, round(painter.fontMetrics().horizontalAdvance("12.5") / max(1.0, step) + 0.3))
        for at, (month, amount) in enumerate(self._months):
            center = room.left() + (at + 0.35) * step
            painter.setPen(qcolor(tokens.text2))
            if (len(amounts) - 1 - at) % every == 0:
                painter.drawText(QRectF(center - 30, room.bottom() + 4, 60, 18), _MIDDLE, str(int(month[5:7])))
            wide = painter.fontMetrics().horizontalAdvance(short(amount))
            if amount and (at == best or (wide < step - 2 and not self._indexes)):
                top = room.bottom() - room.height() * amount / (most or 1.0)
                painter.setPen(qcolor(tokens.text))
                x = min(max(0.0, center - wide / 2), self.width() - wide)
                painter.drawText(QRectF(x, top - 19, wide + 1, 18), _MIDDLE, short(amount))
        self._paint_indexes(painter, room, step)

    @property
    def has_indexes(self) -> bool:
        """Whether the line of the seasonal index is drawn: only with enough whole years."""
        return bool(self._indexes)

    def _paint_indexes(self, painter: QPainter, room: QRectF, step: float) -> None:
        """季节指数 as a line with points over the bars; 100 stands in the middle of the height."""
        if not self._indexes:
            return
        most = max(200.0, *self._indexes)
        points = [
            QPointF(room.left() + (at + 0.35) * step, room.bottom() - room.height() * max(0.0, one) / most)
            for at, one in enumerate(self._indexes)
        ]
        amber = qcolor(current_tokens().amber.text)
        painter.setPen(QPen(amber, 2))
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(amber)
        for point in points:
            painter.drawEllipse(point, 3, 3)
