"""分配本周名单: propose, publish and take back the weekly calls (3-rules 3.3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.access import Actor, Permission, require
from app.errors import InvalidValue, NobodyToCall, WeekStarted
from app.models.assignment import Assignment
from app.models.nouns import Noun
from app.services import changes, team_settings, weekly_candidates, weekly_state
from app.services.changes import Recording, Written
from app.services.weekly_quotas import quotas
from app.services.weekly_rules import Candidate, Carried, Person, Placement, distribute
from app.services.weekly_state import OpenRow
from app.services.weeks import sunday_of, week_of
from app.settings import TeamSettings


@dataclass(frozen=True)
class Proposal:
    """What a proposal added: rows new and carried over, places left free for want of customers, and how many rows of
    earlier weeks went to the supervisor's list.
    """

    week: str
    added: int
    carried: int
    free: int
    escalated: int


@dataclass(frozen=True)
class Published:
    """How many rows were published, and customer → why of those that stay behind."""

    count: int
    left_out: dict[int, str]


def propose(
    session: Session,
    actor: Actor,
    *,
    week: str | None = None,
    per_person: int | None = None,
    anew: bool = False,
    now: datetime,
    today: date,
) -> Written[Proposal]:
    """Fill everybody's list of the week up to the quota: uncalled rows first, then the best customers. Running it again
    only tops up, and replaces proposed rows of who bought, closed or was called meanwhile; `anew` first takes back what
    is neither published nor locked. The same data and day give the same list. Raises NotAllowed, InvalidValue (a week
    that is over), NobodyToCall.
    """
    require(actor, Permission.WEEK_ASSIGN)
    week = week or week_of(today)
    if sunday_of(week) < today:
        raise InvalidValue(Noun.ASSIGNMENT.value, "week", "in_the_past", week)
    team = team_settings.load(session)
    people = quotas(session, week=week, per_person=per_person)
    if not people:
        raise NobodyToCall(week)
    look = _Look(session, today, team, weekly_candidates.class_limits(session, team))
    rows = _rows(session, week)
    waiting = weekly_state.open_rows(session, before=week, team=team)
    loose = look.loose(rows, {one.customer_id for one in waiting}, anew=anew)
    there = [one for one in rows if one not in loose]
    hands = look.hands([Person(one.user_id, one.quota) for one in people], there)
    taken = {one.customer_id for one in there}
    carried, gone_up = look.carried(waiting, taken)
    skip = taken | {one.customer_id for one in waiting}
    candidates = weekly_candidates.ordered(session, today=today, team=team, skip=skip, limits=look.limits)
    placed = look.with_seasons(distribute(hands, carried, candidates))
    recording = changes.begin(session, actor, "week.propose", now=now, week=week, count=len(placed))
    _write(recording, week, placed, there, loose, today)
    free = sum(one.free for one in hands)
    return recording.done(Proposal(week, len(placed), sum(one.carried > 0 for one in placed), free, len(gone_up)))


def publish(session: Session, actor: Actor, *, week: str, now: datetime, today: date) -> Written[Published]:
    """Make the proposed rows visible to their people, but for those who may not be called any more: these stay behind
    for the supervisor to replace. Undone by `unpublish`, or by an undo, until the first call.
    """
    require(actor, Permission.WEEK_ASSIGN)
    waiting = session.execute(
        select(Assignment.id, Assignment.customer_id).where(
            Assignment.week == week, Assignment.published_at.is_(None), Assignment.dropped.is_(False)
        )
    ).all()
    team = team_settings.load(session)
    ids = [one.customer_id for one in waiting]
    unfit = weekly_candidates.eligible(session, ids, today=today, team=team, ignore_rest=True)
    rows = {one.id: {"published_at": now} for one in waiting if one.customer_id not in unfit}
    recording = changes.begin(session, actor, "week.publish", now=now, week=week, count=len(rows))
    return recording.done(Published(recording.update(Noun.ASSIGNMENT, rows), unfit))


def unpublish(session: Session, actor: Actor, *, week: str, now: datetime) -> Written[int]:
    """Take the published list back into a proposal. Raises WeekStarted once somebody of it was called."""
    require(actor, Permission.WEEK_ASSIGN)
    require_not_started(session, week)
    there = session.execute(
        select(Assignment.id).where(Assignment.week == week, Assignment.published_at.is_not(None))
    ).scalars()
    rows = {one: {"published_at": None} for one in there}
    recording = changes.begin(session, actor, "week.unpublish", now=now, week=week, count=len(rows))
    return recording.done(recording.update(Noun.ASSIGNMENT, rows))


def require_not_started(session: Session, week: str) -> None:
    """Raise WeekStarted when somebody of the published list was called since it was published."""
    called = session.execute(
        select(func.count()).where(
            Assignment.week == week, Assignment.published_at.is_not(None), Assignment.interaction_id.is_not(None)
        )
    ).scalar_one()
    if called:
        raise WeekStarted(week, called)


def escalated(session: Session, *, week: str, today: date, team: TeamSettings) -> list[OpenRow]:
    """The supervisor's list: uncalled rows that were carried over as often as the team allows and may still be called;
    they come onto a list only by hand, or leave it by `weekly_adjust.settle`.
    """
    there = session.execute(select(Assignment.customer_id).where(Assignment.week == week)).scalars()
    waiting = weekly_state.open_rows(session, before=week, team=team)
    left = _still_open(session, waiting, set(there), today, team)
    return [one for one in left if one.carried_weeks >= team.carry_over_weeks]


def _rows(session: Session, week: str) -> list[Assignment]:
    # What an earlier action of the same session wrote past the identity map is read anew.
    statement = select(Assignment).where(Assignment.week == week).order_by(Assignment.id)
    return list(session.execute(statement.execution_options(populate_existing=True)).scalars())


def _still_open(
    session: Session, waiting: Sequence[OpenRow], taken: set[int], today: date, team: TeamSettings
) -> list[OpenRow]:
    """Without those in the week already, and without who bought, closed or asked not to be called meanwhile."""
    left = [one for one in waiting if one.customer_id not in taken]
    ids = [one.customer_id for one in left]
    unfit = weekly_candidates.eligible(session, ids, today=today, team=team, ignore_rest=True)
    return [one for one in left if one.customer_id not in unfit]


@dataclass(frozen=True)
class _Look:
    """What one proposal looks at again and again."""

    session: Session
    today: date
    team: TeamSettings
    limits: tuple[int, int]

    def known(self, ids: Sequence[int]) -> dict[int, Candidate]:
        return weekly_candidates.candidates_of(self.session, ids, today=self.today, team=self.team, limits=self.limits)

    def carried(self, waiting: Sequence[OpenRow], taken: set[int]) -> tuple[list[Carried], list[OpenRow]]:
        """Rows for this week, longest waiting first, and those that go to the supervisor."""
        left = _still_open(self.session, waiting, taken, self.today, self.team)
        up = [one for one in left if one.carried_weeks >= self.team.carry_over_weeks]
        again = [one for one in left if one.carried_weeks < self.team.carry_over_weeks]
        known = self.known([one.customer_id for one in again])
        again.sort(key=lambda one: (-one.carried_weeks, one.week, known[one.customer_id].order(self.today, self.team)))
        return [Carried(known[one.customer_id], one.user_id, one.carried_weeks + 1) for one in again], up

    def loose(self, rows: Sequence[Assignment], waiting: set[int], *, anew: bool) -> list[Assignment]:
        """Proposed rows that may give way: all of them, or those whose reason fell away since."""
        proposed = [one for one in rows if not (one.published_at or one.locked or one.dropped)]
        if anew:
            return proposed
        ids = [one.customer_id for one in proposed]
        unfit = weekly_candidates.eligible(self.session, ids, today=self.today, team=self.team, ignore_rest=True)
        return [
            one
            for one in proposed
            if one.customer_id in unfit or (one.carried_weeks and one.customer_id not in waiting)
        ]

    def hands(self, people: list[Person], there: Sequence[Assignment]) -> list[Person]:
        """The people with what they hold already."""
        by_id = {one.id: one for one in people}
        kept = [one for one in there if not one.dropped and one.user_id in by_id]
        known = self.known([one.customer_id for one in kept])
        for row in kept:
            person = by_id[row.user_id]
            person.taken += 1
            person.value += known[row.customer_id].yearly
        return people

    def with_seasons(self, placed: Sequence[Placement]) -> list[Placement]:
        """The order needs the season of equals only; the reasons name everybody's."""
        seasons = weekly_candidates.Seasons(self.session, self.today, self.team)
        full = {one.customer_id: one for one in seasons.added([one.candidate for one in placed])}
        return [Placement(one.user_id, full[one.candidate.customer_id], one.carried) for one in placed]


def _write(
    recording: Recording,
    week: str,
    placed: Sequence[Placement],
    there: Sequence[Assignment],
    loose: Sequence[Assignment],
    today: date,
) -> None:
    position: Counter[int] = Counter()
    for row in there:
        position[row.user_id] = max(position[row.user_id], row.position + 1)
    # A customer chosen again keeps its row: an undo would meet two rows of one customer and week otherwise.
    again = {one.customer_id: one.id for one in loose}
    new, kept = [], {}
    for one in placed:
        reasons = one.candidate.reasons(today)
        if one.carried:
            reasons.insert(0, {"code": "carried", "value": one.carried})
        values = {
            "user_id": one.user_id,
            "position": position[one.user_id],
            "reasons": reasons,
            "carried_over": one.carried > 0,
            "carried_weeks": one.carried,
        }
        position[one.user_id] += 1
        row_id = again.pop(one.candidate.customer_id, None)
        if row_id is None:
            new.append({**values, "week": week, "customer_id": one.candidate.customer_id})
        else:
            kept[row_id] = values
    recording.delete(Noun.ASSIGNMENT, again.values())
    recording.update(Noun.ASSIGNMENT, kept)
    recording.insert(Noun.ASSIGNMENT, new)
