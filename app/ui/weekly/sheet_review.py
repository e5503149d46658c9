"""Call sheets that came back: what each row will become, in words, before anything is written; then one operation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app import services
from app.errors import AppError, Cancelled
from app.models.nouns import OUTCOMES
from app.ui import formats, texts, weekly_texts
from app.ui.drop_overlay import workbooks_in
from app.ui.icons import icon
from app.ui.theme import current_tokens, qcolor
from app.ui.weekly.week_chooser import tr, week_name
from app.ui.widgets.buttons import primary_button, secondary_button
from app.ui.widgets.chips import ChipRow
from app.ui.widgets.plain_table import plain_table
from app.ui.widgets.word_box import WordBox

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.weekly_sheets import CallSheetPlan, SheetRow
    from app.sheets.workbook import Workbook
    from app.ui.context import WindowContext
    from app.ui.desk import Desk

_TICK, _CUSTOMER, _DAY, _OUTCOME, _NOTE, _NEXT, _WHO, _WORDS = range(8)
_WRITTEN: Final = ("new", "updated")
_ICONS: Final = {
    "new": ("plus", "green"), "updated": ("pencil", "blue"), "unchanged": ("check", "text3"),
    "problem": ("triangle-alert", "red"),
}  # fmt: skip


def group_name(group: str) -> str:
    """将记一条, 更正, 已记过, 没写入"""
    return {"new": tr("新记一条"), "updated": tr("更正"), "unchanged": tr("已经记过"), "problem": tr("有问题")}[group]


def row_words(row: SheetRow) -> str:
    """What to know of a row: why it is not written, what was assumed, what a correction changes."""
    if row.problem is not None:
        return weekly_texts.sheet_problem_text(row.problem, row.detail)
    said = [weekly_texts.notice_text(code, detail) for code, detail in row.notices]
    if row.group == "updated":
        said.insert(0, tr("更正先前写入的联系"))
    return tr("；").join(said)


class SheetReview(QDialog):
    """Further sheets may be dropped onto it until it writes."""

    def __init__(self, context: WindowContext, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._desk = context, desk
        self._workbooks: list[Workbook] = []
        self._outcomes: dict[tuple[str, int], str] = {}
        self._skipped: set[tuple[str, int]] = set()
        self._writing = False
        self._names: dict[int, str] = {}
        self.found: CallSheetPlan | None = None
        self.shown: list[SheetRow] = []
        self.setWindowTitle(self.tr("联系名单回来了"))
        self.setModal(False)
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        self.heading = QLabel(self.tr("联系名单回来了"), self)
        self.heading.setProperty("role", "section")
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.summary = QLabel(self)
        self.summary.setWordWrap(True)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        column.addWidget(self.heading)
        column.addWidget(self.summary)
        self.groups = ChipRow(
            [
                ("all", self.tr("全部"), ""),
                ("write", self.tr("将写入"), "plus"),
                ("unchanged", self.tr("已经记过"), "check"),
                ("problem", self.tr("有问题"), "triangle-alert"),
            ],
            name=self.tr("显示哪些行"),
            parent=self,
        )
        self.groups.set_value("all")
        self.groups.changed.connect(lambda _value: self._show_rows())
        column.addWidget(self.groups)
        self.table = plain_table(
            [
                self.tr("写入"), self.tr("客户"), self.tr("联系日期"), self.tr("联系结果"), self.tr("内容"),
                self.tr("下次联系"), self.tr("业务员"), self.tr("说明"),
            ],
            self.tr("名单里的联系"),
            34,
            self,
        )  # fmt: skip
        header = self.table.horizontalHeader()
        for at, width in ((_TICK, 128), (_CUSTOMER, 180), (_DAY, 96), (_OUTCOME, 124), (_NEXT, 96), (_WHO, 76)):
            self.table.setColumnWidth(at, width)
        self.table.setColumnWidth(_NOTE, 180)
        header.setSectionResizeMode(_WORDS, QHeaderView.ResizeMode.Stretch)
        self.table.itemChanged.connect(self._on_ticked)
        column.addWidget(self.table, 1)
        self.error = QLabel(self)
        self.error.setProperty("role", "error")
        self.error.setWordWrap(True)
        self.error.hide()
        column.addWidget(self.error)
        row = QHBoxLayout()
        hint = QLabel(self.tr("空格 勾选 ・ Ctrl+回车 写入 ・ Esc 不写"), self)
        hint.setProperty("role", "caption")
        row.addWidget(hint)
        row.addStretch(1)
        self.cancel = secondary_button(self.tr("不写"), key="Esc", parent=self)
        self.cancel.clicked.connect(self.reject)
        self.write_button = primary_button(self.tr("写入"), "check", key="Ctrl+Enter", parent=self)
        self.write_button.clicked.connect(self.write)
        row.addWidget(self.cancel)
        row.addWidget(self.write_button)
        column.addLayout(row)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.write)
        self.resize(min(1240, max(980, desk.window.width() - 48)), 560)

    # --- planning ---------------------------------------------------------------------------

    def add(self, workbooks: Sequence[Workbook]) -> None:
        """These came back too."""
        # Rows are named by their file once there are several: what was decided for the first alone is asked anew.
        self._workbooks += workbooks
        self._outcomes, self._skipped = {}, set()
        self._plan()

    def _plan(self) -> None:
        actor, today = self._context.actor, self._context.today()
        workbooks, outcomes = list(self._workbooks), dict(self._outcomes)
        self.write_button.setEnabled(False)
        self.summary.setText(self.tr("正在与名单和已有的联系比对…"))

        def work(session: Any, _job: object) -> tuple[CallSheetPlan, dict[int, str]]:
            found = services.weekly_sheet_review.plan_all(session, actor, workbooks, outcomes=outcomes, today=today)
            return found, {one.id: one.name for one in services.users.all_users(session)}

        self._context.tasks.read(work, self._on_plan, failed=self._on_failed, owner=self, key=(id(self), "plan"))

    def _on_plan(self, answer: tuple[CallSheetPlan, dict[int, str]]) -> None:
        self.found, self._names = answer
        weeks = tr("、").join(week_name(one) for one in self.found.weeks)
        self.heading.setText(self.tr("{0}：{1}").format(self.found.file, weeks) if weeks else self.found.file)
        self._show_rows()
        self._show_sum()

    def _show_sum(self) -> None:
        found = self.found
        if found is None:
            return
        ready = sum(self._writes(one) for one in found.rows)
        said = [self.tr("将记 {0} 条联系").format(found.count("new"))]
        for group, words in (
            ("updated", self.tr("更正 {0} 条")),
            ("unchanged", self.tr("{0} 条已经记过")),
            ("problem", self.tr("{0} 行有问题，不写入")),
        ):
            if found.count(group):
                said.append(words.format(found.count(group)))
        if found.blank:
            said.append(self.tr("{0} 位还没填").format(found.blank))
        self.summary.setText(tr("，").join(said))
        self.write_button.setText(self.tr("写入 {0} 条").format(ready) if ready else self.tr("没有要写入的"))
        self.write_button.setEnabled(ready > 0 and not self._writing)

    # --- rows -------------------------------------------------------------------------------

    def _writes(self, row: SheetRow) -> bool:
        return row.group in _WRITTEN and (row.sheet, row.row) not in self._skipped

    def _show_rows(self) -> None:
        if self.found is None:
            return
        wanted = {"all": None, "write": _WRITTEN}.get(self.groups.value, (self.groups.value,))
        # Problems first: they are what somebody has to look at.
        rows = sorted(self.found.rows, key=lambda one: one.group != "problem")
        self.shown = [one for one in rows if wanted is None or one.group in wanted]
        table = self.table
        table.blockSignals(True)
        table.setRowCount(0)
        table.setRowCount(len(self.shown))
        for at, row in enumerate(self.shown):
            self._show_row(at, row)
        table.blockSignals(False)

    def _show_row(self, at: int, row: SheetRow) -> None:
        values, words = row.values, row_words(row)
        name, color = _ICONS[row.group]
        tick = QTableWidgetItem(icon(name, color, 14), group_name(row.group))
        if row.group in _WRITTEN:
            tick.setFlags(tick.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            tick.setCheckState(Qt.CheckState.Checked if self._writes(row) else Qt.CheckState.Unchecked)
        cells = {
            _TICK: tick,
            _CUSTOMER: QTableWidgetItem(row.customer or self.tr("（第 {0} 行）").format(row.row)),
            _DAY: QTableWidgetItem(formats.day(values.get("happened_on"))),
            _OUTCOME: QTableWidgetItem(str(values.get("outcome") or values.get("reached") or "")),
            _NOTE: QTableWidgetItem(" ".join(str(values.get("content") or "").split())),
            _NEXT: QTableWidgetItem(formats.day(values.get("next_on"))),
            _WHO: QTableWidgetItem(self._names.get(row.salesperson_id or 0, "")),
            _WORDS: QTableWidgetItem(words),
        }
        for column, item in cells.items():
            item.setToolTip(item.text() if column != _TICK else self.tr("{0}，第 {1} 行").format(row.sheet, row.row))
            if row.group == "unchanged":
                item.setForeground(qcolor(current_tokens().text3))
            elif column == _WORDS:
                item.setForeground(qcolor(current_tokens().color("red" if row.problem else "amber")))
            self.table.setItem(at, column, item)
        unclear = next((detail for code, detail in row.notices if code in ("outcome_unknown", "outcome_read_as")), None)
        if (unclear is not None or (row.sheet, row.row) in self._outcomes) and row.group in _WRITTEN:
            self.table.setCellWidget(at, _OUTCOME, self._choice(row, str(values.get("outcome") or "")))

    def _choice(self, row: SheetRow, now: str) -> WordBox:
        box = WordBox(OUTCOMES if now in OUTCOMES else (now, *OUTCOMES), parent=self.table)
        box.setAccessibleName(self.tr("{0}的联系结果").format(row.customer))
        box.set_value(now)
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.activated.connect(lambda _at: self.choose((row.sheet, row.row), box.value))
        return box

    def choose(self, place: tuple[str, int], outcome: str) -> None:
        """This is what the free words of a row mean."""
        self._outcomes[place] = outcome
        self._plan()

    def _on_ticked(self, item: QTableWidgetItem) -> None:
        if item.column() != _TICK or not 0 <= item.row() < len(self.shown):
            return
        row = self.shown[item.row()]
        place = row.sheet, row.row
        if item.checkState() == Qt.CheckState.Checked:
            self._skipped.discard(place)
        elif row.group in _WRITTEN:
            self._skipped.add(place)
        self._show_sum()

    # --- writing ----------------------------------------------------------------------------

    def write(self) -> None:
        """All rows or none, one operation."""
        if self._writing or self.found is None or not self.write_button.isEnabled():
            return
        self._writing = True
        self.write_button.setEnabled(False)
        self.error.hide()
        actor, today, workbooks = self._context.actor, self._context.today(), list(self._workbooks)
        outcomes, skip = dict(self._outcomes), set(self._skipped)
        self._context.tasks.write(
            lambda session, _job: services.weekly_sheet_review.write_all(
                session, actor, workbooks, outcomes=outcomes, skip=skip, now=datetime.now(UTC), today=today
            ),
            lambda _written: self._on_written(),
            failed=self._on_failed,
            owner=self,
        )

    def _on_written(self) -> None:
        self._writing = False
        self.accept()  # the main window says what was written, and offers to take it back

    def _on_failed(self, error: AppError) -> None:
        self._writing = False
        self._show_sum()
        if not isinstance(error, Cancelled):
            self.error.setText(texts.error_text(error).line)
            self.error.show()

    def reject(self) -> None:
        """Nothing is written; while it writes it stays."""
        if not self._writing:
            super().reject()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Further workbooks."""
        if workbooks_in(event.mimeData()) and not self._writing:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """They are read where every workbook is read, and come back here."""
        files: list[Path] = workbooks_in(event.mimeData())
        event.acceptProposedAction()
        self._desk.files.begin_import(files)
