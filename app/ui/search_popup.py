"""Type-ahead under the search box: commands and every kind of record that holds the words, in groups; Enter opens."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app import services
from app.errors import Cancelled
from app.models.nouns import Noun
from app.ui import formats, palette, texts
from app.ui.field_names import field_name
from app.ui.search_rows import PARTS, SearchDelegate, excerpt, pattern_of
from app.ui.theme import current_tokens, qcolor
from app.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from app.services.search import Group, Hit
    from app.ui.context import WindowContext
    from app.ui.desk import Desk
    from app.ui.palette import Command

PER_GROUP: Final = 6
_TARGET: Final = Qt.ItemDataRole.UserRole
_NUMBERS: Final = frozenset({"mobile", "phone", "fax"})
_WIDTH: Final = 640
_HIGHEST: Final = 520
_COUNT_AFTER_MS: Final = 350
_MARGIN: Final = 5


class SearchPopup(QListWidget):
    """Follows a search field without taking its focus, so that typing goes on."""

    index_damaged = Signal(object)
    """Nouns (a list) whose search index has to be made anew. As an object: Qt would turn them into plain strings."""

    def __init__(self, field: SearchField, context: WindowContext, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._field, self._context, self._desk = field, context, desk
        self._shown_for = ""
        self._asked_for = ""
        self._enter_for = ""
        self._offered: Callable[[], list[Command]] = list
        self._commands: list[Command] = []
        self._headings: dict[Noun, QListWidgetItem] = {}
        self._to_count: list[Noun] = []
        self.answered_in = 0.0
        """Seconds from the last question to its answer on the screen."""
        self._asked_at = 0.0
        self._delegate = SearchDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setObjectName("search-popup")
        self.setAccessibleName(self.tr("搜索结果"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setProperty("kind", "popup")
        # It fills itself (`paintEvent`): the list beneath, slow to paint, need not be painted with every answer. The
        # margins keep it off the round corners.
        self.setViewportMargins(0, _MARGIN, 0, _MARGIN)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(_COUNT_AFTER_MS)
        self._counting.timeout.connect(self._count_next)
        self.itemClicked.connect(self._choose)
        field.installEventFilter(self)
        parent.installEventFilter(self)
        self.hide()

    @property
    def shown_for(self) -> str:
        """The words whose answer is on the screen."""
        return self._shown_for

    def set_commands(self, offered: Callable[[], list[Command]]) -> None:
        """What the window can do, asked for anew each time the list opens."""
        self._offered = offered

    def offer_commands(self) -> None:
        """Ctrl+K on an empty box: every command with its key."""
        words = self._field.text().strip()
        if words:
            self.ask(words)
            return
        self._asked_for = self._shown_for = ""
        self._commands = self._offered()
        self._delegate.pattern = pattern_of("")
        self._fill(range(len(self._commands)), [])

    def ask(self, text: str) -> None:
        """Look for these words; an empty text closes the list."""
        words = text.strip()
        if not words:
            self._asked_for = self._shown_for = ""
            self._counting.stop()
            self.hide()
            return
        if words == self._asked_for and self.isVisible():
            return
        self._asked_for = words
        self._asked_at = time.perf_counter()
        self._counting.stop()
        actor, today = self._context.actor, self._context.today()
        offered = self._offered()
        lines = [f"{one.text} {one.more}" for one in offered]

        def work(session: Any, job: Any) -> tuple[list[int], list[Group], list[Noun]]:
            def check() -> None:
                if job.cancelled:
                    raise Cancelled

            damaged: list[Noun] = []
            found = services.search.find(
                session, actor, words, today=today, limit=PER_GROUP, check=check, damaged=damaged
            )
            return palette.matching(lines, words)[: palette.MOST], found, damaged

        self._context.tasks.read(
            work, lambda found: self._on_found(words, offered, *found), owner=self, key=(id(self), "search")
        )

    def _on_found(
        self, words: str, offered: list[Command], chosen: list[int], found: list[Group], damaged: list[Noun]
    ) -> None:
        if damaged:
            self.index_damaged.emit(damaged)
        if words != self._field.text().strip() or not self._field.hasFocus():
            self._asked_for = ""
            return  # typing went on, or the box was left
        self._shown_for = words
        self._commands = offered
        spoken = [hit.spoken for group in found for hit in group.hits if hit.spoken]
        self._delegate.pattern = pattern_of(words, spoken)
        self._fill(chosen, found)
        self.answered_in = time.perf_counter() - self._asked_at
        if self._enter_for == words:
            self._choose(self.currentItem())
        self._enter_for = ""

    # --- rows ---------------------------------------------------------------------------

    def _fill(self, chosen: Sequence[int], found: Sequence[Group]) -> None:
        self.viewport().setUpdatesEnabled(False)
        self.clear()
        self._headings.clear()
        if chosen and not found:
            self._add_commands(chosen)
        for group in found:
            self._headings[group.noun] = self._add_words(_heading(group.noun, group.total, group.more))
            for one in group.hits:
                self._add_hit(one)
        if chosen and found:
            self._add_commands(chosen)
        if not found and not chosen:
            self._add_words(self.tr("没有找到，换几个字试试"))
        self._to_count = [group.noun for group in found if group.more]
        if self._to_count:
            self._counting.start()
        self._step(1, start=-1)
        self.scrollToTop()
        self._place()
        self.viewport().setUpdatesEnabled(True)
        if not self.isVisible():
            self.show()
            self.raise_()

    def _add_commands(self, chosen: Sequence[int]) -> None:
        self._add_words(self.tr("命令"))
        for at in chosen:
            command = self._commands[at]
            item = QListWidgetItem(self.tr("　").join(part for part in (command.text, command.key) if part))
            item.setData(PARTS, (command.text, "", command.key))
            item.setData(_TARGET, ("", at))
            self.addItem(item)

    def _add_words(self, words: str) -> QListWidgetItem:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.addItem(item)
        return item

    def _add_hit(self, one: Hit) -> None:
        customer = one.list.noun is Noun.CUSTOMER
        if customer:
            where = texts.table_name(one.list)
        else:
            where = one.on.isoformat() if one.on is not None else ""
        item = QListWidgetItem(self.tr("　").join(part for part in (one.title, self._detail(one), where) if part))
        item.setData(PARTS, (one.title, self._detail(one), where))
        item.setData(_TARGET, (one.list.value, one.id))
        self.addItem(item)

    def _detail(self, one: Hit) -> str:
        """Why the record was found, where its title does not say so; else what else is known of it."""
        if one.why in _NUMBERS:
            return formats.phone(one.matched)
        if one.why:
            name = self.tr("联系人") if one.why == "contact" else field_name(one.list.noun, one.why)
            return self.tr("{0}：{1}").format(name, excerpt(one.matched, self._delegate.pattern))
        if one.list.noun is Noun.CUSTOMER:
            return formats.phone(one.detail)
        return excerpt(one.detail, self._delegate.pattern)

    # --- totals, when there is time -------------------------------------------------------

    def _count_next(self) -> None:
        if not self._to_count or not self.isVisible():
            return
        noun, words = self._to_count.pop(0), self._shown_for
        actor, today = self._context.actor, self._context.today()

        def work(session: Any, job: Any) -> int:
            def check() -> None:
                if job.cancelled or self._asked_for != words:
                    raise Cancelled

            counted: int = services.search.total(session, actor, words, noun, today=today, check=check)
            return counted

        self._context.tasks.read(
            work, lambda total: self._on_counted(words, noun, total), owner=self, key=(id(self), "total")
        )

    def _on_counted(self, words: str, noun: Noun, total: int) -> None:
        if words != self._shown_for:
            return
        if noun in self._headings:
            self._headings[noun].setText(_heading(noun, total, more=False))
        self._count_next()

    def _place(self) -> None:
        corner = self._field.mapTo(self._over, QPoint(0, self._field.height() + 4))
        height = sum(self.sizeHintForRow(row) for row in range(self.count())) + 2 * (self.frameWidth() + _MARGIN)
        room = QSize(self._over.width() - corner.x() - 12, self._over.height() - corner.y() - 12)
        width = min(max(self._field.width(), _WIDTH), room.width())
        self.setGeometry(corner.x(), corner.y(), width, min(height, _HIGHEST, room.height()))

    def _choose(self, item: QListWidgetItem | None) -> None:
        target = item.data(_TARGET) if item is not None else None
        if target is None:
            return
        where, record = target
        self.hide()
        self._field.clear()
        if where:
            self._desk.show_record(where, record)
        else:
            self._commands[record].run()

    def _step(self, step: int, *, start: int | None = None) -> None:
        """The next row that can be chosen; headings are passed over, the ends are joined."""
        at = self.currentRow() if start is None else start
        for _ in range(self.count()):
            at = (at + step) % self.count()
            if self.item(at).data(_TARGET) is not None:
                self.setCurrentRow(at)
                if at and self.item(at - 1).data(_TARGET) is None:
                    self.scrollToItem(self.item(at - 1))  # its heading too
                return

    def paintEvent(self, event: QPaintEvent) -> None:
        """Every row on a ground of its own."""
        QPainter(self.viewport()).fillRect(event.rect(), qcolor(current_tokens().surface))
        super().paintEvent(event)

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
                self._asked_for = ""
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


def _heading(noun: Noun, total: int, more: bool) -> str:
    names = {
        Noun.INTERACTION: texts.table_name("contacts"),
        Noun.SERVICE_CASE: texts.table_name("after-sales"),
        Noun.SHIPMENT: texts.table_name("shipments"),
        Noun.ARTICLE: texts.table_name("articles"),
    }
    name = names.get(noun) or palette.tr("客户")
    return f"{name}  {total:,}{'+' if more else ''}"
