"""改评判 of one customer: the score in its parts, what the program suggests and why, and the person's own verdict."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from app import services
from app.errors import AppError
from app.models.nouns import EVALUATIONS
from app.ui import evaluation_texts, texts
from app.ui.context import WindowContext
from app.ui.detail.parts import Bar
from app.ui.dialogs.base import FormDialog, Work
from app.ui.language import word
from app.ui.status_colors import status_color
from app.ui.theme import current_tokens
from app.ui.widgets.buttons import secondary_button
from app.ui.widgets.chips import ChipRow

if TYPE_CHECKING:
    from app.services.evaluation import Assessment, Judged

_HISTORY = 4


class EvaluateDialog(FormDialog):
    """`result` and `note` are what stands there now, read when not given; the note is saved as it reads."""

    def __init__(
        self,
        context: WindowContext,
        customer_id: int,
        parent: QWidget | None = None,
        *,
        result: str | None = None,
        note: str | None = None,
    ) -> None:
        super().__init__(context, "", parent)
        title = self.tr("改评判")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self._id = customer_id
        self._assessment: Assessment | None = None
        self.body.addWidget(self._make_suggestion())
        self.verdict = ChipRow([(one, word(one), "") for one in EVALUATIONS], name=self.tr("评判结果"), parent=self)
        self.verdict.set_value(result or "")
        self.note = QPlainTextEdit(self)
        self.note.setPlainText(note or "")
        self.note.setPlaceholderText(self.tr("评判说明：为什么这样判断"))
        self.note.setAccessibleName(self.tr("评判说明"))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(72)
        self.body.addWidget(self.verdict)
        self.body.addWidget(self.note)
        self.history = QLabel(self)
        self.history.setProperty("role", "caption")
        self.history.setWordWrap(True)
        self.history.setTextFormat(Qt.TextFormat.PlainText)
        self.history.hide()
        self.body.addWidget(self.history)
        self.fit(560, 440)
        actor, today, asked = context.actor, context.today(), result is None
        context.tasks.read(
            lambda session, _job: (
                services.evaluation.assess(session, actor, customer_id, today=today),
                services.evaluation.history(session, actor, customer_id, today=today),
                services.customers.get(session, actor, customer_id, today=today).values if asked else None,
            ),
            self._on_assessed,
            failed=self._on_not_assessed,
            owner=self,
        )

    def _make_suggestion(self) -> QFrame:
        box = QFrame(self)
        box.setProperty("kind", "panel")
        column = QVBoxLayout(box)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(8)
        top = QHBoxLayout()
        top.setSpacing(8)
        self.suggestion = QLabel(self.tr("正在计算建议…"), box)
        self.suggestion.setProperty("role", "strong")
        self.suggestion.setTextFormat(Qt.TextFormat.RichText)
        self.take_button = secondary_button(self.tr("采用建议"), "check", parent=box)
        self.take_button.setEnabled(False)
        self.take_button.clicked.connect(self.take_suggestion)
        top.addWidget(self.suggestion, 1)
        top.addWidget(self.take_button)
        column.addLayout(top)
        self.reasoning = QLabel(box)
        self.reasoning.setTextFormat(Qt.TextFormat.PlainText)
        self.reasoning.setWordWrap(True)
        self.reasoning.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.reasoning)
        self._bars = QGridLayout()
        self._bars.setHorizontalSpacing(12)
        self._bars.setVerticalSpacing(4)
        self._bars.setColumnStretch(1, 1)
        column.addLayout(self._bars)
        return box

    def _on_assessed(self, found: tuple[Assessment, list[Judged], Mapping[str, Any] | None]) -> None:
        assessment, history, present = found
        self._assessment = assessment
        if present is not None and not self.verdict.value and not self.note.toPlainText():
            self.verdict.set_value(present["evaluation_result"] or "")
            self.note.setPlainText(present["evaluation_note"] or "")
        tokens = current_tokens()
        color = tokens.color(status_color("evaluation", assessment.suggestion))
        words = self.tr("建议 {dot} {result}，评分 {score}").format(
            dot=f'<span style="color:{color}">●</span>', result=word(assessment.suggestion), score=assessment.score
        )
        self.suggestion.setText(words)
        self.suggestion.setAccessibleName(
            self.tr("建议 {0}，评分 {1}").format(word(assessment.suggestion), assessment.score)
        )
        self.reasoning.setText(self._reasoning())
        for row, part in enumerate(assessment.parts):
            name = evaluation_texts.part_name(part.key)
            label = QLabel(name, self)
            label.setProperty("role", "secondary")
            hint = QLabel(evaluation_texts.part_hint(part), self)
            hint.setProperty("role", "caption")
            self._bars.addWidget(label, row, 0)
            self._bars.addWidget(Bar(round(part.points), name, self), row, 1)
            self._bars.addWidget(hint, row, 2)
        self.take_button.setEnabled(True)
        lines = [
            self.tr("{day} {who} {what}").format(
                day=texts.relative_day(one.at.astimezone().date(), self.context.today()),
                who=one.actor or "",
                what=evaluation_texts.judged_text(one),
            )
            for one in history[:_HISTORY]
        ]
        if len(history) > _HISTORY:
            lines.append(self.tr("更早的 {0} 次见「变更」").format(len(history) - _HISTORY))
        self.history.setText("\n".join(lines))
        self.history.setVisible(bool(lines))
        self._grow()

    def _on_not_assessed(self, error: AppError) -> None:
        self.suggestion.setText(texts.error_text(error).line)

    def _reasoning(self) -> str:
        if self._assessment is None:
            return ""
        return evaluation_texts.reasoning(self._assessment.facts, self.context.today())

    def take_suggestion(self) -> None:
        """Put the suggested verdict and reasoning into the form; it can still be changed."""
        if self._assessment is not None:
            self.verdict.set_value(self._assessment.suggestion)
            self.note.setPlainText(self._reasoning())
            self.save_button.setFocus()

    def work(self) -> Work | None:
        """Write the verdict; one that stands as suggested is remembered as such."""
        result, note, customer_id = self.verdict.value, self.note.toPlainText().strip(), self._id
        if not result:
            self.show_error(self.tr("请选择评判结果。"))
            return None
        suggested = self._assessment is not None and result == self._assessment.suggestion and note == self._reasoning()
        actor, today = self.context.actor, self.context.today()
        return lambda session, _job: services.evaluation.evaluate(
            session, actor, [customer_id], result=result, note=note, suggested=suggested, now=datetime.now(UTC),
            today=today,
        )  # fmt: skip
