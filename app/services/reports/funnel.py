"""The funnel between the four tables by month: who came in, who was taken, who bought first, fell asleep, woke up.

Deals are known from all shipments and typed dates, so every first deal, falling asleep and waking is exact. A taking
from the pool or a return to it is known as far as `hands` says; a customer given to somebody by an import, without a
date, was taken on no known day. So conversion is counted among customers by the month in which they were created: of
takings before the history, only those that did not fail are remembered.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import numpy as np
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import db
from app.access import Actor
from app.models.customer import Customer, in_table
from app.models.nouns import Table
from app.services import team_settings
from app.services.reports import hands, journeys, scope
from app.services.reports.bulk import (
    NO_DAY,
    Ints,
    ahead,
    at,
    columns,
    day_number,
    distinct,
    month_numbers,
    paired,
    unique_pairs,
    unpaired,
)
from app.services.reports.lines import Deals, deals_of
from app.services.reports.months import last_of, name_of, number_named, number_of, share, spanned
from app.services.reports.ranks import fields
from app.services.reports.shape import Ask, Block, Kind, Report, ReportName

FLOWS: Final = ("created", "taken", "returned", "first_deal", "reactivated", "dormant")
WAITS: Final = (7, 30, 90, 180, 365)
"""Days from taking to the first deal up to which each band reaches; the last is open."""
_UNKNOWN: Final = day_number(date.min)


@dataclass(frozen=True)
class _Flow:
    """Customers and the days on which something befell them."""

    customer: Ints
    day: Ints


def make(session: Session, actor: Actor, ask: Ask, today: date) -> Report:
    """Flows by month, what stands at each month's end, and how long it took from taking to the first deal."""
    flows = _flows(session, actor, ask, today)
    months = list(spanned(ask.first, ask.last))
    counted = {name: _by_month(one, months) for name, one in flows.items()}
    starts, ends = flows["first_deal"], flows["dormant"]
    waits, wait_month = _waits(flows)
    came, converted = _converted(flows, months)
    rows = []
    for place, month in enumerate(months):
        until = day_number(min(last_of(month), today))
        began, woke, slept = (
            int((flows[name].day <= until).sum()) for name in ("first_deal", "reactivated", "dormant")
        )
        in_month = waits[wait_month == month]
        rows.append(
            (
                name_of(month), *(counted[name][place] for name in FLOWS), began + woke - slept, slept - woke,
                converted[place], share(converted[place], came[place]) if came[place] else None,
                float(np.median(in_month)) if len(in_month) else None,
            )
        )  # fmt: skip
    inside = {name: sum(counted[name]) for name in FLOWS}
    of_period = waits[(wait_month >= months[0]) & (wait_month <= months[-1])]
    tables = _tables(session, actor, ask, today)
    facts: dict[str, Any] = {
        "customers": sum(tables.column("customers")),
        **inside,
        "conversion": share(sum(converted), sum(came)) if sum(came) else None,
        "days_to_deal": float(np.median(of_period)) if len(of_period) else None,
        "deals_with_taking": len(of_period),
        "history_since": hands.history_since(session),
    }
    empty = not (len(starts.day) or len(ends.day) or any(tables.column("customers")))
    blocks = (
        Block(
            "months",
            fields(
                ("month", Kind.TEXT), *((one, Kind.COUNT) for one in FLOWS), ("current_end", Kind.COUNT),
                ("dormant_end", Kind.COUNT), ("converted", Kind.COUNT), ("conversion", Kind.SHARE),
                ("days_to_deal", Kind.DAYS),
            ),
            () if empty else tuple(rows),
            () if empty else tuple(f"{row[0]}|first_deal" if row[4] else None for row in rows),
        ),
        _flow_block(counted, months, flows),
        tables,
        _wait_block(of_period),
    )  # fmt: skip
    return Report(ReportName.FUNNEL, ask, today, facts, blocks, "no_customers" if empty else None)


def behind(session: Session, actor: Actor, ask: Ask, pick: str, block: str, today: date) -> Ints:
    """Customers of a flow in a month (`2026-05|dormant`), of a table now, or of a band of days to the first deal."""
    if block == "tables":
        ids = db.id_array(session, _in_table(session, actor, ask, today, Table(pick), Customer.id))
        return np.array(ids, np.int64)
    flows = _flows(session, actor, ask, today)
    if block == "waits":
        return _waiting(flows, ask, int(pick))
    month, _, name = pick.partition("|")
    flow = flows[name]
    return distinct(flow.customer[month_numbers(flow.day) == number_named(month)])


# --- flows ------------------------------------------------------------------------------


def _flows(session: Session, actor: Actor, ask: Ask, today: date) -> dict[str, _Flow]:
    """All flows of all days up to today, of the customers asked for; takings and returns of the asked days alone."""
    days = team_settings.load(session).dormant_after_days
    with ahead(session, journeys.load):
        deals = _all_deals(session, actor, ask, today, days)
    same = deals.customer[1:] == deals.customer[:-1]
    first = np.ones(len(deals.day), np.bool_)
    first[1:] = ~same
    last = np.ones(len(deals.day), np.bool_)
    last[:-1] = ~same
    slept = deals.day + days + 1
    asleep = last & (slept <= day_number(today))
    again = np.zeros(len(deals.day), np.bool_)
    again[1:] = same & (deals.day[1:] - deals.day[:-1] > days)
    asleep[:-1] |= again[1:]
    moved = hands.moves(session, actor, ask, today)
    return {
        "created": _created(session, actor, ask, today),
        "taken": _Flow(moved.customer[moved.out], moved.day[moved.out]),
        "returned": _Flow(moved.customer[~moved.out], moved.day[~moved.out]),
        "first_deal": _Flow(deals.customer[first], deals.day[first]),
        "reactivated": _Flow(deals.customer[again], deals.day[again]),
        "dormant": _Flow(deals.customer[asleep], slept[asleep]),
    }


def _all_deals(session: Session, actor: Actor, ask: Ask, today: date, dormant_days: int) -> Deals:
    """Days with deals from shipments, and the typed first and last ones beside them. Customers whose first and last
    deal lie close together cannot have slept in between: of them these two days are enough.
    """
    if ask.product is not None:
        return scope.deals(session, actor, ask, today)
    statement = select(Customer.id, func.coalesce(Customer.first_deal_on, NO_DAY), Customer.last_deal_key).where(
        Customer.last_deal_key.is_not(None), *scope.clauses(actor, ask, today)
    )
    ids, first, last = columns(session, statement, "idd")
    far = (last - first > dormant_days) | (last > day_number(today))
    found = deals_of(session, np.sort(ids[far]))
    customer = np.concatenate((found.customer, ids, ids))
    day = np.concatenate((found.day, first, last))
    known = (day != _UNKNOWN) & (day <= day_number(today))
    return Deals(*unpaired(distinct(paired(customer[known], day[known]))))


def _created(session: Session, actor: Actor, ask: Ask, today: date) -> _Flow:
    known = journeys.load(session)
    ids, day = known.customer, known.created
    mask = scope.chosen(session, actor, ask, today, size=int(ids.max(initial=0)) + 1)
    keep = (day >= day_number(ask.first)) & (day <= day_number(ask.last))
    if mask is not None:
        keep &= mask[ids]
    return _Flow(ids[keep], day[keep])


def _by_month(flow: _Flow, months: list[int]) -> list[int]:
    """Different customers of each month."""
    of = month_numbers(flow.day)
    inside = (of >= months[0]) & (of <= months[-1])
    places, customer = of[inside] - months[0], flow.customer[inside]
    if len(customer) and (np.diff(customer) <= 0).any():  # not in order, or somebody twice
        places, customer = unique_pairs(places, customer)
    return [int(one) for one in np.bincount(places, minlength=len(months))]


# --- conversion -------------------------------------------------------------------------


def _converted(flows: dict[str, _Flow], months: list[int]) -> tuple[list[int], list[int]]:
    """By month of creation: customers who had not bought before, and those of them who bought since."""
    new, first = flows["created"], _first_of(flows["first_deal"], flows["created"].customer)
    fresh = (first == _UNKNOWN) | (first >= new.day)
    bought = fresh & (first != _UNKNOWN)
    return (
        _by_month(_Flow(new.customer[fresh], new.day[fresh]), months),
        _by_month(_Flow(new.customer[bought], new.day[bought]), months),
    )


def _first_of(first_deal: _Flow, customer: Ints) -> Ints:
    size = max(int(first_deal.customer.max(initial=0)), int(customer.max(initial=0))) + 1
    days = np.full(size, _UNKNOWN, np.int64)
    days[first_deal.customer] = first_deal.day
    return at(days, customer)


def _taken_before_deal(flows: dict[str, _Flow]) -> tuple[Ints, Ints, Ints]:
    """Customer, day of its last taking before its first deal, and that deal's day."""
    taken = flows["taken"]
    first = _first_of(flows["first_deal"], taken.customer)
    before = (first != _UNKNOWN) & (taken.day <= first)
    customer, day, deal = taken.customer[before], taken.day[before], first[before]
    order = np.lexsort((day, customer))
    customer, day, deal = customer[order], day[order], deal[order]
    last = np.ones(len(customer), np.bool_)
    last[:-1] = customer[1:] != customer[:-1]
    return customer[last], day[last], deal[last]


def _waits(flows: dict[str, _Flow]) -> tuple[Ints, Ints]:
    """Days from taking to the first deal, and the month of that deal."""
    _, day, deal = _taken_before_deal(flows)
    return deal - day, month_numbers(deal)


def _waiting(flows: dict[str, _Flow], ask: Ask, band: int) -> Ints:
    customer, day, deal = _taken_before_deal(flows)
    month = month_numbers(deal)
    inside = (month >= number_of(ask.first)) & (month <= number_of(ask.last))
    return at(customer, inside & (np.searchsorted(np.array(WAITS), deal - day) == band))


# --- blocks -----------------------------------------------------------------------------


def _flow_block(counted: dict[str, list[int]], months: list[int], flows: dict[str, _Flow]) -> Block:
    rows = tuple((name_of(month), name, counted[name][place]) for place, month in enumerate(months) for name in FLOWS)
    any_flow = any(len(one.day) for one in flows.values())
    return Block(
        "flows",
        fields(("month", Kind.TEXT), ("flow", Kind.TEXT), ("customers", Kind.COUNT)),
        rows if any_flow else (),
        tuple(f"{month}|{name}" if number else None for month, name, number in rows) if any_flow else (),
    )


def _in_table(session: Session, actor: Actor, ask: Ask, today: date, table: Table, wanted: Any) -> Any:
    days = team_settings.load(session).dormant_after_days
    return select(wanted).where(in_table(table, today, days), *scope.clauses(actor, ask, today))


def _tables(session: Session, actor: Actor, ask: Ask, today: date) -> Block:
    numbers = [
        int(session.execute(_in_table(session, actor, ask, today, one, func.count(Customer.id))).scalar_one())
        for one in Table
    ]
    whole = sum(numbers)
    rows = tuple((one.value, number, share(number, whole)) for one, number in zip(Table, numbers, strict=True))
    return Block(
        "tables",
        fields(("table", Kind.TEXT), ("customers", Kind.COUNT), ("share", Kind.SHARE)),
        rows if whole else (),
        tuple(row[0] if row[1] else None for row in rows) if whole else (),
    )


def _wait_block(waits: Ints) -> Block:
    numbers = np.bincount(np.searchsorted(np.array(WAITS), waits), minlength=len(WAITS) + 1).tolist()
    rows = tuple(
        (
            WAITS[place - 1] + 1 if place else 0, WAITS[place] if place < len(WAITS) else None, number,
            share(number, len(waits)),
        )
        for place, number in enumerate(numbers)
    )  # fmt: skip
    return Block(
        "waits",
        fields(("days_from", Kind.DAYS), ("days_to", Kind.DAYS), ("customers", Kind.COUNT), ("share", Kind.SHARE)),
        rows if len(waits) else (),
        tuple(str(place) if row[2] else None for place, row in enumerate(rows)) if len(waits) else (),
    )
