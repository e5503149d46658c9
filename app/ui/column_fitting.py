"""How wide the columns of a list are: they fill its width exactly, and what is missing is taken from names last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from math import ceil
from typing import Final

from PySide6.QtGui import QFontMetricsF

from app.ui import formats
from app.ui.columns import ColumnSpec, Kind
from app.ui.language import word
from app.ui.theme import text_font
from app.ui.theme.tokens import BODY, CAPTION

# texts: data
# What a column of the kind must be able to show whole, and the pixels round it.
_SAMPLES: Final = {
    Kind.PHONE: ("138 0000 0000", 20),
    Kind.MONEY: ("¥100,000.00", 20),
    Kind.DATE: ("2026-12-30", 20),
    Kind.DOT: ("优先跟进", 29),
    Kind.AVATAR: ("张三丰", 42),
    Kind.PERSON: ("欧阳小明", 16),
    Kind.PILL: ("初步接触", 32),
}
# texts: end
_DAY: Final = date(2026, 6, 1)
_HEADING_ROOM: Final = 18


def _sample(kind: Kind) -> tuple[str, int]:
    # As the language has them.
    if kind is Kind.DUE:
        return formats.due(_DAY - timedelta(88), _DAY), 34
    if kind is Kind.AGO:
        return formats.ago(_DAY - timedelta(200), _DAY), 20
    if kind in (Kind.DAYS, Kind.LEFT):
        return formats.days(1200 if kind is Kind.DAYS else 180), 20 if kind is Kind.DAYS else 38
    sample, extra = _SAMPLES.get(kind, ("", 0))
    return word(sample), extra


def fitted(columns: Sequence[tuple[int, ColumnSpec]], room: int) -> dict[int, int]:
    """Widths of the shown columns (position, column) that fill the room; more than it where all are at their least."""
    scale = text_font().pixelSize() / BODY
    least = {at: least_width(column) for at, column in columns}
    widths = {at: max(least[at], round(column.width * scale)) for at, column in columns}
    stretching = [at for at, column in columns if column.stretch] or [columns[0][0]]
    spare = room - sum(widths.values())
    if spare >= 0:
        share, rest = divmod(spare, len(stretching))
        for at in stretching:
            widths[at] += share
        widths[stretching[0]] += rest
    else:
        for group in ([at for at, _ in columns if at not in stretching], stretching):
            spare += _shrink(widths, least, group, -spare)
    return widths


def least_width(column: ColumnSpec) -> int:
    """The heading and what the kind usually holds stay whole; only names and free words may be cut."""
    heading = QFontMetricsF(text_font(CAPTION, bold=True)).horizontalAdvance(column.title) + _HEADING_ROOM
    sample, extra = _sample(column.kind)
    words = QFontMetricsF(text_font()).horizontalAdvance(sample) + extra if sample else 0
    if column.width < 70:  # made for a letter or two (ABC)
        words = min(words, column.width)
    return max(column.minimum, ceil(heading), ceil(words))


def _shrink(widths: dict[int, int], least: dict[int, int], columns: list[int], wanted: int) -> int:
    """Take `wanted` pixels from these columns, each in proportion to what it can give; returns what was taken."""
    can_give = {at: widths[at] - least[at] for at in columns}
    total = sum(can_give.values())
    if wanted <= 0 or total <= 0:
        return 0
    taken = 0
    for at, most in can_give.items():
        give = min(most, ceil(wanted * most / total), wanted - taken)
        widths[at] -= give
        taken += give
    return taken
