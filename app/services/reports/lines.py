"""All valid shipment lines as arrays: what every report of sales is computed from (3-rules 3.5).

Valid are 出货 and 退货 that are not void; 样品, 赠品 and 换货 neither count nor bring anything. Returns are netted:
their amounts and quantities are negative, however the sheet wrote the sign.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

import numpy as np
from sqlalchemy import BigInteger, and_, case, func, or_, select, type_coerce
from sqlalchemy.orm import Session

from app import db
from app.models.nouns import Noun, ShipmentKind
from app.models.shipment import Shipment
from app.services.facts import Line, valid_sales
from app.services.reports import cache
from app.services.reports.bulk import (
    Bools,
    Ints,
    Unpack,
    at,
    columns,
    day_number,
    distinct,
    joined,
    paired,
    summed,
    unpaired,
)

_PACKED: Final = 2**32
"""What the customer's id is multiplied by to make room for the salesperson's and two flags."""
_TOGETHER: Final = 4_000
"""Customers whose lines are looked at together."""
_VALID: Final = and_(Shipment.void.is_(False), Shipment.kind.in_((ShipmentKind.SALE.value, ShipmentKind.RETURN.value)))

_RETURNED: Final = Shipment.kind == ShipmentKind.RETURN.value
_SOLD: Final = case(
    (
        and_(
            ~_RETURNED,
            type_coerce(func.coalesce(Shipment.quantity, Shipment.net_amount), BigInteger) > 0,
        ),
        1,
    ),
    else_=0,
)
"""Sales of something: what can be a deal."""
_DEAL: Final = (Shipment.customer_id * 2 + case((_RETURNED, 1), else_=0), Shipment.shipped_on)
_MATTERS: Final = or_(_RETURNED, _SOLD == 1)


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

    def where(self, chosen: Bools | Ints) -> Lines:
        """The chosen lines, or those at these places in their order."""
        return replace(self, **{one: getattr(self, one)[chosen] for one in _ARRAYS})


_ARRAYS: Final = ("customer", "day", "amount", "quantity", "product", "seller", "back", "sold")


@dataclass(frozen=True)
class _Reach(cache.Reach):
    """What lines are kept as: from which day on, and whether with their products."""

    since: date
    products: bool

    def inside(self, other: Hashable) -> bool:
        return isinstance(other, _Reach) and other.since <= self.since and other.products >= self.products


@dataclass(frozen=True)
class Deals:
    """The days on which each customer had a deal of which something remains, in order of customer and day."""

    customer: Ints
    day: Ints


def load(session: Session, *, since: date, products: bool = False) -> Lines:
    """The valid lines from `since` on, or more of them; with their products where asked for. Kept until a shipment
    changes.
    """
    reach = _Reach(since, products)
    return cache.columns_of(session, reach, frozenset({Noun.SHIPMENT}), lambda: _read(session, reach))


def deals(session: Session) -> Deals:
    """All days with deals; kept until a shipment changes. What a return takes back is decided by `facts`."""
    return cache.columns_of(session, "deals", frozenset({Noun.SHIPMENT}), lambda: _deals(session))


def first_day(session: Session) -> date | None:
    """The day of the first valid shipment."""
    return session.execute(select(func.min(Shipment.shipped_on)).where(_VALID)).scalar()


def _read(session: Session, reach: _Reach) -> Lines:
    quantity = type_coerce(func.coalesce(Shipment.quantity, 0), BigInteger)
    flag = case((_RETURNED, 2), else_=0)
    # Four small columns travel as one number: a column costs a fifth of the whole reading.
    packed = Shipment.customer_id * _PACKED + func.coalesce(Shipment.salesperson_id, 0) * 4 + flag + _SOLD
    amount = type_coerce(Shipment.net_amount, BigInteger)
    net_quantity = case((_RETURNED, -func.abs(quantity)), else_=quantity)
    wanted = (packed, Shipment.shipped_on, amount, net_quantity, *((Shipment.product,) if reach.products else ()))
    customer, seller, back, sold, day, amounts, quantities, *rest = _columns(
        session, wanted, "idiit"[: len(wanted)], Shipment.shipped_on >= reach.since, into=_unpacked
    )
    product, names = rest[0] if rest else (np.zeros(len(customer), np.int64), ())
    lines = Lines(customer, day, amounts, quantities, product, seller, back, sold, names)
    pairs = paired(lines.customer, lines.day)
    return lines if (pairs[1:] >= pairs[:-1]).all() else lines.where(np.argsort(pairs, kind="stable"))


def _unpacked(piece: list[Any]) -> Sequence[Any]:
    packs, *rest = piece
    seller = (packs & (_PACKED - 1)) >> 2
    return packs >> 32, seller, (packs & 2).astype(np.bool_), (packs & 1).astype(np.bool_), *rest


def _columns(session: Session, wanted: Sequence[Any], kinds: str, *where: Any, into: Unpack = list) -> list[Any]:
    """Columns of all valid lines; the index they are read from has them in order of customer and day."""
    return columns(session, select(*wanted).where(_VALID, *where), kinds, by=Shipment.customer_id, into=into)


# --- deals ------------------------------------------------------------------------------


def deals_of(session: Session, customer_ids: Ints) -> Deals:
    """The days with deals of these customers, ordered and each once."""
    if not len(customer_ids):
        return Deals(customer_ids, customer_ids)
    statement = select(*_DEAL).where(_VALID, _MATTERS)
    return _remaining(session, *joined(session, _of_each(statement, customer_ids), "id"))


def _deals(session: Session) -> Deals:
    return _remaining(session, *_columns(session, _DEAL, "id", _MATTERS))


def _remaining(session: Session, packed: Ints, on: Ints) -> Deals:
    by, back = packed >> 1, (packed & 1).astype(np.bool_)
    doubtful = _may_lose_a_deal(session, distinct(by[back]))
    clear = ~(back | np.isin(by, doubtful))
    walked = np.array(_walked(session, doubtful.tolist()), np.int64).reshape(-1, 2)
    customer = np.concatenate((by[clear], walked[:, 0]))
    day = np.concatenate((on[clear], walked[:, 1]))
    return Deals(*unpaired(distinct(paired(customer, day))))


def _of_each(statement: Any, customer_ids: Ints) -> list[Any]:
    parts = np.array_split(customer_ids, len(customer_ids) // _TOGETHER + 1)
    return [statement.where(db.in_values(Shipment.customer_id, one.tolist())) for one in parts]


def _may_lose_a_deal(session: Session, some: Ints) -> Ints:
    """Of customers with returns those whose returns of a product reach what one of its sales brought."""
    if not len(some):
        return some
    statement = select(
        Shipment.customer_id * 4 + case((_RETURNED, 2), else_=0) + _SOLD,
        func.abs(type_coerce(func.coalesce(Shipment.quantity, 0), BigInteger)),
        Shipment.product,
    ).where(_VALID)
    packed, quantity, (product, products) = joined(session, _of_each(statement, some), "iit")
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
