"""What hands wish for single cards, by mouse, key or menu: shown at once, written in order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from app import services
from app.ui import weekly_texts
from app.ui.icons import icon

if TYPE_CHECKING:
    from app.services.weekly_board import WeekCard
    from app.ui.context import WindowContext
    from app.ui.weekly.board import Board
    from app.ui.weekly.write_queue import WriteQueue


class BoardHands(QObject):
    """`state` tells the week in front and whether it may be changed."""

    customer_wanted = Signal(int)

    def __init__(
        self,
        context: WindowContext,
        board: Board,
        writes: WriteQueue,
        state: Callable[[], tuple[str, bool]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._context, self._board, self._writes, self._state = context, board, writes, state
        board.move_wanted.connect(self._on_move)
        board.swap_wanted.connect(self._on_swap)
        board.drop_wanted.connect(self._on_drop)
        board.lock_wanted.connect(self._on_lock)
        board.menu_wanted.connect(self._on_menu)
        board.open_wanted.connect(lambda card: self.customer_wanted.emit(card.customer_id))

    @property
    def _week(self) -> str:
        return self._state()[0]

    @property
    def _editable(self) -> bool:
        return self._state()[1]

    def _on_move(self, card: WeekCard, user_id: int, place: int) -> None:
        column = self._board.column_of(user_id)
        if column is None:
            return
        actor, week, today = self._context.actor, self._week, self._context.today()
        room = not column.full or self._board.where(card) is column.list
        if room:
            self._board.put(card, column.list, place)
        if card.week != week:  # of the supervisor's list: it comes into this week by hand
            self._writes.write(
                lambda session, _job: services.weekly_adjust.add(
                    session, actor, card.customer_id, week=week, user_id=user_id, now=datetime.now(UTC), today=today
                )
            )
            return
        ids = [card.assignment_id]
        self._writes.write(
            lambda session, _job: services.weekly_adjust.move(
                session, actor, ids, to_user_id=user_id, position=place, now=datetime.now(UTC)
            )
        )

    def _on_swap(self, card: WeekCard, other: WeekCard) -> None:
        actor = self._context.actor
        self._board.exchange(card, other)
        first, second = card.assignment_id, other.assignment_id
        self._writes.write(
            lambda session, _job: services.weekly_adjust.swap(session, actor, first, second, now=datetime.now(UTC))
        )

    def _on_drop(self, card: WeekCard) -> None:
        actor, ids = self._context.actor, [card.assignment_id]
        if card.week != self._week:
            self._board.take(card)
            self._writes.write(
                lambda session, _job: services.weekly_adjust.settle(session, actor, ids, now=datetime.now(UTC))
            )
            return
        self._board.put(card, self._board.off, 0)
        self._writes.write(
            lambda session, _job: services.weekly_adjust.drop(session, actor, ids, now=datetime.now(UTC))
        )

    def _on_lock(self, card: WeekCard) -> None:
        actor, ids, locked = self._context.actor, [card.assignment_id], not card.locked
        self._writes.write(
            lambda session, _job: services.weekly_adjust.lock(session, actor, ids, locked=locked, now=datetime.now(UTC))
        )

    def _on_menu(self, card: WeekCard, at: QPoint) -> None:
        menu = QMenu(self._board)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("external-link"), self.tr("打开客户\t回车")).triggered.connect(
            lambda: self.customer_wanted.emit(card.customer_id)
        )
        if self._editable:
            here = self._board.where(card)
            people = menu.addMenu(icon("user-check"), self.tr("交给"))
            for column in self._board.columns:
                if column.list is here:
                    continue
                full = self.tr("{0}（已满 {1} 位）").format(column.name, column.quota)
                made = people.addAction(full if column.full else column.name)
                made.setEnabled(not column.full)
                made.triggered.connect(
                    lambda _checked=False, to=column: self._on_move(card, to.user_id, len(to.list.rows.cards))
                )
            if here in [one.list for one in self._board.columns]:
                words = self.tr("不再固定\tL") if card.locked else self.tr("固定在这份名单里\tL")
                menu.addAction(icon("lock-open" if card.locked else "lock"), words).triggered.connect(
                    lambda: self._on_lock(card)
                )
            if here is not self._board.off:
                words = self.tr("移出名单\tDelete") if card.week == self._week else self.tr("不再追，放回候选\tDelete")
                menu.addAction(icon("x"), words).triggered.connect(lambda: self._on_drop(card))
        menu.addSeparator()
        why = menu.addAction(self.tr("为什么选中：{0}").format(weekly_texts.reasons_text(card.reasons)))
        why.setEnabled(False)
        menu.popup(at)
