"""How values read."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from app.ui import formats
from app.ui.columns import Kind, copy_text, display_text


@pytest.mark.parametrize(
    ("away", "words"),
    [(-6, "逾期 6 天"), (0, "今天"), (1, "明天"), (2, "后天"), (3, "6月21日"), (300, "2027-04-14")],
)
def test_promised_days(today: date, away: int, words: str) -> None:
    """Seen from today."""
    assert formats.due(today + timedelta(away), today) == words


@pytest.mark.parametrize(
    ("past", "words"), [(0, "今天"), (1, "昨天"), (11, "11 天前"), (365, "365 天前"), (366, "2025-06-17")]
)
def test_past_days(today: date, past: int, words: str) -> None:
    """From a year on the date says more."""
    assert formats.ago(today - timedelta(past), today) == words


def test_money_quantity_phone() -> None:
    """Two decimals shown, exact value elsewhere; only mobiles are grouped."""
    assert formats.money(Decimal("1030542.005")) == "¥1,030,542.00"
    assert formats.money(Decimal("-12")) == "-¥12.00"
    assert formats.quantity(Decimal("1200.500000")) == "1,200.5"
    assert formats.quantity(Decimal(100)) == "100"
    assert formats.phone("13800001234") == "138 0000 1234"
    assert formats.phone("138****1234") == "138****1234"
    assert formats.phone("0512-65550000") == "0512-65550000"


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("value", [None, "", "词", 7, Decimal("1.5"), date(2026, 1, 5), ("a", None), (), object])
def test_display_never_raises(today: date, kind: Kind, value: object) -> None:
    """Whatever a database holds, a cell shows something."""
    assert isinstance(display_text(kind, value, today), str)


def test_copied_cells_fit_a_spreadsheet() -> None:
    """Numbers bare, dates ISO, no tab or line break inside a cell."""
    assert copy_text(Kind.MONEY, Decimal("1234.500000")) == "1234.500000"
    assert copy_text(Kind.DUE, date(2026, 6, 20)) == "2026-06-20"
    assert copy_text(Kind.TEXT, "一\t二\n三") == "一 二 三"
    assert copy_text(Kind.NAME, ("宏达", True)) == "宏达"
