"""The customer on the card: whom to call and why, the last contacts, the last order, what the customer usually buys."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.models.nouns import Noun
from app.ui import texts
from app.ui.detail.parts import FieldLines
from app.ui.detail.pill import Pill
from app.ui.detail.timeline import TimelineView
from app.ui.icons import icon
from app.ui.status_colors import status_color
from app.ui.widgets.buttons import icon_button
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.icon_label import IconLabel

if TYPE_CHECKING:
    from app.services.calls import CallCard, CallReason, Order
    from app.services.customers import ContactDetail, CustomerDetail

_REASON_LOOK: Final = {
    "overdue": ("circle-alert", "red"),
    "due": ("sun", "amber"),
    "week": ("list-checks", "blue"),
    "case": ("wrench", "violet"),
    "asleep": ("clock", "amber"),
    "idle": ("history", "gray"),
}


class CardView(QScrollArea):
    """Built anew for each customer; `phone` is the number the big figure shows, as it is stored."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.phone = ""
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_card(self, card: CallCard, today: date) -> None:
        """Another customer."""
        detail = card.detail
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(8)
        name = QLabel(detail.values["name"], page)
        name.setProperty("role", "section")
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setWordWrap(True)
        name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._column.addWidget(name)
        self._column.addWidget(self._pills(detail, page))
        self._column.addWidget(self._person(detail, page))
        self._column.addWidget(self._why(card.reasons, page))
        self._others(detail, page)
        self._heading(self.tr("最近联系"), page)
        if card.logs:
            logs = TimelineView(page)
            logs.set_entries(card.logs, today)
            self._column.addWidget(logs)
        else:
            self._caption(self.tr("还没有联系记录，这是第一次。"), page)
        if card.last_order is not None:
            self._order(card.last_order, today, page)
        if card.usual:
            self._heading(self.tr("常买"), page)
            for one in card.usual:
                product = " ".join(part for part in (one.product, one.model) if part)
                words = self.tr("{product} · {times} 次，最近 {day}")
                self._line(words.format(product=product, times=one.times, day=one.last_on.isoformat()), page)
        if detail.values["wanted_products"] or detail.values["remark"]:
            self._heading(self.tr("备忘"), page)
            lines = FieldLines(page)
            for key in ("wanted_products", "remark"):
                if detail.values[key]:
                    lines.add(texts.field_name(Noun.CUSTOMER, key), str(detail.values[key]))
            self._column.addWidget(lines)
        self._column.addStretch(1)
        self.setWidget(page)
        self.verticalScrollBar().setValue(0)

    # --- parts ---------------------------------------------------------------------------

    def _pills(self, detail: CustomerDetail, page: QWidget) -> QWidget:
        holder = QWidget(page)
        row = FlowLayout(holder)
        values = detail.values
        pills = [(texts.table_name(detail.table), "gray")]
        if values["level"]:
            pills.insert(
                0, (self.tr("{level} 类").format(level=values["level"]), status_color("level", values["level"]))
            )
        if values["followup"]:
            pills.append((values["followup"], status_color("followup", values["followup"])))
        if values["evaluation_result"]:
            words = self.tr("评判 {result}").format(result=values["evaluation_result"])
            pills.append((words, status_color("evaluation", values["evaluation_result"])))
        if values["industry"]:
            pills.append((values["industry"], "gray"))
        for text, status in pills:
            row.addWidget(Pill(text, status, holder))
        return holder

    def _person(self, detail: CustomerDetail, page: QWidget) -> QFrame:
        """Whom to call, the number large enough to dial from."""
        frame = QFrame(page)
        frame.setProperty("kind", "sunken")
        column = QVBoxLayout(frame)
        column.setContentsMargins(12, 8, 8, 8)
        column.setSpacing(2)
        first = next((one for one in detail.contacts if not one.do_not_contact), None)
        number = (first.mobile or first.phone or "") if first is not None else ""
        self.phone = "" if detail.masked else number
        who = "  ".join(part for part in ((first.name, first.title) if first is not None else ()) if part)
        person = QLabel(who or self.tr("没有联系人"), frame)
        person.setProperty("role", "strong")
        person.setTextFormat(Qt.TextFormat.PlainText)
        person.setWordWrap(True)
        column.addWidget(person)
        row = QHBoxLayout()
        row.setSpacing(6)
        figure = QLabel(texts.phone(number) if number else self.tr("没有电话"), frame)
        figure.setProperty("role", "page")
        figure.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(figure)
        self.copy = icon_button("copy", self.tr("复制电话"), key="Alt+P", parent=frame)
        self.copy.setVisible(bool(self.phone))
        self.copy.clicked.connect(self.copy_phone)
        row.addWidget(self.copy)
        row.addStretch(1)
        column.addLayout(row)
        if first is not None and first.bad_number:
            column.addWidget(self._marked(self.tr("这个号码曾经打不通"), "red", frame))
        if detail.masked:
            self._small(self.tr("领取之后显示完整号码"), frame, column)
        return frame

    def copy_phone(self) -> None:
        """Alt+P: the number goes to the clipboard."""
        if not self.phone:
            return
        QGuiApplication.clipboard().setText(self.phone)
        button = self.copy
        button.setIcon(icon("check", "green"))
        QTimer.singleShot(1500, button, lambda: button.setIcon(icon("copy", "text2")))

    def _why(self, reasons: tuple[CallReason, ...], page: QWidget) -> QFrame:
        frame = QFrame(page)
        frame.setProperty("kind", "note")
        column = QVBoxLayout(frame)
        column.setContentsMargins(10, 6, 10, 6)
        column.setSpacing(4)
        for one in reasons:
            row = QHBoxLayout()
            row.setSpacing(8)
            name, color = _REASON_LOOK[one.code]
            row.addWidget(IconLabel(name, color, 16, frame), 0, Qt.AlignmentFlag.AlignTop)
            words = QLabel(self._reason(one), frame)
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setWordWrap(True)
            row.addWidget(words, 1)
            column.addLayout(row)
        return frame

    def _reason(self, one: CallReason) -> str:
        day = one.on.isoformat() if one.on is not None else ""
        if one.code == "overdue":
            return self.tr("约定 {day} 联系，逾期 {days} 天").format(day=day, days=one.number)
        if one.code == "due":
            return self.tr("约好今天联系")
        if one.code == "week":
            return self.tr("本周分配的长期未交易回访")
        if one.code == "case":
            return self.tr("{count} 件售后未完成：{problem}").format(count=one.number, problem=one.text)
        if one.code == "asleep":
            return self.tr("最后成交 {day}，{days} 天未交易").format(day=day, days=one.number)
        if one.on is None:
            return self.tr("从未联系过")
        if one.number == 0:
            return self.tr("今天已经联系过")
        return self.tr("上次联系 {day}，{days} 天前").format(day=day, days=one.number)

    def _others(self, detail: CustomerDetail, page: QWidget) -> None:
        lines = FieldLines(page)
        count = 0
        for at, one in enumerate(detail.contacts):
            for key in ("mobile", "phone", "wechat"):
                value = getattr(one, key)
                if not value or (at == 0 and value == self.phone):
                    continue
                label = (one.name or "") if at else texts.field_name(Noun.CONTACT, key)
                shown = texts.phone(value) if key == "mobile" else value
                lines.add(label, self._flagged(one, shown), copy="" if detail.masked else value)
                count += 1
        if detail.values["address"]:
            lines.add(self.tr("地址"), detail.values["address"])
            count += 1
        lines.setVisible(bool(count))
        self._column.addWidget(lines)

    def _flagged(self, one: ContactDetail, shown: str) -> str:
        if one.do_not_contact:
            return self.tr("{value}（勿扰）").format(value=shown)
        return self.tr("{value}（打不通）").format(value=shown) if one.bad_number else shown

    def _order(self, order: Order, today: date, page: QWidget) -> None:
        self._heading(self.tr("最近一单"), page)
        parts = (order.on.isoformat(), texts.relative_day(order.on, today), order.number, texts.money(order.amount))
        self._caption(" · ".join(dict.fromkeys(part for part in parts if part)), page)
        for line in order.lines[:4]:
            self._line(line, page)
        if len(order.lines) > 4:
            self._caption(self.tr("等 {count} 行").format(count=len(order.lines)), page)

    def _heading(self, text: str, page: QWidget) -> None:
        label = QLabel(text, page)
        label.setProperty("role", "heading")
        label.setContentsMargins(0, 6, 0, 0)
        self._column.addWidget(label)

    def _caption(self, text: str, page: QWidget) -> None:
        self._small(text, page, self._column)

    def _line(self, text: str, page: QWidget) -> None:
        label = QLabel(text, page)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        self._column.addWidget(label)

    @staticmethod
    def _small(text: str, parent: QWidget, column: QVBoxLayout) -> None:
        label = QLabel(text, parent)
        label.setProperty("role", "caption")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        column.addWidget(label)

    @staticmethod
    def _marked(text: str, mark: str, parent: QWidget) -> QLabel:
        label = QLabel(text, parent)
        label.setProperty("mark", mark)
        return label
