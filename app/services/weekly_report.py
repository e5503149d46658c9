"""The week report: who called, who was reached, who woke up and for how much, who was missed (3-rules 3.3)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import db
from app.access import Actor
from app.models.assignment import Assignment
from app.models.customer import Customer
from app.models.interaction import Interaction
from app.models.nouns import ShipmentKind
from app.models.shipment import Shipment
from app.models.user import User
from app.services import team_settings, weekly_state
from app.services.weekly_rules import code_of
from app.services.weekly_state import CallState
from app.services.weeks import monday_of, shifted, sunday_of
from app.settings import TeamSettings


@dataclass(frozen=True)
class ReportCell:
    """One square of the team matrix: a customer of the list and what came of it."""

    assignment_id: int
    customer_id: int
    customer: str
    state: CallState
    carried_weeks: int
    reactivated: Decimal | None = None


@dataclass(frozen=True)
class Rates:
    """Counts of a list and the rates of them: 完成率 = called / assigned, 接通率 = reached / called, 有意向率 =
    interested / reached, each None of nothing. `reactivated` customers bought within the team's days after a call, and
    `amount` is what for.
    """

    assigned: int
    called: int
    reached: int
    interested: int
    reactivated: int
    amount: Decimal

    @property
    def completion(self) -> float | None:
        """完成率."""
        return self.called / self.assigned if self.assigned else None

    @property
    def reach(self) -> float | None:
        """接通率."""
        return self.reached / self.called if self.called else None

    @property
    def interest(self) -> float | None:
        """有意向率."""
        return self.interested / self.reached if self.reached else None


@dataclass(frozen=True)
class PersonReport:
    """One person's row: the cells in order of the list, the figures, and the customers nobody called by name."""

    user_id: int
    name: str
    cells: tuple[ReportCell, ...]
    rates: Rates
    missed: tuple[str, ...]


@dataclass(frozen=True)
class Reactivation:
    """A customer that bought again after a call: when it was called by whom, the first shipment, and what it bought in
    the team's days. Credited to the last caller before that shipment.
    """

    customer_id: int
    customer: str
    called_on: date
    caller_id: int | None
    caller: str | None
    bought_on: date
    amount: Decimal


@dataclass(frozen=True)
class WeekReport:
    """The report of one week. `trend` holds the team's rates of the weeks up to this one, oldest first; `reasons`
    counts outcomes, `losses` the reasons of those who buy elsewhere.
    """

    week: str
    first: date
    last: date
    team: Rates
    people: tuple[PersonReport, ...]
    reasons: tuple[tuple[str, int], ...]
    losses: tuple[tuple[str, int], ...]
    reactivated: tuple[Reactivation, ...]
    trend: tuple[tuple[str, Rates], ...]


def report(session: Session, actor: Actor, *, week: str, today: date, weeks: int = 8) -> WeekReport:
    """The published lists of a week: all people for supervisors, the own one for a salesperson. What happened up to the
    week's Sunday counts as its calls, shipments up to today as reactivation. Raises InvalidValue (not_a_week).
    """
    team = team_settings.load(session)
    first = monday_of(week)
    spans = [shifted(week, -back) for back in range(max(1, weeks) - 1, -1, -1)]
    rows = _rows(session, actor, spans)
    states = weekly_state.states(session, {one["id"]: (one["customer_id"], one["week"]) for one in rows}, team=team)
    woken = _reactivations(session, rows, states, today, team)
    credited = _by_assignment(rows, woken)
    of_week = [one for one in rows if one["week"] == week]
    return WeekReport(
        week,
        first,
        sunday_of(week),
        _rates(of_week, states, credited),
        _people(of_week, states, credited),
        *_reasons(session, of_week, states),
        tuple(sorted((one for one in woken.get(week, ())), key=lambda one: (one.bought_on, one.customer_id))),
        tuple((span, _rates([one for one in rows if one["week"] == span], states, credited)) for span in spans),
    )


def _rows(session: Session, actor: Actor, spans: Sequence[str]) -> list[Any]:
    statement = (
        select(
            Assignment.id, Assignment.week, Assignment.user_id, Assignment.customer_id, Assignment.position,
            Assignment.carried_weeks, Customer.name.label("customer"), User.name.label("person"),
        )
        .join(Customer, Customer.id == Assignment.customer_id)
        .join(User, User.id == Assignment.user_id)
        .where(Assignment.week.in_(spans), Assignment.published_at.is_not(None))
        .order_by(Assignment.week, Assignment.user_id, Assignment.position, Assignment.id)
    )  # fmt: skip
    if not actor.sees_all:
        statement = statement.where(Assignment.user_id == actor.id)
    return list(session.execute(statement).mappings())


def _rates(rows: Iterable[Any], states: dict[int, CallState], credited: dict[int, Reactivation]) -> Rates:
    found = [(states[one["id"]], credited.get(one["id"])) for one in rows]
    return Rates(
        len(found),
        sum(one.called for one, _ in found),
        sum(one.code == "reached" for one, _ in found),
        sum(one.interested for one, _ in found),
        sum(one is not None for _, one in found),
        sum((one.amount for _, one in found if one is not None), Decimal(0)),
    )


def _people(
    rows: Sequence[Any], states: dict[int, CallState], credited: dict[int, Reactivation]
) -> tuple[PersonReport, ...]:
    of_user: dict[int, list[Any]] = defaultdict(list)
    for one in rows:
        of_user[one["user_id"]].append(one)
    return tuple(
        PersonReport(
            user_id,
            own[0]["person"],
            tuple(_cell(one, states, credited) for one in own),
            _rates(own, states, credited),
            tuple(one["customer"] for one in own if not states[one["id"]].called),
        )
        for user_id, own in sorted(of_user.items())
    )


def _cell(row: Any, states: dict[int, CallState], credited: dict[int, Reactivation]) -> ReportCell:
    woken = credited.get(row["id"])
    return ReportCell(
        row["id"], row["customer_id"], row["customer"], states[row["id"]], row["carried_weeks"],
        woken.amount if woken is not None else None,
    )  # fmt: skip


def _reasons(
    session: Session, rows: Sequence[Any], states: dict[int, CallState]
) -> tuple[tuple[tuple[str, int], ...], tuple[tuple[str, int], ...]]:
    outcomes = Counter(states[one["id"]].outcome or "" for one in rows if states[one["id"]].called)
    ids = [number for one in rows if (number := states[one["id"]].interaction_id) is not None]
    losses = Counter(
        session.execute(
            select(Interaction.loss_reason).where(db.in_values(Interaction.id, ids), Interaction.loss_reason != "")
        ).scalars()
    )
    return _counted(outcomes), _counted(losses)


def _counted(found: Counter[Any]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(((str(one), number) for one, number in found.items()), key=lambda one: (-one[1], one[0])))


# --- reactivation -----------------------------------------------------------------------


def _reactivations(
    session: Session, rows: Sequence[Any], states: dict[int, CallState], today: date, team: TeamSettings
) -> dict[str, list[Reactivation]]:
    """Week → customers of its list that bought within the days after a call of that week."""
    called = [one for one in rows if states[one["id"]].code == "reached"]
    if not called:
        return {}
    ids = sorted({one["customer_id"] for one in called})
    since = min(monday_of(one["week"]) for one in called)
    bought = _bought(session, ids, since, today)
    callers = _callers(session, ids, since)
    names = dict(session.execute(select(User.id, User.name)).all())
    found: dict[int, tuple[str, Reactivation]] = {}
    for row in called:  # by week: of two calls before one shipment the later has the credit
        state = states[row["id"]]
        start = state.reached_on
        if start is None:
            continue
        until = start + timedelta(days=team.reactivated_within_days)
        lines = [one for one in bought.get(row["customer_id"], ()) if start <= one[0] <= until]
        if not lines or sum(one[1] for one in lines) <= 0:
            continue
        day = lines[0][0]
        last = max((one for one in callers[row["customer_id"]] if one[0] <= day), default=(start, 0, state.by))
        amount = sum((one[1] for one in lines), Decimal(0))
        found[row["customer_id"]] = (
            row["week"],
            Reactivation(row["customer_id"], row["customer"], last[0], last[2], names.get(last[2] or 0), day, amount),
        )
    made: dict[str, list[Reactivation]] = defaultdict(list)
    for week, one in found.values():
        made[week].append(one)
    return made


def _bought(session: Session, ids: Sequence[int], since: date, today: date) -> dict[int, list[tuple[date, Decimal]]]:
    rows = session.execute(
        select(Shipment.customer_id, Shipment.shipped_on, Shipment.net_amount)
        .where(
            db.in_values(Shipment.customer_id, ids), Shipment.shipped_on >= since, Shipment.shipped_on <= today,
            Shipment.void.is_(False), Shipment.kind.in_((ShipmentKind.SALE.value, ShipmentKind.RETURN.value)),
        )
        .order_by(Shipment.shipped_on, Shipment.id)
    )  # fmt: skip
    made: dict[int, list[tuple[date, Decimal]]] = defaultdict(list)
    for customer_id, day, amount in rows:
        made[customer_id].append((day, amount))
    return made


def _callers(session: Session, ids: Sequence[int], since: date) -> dict[int, list[tuple[date, int, int | None]]]:
    """Contacts in which somebody was reached: (day, id, who)."""
    rows = session.execute(
        select(
            Interaction.customer_id, Interaction.happened_on, Interaction.id, Interaction.salesperson_id,
            Interaction.outcome, Interaction.reached,
        ).where(db.in_values(Interaction.customer_id, ids), Interaction.happened_on >= since)
    )  # fmt: skip
    made: dict[int, list[tuple[date, int, int | None]]] = defaultdict(list)
    for customer_id, day, number, who, outcome, reached in rows:
        if code_of(outcome, reached) not in ("unreached", "bad_number"):
            made[customer_id].append((day, number, who))
    return made


def _by_assignment(rows: Sequence[Any], woken: dict[str, list[Reactivation]]) -> dict[int, Reactivation]:
    known = {(week, one.customer_id): one for week, many in woken.items() for one in many}
    return {
        one["id"]: known[one["week"], one["customer_id"]] for one in rows if (one["week"], one["customer_id"]) in known
    }
