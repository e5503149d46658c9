"""What opens under a column's chip: a searchable list of everything the column may mean."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.models.nouns import ListName
from app.ui.icons import icon
from app.ui.import_wizard.field_groups import matching
from app.ui.theme import current_tokens, qcolor, text_font
from app.ui.theme.tokens import CAPTION

_KEY: Final = Qt.ItemDataRole.UserRole
_WIDTH, _HEIGHT = 290, 380
EXTRA: Final = ""
"""The choice that keeps a column as an extra one."""


class FieldMenu(QFrame):
    """↑↓ Enter Esc, or the mouse; typing narrows the list. Fields that another column holds say so."""

    chosen = Signal(str)
    """A field's key, or EXTRA."""

    def __init__(
        self, list_name: ListName, heading: str, current: str | None, used: Mapping[str, str], parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "popup")
        self._list_name, self._current, self._used = list_name, current, used
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        title = QLabel(self.tr("「{0}」是什么").format(heading), self)
        title.setProperty("role", "heading")
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setMaximumWidth(_WIDTH - 16)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("搜索栏目，例如 电话、日期"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.addAction(icon("search", "text3"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(lambda _text: self._fill())
        self.search.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("栏目"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(self._on_item)
        for widget in (title, self.search, self.list):
            column.addWidget(widget)
        self.resize(_WIDTH, _HEIGHT)
        self._fill()

    def open_at(self, where: QPoint) -> None:
        """Show with the top left corner there, as far as the screen allows."""
        area = self.screen().availableGeometry()
        x = max(area.left(), min(where.x(), area.right() - self.width()))
        y = max(area.top(), min(where.y(), area.bottom() - self.height()))
        self.move(x, y)
        self.show()
        self.search.setFocus()

    def _fill(self) -> None:
        text = self.search.text()
        self.list.clear()
        if not text.strip():
            self._add(self.tr("保留为附加列"), EXTRA, self._current is None)
        group = ""
        for one in matching(self._list_name, text):
            if one.group != group:
                group = one.group
                self._add_group(group)
            used = self._used.get(one.key, "")
            words = self.tr("{0}（现在是 {1} 列）").format(one.title, used) if used else one.title
            self._add(words, one.key, one.key == self._current, used=bool(used))
        if not self.list.count():
            self._add_group(self.tr("没有叫「{0}」的栏目；可以保留为附加列").format(text.strip()))
            self._add(self.tr("保留为附加列"), EXTRA, self._current is None)
        rows = range(self.list.count())
        pickable = [row for row in rows if self.list.item(row).flags() & Qt.ItemFlag.ItemIsSelectable]
        current = [row for row in pickable if self.list.item(row).data(_KEY) == (self._current or EXTRA)]
        self.list.setCurrentRow((current if current and not text.strip() else pickable)[0])

    def _add_group(self, title: str) -> None:
        item = QListWidgetItem(title)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(text_font(CAPTION, bold=True))
        item.setForeground(qcolor(current_tokens().text3))
        self.list.addItem(item)

    def _add(self, title: str, key: str, current: bool, *, used: bool = False) -> None:
        item = QListWidgetItem(title)
        item.setData(_KEY, key)
        if current:
            item.setIcon(icon("check", "primary"))
        elif used:
            item.setForeground(qcolor(current_tokens().text3))
        self.list.addItem(item)

    def _on_item(self, item: QListWidgetItem) -> None:
        if item.flags() & Qt.ItemFlag.ItemIsSelectable:
            key = str(item.data(_KEY))
            self.close()
            self.chosen.emit(key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list answers the arrow keys while the search box holds the focus."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                self._step(step)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                item = self.list.currentItem()
                if item is not None:
                    self._on_item(item)
                return True
        return super().eventFilter(watched, event)

    def _step(self, step: int) -> None:
        row = self.list.currentRow() + step
        while 0 <= row < self.list.count():
            if self.list.item(row).flags() & Qt.ItemFlag.ItemIsSelectable:
                self.list.setCurrentRow(row)
                return
            row += step
