"""The detail pane: one customer with its tabs; everything is read in the background and never twice at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QFrame, QStackedLayout, QTabWidget, QVBoxLayout, QWidget

from app import services
from app.errors import AppError
from app.models.nouns import CASE_CLOSED, Noun, ShipmentKind
from app.ui import formats, texts
from app.ui.context import WindowContext
from app.ui.detail.actions import CustomerActions, WindowActions
from app.ui.detail.follow_tab import FollowTab
from app.ui.detail.header import DetailHeader
from app.ui.detail.history_tab import HistoryTab
from app.ui.detail.info_tab import InfoTab
from app.ui.detail.record_list import Line, RecordList
from app.ui.status_colors import status_color
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.holders import tab_holder

if TYPE_CHECKING:
    from app.services.articles import ArticleHit
    from app.services.belongings import Belonging
    from app.services.customers import CustomerDetail
    from app.services.evaluation import Assessment
    from app.services.operations import LastChange
    from app.services.timeline import TimelineEntry

    _Found = tuple[CustomerDetail, list[TimelineEntry], LastChange | None, Assessment, list[ArticleHit]]

MINIMUM: Final = 328
MAXIMUM: Final = 440
FIRST_ENTRIES: Final = 50
MORE_ENTRIES: Final = 200
_REFRESH_MS: Final = 60
_SETTLE_MS: Final = 800
_OWN_NOUNS: Final = frozenset(
    {Noun.CUSTOMER, Noun.CONTACT, Noun.INTERACTION, Noun.SHIPMENT, Noun.SERVICE_CASE, Noun.USER, Noun.TEAM_SETTING}
)
_READ_RECORD: Final = {
    Noun.INTERACTION: "interactions",
    Noun.SHIPMENT: "shipments",
    Noun.SERVICE_CASE: "service_cases",
}
_JUDGED: Final = ("evaluation_result", "evaluation_note")


class DetailPane(QFrame):
    """`of` says what the ids of `show_record` mean: customers, or logs, cases and shipments whose customer is shown."""

    log_requested = Signal(int)
    edit_requested = Signal(int, str)
    """Customer and the field that should get the cursor ('' for none)."""
    full_requested = Signal(int)
    """A customer to be shown in a window of its own."""
    print_requested = Signal(int)
    """A customer whose card is to be printed."""
    shipment_requested = Signal(int)
    """Customer that bought something."""
    evaluation_requested = Signal(int, str, str)
    """Customer, its verdict and its reasoning as they stand."""
    return_requested = Signal(int)
    """A shipment line that comes back."""
    shipment_opened = Signal(int)
    """A shipment line to correct."""
    case_requested = Signal(int)
    """Customer with a new case."""
    case_opened = Signal(int)
    """A case to work on."""
    case_draft_requested = Signal(int)
    """A customer whose story is to become a case."""
    article_requested = Signal(int)
    """An article that speaks of the customer."""
    interaction_opened = Signal(int)
    """A logged contact to correct."""
    closed = Signal()

    def __init__(
        self,
        context: WindowContext,
        window: WindowActions | None = None,
        parent: QWidget | None = None,
        *,
        of: Noun = Noun.CUSTOMER,
    ) -> None:
        super().__init__(parent)
        self._context, self._of = context, of
        self._record_id: int | None = None
        self._detail: CustomerDetail | None = None
        self._limit = FIRST_ENTRIES
        self._loaded: set[QWidget] = set()
        self.always_shown: tuple[QWidget, ...] = ()
        """Parts beside the tabs, read with every customer."""
        self.setProperty("kind", "detail")
        self.setMinimumWidth(MINIMUM)
        self.setMaximumWidth(MAXIMUM)
        self.customer_actions = CustomerActions(context, window, self)
        self.customer_actions.done.connect(self.refresh)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REFRESH_MS)
        self._timer.timeout.connect(self.refresh)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLE_MS)
        self._build()
        self._connect()
        context.tasks.written.connect(self._on_written)

    def _build(self) -> None:
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(1, 0, 0, 0)
        self.empty = EmptyState("user-round", self.tr("选中一位客户，这里显示来龙去脉"), parent=self)
        self.missing = EmptyState("eye-off", "", parent=self)
        self.content = QWidget(self)
        for widget in (self.empty, self.missing, self.content):
            self._stack.addWidget(widget)
        self.header = DetailHeader(self.content)
        self.tabs = QTabWidget(self.content)
        self.tabs.setDocumentMode(True)
        self.tabs.setUsesScrollButtons(False)
        holder = tab_holder(self.tabs)
        self.follow = FollowTab(self._context, holder)
        self.info = InfoTab(holder)
        self.shipments = RecordList(self.tr("登记出货"), self.tr("还没有出货"), holder)
        self.cases = RecordList(self.tr("登记售后"), self.tr("没有售后记录"), holder)
        self.shipments.list.setAccessibleName(self.tr("出货"))
        self.cases.list.setAccessibleName(self.tr("售后"))
        self.history = HistoryTab(holder)
        self.place()

    def place(self) -> None:
        """One column: the header, and everything else in tabs under it."""
        for widget, title in (
            (self.follow, self.tr("跟进")),
            (self.info, self.tr("资料")),
            (self.shipments, self.tr("出货")),
            (self.cases, self.tr("售后")),
            (self.history, self.tr("变更")),
        ):
            self.tabs.addTab(widget, title)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.tabs, 1)

    def _connect(self) -> None:
        self.header.action.connect(self._on_action)
        self.header.closed.connect(self.closed)
        self.header.next_chosen.connect(
            lambda on: self._with_detail(lambda one: self.customer_actions.set_next([one.id], on))
        )
        self.header.next_asked.connect(
            lambda: self._with_detail(lambda one: self.edit_requested.emit(one.id, "next_contact_on"))
        )
        self.header.evaluation_chosen.connect(
            lambda word: self._with_detail(lambda one: self.customer_actions.evaluate([one.id], word))
        )
        self.tabs.currentChanged.connect(lambda _index: self._load(self.tabs.currentWidget()))
        self.follow.field_wanted.connect(
            lambda field: self._with_detail(lambda one: self.edit_requested.emit(one.id, field))
        )
        self.follow.evaluation_wanted.connect(
            lambda: self._with_detail(
                lambda one: self.evaluation_requested.emit(
                    one.id, one.values["evaluation_result"] or "", one.values["evaluation_note"] or ""
                )
            )
        )
        self.follow.evaluation_taken.connect(
            lambda result, note: self._with_detail(
                lambda one: self.customer_actions.evaluate([one.id], result, note=note, suggested=True)
            )
        )
        self.follow.article_wanted.connect(self.article_requested)
        self.follow.more_wanted.connect(self._on_more)
        self.follow.noted.connect(lambda written: self.customer_actions.announce(written, self.tr("已记下")))
        self.follow.entry_activated.connect(self._on_entry)
        self.shipments.add_wanted.connect(lambda: self._on_action("shipment"))
        self.shipments.opened.connect(self.shipment_opened)
        self.shipments.menu_wanted.connect(self._on_shipment_menu)
        self.cases.add_wanted.connect(lambda: self._on_action("case"))
        self.cases.opened.connect(self.case_opened)
        self.cases.menu_wanted.connect(self._on_case_menu)

    # --- what pages call ------------------------------------------------------------------

    @property
    def customer_id(self) -> int | None:
        """The customer that is shown."""
        return self._detail.id if self._detail is not None else None

    def show_customer(self, customer_id: int | None) -> None:
        """Show a customer, or nothing; the newest wish wins."""
        self._show(customer_id, Noun.CUSTOMER)

    def show_record(self, record_id: int | None) -> None:
        """Show the record of the list this pane stands beside."""
        self._show(record_id, self._of)

    def refresh(self) -> None:
        """Read again what is shown."""
        self._timer.stop()
        if self._record_id is not None:
            self._loaded.clear()
            self._read()

    # --- reading -----------------------------------------------------------------------------

    def _show(self, record_id: int | None, noun: Noun) -> None:
        if record_id is None:
            self.follow.leave()
            self._record_id, self._detail = None, None
            # A read that is on its way must not bring the old customer back.
            self._context.tasks.run(lambda _job: None, lambda _value: None, owner=self, key=self._key("detail"))
            self._stack.setCurrentWidget(self.empty)
            return
        self._record_id, self._noun = record_id, noun
        self._limit = FIRST_ENTRIES
        self._loaded.clear()
        self._read()

    def _key(self, what: str) -> tuple[str, int]:
        return what, id(self)

    def _read(self) -> None:
        actor, today, limit = self._context.actor, self._context.today(), self._limit
        record_id, module = self._record_id, _READ_RECORD.get(self._noun)
        assert record_id is not None

        def work(session: Any, _job: Any) -> _Found:
            customer_id = record_id
            if module is not None:
                customer_id = getattr(services, module).get(session, actor, record_id, today=today).customer_id
            detail = services.customers.get(session, actor, customer_id, today=today)
            entries = services.timeline.of_customer(session, actor, customer_id, today=today, limit=limit + 1)
            judged = None
            if detail.values["evaluation_result"] or detail.values["evaluation_note"]:
                judged = services.operations.last_changed(session, Noun.CUSTOMER, customer_id, _JUDGED)
            assessment = services.evaluation.assess(session, actor, customer_id, today=today)
            articles = services.article_links.of_customer(session, actor, customer_id, today=today)
            return detail, entries, judged, assessment, articles

        self._context.tasks.read(work, self._on_read, failed=self._on_missing, owner=self, key=self._key("detail"))

    def _on_read(self, found: _Found) -> None:
        detail, entries, judged, assessment, articles = found
        if self._context.read_only:
            detail = replace(detail, actions=frozenset())
        today = self._context.today()
        if self._settling.isActive() and (self._detail is None or self._detail.id != detail.id):
            self._settling.start()
        self._detail = detail
        self.header.show_detail(detail, today)
        self.follow.show_detail(detail, judged, assessment)
        self.follow.show_articles(articles)
        self.follow.show_entries(entries[: self._limit], today, more=len(entries) > self._limit)
        counts = detail.counts
        self.tabs.setTabText(
            self.tabs.indexOf(self.shipments), self.tr("出货 {count}").format(count=counts["shipments"])
        )
        self.tabs.setTabText(
            self.tabs.indexOf(self.cases), self.tr("售后 {count}").format(count=counts["service_cases"])
        )
        can_log = "log" in detail.actions
        self.shipments.add_button.setVisible(can_log)
        self.cases.add_button.setVisible(can_log)
        self._stack.setCurrentWidget(self.content)
        self._loaded.clear()
        for part in self.always_shown:
            self._load(part)
        self._load(self.tabs.currentWidget())

    def _on_missing(self, error: AppError) -> None:
        self.follow.leave()
        self._detail = None
        text = texts.error_text(error)
        self.missing.sentence.setText(text.title)
        self.missing.hint.setText(text.line)
        self.missing.hint.show()
        self._stack.setCurrentWidget(self.missing)

    def _load(self, part: QWidget | None) -> None:
        detail = self._detail
        if detail is None or part is None or part in self._loaded:
            return
        self._loaded.add(part)
        customer_id, actor, today = detail.id, self._context.actor, self._context.today()
        if part is self.info:
            self.info.show_detail(detail)
        elif part is self.shipments:
            self._context.tasks.read(
                lambda session, _job: services.shipments.of_customer(session, actor, customer_id, today=today),
                self._on_shipments,
                owner=self,
                key=self._key("shipments"),
            )
        elif part is self.cases:
            self._context.tasks.read(
                lambda session, _job: services.service_cases.of_customer(session, actor, customer_id, today=today),
                self._on_cases,
                owner=self,
                key=self._key("cases"),
            )
        elif part is self.history:
            self._context.tasks.read(
                lambda session, _job: (
                    services.operations.history(session, Noun.CUSTOMER, customer_id),
                    {one.id: one.name for one in services.users.all_users(session)},
                    services.pool_history.owner_history(session, actor, customer_id, today=today),
                ),
                lambda found: self.history.show_history(*found),
                owner=self,
                key=self._key("history"),
            )

    def _on_shipments(self, found: list[Belonging]) -> None:
        lines = []
        for one in found:
            v = one.values
            parts = (v["shipped_on"].isoformat(), v["number"], _amount_of(v), one.person)
            pill = self.tr("作废") if v["void"] else v["kind"]
            status = "gray" if v["void"] else status_color("kind", v["kind"])
            title = " ".join(part for part in (v["product"], v["model"]) if part)
            right = texts.money(v["net_amount"], v["currency"])
            caption = " · ".join(part for part in parts if part)
            sold = not v["void"] and v["kind"] == ShipmentKind.SALE.value
            lines.append(Line(one.id, title, right, caption, pill, status, bool(v["void"]), sold))
        total = sum((one.values["net_amount"] for one in found), start=0)
        summary = (
            self.tr("{count} 行，合计 {total}").format(count=len(found), total=texts.money(total)) if found else ""
        )
        self.shipments.show_lines(lines, summary)

    def _on_cases(self, found: list[Belonging]) -> None:
        lines = []
        for one in found:
            v = one.values
            parts = (v["registered_on"].isoformat(), v["number"], v["type"], one.person)
            caption = " · ".join(part for part in parts if part)
            status = v["status"] or ""
            lines.append(Line(one.id, v["problem"] or "", "", caption, status, status_color("status", status)))
        open_ = sum(1 for one in found if one.values["status"] not in CASE_CLOSED)
        summary = self.tr("{count} 单，未结 {open} 单").format(count=len(found), open=open_) if found else ""
        self.cases.show_lines(lines, summary)

    # --- reactions ----------------------------------------------------------------------------

    def _on_written(self, written: Any) -> None:
        if self._record_id is not None and not _OWN_NOUNS.isdisjoint(getattr(written, "nouns", ())):
            self._timer.start()

    def _on_more(self) -> None:
        self._limit += MORE_ENTRIES
        self._read()

    def _with_detail(self, call: Callable[[CustomerDetail], None]) -> None:
        if self._detail is not None:
            call(self._detail)

    def _on_action(self, key: str) -> None:
        detail = self._detail
        if detail is None:
            return
        if key == "claim":
            # A claimed customer leaves the list and the next one stands under the mouse:
            # the second press of a double click is not meant for it.
            if self._settling.isActive():
                return
            self._settling.start()
        name, acts = detail.values["name"], self.customer_actions
        calls: dict[str, Callable[[], None]] = {
            "log": lambda: self.log_requested.emit(detail.id),
            "edit": lambda: self.edit_requested.emit(detail.id, ""),
            "full": lambda: self.full_requested.emit(detail.id),
            "print": lambda: self.print_requested.emit(detail.id),
            "shipment": lambda: self.shipment_requested.emit(detail.id),
            "case": lambda: self.case_requested.emit(detail.id),
            "claim": lambda: acts.claim(detail.id, name),
            "transfer": lambda: acts.transfer([detail.id], name, detail.owner_id),
            "return": lambda: acts.give_back([detail.id], name),
            "lock": lambda: acts.lock(detail.id, name),
            "unlock": lambda: acts.unlock(detail.id, name),
            "delete": lambda: acts.delete([detail.id], name),
            "case_draft": lambda: self.case_draft_requested.emit(detail.id),
        }
        calls[key]()

    def _on_entry(self, kind: str, record_id: int) -> None:
        if kind == "shipment":
            self.shipment_opened.emit(record_id)
        elif kind == "service_case":
            self.case_opened.emit(record_id)
        elif kind == "interaction":
            self.interaction_opened.emit(record_id)

    def _on_shipment_menu(self, shipment_id: int, at: QPoint) -> None:
        item = next((one for one in self.shipments.lines if one.id == shipment_id), None)
        void = item is None or not item.struck
        word = self.tr("作废") if void else self.tr("恢复")
        choices: list[tuple[str, Callable[[], None]]] = [
            (self.tr("修改…"), lambda: self.shipment_opened.emit(shipment_id))
        ]
        if item is not None and item.returnable:
            choices.append((self.tr("退货…"), lambda: self.return_requested.emit(shipment_id)))
        choices.append((word, lambda: self.void_shipment(shipment_id, void=void)))
        self.shipments.popup(choices, at)

    def void_shipment(self, shipment_id: int, *, void: bool) -> None:
        """Void a line, or take that back."""
        actor, today = self._context.actor, self._context.today()
        self.customer_actions.run(
            lambda session, _job: services.shipments.void(
                session, actor, [shipment_id], now=datetime.now(UTC), today=today, void=void
            ),
            self.tr("已作废 1 行出货") if void else self.tr("已恢复 1 行出货"),
        )

    def _on_case_menu(self, case_id: int, at: QPoint) -> None:
        self.cases.popup(((self.tr("处理…"), lambda: self.case_opened.emit(case_id)),), at)


def _amount_of(values: dict[str, Any]) -> str:
    if values["quantity"] is None:
        return ""
    amount = f"{formats.quantity(values['quantity'])} {values['unit'] or ''}".strip()
    return amount if values["price"] is None else f"{amount} × {formats.quantity(values['price'])}"
