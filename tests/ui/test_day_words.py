"""Days as people type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.day_words import add_months, parse_day

DAY = date(2026, 6, 18)  # a Thursday


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-1-5", date(2026, 1, 5)),
        ("2026/01/05", date(2026, 1, 5)),
        ("2026年1月5日", date(2026, 1, 5)),
        ("20260105", date(2026, 1, 5)),
        ("0105", date(2027, 1, 5)),
        ("0701", date(2026, 7, 1)),
        ("6-10", date(2026, 6, 10)),
        ("2月29日", date(2028, 2, 29)),
        ("今天", DAY),
        (" 明 天 ", date(2026, 6, 19)),
        ("3天后", date(2026, 6, 21)),
        ("两周后", date(2026, 7, 2)),
        ("1个月后", date(2026, 7, 18)),
        ("下周一", date(2026, 6, 22)),
        ("周五", date(2026, 6, 19)),
        ("周一", date(2026, 6, 22)),
        ("Tomorrow", date(2026, 6, 19)),
        ("in 3 days", date(2026, 6, 21)),
        ("2 weeks ago", date(2026, 6, 4)),
        ("1 month", date(2026, 7, 18)),
        ("next Monday", date(2026, 6, 22)),
        ("Friday", date(2026, 6, 19)),
        ("wed", date(2026, 6, 24)),
        ("999 years", date(3025, 6, 18)),
        ("2014年前", None),
        ("13月", None),
        ("20261301", None),
        ("9999年后", None),
        ("", None),
    ],
)
def test_parse_day(text: str, meant: date | None) -> None:
    """None where no day can be read."""
    assert parse_day(text, DAY) == meant


@given(st.dates(), st.dates(min_value=date(1990, 1, 1), max_value=date(2200, 1, 1)))
def test_a_written_day_is_read_back(day: date, today: date) -> None:
    """ISO in, ISO out."""
    assert parse_day(day.isoformat(), today) == day


@given(st.text(max_size=8), st.dates(min_value=date(1990, 1, 1), max_value=date(2200, 1, 1)))
def test_no_text_breaks_it(text: str, today: date) -> None:
    """Whatever is typed."""
    parse_day(text, today)


def test_months_end_where_the_month_ends() -> None:
    """31 January and a month."""
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2026, 12, 5), 1) == date(2027, 1, 5)
