"""统计分析: sales by month and what each ABC class brings (3-rules 3.5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.access import Actor
from app.models.customer import Customer
from app.models.shipment import Shipment
from app.services import team_settings, visibility


@dataclass(frozen=True)
class MonthPoint:
    """Net sales of one month (YYYY-MM) and the number of lines behind them."""

    month: str
    amount: Decimal
    count: int


@dataclass(frozen=True)
class AbcShare:
    """How many customers a class holds and what it brings; `share` is a fraction of the whole."""

    cls: str
    customers: int
    amount: Decimal
    share: float


@dataclass(frozen=True)
class MonthlySales:
    """`months` without gaps, oldest first, the running month last."""

    months: tuple[MonthPoint, ...]
    abc: tuple[AbcShare, ...]
    total: Decimal


def sales_by_month(session: Session, actor: Actor, *, today: date, months: int = 12) -> MonthlySales:
    """Net sales of the last `months` calendar months and their ABC classes over the same period."""
    names = _month_names(today, months)
    start = date.fromisoformat(f"{names[0]}-01")
    period = (Shipment.shipped_on >= start, Shipment.shipped_on <= today, visibility.visible(actor, today))
    month = func.extract("year", Shipment.shipped_on) * 100 + func.extract("month", Shipment.shipped_on)
    found = {
        f"{int(key) // 100:04d}-{int(key) % 100:02d}": (amount, number)
        for key, amount, number in session.execute(
            select(month, func.sum(Shipment.net_amount), func.count())
            .join(Customer, Customer.id == Shipment.customer_id)
            .where(*period)
            .group_by(month)
        )
    }
    amounts = session.execute(
        select(func.sum(Shipment.net_amount))
        .join(Customer, Customer.id == Shipment.customer_id)
        .where(*period)
        .group_by(Shipment.customer_id)
    ).scalars()
    team = team_settings.load(session)
    points = tuple(MonthPoint(name, *found.get(name, (Decimal(0), 0))) for name in names)
    return MonthlySales(
        points,
        abc_shares(list(amounts), a_percent=team.abc_a, b_percent=team.abc_b),
        sum((one.amount for one in points), Decimal(0)),
    )


def abc_shares(amounts: list[Decimal], *, a_percent: int, b_percent: int) -> tuple[AbcShare, ...]:
    """Classes by descending amount: A while the cumulative share ≤ a %, B while ≤ b %, C the rest; the item that
    crosses a limit falls into the next class, the first item is always A, customers at ≤ 0 are C.
    """
    total = sum((one for one in amounts if one > 0), Decimal(0))
    held: dict[str, list[Decimal]] = {"A": [], "B": [], "C": []}
    reached = Decimal(0)
    for place, amount in enumerate(sorted(amounts, reverse=True)):
        reached += amount
        if amount <= 0:
            held["C"].append(amount)
        elif place == 0 or reached * 100 <= total * a_percent:
            held["A"].append(amount)
        elif reached * 100 <= total * b_percent:
            held["B"].append(amount)
        else:
            held["C"].append(amount)
    return tuple(
        AbcShare(cls, len(found), sum(found, Decimal(0)), float(sum(found, Decimal(0)) / total) if total else 0.0)
        for cls, found in held.items()
    )


def _month_names(today: date, months: int) -> list[str]:
    index = today.year * 12 + today.month - 1
    return [f"{one // 12:04d}-{one % 12 + 1:02d}" for one in range(index - months + 1, index + 1)]
