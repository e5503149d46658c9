"""Going through a sorted list for the rows that may hold words: a mark for each of millions of rows costs some
milliseconds where sorting the rows that hold them takes a second. numpy comes into the program with the first of them.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Final
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, func, select

from app import db
from app.models.nouns import Noun
from app.models.operation import Operation
from app.models.schema import table_of
from app.services import search_ask, search_filter
from app.services import search_sqlite as store
from app.services.search_ask import Question

if TYPE_CHECKING:
    import numpy as np

    Marks = np.ndarray[Any, Any]

_MOST: Final = 0.4
"""Collecting more than this part of a noun's ids takes longer than anybody waits for a key."""
_EXPANDED: Final = 3_000
"""Of so many customers the rows are looked up; of more it is kept in memory whose each row is."""
_PART: Final = 200_000
_NEWEST: Final = db.Prepared(select(func.coalesce(func.max(Operation.id), 0)))
_customers: WeakKeyDictionary[Engine, dict[Noun, tuple[int, Marks]]] = WeakKeyDictionary()


def strides(
    question: Question, noun: Noun, within: array[int], *, private: bool, size: int
) -> Iterator[Sequence[int]] | None:
    """The rows of a list that may hold every word, in its order and in handy parts; None where so many may that marking
    them helps nothing. Raises IndexUnusable.
    """
    if noun in search_filter.OWN_ONLY:
        tests = [_test_of_own(question, noun, private)]
    else:
        tests = [_test_of_line(question.only(word), noun) for word in question.words]
    useful = [one for one in tests if one is not None]
    return _passing(within, useful, size) if useful else None


def _passing(within: array[int], tests: Sequence[Any], size: int) -> Iterator[Sequence[int]]:
    import numpy as np

    order = np.frombuffer(within, dtype=np.int64)
    for start in range(0, len(order), _PART):
        ids = order[start : start + _PART]
        for test in tests:
            ids = ids[test(ids)]
        for at in range(0, len(ids), size):
            yield ids[at : at + size].tolist()


def _test_of_own(question: Question, noun: Noun, private: bool) -> Any:
    """A function from ids to which of them may hold the words; None where very many do."""
    asked = search_ask.quick_needs(question, noun, private=private)
    if (search_ask.share(question, noun, asked) or 0) > _MOST:
        return None
    marks = _marked(_ids(store.joined(question.session, noun.value, asked)))
    return lambda ids: _at(marks, ids)


def _test_of_line(question: Question, noun: Noun) -> Any:
    """The same of rows that also their customer's name may bring in."""
    asked = search_ask.quick_needs(question, noun)
    called = search_ask.name_needs(question)
    shares = (search_ask.share(question, noun, asked), search_ask.share(question, Noun.CUSTOMER, called))
    if max(one or 0 for one in shares) > _MOST:
        return None
    own = _ids(store.joined(question.session, noun.value, asked))
    named = _ids(store.joined(question.session, Noun.CUSTOMER.value, called))
    if len(named) <= _EXPANDED:
        ((joined,),) = _of_customers(noun).rows(question.session, ids=db.listed(named.tolist()))
        marks = _marked(own, _ids(joined or ""))
        return lambda ids: _at(marks, ids)
    own_marks, named_marks, customers = _marked(own), _marked(named), _whose(question, noun)
    return lambda ids: _at(own_marks, ids) | _at(named_marks, customers[ids])


def _ids(joined: str) -> Marks:
    import numpy as np

    return np.fromstring(joined, dtype=np.int64, sep=",")


def _marked(*parts: Marks) -> Marks:
    """True at these ids, and False at one more."""
    import numpy as np

    marks = np.zeros(max(int(ids.max(initial=0)) for ids in parts) + 2, dtype=bool)
    for ids in parts:
        marks[ids] = True
    return marks


def _at(marks: Marks, ids: Marks) -> Marks:
    """The marks of these ids; the last one, False, stands for all that are greater."""
    made: Marks = marks[ids if ids.max(initial=0) < len(marks) else ids.clip(max=len(marks) - 1)]
    return made


@cache
def _of_customers(noun: Noun) -> db.Prepared:
    own = table_of(noun).c
    return db.Prepared(select(func.group_concat(own.id)).where(db.among(own.customer_id)))


def _whose(question: Question, noun: Noun) -> Marks:
    """Whose each row of a noun is, by its id: kept until the next operation."""
    import numpy as np

    session = question.session
    ((newest,),) = _NEWEST.rows(session)
    known = _customers.setdefault(session.connection().engine, {})
    if noun in known and known[noun][0] == newest:
        return known[noun][1]
    own = table_of(noun).c
    # Both in one reading of an index: in the same order.
    rows, owners = session.execute(select(func.group_concat(own.id), func.group_concat(own.customer_id))).one()
    ids = _ids(rows or "")
    made = np.zeros(int(ids.max(initial=0)) + 1, dtype=np.int32)
    made[ids] = _ids(owners or "")
    known[noun] = (newest, made)
    return made
