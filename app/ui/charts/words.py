"""Numbers as axes and labels say them: 万 and 亿 instead of rows of noughts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    Number = Decimal | float | int


def tr(text: str) -> str:
    """Words in pictures in the language of the interface."""
    return QCoreApplication.translate("charts", text)


@dataclass(frozen=True)
class Scale:
    """What the numbers of an axis are divided by, and the word for it."""

    divisor: float
    unit: str

    def number(self, value: Number) -> str:
        """A tick of the axis: as many decimals as it has, at most two."""
        text = f"{float(value) / self.divisor:,.2f}"
        return text.rstrip("0").rstrip(".") if "." in text else text


def _steps() -> list[tuple[float, str]]:
    # Languages count in different steps: a translation may read "1000 k 1000000 M".
    parts = tr("10000 万 100000000 亿").split()
    return [(float(number), unit) for number, unit in zip(parts[::2], parts[1::2], strict=True)]


def scale_of(most: Number) -> Scale:
    """The scale for numbers up to `most`."""
    fitting = [(1.0, ""), *(one for one in _steps() if abs(float(most)) >= one[0])]
    return Scale(*fitting[-1])


def money_axis(scale: Scale) -> str:
    """What an axis of amounts is called."""
    return tr("金额（{0}元）").format(scale.unit)


def short(value: Number) -> str:
    """An amount or a number in few signs: 12.4万, 864."""
    scale = scale_of(value)
    scaled = float(value) / scale.divisor
    digits = 0 if scale.divisor == 1 or abs(scaled) >= 1000 else 1
    text = f"{scaled:,.{digits}f}"
    return (text.removesuffix(".0") if digits else text) + scale.unit


def percent(share: Number, digits: int = 0) -> str:
    """A fraction as 75 %; small ones keep a decimal."""
    value = float(share) * 100
    if digits == 0 and 0 < abs(value) < 0.95:
        digits = 1
    return f"{value:.{digits}f}%"
