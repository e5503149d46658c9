"""评判 in the detail pane: the verdict that stands, what the program suggests, its parts as bars, 采用建议 and 改写."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui import evaluation_texts, texts
from app.ui.detail.parts import Bar
from app.ui.language import word
from app.ui.status_colors import status_color
from app.ui.theme import current_tokens
from app.ui.widgets.buttons import icon_button, link_button
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.icon_label import IconLabel

if TYPE_CHECKING:
    from datetime import date

    from app.services.customers import CustomerDetail
    from app.services.evaluation import Assessment
    from app.services.operations import LastChange


class EvaluationBox(QFrame):
    """Built anew for each customer; the parts stay folded until 为什么 is asked."""

    rewrite_wanted = Signal()
    taken = Signal(str, str)
    """采用建议: the verdict and its reasoning."""

    def __init__(
        self,
        detail: CustomerDetail,
        judged: LastChange | None,
        assessment: Assessment | None,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "note")
        self._may_edit = "edit" in detail.actions
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 6, 8)
        column.setSpacing(3)
        result, note = detail.values["evaluation_result"] or "", detail.values["evaluation_note"] or ""
        column.addLayout(self._make_title(result, judged, today))
        if note:
            words = QLabel(note, self)
            words.setWordWrap(True)
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(words)
        elif not result:
            hint = QLabel(self.tr("还没有评判：值不值得跟，为什么？"), self)
            hint.setProperty("role", "caption")
            hint.setWordWrap(True)
            column.addWidget(hint)
        if assessment is not None:
            self._add_suggestion(column, assessment, result, today)

    def _make_title(self, result: str, judged: LastChange | None, today: date) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        title = QLabel(self.tr("评判结果：{result}").format(result=word(result) if result else self.tr("未定")), self)
        title.setProperty("role", "strong")
        row.addWidget(IconLabel("shield-check", status_color("evaluation", result), 16, self))
        row.addWidget(title)
        row.addStretch(1)
        if judged is not None:
            when = texts.relative_day(judged.at.astimezone().date(), today)
            who = self.tr("由表格导入") if judged.kind == "import" else judged.actor
            words = " · ".join(part for part in (when, who) if part)
            row.addWidget(ElidedLabel(words, self, role="caption"))
        if self._may_edit:
            pencil = icon_button("pencil", self.tr("改写评判"), color="text3", size=14, parent=self)
            pencil.setFixedSize(24, 24)
            pencil.clicked.connect(lambda: self.rewrite_wanted.emit())
            row.addWidget(pencil)
        return row

    def _add_suggestion(self, column: QVBoxLayout, found: Assessment, result: str, today: date) -> None:
        reasoning = evaluation_texts.reasoning(found.facts, today)
        color = current_tokens().color(status_color("evaluation", found.suggestion))
        words = self.tr("建议 {dot} {result} {score} 分").format(
            dot=f'<span style="color:{color}">●</span>', result=word(found.suggestion), score=found.score
        )
        row = QHBoxLayout()
        row.setSpacing(6)
        self.suggestion = QLabel(words, self)
        self.suggestion.setTextFormat(Qt.TextFormat.RichText)
        self.suggestion.setProperty("role", "secondary")
        row.addWidget(self.suggestion)
        row.addStretch(1)
        self.why = link_button(self.tr("为什么"), parent=self)
        row.addWidget(self.why)
        self.take = link_button(self.tr("采用建议"), tip=reasoning, parent=self)
        self.take.setVisible(self._may_edit and found.suggestion != result)
        self.take.clicked.connect(lambda: self.taken.emit(found.suggestion, reasoning))
        row.addWidget(self.take)
        column.addLayout(row)
        parts = QWidget(self)
        grid = QGridLayout(parts)
        grid.setContentsMargins(0, 2, 4, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        said = QLabel(reasoning, parts)
        said.setProperty("role", "caption")
        said.setWordWrap(True)
        said.setTextFormat(Qt.TextFormat.PlainText)
        grid.addWidget(said, 0, 0, 1, 3)
        for at, part in enumerate(found.parts, 1):
            name = evaluation_texts.part_name(part.key)
            for text, place in ((name, 0), (str(round(part.points)), 2)):
                label = QLabel(text, parts)
                label.setProperty("role", "caption")
                label.setToolTip(evaluation_texts.part_hint(part))
                grid.addWidget(label, at, place, Qt.AlignmentFlag.AlignRight if place else Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(Bar(round(part.points), name, parts), at, 1)
        parts.hide()
        column.addWidget(parts)
        self.parts = parts
        self.why.clicked.connect(lambda: self._fold(not parts.isVisibleTo(self)))

    def _fold(self, shown: bool) -> None:
        self.parts.setVisible(shown)
        self.why.setText(self.tr("收起") if shown else self.tr("为什么"))
