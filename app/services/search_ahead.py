"""Makes the search entries of very many new records while they are being written: a second process beside the writer
does the work, so that the index costs the import little more than storing it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any, Final

from sqlalchemy.orm import Session

from app.models.nouns import Noun
from app.services import search_index, search_texts
from app.services.search_helper import end_with_parent
from app.services.search_records import Buyers, Fresh, grams_of_fresh

MANY: Final = 10_000
"""Records from which on a second process is worth its start."""
_PIECE: Final = 2_500
_AHEAD: Final = 6
"""Pieces that may wait: more would only weigh. Then this process makes the next one itself."""
_NOBODY: Final = Fresh([0], [[""], ["预热"]], Buyers([None], [None], {}, [0], [[]]))
"""Work with which a helper loads all it needs."""
Made = list[tuple[int, str]]
Persons = Mapping[int, Sequence[Mapping[str, Any]]]


class Ahead:
    """Takes new records in ascending order of their ids, noun after noun, and stores their entries."""

    def __init__(self, session: Session, helper: ProcessPoolExecutor) -> None:
        self._session = session
        self._helper = helper
        self._waiting: deque[tuple[Noun, Fresh, Future[Made] | Made]] = deque()
        self._takes: dict[Noun, bool] = {}

    def takes(self, noun: Noun) -> bool:
        """Whether the noun has a whole index that grows with its rows."""
        if noun not in self._takes:
            self._takes[noun] = noun in search_texts.INDEXED and search_index.grows(self._session, noun)
        return self._takes[noun]

    def take(self, noun: Noun, ids: Sequence[int], rows: Sequence[Mapping[str, Any]], persons: Persons) -> None:
        """Index these rows, which were just written; `persons` by customer id."""
        for start in range(0, len(ids), _PIECE):
            part = slice(start, start + _PIECE)
            new = search_texts.fresh(noun, ids[part], rows[part], persons)
            self._waiting.append((noun, new, self._asked(new)))
        while self._waiting and self._ready(self._waiting[0][2]):
            self._store(*self._waiting.popleft())

    def finish(self) -> None:
        """Store what is still on its way."""
        while self._waiting:
            self._store(*self._waiting.popleft())

    def _asked(self, new: Fresh) -> Future[Made] | Made:
        if len(self._waiting) >= _AHEAD:
            return grams_of_fresh(new)
        return _ask(self._helper, new)

    def _ready(self, made: Future[Made] | Made) -> bool:
        return not isinstance(made, Future) or made.done()

    def _store(self, noun: Noun, new: Fresh, made: Future[Made] | Made) -> None:
        try:
            found = made.result() if isinstance(made, Future) else made
        except BrokenProcessPool:  # a helper that dies costs time and nothing else
            found = grams_of_fresh(new)
        search_index.add_new(self._session, noun, found)


@contextmanager
def ahead(session: Session, records: int) -> Iterator[Ahead | None]:
    """Help for an import of so many records; None where they are few. Leaving the block ends the helper."""
    if records < MANY:
        yield None
        return
    helper = ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=end_with_parent)
    try:
        _ask(helper, _NOBODY)  # it starts while the rows are still being planned
        yield Ahead(session, helper)
    finally:
        helper.shutdown(wait=False, cancel_futures=True)


def _ask(helper: ProcessPoolExecutor, new: Fresh) -> Future[Made] | Made:
    try:
        return helper.submit(grams_of_fresh, new)
    except (BrokenProcessPool, OSError):  # it died, or the system gives no second process
        return grams_of_fresh(new)
