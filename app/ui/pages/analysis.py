"""统计分析: sales by month with ABC share, in a picture, in a table and in one sentence (3-rules 3.5)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStackedLayout,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app import services
from app.models.nouns import Noun
from app.ui import formats
from app.ui.desk import open_folder_of
from app.ui.widgets.buttons import secondary_button
from app.ui.widgets.chips import ChipRow
from app.ui.widgets.empty_state import EmptyAction, EmptyState
from app.ui.widgets.plain_table import RIGHT, plain_table

if TYPE_CHECKING:
    from app.services.analysis import MonthlySales
    from app.ui.context import WindowContext
    from app.ui.desk import Desk
    from app.ui.main_window import MainWindow


class AnalysisPage(QWidget):
    """matplotlib is loaded when this tab is first shown, and never before."""

    def __init__(self, context: WindowContext, window: MainWindow, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._window, self._desk = context, window, desk
        self._months = 12
        self._sales: MonthlySales | None = None
        self._outdated = False
        self._chart: Any = None
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._make_page())
        self.empty = EmptyState(
            "chart-column",
            self.tr("有了出货记录，这里就有图"),
            self.tr("导入出货统计表，或在客户上登记出货。"),
            [
                EmptyAction(self.tr("从 Excel 导入"), "file-spreadsheet", desk.start_import),
                EmptyAction(self.tr("登记出货"), "truck", desk.new_shipment),
            ],
            self,
        )
        self._stack.addWidget(self.empty)
        context.tasks.written.connect(self._on_written)
        self.refresh()

    def _make_page(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        row = QHBoxLayout()
        title = QLabel(self.tr("按月成交额与客户贡献"), page)
        title.setProperty("role", "section")
        self.period = ChipRow(
            [
                ("12", self.tr("近 12 个月"), ""),
                ("24", self.tr("近 24 个月"), ""),
                ("36", self.tr("近 36 个月"), ""),
            ],
            name=self.tr("期间"),
            parent=page,
        )
        self.period.set_value("12")
        self.period.changed.connect(self._on_period)
        self.period.setMinimumWidth(300)
        self.save_button = secondary_button(self.tr("存为图片"), "image", parent=page)
        self.save_button.clicked.connect(self._on_save)
        row.addWidget(title)
        row.addSpacing(16)
        row.addWidget(self.period, 1)
        row.addWidget(self.save_button)
        self.words = QLabel(page)
        self.words.setWordWrap(True)
        self.words.setProperty("role", "secondary")
        self._frame = QFrame(page)
        self._frame.setProperty("kind", "panel")
        self._frame_layout = QVBoxLayout(self._frame)
        self._frame_layout.setContentsMargins(6, 6, 6, 6)
        self.loading = QLabel(self.tr("正在画图…"), self._frame)
        self.loading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._frame_layout.addWidget(self.loading)
        self.table = plain_table(
            [self.tr("月份"), self.tr("成交额"), self.tr("出货行数"), self.tr("占比")], self.tr("按月成交额"), 28, page
        )
        for at in (1, 2, 3):
            self.table.horizontalHeaderItem(at).setTextAlignment(RIGHT)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.setMaximumHeight(190)
        column.addLayout(row)
        column.addWidget(self.words)
        column.addWidget(self._frame, 1)
        column.addWidget(self.table)
        return page

    # --- asking ---------------------------------------------------------------------

    def activated(self) -> None:
        """The tab came to the front."""
        if self._outdated:
            self.refresh()
        self._window.set_selection_text("")
        self._window.set_key_hints(self.tr("F5 刷新 ・ Ctrl+1 … 0 切换标签"))

    def refresh(self) -> None:
        """F5, or shipments changed."""
        self._outdated = False
        actor, today, months = self._context.actor, self._context.today(), self._months
        self._context.tasks.read(
            lambda session, _job: services.analysis.sales_by_month(session, actor, today=today, months=months),
            self._on_sales,
            owner=self,
            key=(id(self), "sales"),
        )

    def _on_sales(self, sales: MonthlySales) -> None:
        self._sales = sales
        if not any(point.count for point in sales.months):
            self._stack.setCurrentWidget(self.empty)
            return
        self._stack.setCurrentIndex(0)
        self.words.setText(self._sentence(sales))
        self._fill_table(sales)
        if self._chart is None:
            # Half a second of imports: in the background, so that the window goes on.
            self._context.tasks.run(_import_matplotlib, lambda _none: self._draw(), owner=self)
        else:
            self._draw()

    def _sentence(self, sales: MonthlySales) -> str:
        a = next((share for share in sales.abc if share.cls == "A"), None)
        customers = sum(share.customers for share in sales.abc)
        text = self.tr("近 {0} 个月共成交 {1}。").format(self._months, formats.money(sales.total))
        if a is not None and a.customers and a.share > 0:
            text += self.tr("前 {0} 位客户（共 {1} 位）带来 {2}% 的销售额。").format(
                f"{a.customers:,}", f"{customers:,}", f"{a.share * 100:.0f}"
            )
        best = max(sales.months, key=lambda point: point.amount)
        if best.amount > 0:
            text += self.tr("最好的一个月是 {0}，{1}。").format(best.month, formats.money(best.amount))
        return text

    def _fill_table(self, sales: MonthlySales) -> None:
        self.table.setRowCount(len(sales.months))
        for row, point in enumerate(reversed(sales.months)):
            share = float(point.amount / sales.total) if sales.total else 0.0
            words = (point.month, formats.money(point.amount), f"{point.count:,}", f"{share * 100:.1f}%")
            for column, text in enumerate(words):
                item = QTableWidgetItem(text)
                if column:
                    item.setTextAlignment(RIGHT)
                self.table.setItem(row, column, item)

    def _draw(self) -> None:
        if self._sales is None:
            return
        if self._chart is None:
            from app.ui.pages.sales_chart import SalesChart

            self._chart = SalesChart(self._frame)
            self.loading.hide()
            self._frame_layout.addWidget(self._chart)
        self._chart.show_sales(self._sales)

    def _on_period(self, months: str) -> None:
        self._months = int(months)
        self.refresh()

    def _on_written(self, written: Any) -> None:
        if written.nouns.isdisjoint({Noun.SHIPMENT, Noun.CUSTOMER, Noun.TEAM_SETTING}):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._outdated = True

    def _on_save(self) -> None:
        if self._chart is None:
            return
        folder = self._context.settings.last_export_folder or str(Path.home())
        name = self.tr("成交额 {0} 近{1}个月.png").format(self._context.today().isoformat(), self._months)
        path, _kind = QFileDialog.getSaveFileName(
            self, self.tr("存为图片"), str(Path(folder) / re.sub(r"[\\/:*?\"<>|]", "_", name)), "PNG (*.png)"
        )
        if path:
            self.save_picture(Path(path))

    def save_picture(self, path: Path) -> None:
        """Write the chart as PNG."""
        try:
            self._chart.save(path)
        except OSError:
            self._window.show_toast(self.tr("没有保存：不能写入 {0}").format(path.name))
            return
        self._context.remember(last_export_folder=str(path.parent))
        opener = (self.tr("打开所在文件夹"), lambda: open_folder_of(path))
        self._window.show_toast(self.tr("已保存 {0}").format(path.name), action=opener)

    def changeEvent(self, event: QEvent) -> None:
        """A switched theme redraws."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and getattr(self, "_chart", None) is not None:
            self._draw()


def _import_matplotlib(_job: object) -> None:
    import matplotlib.backends.backend_qtagg
    import matplotlib.figure  # noqa: F401 - loaded here so that the window's thread finds it ready
