"""Where one is in a sequence of steps: numbered, done ones ticked, the current one filled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.icons import paint_icon
from app.ui.theme import current_tokens, qcolor, text_font
from app.ui.theme.tokens import CAPTION

_DOT, _GAP, _LINE = 20, 7, 26
_CENTER: Final = int(Qt.AlignmentFlag.AlignCenter)
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class StepLine(QWidget):
    """Painted; a screen reader hears the current step."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names, self._current = list(names), 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_current(self, step: int) -> None:
        """The step that is in front."""
        self._current = step
        self.setAccessibleName(
            self.tr("第 {0} 步，共 {1} 步：{2}").format(step + 1, len(self._names), self._names[step])
        )
        self.update()

    def _widths(self) -> list[int]:
        metrics = QFontMetricsF(text_font(CAPTION, bold=True))
        return [_DOT + _GAP + round(metrics.horizontalAdvance(one)) + 2 for one in self._names]

    def sizeHint(self) -> QSize:
        """All steps with lines between them."""
        return QSize(sum(self._widths()) + (len(self._names) - 1) * (_LINE + 2 * _GAP), _DOT + 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dots, names, lines."""
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, middle = 0, self.height() // 2
        for at, (name, wide) in enumerate(zip(self._names, self._widths(), strict=True)):
            dot = QRect(x, middle - _DOT // 2, _DOT, _DOT)
            current, done = at == self._current, at < self._current
            back = tokens.primary if current else tokens.green.back if done else tokens.gray.back
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(qcolor(back))
            painter.drawEllipse(QRectF(dot))
            if done:
                paint_icon(painter, "check", "green", dot.left() + 4, dot.top() + 4, 12)
            else:
                painter.setPen(qcolor(tokens.on_primary if current else tokens.gray.text))
                painter.setFont(text_font(CAPTION, bold=True))
                painter.drawText(dot, _CENTER, str(at + 1))
            painter.setFont(text_font(CAPTION, bold=current))
            painter.setPen(qcolor(tokens.text if current else tokens.text3))
            painter.drawText(QRect(dot.right() + _GAP, 0, wide, self.height()), _LEFT, name)
            x += wide
            if at + 1 < len(self._names):
                painter.fillRect(x + _GAP, middle, _LINE, 1, qcolor(tokens.border_strong))
                x += _LINE + 2 * _GAP
