"""改评判 of several customers: take over suggestions one by one, or give all the same verdict."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app import services
from app.models.nouns import EVALUATIONS
from app.models.query import ListQuery
from app.ui import evaluation_texts, texts
from app.ui.context import WindowContext
from app.ui.dialogs.base import FormDialog, Work
from app.ui.language import word
from app.ui.proposal_table import ProposalTable
from app.ui.widgets.buttons import ghost_button
from app.ui.widgets.chips import ChipRow
from app.ui.widgets.plain_table import dress

if TYPE_CHECKING:
    from app.errors import AppError
    from app.services.evaluation import Preview


class EvaluateManyDialog(FormDialog):
    """`query` stands for everything a list shows; then only suggestions are offered. Nothing typed by a person is
    overwritten unless its row is ticked.
    """

    def __init__(
        self,
        context: WindowContext,
        customer_ids: Sequence[int],
        parent: QWidget | None = None,
        *,
        query: ListQuery | None = None,
    ) -> None:
        super().__init__(context, "", parent)
        self._ids, self._query = list(customer_ids), query
        title = self.tr("改评判") if query is None else self.tr("按建议改评判")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.mode = ChipRow(
            [("suggested", self.tr("采用建议"), "sparkles"), ("same", self.tr("改成同一个"), "pencil")],
            name=self.tr("怎样改"),
            parent=self,
        )
        self.mode.set_value("suggested")
        self.mode.setVisible(query is None)
        self.mode.changed.connect(self._on_mode)
        self.body.addWidget(self.mode)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._make_preview())
        self._stack.addWidget(self._make_same())
        self.body.addWidget(self._stack, 1)
        self.save_button.setText(self.tr("采用"))
        self.save_button.setEnabled(False)
        self.fit(980, 560)
        actor, today, ids = context.actor, context.today(), self._ids
        if query is None:
            work = lambda session, _job: services.evaluation.preview(session, actor, ids, today=today)  # noqa: E731
        else:
            work = lambda session, _job: services.evaluation.preview_list(  # noqa: E731
                session, actor, query, today=today
            )
        context.tasks.read(work, self._on_preview, failed=self._on_not_previewed, owner=self)

    def _make_preview(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        top = QHBoxLayout()
        self.summary = QLabel(self.tr("正在计算建议…"), page)
        self.summary.setProperty("role", "secondary")
        self.summary.setWordWrap(True)
        self.all_button = ghost_button(self.tr("全选"), parent=page)
        self.none_button = ghost_button(self.tr("全不选"), parent=page)
        top.addWidget(self.summary, 1)
        top.addWidget(self.all_button)
        top.addWidget(self.none_button)
        column.addLayout(top)
        self.model = ProposalTable(self.context.today(), page)
        self.table = QTableView(page)
        self.table.setAccessibleName(self.tr("评判建议"))
        self.table.setModel(self.model)
        dress(self.table)
        self.table.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        header = self.table.horizontalHeader()
        for at, width in enumerate((52, 230, 132, 90, 60)):
            self.table.setColumnWidth(at, width)
        header.setSectionResizeMode(5, QHeaderView.ResizeMode.Stretch)
        column.addWidget(self.table, 1)
        self.all_button.clicked.connect(lambda: self.model.tick_all(True))
        self.none_button.clicked.connect(lambda: self.model.tick_all(False))
        self.model.ticked.connect(self._show_count)
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), self.table)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(self._toggle_selected)
        return page

    def _make_same(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(QLabel(self.tr("{0} 位客户的评判结果：").format(len(self._ids)), page))
        self.verdict = ChipRow([(one, word(one), "") for one in EVALUATIONS], name=self.tr("评判结果"), parent=page)
        column.addWidget(self.verdict)
        self.note = QPlainTextEdit(page)
        self.note.setPlaceholderText(self.tr("评判说明（可不填，不填则保留原来的说明）"))
        self.note.setAccessibleName(self.tr("评判说明"))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(84)
        column.addWidget(self.note)
        column.addStretch(1)
        return page

    def _on_mode(self, mode: str) -> None:
        self._stack.setCurrentIndex(1 if mode == "same" else 0)
        self.show_error(None)
        self._show_count()

    def _on_preview(self, found: Preview) -> None:
        by_hand = sum(one.by_hand for one in found.rows)
        said = [self.tr("{0} 位的建议与现在不同").format(f"{len(found.rows):,}")]
        if by_hand:
            said.append(self.tr("其中 {0} 位是人工定的，不勾选就不改").format(f"{by_hand:,}"))
        if found.same:
            said.append(self.tr("{0} 位已一致").format(f"{found.same:,}"))
        if found.foreign:
            said.append(self.tr("{0} 位不在您名下").format(f"{found.foreign:,}"))
        if found.left:
            said.append(self.tr("一次最多一起改 2 万位，还有 {0} 位下次再来").format(f"{found.left:,}"))
        self.summary.setText(self.tr("，").join(said))
        self.model.show_rows(found.rows)
        self.table.setFocus()

    def _on_not_previewed(self, error: AppError) -> None:
        self.summary.setText(texts.error_text(error).line)

    def _toggle_selected(self) -> None:
        self.model.toggle([one.row() for one in self.table.selectionModel().selectedRows()])

    def _show_count(self) -> None:
        if self.mode.value == "same":
            self.save_button.setText(self.tr("保存"))
            self.save_button.setEnabled(True)
            return
        count = len(self.model.taken)
        self.save_button.setText(self.tr("采用 {0} 位").format(f"{count:,}") if count else self.tr("采用"))
        self.save_button.setEnabled(bool(count))

    def work(self) -> Work | None:
        """Write what was chosen, as one action."""
        actor, today = self.context.actor, self.context.today()
        if self.mode.value == "same":
            result, note, ids = self.verdict.value, self.note.toPlainText().strip(), self._ids
            if not result:
                self.show_error(self.tr("请选择评判结果。"))
                return None
            return lambda session, _job: services.evaluation.evaluate(
                session, actor, ids, result=result, note=note or None, now=datetime.now(UTC), today=today
            )
        taken = [one.customer_id for one in self.model.rows if one.customer_id in self.model.taken]
        if not taken:
            return None
        return lambda session, _job: services.evaluation.take(
            session, actor, taken, say=lambda facts: evaluation_texts.reasoning(facts, today), now=datetime.now(UTC),
            today=today,
        )  # fmt: skip
