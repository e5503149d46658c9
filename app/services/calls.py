"""逐个联系: whom a list gives to call, and everything a caller wants to know of one customer before dialling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.access import Actor
from app.models.assignment import Assignment
from app.models.contact import Contact
from app.models.customer import Customer, in_table
from app.models.interaction import Interaction
from app.models.nouns import CASE_CLOSED, ListName, Noun, ShipmentKind, Table
from app.models.schema import table_of
from app.models.user import User
from app.services import customers, service_cases, shipments, team_settings, timeline, visibility
from app.services.belongings import Belonging
from app.services.changes import chunks
from app.services.customers import CustomerDetail
from app.services.list_columns import FIRST_CONTACT
from app.services.timeline import TimelineEntry
from app.services.visibility import iso_week

QUEUE_LIMIT: Final = 500
"""More than anybody calls in a day; a longer list is cut and says so."""
LOGS: Final = 3
USUAL: Final = 5
_SHIPMENTS_READ: Final = 200


@dataclass(frozen=True)
class CallList:
    """`ids` in calling order; `left_out` are those who must not be called (P5) or are gone, `cut` those over 500."""

    ids: tuple[int, ...]
    left_out: int
    cut: int


@dataclass(frozen=True)
class CallReason:
    """Why this customer is called: `code` is overdue, due, week, case, asleep or idle; its day and number."""

    code: str
    on: date | None = None
    number: int = 0
    text: str = ""


@dataclass(frozen=True)
class Order:
    """The last delivery: its number, day, lines and net amount."""

    number: str | None
    on: date
    lines: tuple[str, ...]
    amount: Decimal


@dataclass(frozen=True)
class UsualProduct:
    """A product the customer keeps buying: how many deliveries held it, and the last."""

    product: str
    model: str | None
    times: int
    last_on: date


@dataclass(frozen=True)
class CallCard:
    """What stands on one card."""

    detail: CustomerDetail
    reasons: tuple[CallReason, ...]
    logs: tuple[TimelineEntry, ...]
    last_order: Order | None
    usual: tuple[UsualProduct, ...]


@dataclass(frozen=True)
class SheetRow:
    """One line of a printed call sheet."""

    customer_id: int
    customer: str
    level: str | None
    contact_name: str | None
    phone: str | None
    last_deal_on: date | None
    deal_total: Decimal | None
    last_contact_on: date | None
    last_note: str
    next_contact_on: date | None
    owner: str | None


def gather(
    session: Session, actor: Actor, name: ListName, ids: Sequence[int], *, today: date, limit: int = QUEUE_LIMIT
) -> CallList:
    """The customers of these rows, each once, in the rows' order; do-not-call and closed ones are left out (6-trust P5,
    3-rules 3.3).
    """
    wanted = list(dict.fromkeys(_customers_of(session, name, ids)))
    callable_: set[int] = set()
    for part in chunks(wanted):
        callable_.update(
            session.execute(
                select(Customer.id).where(
                    Customer.id.in_(part),
                    visibility.visible(actor, today),
                    Customer.do_not_call.is_(False),
                    Customer.closed_down.is_(False),
                )
            ).scalars()
        )
    found = [one for one in wanted if one in callable_]
    return CallList(tuple(found[:limit]), len(wanted) - len(found), max(0, len(found) - limit))


def _customers_of(session: Session, name: ListName, ids: Sequence[int]) -> list[int]:
    if name.noun is Noun.CUSTOMER:
        return list(ids)
    table = table_of(name.noun)
    owners: dict[int, int] = {}
    for part in chunks(ids):
        owners |= dict(session.execute(select(table.c.id, table.c.customer_id).where(table.c.id.in_(part))).all())
    return [owners[one] for one in ids if one in owners]


def card(session: Session, actor: Actor, customer_id: int, *, today: date) -> CallCard:
    """One customer as the caller needs it. Raises NotFound."""
    detail = customers.get(session, actor, customer_id, today=today)
    lines = shipments.of_customer(session, actor, customer_id, today=today, limit=_SHIPMENTS_READ)
    sold = [one for one in lines if not one.values["void"] and one.values["kind"] == ShipmentKind.SALE.value]
    return CallCard(
        detail,
        _reasons(session, actor, detail, today),
        tuple(timeline.contacts(session, actor, customer_id, today=today, limit=LOGS)),
        _last_order(sold),
        _usual(sold),
    )


def _last_order(sold: Sequence[Belonging]) -> Order | None:
    if not sold:
        return None
    newest = sold[0].values
    lines = [
        one.values
        for one in sold
        if one.values["shipped_on"] == newest["shipped_on"] and one.values["number"] == newest["number"]
    ]
    amount = sum((one["net_amount"] for one in lines), start=Decimal(0))
    return Order(newest["number"], newest["shipped_on"], tuple(_line(one) for one in lines), amount)


def _line(values: Mapping[str, Any]) -> str:
    quantity = values["quantity"]
    number = "" if quantity is None else f"{quantity.normalize():f}{values['unit'] or ''}"
    return " ".join(part for part in (values["product"], values["model"], number) if part)


def _usual(sold: Sequence[Belonging]) -> tuple[UsualProduct, ...]:
    times: Counter[tuple[str, str | None]] = Counter()
    last: dict[tuple[str, str | None], date] = {}
    seen: set[tuple[Any, ...]] = set()
    for one in sold:  # newest first
        key = (one.values["product"], one.values["model"])
        delivery = (*key, one.values["shipped_on"], one.values["number"])
        last.setdefault(key, one.values["shipped_on"])
        if delivery not in seen:
            seen.add(delivery)
            times[key] += 1
    return tuple(UsualProduct(*key, number, last[key]) for key, number in times.most_common(USUAL))


def _reasons(session: Session, actor: Actor, detail: CustomerDetail, today: date) -> tuple[CallReason, ...]:
    values, made = detail.values, []
    following = values["next_contact_on"]
    if following is not None and following < today:
        made.append(CallReason("overdue", following, (today - following).days))
    elif following == today:
        made.append(CallReason("due", following))
    assigned = session.execute(
        select(Assignment.id).where(
            Assignment.customer_id == detail.id,
            Assignment.week == iso_week(today),
            Assignment.published_at.is_not(None),
        )
    ).scalar_one_or_none()
    if assigned is not None:
        made.append(CallReason("week"))
    open_cases = [
        one
        for one in service_cases.of_customer(session, actor, detail.id, today=today)
        if one.values["status"] not in CASE_CLOSED
    ]
    if open_cases:
        made.append(CallReason("case", number=len(open_cases), text=open_cases[0].values["problem"] or ""))
    last_deal, last_contact = values["last_deal_on"], values["last_contact_on"]
    if detail.table is Table.DORMANT and last_deal is not None:
        made.append(CallReason("asleep", last_deal, (today - last_deal).days))
    if not made:
        made.append(CallReason("idle", last_contact, (today - last_contact).days if last_contact else 0))
    return tuple(made)


def sheet(session: Session, actor: Actor, ids: Sequence[int], *, today: date) -> list[SheetRow]:
    """The rows of a call sheet in the order of the ids; phones masked where the actor may not see them (6-trust P6)."""
    last = (
        select(func.max(Interaction.id)).where(Interaction.customer_id == Customer.id).correlate(Customer)
    ).scalar_subquery()
    team = team_settings.load(session)
    pool = in_table(Table.PUBLIC, today, team.dormant_after_days)
    found: dict[int, SheetRow] = {}
    for part in chunks(ids):
        rows = session.execute(
            select(
                Customer.id, Customer.name, Customer.level, Contact.name, func.coalesce(Contact.mobile, Contact.phone),
                Customer.last_deal_on, Customer.deal_total, Customer.last_contact_on, Interaction.outcome,
                func.coalesce(Interaction.content, Customer.last_contact_note), Customer.next_contact_on, User.name,
                pool,
            )
            .outerjoin(Contact, FIRST_CONTACT)
            .outerjoin(Interaction, Interaction.id == last)
            .outerjoin(User, User.id == Customer.owner_id)
            .where(Customer.id.in_(part), visibility.visible(actor, today))
        )  # fmt: skip
        for id_, name, level, person, phone, deal, total, contact, outcome, said, following, owner, in_pool in rows:
            table = Table.PUBLIC.value if in_pool else ""
            hidden = visibility.masked(actor, table, pool_masked=team.pool_masked)
            found[id_] = SheetRow(
                id_, name, level, person, visibility.mask_phone(phone) if hidden else phone, deal, total, contact,
                " ".join(part for part in (outcome, said) if part), following, owner,
            )  # fmt: skip
    return [found[one] for one in ids if one in found]
