"""The search index kept in step with the rows: by every write in its own transaction, and made anew in steps.

While the index of a noun is missing, old or being made, searching reads the rows instead; nothing waits for it.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from app import db
from app.models.customer import Customer
from app.models.nouns import Noun
from app.models.schema import metadata, table_of
from app.models.search import SearchStale, SearchState
from app.services import search_entries, search_records, search_texts
from app.services import search_sqlite as store
from app.services.naming import name_sort
from app.services.search_texts import BATCH, INDEXED
from app.services.search_tokens import IndexUnusable, Token
from app.services.search_words import HIDDEN

_STATE: Final = metadata.tables[SearchState.__tablename__]
_STALE: Final = metadata.tables[SearchStale.__tablename__]
_SMALL: Final = 2_000
"""An index of so many rows is made at once, in passing."""
_STEP: Final = 4_000
_MUCH_STALE: Final = 0.2


@dataclass(frozen=True)
class State:
    """`usable`: complete and made by this program's rules. Ids up to `built_to` are in the index."""

    usable: bool
    built_to: int
    current: bool


_STATES: Final = db.Prepared(select(_STATE.c.noun, _STATE.c.version, _STATE.c.complete, _STATE.c.built_to))
_STALE_OF: Final = db.Prepared(select(_STALE.c.record_id).where(_STALE.c.noun == bindparam("noun")))
_MARKED: Final = db.Prepared(
    select(_STALE.c.record_id).where(_STALE.c.noun == bindparam("noun"), db.among(_STALE.c.record_id))
)
_MARK: Final = insert(_STALE)


def states(session: Session) -> dict[Noun, State]:
    """What is known about the index of every noun that has one."""
    made = {}
    for noun, version, complete, built_to in _STATES.rows(session):
        current = version == search_entries.version()
        made[Noun(noun)] = State(current and complete, built_to, current)
    return made


def state(session: Session, noun: Noun) -> State | None:
    """What is known about the index of a noun; None when there is none."""
    return states(session).get(noun)


def refresh(
    session: Session,
    touched: Mapping[Noun, Collection[int]],
    *,
    dealt: Collection[int] = (),
    alive: Callable[[], None] = lambda: None,
) -> None:
    """Bring the index in step with written rows, inside their transaction.

    `touched`: ids of inserted, updated and deleted records by noun; a changed contact counts for its customer, an
    attachment for its article. `dealt`: customers whose shipments changed. `alive` is called now and then and may
    raise Cancelled.
    """
    for noun in INDEXED:
        ids = touched.get(noun)
        if ids:
            _guarded(session, noun, partial(_refresh, session, noun, ids, alive))
    only_dealt = set(dealt).difference(touched.get(Noun.CUSTOMER, ()))
    if only_dealt:
        _guarded(session, Noun.CUSTOMER, partial(_restage, session, only_dealt))


def _restage(session: Session, customer_ids: Collection[int]) -> None:
    # All that can differ is whether there are deals.
    known = state(session, Noun.CUSTOMER)
    if known is None or not known.current:
        return
    need = (((Token(search_entries.DEALT),),),)
    for part in search_texts.listed(customer_ids):
        there = set(store.among(session, Noun.CUSTOMER.value, need, part))
        rows = session.execute(
            select(Customer.id, Customer.owner_id, Customer.last_deal_key)
            .where(db.in_values(Customer.id, part))
            .order_by(Customer.id)
        )
        entries = [
            (one, search_records.hidden(owner, key))
            for one, owner, key in rows
            if one <= known.built_to and (one in there) == (key is None)
        ]
        if entries:
            store.add(session, Noun.CUSTOMER.value, entries)


def _guarded(session: Session, noun: Noun, work: Callable[[], None]) -> None:
    # A damaged index must not stop anybody's work: it is forgotten and made anew later. The savepoint is the
    # connection's own, for nothing of it concerns the session's objects.
    connection = session.connection()
    connection.exec_driver_sql("SAVEPOINT search_index")
    try:
        work()
    except IndexUnusable:
        connection.exec_driver_sql("ROLLBACK TO search_index")
        session.execute(delete(_STATE).where(_STATE.c.noun == noun.value))
    connection.exec_driver_sql("RELEASE search_index")


def _refresh(session: Session, noun: Noun, ids: Collection[int], alive: Callable[[], None]) -> None:
    known = state(session, noun)
    if known is None or not known.current:
        if _few_others(session, noun, len(ids)):
            rebuild(session, noun)
        return
    wanted = sorted(ids) if known.usable else sorted(one for one in ids if one <= known.built_to)
    if not wanted:
        return
    for part in search_texts.listed(wanted):
        store.add(session, noun.value, search_entries.grams(search_texts.entries(session, noun, part)))
        _mark_stale(session, noun, [one for one in part if one <= known.built_to])
        alive()
    if wanted[-1] > known.built_to:
        _remember(session, noun, built_to=wanted[-1])


def grows(session: Session, noun: Noun) -> bool:
    """Whether new records can be added to a noun's index as they are written."""
    known = state(session, noun)
    return known is not None and known.usable


def add_new(session: Session, noun: Noun, entries: Sequence[tuple[int, str]]) -> None:
    """Store the entries of records that were written in this transaction and are not in the index yet, in ascending
    order of ids. An index that turns out to be damaged is thrown away, and made anew later.
    """
    if not grows(session, noun):
        return
    try:
        store.add(session, noun.value, entries)
    except IndexUnusable:
        store.drop(session, noun.value)
        session.execute(delete(_STATE).where(_STATE.c.noun == noun.value))
        return
    _remember(session, noun, built_to=entries[-1][0])


def _few_others(session: Session, noun: Noun, touched: int) -> bool:
    own = table_of(noun).c.id
    return session.execute(select(own).limit(1).offset(touched + _SMALL)).first() is None


def _mark_stale(session: Session, noun: Noun, ids: list[int]) -> None:
    if not ids:
        return
    marked = {row[0] for row in _MARKED.rows(session, noun=noun.value, ids=db.listed(ids))}
    new = [{"noun": noun.value, "record_id": one} for one in ids if one not in marked]
    if new:
        session.connection().execute(_MARK, new)


def _remember(session: Session, noun: Noun, **values: Any) -> None:
    session.execute(update(_STATE).where(_STATE.c.noun == noun.value).values(**values))


def stale(session: Session, noun: Noun) -> frozenset[int]:
    """Records of which the index may say too much."""
    return frozenset(row[0] for row in _STALE_OF.rows(session, noun=noun.value))


# --- making it anew -----------------------------------------------------------------------------------------------


def begin(session: Session, noun: Noun) -> None:
    """Throw away a noun's index and begin a new one."""
    store.create(session, noun.value)
    session.execute(delete(_STALE).where(_STALE.c.noun == noun.value))
    session.execute(delete(_STATE).where(_STATE.c.noun == noun.value))
    values = {"noun": noun.value, "version": search_entries.version(), "complete": False, "built_to": 0}
    session.execute(insert(_STATE), [values])


def rebuild(session: Session, noun: Noun, *, progress: Callable[[int], None] | None = None) -> None:
    """A noun's whole index in one transaction."""
    begin(session, noun)
    _build(session, noun, search_texts.batches(session, noun), progress)
    _remember(session, noun, complete=True)


def rebuild_all(session: Session) -> None:
    """Every index in one transaction, for data that was written past `refresh`."""
    for noun in INDEXED:
        rebuild(session, noun)


def _build(
    session: Session, noun: Noun, parts: Iterable[array[int]], progress: Callable[[int], None] | None = None
) -> int:
    last = 0
    for part in parts:
        if noun is Noun.CUSTOMER:
            _sort_names(session, part)
        store.add(session, noun.value, search_entries.grams(search_texts.entries(session, noun, part)))
        last = part[-1]
        if progress:
            progress(len(part))
    if last:
        _remember(session, noun, built_to=last)
    return last


def _sort_names(session: Session, ids: Sequence[int]) -> None:
    # The keys of pinyin order follow from the same readings: what an earlier program made of them is mended with the
    # index. Nobody edited anything, so neither history nor versions know of it.
    rows = _SORT_KEYS.rows(session, ids=db.listed(ids))
    wrong = [{"one": one, "key": key} for one, name, old in rows if (key := name_sort(name)) != old]
    if wrong:
        session.connection().execute(_SORTED_AS, wrong)


_CUSTOMER: Final = table_of(Noun.CUSTOMER)
_SORT_KEYS: Final = db.Prepared(
    select(_CUSTOMER.c.id, _CUSTOMER.c.name, _CUSTOMER.c.name_sort).where(db.among(_CUSTOMER.c.id))
)
_SORTED_AS: Final = update(_CUSTOMER).where(_CUSTOMER.c.id == bindparam("one")).values(name_sort=bindparam("key"))


def unfinished(session: Session, *, thorough: bool = False) -> list[Noun]:
    """Nouns whose index is missing, old, half made, or holds much that is no longer so; `thorough` reads all of it to
    see whether it is damaged.
    """
    found = []
    for noun in INDEXED:
        known = state(session, noun)
        if known is None or not known.usable or not store.exists(session, noun.value, thorough=thorough):
            found.append(noun)
        elif known.built_to > _SMALL:
            marks = len(stale(session, noun))
            if marks > known.built_to * _MUCH_STALE:
                found.append(noun)
    return found


def step(session: Session, noun: Noun, *, anew: bool = False) -> bool:
    """One short piece of making a noun's index, in its own transaction; True when it is complete.

    `anew` throws away what is there first. The pieces may lie hours or a restart apart.
    """
    known = state(session, noun)
    if anew or known is None or not known.current or known.usable or not store.exists(session, noun.value):
        begin(session, noun)
        built_to = 0
    else:
        built_to = known.built_to
    done = 0
    for part in search_texts.batches(session, noun, above=built_to):
        _build(session, noun, (part,))
        done += len(part)
        if done >= _STEP:
            return False
    _remember(session, noun, complete=True)
    return True


# --- proof --------------------------------------------------------------------------------------------------------


def differences(session: Session, noun: Noun) -> Iterator[tuple[int, str]]:
    """(record id, missing or too_much) wherever a complete index and the rows disagree. What the index may say too
    much of a changed record is known and no difference.
    """
    known = state(session, noun)
    if known is None or not known.usable:
        return
    expected = (
        search_entries.grams(search_texts.entries(session, noun, part))
        for part in search_texts.batches(session, noun, size=BATCH)
    )
    excused = stale(session, noun)
    seen: set[tuple[int, bool]] = set()
    for record_id, missing in store.compare(session, noun.value, expected, hints=HIDDEN):
        if (record_id, missing) not in seen and (missing or record_id not in excused):
            seen.add((record_id, missing))
            yield record_id, "missing" if missing else "too_much"
