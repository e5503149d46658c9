"""The matplotlib picture of 统计分析: monthly bars and the share of each class, in the theme's colours."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.figure import Figure
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.pages.record_page import tr
from app.ui.theme import current_tokens
from app.ui.theme.tokens import FONT_FAMILIES

if TYPE_CHECKING:
    from app.services.analysis import MonthlySales

_WAN = 10_000


class SalesChart(QWidget):
    """Left: sales by month; right: what the A, B and C customers bring."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mpl.rcParams["axes.unicode_minus"] = False
        mpl.rcParams["font.family"] = chart_fonts()
        self._figure = Figure(figsize=(9, 3.6), layout="constrained")
        self._canvas = FigureCanvasQTAgg(self._figure)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._canvas)
        self.setMinimumHeight(200)

    def show_sales(self, sales: MonthlySales) -> None:
        """Draw anew."""
        tokens = current_tokens()
        figure = self._figure
        figure.clear()
        figure.set_facecolor(tokens.surface)
        bars, shares = figure.subplots(1, 2, width_ratios=[3, 1.25])
        amounts = [float(point.amount) for point in sales.months]
        large = max(amounts, default=0) >= _WAN
        unit = _WAN if large else 1
        labels = [_month_label(point.month, at) for at, point in enumerate(sales.months)]
        places = range(len(amounts))
        bars.bar(places, [one / unit for one in amounts], color=tokens.primary, width=0.66, zorder=2)
        step = 1 if len(labels) <= 12 else 2 if len(labels) <= 24 else 3
        bars.set_xticks(list(places)[::step], labels[::step])
        bars.set_title(
            tr("成交额（万元）") if large else tr("成交额（元）"), loc="left", color=tokens.text, fontsize=11
        )
        self._draw_shares(shares, sales)
        for axes in (bars, shares):
            axes.set_facecolor(tokens.surface)
            axes.tick_params(colors=tokens.text2, labelsize=9, length=0)
            for side, spine in axes.spines.items():
                spine.set_visible(side == "bottom")
                spine.set_color(tokens.border_strong)
        bars.grid(axis="y", color=tokens.divider, zorder=0)
        self._canvas.setAccessibleName(tr("按月成交额与 ABC 占比"))
        self._canvas.draw_idle()

    def _draw_shares(self, axes: Any, sales: MonthlySales) -> None:
        tokens = current_tokens()
        classes = [share for share in sales.abc if share.customers]
        colors = {"A": tokens.red.text, "B": tokens.amber.text, "C": tokens.gray.text}
        places = range(len(classes) - 1, -1, -1)
        axes.barh(
            list(places),
            [max(0.0, share.share * 100) for share in classes],
            color=[colors[share.cls] for share in classes],
            height=0.5,
            zorder=2,
        )
        for place, share in zip(places, classes, strict=True):
            axes.text(
                max(0.0, share.share * 100) + 2,
                place,
                tr("{0:.0f}%　{1:,} 位").format(share.share * 100, share.customers),
                va="center",
                color=tokens.text2,
                fontsize=9,
            )
        axes.set_yticks(list(places), [tr("{0} 类").format(share.cls) for share in classes])
        axes.set_xlim(0, 130)
        axes.set_ylim(-0.8, max(2, len(classes)) - 0.2)
        axes.set_xticks([])
        axes.set_title(tr("ABC 销售额占比"), loc="left", color=tokens.text, fontsize=11)

    def save(self, path: Path) -> None:
        """The picture as PNG, twice the screen's resolution."""
        self._figure.savefig(path, dpi=200, facecolor=self._figure.get_facecolor())


def chart_fonts() -> list[str]:
    """The first family of the interface's chain that matplotlib can find, then its own for what is missing."""
    present = {font.name for font in font_manager.fontManager.ttflist}
    # Collections of Noto carry the Japanese name first; their glyphs are the same.
    found = [name for name in (*FONT_FAMILIES, "Noto Sans CJK JP", "Microsoft YaHei") if name in present]
    return [*found[:1], "DejaVu Sans"]


def _month_label(month: str, at: int) -> str:
    number = int(month[5:7])
    return tr("{0}月\n{1}").format(number, month[:4]) if at == 0 or number == 1 else str(number)
