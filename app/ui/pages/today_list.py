"""The list of 今日工作: groups of rows, worked off by keys or by mouse; a figure may narrow it to one group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListView, QMenu, QWidget

from app.ui.icons import icon
from app.ui.pages.today_painter import BUTTON, ENTRY, LEFT, TodayPainter
from app.ui.pages.today_words import group_title, reason

if TYPE_CHECKING:
    from app.services.today import TodayGroup, TodayRow
    from app.ui.context import WindowContext

Index = QModelIndex | QPersistentModelIndex
_VALUE = int(Qt.ItemDataRole.UserRole)
_PROMISED = ("overdue", "due")


class _Model(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: list[tuple[TodayGroup, TodayRow | None]] = []

    def replace(self, groups: Sequence[TodayGroup]) -> None:
        self.beginResetModel()
        self.entries = [
            entry for group in groups if group.rows for entry in ((group, None), *((group, row) for row in group.rows))
        ]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = 0) -> Any:
        group, row = self.entries[index.row()]
        if role == _VALUE:
            return row
        if role == ENTRY:
            return group, row
        if role in (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)):
            return group_title(group) if row is None else f"{row.customer} {reason(group.key, row)}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.entries[index.row()][1] is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class TodayList(QListView):
    """↑↓ choose, Enter opens, L logs, C calls from here on, X is done with, Z puts off until tomorrow."""

    opened = Signal(object)
    log_wanted = Signal(object)
    call_wanted = Signal(object)
    done_wanted = Signal(str, object)
    """X or the box, with the group: what was promised is done, nothing is agreed any more."""
    later_wanted = Signal(object, str)
    """Z or the menu: tomorrow, in three days, next Monday or in a month instead."""

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._groups: tuple[TodayGroup, ...] = ()
        self.only = ""
        """The group the list is narrowed to, or ''."""
        self._model = _Model(self)
        self.setModel(self._model)
        self.setItemDelegate(TodayPainter(self))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("今日工作清单"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        self.doubleClicked.connect(lambda index: self._emit(self.opened, index))

    def show_groups(self, groups: Sequence[TodayGroup]) -> None:
        """Replace the content; the cursor stays on its customer, or at its place where that is done with."""
        before, at = self.current_row(), self.currentIndex().row()
        self._groups = tuple(groups)
        if self.only and not any(one.key == self.only and one.rows for one in groups):
            self.only = ""
        self._model.replace([one for one in groups if not self.only or one.key == self.only])
        rows = [place for place, (_, row) in enumerate(self._model.entries) if row is not None]
        if not rows:
            return
        again = [
            place
            for place in rows
            if before is not None and self._model.entries[place][1].customer_id == before.customer_id  # type: ignore[union-attr]  # rows are not headings
        ]
        near = again or [place for place in rows if before is not None and place >= at] or [rows[-1 if at > 0 else 0]]
        self.setCurrentIndex(self._model.index(near[0]))

    def narrow(self, key: str) -> bool:
        """Show one group alone, or all with ''; False where that group is empty."""
        if key and not any(one.key == key and one.rows for one in self._groups):
            return False
        self.only = key
        self.show_groups(self._groups)
        self.scrollToTop()
        self.setFocus()
        return True

    @property
    def rows(self) -> list[tuple[str, TodayRow]]:
        """What is shown: group and row, in order."""
        return [(group.key, row) for group, row in self._model.entries if row is not None]

    def current_row(self) -> TodayRow | None:
        """Where the cursor stands."""
        index = self.currentIndex()
        return index.data(_VALUE) if index.isValid() else None

    def _group(self, index: Index) -> str:
        return str(index.data(ENTRY)[0].key) if index.isValid() else ""

    # --- keys -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, the letters, and arrow keys that pass over headings."""
        key, index = Qt.Key(event.key()), self.currentIndex()
        plain = not event.modifiers()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._emit(self.opened, index)
        elif key == Qt.Key.Key_L and plain:
            self._emit(self.log_wanted, index)
        elif key == Qt.Key.Key_C and plain:
            self._emit(self.call_wanted, index)
        elif key == Qt.Key.Key_X and plain:
            self._finish(index)
        elif key == Qt.Key.Key_Z and plain:
            self._put_off(index, "tomorrow")
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        at = self.currentIndex().row() + by
        while 0 <= at < len(self._model.entries) and self._model.entries[at][1] is None:
            at += by
        if 0 <= at < len(self._model.entries):
            self.setCurrentIndex(self._model.index(at))
            if at == 1:
                self.scrollToTop()  # the heading above the first row as well

    def _finish(self, index: Index) -> None:
        row = index.data(_VALUE) if index.isValid() else None
        if row is not None and not row.done:
            self.done_wanted.emit(self._group(index), row)

    def _put_off(self, index: Index, when: str) -> None:
        row = index.data(_VALUE) if index.isValid() else None
        if row is not None and self._group(index) != "cases":
            self.later_wanted.emit(row, when)

    # --- the mouse ------------------------------------------------------------------------

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The box and the two buttons of a row."""
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        which, index = self._button_at(at), self.indexAt(at)
        if which == "box":
            self._finish(index)
        elif which is not None:
            self._emit(self.call_wanted if which == "call" else self.log_wanted, index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over the buttons."""
        super().mouseMoveEvent(event)
        hand = self._button_at(event.position().toPoint()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tooltips of the box and the two buttons."""
        if event.type() == QEvent.Type.ToolTip:
            which = self._button_at(event.pos())  # type: ignore[attr-defined]  # a help event
            tips = {
                "call": self.tr("从这位开始逐个联系 (C)"),
                "log": self.tr("记联系 (L)"),
                "box": self.tr("完成 (X)"),
            }
            self.viewport().setToolTip(tips.get(which or "", ""))
        return super().viewportEvent(event)

    def _button_at(self, at: QPoint) -> str | None:
        index = self.indexAt(at)
        row = index.data(_VALUE) if index.isValid() else None
        if row is None:
            return None
        right = self.viewport().width() - 12
        if at.x() < LEFT - 8:
            return None if row.done else "box"
        if right - BUTTON <= at.x() < right:
            return "log"
        if right - 2 * BUTTON <= at.x() < right - BUTTON and row.mobile:
            return "call"
        return None

    def _on_menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if not index.isValid() or index.data(_VALUE) is None:
            return
        self.setCurrentIndex(index)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        kept = QPersistentModelIndex(index)
        for name, words, signal in (
            ("external-link", self.tr("打开\t回车"), self.opened),
            ("pencil", self.tr("记联系\tL"), self.log_wanted),
            ("phone-call", self.tr("从这位开始逐个联系\tC"), self.call_wanted),
        ):
            made = menu.addAction(icon(name), words)
            made.triggered.connect(lambda _checked=False, one=signal: self._emit(one, kept))
        if self._group(index) != "cases":
            menu.addSeparator()
            if self._group(index) in _PROMISED:
                menu.addAction(icon("check"), self.tr("完成\tX")).triggered.connect(lambda: self._finish(kept))
            later = menu.addMenu(icon("clock"), self.tr("推迟到"))
            for words, when in (
                (self.tr("明天\tZ"), "tomorrow"),
                (self.tr("3 天后"), "days"),
                (self.tr("下周一"), "monday"),
                (self.tr("1 个月后"), "month"),
            ):
                made = later.addAction(words)
                made.triggered.connect(lambda _checked=False, one=when: self._put_off(kept, one))
        menu.popup(self.viewport().mapToGlobal(at))

    def _emit(self, signal: Any, index: Index) -> None:
        row = index.data(_VALUE) if index.isValid() else None
        if row is not None:
            signal.emit(row)
