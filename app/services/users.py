"""Users: who works with the program, and on whose behalf a session runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.access import Actor, Permission, Role, require
from app.errors import InvalidValue, NotFound
from app.models.nouns import Noun
from app.models.user import User
from app.services import changes
from app.services.changes import Written

SYSTEM = Actor(id=0, name="", role=Role.SUPERVISOR)
"""Nobody signed in yet: only good for making the first user."""


@dataclass(frozen=True)
class UserInfo:
    """One member of the team."""

    id: int
    name: str
    role: Role
    active: bool
    group_name: str | None


def all_users(session: Session) -> list[UserInfo]:
    """Everybody, active first, then in order of joining."""
    rows = session.execute(select(User).order_by(User.active.desc(), User.id)).scalars()
    return [UserInfo(one.id, one.name, Role(one.role), one.active, one.group_name) for one in rows]


def actor_named(session: Session, name: str | None) -> Actor:
    """The actor of that name; without a name the first active supervisor. Raises NotFound."""
    query = select(User).where(User.active.is_(True))
    query = query.where(User.name == name) if name else query.order_by(User.role.desc(), User.id)
    found = session.execute(query).scalars().first()
    if found is None:
        raise NotFound(Noun.USER.value, name or "")
    return Actor(found.id, found.name, Role(found.role))


def ensure(session: Session, name: str, role: Role, *, now: datetime) -> Actor:
    """The user of that name, made with this role when nobody has it yet (first run). Not an undoable action."""
    cleaned = _checked_name(name)
    found = session.execute(select(User).where(User.name == cleaned)).scalar()
    if found is None:
        found = User(name=cleaned, role=role.value, active=True, created_at=now)
        session.add(found)
        session.flush()
    return Actor(found.id, found.name, Role(found.role))


def create(session: Session, actor: Actor, name: str, role: Role, *, now: datetime) -> Written[int]:
    """Add somebody to the team. Raises InvalidValue for an empty or taken name."""
    require(actor, Permission.TEAM_USERS)
    cleaned = _free_name(session, name, None)
    recording = changes.begin(session, actor, "user.create", now=now, name=cleaned)
    ids = recording.insert(Noun.USER, [{"name": cleaned, "role": role.value}])
    return recording.done(ids[0])


def update(
    session: Session,
    actor: Actor,
    user_id: int,
    *,
    name: str | None = None,
    role: Role | None = None,
    active: bool | None = None,
    now: datetime,
) -> Written[None]:
    """Rename somebody, change the role, or note that they left. The team always keeps an active supervisor.

    Raises NotAllowed, NotFound, InvalidValue (name empty or taken; rule last_supervisor).
    """
    require(actor, Permission.TEAM_USERS)
    found = session.execute(select(User).where(User.id == user_id)).scalar_one_or_none()
    if found is None:
        raise NotFound(Noun.USER.value, str(user_id))
    row: dict[str, str | bool] = {}
    if name is not None:
        row["name"] = _free_name(session, name, user_id)
    if role is not None:
        row["role"] = role.value
    if active is not None:
        row["active"] = active
    stays = row.get("active", found.active) and row.get("role", found.role) == Role.SUPERVISOR.value
    others = session.execute(
        select(func.count()).where(User.id != user_id, User.active.is_(True), User.role == Role.SUPERVISOR.value)
    ).scalar_one()
    if not stays and not others:
        raise InvalidValue(Noun.USER.value, "role", "last_supervisor", found.name)
    recording = changes.begin(session, actor, "user.update", now=now, name=found.name)
    recording.update(Noun.USER, {user_id: row})
    return recording.done(None)


def _free_name(session: Session, name: str, own_id: int | None) -> str:
    cleaned = _checked_name(name)
    holder = session.execute(select(User.id).where(User.name == cleaned)).scalar()
    if holder is not None and holder != own_id:
        raise InvalidValue(Noun.USER.value, "name", "taken", cleaned)
    return cleaned


def _checked_name(name: str) -> str:
    cleaned = name.strip()
    if not cleaned:
        raise InvalidValue(Noun.USER.value, "name", "required")
    if len(cleaned) > 50:
        raise InvalidValue(Noun.USER.value, "name", "too_long", cleaned[:20], 50)
    return cleaned
