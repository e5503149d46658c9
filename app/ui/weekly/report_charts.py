"""The two small pictures of the week report: the rates of the last weeks as lines, and counts as bars with words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui import weekly_texts
from app.ui.theme import current_tokens, qcolor, text_font
from app.ui.theme.tokens import CAPTION
from app.ui.weekly.week_chooser import tr

if TYPE_CHECKING:
    from app.services.weekly_report import Rates

_LEFT, _RIGHT, _TOP, _BOTTOM = 40, 8, 30, 22
_MIDDLE: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHTS: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class TrendChart(QWidget):
    """完成率, 接通率 and 有意向率 week by week; a week without a list breaks the line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._weeks: list[tuple[str, tuple[float | None, ...]]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(120)

    def show_trend(self, trend: Sequence[tuple[str, Rates]]) -> None:
        """Oldest first."""
        self._weeks = [(week, (one.completion, one.reach, one.interest)) for week, one in trend]
        names = (tr("完成率"), tr("接通率"), tr("有意向率"))
        said = []
        for week, values in self._weeks:
            rates = [
                tr("{0} {1}").format(name, weekly_texts.share_text(value))
                for name, value in zip(names, values, strict=True)
            ]
            said.append(tr("{0}：{1}").format(week, tr("，").join(rates)))
        self.setAccessibleName(tr("最近几周的走势"))
        self.setAccessibleDescription(tr("；").join(said))
        self.setToolTip("\n".join(said))
        self.update()

    def sizeHint(self) -> QSize:
        """A friendly rectangle."""
        return QSize(280, 150)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Legend, grid, lines with different marks."""
        if not self._weeks:
            return
        tokens, painter = current_tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(text_font(CAPTION))
        room = QRectF(self.rect()).adjusted(_LEFT, _TOP, -_RIGHT, -_BOTTOM)
        for step in range(3):
            y = room.bottom() - room.height() * step / 2
            painter.setPen(QPen(qcolor(tokens.divider if step else tokens.border_strong), 1))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            painter.setPen(qcolor(tokens.text3))
            painter.drawText(QRectF(0, y - 9, _LEFT - 6, 18), _RIGHTS, weekly_texts.share_text(step / 2))
        gap = room.width() / max(1, len(self._weeks) - 1)
        x = 0
        names = (tr("完成率"), tr("接通率"), tr("有意向率"))
        for line, (name, color) in enumerate(zip(names, ("primary", "teal", "amber"), strict=True)):
            pen = QPen(qcolor(tokens.color(color)), 2)
            mark = QPointF(x + 7, 10)
            painter.setPen(pen)
            painter.drawLine(QPointF(x, 10), QPointF(x + 14, 10))
            self._mark(painter, line, mark, color)
            painter.setPen(qcolor(tokens.text2))
            painter.drawText(QRect(x + 18, 0, 90, 20), _MIDDLE, name)
            x += 18 + painter.fontMetrics().horizontalAdvance(name) + 12
            self._line(painter, room, gap, line, color)
        painter.setPen(qcolor(tokens.text3))
        every = 1 if gap > 26 else 2
        for at, (week, _values) in enumerate(self._weeks):
            if (len(self._weeks) - 1 - at) % every == 0:
                where = QRectF(room.left() + at * gap - 20, room.bottom() + 3, 40, 18)
                painter.drawText(where, int(Qt.AlignmentFlag.AlignCenter), str(int(week[-2:])))

    def _line(self, painter: QPainter, room: QRectF, gap: float, line: int, color: str) -> None:
        pen, before = QPen(qcolor(current_tokens().color(color)), 2), None
        for at, (_week, values) in enumerate(self._weeks):
            value = values[line]
            if value is None:
                before = None
                continue
            point = QPointF(room.left() + at * gap, room.bottom() - room.height() * min(1.0, value))
            if before is not None:
                painter.setPen(pen)
                painter.drawLine(before, point)
            self._mark(painter, line, point, color)
            before = point

    @staticmethod
    def _mark(painter: QPainter, line: int, at: QPointF, color: str) -> None:
        """Round, square, three-cornered: never colour alone."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(qcolor(current_tokens().color(color)))
        if line == 0:
            painter.drawEllipse(at, 3.5, 3.5)
        elif line == 1:
            painter.drawRect(QRectF(at.x() - 3.5, at.y() - 3.5, 7, 7))
        else:
            painter.drawPolygon(QPolygonF([at + QPointF(0, -4.5), at + QPointF(4.5, 3.5), at + QPointF(-4.5, 3.5)]))


class CountBars(QWidget):
    """Words, a bar and a number in each line, the most frequent first."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, int]] = []
        self._name = name
        self.setMinimumHeight(24)

    def show_counts(self, rows: Sequence[tuple[str, int]]) -> None:
        """(what, how often); an empty word is what nobody named."""
        self._rows = [(what or tr("没写结果"), number) for what, number in rows]
        said = tr("，").join(tr("{0} {1}").format(what, number) for what, number in self._rows)
        self.setAccessibleName(tr("{0}：{1}").format(self._name, said))
        self.setMinimumHeight(max(24, min(4, len(self._rows)) * 24))
        self.update()

    def sizeHint(self) -> QSize:
        """Every row."""
        return QSize(260, max(1, len(self._rows)) * 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """As many rows as fit."""
        tokens, painter = current_tokens(), QPainter(self)
        painter.setFont(text_font(CAPTION))
        if not self._rows:
            painter.setPen(qcolor(tokens.text3))
            painter.drawText(QRect(0, 0, self.width(), 24), _MIDDLE, tr("还没有"))
            return
        words = min(110, max(painter.fontMetrics().horizontalAdvance(what) for what, _ in self._rows) + 8)
        most = self._rows[0][1]
        room = self.width() - words - 34
        for at, (what, number) in enumerate(self._rows[: max(1, self.height() // 24)]):
            y = at * 24
            painter.setPen(qcolor(tokens.text2))
            shown = painter.fontMetrics().elidedText(what, Qt.TextElideMode.ElideRight, words - 8)
            painter.drawText(QRect(0, y, words, 24), _MIDDLE, shown)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(qcolor(tokens.primary_line))
            width = max(2.0, room * number / most)
            painter.drawRoundedRect(QRectF(words, y + 7, width, 10), 2, 2)
            painter.setPen(qcolor(tokens.text))
            painter.drawText(QRectF(words + width + 6, y, 40, 24), _MIDDLE, f"{number:,}")
