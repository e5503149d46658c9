"""Shipment lines: entering, correcting, returning and voiding a deal. Customers move between tables by themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.access import Actor
from app.errors import InvalidValue
from app.models.customer import Customer
from app.models.nouns import Noun, ShipmentKind
from app.models.shipment import Shipment
from app.services import belongings, changes, visibility
from app.services.belongings import Belonging, Kind
from app.services.changes import Written
from app.services.fields import checked
from app.services.numbering import next_in_day

KIND: Final = Kind(
    Noun.SHIPMENT,
    person="salesperson_id",
    on="shipped_on",
    required=("shipped_on", "product"),
    editable=frozenset(
        {
            "shipped_on", "number", "line", "salesperson_id", "product", "product_code", "model", "category", "unit",
            "quantity", "price", "amount", "currency", "tax_rate", "discount", "cost", "batch", "receiver", "address",
            "carrier", "tracking", "freight", "paid", "kind", "void", "remark", "extra",
        }
    ),
)  # fmt: skip


@dataclass(frozen=True)
class ProductHint:
    """A product sold before, to fill a new line."""

    product: str
    model: str | None
    unit: str | None
    price: Decimal | None


def create(
    session: Session,
    actor: Actor,
    customer_id: int,
    lines: Sequence[Mapping[str, Any]],
    *,
    now: datetime,
    today: date,
) -> Written[list[int]]:
    """Enter the lines of one deal. Lines without a number share the day's next one; a missing amount is quantity ×
    price; a negative quantity of an untyped kind is a return. Raises InvalidValue (with nothing written), NotFound.
    """
    name = belongings.require_addable(session, actor, customer_id, today=today)
    if not lines:
        raise InvalidValue(Noun.SHIPMENT.value, "product", "required")
    number = next_number(session, today=today)
    defaults = {"shipped_on": today, "salesperson_id": actor.id, "number": number, "currency": "CNY"}
    rows = [{**completed(belongings.checked_new(KIND, one, defaults)), "customer_id": customer_id} for one in lines]
    recording = changes.begin(
        session, actor, "shipment.create", now=now, name=name, number=rows[0]["number"], count=len(rows)
    )
    return recording.done(recording.insert(Noun.SHIPMENT, rows))


def completed(row: dict[str, Any]) -> dict[str, Any]:
    """The line with kind and amount filled in where they follow. Raises InvalidValue for a line without quantity."""
    quantity, price, amount = row.get("quantity"), row.get("price"), row.get("amount")
    kind = row.get("kind")
    if kind is None:
        kind = ShipmentKind.RETURN.value if quantity is not None and quantity < 0 else ShipmentKind.SALE.value
    if quantity is None and amount is None:
        raise InvalidValue(Noun.SHIPMENT.value, "quantity", "required")
    if kind != ShipmentKind.RETURN.value and quantity is not None and quantity < 0:
        raise InvalidValue(Noun.SHIPMENT.value, "quantity", "negative", str(quantity))
    if amount is None and quantity is not None and price is not None:
        amount = round(quantity * price, 6)
    if kind == ShipmentKind.RETURN.value:
        # Written as the company's sheets write it, so that every list shows what it takes away.
        quantity = None if quantity is None else -abs(quantity)
        amount = None if amount is None else -abs(amount)
    return {**row, "kind": kind, "quantity": quantity, "amount": amount}


def get(session: Session, actor: Actor, shipment_id: int, *, today: date) -> Belonging:
    """One line. Raises NotFound."""
    return belongings.get(session, actor, KIND, shipment_id, today=today)


def of_customer(session: Session, actor: Actor, customer_id: int, *, today: date, limit: int = 500) -> list[Belonging]:
    """The customer's lines, newest first."""
    return belongings.of_customer(session, actor, KIND, customer_id, today=today, limit=limit)


def update(
    session: Session,
    actor: Actor,
    shipment_id: int,
    values: Mapping[str, Any],
    *,
    version: int | None = None,
    now: datetime,
    today: date,
) -> Written[None]:
    """Correct a line. Raises InvalidValue, NotFound, NotAllowed, StaleRecord."""
    row = checked(Noun.SHIPMENT, values, allowed=KIND.editable)
    if row.keys() & {"quantity", "amount", "kind"}:
        whole = completed({**get(session, actor, shipment_id, today=today).values, **row})
        values = {**values, "quantity": whole["quantity"], "amount": whole["amount"]}
    return belongings.update(session, actor, KIND, shipment_id, values, version=version, now=now, today=today)


def void(
    session: Session, actor: Actor, ids: Sequence[int], *, now: datetime, today: date, void: bool = True
) -> Written[int]:
    """作废: the lines stay readable and count nothing. `void=False` takes it back."""
    for one in ids:
        get(session, actor, one, today=today)
    customers = session.execute(select(Shipment.customer_id).where(Shipment.id.in_(ids))).scalars()
    visibility.require_editable(session, actor, sorted(set(customers)), today=today)
    recording = changes.begin(session, actor, "shipment.void", now=now, count=len(ids), void=void)
    return recording.done(recording.update(Noun.SHIPMENT, {one: {"void": void} for one in ids}))


def delete(session: Session, actor: Actor, ids: Sequence[int], *, now: datetime, today: date) -> Written[int]:
    """Remove lines."""
    return belongings.delete(session, actor, KIND, ids, now=now, today=today)


def next_number(session: Session, *, today: date) -> str:
    """The next free 出货单号 of the day, e.g. CH20261122-001."""
    return next_in_day(session, Shipment.number, "CH", today)


def recent_products(session: Session, actor: Actor, *, today: date, limit: int = 30) -> list[ProductHint]:
    """Products of the newest lines the actor may see, each once, with its latest model, unit and price."""
    newest = (
        select(func.max(Shipment.id))
        .join(Customer, Customer.id == Shipment.customer_id)
        .where(visibility.visible(actor, today), Shipment.kind == ShipmentKind.SALE.value)
        .group_by(Shipment.product, Shipment.model)
        .order_by(func.max(Shipment.id).desc())
        .limit(limit)
    )
    rows = session.execute(
        select(Shipment.product, Shipment.model, Shipment.unit, Shipment.price)
        .where(Shipment.id.in_(newest))
        .order_by(Shipment.id.desc())
    )
    return [ProductHint(*row) for row in rows]
