"""常用语: the sentences said most often, behind one small button."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget


class PhraseButton(QPushButton):
    """Opens a menu; `chosen` tells the sentence."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(self.tr("常用语"))
        self.setProperty("kind", "link")
        self.setAutoDefault(False)
        menu = QMenu(self)
        for phrase in self.phrases():
            menu.addAction(phrase).triggered.connect(lambda _checked=False, one=phrase: self.chosen.emit(one))
        self.setMenu(menu)

    def phrases(self) -> list[str]:
        """In the order of the menu."""
        return [
            self.tr("已发报价单，等待回复。"),
            self.tr("要求寄样品，地址同档案。"),
            self.tr("确认用量和规格，本周给正式报价。"),
            self.tr("负责人出差，约定下周再联系。"),
            self.tr("暂时没有采购计划，保持联系。"),
            self.tr("已加微信，发送了产品资料。"),
            self.tr("已有固定供应商，了解其价格和账期。"),
            self.tr("节日问候。"),
        ]
