"""操作记录: what was done, by whom, when; any of it can be taken back (2-architecture, Operations)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
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
from app.ui import texts
from app.ui.widgets.buttons import primary_button, secondary_button
from app.ui.widgets.plain_table import plain_table

if TYPE_CHECKING:
    from app.services.operations import OperationInfo
    from app.ui.context import WindowContext
    from app.ui.desk import Desk

_LIMIT = 200
_NOT_UNDOABLE = frozenset({"sample", "export"})


class OperationsDialog(QDialog):
    """The latest two hundred, newest first."""

    def __init__(self, context: WindowContext, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._desk = context, desk
        self._shown: list[OperationInfo] = []
        self.setWindowTitle(self.tr("操作记录"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        title = QLabel(self.tr("操作记录"), self)
        title.setProperty("role", "section")
        hint = QLabel(self.tr("任何一步都可以单独撤销；之后又改过的内容会保留，并逐条列出。"), self)
        hint.setProperty("role", "caption")
        self.table = plain_table(
            [self.tr("时间"), self.tr("谁"), self.tr("做了什么"), self.tr("改动"), self.tr("状态")],
            self.tr("操作记录"),
            parent=self,
        )
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        for column, width in ((0, 130), (1, 80), (3, 70), (4, 80)):
            self.table.setColumnWidth(column, width)
        self.table.itemSelectionChanged.connect(self._on_selected)
        row = QHBoxLayout()
        self.undo_button = secondary_button(self.tr("撤销这一步"), "undo-2", parent=self)
        self.undo_button.clicked.connect(self._on_undo)
        close = primary_button(self.tr("关闭"), parent=self)
        close.clicked.connect(self.accept)
        row.addWidget(self.undo_button)
        row.addStretch(1)
        row.addWidget(close)
        for widget in (title, hint, self.table):
            layout.addWidget(widget)
        layout.addLayout(row)
        self.resize(760, 500)
        context.tasks.written.connect(self._on_written)
        self._ask()

    def _ask(self) -> None:
        actor = self._context.actor
        self._context.tasks.read(
            lambda session, _job: services.operations.recent(session, actor, limit=_LIMIT),
            self._show,
            owner=self,
            key=(id(self), "operations"),
        )

    def _on_written(self, _written: object) -> None:
        self._ask()

    def _show(self, found: list[OperationInfo]) -> None:
        chosen = max(self.table.currentRow(), 0)
        self._shown = found
        self.table.setRowCount(len(found))
        for row, one in enumerate(found):
            kind, details = one.kind, one.details
            words = texts.operation_text(kind, details)
            if kind == "undo" and details.get("of"):
                words = self.tr("撤销：{0}").format(texts.operation_text(str(details["of"]), details.get("of_details")))
            cells = (
                one.at.astimezone().strftime("%m-%d %H:%M"),
                one.actor or "",
                words,
                f"{one.changes:,}",
                self.tr("已撤销") if one.undone else "",
            )
            for column, text in enumerate(cells):
                self.table.setItem(row, column, QTableWidgetItem(text))
        if found:
            self.table.selectRow(min(chosen, len(found) - 1))
        self._on_selected()

    def _on_selected(self) -> None:
        row = self.table.currentRow()
        one = self._shown[row] if 0 <= row < len(self._shown) else None
        self.undo_button.setEnabled(one is not None and not one.undone and one.kind not in _NOT_UNDOABLE)

    def _on_undo(self) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self._shown):
            self._desk.undo(self._shown[row].id)
