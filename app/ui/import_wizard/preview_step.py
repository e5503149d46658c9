"""Step 3, the dry run: groups as cards, their rows cell by cell, and everything that is left to decide."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from app.ui.import_wizard.compare_panel import ComparePanel
from app.ui.import_wizard.decisions import CREATE, FILL, MERGE, OVERWRITE, SHEET, SKIP, STORED, Decisions
from app.ui.import_wizard.decisions_bar import DecisionsBar
from app.ui.import_wizard.plan_table import PlanTable, PlanTableView
from app.ui.import_wizard.plan_view import (
    CONFLICT,
    GROUPS,
    NEW,
    PROBLEMS,
    SKIPPED,
    SUSPECTED,
    UNCHANGED,
    UPDATED,
    PlanView,
)
from app.ui.widgets.buttons import link_button, secondary_button
from app.ui.widgets.count_card import CountCard
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.icon_label import IconLabel

if TYPE_CHECKING:
    from app.ui.context import WindowContext

_STATUS: Final = {
    NEW: "green",
    UPDATED: "blue",
    UNCHANGED: "gray",
    SUSPECTED: "amber",
    CONFLICT: "violet",
    PROBLEMS: "red",
    SKIPPED: "gray",
}


class PreviewStep(QWidget):
    """Nothing is written yet; decisions about groups make a new plan, those about rows and cells are kept for it."""

    options_changed = Signal()
    """A decision that changes what the plan says."""
    decided = Signal()
    """A decision about a row or a cell."""
    corrected = Signal(str, int, int, str)
    save_problems_requested = Signal()

    def __init__(self, context: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.decisions = Decisions()
        self._context = context
        self._view: PlanView | None = None
        self._group = NEW
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._make_cards())
        self.bar = DecisionsBar(self.decisions, self)
        self.bar.changed.connect(self.options_changed)
        column.addWidget(self.bar)
        column.addLayout(self._make_top())
        column.addWidget(self._make_body(), 1)
        column.addWidget(self._make_nothing(), 1)
        column.addWidget(self._make_saved())
        column.addWidget(self._make_bottom())

    def _make_saved(self) -> QWidget:
        self._saved_path: Path | None = None
        self._saved = QWidget(self)
        row = QHBoxLayout(self._saved)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.saved_words = ElidedLabel("", self._saved)
        opener = link_button(self.tr("打开所在文件夹"), parent=self._saved)
        opener.clicked.connect(self._on_open_folder)
        row.addWidget(IconLabel("circle-check", "green", 16, self._saved))
        row.addWidget(self.saved_words, 1)
        row.addWidget(opener)
        self._saved.hide()
        return self._saved

    def _on_open_folder(self) -> None:
        if self._saved_path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved_path.parent)))

    def _make_cards(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        names = {
            NEW: self.tr("新增"),
            UPDATED: self.tr("更新"),
            UNCHANGED: self.tr("无变化"),
            SUSPECTED: self.tr("疑似重复"),
            CONFLICT: self.tr("冲突"),
            PROBLEMS: self.tr("有问题"),
            SKIPPED: self.tr("跳过"),
        }
        self.cards: dict[str, CountCard] = {}
        for group in GROUPS:
            card = CountCard(names[group], _STATUS[group], self)
            card.clicked.connect(lambda _checked=False, one=group: self.show_group(one))
            self.cards[group] = card
            row.addWidget(card, 1)
        return row

    def _make_top(self) -> QHBoxLayout:
        top = QHBoxLayout()
        top.setSpacing(8)
        self.title = QLabel(self)
        self.title.setProperty("role", "strong")
        self.hint = ElidedLabel("", self, role="caption")
        self._rule_words = QLabel(self.tr("这些行："), self)
        self.rule = QComboBox(self)
        self.rule.setMinimumWidth(160)
        self.rule.setAccessibleName(self.tr("这些行怎么处理"))
        self.rule.activated.connect(self._on_rule)
        self.all_sheet = secondary_button(self.tr("全部用表格的"), parent=self)
        self.all_stored = secondary_button(self.tr("全部保留现有的"), parent=self)
        self.all_sheet.clicked.connect(lambda: self._settle_all(SHEET))
        self.all_stored.clicked.connect(lambda: self._settle_all(STORED))
        self.save_problems = secondary_button(self.tr("把有问题的行另存为 Excel…"), "download", parent=self)
        self.save_problems.clicked.connect(self.save_problems_requested)
        self.sheet = QComboBox(self)
        self.sheet.setAccessibleName(self.tr("工作表"))
        self.sheet.setMinimumWidth(150)
        self.sheet.activated.connect(lambda _at: self._show_rows())
        top.addWidget(self.title)
        top.addWidget(self.hint, 1)
        for widget in (self._rule_words, self.rule, self.all_sheet, self.all_stored, self.save_problems, self.sheet):
            top.addWidget(widget)
        return top

    def _make_body(self) -> QWidget:
        self._body = QFrame(self)
        self._body.setProperty("kind", "panel")
        row = QHBoxLayout(self._body)
        row.setContentsMargins(1, 1, 1, 1)
        split = QSplitter(Qt.Orientation.Horizontal, self._body)
        split.setChildrenCollapsible(False)
        self.model = PlanTable(self.decisions, self)
        self.model.corrected.connect(self.corrected)
        self.table = PlanTableView(self.model, split)
        self.table.settled.connect(self.decided)
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self.compare = ComparePanel(self._context, self.decisions, split)
        self.compare.chosen.connect(self._on_row_chosen)
        split.addWidget(self.table)
        split.addWidget(self.compare)
        split.setSizes([600, 560])
        row.addWidget(split)
        return self._body

    def _make_nothing(self) -> QWidget:
        self._nothing = EmptyState(
            "circle-check",
            self.tr("表里的内容都已经在了，没有要导入的"),
            self.tr("这张表和现有资料完全一样，关掉就好，什么也不会改变。"),
            (),
            self,
        )
        self._nothing.setAutoFillBackground(False)
        self._nothing.hide()
        return self._nothing

    def _make_bottom(self) -> QWidget:
        self._bottom = QWidget(self)
        row = QHBoxLayout(self._bottom)
        row.setContentsMargins(0, 0, 0, 0)
        self.whole = QCheckBox(self.tr("有问题就整份不导入"), self._bottom)
        self.whole.clicked.connect(self._on_whole)
        self.whole_words = ElidedLabel("", self._bottom, role="caption")
        row.addWidget(self.whole)
        row.addSpacing(8)
        row.addWidget(self.whole_words, 1)
        return self._bottom

    # --- showing -------------------------------------------------------------------------

    def begin(self) -> None:
        """Another file: what was decided for the last one does not hold."""
        self.decisions.__init__()  # type: ignore[misc]  # everybody holds this one object
        self.bar.begin()
        self.whole.setChecked(False)
        self._saved.hide()
        self._view, self._group = None, NEW
        self.model.clear()
        self.compare.clear()

    def show_view(self, view: PlanView) -> None:
        """The counts, the decisions, and the rows of the group that was in front, at the row that was."""
        first = self._view is None
        self._view = view
        for group, card in self.cards.items():
            card.set_count(view.count(group))
        sheet = self.sheet.currentData()
        self.sheet.clear()
        self.sheet.addItem(self.tr("全部工作表"), "")
        for one in view.plan.sheets:
            self.sheet.addItem(one.sheet, one.sheet)
        self.sheet.setVisible(len(view.plan.sheets) > 1)
        self.sheet.setCurrentIndex(max(0, self.sheet.findData(sheet)))
        self.bar.show_view(view, self._context.actor.name)
        self._show_whole()
        if first:
            self._group = next((one for one in (CONFLICT, SUSPECTED, PROBLEMS) if view.count(one)), NEW)
        if not view.count(self._group):
            self._group = next((group for group in GROUPS if view.count(group)), NEW)
        place = self._place()
        self.show_group(self._group)
        self._show_nothing(self.says_nothing_new())
        if place is not None:
            self._return_to(*place)

    def says_nothing_new(self) -> bool:
        """Every row is known as it is, and nothing is wrong."""
        view = self._view
        if view is None:
            return False
        return view.count(UNCHANGED) > 0 and not any(
            view.count(one) for one in GROUPS if one not in (UNCHANGED, SKIPPED)
        )

    def _show_nothing(self, nothing: bool) -> None:
        self._nothing.setVisible(nothing)
        self._body.setVisible(not nothing)

    def show_group(self, group: str) -> None:
        """Filter the rows by a card."""
        self._group = group
        for key, card in self.cards.items():
            card.setChecked(key == group)
        self._show_nothing(False)
        self._show_rule()
        self._show_rows()

    def _show_rows(self) -> None:
        view = self._view
        if view is None:
            return
        sheet = self.sheet.currentData() or ""
        self.model.show_rows(view, self._group, sheet)
        self.table.fit_columns()
        self.table.scrollToTop()
        suspected = self._group == SUSPECTED
        self.compare.setVisible(suspected)
        count = view.count(self._group, sheet)
        units = self.tr("{0}：{1} 处") if self._group == PROBLEMS else self.tr("{0}：{1} 行")
        self.title.setText(units.format(self.cards[self._group].title, f"{count:,}"))
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))
        if suspected:
            self._show_compared(0)

    def _place(self) -> tuple[str, int] | None:
        index = self.table.currentIndex()
        if not index.isValid() or index.row() >= self.model.rowCount() or self.model.group != self._group:
            return None
        (sheet, item), _ = self.model.entry(index.row())
        return sheet.sheet, item[0] if isinstance(item, tuple) else item.row

    def _return_to(self, sheet: str, row: int) -> None:
        line = self.model.line_of_row(sheet, row)
        if line >= 0:
            self.table.setCurrentIndex(self.model.index(line, max(0, self.table.currentIndex().column())))
            self.table.scrollTo(self.model.index(line, 0), self.table.ScrollHint.PositionAtCenter)

    def _on_current(self, now: QModelIndex, _before: QModelIndex) -> None:
        if self._group == SUSPECTED:
            self._show_compared(now.row())

    def _show_compared(self, line: int) -> None:
        if self._view is None:
            return
        inside = 0 <= line < self.model.rowCount()
        self.compare.show_entry(self._view, self.model.entry(line)[0] if inside else None)

    # --- decisions -----------------------------------------------------------------------

    def _show_rule(self) -> None:
        offered: dict[str, list[tuple[str, str]]] = {
            NEW: [(CREATE, self.tr("新建")), (SKIP, self.tr("跳过"))],
            UPDATED: [
                (OVERWRITE, self.tr("用表格的覆盖")),
                (FILL, self.tr("只补空白")),
                (CREATE, self.tr("另建新客户")),
                (SKIP, self.tr("跳过")),
            ],
            SUSPECTED: [
                (CREATE, self.tr("全部当作新客户")),
                (MERGE, self.tr("全部并入最像的一位")),
                (SKIP, self.tr("全部跳过")),
            ],
        }
        hints = {
            UPDATED: self.tr("空白的格子不会冲掉已有内容；写“#清空”才会清空"),
            CONFLICT: self.tr("导出以后两边都改过；点一个值就用它（空格换一边），没选的保留现有的"),
            PROBLEMS: self.tr("双击或 F2 改值，回车生效"),
            SUSPECTED: self.tr("单独选过的行，以单独的选择为准"),
        }
        choices = offered.get(self._group, [])
        self.rule.setVisible(bool(choices))
        self._rule_words.setVisible(bool(choices))
        self.rule.clear()
        for value, text in choices:
            self.rule.addItem(text, value)
        if choices:
            self.rule.setCurrentIndex(max(0, self.rule.findData(self.decisions.rule(self._group))))
        self.hint.setText(hints.get(self._group, ""))
        conflicts = self._group == CONFLICT and bool(self.cards[CONFLICT].count)
        self.all_sheet.setVisible(conflicts)
        self.all_stored.setVisible(conflicts)
        self.save_problems.setVisible(self._group == PROBLEMS and self._view is not None and self._view.fatal > 0)

    def _on_rule(self, _at: int) -> None:
        self.decisions.rules[self._group] = self.rule.currentData()
        if self._group == SUSPECTED:
            # What is said about all of them goes before what was said about single ones until now.
            kept = {(sheet.sheet, row.row) for sheet, row in self._entries(SUSPECTED)}
            self.decisions.rows = {key: one for key, one in self.decisions.rows.items() if key not in kept}
            self.model.repaint_cells()
            self._show_compared(self.table.currentIndex().row())
            self.decided.emit()
        else:
            self.options_changed.emit()

    def _entries(self, group: str) -> list[tuple]:
        return list(self._view.rows[group, ""].entries) if self._view is not None else []

    def _settle_all(self, side: str) -> None:
        sheet = self.sheet.currentData() or ""
        for of, row in self._entries(CONFLICT):
            if not sheet or of.sheet == sheet:
                for one in row.conflicts:
                    self.decisions.cells[of.sheet, row.row, one.field] = side
        self.model.repaint_cells()
        self.decided.emit()

    def _on_row_chosen(self) -> None:
        self.model.repaint_cells()
        self.decided.emit()

    def _on_whole(self, on: bool) -> None:
        self.decisions.whole = on
        self._show_whole()
        self.decided.emit()

    def _show_whole(self) -> None:
        fatal = self._view.fatal if self._view is not None else 0
        self._bottom.setVisible(fatal > 0 or self.decisions.whole)
        if not fatal:
            self.whole_words.setText("")
        elif self.decisions.whole:
            self.whole_words.setText(self.tr("还有 {0} 行有问题，改好之前不导入。").format(f"{fatal:,}"))
        else:
            self.whole_words.setText(
                self.tr("{0} 行有问题的不导入，其余照常；可以另存出来，改好再导入一次。").format(f"{fatal:,}")
            )

    def show_saved(self, sentence: str, path: Path) -> None:
        """The problem rows were written: where, and the way there."""
        self._saved_path = path
        self.saved_words.setText(sentence)
        self._saved.show()

    def options(self) -> dict[str, object]:
        """What the user decided, as fields of ImportOptions."""
        sheets = [one.name for one in self._view.plan.prepared.sheets] if self._view is not None else []
        return self.decisions.options(sheets)

    def writes_something(self) -> bool:
        """Whether 导入 would change anything."""
        view, decisions = self._view, self.decisions
        if view is None or (decisions.whole and view.fatal):
            return False
        if any(view.count(one) and decisions.rule(one) != SKIP for one in (NEW, UPDATED, SUSPECTED)):
            return True
        if any(action != SKIP for action, _ in decisions.rows.values()):
            return True
        # A row with conflicts may also change where nobody else did.
        return view.count(CONFLICT) > 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits and Delete decide about the suspected row under the cursor."""
        if self._group == SUSPECTED and self.table.hasFocus() and self.compare.press(event.key()):
            return
        super().keyPressEvent(event)
