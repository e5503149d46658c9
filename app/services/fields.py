"""Checks of typed values before they are written, by the columns of each noun: one rule for forms, grid and imports."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any

from sqlalchemy import Boolean, Date, Integer, Text, Time
from sqlalchemy import Table as SqlTable

from app.errors import InvalidValue
from app.models.base import Exact
from app.models.nouns import AMOUNT_LIMIT, LINE_LIMIT, NAME_LIMIT, TEXT_LIMIT, Noun
from app.models.schema import table_of

_FIRST_DAY, _LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)
_LONG = frozenset({"content", "problem", "measure", "result", "feedback", "remark", "evaluation_note", "body"})
_NEVER_NEGATIVE = frozenset({"price", "cost", "freight", "typed_deal_total", "typed_deal_count", "warranty_months"})
_ONE_TO_FIVE = frozenset({"influence", "credit"})
_MOST_WHOLE = 1_000_000_000
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060\ufeff\ufffe\uffff\ud800-\udfff]")
"""Characters nobody sees or no file can hold: pasted along by accident, they would make two names of one."""


def checked(noun: Noun, values: Mapping[str, Any], *, allowed: Collection[str]) -> dict[str, Any]:
    """The values trimmed, blank texts as None, numbers exact. Raises InvalidValue naming field, rule and value."""
    table = table_of(noun)
    made = {}
    for key, value in values.items():
        if key not in allowed:
            raise InvalidValue(noun.value, key, "not_editable")
        made[key] = _checked_one(table, noun, key, value)
    return made


def require_filled(noun: Noun, values: Mapping[str, Any], keys: Collection[str]) -> None:
    """Raise InvalidValue(required) for the first of these that is missing or blank."""
    for key in keys:
        if values.get(key) in (None, ""):
            raise InvalidValue(noun.value, key, "required")


def _checked_one(table: SqlTable, noun: Noun, key: str, value: Any) -> Any:
    column = table.c[key]
    if isinstance(value, str):
        value = _UNSEEN.sub("", value).strip() or None
    if value is None:
        return None if column.nullable else blank_of(noun, key)
    if isinstance(column.type, Exact):
        return _exact(noun, key, value)
    if isinstance(column.type, Date):
        return _day(noun, key, value)
    if isinstance(column.type, Time):
        return _clock(noun, key, value)
    if isinstance(column.type, Boolean):
        return bool(value)
    if isinstance(column.type, Integer):
        return _whole(noun, key, value)
    if key == "extra":
        return _extra(noun, value)
    if isinstance(value, str):
        return _text(noun, key, value, long=isinstance(column.type, Text) and key in _LONG)
    return value


def _extra(noun: Noun, value: Any) -> dict[str, str]:
    """Unknown columns by heading: texts like any other; a column without a heading is none."""
    if not isinstance(value, Mapping):
        raise InvalidValue(noun.value, "extra", "not_columns", str(value)[:20])
    cleaned = {
        _UNSEEN.sub("", str(heading)).strip(): _UNSEEN.sub("", str(text or "")).strip()
        for heading, text in value.items()
    }
    for text in cleaned.values():
        if len(text) > TEXT_LIMIT:
            raise InvalidValue(noun.value, "extra", "too_long", text[:20], TEXT_LIMIT)
    cleaned.pop("", None)
    return cleaned


def blank_of(noun: Noun, key: str) -> Any:
    """What a cleared field holds: its column's default, else nothing; `checked` leaves required ones to
    `require_filled`.
    """
    default = table_of(noun).c[key].default
    if default is None:
        return None
    return default.arg(None) if default.is_callable else default.arg  # type: ignore[attr-defined]


def _text(noun: Noun, key: str, value: str, *, long: bool) -> str:
    if key in ("name", "title") and noun in (Noun.CUSTOMER, Noun.ARTICLE):
        limit = NAME_LIMIT
    else:
        limit = TEXT_LIMIT if long or key in _LONG else LINE_LIMIT
    if len(value) > limit:
        raise InvalidValue(noun.value, key, "too_long", value[:20], limit)
    return value


def _clock(noun: Noun, key: str, value: Any) -> time:
    if isinstance(value, str):
        try:
            value = time.fromisoformat(value)
        except ValueError:
            raise InvalidValue(noun.value, key, "not_a_time", value) from None
    if not isinstance(value, time):
        raise InvalidValue(noun.value, key, "not_a_time", str(value))
    return value.replace(tzinfo=None)


def _day(noun: Noun, key: str, value: Any) -> date:
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            raise InvalidValue(noun.value, key, "not_a_date", value) from None
    if not isinstance(value, date) or not _FIRST_DAY <= value <= _LAST_DAY:
        raise InvalidValue(noun.value, key, "not_a_date", str(value))
    return value


def _exact(noun: Noun, key: str, value: Any) -> Decimal:
    try:
        number = value if isinstance(value, Decimal) else Decimal(str(value).replace(",", ""))
    except InvalidOperation:
        raise InvalidValue(noun.value, key, "not_a_number", str(value)) from None
    if not number.is_finite() or abs(number) > AMOUNT_LIMIT:
        raise InvalidValue(noun.value, key, "too_large", str(value), AMOUNT_LIMIT)
    if key in _NEVER_NEGATIVE and number < 0:
        raise InvalidValue(noun.value, key, "negative", str(value))
    if number != round(number, 6):
        raise InvalidValue(noun.value, key, "more_than_six_decimals", str(value), 6)
    return number


def _whole(noun: Noun, key: str, value: Any) -> int:
    try:
        number = int(value)
    except (TypeError, ValueError, OverflowError):
        raise InvalidValue(noun.value, key, "not_a_number", str(value)) from None
    if not isinstance(value, str) and number != value:
        raise InvalidValue(noun.value, key, "not_a_number", str(value))
    if abs(number) > _MOST_WHOLE:
        raise InvalidValue(noun.value, key, "too_large", str(value), _MOST_WHOLE)
    if key in _ONE_TO_FIVE and not 1 <= number <= 5:
        raise InvalidValue(noun.value, key, "out_of_range", str(value), 5)
    if key in _NEVER_NEGATIVE and number < 0:
        raise InvalidValue(noun.value, key, "negative", str(value))
    return number
