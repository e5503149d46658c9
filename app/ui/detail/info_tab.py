"""资料: every filled field in groups, all contact persons, and the columns only this team's sheets have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.models.nouns import Noun
from app.ui import texts
from app.ui.detail.parts import FieldLines

if TYPE_CHECKING:
    from app.services.customers import ContactDetail, CustomerDetail

_GROUPS: Final = (
    ("basic", (
        "code", "name", "short_name", "kind", "level", "archive_class", "industry", "source", "region", "province",
        "city", "district", "address", "postcode", "tags", "created_on",
    )),
    ("deals", (
        "first_deal_on", "last_deal_on", "deal_total", "deal_count", "typed_deal_total", "shipped_total",
        "deal_date_assumed",
    )),
    ("judged", (
        "followup", "evaluation_result", "evaluation_note", "influence", "credit", "next_contact_on",
        "last_contact_on", "last_contact_note",
    )),
    ("trade", (
        "wanted_products", "expected_use", "payment_terms", "credit_limit", "tax_id", "bank_account",
    )),
    ("owner", ("locked_until", "returned_on", "return_reason", "do_not_call", "closed_down", "remark")),
)  # fmt: skip
_COPIED: Final = frozenset({"code", "name", "address", "tax_id", "bank_account"})
_PERSON: Final = (
    "title", "department", "gender", "mobile", "phone", "fax", "wechat", "qq", "email", "birthday", "likes", "family",
)  # fmt: skip
_HIDDEN_WHEN_MASKED: Final = frozenset({"mobile", "phone", "fax", "wechat", "qq", "email"})


class InfoTab(QScrollArea):
    """Built anew for each customer; blank fields take no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_detail(self, detail: CustomerDetail) -> None:
        """Everything that is known."""
        page = QWidget(self.viewport())
        column = QVBoxLayout(page)
        column.setContentsMargins(14, 6, 14, 14)
        lines = FieldLines(page)
        titles = {
            "basic": self.tr("基本"),
            "deals": self.tr("成交"),
            "judged": self.tr("跟进与评判"),
            "trade": self.tr("需求与结算"),
            "owner": self.tr("归属与其他"),
        }
        for key, fields in _GROUPS:
            self._group(lines, titles[key], detail, fields, owner=key == "owner")
            if key == "basic":
                self._people(lines, detail)
        if detail.extra:
            lines.add_heading(self.tr("表格里的其他列"))
            for name, value in detail.extra.items():
                lines.add(str(name), str(value))
        column.addWidget(lines)
        column.addStretch(1)
        self.setWidget(page)

    def _group(
        self, lines: FieldLines, title: str, detail: CustomerDetail, fields: tuple[str, ...], *, owner: bool
    ) -> None:
        shown = [(key, detail.values[key]) for key in fields if detail.values[key] not in (None, "", False)]
        if not shown and not owner:
            return
        lines.add_heading(title)
        if owner:
            lines.add(self.tr("跟进人"), detail.owner or self.tr("无人跟进"))
            if detail.prev_owner:
                lines.add(self.tr("前跟进人"), detail.prev_owner)
        for key, value in shown:
            text = texts.value_text(Noun.CUSTOMER, key, value)
            lines.add(texts.field_name(Noun.CUSTOMER, key), text, copy=text if key in _COPIED else "")

    def _people(self, lines: FieldLines, detail: CustomerDetail) -> None:
        for one in detail.contacts:
            lines.add_heading(one.name or self.tr("联系人"))
            flags = self._flags(one)
            if flags:
                lines.add(self.tr("标记"), flags, mark="amber")
            for key in _PERSON:
                value = getattr(one, key)
                if value:
                    text = texts.phone(value) if key == "mobile" else str(value)
                    copy = key in _HIDDEN_WHEN_MASKED and not detail.masked
                    lines.add(texts.field_name(Noun.CONTACT, key), text, copy=str(value) if copy else "")

    def _flags(self, one: ContactDetail) -> str:
        words = (
            (one.decision_maker, self.tr("关键决策人")),
            (one.do_not_contact, self.tr("勿扰")),
            (one.bad_number, self.tr("号码有误")),
        )
        return self.tr("、").join(word for flag, word in words if flag)
