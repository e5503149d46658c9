"""The editor over a cell: a line or a box, words to choose from, the day that was understood, the reason why not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.models.cells import Cell, CellKind
from app.ui.cell_values import yes_no
from app.ui.day_words import parse_day
from app.ui.dialogs.composition import CompositionWatch
from app.ui.language import word
from app.ui.theme import text_font

_LEAST: Final = {
    CellKind.DATE: 128,
    CellKind.CHOICE: 132,
    CellKind.PERSON: 132,
    CellKind.LONG: 320,
    CellKind.PHONE: 140,
}
_LINES_SHOWN: Final = 4
_CHOICES_SHOWN: Final = 9
# Where Enter and the arrows lead: rows down, columns right.
STAY: Final = (0, 0)


class CellEditor(QFrame):
    """Lies over one cell of the viewport it is made in; tells what to do with its text and never writes itself."""

    committed = Signal(int, int)
    """Rows down and columns right that the cursor goes on to."""
    left = Signal()
    """The keyboard went elsewhere."""
    cancelled = Signal()

    def __init__(
        self,
        cell: Cell,
        text: str,
        viewport: QWidget,
        *,
        name: str,
        today: Callable[[], date],
        people: Sequence[str] = (),
        typed: bool = False,
    ) -> None:
        super().__init__(viewport)
        self.setProperty("kind", "cell-editor")
        self.cell = cell
        self._today = today
        self._typed = typed
        self._rect = QRect()
        self._words = self._choices(people)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.edit: QLineEdit | QPlainTextEdit
        if cell.kind is CellKind.LONG:
            self.edit = QPlainTextEdit(text, self)
            self.edit.setTabChangesFocus(False)
            self.edit.moveCursor(QTextCursor.MoveOperation.End)
            self.edit.textChanged.connect(self._on_text)
        else:
            self.edit = QLineEdit(text, self)
            if cell.kind is CellKind.NUMBER:
                self.edit.setAlignment(Qt.AlignmentFlag.AlignRight)
            self.edit.textEdited.connect(self._on_text)
        self.edit.setProperty("kind", "cell")
        self.edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.edit.setAccessibleName(name)
        self.edit.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
        self.edit.installEventFilter(self)
        self.composition = CompositionWatch(self)
        self.composition.watch(self.edit)
        layout.addWidget(self.edit)
        self.setFocusProxy(self.edit)
        self.note = QLabel(viewport)
        self.note.setProperty("kind", "cell-note")
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.note.hide()
        self.list: QListWidget | None = None
        if self._words:
            self._make_list(viewport)
        self._calendar: QFrame | None = None

    # --- for who edits ------------------------------------------------------------

    def text(self) -> str:
        """What stands in the editor."""
        return self.edit.toPlainText() if isinstance(self.edit, QPlainTextEdit) else self.edit.text()

    def place(self, cell: QRect) -> None:
        """Over this cell, wide enough for its kind, never outside the viewport."""
        self._rect = cell
        area = self.parentWidget().rect()
        width = min(max(cell.width() + 1, _LEAST.get(self.cell.kind, 110)), area.width())
        height = cell.height() + 1
        if self.cell.kind is CellKind.LONG:
            height = max(height, self.fontMetrics().lineSpacing() * _LINES_SHOWN + 12)
        left = min(cell.left(), area.right() - width + 1)
        top = max(min(cell.top() - 1, area.bottom() - height + 1), min(cell.top(), 0))
        self.setGeometry(max(left, 0), top, width, height)
        self._place_around()

    def begin(self, *, focus: bool = True) -> None:
        """Show, with the words to choose from."""
        self.show()
        self.raise_()
        if self.list is not None:
            self._filter_list()
        self._tell_day()
        if not self._typed and isinstance(self.edit, QLineEdit) and (self._words or self.cell.kind is CellKind.DATE):
            self.edit.selectAll()  # the next word or day replaces this one
        if focus:
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_reason(self, sentence: str) -> None:
        """Keep open, edged in red, with the reason under the cell."""
        self._set_invalid(bool(sentence))
        self.edit.setAccessibleDescription(sentence)
        self._say(sentence, wrong=True)

    def finish(self) -> None:
        """Take everything away."""
        for one in (self.note, self.list, self._calendar):
            if one is not None:
                one.hide()
                one.deleteLater()
        self.edit.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    # --- words to choose from -----------------------------------------------------

    def _choices(self, people: Sequence[str]) -> tuple[str, ...]:
        if self.cell.kind is CellKind.PERSON:
            return tuple(people)
        return yes_no() if self.cell.kind is CellKind.FLAG else tuple(word(one) for one in self.cell.choices)

    def _make_list(self, viewport: QWidget) -> None:
        self.list = QListWidget(viewport)
        self.list.setProperty("kind", "cell-list")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.itemClicked.connect(self._on_picked)
        self.list.setAccessibleName(self.edit.accessibleName())
        self.list.hide()

    def _filter_list(self) -> None:
        assert self.list is not None
        text = self.text().strip()
        every = not self._typed
        shown = [one for one in self._words if every or text.casefold() in one.casefold()]
        shown.sort(key=lambda one: not one.casefold().startswith(text.casefold()) if text and not every else False)
        self.list.clear()
        self.list.addItems(shown)
        chosen = next((at for at, one in enumerate(shown) if one == text), -1)
        if chosen < 0 and text and not every and shown and shown[0].casefold().startswith(text.casefold()):
            chosen = 0
        if chosen < 0 and text and not every and shown and self._strict:
            chosen = 0
        self.list.setCurrentRow(chosen)
        self.list.setVisible(bool(shown))
        self._place_around()

    @property
    def _strict(self) -> bool:
        return self.cell.strict or self.cell.kind in (CellKind.PERSON, CellKind.FLAG)

    def _take_choice(self) -> None:
        """The marked word stands for what was typed."""
        if self.list is None or not isinstance(self.edit, QLineEdit):
            return
        item = self.list.currentItem()
        if item is not None and self.list.isVisible() and self.edit.text().strip():
            self.edit.setText(item.text())

    def _on_picked(self) -> None:
        assert self.list is not None
        assert isinstance(self.edit, QLineEdit)
        item = self.list.currentItem()
        if item is not None:
            self.edit.setText(item.text())
            self.committed.emit(*STAY)

    def _step(self, by: int) -> None:
        assert self.list is not None
        assert isinstance(self.edit, QLineEdit)
        count = self.list.count()
        if count:
            row = self.list.currentRow()
            self.list.setCurrentRow((row + by) % count if row >= 0 else (0 if by > 0 else count - 1))
            self.edit.setText(self.list.currentItem().text())
            self.edit.selectAll()

    # --- typing -------------------------------------------------------------------

    def _on_text(self) -> None:
        self._typed = True
        self._set_invalid(False)
        self._say("")
        if self.list is not None:
            self._filter_list()
        self._tell_day()

    def _tell_day(self) -> None:
        """The day that a short form means, while it is typed."""
        if self.cell.kind is not CellKind.DATE:
            return
        text = self.text().strip()
        day = parse_day(text, self._today()) if text else None
        weekdays = self.tr("一 二 三 四 五 六 日").split()
        if day is not None and text != day.isoformat():
            self._say(self.tr("{0} 周{1}").format(day.isoformat(), weekdays[day.weekday()]))
        elif not text:
            self._say(self.tr("如 3-5、明天、下周一 ・ Ctrl+; 今天 ・ Alt+↓ 日历"))
        else:
            self._say("")

    def _say(self, words: str, *, wrong: bool = False) -> None:
        self.note.setProperty("wrong", wrong)
        self.note.style().unpolish(self.note)
        self.note.style().polish(self.note)
        self.note.setText(words)
        self.note.setVisible(bool(words) and self.isVisible())
        self._place_around()

    def _set_invalid(self, invalid: bool) -> None:
        if bool(self.edit.property("invalid")) != invalid:
            self.edit.setProperty("invalid", invalid)
            self.edit.style().unpolish(self.edit)
            self.edit.style().polish(self.edit)

    def _place_around(self) -> None:
        area = self.parentWidget().rect()
        below = self.geometry().bottom() + 1
        if self.note.isVisible():
            self.note.setMaximumWidth(max(self.width(), min(340, area.width())))
            self.note.adjustSize()
            top = below if below + self.note.height() <= area.bottom() else self.y() - self.note.height()
            self.note.move(max(0, min(self.x(), area.right() - self.note.width())), top)
            self.note.raise_()
            below = top + self.note.height() if top >= below else below
        if self.list is not None and self.list.isVisible():
            rows = min(self.list.count(), _CHOICES_SHOWN)
            height = rows * max(self.list.sizeHintForRow(0), 20) + 2 * self.list.frameWidth() + 4
            under = area.bottom() - below
            if under < height and self.y() > under:
                height = min(height, self.y())
                top = self.y() - height
            else:
                height, top = min(height, max(under, 60)), below
            self.list.setGeometry(self.x(), top, max(self.width(), 132), height)
            self.list.raise_()

    # --- keys ---------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter, Tab, Esc and the arrows belong to the table, unless an input method is at work."""
        if watched is self.edit:
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._on_key(event)
            if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
                # While a cell is edited, its keys are its own: Ctrl+Z, Ctrl+D and Delete change the text.
                if event.key() not in (Qt.Key.Key_F1, Qt.Key.Key_F5):
                    event.accept()
                return False
            if event.type() == QEvent.Type.FocusOut:
                # After the press that took the focus: a word of the list is not elsewhere.
                QTimer.singleShot(0, self._on_focus_out)
        return super().eventFilter(watched, event)

    def _on_focus_out(self) -> None:
        if self.isVisible() and not self.edit.hasFocus() and (self._calendar is None or not self._calendar.isVisible()):
            window = self.window()
            if window.isActiveWindow() or window.focusWidget() is not self.edit:
                self.left.emit()

    def _on_key(self, event: QKeyEvent) -> bool:
        if self.composition.composing:
            return False
        key, modifiers = event.key(), event.modifiers()
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        alt = bool(modifiers & Qt.KeyboardModifier.AltModifier)
        if key == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if alt and isinstance(self.edit, QPlainTextEdit):
                self.edit.insertPlainText("\n")
                return True
            self._take_choice()
            self.committed.emit(*(STAY if control else (-1 if shift else 1, 0)))
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._take_choice()
            self.committed.emit(0, -1 if key == Qt.Key.Key_Backtab or shift else 1)
        elif key == Qt.Key.Key_Semicolon and control and self.cell.kind is CellKind.DATE:
            self._put(self._today().isoformat())
        elif key == Qt.Key.Key_Down and alt and self.cell.kind is CellKind.DATE:
            self._open_calendar()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and isinstance(self.edit, QLineEdit):
            by = 1 if key == Qt.Key.Key_Down else -1
            if self.list is not None and self.list.isVisible():
                self._step(by)
            else:
                self.committed.emit(by, 0)
        else:
            return False
        return True

    def _put(self, text: str) -> None:
        assert isinstance(self.edit, QLineEdit)
        self.edit.setText(text)
        self._on_text()

    # --- calendar -----------------------------------------------------------------

    def _open_calendar(self) -> None:
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setProperty("kind", "popup")
        layout = QVBoxLayout(popup)
        layout.setContentsMargins(1, 1, 1, 1)
        calendar = QCalendarWidget(popup)
        calendar.setFont(text_font())
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        shown = parse_day(self.text(), self._today()) or self._today()
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        calendar.clicked.connect(self._on_day)
        calendar.activated.connect(self._on_day)
        layout.addWidget(calendar)
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        self._calendar = popup
        popup.show()
        calendar.setFocus()

    def _on_day(self, picked: QDate) -> None:
        if self._calendar is None:
            return
        popup, self._calendar = self._calendar, None
        popup.close()
        popup.deleteLater()
        self._put(date(picked.year(), picked.month(), picked.day()).isoformat())
        self.edit.setFocus()
