"""What somebody typed and has not saved: kept every two seconds, offered again after a crash (5-interface, 记联系)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.access import Actor
from app.models.workspace import Draft


@dataclass(frozen=True)
class DraftInfo:
    """`form` is the dialog, `record_key` the record it edits (empty for a new one)."""

    form: str
    record_key: str
    body: dict[str, Any]
    updated_at: datetime


def save(session: Session, actor: Actor, form: str, record_key: str, body: dict[str, Any], *, now: datetime) -> None:
    """Keep the draft, replacing an earlier one of the same form and record."""
    found = _find(session, actor, form, record_key)
    if found is None:
        session.add(Draft(user_id=actor.id, form=form, record_key=record_key, body=body, updated_at=now))
    else:
        found.body, found.updated_at = body, now
    session.flush()


def load(session: Session, actor: Actor, form: str, record_key: str) -> dict[str, Any] | None:
    """The kept draft, if there is one."""
    found = _find(session, actor, form, record_key)
    return None if found is None else found.body


def discard(session: Session, actor: Actor, form: str, record_key: str) -> None:
    """Forget the draft: it was saved or thrown away."""
    session.execute(delete(Draft).where(Draft.user_id == actor.id, Draft.form == form, Draft.record_key == record_key))


def pending(session: Session, actor: Actor) -> list[DraftInfo]:
    """All drafts of the actor, newest first."""
    rows = session.execute(select(Draft).where(Draft.user_id == actor.id).order_by(Draft.updated_at.desc())).scalars()
    return [DraftInfo(one.form, one.record_key, one.body, one.updated_at) for one in rows]


def _find(session: Session, actor: Actor, form: str, record_key: str) -> Draft | None:
    return session.execute(
        select(Draft).where(Draft.user_id == actor.id, Draft.form == form, Draft.record_key == record_key)
    ).scalar_one_or_none()
