"""整窗查看: one customer with everything side by side; Alt+↑ and Alt+↓ go through the list, Esc goes back to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.models.nouns import Noun
from app.ui.detail.actions import WindowActions
from app.ui.detail.pane import DetailPane
from app.ui.widgets.buttons import ghost_button, secondary_button
from app.ui.widgets.window_header import WindowHeader

if TYPE_CHECKING:
    from app.ui.context import WindowContext

_MINIMUM: Final = (1040, 540)
_NO_LIMIT: Final = 16_777_215


class WidePane(DetailPane):
    """Fields at the left, what happened in the middle, shipments, cases and changes at the right."""

    def place(self) -> None:
        """Three columns under the header."""
        self.setMaximumWidth(_NO_LIMIT)
        self.header.toggle.hide()
        self.header.enlarge.hide()
        for widget, title in (
            (self.shipments, self.tr("出货")),
            (self.cases, self.tr("售后")),
            (self.history, self.tr("变更")),
        ):
            self.tabs.addTab(widget, title)
        self.always_shown = (self.info,)
        rule = QFrame(self.content)
        rule.setProperty("kind", "rule")
        rule.setFixedHeight(1)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._framed(self.info, "side"), 30)
        row.addWidget(self.follow, 38)
        row.addWidget(self._framed(self.tabs, "detail"), 36)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(rule)
        column.addLayout(row, 1)

    def _framed(self, part: QWidget, kind: str) -> QFrame:
        frame = QFrame(self.content)
        frame.setProperty("kind", kind)
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(1, 0, 1, 0)
        inner.addWidget(part)
        return frame


class CustomerWindow(QDialog):
    """`step(by)` moves the list's cursor and answers with the next customer, None at its end."""

    def __init__(
        self,
        context: WindowContext,
        actions: WindowActions,
        step: Callable[[int], int | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._step = step
        self.setWindowTitle(self.tr("客户"))
        self.setWindowFlags(
            Qt.WindowType.Window | Qt.WindowType.WindowMaximizeButtonHint | Qt.WindowType.WindowCloseButtonHint
        )
        self.setMinimumSize(*_MINIMUM)
        self.pane = WidePane(context, actions, self, of=Noun.CUSTOMER)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_top())
        column.addWidget(self.pane, 1)
        self.setFocus()
        for keys, call in (
            ("Alt+Up", lambda: self.go(-1)),
            ("Alt+Down", lambda: self.go(1)),
            ("Ctrl+L", lambda: self.pane.header.action.emit("log")),
            ("Ctrl+P", lambda: self.pane.header.action.emit("print")),
            ("F2", lambda: self.pane.header.action.emit("edit")),
            ("F5", self.pane.refresh),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(call)

    def _make_top(self) -> QFrame:
        top = WindowHeader("user-round", self.tr("客户"), self)
        row = top.row
        row.addSpacing(12)
        self.before = ghost_button(self.tr("上一位"), "chevron-up", key="Alt+↑", parent=top)
        self.after = ghost_button(self.tr("下一位"), "chevron-down", key="Alt+↓", parent=top)
        edit = secondary_button(self.tr("编辑"), "pencil", key="F2", parent=top)
        paper = secondary_button(self.tr("打印"), "printer", key="Ctrl+P", parent=top)
        leave = ghost_button(self.tr("返回列表"), "x", key="Esc", parent=top)
        self.before.clicked.connect(lambda: self.go(-1))
        self.after.clicked.connect(lambda: self.go(1))
        edit.clicked.connect(lambda: self.pane.header.action.emit("edit"))
        paper.clicked.connect(lambda: self.pane.header.action.emit("print"))
        leave.clicked.connect(self.reject)
        for button in (self.before, self.after):
            row.addWidget(button)
        row.addStretch(1)
        for button in (edit, paper, leave):
            row.addWidget(button)
        return top

    def show_customer(self, customer_id: int) -> None:
        """Show this one."""
        self.pane.show_customer(customer_id)

    def go(self, by: int) -> None:
        """The customer before or after in the list."""
        following = self._step(by)
        (self.before if by < 0 else self.after).setEnabled(following is not None)
        if following is not None:
            (self.after if by < 0 else self.before).setEnabled(True)
            self.show_customer(following)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back, from a half typed note too: it is kept as a draft."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(self.focusWidget(), QLineEdit):
            return  # the note saves itself; nothing else is meant
        super().keyPressEvent(event)

    def reject(self) -> None:
        """Keep what stands in 记一笔."""
        self.pane.follow.leave()
        super().reject()
