"""Where every customer stands in the order of hits, kept in memory, a byte each: reading thousands of rows for it would
take a hundred times as long.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final
from weakref import WeakKeyDictionary

from sqlalchemy import ColumnElement, Engine, bindparam, func, select

from app import db
from app.models.customer import Customer, in_table, table_expression
from app.models.nouns import Noun, Table
from app.models.operation import Change, Operation
from app.models.shipment import Shipment
from app.services import search_texts
from app.services.search_ask import Question

if TYPE_CHECKING:
    import numpy as np

    Ranks = np.ndarray[Any, Any]

STAGES: Final = (Table.CURRENT, Table.DORMANT, Table.POTENTIAL, Table.PUBLIC)
"""Customers in the order in which they are found."""
_OTHERS: Final = len(STAGES)
"""Added for customers of others."""
_LAST: Final = 2 * _OTHERS - 1
_MOST_CHANGED: Final = 1_000

_NEWEST: Final = db.Prepared(select(func.coalesce(func.max(Operation.id), 0)))
_CHANGED: Final = db.Prepared(
    select(Change.noun, Change.record_id).where(Change.operation_id > bindparam("since")).limit(_MOST_CHANGED + 1)
)
_BUYERS: Final = db.Prepared(select(Shipment.customer_id).where(db.among(Shipment.id)))


@dataclass
class _Kept:
    whom: tuple[int, date, int]
    operation: int
    ranks: Ranks


_kept: WeakKeyDictionary[Engine, _Kept] = WeakKeyDictionary()


def in_order(question: Question, ids: array[int]) -> Ranks | None:
    """These customers (ascending ids) in the order of hits: one's own first, then by stage, then the newest; None in a
    transaction that may still be taken back.
    """
    import numpy as np

    if db.is_writing(question.session):
        return None
    ranks = _ranks(question)
    newest_first = np.frombuffer(ids, dtype=np.int64)[::-1]
    theirs = ranks[newest_first.clip(max=len(ranks) - 1)]  # the last stands for all that are greater
    return newest_first[np.argsort(theirs, kind="stable")]


def _ranks(question: Question) -> Ranks:
    session, actor = question.session, question.actor
    engine = session.connection().engine
    whom = (actor.id, question.today, question.days)
    ((newest,),) = _NEWEST.rows(session)
    kept = _kept.get(engine)
    if kept is not None and kept.whom == whom:
        if kept.operation >= newest:
            return kept.ranks
        changed = _changed_since(question, kept.operation)
        if changed is not None:
            kept.ranks = _corrected(question, kept.ranks, changed)
            kept.operation = newest
            return kept.ranks
    made = _read(question)
    _kept[engine] = _Kept(whom, newest, made)
    return made


def _read(question: Question) -> Ranks:
    import numpy as np

    def found(where: ColumnElement[bool]) -> Ranks:
        return np.frombuffer(db.id_array(question.session, select(Customer.id).where(where)), dtype=np.int64)

    ranks = np.full(search_texts.highest(question.session, Noun.CUSTOMER) + 2, _LAST, dtype=np.uint8)
    for stage, table in enumerate(STAGES[:-1]):
        ranks[found(in_table(table, question.today, question.days))] = stage + _OTHERS
    ranks[found(Customer.owner_id == question.actor.id)] -= _OTHERS
    return ranks


def _changed_since(question: Question, operation: int) -> set[int] | None:
    """Customers who may stand elsewhere since an operation; None when these are many or not to be told."""
    changed = _CHANGED.rows(question.session, since=operation)
    if len(changed) > _MOST_CHANGED:
        return None
    lines = {one for noun, one in changed if noun == Noun.SHIPMENT.value}
    buyers = _BUYERS.rows(question.session, ids=db.listed(list(lines)))
    if len(buyers) < len(lines):
        return None  # whose a removed line was is not known
    return {one for noun, one in changed if noun == Noun.CUSTOMER.value} | {one for (one,) in buyers}


def _corrected(question: Question, ranks: Ranks, ids: set[int]) -> Ranks:
    import numpy as np

    stage = table_expression(question.today, question.days)
    statement = select(Customer.id, Customer.owner_id, stage).where(db.in_values(Customer.id, list(ids)))
    rows = question.session.execute(statement).all()
    more = max((one for one, _, _ in rows), default=0) + 2 - len(ranks)
    made = np.concatenate((ranks, np.full(max(more, 0), _LAST, dtype=np.uint8)))
    for one, owner, table in rows:
        made[one] = STAGES.index(Table(table)) + (0 if owner == question.actor.id else _OTHERS)
    return made
