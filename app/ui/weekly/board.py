"""The board: people as columns of fixed width beside each other, at the right what was taken off; cards are dragged."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.ui.weekly.card_list import CardList
from app.ui.weekly.column import COLUMN_WIDTH, Column
from app.ui.weekly.drag_ghost import DragGhost

if TYPE_CHECKING:
    from app.services.weekly_board import PersonColumn, WeekBoard, WeekCard

_EDGE: Final = 48
_STEP: Final = 24
_AT_ONCE: Final = 6
"""Columns made in one turn of the event loop."""


class Board(QWidget):
    """Shows what the service answered and what hands did since; each wish is told once, in order."""

    move_wanted = Signal(object, int, int)
    """Card, person, place in their list after the card left its own."""
    swap_wanted = Signal(object, object)
    drop_wanted = Signal(object)
    lock_wanted = Signal(object)
    open_wanted = Signal(object)
    menu_wanted = Signal(object, QPoint)
    add_wanted = Signal(int)
    quota_wanted = Signal(int)
    drag_ended = Signal()
    hinted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.columns: list[Column] = []
        self.editable = True
        self._marked: WeekCard | None = None
        self._people: list[PersonColumn] = []
        self._building = QTimer(self)
        self._building.setSingleShot(True)
        self._building.setInterval(0)
        self._building.timeout.connect(self._build)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(12)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget(self.area)
        self._row = QHBoxLayout(inner)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addStretch(1)
        self.area.setWidget(inner)
        row.addWidget(self.area, 1)
        row.addWidget(self._make_side())
        self._ghost = DragGhost(self)
        self._pulling = QTimer(self)
        self._pulling.setInterval(30)
        self._pulling.timeout.connect(self._on_pull)
        self._pull = 0

    def _make_side(self) -> QWidget:
        frame = QFrame(self)
        frame.setProperty("kind", "sunken")
        frame.setFixedWidth(COLUMN_WIDTH)
        column = QVBoxLayout(frame)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        self.up_title = QLabel(frame)
        self.up_title.setProperty("mark", "amber")
        self.up_title.setWordWrap(True)
        self.up = CardList(self.tr("连续几周没人联系的客户"), frame)
        self.off_title = QLabel(frame)
        self.off_title.setProperty("role", "heading")
        self.off_hint = QLabel(self.tr("把卡片拖到这里，或按 Delete：这一周不再补上。再拖回去就恢复。"), frame)
        self.off_hint.setProperty("role", "caption")
        self.off_hint.setWordWrap(True)
        self.off = CardList(self.tr("已移出的客户"), frame)
        for widget, stretch in (
            (self.up_title, 0),
            (self.up, 2),
            (self.off_title, 0),
            (self.off_hint, 0),
            (self.off, 3),
        ):
            column.addWidget(widget, stretch)
        self._connect_list(self.up)
        self._connect_list(self.off)
        return frame

    # --- showing --------------------------------------------------------------------------

    def show_board(self, found: WeekBoard, *, editable: bool) -> None:
        """The lists as they stand now; columns are kept while the people are the same."""
        self.editable = editable
        if [one.user_id for one in found.people] != [one.user_id for one in self._people]:
            for old in self.columns:
                self._row.removeWidget(old)
                old.hide()
                old.deleteLater()
            self.columns = []
        self._people = list(found.people)
        for column, person in zip(self.columns, self._people, strict=False):
            column.show_person(person, editable=editable)
        self._build()
        self.off.show_cards(found.dropped)
        self.up.show_cards(found.escalated)
        self.off.may_drag = self.up.may_drag = editable
        self.up_title.setVisible(bool(found.escalated))
        self.up.setVisible(bool(found.escalated))
        self._mark(None)
        self._show_figures()

    def _build(self) -> None:
        """The next few columns: thirty at once would stop the window for a moment."""
        at = len(self.columns)
        for place, person in enumerate(self._people[at : at + _AT_ONCE], start=at):
            made = Column(person.user_id, person.name, self)
            made.quota_wanted.connect(self.quota_wanted)
            made.add_wanted.connect(self.add_wanted)
            self._connect_list(made.list)
            self._row.insertWidget(place, made)
            self.columns.append(made)
            made.show_person(person, editable=self.editable)
        if len(self.columns) < len(self._people):
            self._building.start()
        if at:
            self._show_figures()

    def _show_figures(self) -> None:
        highest = max((one.total() for one in self.columns), default=Decimal(0))
        for one in self.columns:
            one.show_figures(highest)
        self.up_title.setText(self.tr("连续几周没人联系，请处理：{0}").format(len(self.up.rows.cards)))
        self.off_title.setText(self.tr("已移出 {0} 位").format(len(self.off.rows.cards)))

    @property
    def dragging(self) -> bool:
        """Whether a card is in the hand: what is read meanwhile waits."""
        return any(one.dragging for one in self._lists())

    def column_of(self, user_id: int) -> Column | None:
        """A person's column."""
        return next((one for one in self.columns if one.user_id == user_id), None)

    def where(self, card: WeekCard) -> CardList | None:
        """The list that holds a card now."""
        return next((one for one in self._lists() if one.rows.place_of(card.assignment_id) is not None), None)

    def focus_cards(self) -> None:
        """The first card of the first list that has some."""
        for one in self._lists():
            if one.rows.cards and one.isVisibleTo(self):
                one.setFocus()
                return

    def _lists(self) -> list[CardList]:
        return [*(one.list for one in self.columns), self.up, self.off]

    def _connect_list(self, one: CardList) -> None:
        one.drag_moved.connect(lambda card, at: self._on_drag(one, card, at))
        one.drag_dropped.connect(lambda card, at: self._on_drop(one, card, at))
        one.drag_cancelled.connect(self._end_drag)
        one.key_wanted.connect(lambda act, card: self._on_key(one, act, card))
        one.menu_wanted.connect(self.menu_wanted)
        one.entered_list.connect(lambda: self._bring(one))

    def _bring(self, one: CardList) -> None:
        column = next((each for each in self.columns if each.list is one), None)
        if column is not None:
            self.area.ensureWidgetVisible(column, 8, 0)

    # --- what hands did, before the service has answered ------------------------------------

    def take(self, card: WeekCard) -> None:
        """Take a card out of the list it stands in."""
        one = self.where(card)
        if one is not None:
            one.show_cards([each for each in one.rows.cards if each.assignment_id != card.assignment_id])
        self._show_figures()

    def put(self, card: WeekCard, one: CardList, place: int) -> None:
        """Put a card into a list; the cursor follows it."""
        self.take(card)
        cards = list(one.rows.cards)
        cards.insert(place, card)
        one.show_cards(cards)
        one.set_row(place)
        self._show_figures()

    def exchange(self, first: WeekCard, second: WeekCard) -> None:
        """Two cards change places."""
        one, other = self.where(first), self.where(second)
        if one is None or other is None:
            return
        swapped = {first.assignment_id: second, second.assignment_id: first}
        for each in {one, other}:
            each.show_cards([swapped.get(card.assignment_id, card) for card in each.rows.cards])
        self._show_figures()

    # --- dragging ---------------------------------------------------------------------------

    def _target(self, source: CardList, card: WeekCard, at: QPoint) -> tuple[CardList, int, WeekCard | None] | None:
        """The list under the mouse, the place in it, and whom the card would be exchanged with."""
        if self._inside(self.off, at) or self._inside(self.off_hint, at) or self._inside(self.off_title, at):
            return (self.off, 0, None) if source is not self.off else None
        for column in self.columns:
            if not self._inside(column, at):
                continue
            place, over = column.list.place_at(column.list.viewport().mapFromGlobal(at))
            if over is not None and over.assignment_id == card.assignment_id:
                over = None
            if source in (self.off, self.up) or (over is not None and source is column.list):
                over = None
            if over is None and source is column.list:
                own = column.list.rows.place_of(card.assignment_id)
                if own is not None and place > own:
                    place -= 1
            return column.list, place, over
        return None

    @staticmethod
    def _inside(widget: QWidget, at: QPoint) -> bool:
        return widget.isVisible() and widget.rect().contains(widget.mapFromGlobal(at))

    def _on_drag(self, source: CardList, card: WeekCard, at: QPoint) -> None:
        ghost, found = self._ghost, self._target(source, card, at)
        ghost.setGeometry(self.rect())
        ghost.card, ghost.at, ghost.painter_of = card, self.mapFromGlobal(at), source
        ghost.line, ghost.words, ghost.refused = None, "", False
        over = None
        if found is not None:
            one, place, over = found
            column = next((each for each in self.columns if each.list is one), None)
            if one is self.off:
                ghost.words = self.tr("移出名单")
            elif over is not None:
                ghost.words = self.tr("与「{0}」对换").format(over.customer)
            else:
                shown = place + 1 if source is one and place >= (one.rows.place_of(card.assignment_id) or 0) else place
                start = self.mapFromGlobal(one.viewport().mapToGlobal(QPoint(4, one.line_of(shown))))
                ghost.line = start, one.viewport().width() - 8
                if column is not None and source is not one:
                    ghost.refused = column.full
                    full = self.tr("{0}已满 {1} 位：拖到一张卡片上对换")
                    ghost.words = (full if column.full else self.tr("给{0}")).format(column.name, column.quota)
        for each in self._lists():
            if each.painter_of.over != (wanted := over.assignment_id if over is not None else None):
                each.painter_of.over = wanted
                each.viewport().update()
        ghost.show()
        ghost.raise_()
        ghost.update()
        self._pull_at(at)

    def _pull_at(self, at: QPoint) -> None:
        seen = self.area.viewport()
        x, inside = seen.mapFromGlobal(at).x(), self._inside(seen, at)
        self._pull = -1 if inside and x < _EDGE else 1 if inside and x > seen.width() - _EDGE else 0
        if self._pull and not self._pulling.isActive():
            self._pulling.start()

    def _on_pull(self) -> None:
        bar = self.area.horizontalScrollBar()
        if not self._pull or not self._ghost.isVisible():
            self._pulling.stop()
            return
        bar.setValue(bar.value() + self._pull * _STEP)

    def _on_drop(self, source: CardList, card: WeekCard, at: QPoint) -> None:
        found = self._target(source, card, at)
        self._end_drag()
        if found is None or not self.editable:
            return
        one, place, over = found
        if one is self.off:
            self.drop_wanted.emit(card)
        elif over is not None:
            self.swap_wanted.emit(card, over)
        elif one is not source or place != one.rows.place_of(card.assignment_id):
            self._move(card, one, place)
        self.drag_ended.emit()

    def _move(self, card: WeekCard, one: CardList, place: int) -> None:
        user_id = next(each.user_id for each in self.columns if each.list is one)
        self.move_wanted.emit(card, user_id, place)

    def _end_drag(self) -> None:
        self._pull = 0
        self._ghost.hide()
        for each in self._lists():
            each.painter_of.over = None
            each.viewport().update()
        self.drag_ended.emit()

    # --- keys -------------------------------------------------------------------------------

    def _on_key(self, source: CardList, act: str, card: WeekCard | None) -> None:
        if act in ("left", "right"):
            self._walk(source, -1 if act == "left" else 1)
        elif card is None:
            return
        elif act == "open":
            self.open_wanted.emit(card)
        elif act == "menu":
            rect = source.visualRect(source.currentIndex())
            self.menu_wanted.emit(card, source.viewport().mapToGlobal(rect.center()))
        elif self.editable:
            self._act(source, act, card)

    def _act(self, source: CardList, act: str, card: WeekCard) -> None:
        lists = [one.list for one in self.columns]
        if act == "drop":
            if source is not self.off:
                self.drop_wanted.emit(card)
        elif act == "lock" and source in lists:
            self.lock_wanted.emit(card)
        elif act == "swap" and source in lists:
            self._on_swap(card)
        elif act in ("move-up", "move-down") and source in lists:
            row = source.currentIndex().row() + (-1 if act == "move-up" else 1)
            if 0 <= row < len(source.rows.cards):
                self._move(card, source, row)
        elif act in ("move-left", "move-right"):
            self._step(source, card, -1 if act == "move-left" else 1)

    def _step(self, source: CardList, card: WeekCard, by: int) -> None:
        lists = [one.list for one in self.columns]
        if source in (self.off, self.up):
            at = len(lists) - 1 if by < 0 and lists else -1
        else:
            at = lists.index(source) + by
        if 0 <= at < len(lists):
            self._move(card, lists[at], min(max(0, source.currentIndex().row()), len(lists[at].rows.cards)))
            lists[at].setFocus()

    def _walk(self, source: CardList, by: int) -> None:
        lists = [one for one in self._lists() if one.isVisibleTo(self)]
        at, row = lists.index(source) + by, max(0, source.currentIndex().row())
        while 0 <= at < len(lists) and not lists[at].rows.cards:
            at += by
        if 0 <= at < len(lists):
            lists[at].set_row(row)
            lists[at].setFocus()

    def _on_swap(self, card: WeekCard) -> None:
        if self._marked is None:
            self._mark(card)
            self.hinted.emit(self.tr("再到另一张卡片上按 S，就和「{0}」对换；Esc 取消").format(card.customer))
            return
        first = self._marked
        self._mark(None)
        if first.assignment_id != card.assignment_id:
            self.swap_wanted.emit(first, card)

    def _mark(self, card: WeekCard | None) -> None:
        self._marked = card
        for each in self._lists():
            each.painter_of.swapping = card.assignment_id if card is not None else None
            each.viewport().update()

    def unmark(self) -> bool:
        """Esc takes the mark for an exchange back; False when there was none."""
        marked = self._marked is not None
        self._mark(None)
        return marked
