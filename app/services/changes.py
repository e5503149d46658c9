"""Every audited write goes through here: rows are changed and their before and after recorded in one step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from operator import itemgetter
from typing import Any, Generic, TypeVar

from sqlalchemy import Column, Date, Time, bindparam, delete, select, update
from sqlalchemy import Table as SqlTable
from sqlalchemy.orm import Session

from app import db
from app.access import Actor
from app.errors import StaleRecord
from app.models.base import Exact, Utc
from app.models.nouns import Noun
from app.models.operation import Change, Operation
from app.models.schema import metadata, table_of
from app.services import search_index

T = TypeVar("T")
CHUNK = 900
"""Ids per IN list: below the smallest limit on bound values of any database."""

KEPT_BY_PROGRAM = frozenset(
    {
        "id", "version", "updated_at",
        "shipped_first_on", "shipped_last_on", "shipped_gross", "shipped_total", "shipped_count", "logged_last_on",
    }
)  # fmt: skip
"""Columns that follow from other rows or from writing itself: never part of an image, never undone by hand."""
_FOUND_WITH = {Noun.CONTACT: (Noun.CUSTOMER, "customer_id"), Noun.ATTACHMENT: (Noun.ARTICLE, "article_id")}
"""Parts by which a search finds the whole, and the column that names it."""


@dataclass(frozen=True)
class Written(Generic[T]):
    """What a write answers: its operation (None if nothing changed), the nouns that changed, and a value."""

    operation: int | None
    nouns: frozenset[Noun]
    value: T


@dataclass
class Recording:
    """One user action being written. Insert, update and delete at will, then `done(value)`."""

    session: Session
    actor: Actor
    kind: str
    now: datetime
    details: dict[str, Any]
    undoes: int | None = None
    operation: int | None = None
    nouns: set[Noun] = field(default_factory=set)
    touched_customers: set[int] = field(default_factory=set)
    touched: dict[Noun, set[int]] = field(default_factory=lambda: defaultdict(set))
    """Records whose entry in the search index may have changed."""
    indexed: set[int] = field(default_factory=set)
    """New customers that are in the search index already."""

    alive: Callable[[], None] = lambda: None
    """Called now and then while long work is finished; may raise Cancelled."""

    def insert(
        self, noun: Noun, rows: Sequence[Mapping[str, Any]], *, ids: Sequence[int] | None = None, images: bool = True
    ) -> list[int]:
        """Write new rows (with fresh ids, or the given ones) and return their ids. Without `images` their changes keep
        none, see `services.creations`.
        """
        if not rows:
            return []
        table = table_of(noun)
        given = list(ids) if ids is not None else list(db.allocate_ids(self.session, noun, len(rows)))
        defaults = _defaults(table, self.now)
        spoken = frozenset().union(*rows)
        named = spoken - {"id"}
        columns: dict[str, Sequence[Any]] = {"id": given}
        for name in (*named, *(name for name in defaults if name not in named and not _known_to_database(table, name))):
            default = defaults[name]
            columns[name] = values = _column(rows, name, default)
            if default is not None and not table.c[name].nullable:
                # A blank in a column that always holds something means what it holds by itself.
                columns[name] = [default if value is None else value for value in values]
        db.insert_rows(self.session, table, columns)
        self._log(noun, given, None, self._images(table, rows, defaults, spoken) if images else None)
        self._touch(noun, rows)
        return given

    @staticmethod
    def _images(
        table: SqlTable, rows: Sequence[Mapping[str, Any]], defaults: Mapping[str, Any], spoken: frozenset[str]
    ) -> list[dict[str, Any]]:
        recorded = recorded_columns(table)
        always = {name: value for name, value in defaults.items() if value is not None and name in recorded}
        left_out = spoken - recorded
        return [
            {**always, **{name: value for name, value in row.items() if value is not None and name not in left_out}}
            for row in rows
        ]

    def update(
        self,
        noun: Noun,
        changes: Mapping[int, Mapping[str, Any]],
        *,
        versions: Mapping[int, int | None] | None = None,
    ) -> int:
        """Write only what differs and return how many rows really changed. Raises StaleRecord (nothing written)."""
        table = table_of(noun)
        logged: list[tuple[int, dict[str, Any], dict[str, Any]]] = []
        batches: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
        for current in rows_by_id(self.session, table, changes):
            row_id = current["id"]
            expected = (versions or {}).get(row_id)
            if expected is not None and current["version"] != expected:
                raise StaleRecord(noun.value, row_id)
            differing = {key: value for key, value in changes[row_id].items() if current[key] != value}
            if not differing:
                continue
            logged.append((row_id, _said(table, {key: current[key] for key in differing}), _said(table, differing)))
            batches[tuple(sorted(differing))].append({**differing, "row_id": row_id})
            self._touch(noun, (current, {**current, **differing}))
        stamp = {"updated_at": self.now} if "updated_at" in table.c else {}
        for columns, batch in batches.items():
            values: dict[str, Any] = {name: bindparam(name) for name in columns}
            statement = (
                update(table)
                .where(table.c.id == bindparam("row_id"))
                .values(**values, **stamp, version=table.c.version + 1)
            )
            self.session.connection().execute(statement, batch)
        self._log(noun, [one[0] for one in logged], [one[1] for one in logged], [one[2] for one in logged])
        return len(logged)

    def delete(self, noun: Noun, ids: Iterable[int]) -> int:
        """Remove rows, keeping their whole image; returns how many were there."""
        table = table_of(noun)
        found = list(rows_by_id(self.session, table, list(ids)))
        self._touch(noun, found)
        for part in chunks([one["id"] for one in found]):
            self.session.execute(delete(table).where(table.c.id.in_(part)))
        self._log(noun, [one["id"] for one in found], [_said(table, one) for one in found], None)
        return len(found)

    def was_indexed(self, noun: Noun, ids: Iterable[int]) -> None:
        """These new records are in the search index already: what else is written of them is not looked for there."""
        if noun is Noun.CUSTOMER:
            self.indexed.update(ids)
        else:
            self.touched[noun].difference_update(ids)

    def done(self, value: T) -> Written[T]:
        """Bring the sums of touched customers up to date and close the action."""
        from app.services import facts, scores  # they read what was written here and never write through here

        self.session.flush()
        if self.touched_customers:
            facts.refresh(self.session, self.touched_customers, alive=self.alive)
            self.nouns.add(Noun.CUSTOMER)
        scores.refresh(self.session, self.touched_customers | self.touched[Noun.CUSTOMER])
        dealt = self.touched_customers if Noun.SHIPMENT in self.nouns else ()
        to_index = {**self.touched, Noun.CUSTOMER: self.touched[Noun.CUSTOMER] - self.indexed}
        search_index.refresh(self.session, to_index, dealt=dealt, alive=self.alive)
        if self.operation is not None:
            self.session.execute(update(Operation).where(Operation.id == self.operation).values(details=self.details))
        return Written(self.operation, frozenset(self.nouns), value)

    def _log(
        self,
        noun: Noun,
        record_ids: Sequence[int],
        before: Sequence[dict[str, Any]] | None,
        after: Sequence[dict[str, Any]] | None,
    ) -> None:
        count = len(record_ids)
        if not count:
            return
        self.nouns.add(noun)
        self.touched[noun].update(record_ids)
        columns: dict[str, Sequence[Any]] = {
            "operation_id": [self._operation_id()] * count,
            "noun": [noun.value] * count,
            "record_id": record_ids,
            **({} if before is None else {"before": before}),
            **({} if after is None else {"after": after}),
        }
        db.insert_rows(self.session, metadata.tables[Change.__tablename__], columns)

    def _operation_id(self) -> int:
        # Made with the first change, so that an action without effect leaves no trace in the list of operations.
        if self.operation is None:
            made = Operation(
                at=self.now, actor_id=self.actor.id, kind=self.kind, details=self.details, undoes=self.undoes
            )
            self.session.add(made)
            self.session.flush()
            self.operation = made.id
        return self.operation

    def _touch(self, noun: Noun, rows: Iterable[Mapping[str, Any]]) -> None:
        if noun in (Noun.SHIPMENT, Noun.INTERACTION):
            self.touched_customers.update(one["customer_id"] for one in rows)
        if noun in _FOUND_WITH:
            whole, column = _FOUND_WITH[noun]
            self.touched[whole].update(one[column] for one in rows)


def _column(rows: Sequence[Mapping[str, Any]], name: str, default: Any) -> list[Any]:
    try:
        return list(map(itemgetter(name), rows))
    except KeyError:  # not every row speaks of it
        return [row.get(name, default) for row in rows]


def begin(session: Session, actor: Actor, kind: str, *, now: datetime, **details: Any) -> Recording:
    """Start recording one user action; `details` is what its sentence in 操作记录 needs."""
    return Recording(session, actor, kind, now, details)


def chunks(ids: Iterable[int], size: int = CHUNK) -> Iterator[list[int]]:
    """The ids in lists short enough for an IN clause."""
    part: list[int] = []
    for one in ids:
        part.append(one)
        if len(part) == size:
            yield part
            part = []
    if part:
        yield part


def rows_by_id(session: Session, table: SqlTable, ids: Iterable[int]) -> Iterator[Mapping[str, Any]]:
    """The rows that are there, as mappings of typed values, in no particular order."""
    for part in chunks(ids):
        # Any, for the keys of a RowMapping are not typed as str.
        rows: Any = session.execute(select(table).where(table.c.id.in_(part))).mappings()
        yield from rows


def image(table: SqlTable, values: Mapping[str, Any]) -> dict[str, Any]:
    """Typed values as a stored image holds them: dates and moments in ISO form, exact numbers as strings; blank columns
    left out.
    """
    return {key: value if type(value) in _JSON else _plain(value) for key, value in _said(table, values).items()}


def _said(table: SqlTable, values: Mapping[str, Any]) -> dict[str, Any]:
    # What becomes an image: the database's JSON writer gives dates, moments and exact numbers the form of `image`.
    recorded = recorded_columns(table)
    return {key: value for key, value in values.items() if value is not None and key in recorded}


def typed(table: SqlTable, stored: Mapping[str, Any]) -> dict[str, Any]:
    """The reverse of `image`."""
    return {key: _typed(table.c[key], value) for key, value in stored.items()}


@cache
def recorded_columns(table: SqlTable) -> frozenset[str]:
    """The columns an image can hold."""
    return frozenset(one.name for one in table.c if one.computed is None and one.name not in KEPT_BY_PROGRAM)


_JSON = frozenset({str, int, bool, dict, list})


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return db.json_number(value)
    if isinstance(value, (date, time)):
        return value.isoformat()
    return value


def _typed(column: Column[Any], value: Any) -> Any:
    if value is None:
        return None
    if isinstance(column.type, Exact):
        return Decimal(value)
    if isinstance(column.type, Utc):
        return datetime.fromisoformat(value)
    if isinstance(column.type, Date):
        return date.fromisoformat(value)
    if isinstance(column.type, Time):
        return time.fromisoformat(value)
    return value


def _known_to_database(table: SqlTable, name: str) -> bool:
    column = table.c[name]
    return column.server_default is not None or (column.default is None and bool(column.nullable))


def _defaults(table: SqlTable, now: datetime) -> dict[str, Any]:
    # Images are whole: they hold what the database fills in as well.
    made: dict[str, Any] = {}
    for one in table.c:
        if one.computed is not None or one.name == "id":
            continue
        if one.name in ("created_at", "updated_at"):
            made[one.name] = now
        elif one.default is None:
            made[one.name] = None
        elif one.default.is_callable:
            made[one.name] = one.default.arg(None)  # type: ignore[attr-defined]
        else:
            made[one.name] = one.default.arg  # type: ignore[attr-defined]
    return made
