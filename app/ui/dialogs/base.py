"""What every form dialog does alike: heading, errors in place, one save at a time, Ctrl+Enter, Esc, the draft."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.errors import AppError, Cancelled, DuplicateCode, InvalidValue, StaleRecord
from app.ui import texts
from app.ui.context import WindowContext
from app.ui.dialogs.composition import CompositionWatch
from app.ui.dialogs.draft import DraftKeeper
from app.ui.dialogs.form_grid import FormGrid
from app.ui.theme import text_font
from app.ui.theme.tokens import BODY
from app.ui.widgets.buttons import link_button, primary_button, secondary_button

_MOST: Final = (1240, 600)
Work = Callable[..., Any]
"""What `tasks.write` runs: (session, job) → Written."""


class FormDialog(QDialog):
    """Subclasses fill `body`, give `work()` and, where they keep drafts, `draft_body()` and `restore()`."""

    saved = Signal(object)
    """The value the service answered with (an id, or None)."""
    written = Signal(object)
    """The whole answer of the write, with its operation for 撤销."""

    def __init__(self, context: WindowContext, title: str, parent: QWidget | None = None, *, key: str = "") -> None:
        super().__init__(parent)
        self.context = context
        self.setWindowTitle(title)
        self.drafts: DraftKeeper | None = None
        self.grids: list[FormGrid] = []
        self.enter_saves = False
        """For dialogs that only choose something: Enter does what the main button says."""
        self._saving = False
        self.composition = CompositionWatch(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 16, 20, 16)
        outer.setSpacing(10)
        outer.addLayout(self._make_heading(title, key))
        self._notice = self._make_notice()
        outer.addWidget(self._notice)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(10)
        outer.addLayout(self.body, 1)
        outer.addWidget(self._make_error())
        outer.addLayout(self._make_footer())
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.save)

    def _make_heading(self, title: str, key: str) -> QHBoxLayout:
        row = QHBoxLayout()
        self.heading = QLabel(title, self)
        self.heading.setProperty("role", "section")
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        row.addWidget(self.heading, 1)
        if key:
            cap = QLabel(key, self)
            cap.setProperty("role", "keycap")
            row.addWidget(cap)
        return row

    def _make_notice(self) -> QFrame:
        frame = QFrame(self)
        frame.setProperty("kind", "note")
        row = QHBoxLayout(frame)
        row.setContentsMargins(10, 4, 6, 4)
        row.addWidget(QLabel(self.tr("已恢复未保存的内容"), frame), 1)
        forget = link_button(self.tr("清空重填"), parent=frame)
        forget.clicked.connect(self._on_draft_forgotten)
        row.addWidget(forget)
        frame.hide()
        return frame

    def _make_error(self) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        self.error_label = QLabel(holder)
        self.error_label.setProperty("role", "error")
        self.error_label.setTextFormat(Qt.TextFormat.PlainText)
        self.error_label.setWordWrap(True)
        self.reload_button = link_button(self.tr("重新载入"), parent=holder)
        self.reload_button.clicked.connect(self._on_reload)
        self.reload_button.hide()
        row.addWidget(self.error_label, 1)
        row.addWidget(self.reload_button)
        holder.hide()
        self._error_holder = holder
        return holder

    def _make_footer(self) -> QHBoxLayout:
        self.footer = QHBoxLayout()
        self.footer.setSpacing(8)
        self.hint = QLabel(self.tr("Ctrl+回车 保存 · Esc 取消"), self)
        self.hint.setProperty("role", "caption")
        self.footer.addWidget(self.hint)
        self.footer.addStretch(1)
        self.cancel_button = secondary_button(self.tr("取消"), key="Esc", parent=self)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button = primary_button(self.tr("保存"), "check", key="Ctrl+Enter", parent=self)
        self.save_button.clicked.connect(self.save)
        self.footer.addWidget(self.cancel_button)
        self.footer.addWidget(self.save_button)
        return self.footer

    def fit(self, width: int, height: int) -> None:
        """This size at the standard text size, larger with larger text, never more than the smallest window shows."""
        factor = max(1.0, text_font().pixelSize() / BODY)
        self.setMinimumWidth(min(_MOST[0], round(min(width, 640) * factor)))
        self.resize(min(_MOST[0], round(width * factor)), min(_MOST[1], round(height * factor)))
        self._grow()

    def _grow(self) -> None:
        """High enough for words that wrap: a layout's least height knows nothing of them."""
        wanted = min(_MOST[1], self.layout().totalHeightForWidth(self.width()))
        if wanted > self.height():
            self.resize(self.width(), wanted)

    # --- what subclasses say -----------------------------------------------------

    def work(self) -> Work | None:
        """The write to run, or None when a field is wrong (its reason is shown already)."""
        raise NotImplementedError

    def draft_body(self) -> dict[str, Any]:
        """What the form holds, as JSON data."""
        return {}

    def restore(self, body: dict[str, Any]) -> None:
        """Put a draft back into the fields."""

    def clear_form(self) -> None:
        """Empty the fields after the user threw a restored draft away."""

    def reload(self) -> None:
        """Read the record again after somebody else changed it."""

    def after_save(self, value: Any) -> None:
        """Called once the write is done; closing is the rule."""
        self.saved.emit(value)
        self.accept()

    # --- drafts --------------------------------------------------------------------

    def keep_draft(self, form: str, record_key: str) -> None:
        """Begin keeping this form's draft."""
        self.drafts = DraftKeeper(self.context, form, record_key, self.draft_body, self)
        self.drafts.restored.connect(self._on_restored)
        self.drafts.start()
        self.hint.setText(self.tr("Ctrl+回车 保存 · Esc 取消并保留草稿"))

    def _on_restored(self, body: dict[str, Any]) -> None:
        self.restore(body)
        self._notice.show()

    def _on_draft_forgotten(self) -> None:
        if self.drafts is not None:
            self.drafts.discard()
        self._notice.hide()
        self.clear_form()
        if self.drafts is not None:
            self.drafts.restart()

    # --- saving --------------------------------------------------------------------

    @property
    def saving(self) -> bool:
        """Whether a write is on its way."""
        return self._saving

    def save(self) -> None:
        """Check the fields and write; nothing happens while an input method composes or a write is running."""
        if self._saving or self.composition.composing:
            return
        self.show_error(None)
        for grid in self.grids:
            grid.clear_errors()
        work = self.work()
        if work is None:
            return
        self.run_write(work)

    def run_write(self, work: Work) -> None:
        """Write, with every writing button disabled until the answer is there."""
        self._set_saving(True)
        self.context.tasks.write(work, self._on_written, failed=self.show_failure, owner=self)

    def _on_written(self, written: Any) -> None:
        self._set_saving(False)
        if self.drafts is not None:
            self.drafts.discard()
        self._notice.hide()
        self.written.emit(written)
        self.after_save(getattr(written, "value", written))

    def _set_saving(self, saving: bool) -> None:
        self._saving = saving
        for button in self.findChildren(QPushButton):
            if button.property("writes") or button is self.save_button:
                button.setEnabled(not saving)

    def mark_writing(self, button: QPushButton) -> QPushButton:
        """This button writes too: disabled while a write is running."""
        button.setProperty("writes", True)
        return button

    def show_failure(self, error: AppError) -> None:
        """The error in place: under its field where it has one, else above the buttons. Nothing typed is lost."""
        self._set_saving(False)
        if isinstance(error, Cancelled):
            return
        text = texts.error_text(error)
        key = {InvalidValue: getattr(error, "field", ""), DuplicateCode: "code"}.get(type(error), "")
        for grid in self.grids:
            if key and grid.set_error(key, text.line if isinstance(error, DuplicateCode) else text.sentence):
                grid.focus(key)
                return
        self.show_error(text.line, stale=isinstance(error, StaleRecord))

    def show_error(self, sentence: str | None, *, stale: bool = False) -> None:
        """Show or hide the red line above the buttons; `stale` offers to reload."""
        self.error_label.setText(sentence or "")
        self.reload_button.setVisible(stale)
        self._error_holder.setVisible(bool(sentence))
        if sentence and self.isVisible():
            self._grow()

    def refuse(
        self, grid: FormGrid, key: str, rule: str, label: str, *, value: str = "", limit: int | None = None
    ) -> None:
        """Show a rule's sentence under a field and go there."""
        grid.set_error(key, texts.rule_text(label, rule, value=value, limit=limit))
        grid.focus(key)

    def _on_reload(self) -> None:
        self.show_error(None)
        self.reload()

    # --- keys and closing ------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Watch every editor for input methods, once the form is complete."""
        super().showEvent(event)
        for editor in self.findChildren(QWidget):
            if isinstance(editor, QLineEdit | QPlainTextEdit | QTextEdit):
                self.composition.watch(editor)
            elif isinstance(editor, QComboBox):
                # A wheel that scrolls the form must not change the field under the mouse.
                editor.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
                editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Combo boxes answer the wheel only when they hold the focus."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QComboBox) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """In a form Enter alone never saves: it presses a focused button or goes to the next field."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        if isinstance(focused, QPushButton):
            focused.click()
        elif self.enter_saves:
            self.save()
        elif not self.composition.composing and isinstance(focused, QLineEdit):
            self.focusNextChild()

    def reject(self) -> None:
        """Close without writing; the draft stays."""
        if self._saving:
            return
        if self.drafts is not None:
            self.drafts.keep()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The cross is the same as Esc."""
        if self._saving:
            event.ignore()
            return
        if self.drafts is not None:
            self.drafts.keep()
        super().closeEvent(event)
