"""The public pool (3-rules 3.2): who came in and went out by month, why customers come back, and to whom they go."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.access import Actor
from app.models.customer import Customer, in_table
from app.models.nouns import Table
from app.services import team_settings, users
from app.services.reports import hands, scope
from app.services.reports.bulk import Ints, distinct, month_numbers
from app.services.reports.hands import ASSIGNED, AUTO_RETURNED, CLAIMED, RETURNED, Moves
from app.services.reports.months import name_of, number_named, share, spanned
from app.services.reports.ranks import fields
from app.services.reports.shape import Ask, Block, Kind, Report, ReportName


def make(session: Session, actor: Actor, ask: Ask, today: date) -> Report:
    """Moves by month, reason and person. `history_since` is the first day of which every move is known; of earlier days
    only each customer's last taking and last return.
    """
    found = hands.moves(session, actor, ask, today)
    waiting, held = _standing(session, actor, ask, today)
    went, came = int(found.out.sum()), int((~found.out).sum())
    facts: dict[str, Any] = {
        "out": went,
        "in": came,
        "net": came - went,
        "claimed": int((found.kind == CLAIMED).sum()),
        "assigned": int((found.kind == ASSIGNED).sum()),
        "returned": int((found.kind == RETURNED).sum()),
        "auto_returned": int((found.kind == AUTO_RETURNED).sum()),
        "public_now": waiting,
        "potential_now": held,
        "history_since": hands.history_since(session),
    }
    blocks = (_months(found, ask), _reasons(found), _people(session, found))
    return Report(ReportName.POOL, ask, today, facts, blocks, None if len(found) else "no_moves")


def behind(session: Session, actor: Actor, ask: Ask, pick: str, block: str, today: date) -> Ints:
    """Customers that moved in a month, that came back for a reason, or that somebody took or lost."""
    found = hands.moves(session, actor, ask, today)
    if block == "reasons":
        place = found.reasons.index(pick) if pick in found.reasons else -1
        return distinct(found.customer[~found.out & (found.reason == place)])
    if block == "people":
        return distinct(found.customer[found.person == int(pick)])
    return distinct(found.customer[month_numbers(found.day) == number_named(pick)])


def _standing(session: Session, actor: Actor, ask: Ask, today: date) -> tuple[int, int]:
    days = team_settings.load(session).dormant_after_days
    narrowed = scope.clauses(actor, ask, today)

    def count(table: Table) -> int:
        statement = select(func.count()).select_from(Customer).where(in_table(table, today, days), *narrowed)
        return int(session.execute(statement).scalar_one())

    return count(Table.PUBLIC), count(Table.POTENTIAL)


def _months(found: Moves, ask: Ask) -> Block:
    months = list(spanned(ask.first, ask.last))
    places = month_numbers(found.day) - months[0]
    counted = [np.bincount(places[found.kind == kind], minlength=len(months)) for kind in range(4)]
    people = [len(distinct(found.customer[places == one])) for one in range(len(months))]
    rows = tuple(
        (
            name_of(month), *(int(one[place]) for one in counted),
            int(counted[RETURNED][place] + counted[AUTO_RETURNED][place])
            - int(counted[CLAIMED][place] + counted[ASSIGNED][place]),
            people[place],
        )
        for place, month in enumerate(months)
    )  # fmt: skip
    return Block(
        "months",
        fields(
            ("month", Kind.TEXT), *((one, Kind.COUNT) for one in hands.KINDS), ("net", Kind.COUNT),
            ("customers", Kind.COUNT),
        ),
        rows if len(found) else (),
        tuple(str(row[0]) if row[-1] else None for row in rows) if len(found) else (),
    )  # fmt: skip


def _reasons(found: Moves) -> Block:
    came = ~found.out
    whole = int(came.sum())
    rows = []
    for place, reason in enumerate(found.reasons):
        of = came & (found.reason == place)
        if of.any():
            rows.append((reason or None, int(of.sum()), share(int(of.sum()), whole), len(distinct(found.customer[of]))))
    rows.sort(key=lambda row: (-row[1], row[0] or ""))
    return Block(
        "reasons",
        fields(("reason", Kind.TEXT), ("returns", Kind.COUNT), ("share", Kind.SHARE), ("customers", Kind.COUNT)),
        tuple(rows),
        tuple(row[0] or "" for row in rows),
    )


def _people(session: Session, found: Moves) -> Block:
    names = {one.id: one.name for one in users.all_users(session)}
    rows: list[tuple[str | None, int, int, int]] = []
    picks: list[str] = []
    for one in distinct(found.person).tolist():
        own = found.person == one
        took, lost = int((own & found.out).sum()), int((own & ~found.out).sum())
        rows.append((names.get(one), took, lost, len(distinct(found.customer[own]))))
        picks.append(str(one))
    order = sorted(range(len(rows)), key=lambda place: (-rows[place][1] - rows[place][2], picks[place]))
    return Block(
        "people",
        fields(("person", Kind.TEXT), ("taken", Kind.COUNT), ("returned", Kind.COUNT), ("customers", Kind.COUNT)),
        tuple(rows[one] for one in order),
        tuple(picks[one] for one in order),
    )
