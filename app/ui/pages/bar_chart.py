"""Twelve bars painted by Qt: the small chart of 今日工作, where loading matplotlib would cost half a second."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.icons import paint_icon
from app.ui.theme import current_tokens, qcolor, text_font
from app.ui.theme.tokens import CAPTION

_LEFT, _BOTTOM, _TOP = 46, 24, 34
_WAN = Decimal(10_000)


class MonthBars(QWidget):
    """Amounts by month, in 万元 where they are large; a click asks for the whole chart."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._months: list[tuple[str, Decimal]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(150)
        self.setMaximumHeight(440)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_months(self, months: Sequence[tuple[str, Decimal]]) -> None:
        """(2026-11, amount), oldest first."""
        self._months = list(months)
        self.setAccessibleName(self.tr("近 12 个月成交额"))
        self.setAccessibleDescription(", ".join(f"{month} {amount:.0f}" for month, amount in self._months))
        self.update()

    def sizeHint(self) -> QSize:
        """A friendly rectangle."""
        return QSize(420, 240)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to 统计分析."""
        super().mouseReleaseEvent(event)
        self.clicked.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Grid, bars, months."""
        if not self._months:
            return
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setFont(text_font(CAPTION))
        painter.setPen(qcolor(tokens.text3))
        highest = max((amount for _, amount in self._months), default=Decimal(0))
        if highest <= 0:
            self._paint_nothing(painter)
            return
        unit, words = (_WAN, self.tr("万元")) if highest >= _WAN else (Decimal(1), self.tr("元"))
        top = _ceiling(float(highest / unit))
        painter.drawText(0, 0, self.width(), 18, int(Qt.AlignmentFlag.AlignLeft), self.tr("单位：{0}").format(words))
        area = QRectF(_LEFT, _TOP, self.width() - _LEFT - 4, self.height() - _TOP - _BOTTOM)
        for step in range(5):
            y = area.bottom() - area.height() * step / 4
            painter.setPen(QPen(qcolor(tokens.divider if step else tokens.border_strong), 1))
            painter.drawLine(int(area.left()), int(y), int(area.right()), int(y))
            painter.setPen(qcolor(tokens.text3))
            painter.drawText(
                0, int(y) - 9, _LEFT - 8, 18, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
                f"{top * step / 4:,.4g}",
            )  # fmt: skip
        slot = area.width() / len(self._months)
        width = min(26.0, slot * 0.62)
        for at, (month, amount) in enumerate(self._months):
            middle = area.left() + slot * (at + 0.5)
            height = max(0.0, float(amount / unit)) / top * area.height()
            last = at == len(self._months) - 1
            painter.fillRect(
                QRectF(middle - width / 2, area.bottom() - height, width, height),
                qcolor(tokens.primary if not last else tokens.focus),
            )
            number = int(month[5:7])
            label = self.tr("{0}月").format(number) if at == 0 or last or number == 1 else str(number)
            painter.setPen(qcolor(tokens.text2 if last else tokens.text3))
            painter.drawText(
                QRectF(middle - slot, area.bottom() + 4, 2 * slot, 18), Qt.AlignmentFlag.AlignCenter, label
            )

    def _paint_nothing(self, painter: QPainter) -> None:
        middle = self.rect().center()
        paint_icon(painter, "chart-column", "text3", middle.x() - 16, middle.y() - 30, 32)
        words = self.rect().adjusted(0, middle.y() + 10 - self.rect().top(), 0, 0)
        centred = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        painter.drawText(words, centred, self.tr("登记出货后，这里显示每个月的成交额"))


def _ceiling(value: float) -> float:
    """The next round number above: 1, 2, 4, 5, 8 or 10 times a power of ten."""
    power = 10.0 ** (len(str(int(value))) - 1) if value >= 1 else 0.1
    return next((factor * power for factor in (1, 2, 4, 5, 8, 10) if factor * power >= value), 20 * power)
