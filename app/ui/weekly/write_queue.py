"""Writes of one window in the order of the hands: counted, told with their undo, refused in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app import services
from app.errors import AppError, Cancelled
from app.ui import texts

if TYPE_CHECKING:
    from app.ui.context import WindowContext
    from app.ui.widgets.toast import Toast


class WriteQueue(QObject):
    """While something is `pending`, what was read before is old."""

    through = Signal()
    """The last write was answered."""
    refused = Signal(object)

    def __init__(self, context: WindowContext, toast: Toast, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._toast = context, toast
        self.pending = 0

    def write(self, work: Callable[[Any, Any], Any], done: Callable[[Any], None] | None = None) -> None:
        """One more; without `done` the window says what the operation was."""
        self.pending += 1

        def answered(written: Any) -> None:
            self.pending -= 1
            (done or self.after)(written)
            self._over()

        def failed(error: AppError) -> None:
            self.pending -= 1
            self.refuse(error)
            self.refused.emit(error)
            self._over()

        self._context.tasks.write(work, answered, failed=failed, owner=self)

    def _over(self) -> None:
        if not self.pending:
            self.through.emit()

    def refuse(self, error: AppError) -> None:
        """Why nothing was written."""
        if not isinstance(error, Cancelled):
            self._toast.show_text(texts.error_text(error).line)

    def after(self, written: Any) -> None:
        """Say what was done, with its undo."""
        if written.operation is None:
            return
        actor, operation = self._context.actor, written.operation

        def work(session: Any, _job: object) -> Any:
            return next(
                (one for one in services.operations.recent(session, actor, limit=5) if one.id == operation), None
            )

        self._context.tasks.read(
            work,
            lambda one: self.say(texts.operation_text(one.kind, one.details), operation) if one is not None else None,
            owner=self,
            key=(id(self), "toast"),
        )

    def say(self, words: str, operation: int | None = None) -> None:
        """A line that offers 撤销 where there is something to take back."""
        self._toast.show_text(words, None if operation is None else lambda: self.undo(operation))

    def undo(self, operation: int | None = None) -> None:
        """Ctrl+Z: the last own action, or this one."""
        actor = self._context.actor
        self.write(
            lambda session, _job: services.operations.undo(session, actor, operation, now=datetime.now(UTC)),
            lambda written: self._on_taken_back(written, self.tr("已撤销：{0}")),
        )

    def redo(self) -> None:
        """Ctrl+Y."""
        actor = self._context.actor
        self.write(
            lambda session, _job: services.operations.redo(session, actor, now=datetime.now(UTC)),
            lambda written: self._on_taken_back(written, self.tr("已重做：{0}")),
        )

    def _on_taken_back(self, written: Any, sentence: str) -> None:
        result = written.value
        kind, details = result.kind, dict(result.details)
        if kind == "undo":
            kind, details = str(details.get("of", kind)), dict(details.get("of_details") or {})
        self.say(sentence.format(texts.operation_text(kind, details)))
