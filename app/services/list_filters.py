"""What a filter of a list's heading means in SQL: values, blanks, texts held, ranges and moving periods."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from sqlalchemy import Boolean, ColumnElement, Date, DateTime, false, or_, true

from app.errors import InvalidValue
from app.models.base import Exact, Utc
from app.models.cells import EXTRA
from app.models.customer import Customer
from app.models.interaction import Interaction
from app.models.nouns import ListName, Noun
from app.models.periods import is_period, period_days
from app.models.query import BLANK, CONTAINS, FILLED
from app.models.service_case import ServiceCase
from app.models.shipment import Shipment
from app.services.list_columns import DAYS_TO_RETURN, ListColumn, ListSource

EXTRA_OF = {
    Noun.CUSTOMER: Customer.extra,
    Noun.INTERACTION: Interaction.extra,
    Noun.SERVICE_CASE: ServiceCase.extra,
    Noun.SHIPMENT: Shipment.extra,
}


def column_of(source: ListSource, name: ListName, key: str) -> ListColumn:
    """The column of a list, also one of the unknown columns of sheets. Raises InvalidValue(unknown_field)."""
    for one in source.columns:
        if one.key == key:
            return one
    if key.startswith(EXTRA) and name.noun in EXTRA_OF and '"' not in key:
        return ListColumn(key, EXTRA_OF[name.noun][key.removeprefix(EXTRA)].as_string())
    raise InvalidValue(name.noun.value, key, "unknown_field")


def accepts(column: ListColumn, values: Sequence[str]) -> ColumnElement[bool]:
    """Rows whose value is one of these, is blank (BLANK), says anything (FILLED) or holds a text (CONTAINS)."""
    clauses: list[ColumnElement[bool]] = []
    named = [one for one in values if one and one[0] not in (FILLED, CONTAINS)]
    if named and isinstance(column.value.type, Boolean):
        clauses.append(or_(*(column.value.is_(one == "1") for one in named)))
    elif named:
        clauses.append(column.value.in_(named))
    if BLANK in values:
        clauses.append(column.value.is_(None))
    if FILLED in values:
        clauses.append(column.value.is_not(None))
    clauses += [
        column.value.icontains(one[1:], autoescape=True) for one in values if one.startswith(CONTAINS) and len(one) > 1
    ]
    return or_(*clauses) if clauses else false()


def within(column: ListColumn, low: str, high: str, today: date) -> ColumnElement[bool]:
    """Rows whose value lies in the range or moving period. Raises InvalidValue for what is no number or day."""
    if column.key == "days_since_deal":
        first, last = (_number(column, one) for one in (low, high))
        # The more days, the earlier the deal.
        after = today - timedelta(int(last)) if last is not None else None
        before = today - timedelta(int(first)) if first is not None else None
        return _between(column.value, after, before)
    if column.key == DAYS_TO_RETURN:
        first, last = (_number(column, one) for one in (low, high))
        # Who returns at the next run has no days left, whatever the day was.
        after = today + timedelta(int(first)) if first is not None and first > 0 else None
        before = today + timedelta(int(last)) if last is not None else None
        return _between(column.value, after, before)
    kind = column.value.type
    if isinstance(kind, Date | DateTime | Utc):
        days = period_days(low, today) if is_period(low) else (_day(column, low), _day(column, high))
        if isinstance(kind, Date):
            return _between(column.value, *days)
        ends = (_moment(days[0]), _moment(days[1] + timedelta(1) if days[1] else None))
        return (column.value >= ends[0] if ends[0] else true()) & (column.value < ends[1] if ends[1] else true())
    numbers = (_number(column, low), _number(column, high))
    if not isinstance(kind, Exact):
        return _between(column.value, *(None if one is None else int(one) for one in numbers))
    return _between(column.value, *numbers)


def _between(value: Any, low: Any, high: Any) -> ColumnElement[bool]:
    clause: ColumnElement[bool] = value.is_not(None)
    if low is not None:
        clause = clause & (value >= low)
    return clause & (value <= high) if high is not None else clause


def _day(column: ListColumn, text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise InvalidValue(Noun.CUSTOMER.value, column.key, "not_a_date", text) from None


def _number(column: ListColumn, text: str) -> Decimal | None:
    try:
        number = Decimal(text) if text else None
        if number is not None and not abs(number) < Decimal(10) ** 12:
            raise InvalidOperation
    except InvalidOperation:
        raise InvalidValue(Noun.CUSTOMER.value, column.key, "not_a_number", text) from None
    return None if number is None else round(number, 6)


def _moment(day: date | None) -> datetime | None:
    # A day is the day on the wall of who looks at the list.
    return None if day is None else datetime.combine(day, time()).astimezone().astimezone(UTC)
