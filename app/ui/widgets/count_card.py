"""A number with its name that filters what is below: 新增 480."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.ui.theme import current_tokens, qcolor, text_font
from app.ui.theme.tokens import CAPTION, PAGE


class CountCard(QAbstractButton):
    """Checkable; colour, number and words say the same."""

    def __init__(self, title: str, status: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self._status = title, status
        self._count = 0
        self.setCheckable(True)
        self.setText(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def count(self) -> int:
        """The number shown."""
        return self._count

    def set_count(self, count: int) -> None:
        """Show a number."""
        self._count = count
        self.setAccessibleName(f"{self.title} {count}")
        self.update()

    def sizeHint(self) -> QSize:
        """Six of them fit side by side."""
        return QSize(110, 58)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Panel, number, name."""
        tokens = current_tokens()
        pair = tokens.pair(self._status if self._count else "gray")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marked = self.isChecked() or self.hasFocus()
        edge = tokens.focus if marked else tokens.border
        painter.setPen(QPen(qcolor(edge), 2 if self.isChecked() else 1))
        painter.setBrush(qcolor(pair.back if self._count else tokens.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.setFont(text_font(PAGE, bold=True))
        painter.setPen(qcolor(pair.text if self._count else tokens.text3))
        painter.drawText(self.rect().adjusted(12, 6, -8, -24), int(Qt.AlignmentFlag.AlignVCenter), f"{self._count:,}")
        painter.setFont(text_font(CAPTION))
        painter.setPen(qcolor(tokens.text2))
        painter.drawText(self.rect().adjusted(12, 32, -8, -4), int(Qt.AlignmentFlag.AlignVCenter), self.title)
