"""Views of a list kept under a name: filter, order and columns; one's own, and shared ones of the supervisors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.access import Actor, Permission, require
from app.errors import InvalidValue, NotAllowed, NotFound
from app.models.nouns import ListName, Noun
from app.models.user import User
from app.models.workspace import SavedView
from app.services import changes
from app.services.changes import Written

NAME_LIMIT = 40


@dataclass(frozen=True)
class SavedViewInfo:
    """One saved view; `mine` may be changed by the actor, others can only be looked through."""

    id: int
    version: int
    name: str
    owner: str
    mine: bool
    shared: bool
    body: dict[str, Any]


def of_list(session: Session, actor: Actor, name: ListName) -> list[SavedViewInfo]:
    """The actor's own views of a list, then those shared by others, each in their order."""
    rows = session.execute(
        select(SavedView, User.name)
        .join(User, User.id == SavedView.user_id)
        .where(SavedView.list_name == name.value, or_(SavedView.user_id == actor.id, SavedView.shared))
        .order_by(SavedView.user_id != actor.id, SavedView.position, SavedView.id)
    )
    return [
        SavedViewInfo(one.id, one.version, one.name, owner, one.user_id == actor.id, one.shared, dict(one.query))
        for one, owner in rows
    ]


def create(
    session: Session,
    actor: Actor,
    list_name: ListName,
    name: str,
    body: Mapping[str, Any],
    *,
    shared: bool = False,
    now: datetime,
) -> Written[int]:
    """Keep a view as the last of the actor's. Raises InvalidValue (blank, too long or taken name), NotAllowed."""
    if shared:
        require(actor, Permission.VIEW_SHARE)
    cleaned = _checked_name(session, actor, list_name.value, name, None)
    last = session.execute(
        select(func.max(SavedView.position)).where(
            SavedView.user_id == actor.id, SavedView.list_name == list_name.value
        )
    ).scalar()
    row = {
        "user_id": actor.id,
        "list_name": list_name.value,
        "name": cleaned,
        "shared": shared,
        "position": 0 if last is None else last + 1,
        "query": dict(body),
    }
    recording = changes.begin(session, actor, "saved_view.create", now=now, name=cleaned)
    return recording.done(recording.insert(Noun.SAVED_VIEW, [row])[0])


def update(
    session: Session,
    actor: Actor,
    view_id: int,
    *,
    name: str | None = None,
    body: Mapping[str, Any] | None = None,
    shared: bool | None = None,
    version: int | None = None,
    now: datetime,
) -> Written[None]:
    """Rename a view, change what it shows, share it or take it back. Raises NotFound, NotAllowed, InvalidValue,
    StaleRecord.
    """
    view = _own(session, actor, view_id)
    row: dict[str, Any] = {}
    if name is not None:
        row["name"] = _checked_name(session, actor, view.list_name, name, view_id)
    if body is not None:
        row["query"] = dict(body)
    if shared is not None:
        if shared:
            require(actor, Permission.VIEW_SHARE)
        row["shared"] = shared
    recording = changes.begin(session, actor, "saved_view.update", now=now, name=row.get("name", view.name))
    recording.update(Noun.SAVED_VIEW, {view_id: row}, versions={view_id: version})
    return recording.done(None)


def move(session: Session, actor: Actor, view_id: int, step: int, *, now: datetime) -> Written[None]:
    """Put a view `step` places further down (negative: up) among the actor's own. Raises NotFound, NotAllowed."""
    view = _own(session, actor, view_id)
    ids = [one.id for one in of_list(session, actor, ListName(view.list_name)) if one.mine]
    at = ids.index(view_id)
    ids.insert(min(max(at + step, 0), len(ids) - 1), ids.pop(at))
    recording = changes.begin(session, actor, "saved_view.update", now=now, name=view.name)
    recording.update(Noun.SAVED_VIEW, {one: {"position": position} for position, one in enumerate(ids)})
    return recording.done(None)


def delete(session: Session, actor: Actor, view_id: int, *, now: datetime) -> Written[int]:
    """Forget a view; undo brings it back. Raises NotFound, NotAllowed."""
    view = _own(session, actor, view_id)
    recording = changes.begin(session, actor, "saved_view.delete", now=now, name=view.name)
    return recording.done(recording.delete(Noun.SAVED_VIEW, [view_id]))


def _own(session: Session, actor: Actor, view_id: int) -> SavedView:
    view = session.get(SavedView, view_id)
    if view is None or not (view.shared or view.user_id == actor.id):
        raise NotFound(Noun.SAVED_VIEW.value, str(view_id))
    if view.user_id != actor.id:
        raise NotAllowed(Permission.VIEW_SHARE.value)
    return view


def _checked_name(session: Session, actor: Actor, list_name: str, name: str, own_id: int | None) -> str:
    cleaned = " ".join(name.split())
    if not cleaned:
        raise InvalidValue(Noun.SAVED_VIEW.value, "name", "required")
    if len(cleaned) > NAME_LIMIT:
        raise InvalidValue(Noun.SAVED_VIEW.value, "name", "too_long", cleaned[:20], NAME_LIMIT)
    taken = session.execute(
        select(SavedView.id).where(
            SavedView.user_id == actor.id,
            SavedView.list_name == list_name,
            SavedView.name == cleaned,
            SavedView.id != (own_id or 0),
        )
    ).scalar()
    if taken is not None:
        raise InvalidValue(Noun.SAVED_VIEW.value, "name", "duplicate", cleaned)
    return cleaned
