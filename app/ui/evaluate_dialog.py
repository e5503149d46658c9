"""改评判: a verdict and its reasoning for one or several customers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from app import services
from app.models.nouns import EVALUATIONS
from app.ui.context import WindowContext
from app.ui.dialogs.base import FormDialog, Work
from app.ui.widgets.chips import ChipRow


class EvaluateDialog(FormDialog):
    """For several customers the reasoning stays as it is when nothing is typed; for one, `result` and `note` are what
    stands there now and the note is saved as it reads.
    """

    def __init__(
        self,
        context: WindowContext,
        customer_ids: Sequence[int],
        parent: QWidget | None = None,
        *,
        result: str = "",
        note: str | None = None,
    ) -> None:
        super().__init__(context, "", parent)
        title = self.tr("改评判")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self._ids = list(customer_ids)
        if len(self._ids) > 1:
            self.body.addWidget(QLabel(self.tr("{0} 位客户的评判结果：").format(len(self._ids)), self))
        self.verdict = ChipRow([(one, one, "") for one in EVALUATIONS], name=self.tr("评判结果"), parent=self)
        self.note = QPlainTextEdit(self)
        self._known = note is not None
        self.verdict.set_value(result)
        self.note.setPlainText(note or "")
        self.note.setPlaceholderText(
            self.tr("评判说明：为什么这样判断") if self._known else self.tr("评判说明（可不填，不填则保留原来的说明）")
        )
        self.note.setAccessibleName(self.tr("评判说明"))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(84)
        self.body.addWidget(self.verdict)
        self.body.addWidget(self.note)
        self.setMinimumWidth(480)

    def work(self) -> Work | None:
        """Write the verdict."""
        result, note, ids = self.verdict.value, self.note.toPlainText().strip(), self._ids
        if not result:
            self.show_error(self.tr("请选择评判结果。"))
            return None
        said = note if self._known else note or None
        actor, today = self.context.actor, self.context.today()
        return lambda session, _job: services.customers.evaluate(
            session, actor, ids, result=result, note=said, now=datetime.now(UTC), today=today
        )
