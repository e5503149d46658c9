"""Values as the interface writes them: dates, relative days, money, quantities, phones (5-interface)."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

_MOBILE: Final = re.compile(r"1\d{10}")
_CENT: Final = Decimal("0.01")


def _tr(text: str) -> str:
    return QCoreApplication.translate("formats", text)


def plain(value: Any) -> str:
    """Any value as text; nothing for None."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return quantity(value)
    if isinstance(value, tuple):
        return " ".join(plain(one) for one in value if one not in (None, "", False, True))
    return str(value)


def day(value: date | None) -> str:
    """A date as yyyy-MM-dd."""
    if value is None:
        return ""
    return value.strftime("%Y-%m-%d")


def money(value: Decimal | int | float | None) -> str:
    """An amount with ¥, thousands and two decimals; shown rounded, kept exact."""
    if value is None:
        return ""
    exact = Decimal(str(value)) if isinstance(value, float) else Decimal(value)
    sign = "-" if exact < 0 else ""
    return f"{sign}¥{abs(exact).quantize(_CENT):,}"


def quantity(value: Decimal | int | float | None) -> str:
    """A number with thousands and only the decimals it has."""
    if value is None:
        return ""
    text = f"{Decimal(str(value)):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def phone(value: str | None) -> str:
    """A mobile in groups of 3 4 4; anything else as it is, masked numbers too."""
    text = value or ""
    return f"{text[:3]} {text[3:7]} {text[7:]}" if _MOBILE.fullmatch(text) else text


def due(value: date | None, today: date) -> str:
    """A promised day seen from today: 逾期 6 天, 今天, 明天, 后天, then 6月20日 (with the year when it is another)."""
    if value is None:
        return ""
    away = (value - today).days
    if away < 0:
        return _tr("逾期 {0} 天").format(-away)
    near = {0: _tr("今天"), 1: _tr("明天"), 2: _tr("后天")}.get(away)
    return near or _month_day(value, today)


def ago(value: date | None, today: date) -> str:
    """A past day seen from today: 今天, 昨天, 6 天前; from a year on the date itself."""
    if value is None:
        return ""
    past = (today - value).days
    if past < 0 or past > 365:
        return day(value)
    near = {0: _tr("今天"), 1: _tr("昨天")}.get(past)
    return near or _tr("{0} 天前").format(past)


def days(value: int | None) -> str:
    """A number of days: 898 天."""
    return "" if value is None else _tr("{0} 天").format(value)


def days_left(value: int | None) -> str:
    """Days that are left: 今天, 3 天."""
    return _tr("今天") if value == 0 else days(value)


def flag(value: object) -> str:
    """是 for what is so; nothing says that it is not."""
    return _tr("是") if value else ""


def _month_day(value: date, today: date) -> str:
    if value.year != today.year:
        return day(value)
    return _tr("{0}月{1}日").format(value.month, value.day)
