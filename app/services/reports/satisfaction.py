"""After-sales (3-rules 3.5): cases by type, cause, product and handler, hours to close, satisfaction.

The data knows on which day a case came and on which it was closed, not at what hour: hours to close are whole days
times 24.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from statistics import mean, median
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.access import Actor
from app.models.customer import Customer
from app.models.nouns import CASE_CLOSED, SATISFACTIONS
from app.models.service_case import ServiceCase
from app.services import users
from app.services.reports import scope
from app.services.reports.months import share
from app.services.reports.ranks import TOP, fields
from app.services.reports.shape import Ask, Block, Kind, Report, ReportName

BY: Final = ("type", "cause", "product", "handler", "complaint_kind")
_SCORES: Final = {word: 5 - place for place, word in enumerate(SATISFACTIONS)}
_NUMBERS: Final = (
    ("cases", Kind.COUNT), ("share", Kind.SHARE), ("open", Kind.COUNT), ("complaints", Kind.COUNT),
    ("median_hours", Kind.HOURS), ("mean_hours", Kind.HOURS), ("rated", Kind.COUNT), ("score", Kind.QUANTITY),
)  # fmt: skip


def make(session: Session, actor: Actor, ask: Ask, today: date) -> Report:
    """Cases registered in the period. Scores run from 5 (很满意) to 1 (很不满意)."""
    cases = _cases(session, actor, ask, today)
    by = ask.by or BY[0]
    names = {one.id: one.name for one in users.all_users(session)}
    groups = _grouped(cases, lambda one: _value(one, by))
    ordered = sorted(groups, key=lambda one: (-len(groups[one]), one))[:TOP]
    scores = _grouped(cases, lambda one: str(_score(one) or ""))
    months = _grouped(cases, lambda one: one.registered_on.isoformat()[:7])
    rated = [score for one in cases if (score := _score(one)) is not None]
    hours = _hours(cases)
    facts: dict[str, Any] = {
        "cases": len(cases),
        "open": sum(_open(one) for one in cases),
        "overdue": sum(_open(one) and one.promised_on is not None and one.promised_on < today for one in cases),
        "complaints": sum(_complaint(one) for one in cases),
        "closed": len(hours),
        "median_hours": median(hours) if hours else None,
        "mean_hours": mean(hours) if hours else None,
        "rated": len(rated),
        "score": mean(rated) if rated else None,
        "satisfied_share": share(sum(one >= 4 for one in rated), len(rated)) if rated else None,
        "exact_to": "day",
        "by": by,
    }
    blocks = (
        Block(
            "groups",
            fields(("value", Kind.TEXT), *_NUMBERS),
            tuple((_shown(one, by, names), *_numbers(groups[one], cases)) for one in ordered),
            tuple(ordered),
        ),
        Block(
            "scores",
            fields(("score", Kind.COUNT), ("word", Kind.TEXT), ("cases", Kind.COUNT), ("share", Kind.SHARE)),
            tuple(
                (score, word, len(scores[str(score)]), share(len(scores[str(score)]), len(rated)))
                for word, score in _SCORES.items()
            )
            if cases
            else (),
            tuple(str(score) if scores[str(score)] else None for score in _SCORES.values()) if cases else (),
        ),
        Block(
            "months",
            fields(("month", Kind.TEXT), *_NUMBERS),
            tuple((one, *_numbers(months[one], cases)) for one in sorted(months)),
            tuple(sorted(months)),
        ),
    )
    return Report(ReportName.SATISFACTION, ask, today, facts, blocks, None if cases else "no_cases")


def behind(session: Session, actor: Actor, ask: Ask, pick: str, block: str, today: date) -> Iterable[int]:
    """Customers with a case of the group, with that score, or of that month."""
    keys: dict[str, Callable[[Any], str]] = {
        "scores": lambda one: str(_score(one) or ""),
        "months": lambda one: str(one.registered_on.isoformat()[:7]),
    }
    key = keys.get(block, lambda one: _value(one, ask.by or BY[0]))
    return {one.customer_id for one in _cases(session, actor, ask, today) if key(one) == pick}


def _cases(session: Session, actor: Actor, ask: Ask, today: date) -> list[Any]:
    statement = select(
        ServiceCase.customer_id, ServiceCase.registered_on, ServiceCase.closed_on, ServiceCase.promised_on,
        ServiceCase.status, ServiceCase.type, ServiceCase.cause, ServiceCase.product, ServiceCase.complaint_kind,
        ServiceCase.handler_id, ServiceCase.satisfaction,
    ).where(ServiceCase.registered_on >= ask.first, ServiceCase.registered_on <= ask.last)  # fmt: skip
    narrowed = scope.clauses(actor, ask, today, owner=False)
    if narrowed:
        statement = statement.join(Customer, Customer.id == ServiceCase.customer_id).where(*narrowed)
    if ask.owner_id is not None:
        statement = statement.where(ServiceCase.handler_id == ask.owner_id)
    if ask.product is not None:
        statement = statement.where(ServiceCase.product == ask.product)
    return list(session.execute(statement))


def _grouped(cases: Sequence[Any], key: Callable[[Any], str]) -> defaultdict[str, list[Any]]:
    made: defaultdict[str, list[Any]] = defaultdict(list)
    for one in cases:
        made[key(one)].append(one)
    return made


def _value(case: Any, by: str) -> str:
    if by == "handler":
        return str(case.handler_id or "")
    return str(getattr(case, by) or "")


def _shown(value: str, by: str, names: dict[int, str]) -> str | None:
    if by == "handler" and value:
        return names.get(int(value), value)
    return value or None


def _score(case: Any) -> int | None:
    return _SCORES.get((case.satisfaction or "").strip())


def _open(case: Any) -> bool:
    return case.status not in CASE_CLOSED


def _complaint(case: Any) -> bool:
    return case.type == "投诉" or case.complaint_kind is not None


def _hours(cases: Sequence[Any]) -> list[int]:
    return [
        24 * (one.closed_on - one.registered_on).days
        for one in cases
        if one.closed_on is not None and one.closed_on >= one.registered_on
    ]


def _numbers(own: Sequence[Any], cases: Sequence[Any]) -> tuple[Any, ...]:
    hours = _hours(own)
    rated = [score for one in own if (score := _score(one)) is not None]
    return (
        len(own), share(len(own), len(cases)), sum(map(_open, own)), sum(map(_complaint, own)),
        median(hours) if hours else None, mean(hours) if hours else None, len(rated), mean(rated) if rated else None,
    )  # fmt: skip
