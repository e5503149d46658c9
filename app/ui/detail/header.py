"""Top of the detail pane: name, pills, and what can be done with this customer now."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QIcon, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from app.models.nouns import EVALUATIONS
from app.ui import texts
from app.ui.day_words import add_months
from app.ui.detail.pill import Pill
from app.ui.icons import icon
from app.ui.language import word
from app.ui.status_colors import status_color
from app.ui.widgets.buttons import icon_button, primary_button, secondary_button
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from app.services.customers import CustomerDetail


_SLACK: Final = 4


class DetailHeader(QWidget):
    """`action` names what was pressed: log, claim, transfer, return, lock, unlock, edit, shipment, case,
    print, full, delete."""

    action = Signal(str)
    next_chosen = Signal(object)
    """约下次: the day, or None for no day."""
    next_asked = Signal()
    """约下次: another day."""
    evaluation_chosen = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = date.min
        self._transfer = False
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 6)
        column.setSpacing(8)
        top = QHBoxLayout()
        self.name = ElidedLabel("", self, role="section")
        self.toggle = icon_button("panel-right", self.tr("收起详情"), key=self.tr("空格"), parent=self)
        self.toggle.clicked.connect(lambda: self.closed.emit())
        self.enlarge = icon_button("maximize-2", self.tr("整窗查看"), key=self.tr("回车"), parent=self)
        self.enlarge.clicked.connect(lambda: self.action.emit("full"))
        top.addWidget(self.name, 1)
        top.addWidget(self.enlarge)
        top.addWidget(self.toggle)
        column.addLayout(top)
        self._pills = QWidget(self)
        FlowLayout(self._pills)
        column.addWidget(self._pills)
        row = QHBoxLayout()
        row.setSpacing(6)
        self.log_button = primary_button(self.tr("记联系"), "pencil", key="Ctrl+L", parent=self)
        self.claim_button = primary_button(self.tr("领取"), "hand", parent=self)
        self.next_button = secondary_button(self.tr("约下次"), "calendar-days", parent=self)
        self.transfer_button = secondary_button(self.tr("转移"), "user-round-check", parent=self)
        self.more_button = icon_button("ellipsis", self.tr("更多操作"), parent=self)
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.log_button.clicked.connect(lambda: self.action.emit("log"))
        self.claim_button.clicked.connect(lambda: self.action.emit("claim"))
        self.transfer_button.clicked.connect(lambda: self.action.emit("transfer"))
        for button in (self.log_button, self.claim_button, self.next_button, self.transfer_button, self.more_button):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.next_button.setMenu(self._make_next_menu())
        self._menu = QMenu(self.more_button)
        self.more_button.setMenu(self._menu)

    def _make_next_menu(self) -> QMenu:
        menu = QMenu(self.next_button)
        for text, days in ((self.tr("明天"), 1), (self.tr("3 天后"), 3)):
            menu.addAction(text).triggered.connect(
                lambda _checked=False, one=days: self.next_chosen.emit(self._today + timedelta(days=one))
            )
        menu.addAction(self.tr("下周一")).triggered.connect(
            lambda: self.next_chosen.emit(self._today + timedelta(days=7 - self._today.weekday()))
        )
        menu.addAction(self.tr("1 个月后")).triggered.connect(lambda: self.next_chosen.emit(add_months(self._today, 1)))
        menu.addSeparator()
        menu.addAction(self.tr("选日期…")).triggered.connect(lambda: self.next_asked.emit())
        menu.addAction(self.tr("不再约")).triggered.connect(lambda: self.next_chosen.emit(None))
        return menu

    def show_detail(self, detail: CustomerDetail, today: date) -> None:
        """Show another customer, or the same one changed."""
        self._today = today
        values, allowed = detail.values, detail.actions
        self.name.setText(values["name"])
        self._show_pills(detail)
        self.claim_button.setVisible("claim" in allowed)
        self.log_button.setVisible("log" in allowed)
        # One primary action at a time: a public customer is to be claimed.
        self.log_button.setProperty("kind", "" if "claim" in allowed else "primary")
        self.log_button.setIcon(icon("pencil", "text2" if "claim" in allowed else "on_primary"))
        self.log_button.style().unpolish(self.log_button)
        self.log_button.style().polish(self.log_button)
        self.next_button.setVisible("edit" in allowed and "claim" not in allowed)
        self._transfer = "transfer" in allowed and "claim" not in allowed
        self._fill_menu(detail)
        self._fit()

    def _fit(self) -> None:
        """With little room or large text the icons go first, then 转移 goes behind ⋯."""
        buttons = (self.log_button, self.claim_button, self.next_button, self.transfer_button, self.more_button)
        named = ((self.next_button, "calendar-days"), (self.transfer_button, "user-round-check"))
        for button in buttons:
            button.ensurePolished()  # the bold text of the primary one counts
        room = self.width() - 28 - _SLACK
        for icons, transfer in ((True, True), (False, True), (False, False)):
            self.transfer_button.setVisible(self._transfer and transfer)
            for button, icon_name in named:
                button.setIcon(icon(icon_name) if icons else QIcon())
            shown = [one.sizeHint().width() for one in buttons if not one.isHidden()]
            if sum(shown) + 6 * len(shown) <= room:
                break
        behind = self.menu_actions().get("transfer")
        if behind is not None:
            behind.setVisible(self.transfer_button.isHidden())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another choice of buttons."""
        super().resizeEvent(event)
        self._fit()

    def _show_pills(self, detail: CustomerDetail) -> None:
        layout, values = self._pills.layout(), detail.values
        assert layout is not None
        while (item := layout.takeAt(0)) is not None:
            if item.widget() is not None:
                item.widget().hide()
                item.widget().deleteLater()
        pills: list[tuple[str, str]] = []
        if values["level"]:
            level = str(values["level"])
            words = self.tr("{level} 类").format(level=level) if len(level) == 1 else level
            pills.append((words, status_color("level", level)))
        if values["followup"]:
            pills.append((values["followup"], status_color("followup", values["followup"])))
        if values["industry"]:
            pills.append((values["industry"], "gray"))
        if values["closed_down"]:
            pills.append((self.tr("已停业"), "red"))
        if values["do_not_call"]:
            pills.append((self.tr("不再致电"), "red"))
        if "unlock" in detail.actions and values["locked_until"]:
            pills.append((self.tr("锁定到 {day}").format(day=values["locked_until"].isoformat()), "amber"))
        if not pills:
            pills.append((texts.table_name(detail.table), "gray"))
        for text, status in pills:
            pill = Pill(text, status, self._pills)
            layout.addWidget(pill)
            pill.show()
        self._pills.updateGeometry()

    def _fill_menu(self, detail: CustomerDetail) -> None:
        self._menu.clear()
        allowed = detail.actions
        if "edit" in allowed:
            self._add(self.tr("编辑客户…"), "pencil", "edit")
        if "log" in allowed:
            self._add(self.tr("登记出货…"), "truck", "shipment")
            self._add(self.tr("登记售后…"), "wrench", "case")
        if "edit" in allowed:
            evaluations = self._menu.addMenu(icon("shield-check"), self.tr("改评判"))
            for result in EVALUATIONS:
                action = evaluations.addAction(word(result))
                action.setCheckable(True)
                action.setChecked(detail.values["evaluation_result"] == result)
                action.triggered.connect(lambda _checked=False, one=result: self.evaluation_chosen.emit(one))
        self._menu.addSeparator()
        if "transfer" in allowed:
            self._add(self.tr("转移…"), "user-round-check", "transfer")
        if "lock" in allowed:
            self._add(self.tr("锁定…"), "lock", "lock")
        if "unlock" in allowed:
            self._add(self.tr("解除锁定"), "lock-open", "unlock")
        if "return" in allowed:
            self._add(self.tr("放回公共池…"), "archive-restore", "return")
        self._add(self.tr("打印客户卡片…"), "printer", "print")
        if "log" in allowed:
            self._add(self.tr("生成案例…"), "book-open", "case_draft")
        if "delete" in allowed:
            self._menu.addSeparator()
            self._add(self.tr("删除客户"), "trash-2", "delete")
        self.more_button.setVisible(not self._menu.isEmpty())

    def _add(self, text: str, icon_name: str, key: str) -> QAction:
        one = self._menu.addAction(icon(icon_name), text)
        one.triggered.connect(lambda: self.action.emit(key))
        one.setData(key)
        return one

    def menu_actions(self) -> dict[str, QAction]:
        """The actions behind ⋯ by name."""
        return {one.data(): one for one in self._menu.actions() if one.data()}
