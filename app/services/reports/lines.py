"""All valid shipment lines as arrays: what every report of sales is computed from (3-rules 3.5).

Valid are 出货 and 退货 that are not void; 样品, 赠品 and 换货 neither count nor bring anything. Returns are netted:
their amounts and quantities are negative, however the sheet wrote the sign.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

import numpy as np
from sqlalchemy import BigInteger, and_, case, func, select, type_coerce
from sqlalchemy.orm import Session

from app import db
from app.models.nouns import Noun, ShipmentKind
from app.models.shipment import Shipment
from app.services.facts import Line, valid_sales
from app.services.reports import cache
from app.services.reports.bulk import Bools, Ints, at, columns, day_number, distinct, paired, summed, unpaired

_PACKED: Final = 2**32
"""What the customer's id is multiplied by to make room for the salesperson's and two flags."""
_VALID: Final = and_(Shipment.void.is_(False), Shipment.kind.in_((ShipmentKind.SALE.value, ShipmentKind.RETURN.value)))

_SOLD: Final = case(
    (
        and_(
            Shipment.kind != ShipmentKind.RETURN.value,
            type_coerce(func.coalesce(Shipment.quantity, Shipment.net_amount), BigInteger) > 0,
        ),
        1,
    ),
    else_=0,
)
"""Sales of something: what can be a deal."""


@dataclass(frozen=True)
class Lines:
    """One place per line, in order of customer and day. Amounts and quantities in millionths, days since 1970, sellers
    as user ids (0: the sheet named nobody), products as places in `products`, empty where nobody asked for them.
    """

    customer: Ints
    day: Ints
    amount: Ints
    quantity: Ints
    product: Ints
    seller: Ints
    back: Bools
    """Returns."""
    sold: Bools
    """Sales of something: what can be a deal."""
    products: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.customer)

    def where(self, chosen: Bools) -> Lines:
        """The chosen lines."""
        return replace(self, **{one: getattr(self, one)[chosen] for one in _ARRAYS})


_ARRAYS: Final = ("customer", "day", "amount", "quantity", "product", "seller", "back", "sold")


@dataclass(frozen=True)
class Deals:
    """The days on which each customer had a deal of which something remains, in order of customer and day."""

    customer: Ints
    day: Ints


def load(session: Session, *, products: bool = False) -> Lines:
    """All valid lines, with their products where asked for; kept until a shipment changes."""
    nouns = frozenset({Noun.SHIPMENT})
    found = cache.columns_of(session, "lines", nouns, lambda: _read(session))
    if not products:
        return found
    places, names = cache.columns_of(session, "products", nouns, lambda: _read_products(session))
    return replace(found, product=places, products=names)


def deals(session: Session) -> Deals:
    """All days with deals; kept until a shipment changes. What a return takes back is decided by `facts`."""
    return cache.columns_of(session, "deals", frozenset({Noun.SHIPMENT}), lambda: _deals(session))


def first_day(session: Session) -> date | None:
    """The day of the first valid shipment."""
    return session.execute(select(func.min(Shipment.shipped_on)).where(_VALID)).scalar()


def _read(session: Session) -> Lines:
    is_return = Shipment.kind == ShipmentKind.RETURN.value
    quantity = type_coerce(func.coalesce(Shipment.quantity, 0), BigInteger)
    back = case((is_return, 2), else_=0)
    # Four small columns travel as one number: a column costs a fifth of the whole reading.
    packed = Shipment.customer_id * _PACKED + func.coalesce(Shipment.salesperson_id, 0) * 4 + back + _SOLD
    amount = type_coerce(Shipment.net_amount, BigInteger)
    net_quantity = case((is_return, -func.abs(quantity)), else_=quantity)
    packs, day, amounts, quantities = _columns(session, (packed, Shipment.shipped_on, amount, net_quantity), "idii")
    return Lines(
        packs >> 32, day, amounts, quantities, np.zeros(len(packs), np.int64), (packs & (_PACKED - 1)) >> 2,
        (packs & 2).astype(np.bool_), (packs & 1).astype(np.bool_), (),
    )  # fmt: skip


def _read_products(session: Session) -> tuple[Ints, tuple[str, ...]]:
    ((places, names),) = _columns(session, (Shipment.product,), "t")
    return places, names


def _columns(session: Session, wanted: Sequence[Any], kinds: str) -> list[Any]:
    """Columns of all valid lines, all along the same index and so in step."""
    statement = select(*wanted).where(_VALID).order_by(Shipment.customer_id, Shipment.shipped_on)
    return columns(session, statement, kinds, by=Shipment.customer_id)


# --- deals ------------------------------------------------------------------------------


def _deals(session: Session) -> Deals:
    lines = load(session)
    doubtful = _may_lose_a_deal(session, lines)
    clear = lines.sold & ~np.isin(lines.customer, doubtful)
    walked = np.array(_walked(session, doubtful.tolist()), np.int64).reshape(-1, 2)
    customer = np.concatenate((lines.customer[clear], walked[:, 0]))
    day = np.concatenate((lines.day[clear], walked[:, 1]))
    return Deals(*unpaired(distinct(paired(customer, day))))


def _may_lose_a_deal(session: Session, lines: Lines) -> Ints:
    """Customers whose returns of a product reach what one of its sales brought; others keep all their deals. Few have
    returns that reach any sale at all: only of these the products are read.
    """
    some = _reached(lines.customer, lines.quantity, lines.back, lines.sold)
    if not len(some):
        return some
    back = case((Shipment.kind == ShipmentKind.RETURN.value, 2), else_=0)
    statement = select(
        Shipment.customer_id * 4 + back + _SOLD,
        func.abs(type_coerce(func.coalesce(Shipment.quantity, 0), BigInteger)),
        Shipment.product,
    ).where(_VALID, db.in_values(Shipment.customer_id, some.tolist()))
    packed, quantity, (product, products) = columns(session, statement, "iit")
    of_product = packed // 4 * len(products) + product
    is_back, is_sold = packed % 4 // 2 == 1, packed % 2 == 1
    return distinct(_reached(of_product, np.where(is_back, -quantity, quantity), is_back, is_sold) // len(products))


def _reached(key: Ints, quantity: Ints, back: Bools, sold: Bools) -> Ints:
    """The keys whose returns together are no less than the smallest sale, or cannot be measured."""
    keys, place = np.unique(key[back], return_inverse=True)
    returned = summed(place, -quantity[back], len(keys))
    unmeasured = np.zeros(len(keys), np.bool_)
    unmeasured[place[quantity[back] == 0]] = True
    smallest = np.full(len(keys), np.iinfo(np.int64).max)
    of = sold & np.isin(key, keys)
    np.minimum.at(smallest, np.searchsorted(keys, key[of]), quantity[of])
    return at(keys, unmeasured | (returned >= smallest))


def _walked(session: Session, customer_ids: list[int]) -> list[tuple[int, int]]:
    if not customer_ids:
        return []
    of_customer: dict[int, list[Line]] = defaultdict(list)
    rows = session.execute(
        select(
            Shipment.customer_id, Shipment.shipped_on, Shipment.number, Shipment.product, Shipment.model,
            Shipment.quantity, Shipment.amount, Shipment.kind,
        )
        .where(_VALID, db.in_values(Shipment.customer_id, customer_ids))
        .order_by(Shipment.shipped_on, Shipment.id)
    )  # fmt: skip
    for customer_id, on, number, product, model, quantity, amount, kind in rows:
        back = kind == ShipmentKind.RETURN.value
        of_customer[customer_id].append(Line(on, number, (product, model), quantity, amount, back))
    return [
        (customer_id, day_number(one.on)) for customer_id, found in of_customer.items() for one in valid_sales(found)
    ]
