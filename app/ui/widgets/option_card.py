"""A large button with icon, title and one line of explanation."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.ui.icons import paint_icon
from app.ui.theme import current_tokens, qcolor, text_font
from app.ui.theme.tokens import CAPTION, STRONG

_LEFT = 58
_MIDDLE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class OptionCard(QAbstractButton):
    """Checkable, so that it can also show a choice."""

    def __init__(self, icon_name: str, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._text = icon_name, text
        self.setText(title)
        self.setCheckable(True)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(420, 62)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Hover look."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Panel, icon, two lines."""
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marked = self.isChecked() or self.hasFocus()
        edge = tokens.focus if marked else tokens.primary_line if self.underMouse() else tokens.border_strong
        painter.setPen(QPen(qcolor(edge), 2 if marked else 1))
        back = tokens.primary_weak if self.isChecked() else tokens.row_hover if self.underMouse() else tokens.surface
        painter.setBrush(qcolor(back))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        paint_icon(painter, self._icon, "primary", 20, (self.height() - 22) / 2, 22)
        painter.setFont(text_font(STRONG, bold=True))
        painter.setPen(qcolor(tokens.text))
        painter.drawText(_LEFT, 10, self.width() - _LEFT - 10, 22, _MIDDLE, self.text())
        painter.setFont(text_font(CAPTION))
        painter.setPen(qcolor(tokens.text2))
        painter.drawText(_LEFT, 32, self.width() - _LEFT - 10, 20, _MIDDLE, self._text)
