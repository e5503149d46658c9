"""What changed days of the public pool would do, before they are saved (3-rules 3.2)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QLabel, QTableWidgetItem, QVBoxLayout, QWidget

from app.ui import formats, weekly_texts
from app.ui.theme import text_font
from app.ui.theme.tokens import BODY
from app.ui.widgets.buttons import primary_button, secondary_button
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.plain_table import plain_table

if TYPE_CHECKING:
    from app.services.auto_return import DryRun


class DryRunDialog(QDialog):
    """按 30 天，明天将回收 42 位: who, of whom, and from which day on it holds."""

    def __init__(self, found: DryRun, changed: Mapping[str, Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("试算回收"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(8)
        days = list(changed.values())
        if len(days) == 1 and days[0]:
            headline = weekly_texts.dry_run_text(int(days[0]), found.tomorrow)
        else:
            headline = self.tr("按新的天数，明天将回收 {0} 位").format(f"{found.tomorrow:,}")
        self.headline = self._label(column, headline, "section")
        start = self.tr("新规则 {0} 起生效，那天将回收 {1} 位，其中 {2} 位按现在的规则也会回收。").format(
            formats.day(found.from_day), f"{found.on_start:,}", f"{found.anyway:,}"
        )
        self._label(column, start, "")
        self._label(column, self.tr("生效之前，业务员会收到提醒，还来得及联系或锁定。"), "caption")
        if found.by_owner:
            holder = QWidget(self)
            flow = FlowLayout(holder, spacing=14)
            for one in found.by_owner:
                words = self.tr("{name} {count} 位").format(name=one.name, count=f"{one.count:,}")
                label = QLabel(words, holder)
                label.setProperty("role", "secondary")
                flow.addWidget(label)
            column.addWidget(holder)
        self.table = plain_table([self.tr("客户"), self.tr("跟进人")], self.tr("将回收的客户"), parent=self)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(1, 140)
        self.table.setRowCount(len(found.first))
        for row, (_id, name, owner) in enumerate(found.first):
            self.table.setItem(row, 0, QTableWidgetItem(name))
            self.table.setItem(row, 1, QTableWidgetItem(owner))
        self.table.setVisible(bool(found.first))
        column.addWidget(self.table, 1)
        if found.on_start > len(found.first):
            rest = self.tr("只列出前 {0} 位").format(len(found.first))
            self._label(column, rest, "caption")
        row_ = QHBoxLayout()
        row_.addStretch(1)
        cancel = secondary_button(self.tr("取消"), key="Esc", parent=self)
        cancel.clicked.connect(self.reject)
        self.store = primary_button(self.tr("保存规则"), "check", parent=self)
        self.store.clicked.connect(self.accept)
        row_.addWidget(cancel)
        row_.addWidget(self.store)
        column.addLayout(row_)
        factor = max(1.0, text_font().pixelSize() / BODY)
        self.resize(round(520 * factor), min(560, round((460 if found.first else 180) * factor)))
        cancel.setFocus()

    def _label(self, column: QVBoxLayout, text: str, role: str) -> QLabel:
        label = QLabel(text, self)
        label.setProperty("role", role)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        column.addWidget(label)
        return label
