"""Contacts (3-rules 3.5): per method, outcome, person and week, and the hours at which calls are answered."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import numpy as np
from sqlalchemy.orm import Session

from app.access import Actor
from app.services import users
from app.services.reports import contacts
from app.services.reports.bulk import Ints, at, coded, day_of, different, distinct
from app.services.reports.contacts import NO_HOUR, Contacts
from app.services.reports.months import share
from app.services.reports.ranks import fields
from app.services.reports.shape import Ask, Block, Kind, Report, ReportName
from app.services.weeks import week_of

BY: Final = ("method", "outcome", "person", "week")
_GROUP = fields(
    ("value", Kind.TEXT), ("contacts", Kind.COUNT), ("share", Kind.SHARE), ("reached", Kind.COUNT),
    ("reach_rate", Kind.SHARE), ("customers", Kind.COUNT),
)  # fmt: skip


def make(session: Session, actor: Actor, ask: Ask, today: date) -> Report:
    """Contacts by the asked grouping, by week, and by weekday and hour. Who was reached is read from 接通情况, where it
    is blank from the outcome.
    """
    by = ask.by or BY[0]
    found = contacts.made(session, actor, ask, today, word=by if by in contacts.WORDS else None)
    reached, calls = found.reached, found.call
    names = {one.id: one.name for one in users.all_users(session)}
    number = len(found)
    spoken = int((reached & calls).sum())
    facts: dict[str, Any] = {
        "contacts": number,
        "customers": int(different(np.zeros(number, np.int64), found.customer, 1)[0]),
        "calls": int(calls.sum()),
        "reached": spoken,
        "reach_rate": share(spoken, int(calls.sum())),
        "without_time": int((calls & reached & (found.hour == NO_HOUR)).sum()),
        "by": by,
    }
    heat, picks = _heat(found)
    best = max(heat, key=lambda row: row[2], default=None)
    if best is not None and best[2]:
        facts |= {"best_weekday": best[0] + 1, "best_hour": best[1], "best_reached": best[2]}
    blocks = (
        _groups("groups", found, by, names),
        _groups("weeks", found, "week", names),
        Block(
            "heat",
            fields(
                ("weekday", Kind.COUNT), ("hour", Kind.COUNT), ("reached", Kind.COUNT), ("calls", Kind.COUNT),
                ("reach_rate", Kind.SHARE),
            ),
            heat if number else (),
            picks if number else (),
        ),
    )  # fmt: skip
    return Report(ReportName.CALLS, ask, today, facts, blocks, None if number else "no_contacts")


def behind(session: Session, actor: Actor, ask: Ask, pick: str, block: str, today: date) -> Ints:
    """Customers of a group's contacts; of the heat map (`weekday:hour`) those who were reached then by telephone."""
    by = "week" if block == "weeks" else ask.by or BY[0]
    found = contacts.made(session, actor, ask, today, word=by if by in contacts.WORDS else None)
    if block == "heat":
        weekday, hour = map(int, pick.split(":"))
        of = found.call & found.reached & (_weekday(found) == weekday) & (found.hour == hour)
        return distinct(found.customer[of])
    codes, values = _coded(found, by)
    return distinct(at(found.customer, codes == values.index(pick))) if pick in values else found.customer[:0]


def _coded(found: Contacts, by: str) -> tuple[Ints, tuple[str, ...]]:
    """The group of each contact, and the words of the groups as picks ('' where blank)."""
    if by == "week":
        if not len(found):
            return found.day, ()
        low = int(found.day.min())
        of_day, weeks = coded([week_of(day_of(one)) for one in range(low, int(found.day.max()) + 1)])
        return at(of_day, found.day - low), weeks
    if by == "person":
        people, places = np.unique(found.person, return_inverse=True)
        return places, tuple(str(one) if one else "" for one in people.tolist())
    return found.word, found.words


def _groups(key: str, found: Contacts, by: str, names: dict[int, str]) -> Block:
    codes, values = _coded(found, by)
    size = len(values)
    numbers = np.bincount(codes, minlength=size)
    reached = np.bincount(codes[found.reached], minlength=size)
    people = different(codes, found.customer, size)
    order = [one for one in range(size) if numbers[one]]
    order.sort(key=(lambda one: values[one]) if by == "week" else (lambda one: (-int(numbers[one]), values[one])))
    rows = tuple(
        (
            (names.get(int(values[one]), values[one]) if by == "person" else values[one]) if values[one] else None,
            int(numbers[one]), share(int(numbers[one]), len(found)), int(reached[one]),
            share(int(reached[one]), int(numbers[one])), int(people[one]),
        )
        for one in order
    )  # fmt: skip
    return Block(key, _GROUP, rows, tuple(values[one] for one in order))


def _weekday(found: Contacts) -> Ints:
    return (found.day + 3) % 7  # 1970 began on a Thursday; Monday is 0


def _heat(found: Contacts) -> tuple[tuple[tuple[int, int, int, int, float], ...], tuple[str | None, ...]]:
    timed = found.call & (found.hour >= 0) & (found.hour < 24)
    places = _weekday(found) * 24 + found.hour
    calls = np.bincount(places[timed], minlength=168).tolist()
    reached = np.bincount(places[timed & found.reached], minlength=168).tolist()
    rows = tuple((one // 24, one % 24, reached[one], calls[one], share(reached[one], calls[one])) for one in range(168))
    return rows, tuple(f"{row[0]}:{row[1]}" if row[2] else None for row in rows)
