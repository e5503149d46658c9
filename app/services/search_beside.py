"""Entries of very many records, made by this process and another one beside it: there are two cores at least."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Final

from app.services.search_entries import Entry, grams

MANY: Final = 20_000
"""Records from which on a second process is worth its start."""
_AHEAD: Final = 2
Made = list[tuple[int, str]]


def made_beside(batches: Iterable[list[Entry]]) -> Iterator[Made]:
    """`grams` of each batch, in order. A helper that dies costs time and nothing else."""
    waiting: deque[tuple[list[Entry], Future[Made] | Made]] = deque()
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as helper:
        try:
            for entries in batches:
                busy = sum(isinstance(one, Future) and not one.done() for _, one in waiting)
                # While the other one is busy, or still starting, this one does the next batch itself.
                waiting.append((entries, _asked(helper, entries) if busy < _AHEAD else grams(entries)))
                while waiting and _ready(waiting[0][1]):
                    yield _taken(*waiting.popleft())
            while waiting:
                yield _taken(*waiting.popleft())
        finally:
            helper.shutdown(wait=False, cancel_futures=True)


def _asked(helper: ProcessPoolExecutor, entries: list[Entry]) -> Future[Made] | Made:
    try:
        return helper.submit(grams, entries)
    except BrokenProcessPool:
        return grams(entries)


def _ready(made: Future[Made] | Made) -> bool:
    return not isinstance(made, Future) or made.done()


def _taken(entries: list[Entry], made: Future[Made] | Made) -> Made:
    if not isinstance(made, Future):
        return made
    try:
        return made.result()
    except BrokenProcessPool:
        return grams(entries)
