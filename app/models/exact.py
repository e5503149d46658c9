"""Exact numbers as they are stored: whole millionths (CONTRIBUTING, Exact numbers). Plain Python, safe everywhere."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

EXACT_SCALE: Final = 1_000_000
"""Amounts, prices and quantities are whole millionths: six decimals, exact sums."""


def from_exact(stored: int) -> Decimal:
    """12_500_000 → 12.5, without trailing zeros and never in E notation."""
    whole, rest = divmod(abs(stored), EXACT_SCALE)
    number = Decimal(whole) if not rest else Decimal(f"{whole}.{rest:06d}".rstrip("0"))
    return -number if stored < 0 else number
