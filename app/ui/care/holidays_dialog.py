"""节日表: the holidays that come with the program and the team's own, in a file of the data folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app import services
from app.access import Permission
from app.errors import AppError, InvalidValue
from app.ui import formats, texts
from app.ui.dialogs.form_grid import FormGrid
from app.ui.theme import current_tokens, qcolor, text_font
from app.ui.theme.tokens import BODY
from app.ui.widgets.buttons import ghost_button, primary_button, secondary_button
from app.ui.widgets.plain_table import plain_table

if TYPE_CHECKING:
    from app.services.holidays import Holiday, OwnHolidays
    from app.ui.context import WindowContext

    Found = tuple[tuple[Holiday, ...], OwnHolidays]

# texts: data
LUNAR = "农历"
# texts: end


class HolidaysDialog(QDialog):
    """The list above, one day's form below. An own day with a known name takes the place of the built-in one."""

    changed = Signal()

    def __init__(self, context: WindowContext, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._path = context, path
        self._shipped: tuple[Holiday, ...] = ()
        self._own: OwnHolidays | None = None
        self._rows: list[Holiday] = []
        self._wanted = ""
        self._may_edit = context.actor.may(Permission.TEAM_SETTINGS) and not context.read_only
        self.setWindowTitle(self.tr("节日表"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        top = QHBoxLayout()
        title = QLabel(self.tr("节日表"), self)
        title.setProperty("role", "section")
        self.add = ghost_button(self.tr("新增一天"), "plus", parent=self)
        self.add.clicked.connect(self.begin_new)
        top.addWidget(title, 1)
        top.addWidget(self.add)
        column.addLayout(top)
        self.problem = QLabel(self)
        self.problem.setProperty("mark", "amber")
        self.problem.setWordWrap(True)
        column.addWidget(self.problem)
        self.table = plain_table(
            [self.tr("名称"), self.tr("哪一天"), self.tr("下一次"), self.tr("提醒祝福"), ""],
            self.tr("节日表"),
            parent=self,
        )
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for at, width in ((1, 150), (2, 110), (3, 90), (4, 70)):
            self.table.setColumnWidth(at, width)
        self.table.itemSelectionChanged.connect(self._on_selected)
        column.addWidget(self.table, 1)
        column.addWidget(self._make_form())
        where = QLabel(self.tr("团队自己的日子存在 {0}").format(path), self)
        where.setProperty("role", "caption")
        where.setTextFormat(Qt.TextFormat.PlainText)
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        where.setWordWrap(True)
        row = QHBoxLayout()
        close = secondary_button(self.tr("关闭"), key="Esc", parent=self)
        close.clicked.connect(self.accept)
        row.addWidget(where, 1)
        row.addWidget(close)
        column.addLayout(row)
        factor = max(1.0, text_font().pixelSize() / BODY)
        self.resize(min(1240, round(680 * factor)), min(600, round(580 * factor)))
        self._ask()

    def _make_form(self) -> QFrame:
        frame = QFrame(self)
        frame.setProperty("kind", "panel")
        column = QVBoxLayout(frame)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(8)
        self.grid = FormGrid(frame, columns=2, label_width=52)
        self.name = QLineEdit(frame)
        self.name.setMaxLength(30)
        self.day = QLineEdit(frame)
        self.day.setMaxLength(30)
        self.day.setPlaceholderText(self.tr("9-10、农历八月十五、清明、5月第二个星期日"))
        self.grid.add("name", self.tr("名称"), self.name)
        self.grid.add("on", self.tr("哪一天"), self.day)
        self.greet = QCheckBox(self.tr("提前提醒，列入祝福名单"), frame)
        self.greet.setChecked(True)
        row = QHBoxLayout()
        self.hint = QLabel(frame)
        self.hint.setProperty("role", "caption")
        self.hint.setWordWrap(True)
        self.remove = secondary_button(self.tr("删除"), "trash-2", parent=frame)
        self.remove.clicked.connect(self._on_remove)
        self.store = primary_button(self.tr("保存"), "check", parent=frame)
        self.store.clicked.connect(self.save)
        for edit in (self.name, self.day):
            edit.returnPressed.connect(self.save)
            edit.setReadOnly(not self._may_edit)
        self.greet.setEnabled(self._may_edit)
        row.addWidget(self.greet)
        row.addWidget(self.hint, 1)
        row.addWidget(self.remove)
        row.addWidget(self.store)
        column.addWidget(self.grid)
        column.addLayout(row)
        return frame

    # --- reading --------------------------------------------------------------------------

    def _ask(self) -> None:
        path = self._path

        def work(_job: object) -> Found:
            return services.holidays.load(), services.holidays.read_own(path)

        self._context.tasks.run(work, lambda found: self._show(*found), owner=self, key=(id(self), "holidays"))

    def _show(self, shipped: tuple[Holiday, ...], own: OwnHolidays) -> None:
        self._shipped, self._own = shipped, own
        self.problem.setText(self._problem_words(own))
        self.problem.setVisible(bool(self.problem.text()))
        mine = {one.name: one for one in own.holidays}
        today = self._context.today()
        named = {one.name: one for one in shipped} | mine
        dated = [(services.holidays.next_on(one.rule, today), one) for one in named.values()]
        dated.sort(key=lambda pair: (pair[0] is None, pair[0] or today, pair[1].name))
        self._rows = [one for _, one in dated]
        tokens = current_tokens()
        self.table.blockSignals(True)
        self.table.setRowCount(len(dated))
        for row, (day, one) in enumerate(dated):
            words = (
                one.name, self._rule_words(one.rule), formats.day(day) if day is not None else self.tr("已过"),
                self.tr("是") if one.greet else "", "" if one.name in mine else self.tr("自带"),
            )  # fmt: skip
            for at, text in enumerate(words):
                item = QTableWidgetItem(text)
                if one.name not in mine:
                    item.setForeground(qcolor(tokens.text2))
                self.table.setItem(row, at, item)
        self.table.blockSignals(False)
        wanted = next((row for row, one in enumerate(self._rows) if one.name == self._wanted), 0)
        self.table.selectRow(wanted)
        self._on_selected()

    def _rule_words(self, rule: str) -> str:
        """5月第2个星期日, 农历8月15日 for what the file writes as 05-W2-7 and 农历08-15."""
        lunar, plain = rule.startswith(LUNAR), rule.removeprefix(LUNAR)
        parts = plain.split("-")
        if len(parts) == 3 and parts[1].startswith("W"):
            days = (
                self.tr("星期一"), self.tr("星期二"), self.tr("星期三"), self.tr("星期四"), self.tr("星期五"),
                self.tr("星期六"), self.tr("星期日"),
            )  # fmt: skip
            nth = self.tr("{month}月第{number}个{weekday}")
            return nth.format(month=int(parts[0]), number=parts[1][1:], weekday=days[int(parts[2]) - 1])
        if len(parts) == 2:
            words = self.tr("农历{month}月{day}日") if lunar else self.tr("{month}月{day}日")
            return words.format(month=int(parts[0]), day=int(parts[1]))
        return rule

    def _problem_words(self, own: OwnHolidays) -> str:
        if own.broken:
            return self.tr("节日文件读不出来，自带的节日照常提醒；保存后原文件另存为 {0}.broken。").format(
                self._path.name
            )
        if own.left_out:
            return self.tr("节日文件里有 {0} 条看不懂，没有采用；保存后原文件另存为 {1}.broken。").format(
                own.left_out, self._path.name
            )
        return ""

    # --- the form -------------------------------------------------------------------------

    @property
    def chosen(self) -> Holiday | None:
        """The day that is selected."""
        rows = self.table.selectionModel().selectedRows()
        return self._rows[rows[0].row()] if rows else None

    def _is_own(self, name: str) -> bool:
        return self._own is not None and any(one.name == name for one in self._own.holidays)

    def _on_selected(self) -> None:
        one = self.chosen
        if one is not None:
            self.name.setText(one.name)
            self.day.setText(one.rule)
            self.greet.setChecked(one.greet)
        self.grid.clear_errors()
        self._show_buttons()

    def _show_buttons(self) -> None:
        one = self.chosen
        own = one is not None and self._is_own(one.name)
        known = one is not None and any(other.name == one.name for other in self._shipped)
        self.add.setVisible(self._may_edit)
        self.store.setVisible(self._may_edit)
        self.remove.setVisible(self._may_edit and own)
        self.remove.setText(self.tr("恢复自带的") if known else self.tr("删除"))
        if not self._may_edit:
            self.hint.setText(self.tr("节日表由主管修改。"))
        elif one is not None and not own:
            self.hint.setText(self.tr("改了以后以团队的为准。"))
        else:
            self.hint.setText("")

    def begin_new(self) -> None:
        """An empty form."""
        self.table.clearSelection()
        self.name.clear()
        self.day.clear()
        self.greet.setChecked(True)
        self.grid.clear_errors()
        self._show_buttons()
        self.name.setFocus()

    def save(self) -> None:
        """Keep the day in the team's file."""
        if self._own is None or not self._may_edit:
            return
        self.grid.clear_errors()
        name, old = self.name.text().strip(), self.chosen
        if not name:
            self.grid.set_error("name", texts.rule_text(self.tr("名称"), "required"))
            self.grid.focus("name")
            return
        try:
            rule = services.holidays.rule_of(self.day.text())
        except InvalidValue as error:
            sentence = (
                texts.rule_text(self.tr("哪一天"), "required")
                if error.rule == "required"
                else self.tr("“{0}”不是日子，请写成 9-10、农历八月十五、清明这样。").format(error.value)
            )
            self.grid.set_error("on", sentence)
            self.grid.focus("on")
            return
        made = services.holidays.Holiday(name, rule, self.greet.isChecked())
        gone = {name, old.name if old is not None and self._is_own(old.name) else name}
        self._wanted = name
        self._write([*(one for one in self._own.holidays if one.name not in gone), made])

    def _on_remove(self) -> None:
        one = self.chosen
        if one is not None and self._own is not None:
            self._write([other for other in self._own.holidays if other.name != one.name])

    def _write(self, holidays: list[Holiday]) -> None:
        actor, path = self._context.actor, self._path

        def work(_job: object) -> None:
            services.holidays.write_own(actor, path, holidays)

        self._context.tasks.run(work, lambda _none: self._on_saved(), failed=self._on_failed, owner=self)

    def _on_saved(self) -> None:
        self.changed.emit()
        self._ask()

    def _on_failed(self, error: AppError) -> None:
        self.grid.set_error("name", texts.error_text(error).line)
