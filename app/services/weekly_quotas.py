"""Who takes weekly calls, and how many: the team's quota, a person's own, and leave (3-rules 3.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.access import Actor, Permission, Role, require
from app.errors import InvalidValue, NotFound
from app.models.assignment import WeeklyQuota
from app.models.nouns import Noun
from app.models.user import User
from app.services import changes, team_settings
from app.services.changes import Written
from app.services.weeks import monday_of

ALWAYS = ""
MOST = 200


@dataclass(frozen=True)
class Quota:
    """How many calls a person takes in a week; `own` when it differs from the team's, `on_leave` when it is 0 for
    being away.
    """

    user_id: int
    name: str
    quota: int
    own: bool = False
    on_leave: bool = False


def quotas(session: Session, *, week: str, per_person: int | None = None) -> list[Quota]:
    """Everybody who takes calls in the week, in order of joining: active salespeople; in a team without any, the
    supervisors; a supervisor with an own quota too. `per_person` replaces the team's quota. A week's own number wins
    over a standing one.
    """
    usual = team_settings.load(session).weekly_quota if per_person is None else per_person
    own: dict[int, WeeklyQuota] = {}
    rows = session.execute(
        select(WeeklyQuota).where(WeeklyQuota.week.in_((ALWAYS, week))).order_by(WeeklyQuota.week)
    ).scalars()
    for row in rows:
        own[row.user_id] = row
    people = session.execute(select(User.id, User.name, User.role).where(User.active.is_(True)).order_by(User.id)).all()
    selling = {one.id for one in people if one.role == Role.SALESPERSON.value} or {one.id for one in people}
    made = []
    for one in people:
        row_ = own.get(one.id)
        if one.id in selling or row_ is not None:
            number = row_.quota if row_ is not None else usual
            made.append(Quota(one.id, one.name, number, row_ is not None, row_ is not None and row_.on_leave))
    return made


def set_quota(
    session: Session,
    actor: Actor,
    user_id: int,
    *,
    quota: int | None,
    week: str = ALWAYS,
    on_leave: bool = False,
    now: datetime,
) -> Written[None]:
    """Give a person an own quota, in one week or always; None goes back to the team's. Leave is a quota of 0.

    Raises NotAllowed, NotFound, InvalidValue (0 to 200; not_a_week).
    """
    require(actor, Permission.WEEK_ASSIGN)
    name = session.execute(select(User.name).where(User.id == user_id)).scalar()
    if name is None:
        raise NotFound(Noun.USER.value, str(user_id))
    if week:
        monday_of(week)
    number = 0 if on_leave else quota
    if number is not None and not 0 <= number <= MOST:
        raise InvalidValue(Noun.WEEKLY_QUOTA.value, "quota", "out_of_range", str(number), MOST)
    stored = session.execute(
        select(WeeklyQuota.id).where(WeeklyQuota.user_id == user_id, WeeklyQuota.week == week)
    ).scalar()
    recording = changes.begin(session, actor, "week.quota", now=now, name=name, week=week, quota=number)
    if number is None:
        recording.delete(Noun.WEEKLY_QUOTA, [stored] if stored is not None else [])
    elif stored is None:
        row = {"user_id": user_id, "week": week, "quota": number, "on_leave": on_leave}
        recording.insert(Noun.WEEKLY_QUOTA, [row])
    else:
        recording.update(Noun.WEEKLY_QUOTA, {stored: {"quota": number, "on_leave": on_leave}})
    return recording.done(None)
