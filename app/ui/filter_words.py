"""Filters in words: what a chip says, and the periods a filter of days offers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QCoreApplication

from app.models.periods import is_period
from app.models.query import BLANK, CONTAINS, FILLED
from app.ui.cell_values import yes_no
from app.ui.columns import ColumnSpec, Kind
from app.ui.formats import quantity
from app.ui.language import word

DAY_KINDS = frozenset({Kind.DATE, Kind.DUE, Kind.AGO})
NUMBER_KINDS = frozenset({Kind.MONEY, Kind.QUANTITY, Kind.INT, Kind.DAYS, Kind.LEFT})
_AHEAD = ("past", "today", "tomorrow", "this_week", "next_week", "this_month", "next_month", "this_year")
_BACK = ("today", "yesterday", "this_week", "last_week", "this_month", "last_month", "this_year", "last_year")


def tr(text: str) -> str:
    """The words of filters in the language of the interface."""
    return QCoreApplication.translate("filters", text)


def periods(column: ColumnSpec) -> tuple[str, ...]:
    """The periods offered for a column of days: promises look ahead, facts look back."""
    return _AHEAD if column.kind is Kind.DUE or column.key in ("next_on", "promised_on", "review_on") else _BACK


def period_name(period: str) -> str:
    """本周, 上月 …"""
    return {
        "past": tr("已过期"),
        "yesterday": tr("昨天"),
        "today": tr("今天"),
        "tomorrow": tr("明天"),
        "this_week": tr("本周"),
        "next_week": tr("下周"),
        "last_week": tr("上周"),
        "this_month": tr("本月"),
        "next_month": tr("下月"),
        "last_month": tr("上月"),
        "this_year": tr("今年"),
        "last_year": tr("去年"),
    }[period]


def value_words(column: ColumnSpec | None, values: Sequence[str], labels: Mapping[str, str]) -> str:
    """What a filter of values accepts: A、B; 空白; 包含“恒力”."""
    return tr("、").join(value_word(column, one, labels) for one in values)


def value_word(column: ColumnSpec | None, value: str, labels: Mapping[str, str] | None = None) -> str:
    """One accepted value."""
    if value == BLANK:
        return tr("空白")
    if value == FILLED:
        return tr("非空白")
    if value.startswith(CONTAINS):
        return tr("包含“{0}”").format(value[1:])
    if column is not None and column.kind is Kind.FLAG:
        return yes_no()[0 if value == "1" else 1]
    return (labels or {}).get(value) or word(value)


def range_words(column: ColumnSpec | None, low: str, high: str) -> str:
    """What a range accepts: 本周; 2026-01-01 至 2026-03-31; ≥ 1,000."""
    if is_period(low):
        return period_name(low)
    if column is not None and column.kind in NUMBER_KINDS:
        low, high = _number(low), _number(high)
    if low and high:
        return low if low == high else tr("{0} 至 {1}").format(low, high)
    if column is not None and column.kind in NUMBER_KINDS:
        return f"≥ {low}" if low else f"≤ {high}"
    return tr("{0} 起").format(low) if low else tr("到 {0} 为止").format(high)


def _number(text: str) -> str:
    try:
        return quantity(Decimal(text)) if text else ""
    except InvalidOperation:
        return text
