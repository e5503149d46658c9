"""Which list a sheet belongs to: by its name, then the file's, then its headings (4-excel 4.2)."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from app.models.nouns import CUSTOMER_LISTS, ListName

# In this order: `公共潜在客户表` is the public pool, `潜在客户联系记录` is a log.
_NAME_HINTS: Final = (
    (ListName.AFTER_SALES, ("售后", "维修", "投诉", "报修", "服务工单")),
    (
        ListName.SHIPMENTS,
        ("出货", "发货", "送货", "出库", "销售明细", "销货", "销售清单", "订单明细", "shipment", "订单"),
    ),
    (ListName.CONTACTS, ("联系信息", "联系记录", "跟进记录", "拜访", "回访", "沟通记录", "客户联系", "通话记录")),
    (ListName.PUBLIC, ("公共", "公海", "放弃跟进", "不跟进")),
    (ListName.DORMANT, ("长期未交易", "未交易", "休眠", "沉睡", "流失")),
    (ListName.CURRENT, ("现有客户", "成交客户", "老客户", "在册客户", "合作客户")),
    (ListName.POTENTIAL, ("潜在客户", "意向客户", "潜在", "线索")),
)
_NAME_FIELD: Final = {**dict.fromkeys(CUSTOMER_LISTS, "name")}


def name_field(list_name: ListName) -> str:
    """The field that says who the customer is."""
    return _NAME_FIELD.get(list_name, "customer")


def hinted_list(name: str) -> ListName | None:
    """The list a sheet's or file's name speaks of, if it does."""
    folded = "".join(name.split()).casefold()
    return next((found for found, words in _NAME_HINTS if any(word in folded for word in words)), None)


def names_customer(list_name: ListName, fields: Collection[str]) -> bool:
    """Something says who the customer is: the name, or, of what was shipped, the customer's number alone."""
    return name_field(list_name) in fields or (list_name is ListName.SHIPMENTS and "customer_code" in fields)


def is_minimal(list_name: ListName, fields: Collection[str]) -> bool:
    """The least a sheet must have: the customer and one more known heading."""
    return names_customer(list_name, fields) and len(fields) >= 2


_DAY_FIELD: Final = {
    ListName.CONTACTS: "happened_on",
    ListName.AFTER_SALES: "registered_on",
    ListName.SHIPMENTS: "shipped_on",
}


def is_possible(list_name: ListName, fields: Collection[str]) -> bool:
    """A sheet whose name speaks of this list can be it: a log, case or shipment also needs its day."""
    return is_minimal(list_name, fields) and _DAY_FIELD.get(list_name, name_field(list_name)) in fields


def is_typical(list_name: ListName, fields: Collection[str]) -> bool:
    """The headings alone speak for this list."""
    has = set(fields)
    if not names_customer(list_name, has):
        return False
    if list_name is ListName.SHIPMENTS:
        return (
            bool(has & {"quantity", "amount"})
            and len(has & {"product", "product_code", "number", "shipped_on", "price"}) >= 2
        )
    if list_name is ListName.AFTER_SALES:
        return bool(has & {"problem", "type", "complaint_kind"}) and bool(
            has & {"registered_on", "measure", "status", "number"}
        )
    if list_name is ListName.CONTACTS:
        return "happened_on" in has and bool(has & {"content", "outcome", "method", "purpose"})
    return len(has) >= 2


def customer_list(fields: Collection[str]) -> ListName:
    """The customer table a nameless customer list is taken for; the facts decide later (3-rules 3.1)."""
    if "typed_last_deal_on" in fields or "typed_deal_total" in fields:
        return ListName.CURRENT
    return ListName.POTENTIAL if "owner" in fields else ListName.PUBLIC
