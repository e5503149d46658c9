"""流失预警 on 今日工作: the few customers most worth a call before they are lost, with the sign they give."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.widgets.buttons import link_button
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.icon_label import IconLabel

if TYPE_CHECKING:
    from app.services.reports import Report

MOST: Final = 3


class ChurnPanel(QWidget):
    """Shown as far as there is room; nothing to warn of says so."""

    opened = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.shown: list[int] = []

    def show_report(self, report: Report) -> None:
        """The first of the list; customers who are long dormant are called by the week's list."""
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        rows = [] if report.empty else self._rows(report)
        self.shown = [int(one["customer_id"]) for one in rows]
        if not rows:
            quiet = QLabel(self.tr("没有要担心的客户：采购间隔都正常。"), self)
            quiet.setProperty("role", "caption")
            quiet.setWordWrap(True)
            self._column.addWidget(quiet)
        for one in rows:
            self._column.addWidget(self._row(one))
        self._column.addStretch(1)

    @staticmethod
    def _rows(report: Report) -> list[dict[str, Any]]:
        block = report.blocks[0]
        keys = [one.key for one in block.fields]
        rows = [dict(zip(keys, row, strict=True)) for row in block.rows]
        return [one for one in rows if not one["dormant"]][:MOST]

    def _row(self, one: dict[str, Any]) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        risk = one["state"] == "risk"
        row.addWidget(IconLabel("triangle-alert", "red" if risk else "amber", 16, holder))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(str(one["customer"]), holder))
        words.addWidget(ElidedLabel(self.sign(one), holder, role="caption"))
        row.addLayout(words, 1)
        look = link_button(self.tr("查看"), parent=holder)
        look.setAccessibleName(self.tr("查看{0}").format(one["customer"]))
        look.clicked.connect(lambda: self.opened.emit(int(one["customer_id"])))
        row.addWidget(look)
        return holder

    def sign(self, one: dict[str, Any]) -> str:
        """采购间隔由 32 天拉长到 71 天"""
        if one["state"] in ("risk", "watch"):
            return self.tr("平常 {0} 天采购一次，已 {1} 天没有采购").format(round(one["gap"]), one["silent"])
        return self.tr("最近几次金额在下降") if one["state"] == "falling" else self.tr("采购的产品比以前少")
