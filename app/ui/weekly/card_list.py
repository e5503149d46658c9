"""One person's cards as a list: painted, chosen by mouse and arrow keys, dragged by mouse or moved by keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QListView, QWidget

from app.ui import weekly_texts
from app.ui.weekly.card_painter import CARD_HEIGHT, CardPainter, card_words

if TYPE_CHECKING:
    from app.services.weekly_board import WeekCard

Index = QModelIndex | QPersistentModelIndex
CARD: Final = int(Qt.ItemDataRole.UserRole)


class CardModel(QAbstractListModel):
    """The cards of one column, in order."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.cards: list[WeekCard] = []

    def replace(self, cards: Sequence[WeekCard]) -> None:
        """Other cards."""
        if list(cards) != self.cards:
            self.beginResetModel()
            self.cards = list(cards)
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.cards)

    def data(self, index: Index, role: int = 0) -> Any:
        card = self.cards[index.row()]
        if role == CARD:
            return card
        if role == int(Qt.ItemDataRole.DisplayRole):
            return card.customer
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            return card_words(card)
        if role == int(Qt.ItemDataRole.ToolTipRole):
            return weekly_texts.reasons_text(card.reasons)
        return None

    def place_of(self, assignment_id: int) -> int | None:
        """Where a card stands."""
        return next((at for at, one in enumerate(self.cards) if one.assignment_id == assignment_id), None)


class CardList(QListView):
    """Says what hands want; what becomes of it is decided by the board."""

    drag_moved = Signal(object, QPoint)
    """The card that is being dragged and where the mouse is on the screen."""
    drag_dropped = Signal(object, QPoint)
    drag_cancelled = Signal()
    key_wanted = Signal(str, object)
    """left, right, up, down (focus) · move-left, move-right, move-up, move-down · drop, lock, swap, menu, open."""
    menu_wanted = Signal(object, QPoint)
    entered_list = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = CardModel(self)
        self.setModel(self.rows)
        self.painter_of = CardPainter(self)
        self.setItemDelegate(self.painter_of)
        self.setAccessibleName(name)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setStyleSheet("QListView { background: transparent; }")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        self.doubleClicked.connect(lambda index: self.key_wanted.emit("open", index.data(CARD)))
        self._pressed: tuple[QPoint, WeekCard] | None = None
        self._dragging = False
        self.may_drag = True

    def show_cards(self, cards: Sequence[WeekCard]) -> None:
        """Other cards; the cursor stays on its card, else at its place."""
        before, row = self.current_card(), self.currentIndex().row()
        self.rows.replace(cards)
        if before is None or not cards:
            return
        again = self.rows.place_of(before.assignment_id)
        self.set_row(again if again is not None else min(row, len(cards) - 1))

    def current_card(self) -> WeekCard | None:
        """Where the cursor stands."""
        index = self.currentIndex()
        return index.data(CARD) if index.isValid() else None

    def set_row(self, row: int) -> None:
        """Put the cursor on a place."""
        if self.rows.cards:
            self.setCurrentIndex(self.rows.index(max(0, min(row, len(self.rows.cards) - 1))))

    def place_at(self, at: QPoint) -> tuple[int, WeekCard | None]:
        """The place of a drop at this point of the list, and the card whose middle was hit, if it was one."""
        index = self.indexAt(at)
        if not index.isValid():
            return len(self.rows.cards), None
        rect = self.visualRect(index)
        share = (at.y() - rect.top()) / max(1, rect.height())
        if share < 0.28:
            return index.row(), None
        if share > 0.72:
            return index.row() + 1, None
        return index.row(), index.data(CARD)

    def line_of(self, place: int) -> int:
        """Where the line between two cards stands, in the coordinates of the viewport."""
        if not self.rows.cards:
            return 4
        last = place >= len(self.rows.cards)
        rect = self.visualRect(self.rows.index(len(self.rows.cards) - 1 if last else place))
        return rect.bottom() if last else rect.top()

    # --- the mouse ------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Perhaps a drag begins."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        self._pressed = None
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and self.may_drag:
            self._pressed = event.globalPosition().toPoint(), index.data(CARD)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A pressed card follows the mouse."""
        if self._dragging and not event.buttons() & Qt.MouseButton.LeftButton:
            self._stop()  # the button was let go where nobody told us: another program came to the front
            self.drag_cancelled.emit()
            return
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        start, card = self._pressed
        at = event.globalPosition().toPoint()
        if not self._dragging and (at - start).manhattanLength() >= QApplication.startDragDistance():
            self._dragging = True
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._dragging:
            self.drag_moved.emit(card, at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Here it is dropped."""
        pressed, dragging = self._pressed, self._dragging
        self._stop()
        if dragging and pressed is not None:
            self.drag_dropped.emit(pressed[1], event.globalPosition().toPoint())
            return
        super().mouseReleaseEvent(event)

    def _stop(self) -> None:
        self._pressed, self._dragging = None, False
        self.viewport().unsetCursor()

    @property
    def dragging(self) -> bool:
        """Whether a card is in the hand."""
        return self._dragging

    def _on_menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if index.isValid():
            self.setCurrentIndex(index)
            self.menu_wanted.emit(index.data(CARD), self.viewport().mapToGlobal(at))

    # --- keys -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Each drag has its key; arrows walk."""
        key, card = event.key(), self.current_card()
        if self._dragging:
            if key == Qt.Key.Key_Escape:
                self._stop()
                self.drag_cancelled.emit()
            return
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        walk = {
            Qt.Key.Key_Left: "left", Qt.Key.Key_Right: "right", Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down",
        }.get(Qt.Key(key))  # fmt: skip
        if walk in ("left", "right") and not control:
            self.key_wanted.emit(walk, card)
            return
        act = f"move-{walk}" if walk and control else None
        if act is None and not control:
            act = {
                Qt.Key.Key_Delete: "drop", Qt.Key.Key_L: "lock", Qt.Key.Key_S: "swap", Qt.Key.Key_Return: "open",
                Qt.Key.Key_Enter: "open", Qt.Key.Key_M: "menu", Qt.Key.Key_Menu: "menu",
            }.get(Qt.Key(key))  # fmt: skip
        if act is None and event.text().isalpha() and not control:
            event.ignore()  # A and Q are the window's; cards are not looked for by their first letter
        elif act is None:
            super().keyPressEvent(event)
        elif card is not None:
            self.key_wanted.emit(act, card)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The cursor stands somewhere."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.set_row(0)
        self.entered_list.emit()

    def sizeHint(self) -> QSize:
        """A few cards."""
        return QSize(200, 4 * CARD_HEIGHT)
