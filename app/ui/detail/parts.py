"""Small parts of the detail pane: a field line with its copy button, the completeness bar, a notice box."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from app.ui.icons import icon
from app.ui.theme import current_tokens, qcolor, text_font
from app.ui.widgets.buttons import icon_button

LABEL_WIDTH = 60
_SHORT = 170
"""Pixels of a value that fits on one line of the narrowest pane, with its button."""


class FieldLines(QWidget):
    """Label left, value right; `copy` offers the value to the clipboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(8)
        self.grid.setVerticalSpacing(2)
        self.grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        self.grid.setColumnStretch(1, 1)

    def add(self, label: str, value: str, *, copy: str = "", mark: str = "") -> QLabel:
        """One line; `mark` is a status colour for the value."""
        row = self.grid.rowCount()
        words = QLabel(label, self)
        words.setProperty("role", "caption")
        words.setMinimumHeight(22)
        words.setWordWrap(True)
        words.setFixedWidth(LABEL_WIDTH + 8)
        shown = QLabel(value, self)
        shown.setTextFormat(Qt.TextFormat.PlainText)
        shown.setWordWrap(True)
        shown.setMinimumHeight(22)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        shown.setAccessibleName(f"{label} {value}")
        if mark:
            shown.setProperty("mark", mark)
        top = Qt.AlignmentFlag.AlignTop
        self.grid.addWidget(words, row, 0, top)
        if copy and QFontMetrics(text_font()).horizontalAdvance(value) <= _SHORT:
            # Beside a short value; at the right edge of one that may wrap.
            shown.setWordWrap(False)
            line = QHBoxLayout()
            line.setSpacing(4)
            line.addWidget(shown)
            line.addWidget(self._copy_button(label, copy))
            line.addStretch(1)
            self.grid.addLayout(line, row, 1)
        else:
            self.grid.addWidget(shown, row, 1)
            if copy:
                self.grid.addWidget(self._copy_button(label, copy), row, 2, top)
        return shown

    def add_heading(self, text: str) -> None:
        """A group's heading."""
        label = QLabel(text, self)
        label.setProperty("role", "heading")
        label.setContentsMargins(0, 8, 0, 2)
        self.grid.addWidget(label, self.grid.rowCount(), 0, 1, 3)

    def _copy_button(self, label: str, value: str) -> QToolButton:
        name = self.tr("复制{label}").format(label=label)
        button = icon_button("copy", name, color="text3", size=14, parent=self)
        button.setFixedSize(22, 22)

        def copy() -> None:
            QGuiApplication.clipboard().setText(value)
            button.setIcon(icon("check", "green", 14))
            QTimer.singleShot(1500, button, lambda: button.setIcon(icon("copy", "text3", 14)))

        button.clicked.connect(copy)
        return button


class Bar(QWidget):
    """How full something is: green from 80 %, amber from 50 %, red below. The figure stands beside it in words."""

    def __init__(self, percent: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._percent = percent
        self.setAccessibleName(f"{name} {percent}%")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Six pixels high."""
        return QSize(110, 6)

    def minimumSizeHint(self) -> QSize:
        """Short where room is short."""
        return QSize(48, 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground and filling."""
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        box = QRectF(self.rect())
        painter.setBrush(qcolor(tokens.border if not tokens.pill_edge else tokens.divider))
        painter.drawRoundedRect(box, 3, 3)
        status = "green" if self._percent >= 80 else "amber" if self._percent >= 50 else "red"
        box.setWidth(max(6.0, box.width() * self._percent / 100))
        painter.setBrush(qcolor(tokens.color(status)))
        painter.drawRoundedRect(box, 3, 3)
