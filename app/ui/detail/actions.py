"""What the pane and the batch bar do with customers: run the write, say it in a toast, offer 撤销."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app import services
from app.errors import AppError, Cancelled
from app.ui import texts
from app.ui.context import WindowContext
from app.ui.dialogs.base import FormDialog
from app.ui.dialogs.confirm import confirm
from app.ui.dialogs.error_dialog import ErrorDialog
from app.ui.dialogs.lock_dialog import LockDialog
from app.ui.dialogs.reason_dialog import ReasonDialog
from app.ui.dialogs.transfer_dialog import TransferDialog
from app.ui.dialogs.undo_dialog import UndoResultDialog


class WindowActions(Protocol):
    """What the pane needs of the window; the main window has it."""

    def show_toast(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Say what was done."""


class CustomerActions(QObject):
    """One write at a time: a second press while one is running does nothing."""

    done = Signal()
    """Something was written or refused; whoever shows the customer reads it again."""

    def __init__(self, context: WindowContext, window: WindowActions | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._window, self._widget = context, window, parent
        self._running = False

    # --- with a dialog -------------------------------------------------------------------

    def transfer(self, ids: Sequence[int], name: str, owner_id: int | None = None) -> None:
        """Choose a salesperson."""
        dialog = TransferDialog(self._context, ids, name, self._widget, owner_id=owner_id)
        self._open(dialog, self.tr("已转移 {count} 位客户").format(count=len(ids)))

    def give_back(self, ids: Sequence[int], name: str) -> None:
        """Choose a reason."""
        dialog = ReasonDialog(self._context, ids, name, self._widget)
        self._open(dialog, self.tr("已放回公共池 {count} 位客户").format(count=len(ids)))

    def lock(self, customer_id: int, name: str) -> None:
        """Choose a day."""
        dialog = LockDialog(self._context, customer_id, name, self._widget)
        self._open(dialog, self.tr("已锁定「{name}」").format(name=name))

    def delete(self, ids: Sequence[int], name: str) -> None:
        """Ask with the number in the question; it can be undone while nothing builds on it."""
        count = len(ids)
        title = (
            self.tr("删除「{name}」？").format(name=name)
            if count == 1
            else self.tr("删除 {count} 位客户？").format(count=count)
        )
        text = self.tr("联系记录、出货和售后会一起删除；之后可以用 Ctrl+Z 撤销。")
        verb = self.tr("删除") if count == 1 else self.tr("删除 {count} 位").format(count=count)
        if not confirm(self._widget, title, text, verb):
            return
        actor, today, chosen = self._context.actor, self._context.today(), list(ids)
        self.run(
            lambda session, _job: services.customers.delete(session, actor, chosen, now=datetime.now(UTC), today=today),
            self.tr("已删除 {count} 位客户").format(count=count),
        )

    # --- at once ---------------------------------------------------------------------------

    def claim(self, customer_id: int, name: str) -> None:
        """Take a public customer."""
        actor, today = self._context.actor, self._context.today()
        self.run(
            lambda session, _job: services.pool.claim(session, actor, customer_id, now=datetime.now(UTC), today=today),
            self.tr("已领取「{name}」").format(name=name),
        )

    def unlock(self, customer_id: int, name: str) -> None:
        """End a lock."""
        actor, today = self._context.actor, self._context.today()
        self.run(
            lambda session, _job: services.pool.unlock(session, actor, customer_id, now=datetime.now(UTC), today=today),
            self.tr("已解除「{name}」的锁定").format(name=name),
        )

    def set_next(self, ids: Sequence[int], on: date | None) -> None:
        """约下次."""
        actor, today, chosen = self._context.actor, self._context.today(), list(ids)
        said = self.tr("下次联系：{day}").format(day=texts.relative_day(on, today)) if on else self.tr("已取消下次联系")
        self.run(
            lambda session, _job: services.pool.set_next_contact(
                session, actor, chosen, on=on, now=datetime.now(UTC), today=today
            ),
            said,
        )

    def evaluate(self, ids: Sequence[int], result: str, *, note: str | None = None, suggested: bool = False) -> None:
        """改评判, or 采用建议 with its reasoning."""
        actor, today, chosen = self._context.actor, self._context.today(), list(ids)
        self.run(
            lambda session, _job: services.evaluation.evaluate(
                session,
                actor,
                chosen,
                result=result,
                note=note,
                suggested=suggested,
                now=datetime.now(UTC),
                today=today,
            ),
            self.tr("评判改为「{result}」").format(result=result),
        )

    # --- how ---------------------------------------------------------------------------------

    def run(self, work: Callable[..., Any], said: str) -> None:
        """Write, then say it with an undo; an error is said in a dialog."""
        if self._running:
            return
        self._running = True
        self._context.tasks.write(
            work, lambda written: self._on_done(written, said), failed=self._on_failed, owner=self
        )

    def announce(self, written: Any, said: str) -> None:
        """Say what a write did; 撤销 takes back exactly that operation."""
        if self._window is None:
            return
        operation = getattr(written, "operation", None)
        self._window.show_toast(said, None if operation is None else lambda: self.undo(operation))

    def undo(self, operation: int) -> None:
        """Take an operation back; rows that stay are listed."""
        actor = self._context.actor
        self._context.tasks.write(
            lambda session, _job: services.operations.undo(session, actor, operation, now=datetime.now(UTC)),
            self._on_undone,
            failed=self._on_failed,
            owner=self,
        )

    def _open(self, dialog: FormDialog, said: str) -> None:
        dialog.setModal(True)
        dialog.written.connect(lambda written: self._on_done(written, said))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_done(self, written: Any, said: str) -> None:
        self._running = False
        self.announce(written, said)
        self.done.emit()

    def _on_undone(self, written: Any) -> None:
        result = written.value
        if result.refused:
            dialog = UndoResultDialog(result, self._widget)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()
        elif self._window is not None:
            self._window.show_toast(self.tr("已撤销，按 Ctrl+Y 重做"))
        self.done.emit()

    def _on_failed(self, error: AppError) -> None:
        self._running = False
        if isinstance(error, Cancelled):
            return
        dialog = ErrorDialog.of(error, self._widget)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        self.done.emit()
