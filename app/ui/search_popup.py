"""Type-ahead under the search box: customers that hold the words; Enter opens the first in its table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app import services
from app.ui import formats, texts
from app.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from app.ui.context import WindowContext
    from app.ui.desk import Desk

_LIMIT = 10
_ID = Qt.ItemDataRole.UserRole


class SearchPopup(QListWidget):
    """Follows a search field without taking its focus, so that typing goes on."""

    def __init__(self, field: SearchField, context: WindowContext, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._field, self._context, self._desk = field, context, desk
        self._enter_wanted = False
        self.setObjectName("search-popup")
        self.setAccessibleName(self.tr("搜索结果"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("kind", "popup")
        self.setStyleSheet("")
        self.itemClicked.connect(self._choose)
        field.installEventFilter(self)
        parent.installEventFilter(self)
        self.hide()

    def ask(self, text: str) -> None:
        """Look for these words; an empty text closes the list."""
        words = text.strip()
        if not words:
            self.hide()
            return
        actor, today = self._context.actor, self._context.today()
        self._context.tasks.read(
            lambda session, _job: services.customers.suggest(session, actor, words, today=today, limit=_LIMIT),
            self._on_found,
            owner=self,
            key=(id(self), "search"),
        )

    def _on_found(self, found: list[Any]) -> None:
        self.clear()
        for one in found:
            who = self.tr("　").join(part for part in (one.contact_name, formats.phone(one.mobile)) if part)
            item = QListWidgetItem(self.tr("{0}　{1}　·　{2}").format(one.name, who, texts.table_name(one.table)))
            item.setData(_ID, (one.id, str(one.table)))
            self.addItem(item)
        if not found:
            item = QListWidgetItem(self.tr("没有找到，换几个字试试"))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(item)
        if not self._field.hasFocus() or not self._field.text().strip():
            self.hide()
            return
        self.setCurrentRow(0)
        self._place()
        self.show()
        self.raise_()
        if self._enter_wanted:
            self._enter_wanted = False
            self._choose(self.currentItem())

    def _place(self) -> None:
        corner = self._field.mapTo(self._over, QPoint(0, self._field.height() + 4))
        rows = self.count()
        height = sum(max(30, self.sizeHintForRow(row)) for row in range(rows)) + 2 * self.frameWidth() + 4
        self.setGeometry(corner.x(), corner.y(), max(self._field.width(), 420), min(height, 380))

    def _choose(self, item: QListWidgetItem | None) -> None:
        value = item.data(_ID) if item is not None else None
        if value is None:
            return
        self.hide()
        self._field.clear()
        self._desk.show_customer(*value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys move in the list, Enter takes a row, Esc closes; a click elsewhere closes too."""
        if watched is self._field:
            if event.type() == QEvent.Type.FocusOut:
                self.hide()
            elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._on_key(event)
        elif event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.isVisible():
                self._choose(self.currentItem())
            elif self._field.text().strip():
                self._enter_wanted = True
                self.ask(self._field.text())
            return True
        if not self.isVisible():
            return False
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            self.setCurrentRow((self.currentRow() + step) % max(1, self.count()))
            return True
        if key == Qt.Key.Key_Escape:
            self.hide()
            return True
        return False
