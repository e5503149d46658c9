"""The deals of sample customers: seasonal orders, returns, samples, gifts, and the sums that follow."""

from __future__ import annotations

from bisect import bisect
from itertools import accumulate
from typing import Final

from app.models.customer import DORMANT_AFTER_DAYS
from app.models.exact import EXACT_SCALE
from app.models.nouns import SATISFACTIONS, URGENCIES, ShipmentKind
from app.services import sample_words as words
from app.services.sample_chance import Draft, Sampler

_CENT: Final = EXACT_SCALE // 100
_EARLIEST: Final = 4 * 365
_DEMAND: Final = tuple(
    tuple(accumulate(one.weight * one.months[month] for one in words.PRODUCTS)) for month in range(12)
)
Counted = tuple[int, words.Product, str, int]
"""Day, product, number and amount (millionths) of a line that counts for the customer's sums."""


def add_deals(sampler: Sampler, draft: Draft) -> None:
    """Shipments and cases that put the customer into its table; the `shipped_…` sums agree with them."""
    draft["began"] = sampler.today - sampler.between(60, 700)
    if draft["table"] in ("public", "potential"):
        if "who" in draft and sampler.often(0.08):
            day = sampler.workday(sampler.today - sampler.between(5, 40))
            quantity = sampler.pick(words.SAMPLE_PRODUCT.quantities)
            number = sampler.number("YP", day)
            _line(sampler, draft, words.SAMPLE_PRODUCT, day, number, quantity, 0, ShipmentKind.SAMPLE)
        return
    if sampler.often(0.06):
        _typed_deal(sampler, draft)
        return
    days = _order_days(sampler, draft["table"])
    lines = [line for day in reversed(days) for line in _order(sampler, draft, day)]
    draft |= {
        "shipped_first_on": sampler.days[days[-1]],
        "shipped_last_on": sampler.days[days[0]],
        "shipped_gross": sum(amount for *_, amount in lines if amount > 0),
        "shipped_total": sum(amount for *_, amount in lines),
        "shipped_count": len(days),
        "began": days[-1] - sampler.between(5, 60),
    }
    if sampler.often(0.14):
        _case(sampler, draft, sampler.pick([one for one in lines if one[3] > 0]))


def _typed_deal(sampler: Sampler, draft: Draft) -> None:
    """What sheets of earlier years say about a customer of whom no shipment lines are left."""
    current = draft["table"] == "current"
    ago = sampler.between(20, 340) if current else sampler.between(DORMANT_AFTER_DAYS + 1, 1500)
    began = sampler.today - ago - sampler.between(30, 400)
    draft |= {"imported_as": draft["table"], "began": began}
    if current or sampler.often(0.8):
        draft |= {
            "typed_last_deal_on": sampler.days[sampler.today - ago],
            "typed_first_deal_on": sampler.days[began],
            "typed_deal_total": sampler.between(800, 400_000) * EXACT_SCALE,
            "typed_deal_count": sampler.between(1, 12),
            "deal_date_assumed": current and sampler.often(0.3),
        }


def _order_days(sampler: Sampler, table: str) -> list[int]:
    """Days of orders, latest first. The last one decides the table; some stand exactly at the border."""
    if table == "current":
        ago = DORMANT_AFTER_DAYS if sampler.often(0.01) else int(DORMANT_AFTER_DAYS * sampler.random() ** 2)
        count = sampler.pick((1, 1, 2, 2, 3, 3, 4, 6, 9))
    else:
        ago = DORMANT_AFTER_DAYS + 1 + (0 if sampler.often(0.01) else int(900 * sampler.random() ** 2))
        count = sampler.pick((1, 1, 1, 2, 2, 3, 4))
    day = sampler.workday(sampler.today - ago)
    if table == "current" and sampler.today - day > DORMANT_AFTER_DAYS:
        day = sampler.today - ago
    days = [day]
    while len(days) < count:
        # At least three weeks apart, so that a return always falls between its order and the next.
        day = sampler.workday(day - sampler.between(24, 120))
        if day < sampler.today - _EARLIEST:
            break
        if sampler.random() * 125 < words.TRADE_MONTHS[sampler.month(day)]:
            days.append(day)
    return days


def _order(sampler: Sampler, draft: Draft, day: int) -> list[Counted]:
    """Write the lines of one order, and sometimes a partial return, a gift, a void line; give those that count."""
    number = sampler.number("CH", day)
    demand = _DEMAND[sampler.month(day)]
    chosen = {bisect(demand, sampler.random() * demand[-1]): None for _ in range(sampler.pick((1, 1, 2, 2, 3)))}
    counted: list[Counted] = []
    for line, which in enumerate(chosen, 1):
        product = words.PRODUCTS[which]
        quantity = sampler.pick(product.quantities)
        cents = product.cents * 95 // 100 if quantity >= 10 else product.cents
        amount = _line(sampler, draft, product, day, number, quantity, cents, ShipmentKind.SALE, line)
        counted.append((day, product, number, amount))
        if line == 1 and quantity > 1 and day + 15 <= sampler.today and sampler.often(0.05):
            back = day + sampler.between(3, 15)
            number_back = sampler.number("TH", back)
            amount = _line(sampler, draft, product, back, number_back, -1, cents, ShipmentKind.RETURN)
            counted.append((back, product, number_back, amount))
    if sampler.often(0.03):
        _line(sampler, draft, words.GIFT_PRODUCT, day, number, 1, 0, ShipmentKind.GIFT, len(chosen) + 1)
    if sampler.often(0.01):
        product = sampler.pick(words.PRODUCTS)
        void_number = sampler.number("CH", day)
        _line(sampler, draft, product, day, void_number, 1, product.cents, ShipmentKind.SALE, void=True)
    return counted


def _line(
    sampler: Sampler,
    draft: Draft,
    product: words.Product,
    day: int,
    number: str,
    quantity: int,
    cents: int,
    kind: ShipmentKind,
    line: int = 1,
    *,
    void: bool = False,
) -> int:
    """Write one line; its amount in millionths."""
    carrier, letters = sampler.pick(words.CARRIERS)
    amount = cents * quantity * _CENT
    sampler.add(
        "shipment",
        {
            "customer_id": draft["id"],
            "shipped_on": sampler.days[day],
            "number": number,
            "line": str(line),
            "salesperson_id": draft["who"],
            "product": product.name,
            "product_code": product.code,
            "model": product.model,
            "category": product.category,
            "unit": product.unit,
            "quantity": quantity * EXACT_SCALE,
            "price": cents * _CENT,
            "amount": amount,
            "cost": product.cents * 62 // 100 * _CENT,
            "batch": sampler.days[day].replace("-", "")[2:6] if product.category == "耗材" else None,
            "receiver": draft["person"],
            "address": draft["address"],
            "carrier": carrier,
            "tracking": f"{letters}0000{sampler.between(0, 10**8 - 1):08}" if letters else None,
            "paid": sampler.pick(words.PAID) if sampler.today - day < 120 else words.PAID[0],
            "kind": kind.value,
            "void": void,
            "remark": "开错单，已作废" if void else None,
            "created_at": sampler.moment(day),
        },
    )
    return amount


def _case(sampler: Sampler, draft: Draft, line: Counted) -> None:
    """A service case about something the customer bought; old ones are closed, a few recent ones are late."""
    bought, product, number, _ = line
    today, days = sampler.today, sampler.days
    day = max(bought, sampler.workday(min(today, bought + sampler.between(3, 240))))
    kind, problem, measure = sampler.pick(words.CASES[product.category])
    closed = today - day > 30 or sampler.often(0.6)
    months = 12 if product.category == "设备" else 6
    case: Draft = {
        "customer_id": draft["id"],
        "number": sampler.number("SH", day),
        "registered_on": days[day],
        "contact_name": draft["person"],
        "phone": draft["phone"],
        "shipment_number": number,
        "product": product.name,
        "model": product.model,
        "bought_on": days[bought],
        "warranty_months": months,
        "warranty_until": days.get(bought + months * 365 // 12),
        "type": kind,
        "complaint_kind": words.COMPLAINTS.get(problem),
        "problem": problem,
        "urgency": sampler.weighted(URGENCIES, (75, 20, 5)),
        "handler_id": draft["who"],
        "promised_on": days[day + sampler.between(2, 10)],
        "status": sampler.weighted(("待受理", "处理中", "待客户确认"), (2, 5, 2)),
        "created_at": sampler.moment(day),
    }
    if closed:
        case |= {
            "measure": measure,
            "status": sampler.weighted(("已完成", "已关闭", "已取消"), (80, 17, 3)),
            "closed_on": days[min(today, day + sampler.between(0, 12))],
            "satisfaction": sampler.weighted(SATISFACTIONS, (30, 45, 17, 6, 2)) if sampler.often(0.8) else None,
            "feedback": sampler.maybe(0.4, words.FEEDBACKS),
            "cause": sampler.weighted(("产品", "物流", "操作", "客户使用"), (3, 2, 3, 4)),
        }
    sampler.add("service_case", case)
