"""Step 4: what was written, per sheet; it can be taken back as a whole, and the tables are one click away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLabel, QTableWidgetItem, QVBoxLayout, QWidget

from app.ui import texts
from app.ui.theme import current_tokens, qcolor
from app.ui.widgets.buttons import link_button
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.icon_label import IconLabel
from app.ui.widgets.plain_table import RIGHT, plain_table

if TYPE_CHECKING:
    from app.ui.import_wizard.summary import Summary


class ResultStep(QWidget):
    """A sentence, links to the tables, a small table of figures, and what can be done next."""

    table_requested = Signal(str)
    """The key of a tab."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(10)
        self.sentence = QLabel(self)
        self.sentence.setProperty("role", "section")
        self.sentence.setWordWrap(True)
        row.addWidget(IconLabel("circle-check", "green", 28, self))
        row.addWidget(self.sentence, 1)
        column.addLayout(row)
        self._links = QWidget(self)
        self._flow = FlowLayout(self._links, spacing=10)
        column.addWidget(self._links)
        titles = [
            self.tr("工作表"),
            self.tr("导入到"),
            self.tr("新增"),
            self.tr("更新"),
            self.tr("无变化"),
            self.tr("疑似重复"),
            self.tr("冲突"),
            self.tr("有问题"),
            self.tr("跳过"),
        ]
        self.table = plain_table(titles, self.tr("导入结果"), parent=self)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for at in range(2, len(titles)):
            self.table.horizontalHeaderItem(at).setTextAlignment(RIGHT)
        column.addWidget(self.table, 1)
        for text in (
            self.tr("Ctrl+Z 或操作记录里可以整个撤销；导入前的备份在数据文件夹的 backups 里。"),
            self.tr("以后在程序里改了，可以在“导出”里选“写回原工作簿”，原来的表只改有变化的格子，样式和公式都不动。"),
        ):
            hint = QLabel(text, self)
            hint.setProperty("role", "caption")
            hint.setWordWrap(True)
            column.addWidget(hint)

    def show_result(self, result: Summary) -> None:
        """The counts as they were written."""
        if result.operation is None:
            self.sentence.setText(self.tr("表里的内容都已经在了，没有要写入的。"))
        else:
            self.sentence.setText(
                self.tr("导入完成：新增 {0} 条，更新 {1} 条。").format(f"{result.new:,}", f"{result.updated:,}")
            )
        self._show_links(result)
        self.table.setRowCount(len(result.sheets))
        for at, one in enumerate(result.sheets):
            cells = (one.sheet, texts.table_name(one.list), *(f"{count:,}" if count else "–" for count in one.counts))
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                if column > 1:
                    item.setTextAlignment(RIGHT)
                    if not one.counts[column - 2]:
                        item.setForeground(qcolor(current_tokens().text3))
                self.table.setItem(at, column, item)

    def _show_links(self, result: Summary) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            item.widget().deleteLater()
        for name in dict.fromkeys(one.list for one in result.sheets):
            button = link_button(self.tr("打开 {0}").format(texts.table_name(name)), parent=self._links)
            button.clicked.connect(lambda _on=False, key=name.value: self.table_requested.emit(key))
            self._flow.addWidget(button)
            button.show()
