"""Which dormant customers may be called, in the order of the rule, out of a million (3-rules 3.3)."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import groupby, islice
from typing import Any, Final

from sqlalchemy import BigInteger, case, func, or_, select, type_coerce
from sqlalchemy.orm import Session

from app import db
from app.models.contact import Contact
from app.models.customer import Customer, in_table
from app.models.interaction import Interaction
from app.models.nouns import CASE_CLOSED, ShipmentKind, Table
from app.models.service_case import ServiceCase
from app.models.shipment import Shipment
from app.services.weekly_rules import Candidate, Talk, abc_class, abc_limits, rest_until
from app.services.weeks import days_between, month_start
from app.settings import TeamSettings

_FIRST_PAGE: Final = 4_000
_BATCH: Final = 400
"""Candidates looked at closely at a time: a little more than a large team's week."""
Limits = tuple[int, int]
UNKNOWN_DEAL: Final = date.min
"""What `last_deal_key` holds for customers imported as dormant without a date."""


def ordered(
    session: Session, *, today: date, team: TeamSettings, skip: Collection[int], limits: Limits | None = None
) -> Iterator[Candidate]:
    """Everybody who may be called today, best first; `skip` holds those in an open assignment. Read page by page: who
    takes ten pays for ten. `limits` where `class_limits` was asked already.
    """
    known = limits or class_limits(session, team)
    stream = (one for one in _in_order(session, today, team, known) if one.customer_id not in skip)
    while batch := list(islice(stream, _BATCH)):
        unfit = _unfit(session, [one.customer_id for one in batch], today, team)
        yield from (one for one in batch if one.customer_id not in unfit)


def eligible(
    session: Session, ids: Sequence[int], *, today: date, team: TeamSettings, ignore_rest: bool = False
) -> dict[int, str]:
    """Customer → why it may not be called: gone, not_dormant, do_not_call, closed, no_phone, complaint or resting;
    whoever may is left out. `ignore_rest` for rows that are in somebody's list already.
    """
    wanted = array("q", ids)
    why: dict[int, str] = dict.fromkeys(wanted, "gone")
    dormant = in_table(Table.DORMANT, today, team.dormant_after_days)
    facts = session.execute(
        select(Customer.id, case((dormant, 1), else_=0), Customer.do_not_call, Customer.closed_down).where(
            db.in_values(Customer.id, wanted)
        )
    )
    for customer_id, is_dormant, do_not_call, closed in facts:
        if closed:
            why[customer_id] = "closed"
        elif do_not_call:
            why[customer_id] = "do_not_call"
        elif not is_dormant:
            why[customer_id] = "not_dormant"
        else:
            del why[customer_id]
    left = [one for one in wanted if one not in why]
    return why | _unfit(session, left, today, team, ignore_rest=ignore_rest)


def candidates_of(
    session: Session, ids: Sequence[int], *, today: date, team: TeamSettings, limits: Limits | None = None
) -> dict[int, Candidate]:
    """The candidates of these ids with their season, whether they may be called or not."""
    if not ids:
        return {}
    known = limits or class_limits(session, team)
    found = list(_read(session, known, db.in_values(Customer.id, ids)))
    return {one.customer_id: one for one in Seasons(session, today, team).added(found)}


def class_limits(session: Session, team: TeamSettings) -> Limits:
    """The smallest amounts of the classes A and B of all sales ever, from an index that holds every total."""
    totals = db.id_array(
        session,
        select(type_coerce(Customer.deal_total, BigInteger)).where(
            Customer.last_deal_key >= UNKNOWN_DEAL, Customer.deal_total > 0
        ),
    )
    return abc_limits(totals, team.abc_a, team.abc_b)


def talks_of(session: Session, ids: Sequence[int], *, since: date | None = None) -> dict[int, list[Talk]]:
    """The logged contacts of these customers, oldest first."""
    statement = select(
        Interaction.customer_id, Interaction.happened_on, Interaction.happened_time, Interaction.outcome,
        Interaction.reached, Interaction.next_on, Interaction.salesperson_id, Interaction.id,
    ).where(db.in_values(Interaction.customer_id, ids))  # fmt: skip
    if since is not None:
        statement = statement.where(Interaction.happened_on >= since)
    found: dict[int, list[Talk]] = defaultdict(list)
    rows: Any = session.execute(statement)
    for customer_id, *values in rows:
        found[customer_id].append(Talk(*values))
    for talks in found.values():
        talks.sort(key=lambda one: (one.on, one.at or time.min, one.id))
    return found


# --- reading ----------------------------------------------------------------------------


def _yearly() -> Any:
    # The amount a year over the years it was a customer; less than a year counts as one.
    days = days_between(Customer.first_deal_on, Customer.last_deal_key)
    total = type_coerce(Customer.deal_total, BigInteger)
    # Divided first: a hundred thousand million in millionths times 365 is more than 64 bits hold.
    return func.coalesce(case((days > 365, total // days * 365), else_=total), 0)


def _read(session: Session, limits: Limits, *where: Any, order_by: Any = (), limit: int | None = None) -> Any:
    total = func.coalesce(type_coerce(Customer.deal_total, BigInteger), 0)
    statement = select(
        Customer.id, Customer.owner_id, total, _yearly().label("yearly"), Customer.last_deal_key,
        Customer.last_contact_on,
    ).where(*where)  # fmt: skip
    for row in session.execute(statement.order_by(*order_by).limit(limit)):
        customer_id, owner, amount, yearly, key, contacted = row
        # Nobody has a negative worth; what came back more than it went is worth nothing.
        known = None if key is None or key == UNKNOWN_DEAL else key
        yield Candidate(customer_id, owner, abc_class(amount, limits), max(0, yearly), known, contacted)


def _page(session: Session, today: date, team: TeamSettings, limits: Limits, size: int) -> list[Candidate]:
    amount = type_coerce(Customer.deal_total, BigInteger)
    yearly = _yearly()
    worth = case((yearly > 0, yearly), else_=0)
    rank = case((amount >= limits[0], 0), (amount >= limits[1], 1), else_=2)
    return list(
        _read(
            session, limits,
            in_table(Table.DORMANT, today, team.dormant_after_days),
            Customer.do_not_call.is_(False), Customer.closed_down.is_(False),
            order_by=(rank, worth.desc(), Customer.id), limit=size,
        )
    )  # fmt: skip


def _in_order(session: Session, today: date, team: TeamSettings, limits: Limits) -> Iterator[Candidate]:
    """All dormant customers without a flag against them, in the order of the rule."""
    seasons = Seasons(session, today, team)
    page, done = _FIRST_PAGE, 0
    while True:
        rows = _page(session, today, team, limits, page)
        groups = [list(equal) for _, equal in groupby(rows, key=lambda one: (one.abc, one.yearly))]
        cut = len(rows) == page
        # The last group of equals may go on beyond the page; a group is ordered whole.
        for group in (groups[:-1] if cut else groups)[done:]:
            if len(group) > 1:
                group = seasons.added(group)
                group.sort(key=lambda one: one.order(today, team))
            yield from group
            done += 1
        if not cut:
            return
        page *= 10


def _unfit(
    session: Session, ids: Sequence[int], today: date, team: TeamSettings, *, ignore_rest: bool = False
) -> dict[int, str]:
    if not ids:
        return {}
    wanted = array("q", ids)
    callable_ = set(
        session.execute(
            select(Contact.customer_id).where(
                db.in_values(Contact.customer_id, wanted),
                Contact.bad_number.is_(False),
                Contact.do_not_contact.is_(False),
                or_(func.coalesce(Contact.mobile, "") != "", func.coalesce(Contact.phone, "") != ""),
            )
        ).scalars()
    )
    why = {one: "no_phone" for one in wanted if one not in callable_}
    if not team.call_with_open_complaint:
        open_complaint = select(ServiceCase.customer_id).where(
            db.in_values(ServiceCase.customer_id, wanted),
            or_(ServiceCase.type == "投诉", ServiceCase.complaint_kind.is_not(None)),
            or_(ServiceCase.status.is_(None), ServiceCase.status.not_in(sorted(CASE_CLOSED))),
        )
        why |= dict.fromkeys(session.execute(open_complaint).scalars(), "complaint")
    if not ignore_rest:
        for customer_id, talks in talks_of(session, ids).items():
            until = rest_until(talks, team)
            if until is not None and today < until:
                why.setdefault(customer_id, "resting")
    return why


# --- season -----------------------------------------------------------------------------


class Seasons:
    """Which products are in season next month: each is looked at once, however many customers bought it."""

    def __init__(self, session: Session, today: date, team: TeamSettings) -> None:
        self._session = session
        self._today = today
        self._team = team
        self._known: dict[str, int | None] = {}

    def added(self, found: Sequence[Candidate]) -> list[Candidate]:
        """The same candidates, each with the product it bought that is most in season, if there is one."""
        bought: dict[int, list[str]] = defaultdict(list)
        rows = self._session.execute(
            select(Shipment.customer_id, Shipment.product)
            .where(
                db.in_values(Shipment.customer_id, [one.customer_id for one in found]),
                Shipment.void.is_(False),
                Shipment.kind == ShipmentKind.SALE.value,
            )
            .distinct()
        )
        for customer_id, product in rows:
            bought[customer_id].append(product)
        return [replace(one, season=self._best(bought.get(one.customer_id, ()))) for one in found]

    def _best(self, products: Sequence[str]) -> tuple[str, int] | None:
        strong = [(index, product) for product in products if (index := self.index(product)) is not None]
        if not strong:
            return None
        index, product = max(strong)
        return product, index

    def index(self, product: str) -> int | None:
        """The product's index of next month in percent (同月平均法 over whole years back from last month) when it is
        above the team's limit; None below, and with fewer whole years than the team asks for.
        """
        if product not in self._known:
            self._known[product] = self._counted(product)
        return self._known[product]

    def _counted(self, product: str) -> int | None:
        end, following = month_start(self._today), month_start(self._today, 1)
        first = self._session.execute(
            select(func.min(Shipment.shipped_on)).where(Shipment.product == product)
        ).scalar_one()
        start = month_start(first)
        years = ((end.year - start.year) * 12 + end.month - start.month) // 12
        if years < self._team.season_min_years:
            return None
        whole = _sold(self._session, product, month_start(end, -12 * years), end)
        month = sum(
            _sold(self._session, product, month_start(following, -12 * back), month_start(following, 1 - 12 * back))
            for back in range(1, years + 1)
        )
        above = whole > 0 and month * 1200 > self._team.season_above * whole
        return round(month * 1200 / whole) if above else None


def _sold(session: Session, product: str, start: date, end: date) -> int:
    amount = type_coerce(Shipment.net_amount, BigInteger)
    return int(
        session.execute(
            select(func.coalesce(func.sum(amount), 0)).where(
                Shipment.product == product,
                Shipment.shipped_on >= start,
                Shipment.shipped_on <= end - timedelta(days=1),
            )
        ).scalar_one()
    )
