"""What can be done with records from any tab: open, log, move, delete, undo; each with its toast. Calls, workbooks,
paper, doubles, the week and the team have desks of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from app import services
from app.errors import AppError, Cancelled
from app.models.nouns import ListName, Noun, Table
from app.ui import texts
from app.ui.call_desk import CallDesk
from app.ui.doubles_desk import DoublesDesk
from app.ui.file_desk import FileDesk
from app.ui.knowledge.knowledge_desk import KnowledgeDesk
from app.ui.list_page import ListPage
from app.ui.paper_desk import PaperDesk
from app.ui.team_desk import TeamDesk
from app.ui.weekly.weekly_desk import WeeklyDesk

if TYPE_CHECKING:
    from app.models.query import ListQuery
    from app.paths import DataFolder
    from app.services.operations import OperationInfo, UndoResult
    from app.ui.context import WindowContext
    from app.ui.detail.pane import DetailPane
    from app.ui.dialogs.customer_dialog import CustomerDialog
    from app.ui.main_window import MainWindow


def step_in(page: ListPage, by: int) -> int | None:
    """Move a list's cursor; the record it stands on then, None where it cannot go further."""
    row = page.view.currentIndex().row() + by
    if not 0 <= row < page.model.rowCount():
        return None
    page.view.select_row(row)
    return page.model.id_at(row)


_FOLLOWING = 200
_SILENT = frozenset({"undo", "redo", "import", "sample", "pool.auto_return"})
"""Operations whose own window says what came of them."""


class Desk(QObject):
    """Given to every page. Dialogs are imported when first opened: the first window must not wait for them."""

    sample_requested = Signal()
    customer_shown = Signal(int)

    def __init__(self, context: WindowContext, window: MainWindow, folder: DataFolder) -> None:
        super().__init__(window)
        self.context = context
        self.window = window
        self.folder = folder
        self._open: set[QDialog] = set()
        self._claiming = False
        self.calls = CallDesk(self)
        self.files = FileDesk(self)
        self.paper = PaperDesk(self)
        self.doubles = DoublesDesk(self)
        self.weekly = WeeklyDesk(self)
        self.knowledge = KnowledgeDesk(self)
        self.team = TeamDesk(self)
        context.tasks.written.connect(self._on_written)

    # --- customers ------------------------------------------------------------------

    def open_customer(self, customer_id: int, field: str = "") -> None:
        """The customer's form."""
        from app.ui.dialogs.customer_dialog import CustomerDialog

        dialog = CustomerDialog(self.context, self.window, customer_id=customer_id, field=field)
        self._connect_form(dialog)
        self.show_dialog(dialog)

    def open_full(self, customer_id: int, over: QWidget | None = None) -> None:
        """整窗查看: everything about a customer at once; Alt+↑ and Alt+↓ walk through the list in front."""
        from app.ui.detail.full_window import CustomerWindow

        full = CustomerWindow(self.context, self.window, self._stepper(), over or self.window)
        self.connect_pane(full.pane)
        full.show_customer(customer_id)
        full.resize(self.window.size())
        full.move(self.window.pos())
        self.show_dialog(full)

    def _stepper(self) -> Callable[[int], int | None]:
        page = self.window.page(self.window.current_page)

        def step(by: int) -> int | None:
            if not isinstance(page, ListPage) or page.config.list.table is None:
                return None
            return step_in(page, by)

        return step

    def connect_pane(self, pane: DetailPane) -> None:
        """What a detail pane asks for is done here, wherever it stands."""
        pane.log_requested.connect(lambda customer_id: self.log_contact(customer_id))
        pane.edit_requested.connect(self.open_customer)
        pane.full_requested.connect(self.open_full)
        pane.print_requested.connect(self.paper.customer)
        pane.evaluation_requested.connect(self.evaluate_one)
        pane.shipment_requested.connect(lambda customer_id: self.new_shipment(customer_id))
        pane.shipment_opened.connect(self.open_shipment)
        pane.return_requested.connect(self.return_shipment)
        pane.case_requested.connect(self.new_case)
        pane.case_opened.connect(self.open_case)
        pane.interaction_opened.connect(self.open_interaction)
        pane.case_draft_requested.connect(self.knowledge.draft_case)
        pane.article_requested.connect(self.knowledge.show_article)

    def _connect_form(self, dialog: CustomerDialog) -> None:
        dialog.open_requested.connect(self.find_customer)
        dialog.claim_requested.connect(self.claim)
        dialog.transfer_wanted.connect(self.doubles.ask_for)
        dialog.merge_requested.connect(self.doubles.merge)

    def new_customer(self) -> None:
        """An empty form; what was saved is shown in its table."""
        if not self.may_write():
            return
        from app.ui.dialogs.customer_dialog import CustomerDialog

        dialog = CustomerDialog(self.context, self.window)
        self._connect_form(dialog)
        dialog.saved.connect(lambda value: self.find_customer(int(value)) if value is not None else None)
        self.show_dialog(dialog)

    def find_customer(self, customer_id: int) -> None:
        """Bring the customer's table to the front with the cursor on it, wherever it stands now."""
        actor, today = self.context.actor, self.context.today()
        self.context.tasks.read(
            lambda session, _job: services.customers.get(session, actor, customer_id, today=today).table,
            lambda table: self.show_customer(customer_id, table),
            owner=self,
        )

    def show_customer(self, customer_id: int, table: Table | str) -> None:
        """As `find_customer`, when the table is known."""
        self.show_record(str(table), customer_id)
        self.customer_shown.emit(customer_id)

    def show_record(self, tab: str, record_id: int) -> None:
        """Bring a list's tab to the front with the cursor on the record."""
        self.window.show_page(tab)
        show = getattr(self.window.page(tab), "show_record", None)
        if callable(show):
            show(record_id)
        self.window.focus_rows()

    def open_customer_of(self, name: ListName, record_id: int) -> None:
        """The customer a log, case or shipment belongs to."""
        self.with_customer_of(name, record_id, self.find_customer)

    def with_customer_of(
        self, name: ListName, record_id: int, then: Callable[[int], None], *, owner: QObject | None = None
    ) -> None:
        """Read which customer a log, case or shipment belongs to; a newer question replaces an older one."""
        actor, today = self.context.actor, self.context.today()
        module = {
            ListName.CONTACTS: "interactions",
            ListName.AFTER_SALES: "service_cases",
            ListName.SHIPMENTS: "shipments",
        }[name]

        def work(session: Any, _job: object) -> int:
            found: int = getattr(services, module).get(session, actor, record_id, today=today).customer_id
            return found

        self.context.tasks.read(
            work, then, failed=lambda _error: None, owner=owner or self, key=(id(owner or self), "customer of", name)
        )

    def claim(self, customer_id: int) -> None:
        """领取."""
        actor, today = self.context.actor, self.context.today()
        self._write(
            lambda session, _job: services.pool.claim(session, actor, customer_id, now=datetime.now(UTC), today=today)
        )

    def claim_all(self, ids: Sequence[int]) -> None:
        """领取, one by one: who was taken meanwhile, or is beyond the limit, does not hold up the others."""
        if self._claiming or not ids:
            return
        actor, today = self.context.actor, self.context.today()
        self._claiming = True
        refused: list[str] = []
        answers: list[bool] = []

        def answered(well: bool) -> None:
            answers.append(well)
            if len(answers) == len(ids):
                # After the last write was told: its own line must not take the place of this one.
                QTimer.singleShot(0, lambda: self._on_all_claimed(len(ids), refused))

        def failed(error: AppError) -> None:
            refused.append(texts.error_text(error).line)
            answered(False)

        def claiming(customer_id: int) -> Callable[[Any, Any], Any]:
            return lambda session, _job: services.pool.claim(
                session, actor, customer_id, now=datetime.now(UTC), today=today
            )

        for one in ids:
            self.context.tasks.write(claiming(one), lambda _written: answered(True), failed=failed, owner=self)

    def _on_all_claimed(self, asked: int, refused: list[str]) -> None:
        self._claiming = False
        said = self.tr("已领取 {0} 位客户").format(f"{asked - len(refused):,}")
        if refused:
            # The first reason stands for all: most often they are one and the same.
            said = self.tr("{0}，{1} 位没有领取：{2}").format(said, f"{len(refused):,}", refused[0])
        self.window.show_toast(said)

    def give_back(self, ids: Sequence[int], name: str) -> None:
        """放回公共池, with a reason."""
        from app.ui.dialogs.reason_dialog import ReasonDialog

        self.show_dialog(ReasonDialog(self.context, ids, name, self.window))

    def transfer(self, ids: Sequence[int], name: str) -> None:
        """转移."""
        from app.ui.dialogs.transfer_dialog import TransferDialog

        self.show_dialog(TransferDialog(self.context, ids, name, self.window))

    def set_next(self, ids: Sequence[int], on: date | None) -> None:
        """约下次; None: nothing is agreed any more."""
        if not self.may_write():
            return
        actor, today, wanted = self.context.actor, self.context.today(), list(ids)
        self._write(
            lambda session, _job: services.pool.set_next_contact(
                session, actor, wanted, on=on, now=datetime.now(UTC), today=today
            )
        )

    def evaluate(self, ids: Sequence[int]) -> None:
        """改评判."""
        if not self.may_write() or not ids:
            return
        if len(ids) == 1:
            self.evaluate_one(ids[0])
            return
        from app.ui.evaluate_many_dialog import EvaluateManyDialog

        self.show_dialog(EvaluateManyDialog(self.context, ids, self.window))

    def evaluate_list(self, query: ListQuery) -> None:
        """按建议改评判 of everything a list shows."""
        if not self.may_write():
            return
        from app.ui.evaluate_many_dialog import EvaluateManyDialog

        self.show_dialog(EvaluateManyDialog(self.context, (), self.window, query=query))

    def evaluate_one(self, customer_id: int, result: str | None = None, note: str | None = None) -> None:
        """改评判 of one customer, beginning with what stands there."""
        from app.ui.evaluate_dialog import EvaluateDialog

        self.show_dialog(EvaluateDialog(self.context, customer_id, self.window, result=result, note=note))

    # --- the other records ------------------------------------------------------------

    def log_contact(self, customer_id: int | None = None, queue: Sequence[int] = ()) -> None:
        """记联系; with a queue, 保存并联系下一位."""
        if not self.may_write():
            return
        from app.ui.dialogs.log_contact import LogContactDialog

        if customer_id is None and not queue:
            customer_id = self.current_customer()
        if customer_id is not None and not queue:
            queue = self._following(customer_id)
        dialog = LogContactDialog(self.context, self.window, customer_id=customer_id, queue=tuple(queue))
        dialog.deal_closed.connect(self.new_shipment)
        self.show_dialog(dialog)

    def open_interaction(self, record_id: int) -> None:
        """A logged contact's form."""
        from app.ui.dialogs.interaction_dialog import InteractionDialog

        self.show_dialog(InteractionDialog(self.context, self.window, interaction_id=record_id))

    def new_shipment(self, customer_id: int | None = None, over: QWidget | None = None) -> None:
        """登记出货; `over` is the window it belongs to when that is not the main one."""
        if not self.may_write():
            return
        from app.ui.dialogs.shipment_dialog import ShipmentDialog

        self.show_dialog(ShipmentDialog(self.context, over or self.window, customer_id=customer_id))

    def open_shipment(self, record_id: int) -> None:
        """A shipment line's form."""
        from app.ui.dialogs.shipment_dialog import ShipmentDialog

        self.show_dialog(ShipmentDialog(self.context, self.window, shipment_id=record_id))

    def return_shipment(self, record_id: int) -> None:
        """退货: a delivery that takes this line back, to be changed where only a part came back."""
        if not self.may_write():
            return
        from app.ui.dialogs.shipment_dialog import ShipmentDialog

        self.show_dialog(ShipmentDialog(self.context, self.window, returned_id=record_id))

    def void_shipments(self, ids: Sequence[int], *, void: bool) -> None:
        """作废 or 恢复."""
        actor, today = self.context.actor, self.context.today()
        self._write(
            lambda session, _job: services.shipments.void(
                session, actor, list(ids), now=datetime.now(UTC), today=today, void=void
            )
        )

    def new_case(self, customer_id: int | None = None) -> None:
        """登记售后."""
        if not self.may_write():
            return
        from app.ui.dialogs.case_dialog import CaseDialog

        self.show_dialog(CaseDialog(self.context, self.window, customer_id=customer_id))

    def open_case(self, record_id: int) -> None:
        """A service case's form."""
        from app.ui.dialogs.case_dialog import CaseDialog

        self.show_dialog(CaseDialog(self.context, self.window, case_id=record_id))

    def open_article(self, article_id: int | None = None, *, kind: str = "", draft_key: str = "") -> None:
        """An article's editor; None makes a new one."""
        self.knowledge.open_article(article_id, kind=kind, draft_key=draft_key)

    def remove(self, name: ListName, ids: Sequence[int]) -> None:
        """Delete the rows; the toast offers 撤销."""
        actor, today, now, wanted = self.context.actor, self.context.today(), datetime.now(UTC), list(ids)
        works: dict[Noun, Callable[[Any, object], Any]] = {
            Noun.CUSTOMER: lambda session, _job: services.customers.delete(
                session, actor, wanted, now=now, today=today
            ),
            Noun.INTERACTION: lambda session, _job: services.interactions.delete(
                session, actor, wanted, now=now, today=today
            ),
            Noun.SERVICE_CASE: lambda session, _job: services.service_cases.delete(
                session, actor, wanted, now=now, today=today
            ),
            Noun.SHIPMENT: lambda session, _job: services.shipments.delete(
                session, actor, wanted, now=now, today=today
            ),
            Noun.ARTICLE: lambda session, _job: services.articles.delete(session, actor, wanted, now=now),
        }
        self._write(works[name.noun])

    def open_sample(self) -> None:
        """Change to the example data, which lie in their own file."""
        self.sample_requested.emit()

    # --- undo -------------------------------------------------------------------------------

    def undo(self, operation: int | None = None) -> None:
        """撤销: the last own action, or the given one."""
        actor = self.context.actor
        self._write(
            lambda session, _job: services.operations.undo(session, actor, operation, now=datetime.now(UTC)),
            lambda written: self._on_taken_back(written.value, self.tr("已撤销：{0}")),
        )

    def redo(self) -> None:
        """重做."""
        actor = self.context.actor
        self._write(
            lambda session, _job: services.operations.redo(session, actor, now=datetime.now(UTC)),
            lambda written: self._on_taken_back(written.value, self.tr("已重做：{0}")),
        )

    def _on_taken_back(self, result: UndoResult, sentence: str) -> None:
        kind, details = result.kind, dict(result.details)
        redo = None if kind == "undo" else (self.tr("重做  Ctrl+Y"), self.redo)
        if kind == "undo":  # a redo: name what came back, not the undo that was undone
            kind, details = str(details.get("of", kind)), dict(details.get("of_details") or {})
        self.window.show_toast(sentence.format(texts.operation_text(kind, details)), action=redo)
        if result.refused:
            from app.ui.dialogs.undo_dialog import UndoResultDialog

            self.show_dialog(UndoResultDialog(result, self.window))

    def may_write(self) -> bool:
        """A read-only data file takes nothing: say so before anything is typed in vain."""
        if self.context.read_only:
            self.window.show_toast(self.tr("数据文件只读，不能修改。"))
        return not self.context.read_only

    # --- inside ---------------------------------------------------------------------------------

    def _on_written(self, written: Any) -> None:
        operation = getattr(written, "operation", None)
        if operation is None or self._claiming:
            return
        actor = self.context.actor

        def work(session: Any, _job: object) -> OperationInfo | None:
            return next(
                (one for one in services.operations.recent(session, actor, limit=5) if one.id == operation), None
            )

        self.context.tasks.read(work, self._on_operation, owner=self, key=(id(self), "toast"))

    def _on_operation(self, found: OperationInfo | None) -> None:
        if found is not None and found.kind not in _SILENT and not found.undone:
            self.window.show_toast(texts.operation_text(found.kind, found.details), lambda: self.undo(found.id))

    def _write(self, work: Callable[[Any, Any], Any], done: Callable[[Any], None] | None = None) -> None:
        self.context.tasks.write(work, done, failed=self._on_failed, owner=self)

    def _on_failed(self, error: AppError) -> None:
        if not isinstance(error, Cancelled):
            self.window.show_toast(texts.error_text(error).line)

    def current_customer(self) -> int | None:
        page = self.window.page(self.window.current_page)
        if isinstance(page, ListPage) and page.config.list.table is not None:
            return page.view.current_id()
        chosen = getattr(page, "current_customer", None)
        return chosen() if callable(chosen) else None

    def _following(self, customer_id: int) -> tuple[int, ...]:
        """Who comes after this customer in the list in front: 保存并联系下一位 goes on there."""
        page = self.window.page(self.window.current_page)
        if not isinstance(page, ListPage) or page.config.list.table is None:
            return ()
        row = page.model.row_of(customer_id)
        return () if row is None else tuple(page.model.ids[row + 1 : row + 1 + _FOLLOWING])

    def show_dialog(self, dialog: QDialog, *, modal: bool = True) -> None:
        """Show a dialog and let go of it when it is closed."""
        # Open, not exec: background results go on arriving; the set keeps the Python side alive.
        self._open.add(dialog)
        dialog.finished.connect(lambda _result: self._on_closed(dialog))
        if modal:
            dialog.open()
        else:
            dialog.show()

    def _on_closed(self, dialog: QDialog) -> None:
        self._open.discard(dialog)
        dialog.deleteLater()
        if not isinstance(self.window.focusWidget(), QLineEdit):
            self.window.focus_rows()  # a button that opened the dialog may be gone; what is being typed stays
