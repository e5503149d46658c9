"""Churn warning (3-rules 3.5): who is silent for longer than usual, buys less each time, or buys fewer products."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, Final

import numpy as np
from sqlalchemy.orm import Session

from app.access import Actor
from app.services import team_settings, users
from app.services.reports import lines as all_lines
from app.services.reports import scope
from app.services.reports.bulk import (
    Bools,
    Floats,
    Ints,
    ahead,
    at,
    day_number,
    day_of,
    different,
    paired,
    summed,
    unpaired,
)
from app.services.reports.months import money, share
from app.services.reports.ranks import WHO, fields, pick_of, who
from app.services.reports.shape import Ask, Block, Kind, Report, ReportName
from app.settings import TeamSettings

LISTED: Final = 500
SPAN_DAYS: Final = 90
"""A period of the falling rule: amounts of the last 90 days, of the 90 before, and so on back from today."""
LINES_DAYS: Final = 180
"""Product lines of the last half year against those of the half year before."""
YEAR_DAYS: Final = 365
"""What a customer's amount is told for."""
RHYTHM: Final = 24
"""Days of deals that a row carries for its picture."""
STATES: Final = ("risk", "watch", "falling", "fewer", "steady")


@dataclass(frozen=True)
class Watched:
    """Every customer with enough deals, in order of id. `gap2` is twice the median gap in days, so that it is whole."""

    customer: Ints
    deals: Ints
    last: Ints
    silent: Ints
    gap2: Ints
    watch: Bools
    """Silent for longer than the team's limit, but not yet at risk."""
    risk: Bools
    falling: Bools
    fewer: Bools
    starts: Ints
    days: Ints
    """All days of deals; those of a customer from its start on."""

    @property
    def gap(self) -> Floats:
        """The median gap in days."""
        made: Floats = self.gap2 / 2
        return made

    @property
    def state(self) -> Ints:
        """The place of the strongest sign in STATES."""
        made: Ints = np.select([self.risk, self.watch, self.falling, self.fewer], [0, 1, 2, 3], 4)
        return made


def watched(session: Session, actor: Actor, ask: Ask, today: date) -> Watched:
    """The signs of every customer with at least the team's number of deals (days on which it bought) up to today."""
    team = team_settings.load(session)
    reach = _reach(ask, today, team)
    with ahead(session, lambda other: all_lines.load(other, since=reach.first, products=True)):
        deals = scope.deals(session, actor, ask, today)
    ids, starts, numbers = np.unique(deals.customer, return_index=True, return_counts=True)
    enough = numbers >= team.churn_min_deals
    ids, starts, numbers = ids[enough], starts[enough], numbers[enough]
    last = deals.day[starts + numbers - 1] if len(ids) else deals.day[:0]
    silent = day_number(today) - last
    gap2 = _median_gaps(deals.customer, deals.day, ids)
    over = silent * 200  # silent > percent / 100 × gap2 / 2
    risk = over > gap2 * team.churn_risk
    bought = scope.bought(session, actor, reach, today, products=True)
    falling, fewer = _less(bought, today, ids, int(team.churn_falling_periods))
    return Watched(
        ids, numbers, last, silent, gap2, (over > gap2 * team.churn_watch) & ~risk, risk, falling, fewer, starts,
        deals.day,
    )  # fmt: skip


def make(session: Session, actor: Actor, ask: Ask, today: date) -> Report:
    """Counts of every sign, and the list: risk before watch before the weaker signs, customers who still count as
    current first, the largest amount of the last year first. The period narrows nothing.
    """
    team = team_settings.load(session)
    found = watched(session, actor, ask, today)
    state = found.state
    dormant = found.silent > team.dormant_after_days
    yearly = _yearly(session, actor, ask, today, found.customer)
    warned = state < STATES.index("steady")
    order = np.lexsort((found.customer, -yearly, state, dormant))
    order = order[warned[order]]
    states = []
    for place, name in enumerate(STATES):
        of = state == place
        states.append((name, int(of.sum()), share(int(of.sum()), len(state)), int((of & dormant).sum()),
                       money(int(yearly[of].sum()))))  # fmt: skip
    facts: dict[str, Any] = {
        "customers": len(state),
        "min_deals": team.churn_min_deals,
        "watch_percent": team.churn_watch,
        "risk_percent": team.churn_risk,
        "watch": int(found.watch.sum()),
        "risk": int(found.risk.sum()),
        "watch_current": int((found.watch & ~dormant).sum()),
        "risk_current": int((found.risk & ~dormant).sum()),
        "falling": int(found.falling.sum()),
        "fewer": int(found.fewer.sum()),
        "warned": int(warned.sum()),
        "at_stake": money(int(yearly[(found.risk | found.watch) & ~dormant].sum())),
    }
    blocks = (
        _listed(session, found, order[:LISTED], yearly, dormant),
        Block(
            "states",
            fields(
                ("state", Kind.TEXT), ("customers", Kind.COUNT), ("share", Kind.SHARE), ("dormant", Kind.COUNT),
                ("amount", Kind.MONEY),
            ),
            tuple(states) if len(state) else (),
            tuple(row[0] if row[1] else None for row in states) if len(state) else (),
        ),
    )  # fmt: skip
    return Report(ReportName.CHURN, ask, today, facts, blocks, None if len(state) else "too_few_deals")


def behind(session: Session, actor: Actor, ask: Ask, pick: str, block: str, today: date) -> Ints:
    """Customers whose strongest sign is this state."""
    found = watched(session, actor, ask, today)
    return at(found.customer, found.state == STATES.index(pick))


def _listed(session: Session, found: Watched, order: Ints, yearly: Ints, dormant: Bools) -> Block:
    known = who(session, found.customer[order].tolist())
    names = {one.id: one.name for one in users.all_users(session)}
    state, gap = found.state, found.gap
    rows = []
    for one in order.tolist():
        customer_id, start, number = int(found.customer[one]), int(found.starts[one]), int(found.deals[one])
        _, name, _, region, owner, _ = known[customer_id]
        recent = found.days[start : start + number][-RHYTHM:]
        rhythm = " ".join(day_of(day).isoformat() for day in recent.tolist())
        rows.append(
            (
                customer_id, name, region, names.get(owner), STATES[int(state[one])], float(gap[one]),
                int(found.silent[one]), int(found.silent[one]) / float(gap[one]) if gap[one] else None,
                day_of(int(found.last[one])), number, money(int(yearly[one])), bool(found.falling[one]),
                bool(found.fewer[one]), bool(dormant[one]), rhythm,
            )
        )  # fmt: skip
    return Block(
        "customers",
        WHO
        + fields(
            ("region", Kind.TEXT), ("owner", Kind.TEXT), ("state", Kind.TEXT), ("gap", Kind.DAYS),
            ("silent", Kind.DAYS), ("times", Kind.QUANTITY), ("last_deal_on", Kind.DATE), ("deals", Kind.COUNT),
            ("amount", Kind.MONEY), ("falling", Kind.TEXT), ("fewer", Kind.TEXT), ("dormant", Kind.TEXT),
            ("days", Kind.TEXT),
        ),
        tuple(rows),
        tuple(pick_of(row[0]) for row in rows),
    )  # fmt: skip


def _median_gaps(customer: Ints, day: Ints, ids: Ints) -> Ints:
    """Twice the median gap between the deals of these customers, who have two at least."""
    same = customer[1:] == customer[:-1]
    of, gaps = customer[1:][same], (day[1:] - day[:-1])[same]
    of, gaps = unpaired(np.sort(paired(of, gaps)))
    starts = np.searchsorted(of, ids)
    numbers = np.searchsorted(of, ids, side="right") - starts
    if not len(ids):
        return ids
    return at(gaps, starts + (numbers - 1) // 2) + at(gaps, starts + numbers // 2)


def _less(lines: all_lines.Lines, today: date, ids: Ints, periods: int) -> tuple[Bools, Bools]:
    """Whose amounts fell so many times in a row, and who buys fewer different products than half a year ago."""
    lines = lines.where(np.isin(lines.customer, ids))
    places = np.searchsorted(ids, lines.customer)
    age = day_number(today) - lines.day
    spans = age // SPAN_DAYS
    sums = [summed(places[spans == one], lines.amount[spans == one], len(ids)) for one in range(periods + 1)]
    falling = np.ones(len(ids), np.bool_)
    for later, earlier in pairwise(sums):
        falling &= later < earlier
    halves = [_products(places, lines, (age // LINES_DAYS == one) & lines.sold, len(ids)) for one in (0, 1)]
    return falling, halves[0] < halves[1]


def _products(places: Ints, lines: all_lines.Lines, chosen: Bools, size: int) -> Ints:
    return different(places[chosen], lines.product[chosen], size)


def _yearly(session: Session, actor: Actor, ask: Ask, today: date, ids: Ints) -> Ints:
    lines = scope.bought(session, actor, _back(ask, today, YEAR_DAYS), today)
    known = np.isin(lines.customer, ids)
    return summed(np.searchsorted(ids, lines.customer[known]), lines.amount[known], len(ids))


def _reach(ask: Ask, today: date, team: TeamSettings) -> Ask:
    """The days that any sign rests on, in one reading."""
    return _back(ask, today, max(SPAN_DAYS * (int(team.churn_falling_periods) + 1), 2 * LINES_DAYS, YEAR_DAYS))


def _back(ask: Ask, today: date, days: int) -> Ask:
    first = day_of(max(day_number(date.min), day_number(today) - days + 1))
    return Ask(first, today, ask.owner_id, ask.region, ask.product)
