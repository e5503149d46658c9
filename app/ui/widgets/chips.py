"""Chips: a row of which one is chosen, and the removable ones that show active filters."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui.icons import icon
from app.ui.widgets.flow_layout import FlowLayout


class ChipRow(QWidget):
    """Single choice; arrow keys move it, Tab leaves it. `choices`: (value, text, icon name or '')."""

    changed = Signal(str)
    """The chosen value; empty when the choice was taken back."""

    def __init__(
        self,
        choices: Sequence[tuple[str, str, str]],
        *,
        name: str = "",
        optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._optional = optional
        self._value = ""
        self._buttons: dict[str, QPushButton] = {}
        self._icons: dict[str, str] = {}
        layout = FlowLayout(self)
        for value, text, icon_name in choices:
            button = _Chip(text, self)
            if icon_name:
                button.setIconSize(QSize(20, 16))
                self._icons[value] = icon_name
            button.clicked.connect(lambda _checked, one=value: self._on_clicked(one))
            button.stepped.connect(self._on_stepped)
            self._buttons[value] = button
            layout.addWidget(button)
        self._show()

    @property
    def value(self) -> str:
        """The chosen value, or ''."""
        return self._value

    def set_value(self, value: str) -> None:
        """Choose without telling."""
        self._value = value if value in self._buttons else ""
        self._show()

    def _on_clicked(self, value: str) -> None:
        chosen = "" if self._optional and value == self._value else value
        changed, self._value = chosen != self._value, chosen
        self._show()
        if changed:
            self.changed.emit(chosen)

    def _on_stepped(self, step: int) -> None:
        values = list(self._buttons)
        at = next((at for at, one in enumerate(values) if self._buttons[one].hasFocus()), 0)
        target = values[(at + step) % len(values)]
        self._buttons[target].setFocus(Qt.FocusReason.TabFocusReason)
        if target != self._value:
            self._on_clicked(target)

    def _show(self) -> None:
        focus = self._value or next(iter(self._buttons), "")
        for value, button in self._buttons.items():
            button.setChecked(value == self._value)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if value == focus else Qt.FocusPolicy.ClickFocus)
            if value in self._icons:
                button.setIcon(icon(self._icons[value], "link" if value == self._value else "text2"))


class _Chip(QPushButton):
    stepped = Signal(int)

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", "chip")
        self.setCheckable(True)
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """← and → move the choice."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Room for the bold text of the chosen state, so that choosing moves nothing."""
        hint = super().sizeHint()
        font = self.font()
        font.setBold(True)
        bold = QFontMetrics(font).horizontalAdvance(self.text())
        plain = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(hint.width() + max(0, bold - plain), hint.height())


class FilterChip(QPushButton):
    """An active filter; a click (or Delete) takes it away."""

    removed = Signal()

    def __init__(self, text: str, remove_hint: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", "filter")
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross stands behind the words
        self.setIcon(icon("x", "blue", 12))
        self.setIconSize(QSize(18, 12))
        self.setToolTip(remove_hint)
        self.setAccessibleName(f"{text} {remove_hint}")
        self.setAutoDefault(False)
        self.clicked.connect(lambda: self.removed.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace remove as well."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)
