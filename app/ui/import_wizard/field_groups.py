"""The fields a column may be given, in groups that a person can look through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.models.nouns import CUSTOMER_LISTS, ListName
from app.ui.language import kept_texts

_PLACE: Final = frozenset({"region", "province", "city", "district", "address", "postcode"})
_MONEY: Final = frozenset({"tax_id", "bank_account", "payment_terms", "credit_limit", "credit"})
_DEALS: Final = frozenset(
    {"typed_first_deal_on", "typed_last_deal_on", "typed_deal_total", "typed_deal_count"}
    | {"wanted_products", "expected_use"}
)
_FOLLOW: Final = frozenset(
    {"owner", "followup", "evaluation_note", "evaluation_result", "typed_last_contact_on", "last_contact_note"}
    | {"next_contact_on", "influence", "do_not_call", "level"}
)
_OUR_MARKS: Final = frozenset({"record_id", "record_version"})


def tr(text: str) -> str:
    """The sentence in the language of the interface."""
    return QCoreApplication.translate("import wizard", text)


@dataclass(frozen=True)
class FieldChoice:
    """A field as it is offered; `words` are all its names, folded, for the search."""

    key: str
    title: str
    group: str
    words: str


def _group_of(key: str) -> str:
    person = key.partition(".")[0]
    if person in ("contact", "contact2", "contact3"):
        return {"contact": tr("联系人"), "contact2": tr("第二联系人"), "contact3": tr("第三联系人")}[person]
    if key in _PLACE:
        return tr("地区和地址")
    if key in _FOLLOW:
        return tr("跟进")
    if key in _DEALS:
        return tr("成交")
    if key in _MONEY:
        return tr("开票和结算")
    if key in _OUR_MARKS:
        return tr("程序自己的记号")
    return tr("客户")


@kept_texts
def fields_offered(list_name: ListName) -> tuple[FieldChoice, ...]:
    """Every field of a list with its group; fields of one group stand together, in the order of an export."""
    from app.sheets.headings import fields_of  # with its vocabularies only needed here

    made = []
    for one in fields_of(list_name):
        if list_name in CUSTOMER_LISTS:
            group = _group_of(one.key)
        else:
            group = tr("程序自己的记号") if one.key in _OUR_MARKS else tr("栏目")
        words = " ".join((one.title, *one.aliases, *one.weak)).casefold()
        made.append(FieldChoice(one.key, one.title, group, words))
    order: dict[str, int] = {}
    for choice in made:
        if choice.key not in _OUR_MARKS:
            order.setdefault(choice.group, len(order))
    return tuple(sorted(made, key=lambda one: order.get(one.group, len(order))))


def title_of(list_name: ListName, key: str) -> str:
    """Our own heading of a field."""
    return next((one.title for one in fields_offered(list_name) if one.key == key), key)


def matching(list_name: ListName, text: str) -> Iterator[FieldChoice]:
    """The fields one of whose names holds the text: 电话 also finds 手机, which sheets call 移动电话."""
    wanted = text.strip().casefold()
    for one in fields_offered(list_name):
        if wanted in one.words:
            yield one
