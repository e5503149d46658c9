"""What came of each weekly call so far: computed from the contact log, so that nothing can disagree (3-rules 3.3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from app.models.assignment import Assignment
from app.services.weekly_candidates import talks_of
from app.services.weekly_rules import INTERESTED, Talk, code_of, half_day, tries
from app.services.weeks import monday_of, shifted, sunday_of
from app.settings import TeamSettings

_LOOK_BACK_WEEKS = 26


@dataclass(frozen=True)
class CallState:
    """`code`: open (nobody called), retry (not reached, tries are left), exhausted (not reached, no tries left) or
    reached. `tries` counts half-days; `retry_after` is the half-day of the last try, (day, "am" | "pm" | "").
    """

    code: str
    tries: int = 0
    outcome: str | None = None
    on: date | None = None
    by: int | None = None
    interaction_id: int | None = None
    retry_after: tuple[date, str] | None = None
    reached_on: date | None = None

    @property
    def called(self) -> bool:
        """Somebody tried at least once."""
        return self.code != "open"

    @property
    def done(self) -> bool:
        """Nothing is left to do this week."""
        return self.code in ("reached", "exhausted")

    @property
    def interested(self) -> bool:
        """Reached, and it came to an offer, a sample, an order or interest."""
        return self.code == "reached" and self.outcome in INTERESTED


@dataclass(frozen=True)
class OpenRow:
    """A published row of an earlier week that is not done; `carried_weeks` as it was in that week."""

    assignment_id: int
    customer_id: int
    user_id: int
    week: str
    position: int
    carried_weeks: int
    state: CallState


def state_of(talks: Sequence[Talk], team: TeamSettings, *, earlier: Sequence[Talk] = ()) -> CallState:
    """The state of a row by the contacts of its time, oldest first. Tries of `earlier` weeks count with those of a row
    that was carried over.
    """
    if not talks:
        return CallState("open")
    last = talks[-1]
    reached = [one for one in talks if code_of(one.outcome, one.reached) not in ("unreached", "bad_number")]
    reached_on = reached[-1].on if reached else None
    code = code_of(last.outcome, last.reached)
    if reached:
        said = reached[-1]
        return CallState(
            "reached", outcome=said.outcome, on=said.on, by=said.by, interaction_id=said.id, reached_on=reached_on
        )
    number = tries([*earlier, *talks], team)
    kind = "exhausted" if code == "bad_number" or number >= team.retry_times else "retry"
    return CallState(kind, number, last.outcome or last.reached, last.on, last.by, last.id, half_day(last))


def states(
    session: Session, rows: Mapping[int, tuple[int, str]], *, team: TeamSettings, open_end: bool = False
) -> dict[int, CallState]:
    """Assignment id → state, for assignment id → (customer, week). Contacts from the week's Monday count, to its Sunday
    or (`open_end`) to today.
    """
    if not rows:
        return {}
    first = min(monday_of(week) for _, week in rows.values())
    since = first - timedelta(days=team.retry_rest_days * team.retry_times)
    talks = talks_of(session, sorted({customer for customer, _ in rows.values()}), since=since)
    made = {}
    for assignment_id, (customer_id, week) in rows.items():
        start, end = monday_of(week), date.max if open_end else sunday_of(week)
        known = talks.get(customer_id, ())
        earlier = [one for one in known if one.on < start]
        made[assignment_id] = state_of([one for one in known if start <= one.on <= end], team, earlier=earlier)
    return made


def open_rows(session: Session, *, before: str, team: TeamSettings) -> list[OpenRow]:
    """Published rows of the half year before a week that are not done, each customer's latest, oldest week first."""
    later = aliased(Assignment)
    found = session.execute(
        select(
            Assignment.id, Assignment.customer_id, Assignment.user_id, Assignment.week, Assignment.position,
            Assignment.carried_weeks,
        )
        .where(
            Assignment.week < before,
            Assignment.week >= shifted(before, -_LOOK_BACK_WEEKS),
            Assignment.published_at.is_not(None),
            Assignment.dropped.is_(False),
            ~select(later.id)
            .where(
                later.customer_id == Assignment.customer_id, later.week > Assignment.week, later.week < before
            )
            .exists(),
        )
        .order_by(Assignment.week, Assignment.user_id, Assignment.position, Assignment.id)
    ).all()  # fmt: skip
    known = states(session, {row[0]: (row[1], row[3]) for row in found}, team=team, open_end=True)
    return [OpenRow(*row, known[row[0]]) for row in found if not known[row[0]].done]
