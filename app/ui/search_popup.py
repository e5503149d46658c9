"""Type-ahead under the search box: every kind of record that holds the words, in groups; Enter opens it in its tab."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app import services
from app.models.nouns import CUSTOMER_LISTS, ListName
from app.ui import formats, texts
from app.ui.search_rows import PARTS, SearchDelegate, excerpt, pattern_of
from app.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from app.services.search import Hit
    from app.ui.context import WindowContext
    from app.ui.desk import Desk

PER_GROUP: Final = 6
_GROUPS: Final = (CUSTOMER_LISTS, *((name,) for name in ListName if name not in CUSTOMER_LISTS))
_RECORD: Final = Qt.ItemDataRole.UserRole
_WIDTH: Final = 560
_HIGHEST: Final = 480


class SearchPopup(QListWidget):
    """Follows a search field without taking its focus, so that typing goes on."""

    def __init__(self, field: SearchField, context: WindowContext, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._field, self._context, self._desk = field, context, desk
        self._shown_for = ""
        self._enter_for = ""
        self._delegate = SearchDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setObjectName("search-popup")
        self.setAccessibleName(self.tr("搜索结果"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setProperty("kind", "popup")
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
            lambda session, _job: services.search.search(session, actor, words, today=today, limit=PER_GROUP),
            lambda found: self._on_found(words, found),
            owner=self,
            key=(id(self), "search"),
        )

    def _on_found(self, words: str, found: list[Hit]) -> None:
        if words != self._field.text().strip() or not self._field.hasFocus():
            return  # typing went on, or the box was left
        self._shown_for = words
        self._delegate.pattern = pattern_of(words)
        self.clear()
        for group in _GROUPS:
            hits = [one for one in found if one.list in group][:PER_GROUP]
            if hits:
                name = self.tr("客户") if group is CUSTOMER_LISTS else texts.table_name(group[0])
                self._add_words(name)
                for one in hits:
                    self._add_hit(one)
        if not found:
            self._add_words(self.tr("没有找到，换几个字试试"))
        self._step(1, start=-1)
        self.scrollToTop()
        self._place()
        self.show()
        self.raise_()
        if self._enter_for == words:
            self._choose(self.currentItem())
        self._enter_for = ""

    def _add_words(self, words: str) -> None:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.addItem(item)

    def _add_hit(self, one: Hit) -> None:
        customer = one.list in CUSTOMER_LISTS
        detail = formats.phone(one.detail) if customer else excerpt(one.detail, self._delegate.pattern)
        where = texts.table_name(one.list) if customer else ""
        item = QListWidgetItem(self.tr("　").join(part for part in (one.title, detail, where) if part))
        item.setData(PARTS, (one.title, detail, where))
        item.setData(_RECORD, (one.list.value, one.id))
        self.addItem(item)

    def _place(self) -> None:
        corner = self._field.mapTo(self._over, QPoint(0, self._field.height() + 4))
        height = sum(self.sizeHintForRow(row) for row in range(self.count())) + 2 * self.frameWidth() + 4
        room = QSize(self._over.width() - corner.x() - 12, self._over.height() - corner.y() - 12)
        width = min(max(self._field.width(), _WIDTH), room.width())
        self.setGeometry(corner.x(), corner.y(), width, min(height, _HIGHEST, room.height()))

    def _choose(self, item: QListWidgetItem | None) -> None:
        record = item.data(_RECORD) if item is not None else None
        if record is None:
            return
        self.hide()
        self._field.clear()
        self._desk.show_record(*record)

    def _step(self, step: int, *, start: int | None = None) -> None:
        """The next row that is a record; headings are passed over, the ends are joined."""
        at = self.currentRow() if start is None else start
        for _ in range(self.count()):
            at = (at + step) % self.count()
            if self.item(at).data(_RECORD) is not None:
                self.setCurrentRow(at)
                if at and self.item(at - 1).data(_RECORD) is None:
                    self.scrollToItem(self.item(at - 1))  # its heading too
                return

    # --- keys ---------------------------------------------------------------------------

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
        key, words = event.key(), self._field.text().strip()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.isVisible() and self._shown_for == words:
                self._choose(self.currentItem())
            elif words:
                # What is shown belongs to other words: Enter waits for its own answer.
                self._enter_for = words
                self.ask(words)
            return True
        if not self.isVisible():
            return False
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
            return True
        if key == Qt.Key.Key_Escape:
            self.hide()
            return True
        return False
