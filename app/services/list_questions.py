"""A list as plain SQL, with all values and in the form its columns are shown: for a start without any library."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import Boolean, Date, Integer, Select, String, func, select
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeEngine

from app import db
from app.access import Actor
from app.first_screen import Cell, Question, Statement
from app.models.base import Exact, Utc, to_exact
from app.models.cells import EXTRA
from app.models.query import ListQuery
from app.services import lists
from app.services.list_columns import DAYS_TO_RETURN
from app.services.list_sources import source_of

_IDS: Final = "ids"
_KINDS: Final[tuple[tuple[type[TypeEngine[Any]], str], ...]] = (
    (Exact, "exact"), (Utc, "time"), (Date, "date"), (Boolean, "flag"), (String, ""), (Integer, ""),
)  # fmt: skip
_DAYS: Final = {"days_since_deal": 1, DAYS_TO_RETURN: -1}


def question(
    session: Session, actor: Actor, query: ListQuery, columns: Sequence[str], *, today: date
) -> Question | None:
    """What asks for the list and the values of these columns on a day, as long as the team's settings stay. None where
    rows have to be looked at one by one: words, chosen customers, masked numbers; and where there is no SQLite.
    """
    if query.text.strip() or query.only is not None or lists.hides(session, actor, query.list):
        return None
    if session.get_bind().dialect.name != "sqlite":
        return None
    source = source_of(session, query.list, today=today)
    extra = [key for key in columns if key.startswith(EXTRA)]
    every = lists.row_values(source, actor, query.list, extra, today=today)
    kinds = [_kind(one.type) for one in every.selected_columns]
    ordered = lists.ordered(session, actor, query, today=today).subquery()
    also = iter(range(1 + len(source.columns), len(kinds)))
    cells = {
        one.key: Cell(at, kinds[at], None if one.also is None else next(also), _DAYS.get(one.key, 0))
        for at, one in enumerate(source.columns, 1)
    }
    cells |= {key: Cell(at, kinds[at]) for key, at in zip(extra, also, strict=True)}
    return Question(
        _plain(session, select(func.group_concat(ordered.c[0]))),
        _plain(session, every.where(db.among(source.id, _IDS))),
        [cells[key] for key in columns],
    )


def _plain(session: Session, statement: Select[Any]) -> Statement:
    compiled = statement.compile(dialect=session.get_bind().dialect, compile_kwargs={"render_postcompile": True})
    places = list(compiled.positiontup or ())
    values = [_stored(compiled.params[one]) for one in places]
    return Statement(str(compiled), values, places.index(_IDS) if _IDS in places else None)


def _kind(of: TypeEngine[Any]) -> str:
    return next(kind for known, kind in _KINDS if isinstance(of, known))


def _stored(value: Any) -> Any:
    """As the database keeps it."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    if isinstance(value, date):
        return value.isoformat()
    return to_exact(value) if isinstance(value, Decimal) else value
