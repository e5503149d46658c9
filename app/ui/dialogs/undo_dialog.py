"""What an undo could not take back: the rows that changed since, by name (2-architecture, Operations)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.ui import texts
from app.ui.widgets.buttons import primary_button

if TYPE_CHECKING:
    from app.services.operations import UndoResult


class UndoResultDialog(QDialog):
    """Shown only when rows were refused; otherwise a toast is enough."""

    def __init__(self, result: UndoResult, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("撤销结果"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        heading = QLabel(self.tr("已撤销，{count} 条除外").format(count=len(result.refused)), self)
        heading.setProperty("role", "section")
        sentence = QLabel(
            self.tr(
                "「{operation}」的 {restored} 条已恢复原样；下面 {refused} 条后来又有改动，为免丢失保持现状。"
            ).format(
                operation=texts.operation_text(result.kind, result.details),
                restored=result.restored,
                refused=len(result.refused),
            ),
            self,
        )
        sentence.setWordWrap(True)
        sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.table = QTableWidget(len(result.refused), 3, self)
        self.table.setHorizontalHeaderLabels([self.tr("种类"), self.tr("记录"), self.tr("原因")])
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for row, one in enumerate(result.refused):
            for column, text in enumerate((texts.noun_name(one.noun), one.label, texts.refused_text(one.why))):
                self.table.setItem(row, column, QTableWidgetItem(text))
        self.table.setColumnWidth(2, 160)
        row_ = QHBoxLayout()
        row_.addStretch(1)
        close = primary_button(self.tr("知道了"), parent=self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row_.addWidget(close)
        for widget in (heading, sentence):
            layout.addWidget(widget)
        layout.addWidget(self.table, 1)
        layout.addLayout(row_)
        self.resize(620, 380)
        close.setFocus()
