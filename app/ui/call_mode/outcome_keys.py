"""The nine results with their digits: 1 有意向 … 9 拒绝联系; the rest of the vocabulary behind 更多."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QIconEngine, QKeySequence, QPainter, QPen, QPixmap, QShortcut
from PySide6.QtWidgets import QGridLayout, QMenu, QPushButton, QWidget

from app.models.nouns import OUTCOMES, REACHED
from app.ui.dialogs.contact_rules import KEYED_OUTCOMES
from app.ui.icons import icon
from app.ui.language import word
from app.ui.theme import current_tokens, qcolor, text_font
from app.ui.theme.tokens import CAPTION
from app.ui.widgets.buttons import ghost_button

_COLUMNS: Final = 3
_CAP: Final = 20


class _DigitCap(QIconEngine):
    """A key cap with its digit, drawn in the colours of the theme there is."""

    def __init__(self, digit: str) -> None:
        super().__init__()
        self._digit = digit

    def paint(self, painter: QPainter, rect: QRect, _mode: QIcon.Mode, state: QIcon.State) -> None:
        """Rounded square and digit."""
        tokens = current_tokens()
        chosen = state is QIcon.State.On
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(qcolor(tokens.primary if chosen else tokens.border_strong), 1))
        painter.setBrush(qcolor(tokens.primary if chosen else tokens.sunken))
        side = min(rect.width(), rect.height())
        box = QRectF(rect.x() + 0.5, rect.y() + (rect.height() - side) / 2 + 0.5, side - 1, side - 1)
        painter.drawRoundedRect(box, 4, 4)
        font = text_font(CAPTION, bold=True)
        font.setPixelSize(12)
        painter.setFont(font)
        painter.setPen(qcolor(tokens.on_primary if chosen else tokens.text2))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._digit)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """At one device pixel per pixel."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """For a screen of that scale."""
        made = QPixmap(round(size.width() * scale), round(size.height() * scale))
        made.fill(Qt.GlobalColor.transparent)
        made.setDevicePixelRatio(scale)
        painter = QPainter(made)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        """A copy for a copied QIcon."""
        return _DigitCap(self._digit)


class OutcomeKeys(QWidget):
    """Single choice; pressing the chosen one again takes it back. Digits act only where nobody is typing."""

    changed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("联系结果"))
        self._value = ""
        self.buttons: dict[str, QPushButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for at, outcome in enumerate(KEYED_OUTCOMES):
            button = QPushButton(word(outcome), self)
            button.setProperty("kind", "outcome")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setIcon(QIcon(_DigitCap(str(at + 1))))
            button.setIconSize(QSize(_CAP + 6, _CAP))
            button.setToolTip(self.tr("{key}，写字时 Alt+{key}").format(key=at + 1))
            button.clicked.connect(lambda _checked=False, one=outcome: self.choose(one))
            for keys in (str(at + 1), f"Alt+{at + 1}"):
                # A field that is typed into keeps its digits: Qt asks it before it gives a key to a shortcut.
                QShortcut(QKeySequence(keys), parent).activated.connect(lambda one=outcome: self.choose(one))
            grid.addWidget(button, at // _COLUMNS, at % _COLUMNS)
            self.buttons[outcome] = button
        self.more = ghost_button(self.tr("更多结果"), parent=self)
        self.more.setIcon(icon("chevron-down", "text2", 12))
        self.more.setIconSize(QSize(12, 12))
        self.more.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        menu = QMenu(self.more)
        rest = dict.fromkeys((*OUTCOMES, *REACHED[1:]))
        for outcome in rest:
            if outcome not in KEYED_OUTCOMES:
                menu.addAction(word(outcome)).triggered.connect(lambda _checked=False, one=outcome: self.choose(one))
        self.more.setMenu(menu)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)

    @property
    def value(self) -> str:
        """The chosen result, or ''."""
        return self._value

    def set_value(self, value: str) -> None:
        """Choose without telling."""
        self._value = value
        for outcome, button in self.buttons.items():
            button.setChecked(outcome == value)
        other = bool(value) and value not in self.buttons
        self.more.setText(word(value) if other else self.tr("更多结果"))

    def choose(self, value: str) -> None:
        """As a click does."""
        self.set_value("" if value == self._value else value)
        self.changed.emit(self._value)
