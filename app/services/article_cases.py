"""从联系记录生成案例: what a draft case is made of. Names and numbers of persons are left out of what was said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.access import Actor
from app.models.contact import Contact
from app.models.customer import Customer
from app.models.interaction import Interaction
from app.models.nouns import ShipmentKind
from app.models.shipment import Shipment
from app.services import team_settings, visibility

MOST: Final = 60
"""Contacts that a case tells of: the latest ones."""
SOMEBODY, THE_CUSTOMER, A_NUMBER = "\x01", "\x02", "\x03"
"""What stands in a told text for a person, the customer and a number; the interface puts words in their place."""
_NUMBER: Final = re.compile(r"(?<!\d)(?:1\d{2}[\s-]?\d{4}[\s-]?\d{4}|0\d{2,3}[\s-]?\d{7,8})(?!\d)")
_TITLES: Final = "总|经理|工|主任|老板|师傅|厂长|科长|部长|主管|会计|姐|哥|先生|女士|小姐"


@dataclass(frozen=True)
class Told:
    """One contact as the case tells it."""

    on: date
    method: str | None
    outcome: str | None
    text: str


@dataclass(frozen=True)
class Deal:
    """One day of shipments."""

    on: date
    amount: Decimal | None
    products: tuple[str, ...]


@dataclass(frozen=True)
class CaseFacts:
    """A customer's story. `before` is the last deal before the long silence, `after` the first one that broke it; both
    are None where nobody was woken up, then `deals` begin with the first.
    """

    customer: str
    industry: str | None
    region: str | None
    kind: str | None
    before: Deal | None
    after: Deal | None
    first: Deal | None
    asleep_days: int | None
    contacts: tuple[Told, ...]
    products: tuple[str, ...]
    total: Decimal | None


def facts(session: Session, actor: Actor, customer_id: int, *, today: date) -> CaseFacts:
    """What is known. Raises NotFound."""
    visibility.require_visible(session, actor, customer_id, today=today)
    customer = session.execute(
        select(
            Customer.name, Customer.short_name, Customer.industry, Customer.region, Customer.city, Customer.province,
            Customer.kind, Customer.deal_total,
        ).where(Customer.id == customer_id)
    ).one()  # fmt: skip
    deals = _deals(session, customer_id)
    days = team_settings.load(session).dormant_after_days
    woken = next(
        ((one, two) for one, two in reversed(list(pairwise(deals))) if (two.on - one.on).days > days),
        None,
    )
    people = session.execute(select(Contact).where(Contact.customer_id == customer_id)).scalars().all()
    hide = _hiding([one.name for one in people], [customer.name, customer.short_name])
    statement = select(Interaction.happened_on, Interaction.method, Interaction.outcome, Interaction.content).where(
        Interaction.customer_id == customer_id
    )
    if woken is not None:
        statement = statement.where(Interaction.happened_on.between(woken[0].on, woken[1].on))
    rows = session.execute(statement.order_by(Interaction.happened_on.desc(), Interaction.id.desc()).limit(MOST)).all()
    told = tuple(Told(on, method, outcome, hide(content or "")) for on, method, outcome, content in reversed(rows))
    seen = [name for one in deals for name in one.products]
    return CaseFacts(
        customer.name,
        customer.industry,
        customer.region or customer.city or customer.province,
        customer.kind,
        woken[0] if woken else None,
        woken[1] if woken else None,
        deals[0] if deals else None,
        (woken[1].on - woken[0].on).days if woken else None,
        told,
        tuple(dict.fromkeys(seen))[:8],
        customer.deal_total,
    )


def _deals(session: Session, customer_id: int) -> list[Deal]:
    rows = session.execute(
        select(Shipment.shipped_on, func.sum(Shipment.net_amount), func.group_concat(Shipment.product, "\x1f"))
        .where(Shipment.customer_id == customer_id, Shipment.void.is_(False), Shipment.kind == ShipmentKind.SALE.value)
        .group_by(Shipment.shipped_on)
        .order_by(Shipment.shipped_on)
    )
    return [
        Deal(on, amount, tuple(dict.fromkeys(one for one in (products or "").split("\x1f") if one)))
        for on, amount, products in rows
    ]


def _hiding(people: list[str | None], companies: list[str | None]) -> Any:
    """A function that takes persons, the customer's names and phone numbers out of a text."""
    names = sorted({one.strip() for one in people if one and len(one.strip()) > 1}, key=len, reverse=True)
    surnames = sorted({one[0] for one in names if "\u4e00" <= one[0] <= "\u9fff"})
    polite = re.compile(f"[{''.join(surnames)}](?:{_TITLES})") if surnames else None
    firms = sorted({one for one in companies if one and len(one) > 1}, key=len, reverse=True)

    def hide(text: str) -> str:
        for one in firms:
            text = text.replace(one, THE_CUSTOMER)
        for one in names:
            text = text.replace(one, SOMEBODY)
        if polite is not None:
            text = polite.sub(SOMEBODY, text)
        return _NUMBER.sub(A_NUMBER, text)

    return hide
