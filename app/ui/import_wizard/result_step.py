"""Step 4: what was written, per sheet; it can be taken back as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLabel, QTableWidgetItem, QVBoxLayout, QWidget

from app.ui import texts
from app.ui.icons import icon
from app.ui.widgets.plain_table import RIGHT, plain_table

if TYPE_CHECKING:
    from app.services.import_plan import ImportResult


class ResultStep(QWidget):
    """A sentence and a small table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(10)
        row = QHBoxLayout()
        picture = QLabel(self)
        picture.setPixmap(icon("circle-check", "green", 28).pixmap(28, 28))
        self.sentence = QLabel(self)
        self.sentence.setProperty("role", "section")
        self.sentence.setWordWrap(True)
        row.addWidget(picture)
        row.addWidget(self.sentence, 1)
        column.addLayout(row)
        titles = [
            self.tr("工作表"),
            self.tr("导入到"),
            self.tr("新增"),
            self.tr("更新"),
            self.tr("无变化"),
            self.tr("疑似重复"),
            self.tr("有问题"),
            self.tr("跳过"),
        ]
        self.table = plain_table(titles, self.tr("导入结果"), parent=self)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        column.addWidget(self.table, 1)
        hint = QLabel(self.tr("Ctrl+Z 或操作记录里可以整个撤销；导入前的备份在数据文件夹的 backups 里。"), self)
        hint.setProperty("role", "caption")
        column.addWidget(hint)

    def show_result(self, result: ImportResult) -> None:
        """The counts as they were written."""
        sheets = result.plan.sheets
        options = result.plan.options
        new = sum(one.new for one in sheets)
        new += sum(one.suspected for one in sheets if options.rule(one.sheet, "suspected") == "create")
        updated = sum(one.updated for one in sheets if options.rule(one.sheet, "updated") != "skip")
        if result.operation is None:
            self.sentence.setText(self.tr("表里的内容都已经在了，没有要写入的。"))
        else:
            self.sentence.setText(self.tr("导入完成：新增 {0} 条，更新 {1} 条。").format(f"{new:,}", f"{updated:,}"))
        self.table.setRowCount(len(sheets))
        for row, one in enumerate(sheets):
            numbers = (one.new, one.updated, one.unchanged, one.suspected, len(one.problems), len(one.skipped))
            cells = (one.sheet, texts.table_name(one.list), *(f"{number:,}" for number in numbers))
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                if column > 1:
                    item.setTextAlignment(RIGHT)
                self.table.setItem(row, column, item)
