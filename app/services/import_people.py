"""Salespeople named in sheets: known ones by name, unknown ones offered as new users."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.access import Actor, Permission, Role
from app.models.nouns import Noun
from app.models.user import User
from app.services.import_plan import ImportPlan


class People:
    """Names → user ids while an import is planned; a new name gets a stand-in id once."""

    def __init__(self, session: Session, actor: Actor, plan: ImportPlan) -> None:
        self._known = dict(session.execute(select(User.name, User.id)).all())
        self._plan = plan
        self._may_create = plan.options.create_users and actor.may(Permission.TEAM_USERS)

    def knows(self, name: str) -> bool:
        """Whether `id_of` will have an answer."""
        return name in self._known or self._may_create

    def name_of(self, user_id: int | None) -> str | None:
        """The name behind an id, planned users included."""
        return next((name for name, one in self._known.items() if one == user_id), None)

    def id_of(self, name: str) -> int | None:
        """The user's id; None when unknown and not to be created."""
        found = self._known.get(name)
        if found is None and self._may_create:
            found = self._plan.writes.insert(Noun.USER, {"name": name, "role": Role.SALESPERSON.value})
            self._known[name] = found
            self._plan.new_users.append(name)
        return found
