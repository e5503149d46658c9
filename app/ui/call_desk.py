"""逐个联系 on the desk: whom to call, from rows, a list or today's work, and what is left afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject

from app import services
from app.models.nouns import ListName
from app.ui.list_page import ListPage

if TYPE_CHECKING:
    from app.services.calls import CallList
    from app.ui.call_mode.call_window import CallWindow
    from app.ui.desk import Desk

_ROWS_CALLED: Final = 2_000


class CallDesk(QObject):
    """Reached as `desk.calls`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk

    def one_by_one(self, ids: Sequence[int], source: str, name: ListName = ListName.CURRENT) -> None:
        """逐个联系: the customers of these rows of a list, one card at a time."""
        if not self._desk.may_write():
            return
        actor, today, wanted = self._desk.context.actor, self._desk.context.today(), list(ids)
        self._desk.context.tasks.read(
            lambda session, _job: services.calls.gather(session, actor, name, wanted, today=today),
            lambda found: self._on_call_list(found, source),
            owner=self,
            key=(id(self), "calls"),
        )

    def from_here(self) -> None:
        """逐个联系 for what is in front: the selected rows, or the list from the cursor on, or today's work."""
        page = self._desk.window.page(self._desk.window.current_page)
        if isinstance(page, ListPage) and page.config.list is not ListName.ARTICLES:
            chosen = page.view.selected_ids().tolist()
            if len(chosen) < 2:
                row = max(0, page.view.currentIndex().row())
                chosen = page.model.ids[row : row + _ROWS_CALLED].tolist()
            self.one_by_one(chosen, page.config.title, page.config.list)
        elif callable(queue := getattr(page, "call_queue", None)):
            self.one_by_one(queue(), self.tr("今日工作"))
        else:
            self._desk.window.show_toast(self.tr("请先打开今日工作或一个客户列表。"))

    def today(self) -> None:
        """逐个联系 for today's work, from whatever tab."""
        self._desk.window.show_page("today")
        actor, today = self._desk.context.actor, self._desk.context.today()

        def work(session: Any, _job: object) -> CallList:
            # One's own day, also where the page shows a whole team's.
            groups = services.today.overview(session, actor, of=actor.id, today=today).groups
            ids = [row.customer_id for one in groups if one.key != "cases" for row in one.rows if not row.done]
            found: CallList = services.calls.gather(session, actor, ListName.CURRENT, ids, today=today)
            return found

        self._desk.context.tasks.read(
            work, lambda found: self._on_call_list(found, self.tr("今日工作")), owner=self, key=(id(self), "calls")
        )

    def _on_call_list(self, found: CallList, source: str) -> None:
        if not found.ids:
            self._desk.window.show_toast(self.tr("没有可以联系的客户：都是勿扰、停业，或不在您名下。"))
            return
        from app.ui.call_mode.call_window import CallWindow

        source = self.tr("{0} ・ {1} 位").format(source, f"{len(found.ids):,}")
        if found.cut:
            source = self.tr("{0}，其余 {1} 位下次再来").format(source, f"{found.cut:,}")
        calls = CallWindow(self._desk.context, found.ids, source, self._desk.window, left_out=found.left_out)
        calls.deal_closed.connect(lambda customer_id: self._desk.new_shipment(customer_id, calls))
        calls.finished.connect(lambda _result: self._on_calls_left(calls, source))
        calls.resize(self._desk.window.size())
        calls.move(self._desk.window.pos())
        self._desk.show_dialog(calls)

    def _on_calls_left(self, calls: CallWindow, source: str) -> None:
        left, called = calls.queue.left, calls.queue.called
        if not left or not called:
            return
        said = self.tr("联系了 {0} 位，还剩 {1} 位").format(called, len(left))
        again = (self.tr("继续"), lambda: self.one_by_one(left, source.partition(" ")[0]))
        self._desk.window.show_toast(said, action=again)
