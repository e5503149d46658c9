"""How a list page reads: all ids, the first of a filter while the rest is looked for, and the rows in sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from app import services
from app.ui.list_rows import rows_shown

if TYPE_CHECKING:
    from array import array

    from app.models.nouns import ListName
    from app.models.query import ListQuery
    from app.ui.context import WindowContext
    from app.ui.tasks import Session


class ListReading:
    """Works in background threads; `lists` stands in for `services.lists` in tests."""

    def __init__(self, name: ListName, context: WindowContext, lists: Any, keys: Callable[[], Sequence[str]]) -> None:
        self._stand_in = lists
        self.real = lists is None
        """Whether the lists of the data file are read, and nothing that stands in for them."""
        self._name = name
        self._context = context
        self._keys = keys
        self._whole: tuple[ListQuery, array[int]] | None = None
        """The list as it was last shown without words in the filter box: of it the first that hold them are chosen."""

    @property
    def service(self) -> Any:
        """The lists. Asked for late: a list that was kept is painted before the database's libraries are loaded."""
        return services.lists if self.real else self._stand_in

    def ids(self, session: Session, query: ListQuery) -> array[int]:
        """All ids of the list in its order."""
        found: array[int] = self.service.ids(session, self._context.actor, query, today=self._context.today())
        return found

    def first(self, session: Session, query: ListQuery) -> tuple[array[int], bool] | None:
        """The first ids that hold the words and whether they are all; None where there is no quicker way to them."""
        whole = self._whole
        if not self.real or whole is None or not query.text.strip() or whole[0] != replace(query, text=""):
            return None
        first = self.service.first_ids(session, self._context.actor, query, whole[1], today=self._context.today())
        return None if first is None else (first.ids, first.complete)

    def rows(self, session: Session, ids: list[int]) -> dict[int, tuple[Any, ...]]:
        """The values of these rows."""
        return rows_shown(
            session,
            self.service,
            self._context.actor,
            self._name,
            ids,
            list(self._keys()),
            today=self._context.today(),
            marked=self.real,  # a stand-in for the lists has no rows to edit
        )

    def keep(self, query: ListQuery, ids: array[int]) -> None:
        """The whole list was shown."""
        if not query.text.strip():
            self._whole = (replace(query, text=""), ids)

    def forget(self) -> None:
        """Rows changed: the next list without words is the right one."""
        self._whole = None
