"""离职交接 in three steps: who leaves, who gets it, done; one operation that can be taken back (3-rules 3.2)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from app import services
from app.errors import AppError, InvalidValue
from app.ui import texts
from app.ui.hand_over.leaver_step import LeaverStep
from app.ui.hand_over.share_step import ShareStep
from app.ui.import_wizard.step_line import StepLine
from app.ui.theme import text_font
from app.ui.theme.tokens import BODY
from app.ui.widgets.buttons import primary_button, secondary_button
from app.ui.widgets.icon_label import IconLabel

if TYPE_CHECKING:
    from app.services.changes import Written
    from app.services.hand_over import HandedOver
    from app.ui.context import WindowContext
    from app.ui.desk import Desk


class HandOverWizard(QDialog):
    """Nothing is written before 交接; afterwards 撤销 takes the whole of it back."""

    def __init__(
        self, context: WindowContext, desk: Desk, parent: QWidget | None = None, *, user_id: int | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._desk = context, desk
        self._writing = False
        self._operation: int | None = None
        self.setWindowTitle(self.tr("离职交接"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        head = QHBoxLayout()
        title = QLabel(self.tr("离职交接"), self)
        title.setProperty("role", "section")
        self.steps = StepLine([self.tr("谁离开"), self.tr("交给谁"), self.tr("完成")], self)
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.steps)
        column.addLayout(head)
        self.stack = QStackedWidget(self)
        self.leaver = LeaverStep(context, user_id, self)
        self.share = ShareStep(context, self)
        self.leaver.changed.connect(self._show_buttons)
        self.share.changed.connect(self._show_buttons)
        for widget in (self.leaver, self.share, self._make_result()):
            self.stack.addWidget(widget)
        column.addWidget(self.stack, 1)
        self.error = QLabel(self)
        self.error.setProperty("role", "error")
        self.error.setWordWrap(True)
        self.error.setTextFormat(Qt.TextFormat.PlainText)
        column.addWidget(self.error)
        column.addLayout(self._make_footer())
        factor = max(1.0, text_font().pixelSize() / BODY)
        self.resize(min(1240, round(860 * factor)), min(600, round(540 * factor)))
        self._go(0)

    def _make_result(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setSpacing(10)
        column.addStretch(1)
        column.addWidget(IconLabel("circle-check", "green", 48, page), 0, Qt.AlignmentFlag.AlignHCenter)
        self.outcome = QLabel(page)
        self.outcome.setProperty("role", "section")
        self.outcome.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.details = QLabel(page)
        self.details.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.details.setTextFormat(Qt.TextFormat.PlainText)
        self.details.setWordWrap(True)
        column.addWidget(self.outcome)
        column.addWidget(self.details)
        column.addStretch(2)
        return page

    def _make_footer(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.undo = secondary_button(self.tr("撤销交接"), "undo-2", parent=self)
        self.undo.clicked.connect(self._on_undo)
        self.cancel = secondary_button(self.tr("取消"), key="Esc", parent=self)
        self.cancel.clicked.connect(self.reject)
        self.back = secondary_button(self.tr("上一步"), "arrow-left", parent=self)
        self.back.clicked.connect(lambda: self._go(0))
        self.next = primary_button(self.tr("下一步"), parent=self)
        self.next.clicked.connect(self._on_next)
        row.addWidget(self.undo)
        row.addStretch(1)
        for button in (self.cancel, self.back, self.next):
            row.addWidget(button)
        return row

    # --- steps ----------------------------------------------------------------------------

    def _go(self, step: int) -> None:
        self.stack.setCurrentIndex(step)
        self.steps.set_current(step)
        self.error.setText("")
        if step == 1 and self.leaver.found is not None:
            self.share.begin(self.leaver.found, self.leaver.people)
            self.share.people.setFocus()
        self._show_buttons()

    def _show_buttons(self) -> None:
        step = self.stack.currentIndex()
        self.undo.setVisible(step == 2 and self._operation is not None)
        self.cancel.setVisible(step < 2)
        self.back.setVisible(step == 1)
        self.next.setText([self.tr("下一步"), self.tr("交接"), self.tr("关闭")][step])
        ready = self.leaver.found is not None if step == 0 else not self._writing
        self.next.setEnabled(ready)
        self.error.setVisible(bool(self.error.text()))

    def _on_next(self) -> None:
        step = self.stack.currentIndex()
        if step == 0:
            self._go(1)
        elif step == 1:
            self._write()
        else:
            self.accept()

    # --- writing --------------------------------------------------------------------------

    def _write(self) -> None:
        why_not = self.share.why_not()
        self.error.setText(why_not)
        self.error.setVisible(bool(why_not))
        there = self.share.there
        if why_not or there is None or self._writing:
            return
        plan, actor, today = self.share.plan(), self._context.actor, self._context.today()
        self._writing = True
        self._show_buttons()

        def work(session: Any, _job: object) -> Written[HandedOver]:
            done: Written[HandedOver] = services.hand_over.hand_over(
                session, actor, there.user_id, plan, now=datetime.now(UTC), today=today
            )
            return done

        self._context.tasks.write(work, self._on_done, failed=self._on_failed, owner=self)

    def _on_done(self, written: Written[HandedOver]) -> None:
        self._writing, self._operation = False, written.operation
        done, there = written.value, self.share.there
        assert there is not None
        names = {one.id: one.name for one in self.leaver.people}
        self.outcome.setText(
            self.tr("{0}的客户已交接，账号已停用").format(there.name)
            if self.share.leaves.isChecked()
            else self.tr("{0}的客户已交接").format(there.name)
        )
        lines = [
            self.tr("{0} 位客户换了跟进人").format(f"{done.customers:,}"),
            *(
                self.tr("{0} {1} 位").format(names.get(user_id, ""), f"{count:,}")
                for user_id, count in sorted(done.shares.items(), key=lambda one: -one[1])
            ),
        ]
        for count, words in (
            (done.returned, self.tr("{0} 位潜在客户放回公共池")),
            (done.cases, self.tr("{0} 张售后单换了处理人")),
            (done.calls, self.tr("{0} 位本周要联系的客户换了人")),
            (done.calls_left, self.tr("{0} 位本周要联系的客户没人有名额，退回待分配")),
        ):
            if count:
                lines.append(words.format(f"{count:,}"))
        self.details.setText("\n".join(lines))
        self._go(2)
        self.next.setFocus()

    def _on_failed(self, error: AppError) -> None:
        self._writing = False
        if isinstance(error, InvalidValue) and error.field.startswith("hand_over_"):
            self.error.setText(self.tr("还有客户或售后没有人接手，请勾选接手的人。"))
        elif isinstance(error, InvalidValue):
            self.error.setText(texts.error_text(error).sentence)
        else:
            self.error.setText(texts.error_text(error).line)
        self._show_buttons()

    def _on_undo(self) -> None:
        operation, self._operation = self._operation, None
        self.accept()
        if operation is not None:
            self._desk.undo(operation)

    def reject(self) -> None:
        """Not while it is being written."""
        if not self._writing:
            super().reject()
