"""The number beside every tab."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from app.access import Actor
from app.models.nouns import ListName
from app.models.query import ListQuery
from app.services import lists


def counts(session: Session, actor: Actor, *, today: date) -> dict[str, int]:
    """How many rows each list holds for the actor; keys public … articles, with `after_sales` for 售后."""
    return {
        name.value.replace("-", "_"): lists.count(session, actor, ListQuery(name), today=today) for name in ListName
    }
