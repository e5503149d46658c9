"""The team's settings in the database: what differs from the defaults declared in app/settings.py."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import db
from app.access import Actor, Permission, require
from app.models.nouns import Noun
from app.models.workspace import TeamSetting
from app.services import changes, return_rules
from app.services.changes import Written
from app.settings import TeamSettings

_STORED: Final = db.Prepared(select(TeamSetting.key, TeamSetting.value))


def load(session: Session) -> TeamSettings:
    """All settings of the team; what nobody changed has its default."""
    return TeamSettings(dict(_STORED.rows(session)))


def save(session: Session, actor: Actor, values: Mapping[str, Any], *, now: datetime) -> Written[None]:
    """Change settings, as one undoable action. Raises NotAllowed, InvalidValue."""
    require(actor, Permission.TEAM_SETTINGS)
    before = load(session)
    final = before.changed(values)
    checked = {key: final[key] for key in values}
    stored = {one.key: one.id for one in session.execute(select(TeamSetting)).scalars()}
    recording = changes.begin(session, actor, "settings.update", now=now, keys=sorted(checked))
    recording.update(
        Noun.TEAM_SETTING, {stored[key]: {"value": value} for key, value in checked.items() if key in stored}
    )
    recording.insert(
        Noun.TEAM_SETTING, [{"key": key, "value": value} for key, value in checked.items() if key not in stored]
    )
    # Days of the public pool hold some days later, so that owners can be told (3-rules 3.2).
    return_rules.note_change(recording, before, final, today=now.astimezone().date())
    return recording.done(None)
