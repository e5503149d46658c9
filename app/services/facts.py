"""What shipments and contacts say about a customer: first and last deal, sums, last contact (3-rules 3.1).

The sums live on the customer row so that the four tables are one indexed column away at a million customers.
`refresh` is called by every write that touches shipments or interactions, inside the same transaction;
`differences` proves that they agree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sqlalchemy import and_, bindparam, case, func, select, update
from sqlalchemy.orm import Session

from app.models.customer import Customer
from app.models.interaction import Interaction
from app.models.nouns import ShipmentKind
from app.models.shipment import Shipment
from app.services.changes import chunks


@dataclass(frozen=True)
class Line:
    """What of a shipment line matters for deals. Quantity or amount may be unknown."""

    on: date
    number: str | None
    product: tuple[str | None, ...]
    quantity: Decimal | None
    amount: Decimal | None
    is_return: bool


@dataclass(frozen=True)
class DealFacts:
    """The deals of one customer; dates are None and the count 0 when nothing valid remains."""

    first_on: date | None = None
    last_on: date | None = None
    gross: Decimal | None = None
    total: Decimal | None = None
    count: int = 0


def deal_facts(lines: Sequence[Line]) -> DealFacts:
    """Net 出货 of 退货, line by line. `lines` come in order of date, without void lines, samples, gifts and exchanges.

    A return takes from lines of the same product shipped no later than itself, those with its own number first, then
    the latest. A line counts as a deal while something of it remains; a deal is known by its number, else by its day.
    """
    if not lines:
        return DealFacts()
    valid = valid_sales(lines)
    gross = sum((one.amount or Decimal(0) for one in lines if not one.is_return), Decimal(0))
    returned = sum((abs(one.amount or Decimal(0)) for one in lines if one.is_return), Decimal(0))
    return DealFacts(
        first_on=min((one.on for one in valid), default=None),
        last_on=max((one.on for one in valid), default=None),
        gross=gross,
        total=gross - returned,
        count=len({one.number or one.on.isoformat() for one in valid}),
    )


def valid_sales(lines: Sequence[Line]) -> list[Line]:
    """The sales of which something remains after all returns; `lines` as for `deal_facts`."""
    sales = [one for one in lines if not one.is_return and (_measure(one) or 0) > 0]
    remaining = [Fraction(1)] * len(sales)
    for back in (one for one in lines if one.is_return):
        _take_back(back, sales, remaining)
    return [one for one, rest in zip(sales, remaining, strict=True) if rest > 0]


def _measure(line: Line) -> Decimal | None:
    return line.quantity if line.quantity is not None else line.amount


def _take_back(back: Line, sales: Sequence[Line], remaining: list[Fraction]) -> None:
    by_quantity = back.quantity is not None
    left = Fraction(abs(_measure(back) or Decimal(0)))
    candidates = [
        i for i, one in enumerate(sales) if one.product == back.product and one.on <= back.on and remaining[i] > 0
    ]
    candidates.sort(key=lambda i: (sales[i].number == back.number and back.number is not None, sales[i].on, i))
    for i in reversed(candidates):
        size = sales[i].quantity if by_quantity else sales[i].amount
        if left <= 0:
            return
        if size is None or size <= 0:
            continue
        taken = min(left, remaining[i] * Fraction(size))
        remaining[i] -= taken / Fraction(size)
        left -= taken


def refresh(session: Session, customer_ids: Iterable[int], *, alive: Callable[[], None] = lambda: None) -> None:
    """Recompute the sums of these customers and write those that differ. Cost: two grouped reads per 900 customers,
    between which `alive` is called; it may raise Cancelled.
    """
    table = Customer.__table__
    columns = ("shipped_first_on", "shipped_last_on", "shipped_gross", "shipped_total", "shipped_count")
    statement = (
        update(table)  # type: ignore[arg-type]
        .where(table.c.id == bindparam("row_id"))
        .values({name: bindparam(name) for name in (*columns, "logged_last_on")})
    )
    for part in chunks(sorted(customer_ids)):
        found = _expected(session, part)
        stored = session.execute(
            select(table.c.id, *(table.c[name] for name in (*columns, "logged_last_on"))).where(table.c.id.in_(part))
        )
        batch = [
            {"row_id": row[0], **found[row[0]]} for row in stored if tuple(found[row[0]].values()) != tuple(row[1:])
        ]
        if batch:
            session.connection().execute(statement, batch)
        alive()


def differences(session: Session, *, batch: int = 20_000) -> list[tuple[int, str]]:
    """(customer id, column) wherever a stored sum disagrees with the rows it sums; empty when all is well."""
    table = Customer.__table__
    wrong: list[tuple[int, str]] = []
    ids = list(session.execute(select(table.c.id).order_by(table.c.id)).scalars())
    for part in chunks(ids, min(batch, 900)):
        found = _expected(session, part)
        names = list(next(iter(found.values())))
        for row in session.execute(select(table.c.id, *(table.c[name] for name in names)).where(table.c.id.in_(part))):
            wrong += [
                (row[0], name) for name, value in zip(names, row[1:], strict=True) if found[row[0]][name] != value
            ]
    return wrong


def _expected(session: Session, customer_ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    deals = _deals(session, customer_ids)
    logged = dict(
        session.execute(
            select(Interaction.customer_id, func.max(Interaction.happened_on))
            .where(Interaction.customer_id.in_(customer_ids))
            .group_by(Interaction.customer_id)
        ).all()
    )
    made = {}
    for one in customer_ids:
        deal = deals.get(one, DealFacts())
        made[one] = {
            "shipped_first_on": deal.first_on,
            "shipped_last_on": deal.last_on,
            "shipped_gross": deal.gross,
            "shipped_total": deal.total,
            "shipped_count": deal.count,
            "logged_last_on": logged.get(one),
        }
    return made


def _deals(session: Session, customer_ids: Sequence[int]) -> dict[int, DealFacts]:
    # Most customers never return anything: one grouped read serves them; the netting walk is for the others.
    sale = and_(Shipment.kind == ShipmentKind.SALE.value, func.coalesce(Shipment.quantity, Shipment.amount, 0) > 0)
    counted = and_(
        Shipment.customer_id.in_(customer_ids),
        Shipment.void.is_(False),
        Shipment.kind.in_((ShipmentKind.SALE.value, ShipmentKind.RETURN.value)),
    )
    gross = func.sum(case((Shipment.kind == ShipmentKind.SALE.value, func.coalesce(Shipment.amount, 0)), else_=0))
    grouped = session.execute(
        select(
            Shipment.customer_id,
            func.min(case((sale, Shipment.shipped_on))),
            func.max(case((sale, Shipment.shipped_on))),
            gross,
            func.count(func.distinct(case((sale, func.coalesce(Shipment.number, Shipment.shipped_on))))),
            func.max(case((Shipment.kind == ShipmentKind.RETURN.value, 1), else_=0)),
        )
        .where(counted)
        .group_by(Shipment.customer_id)
    )
    made: dict[int, DealFacts] = {}
    with_returns: list[int] = []
    for customer_id, first_on, last_on, amount, count, has_return in grouped:
        if has_return:
            with_returns.append(customer_id)
        else:
            made[customer_id] = DealFacts(first_on, last_on, amount, amount, count)
    if with_returns:
        lines = defaultdict(list)
        for row in session.execute(
            select(
                Shipment.customer_id, Shipment.shipped_on, Shipment.number, Shipment.product, Shipment.model,
                Shipment.quantity, Shipment.amount, Shipment.kind,
            )
            .where(counted, Shipment.customer_id.in_(with_returns))
            .order_by(Shipment.shipped_on, Shipment.id)
        ):  # fmt: skip
            back = row.kind == ShipmentKind.RETURN.value
            lines[row.customer_id].append(
                Line(row.shipped_on, row.number, (row.product, row.model), row.quantity, row.amount, back)
            )
        made |= {one: deal_facts(found) for one, found in lines.items()}
    return made
