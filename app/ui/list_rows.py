"""What a list page asks for: its first question, and rows in the order of its columns with what editing needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from app import services
from app.models.cells import EXTRA
from app.models.nouns import ListName

if TYPE_CHECKING:
    from app.access import Actor
    from app.first_screen import Question
    from app.models.query import ListQuery
    from app.ui.tasks import Session


def rows_shown(
    session: Session,
    lists: Any,
    actor: Actor,
    name: ListName,
    ids: Sequence[int],
    columns: Sequence[str],
    *,
    today: date,
    marked: bool = True,
) -> dict[int, tuple[Any, ...]]:
    """The values of these columns by id, then the versions to edit by; `lists` is `services.lists` or a stand-in,
    whose rows are not `marked`.
    """
    extra = [key for key in columns if key.startswith(EXTRA)]
    more = {"extra": extra} if extra else {}
    rows = lists.rows(session, actor, name, ids, today=today, **more)
    keys = (*lists.column_keys(name), *extra)
    order = [keys.index(key) for key in columns]
    marks = services.cell_edits.marks(session, actor, name, list(rows), today=today) if marked else {}
    return {one: (*(row[at] for at in order), marks.get(one)) for one, row in rows.items()}


@dataclass(frozen=True)
class Opening:
    """What a list page asks first."""

    query: ListQuery
    columns: tuple[str, ...]
    actor: Actor

    @property
    def name(self) -> str:
        """Who asks what, for which columns: only the same question has the same answer."""
        return repr((self.actor.id, self.actor.role.value, self.query, self.columns))

    def question(self, session: Session, day: date) -> Question | None:
        """The same as plain SQL, as of a day."""
        found: Question | None = services.list_questions.question(
            session, self.actor, self.query, self.columns, today=day
        )
        return found
