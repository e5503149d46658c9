"""Every list of the window: ids in order, rows by id, counts of views and facets. Never OFFSET (2-architecture)."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, String, and_, case, false, func, nulls_last, or_, select, true
from sqlalchemy.orm import Session

from app import db
from app.access import Actor, Permission
from app.models.article import Article
from app.models.contact import Contact
from app.models.customer import Customer, in_table
from app.models.interaction import Interaction
from app.models.nouns import ListName, Table
from app.models.query import BLANK, ListQuery
from app.models.service_case import ServiceCase
from app.models.shipment import Shipment
from app.services import facet_counts, list_first, list_scans, search_filter, team_settings, visibility
from app.services.changes import chunks
from app.services.list_columns import DAYS_TO_RETURN, SOURCES, ListSource
from app.services.list_filters import EXTRA_OF, accepts, column_of, within
from app.services.list_sources import source_of
from app.settings import TeamSettings

_PRIVATE = frozenset({"mobile", "phone", "wechat"})
_MOST_WORDS, _LONGEST_WORD = 20, 200


@dataclass(frozen=True)
class ColumnValues:
    """What a column holds in the rows the other filters leave: (value, rows), most frequent first."""

    values: tuple[tuple[str, int], ...]
    blank: int
    more: bool
    """There are values beyond these."""
    hidden: bool = False
    """The actor may not see this column here."""


def column_keys(name: ListName) -> tuple[str, ...]:
    """The keys of a list's columns, in the order of the row tuples."""
    return tuple(one.key for one in SOURCES[name].columns)


def ids(session: Session, actor: Actor, query: ListQuery, *, today: date) -> array[int]:
    """The ids of everything the query shows, in its order; blanks sort last, ties by newest id."""
    named = list_scans.by_name(session, actor, query, today=today)
    return db.id_array(session, ordered(session, actor, query, today=today)) if named is None else named


def ordered(session: Session, actor: Actor, query: ListQuery, *, today: date) -> Select[Any]:
    """The statement behind `ids`."""
    source = source_of(session, query.list, today=today)
    order_by = query.sort or source.natural
    keys = {key for key, _ in order_by} | _filtered(query)
    statement = source.joined(select(source.id), actor, keys).where(_where(session, actor, query, today))
    hidden = _PRIVATE if hides(session, actor, query.list) else frozenset()
    for key, descending in order_by:
        if key in hidden:
            continue  # an order would tell what the mask hides
        column = column_of(source, query.list, key)
        order = column.order if column.order is not None else column.value
        if key == "days_since_deal":
            descending = not descending  # the longer ago the deal, the more days
        statement = statement.order_by(nulls_last(order.desc() if descending else order.asc()))
    return list_scans.planned(session, actor, query, statement.order_by(source.id.desc()), today=today)


def first_ids(
    session: Session, actor: Actor, query: ListQuery, within: array[int], *, today: date
) -> list_first.First | None:
    """The first rows of a list that is filtered by a text, chosen from `within`: the ids of the same query without the
    text. None where asking for all of them is the way.
    """
    private = not hides(session, actor, query.list)
    return list_first.first(session, actor, query.list, query.text, within, today=today, private=private)


def rows(
    session: Session,
    actor: Actor,
    name: ListName,
    wanted: Sequence[int],
    *,
    today: date,
    extra: Sequence[str] = (),
) -> dict[int, tuple[Any, ...]]:
    """The rows of these ids as tuples in the order of `column_keys`, then the `extra` columns (keys of unknown columns
    of sheets); what is gone or not visible is left out.
    """
    source = source_of(session, name, today=today)
    pairs = len(source.columns) + sum(one.also is not None for one in source.columns)
    every = row_values(source, actor, name, extra, today=today)
    found: dict[int, tuple[Any, ...]] = {}
    for part in chunks(wanted):
        for row in session.execute(every.where(source.id.in_(part))):
            found[row[0]] = (*_shaped(source, row[1 : 1 + pairs], today), *row[1 + pairs :])
    if name.table is not None and hides(session, actor, ListName.PUBLIC):
        # By the table each is in now: a list may still show who went back to the pool meanwhile.
        for part in chunks(found):
            public = session.execute(select(Customer.id).where(Customer.id.in_(part), in_table(Table.PUBLIC, today)))
            found |= {one: _masked(source, found[one]) for one in public.scalars()}
    return found


def row_values(
    source: ListSource, actor: Actor, name: ListName, extra: Sequence[str] = (), *, today: date
) -> Select[Any]:
    """The statement behind `rows`, for all that the actor may see: id, values of the columns, second values, extra."""
    made = [one.value for one in source.columns] + [one.also for one in source.columns if one.also is not None]
    made += [column_of(source, name, one).value for one in extra]
    allowed = visibility.visible(actor, today) if source.of_customer else true()
    return source.joined(select(source.id, *made), actor, column_keys(name)).where(allowed)


def count(session: Session, actor: Actor, query: ListQuery, *, today: date) -> int:
    """How many rows the query shows."""
    source = source_of(session, query.list, today=today)
    statement = source.joined(select(func.count(source.id)), actor, _filtered(query)).where(
        _where(session, actor, query, today)
    )
    return int(session.execute(statement).scalar_one())


def view_counts(session: Session, actor: Actor, name: ListName, *, today: date) -> dict[str, int]:
    """How many rows each built-in view of the list holds, in one pass over it."""
    source = source_of(session, name, today=today)
    sums = [func.coalesce(func.sum(case((clause(today, actor), 1), else_=0)), 0) for clause in source.views.values()]
    query = ListQuery(name, view="")
    statement = source.joined(select(*sums), actor, ()).where(_where(session, actor, query, today))
    statement = list_scans.planned(session, actor, query, statement, today=today)
    return dict(zip(source.views, map(int, session.execute(statement).one()), strict=True))


def facets(
    session: Session,
    actor: Actor,
    query: ListQuery,
    *,
    today: date,
    limit: int = 30,
    keys: Collection[str] | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> dict[str, list[tuple[str, str, int]]]:
    """(value, label, count) per facet, most frequent first. A facet ignores its own filter, as in Excel's funnel.
    `keys` names those that are wanted; `progress` may raise to stop.
    """
    source = source_of(session, query.list, today=today)
    wanted = {one.key: one.value for one in source.columns}
    found: ColumnElement[bool] = true()
    if query.text.strip():
        # The words are looked for once, not once per facet.
        worded = ListQuery(query.list, query.view, query.text, only=query.only)
        found = db.in_values(source.id, ids(session, actor, worded, today=today))
    asked = [one for one in source.facets if keys is None or one in keys]
    narrowing = {key for key, _ in query.filters}
    # All facets without a filter of their own are counted in one reading of the rows.
    parts = [[one for one in asked if one not in narrowing], *([one] for one in asked if one in narrowing)]
    made: dict[str, list[tuple[str, str, int]]] = {}
    for part in parts:
        others = tuple(one for one in query.filters if one[0] not in part)
        narrowed = ListQuery(query.list, query.view, filters=others, ranges=query.ranges, only=query.only)
        where = and_(_where(session, actor, narrowed, today), found)

        def rows(*values: ColumnElement[Any], narrowed: ListQuery = narrowed, where: Any = where) -> Select[Any]:
            joined = source.joined(select(*values), actor, {*asked, *_filtered(narrowed)})
            return list_scans.planned(session, actor, query, joined.where(where), today=today, bounded=True)

        columns = {key: wanted[key] for key in part}
        for key, counted in facet_counts.counts(session, source.id, columns, rows, progress=progress).items():
            most = sorted(counted.items(), key=lambda one: (-one[1], one[0]))[:limit]
            made[key] = [(one or BLANK, one or BLANK, amount) for one, amount in most]
    return {one: made[one] for one in asked}


def column_values(
    session: Session,
    actor: Actor,
    query: ListQuery,
    key: str,
    *,
    today: date,
    contains: str = "",
    limit: int = 300,
) -> ColumnValues:
    """What the filter of a heading offers: the column's values under all other filters, as in Excel's funnel."""
    if key in _PRIVATE and hides(session, actor, query.list):
        return ColumnValues((), 0, False, hidden=True)
    source = source_of(session, query.list, today=today)
    others = tuple(one for one in query.filters if one[0] != key)
    ranges = tuple(one for one in query.ranges if one[0] != key)
    narrowed = ListQuery(query.list, query.view, query.text, others, ranges=ranges, only=query.only)
    value, number = column_of(source, query.list, key).value, func.count()
    grouped = source.joined(select(value, number), actor, {key} | _filtered(narrowed)).where(
        _where(session, actor, narrowed, today)
    )
    if contains.strip() and isinstance(value.type, String):
        grouped = grouped.where(value.icontains(contains.strip()[:_LONGEST_WORD], autoescape=True))
    grouped = grouped.group_by(value).order_by(number.desc(), value).limit(limit + 2)
    grouped = list_scans.planned(session, actor, query, grouped, today=today)
    found = [(one, amount) for one, amount in session.execute(grouped)]
    blank = next((amount for one, amount in found if one is None), 0)
    named = tuple((_named(one), amount) for one, amount in found if one is not None)
    return ColumnValues(named[:limit], blank, len(named) > limit)


def extra_keys(session: Session, name: ListName, *, limit: int = 60) -> list[str]:
    """The headings of unknown columns of sheets that records of the list carry, most frequent first."""
    if name.noun not in EXTRA_OF:
        return []
    column = EXTRA_OF[name.noun]
    pairs = func.json_each(column).table_valued("key")
    number = func.count()
    statement = select(pairs.c.key, number).select_from(column.class_).join(pairs, true())
    statement = statement.group_by(pairs.c.key).order_by(number.desc(), pairs.c.key).limit(limit)
    return [str(one) for one, _ in session.execute(statement) if '"' not in str(one)]


def _named(value: Any) -> str:
    return ("1" if value else "0") if isinstance(value, bool) else str(value)


def _filtered(query: ListQuery) -> set[str]:
    return {key for key, _ in query.filters} | {key for key, _, _ in query.ranges}


def _where(session: Session, actor: Actor, query: ListQuery, today: date) -> ColumnElement[bool]:
    source = source_of(session, query.list, today=today)
    team = team_settings.load(session)
    clauses: list[ColumnElement[bool]] = [source.base(today, team.dormant_after_days)]
    if source.of_customer:
        clauses.append(visibility.visible(actor, today))
    if query.view:
        clauses.append(source.views[query.view](today, actor))
    if query.only is not None and source.of_customer:
        clauses.append(db.in_values(Customer.id, query.only.ids))
    hidden = _PRIVATE if hides(session, actor, query.list) else frozenset()
    for key, values in query.filters:
        if values:
            clauses.append(false() if key in hidden else accepts(column_of(source, query.list, key), values))
    for key, low, high in query.ranges:
        clauses.append(false() if key in hidden else within(column_of(source, query.list, key), low, high, today))
    if query.text.strip():
        private = not hides(session, actor, query.list)
        found = search_filter.condition(session, actor, query.list, query.text, today=today, private=private)
        clauses.append(_text(actor, query, today, team) if found is None else found)
    return and_(*clauses)


def hides(session: Session, actor: Actor, name: ListName) -> bool:
    """Whether the actor sees the numbers of this list masked."""
    return name is ListName.PUBLIC and visibility.masked(
        actor, Table.PUBLIC.value, pool_masked=team_settings.load(session).pool_masked
    )


def _text(actor: Actor, query: ListQuery, today: date, team: TeamSettings) -> ColumnElement[bool]:
    if query.list.table is not None:
        return customer_text(actor, query.text, today=today, team=team)
    columns: dict[ListName, tuple[Any, ...]] = {
        ListName.CONTACTS: (
            Customer.name, Interaction.contact_name, Interaction.content, Interaction.outcome, Interaction.method,
        ),
        ListName.AFTER_SALES: (
            Customer.name, ServiceCase.number, ServiceCase.product, ServiceCase.problem, ServiceCase.measure,
            ServiceCase.serial,
        ),
        ListName.SHIPMENTS: (
            Customer.name, Shipment.number, Shipment.product, Shipment.model, Shipment.tracking,
        ),
        ListName.ARTICLES: (Article.title, Article.body, Article.tags),
    }  # fmt: skip
    return and_(true(), *(_any_holds(columns[query.list], word) for word in _words(query.text)))


def customer_text(actor: Actor, text: str, *, today: date, team: TeamSettings) -> ColumnElement[bool]:
    """Customers where every word stands in name, code, address, notes, or a contact's name or number. Numbers that the
    actor sees masked are not searched.
    """
    hidden = (
        in_table(Table.PUBLIC, today) if team.pool_masked and not actor.may(Permission.POOL_SEE_PHONES) else false()
    )
    own = (
        Customer.name, Customer.short_name, Customer.code, Customer.address, Customer.evaluation_note, Customer.remark,
        Customer.industry, Customer.wanted_products, Customer.region,
    )  # fmt: skip
    clauses = []
    for word in _words(text):
        digits = word.replace("-", "")
        number = _any_holds((Contact.mobile, func.replace(Contact.phone, "-", "")), digits) if digits else false()
        persons = select(Contact.customer_id)
        clauses.append(
            or_(
                _any_holds(own, word),
                Customer.id.in_(persons.where(_any_holds((Contact.name,), word))),
                and_(~hidden, Customer.id.in_(persons.where(or_(number, _any_holds((Contact.wechat,), word))))),
            )
        )
    return and_(true(), *clauses)


def _words(text: str) -> list[str]:
    # The database bounds the length of a pattern and the depth of a condition; a pasted page stays below both.
    sound = text.encode("utf-8", "ignore").decode().replace("\x00", "")
    return [one[:_LONGEST_WORD] for one in sound.split()[:_MOST_WORDS]]


def _any_holds(columns: Sequence[Any], word: str) -> ColumnElement[bool]:
    return or_(*(one.icontains(word, autoescape=True) for one in columns))


def _shaped(source: ListSource, values: Sequence[Any], today: date) -> tuple[Any, ...]:
    extra = iter(values[len(source.columns) :])
    made = []
    for column, value in zip(source.columns, values, strict=False):
        if column.also is not None:
            value = (value, next(extra))
        elif column.key == "days_since_deal" and value is not None:
            value = (today - value).days
        elif column.key == DAYS_TO_RETURN and value is not None:
            value = max(0, (value - today).days)
        made.append(value)
    return tuple(made)


def _masked(source: ListSource, row: tuple[Any, ...]) -> tuple[Any, ...]:
    person = {column.key: value for column, value in zip(source.columns, row, strict=False) if column.key in _PRIVATE}
    shown = visibility.masked_person(person)
    own = tuple(shown.get(column.key, value) for column, value in zip(source.columns, row, strict=False))
    return (*own, *row[len(own) :])
