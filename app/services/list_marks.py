"""Going through a long sorted list for the few rows that may hold words: a mark for each of millions of rows costs some
milliseconds where sorting the rows that hold them takes a second. numpy comes into the program with the first of them.
"""

from __future__ import annotations

import weakref
from array import array
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import db
from app.models.nouns import Noun
from app.models.schema import table_of
from app.services import search_ask, search_filter
from app.services import search_sqlite as store
from app.services.search_ask import Question
from app.services.search_tokens import Need

if TYPE_CHECKING:
    import numpy as np

    Marks = np.ndarray[Any, Any]

_MOST: Final = 600_000
"""Collecting more ids than these takes longer than anybody waits for a key."""
_PART: Final = 200_000
_LISTS_KEPT: Final = 2
_customers: list[tuple[weakref.ref[array[int]], Marks]] = []
"""Whose the rows of a list are, in its order; kept as long as the list itself."""


def strides(
    question: Question, noun: Noun, within: array[int], *, private: bool, size: int
) -> Iterator[Sequence[int]] | None:
    """The rows of a list that may hold every word, in its order and in handy parts; None where so many may that marking
    them helps nothing. Raises IndexUnusable.
    """
    tests = [one for word in question.words if (one := _test(question.only(word), noun, within, private))]
    return _passing(within, tests, size) if tests else None


def among(within: array[int], wanted: Collection[int], *, size: int) -> Iterator[Sequence[int]]:
    """Those of the rows of a list that are wanted, in its order and in handy parts."""
    import numpy as np

    marks = _marked(np.fromiter(wanted, dtype=np.int64, count=len(wanted)))
    return _passing(within, [lambda ids, _part: _at(marks, ids)], size)


def _passing(within: array[int], tests: Sequence[Any], size: int) -> Iterator[Sequence[int]]:
    import numpy as np

    order = np.frombuffer(within, dtype=np.int64)
    for start in range(0, len(order), _PART):
        part = slice(start, start + _PART)
        passing = np.logical_and.reduce([test(order[part], part) for test in tests])
        found = order[part][passing].tolist()
        for at in range(0, len(found), size):
            yield found[at : at + size]


def _test(question: Question, noun: Noun, within: array[int], private: bool) -> Any:
    """A function from a part of the list to which of its rows may hold the word."""
    asked = search_ask.quick_needs(question, noun, private=private)
    own = _marks(question.session, noun, asked)
    if own is None:
        return None
    if noun in search_filter.OWN_ONLY:
        return lambda ids, _part: _at(own, ids)
    named = _marks(question.session, Noun.CUSTOMER, search_ask.name_needs(question))
    if named is None:
        return None
    customers = _customers_of(question.session, noun, within)
    return lambda ids, part: _at(own, ids) | _at(named, customers[part])


def _marks(session: Session, noun: Noun, asked: Sequence[Need]) -> Marks | None:
    import numpy as np

    ids = store.up_to(session, noun.value, asked, _MOST)
    if ids is None:
        return None
    return _marked(np.frombuffer(ids, dtype=np.int64))


def _marked(ids: Marks) -> Marks:
    """True at these ids, and False at one more."""
    import numpy as np

    marks = np.zeros(int(ids.max(initial=0)) + 2, dtype=bool)
    marks[ids] = True
    return marks


def _at(marks: Marks, ids: Marks) -> Marks:
    """The marks of these ids; the last one, False, stands for all that are greater."""
    made: Marks = marks[ids.clip(max=len(marks) - 1)]
    return made


def _customers_of(session: Session, noun: Noun, within: array[int]) -> Marks:
    import numpy as np

    known = next((made for of, made in _customers if of() is within), None)
    if known is not None:
        return known
    own = table_of(noun).c
    # Both in one reading of an index: in the same order.
    rows, owners = session.execute(select(func.group_concat(own.id), func.group_concat(own.customer_id))).one()
    ids = np.frombuffer(db.joined_ids(rows or ""), dtype=np.int64)
    order = np.frombuffer(within, dtype=np.int64)
    by_id = np.zeros(max(ids.max(initial=0), order.max(initial=0)) + 1, dtype=np.int32)
    by_id[ids] = np.frombuffer(db.joined_ids(owners or ""), dtype=np.int64)
    made = by_id[order]
    kept = [one for one in _customers if one[0]() is not None][1 - _LISTS_KEPT :]
    _customers[:] = [*kept, (weakref.ref(within), made)]
    return made
