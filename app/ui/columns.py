"""What a list column is: its key, heading, kind, width; and how each kind turns a raw value into words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

from app.ui import formats
from app.ui.language import word


class Kind(StrEnum):
    """How a column's values are shown."""

    TEXT = "text"
    NAME = "name"
    """A record's name; a tuple (name, True) shows a star."""
    PILL = "pill"
    DOT = "dot"
    AVATAR = "avatar"
    PERSON = "person"
    """A tuple (name, title); the title is gray."""
    PHONE = "phone"
    DATE = "date"
    DUE = "due"
    """A promised day: 逾期 6 天 in red with an icon, 今天 in bold amber."""
    AGO = "ago"
    """A past day: 6 天前, red from `warn_after` days on."""
    MONEY = "money"
    QUANTITY = "quantity"
    INT = "int"
    DAYS = "days"
    LEFT = "left"
    """Days that are left: 今天 at none, bold amber with an icon from the model's `warn_from` on."""
    FLAG = "flag"
    """是 where it is so, nothing where it is not."""


RIGHT_KINDS: Final = frozenset({Kind.MONEY, Kind.QUANTITY, Kind.INT, Kind.DAYS, Kind.LEFT})


@dataclass(frozen=True)
class ColumnSpec:
    """One column of a list."""

    key: str
    title: str
    kind: Kind = Kind.TEXT
    width: int = 100
    align: str = ""
    """left, center or right; empty takes the kind's own."""
    editable: bool = False
    visible: bool = True
    sortable: bool = True
    stretch: bool = False
    """Takes the width that is left over, and gives some up first when there is too little."""
    minimum: int = 48
    warn_after: int | None = None
    """AGO and DAYS turn red above this number of days."""

    @property
    def alignment(self) -> str:
        """left, center or right."""
        return self.align or ("right" if self.kind in RIGHT_KINDS else "left")


def display_text(kind: Kind, value: Any, today: date) -> str:
    """The words of a raw value; never raises, whatever the value is."""
    if value is None:
        return ""
    try:
        return _TEXT[kind](value, today)
    except (TypeError, ValueError, AttributeError, ArithmeticError, IndexError):
        return formats.plain(value)


def _as_date(value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, str):
        return date.fromisoformat(value)
    return value  # type: ignore[no-any-return]


def _first(value: Any, _today: date) -> str:
    return str(value[0] or "") if isinstance(value, tuple) else formats.plain(value)


_TEXT: Final[dict[Kind, Callable[[Any, date], str]]] = {
    Kind.TEXT: lambda value, _today: word(formats.plain(value)),
    Kind.NAME: _first,
    Kind.PILL: lambda value, _today: word(formats.plain(value)),
    Kind.DOT: lambda value, _today: word(formats.plain(value)),
    Kind.AVATAR: lambda value, _today: formats.plain(value),
    Kind.PERSON: lambda value, _today: formats.plain(value),
    Kind.PHONE: lambda value, _today: formats.phone(str(value)),
    Kind.DATE: lambda value, _today: formats.day(_as_date(value)),
    Kind.DUE: lambda value, today: formats.due(_as_date(value), today),
    Kind.AGO: lambda value, today: formats.ago(_as_date(value), today),
    Kind.MONEY: lambda value, _today: formats.money(value),
    Kind.QUANTITY: lambda value, _today: formats.quantity(value),
    Kind.INT: lambda value, _today: f"{int(value):,}",
    Kind.DAYS: lambda value, _today: formats.days(int(value)),
    Kind.LEFT: lambda value, _today: formats.days_left(int(value)),
    Kind.FLAG: lambda value, _today: formats.flag(value),
}


def days_from_today(value: Any, today: date) -> int | None:
    """Whole days from today to the value (negative: past); None where it is no day."""
    try:
        return (_as_date(value) - today).days
    except (TypeError, ValueError):
        return None


def copy_text(kind: Kind, value: Any) -> str:
    """The value as a spreadsheet wants it: ISO dates, bare numbers, no tabs or line breaks."""
    if value is None:
        return ""
    if kind in (Kind.NAME, Kind.PERSON) and isinstance(value, tuple):
        text = str(value[0] or "")
    elif kind in RIGHT_KINDS:
        text = f"{value:f}" if hasattr(value, "as_tuple") else str(value)
    elif kind is Kind.FLAG:
        text = formats.flag(value)
    else:
        text = formats.plain(value)
    return text.replace("\t", " ").replace("\r", " ").replace("\n", " ")
