"""The bell at work: count, list, balloons or a toast, the digest at the start, and where each reminder leads."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal

from app import services
from app.models.nouns import AUTO_RETURN_REASONS
from app.models.query import Only
from app.ui import weekly_texts
from app.ui.list_page import ListPage
from app.ui.pool_keeper import PoolKeeper
from app.ui.reminders.digest_card import DigestCard
from app.ui.reminders.keeper import ReminderKeeper, utc_now
from app.ui.reminders.panel import ReminderPanel

if TYPE_CHECKING:
    from app.paths import DataFolder
    from app.services.auto_return import Returned
    from app.services.changes import Written
    from app.services.reminders import ReminderInfo
    from app.ui.context import WindowContext
    from app.ui.desk import Desk
    from app.ui.window import KebanWindow

_LINES: Final = 4
DIGEST: Final = "digest"


class Bell(QObject):
    """Belongs to the window. `start()` sets the keepers going; until then nothing is asked or written."""

    settings_wanted = Signal()

    def __init__(self, context: WindowContext, window: KebanWindow, desk: Desk, folder: DataFolder) -> None:
        super().__init__(window)
        self._context, self._window, self._desk = context, window, desk
        self.keeper = ReminderKeeper(context, folder.holidays, self)
        self.pool = PoolKeeper(context, self)
        self.panel: ReminderPanel | None = None
        self.digest: DigestCard | None = None
        self.keeper.unread_changed.connect(window.set_reminder_count)
        self.keeper.arrived.connect(self._on_arrived)
        self.keeper.day_changed.connect(self._on_new_day)
        self.pool.returned.connect(self._on_returned)
        window.reminders_requested.connect(self.open_panel)

    def start(self) -> None:
        """The pool first, so that what returns is known when the day's reminders are looked for."""
        self.pool.ran.connect(self._on_first_run)
        self.pool.start()

    def _on_first_run(self) -> None:
        self.pool.ran.disconnect(self._on_first_run)
        self.keeper.start()

    # --- the list -----------------------------------------------------------------------

    def open_panel(self) -> None:
        """The list under the bell."""
        if self.panel is None:
            self.panel = ReminderPanel(self._context, self._window)
            self.panel.opened.connect(self._on_opened)
            self.panel.item_opened.connect(self._on_item)
            self.panel.finished.connect(self._on_finished)
            self.panel.snoozed.connect(self._on_snoozed)
            self.panel.settings_wanted.connect(self.settings_wanted)
        self.panel.open_under(self._window.header.bell)

    def _on_finished(self, ids: list[int] | None) -> None:
        actor, now = self._context.actor, utc_now()
        self._write(lambda session, _job: services.reminders.mark_read(session, actor, ids, now=now))

    def _on_snoozed(self, reminder_id: int, choice: str) -> None:
        actor, today, now = self._context.actor, self._context.today(), utc_now()
        self._write(
            lambda session, _job: services.reminders.snooze(session, actor, reminder_id, choice, now=now, today=today)
        )

    def _write(self, work: Any) -> None:
        self._context.tasks.write(work, lambda _value: self._on_written(), owner=self)

    def _on_written(self) -> None:
        self.keeper.look()
        if self.panel is not None and self.panel.isVisible():
            self.panel.ask()

    # --- what arrives -------------------------------------------------------------------

    def _on_arrived(self, found: Sequence[ReminderInfo]) -> None:
        digest = next((one for one in found if one.cause == DIGEST), None)
        if digest is not None:
            self._show_digest(digest)
        others = [one for one in found if one.cause != DIGEST]
        if others:
            self._tell(others)

    def _tell(self, found: Sequence[ReminderInfo]) -> None:
        texts = [weekly_texts.reminder_text(one.cause, one.count, one.items) for one in found]
        title, text = texts[0]
        if len(texts) > 1:
            title = self.tr("{0} 条提醒").format(len(texts))
            text = "\n".join(one for one, _ in texts[:_LINES])
        if self._window.tray is not None and self._window.tray.notify(title, text, self.open_panel):
            return
        said = title if len(texts) > 1 or not text else self.tr("{0}：{1}").format(title, text)
        self._window.show_toast(said, action=(self.tr("查看"), self.open_panel))

    def _show_digest(self, info: ReminderInfo) -> None:
        card = DigestCard(info, self._window)
        card.opened.connect(self.go)
        card.noted.connect(lambda: self._on_finished([info.id]))
        card.later.connect(lambda: self._on_snoozed(info.id, "long"))
        card.finished.connect(lambda _result: self._on_digest_closed(card))
        self.digest = card
        if self._window.isVisible():
            card.open()
        elif self._window.tray is not None:
            title, text = weekly_texts.reminder_text(info.cause, info.count, info.items)
            self._window.tray.notify(title, text, card.open)

    def _on_digest_closed(self, card: DigestCard) -> None:
        self.digest = None
        card.deleteLater()

    def _on_returned(self, written: Written[Returned]) -> None:
        said = self.tr("{0} 位客户超期，已回收到公共池").format(f"{written.value.count:,}")
        operation = written.operation
        may_undo = self._context.actor.sees_all and operation is not None
        self._window.show_toast(
            said,
            (lambda: self._desk.undo(operation)) if may_undo else None,
            action=(self.tr("查看"), lambda: self.go("returned")),
        )
        self.keeper.look()

    def _on_new_day(self) -> None:
        for page in self._window.pages:
            refresh = getattr(page, "refresh", None)
            if callable(refresh):
                refresh()
        self.pool.run()

    # --- where they lead ------------------------------------------------------------------

    def go(self, cause: str) -> None:
        """The place where everything of this cause stands."""
        today = self._context.today().isoformat()
        if cause == "returning":
            self._show_list("potential", view="returning")
        elif cause == "returned":
            self._show_list(
                "public", filters=(("return_reason", AUTO_RETURN_REASONS),), ranges=(("returned_on", today, today),)
            )
        elif cause in ("cases", "warranty"):
            self._show_list("after-sales", view="overdue" if cause == "cases" else "all")
        elif cause == "review":
            self._window.show_page("articles")
        elif cause in ("birthday", "birthday_passed", "holiday"):
            self._desk.team.cares()
        else:
            self._window.show_page("today")

    def _show_list(
        self,
        tab: str,
        *,
        view: str = "all",
        filters: tuple[tuple[str, tuple[str, ...]], ...] = (),
        ranges: tuple[tuple[str, str, str], ...] = (),
    ) -> None:
        self._window.show_page(tab)
        page = self._window.page(tab)
        if isinstance(page, ListPage):
            page.show_narrowed(view, filters=filters, ranges=ranges)

    def _on_opened(self, info: ReminderInfo) -> None:
        if info.cause == DIGEST:
            self._show_digest(info)
        elif info.cause == "churn":
            self._show_these("current", info)
        else:
            self.go(info.cause)

    def _show_these(self, tab: str, info: ReminderInfo) -> None:
        self._window.show_page(tab)
        page = self._window.page(tab)
        words, _ = weekly_texts.reminder_text(info.cause, info.count)
        if isinstance(page, ListPage):
            page.show_only(Only(words, array("q", (int(one["customer_id"]) for one in info.items))))

    def _on_item(self, _cause: str, item: Mapping[str, Any]) -> None:
        if item.get("case_id"):
            self._desk.open_case(int(item["case_id"]))
        elif item.get("article_id"):
            self._desk.show_record("articles", int(item["article_id"]))
        elif item.get("customer_id"):
            self._desk.find_customer(int(item["customer_id"]))
