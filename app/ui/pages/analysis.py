"""统计分析: a gallery of charts, the chosen one in large with its filters and its figures (3-rules 3.5)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSplitter, QStackedLayout, QTabBar, QVBoxLayout, QWidget

from app.ui import report_texts, texts
from app.ui.analysis.chart_view import ChartView
from app.ui.analysis.customers_behind import CustomersBehind
from app.ui.analysis.filter_bar import FilterBar
from app.ui.analysis.gallery import Card, Gallery
from app.ui.analysis.report_files import ReportFiles
from app.ui.analysis.report_table import ReportTable
from app.ui.analysis.shelf import Shelf, Wish, groupings
from app.ui.charts.spark import spark
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.empty_state import EmptyAction, EmptyState

if TYPE_CHECKING:
    from app.errors import AppError
    from app.services.reports import Report
    from app.ui.charts.shapes import Shape
    from app.ui.context import WindowContext
    from app.ui.desk import Desk
    from app.ui.main_window import MainWindow

_GALLERY: Final = 276
_SLOW_MS: Final = 300


class AnalysisPage(QWidget):
    """matplotlib is loaded when this tab first draws, and never before."""

    def __init__(self, context: WindowContext, window: MainWindow, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._window, self._desk = context, window, desk
        self._by: dict[str, str] = {}
        self._report: Report | None = None
        self._begun = False
        self.shelf = Shelf(context, self)
        self.behind = CustomersBehind(context, window, self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._make_side())
        layout.addWidget(self._make_main(), 1)
        self.files = ReportFiles(context, window, desk, self)
        self.head.addWidget(self.files.copy_button)
        self.head.addWidget(self.files.save_button)
        self.head.addWidget(self.files.month_button)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_SLOW_MS)
        self._slow.timeout.connect(self._on_slow)
        self._connect()
        self._order_keys()
        self.gallery.choose("sales")

    # --- building -----------------------------------------------------------------------------

    def _make_side(self) -> QWidget:
        side = QFrame(self)
        side.setProperty("kind", "side")
        side.setFixedWidth(_GALLERY)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 2, 0, 0)
        cards: list[Card] = []
        for group, names in report_texts.GROUPS.items():
            cards.append(Card("", report_texts.group(group)))
            cards += [Card(one, report_texts.title(one), report_texts.ICONS[one], waiting=True) for one in names]
        self.gallery = Gallery(cards, side)
        column.addWidget(self.gallery)
        return side

    def _make_main(self) -> QWidget:
        main = QWidget(self)
        column = QVBoxLayout(main)
        column.setContentsMargins(16, 8, 16, 10)
        column.setSpacing(6)
        self.head = QHBoxLayout()
        self.head.setSpacing(6)
        self.title = QLabel(main)
        self.title.setProperty("role", "section")
        self.span = ElidedLabel("", main, role="caption")
        self.head.addWidget(self.title)
        self.head.addSpacing(6)
        self.head.addWidget(self.span, 1)
        self.sentence = ElidedLabel("", main, role="secondary")
        self.filters = FilterBar(self._context, main)
        column.addLayout(self.head)
        column.addWidget(self.sentence)
        column.addWidget(self.filters)
        self.splitter = QSplitter(Qt.Orientation.Vertical, main)
        self.splitter.setHandleWidth(8)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self._make_picture())
        self.splitter.addWidget(self._make_figures())
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setSizes([310, 190])
        column.addWidget(self.splitter, 1)
        return main

    def _make_picture(self) -> QWidget:
        frame = QFrame(self)
        frame.setProperty("kind", "panel")
        frame.setMinimumHeight(190)
        self._stack = QStackedLayout(frame)
        self._stack.setContentsMargins(2, 2, 2, 2)
        self.chart = ChartView(self._context.tasks, frame)
        self._stack.addWidget(self.chart)
        self.waiting = EmptyState("clock", self.tr("正在计算…"), "", [], frame)
        self.waiting.setBackgroundRole(QPalette.ColorRole.Base)
        self._stack.addWidget(self.waiting)
        self.empty: EmptyState | None = None
        return frame

    def _make_figures(self) -> QWidget:
        self.figures = QFrame(self)
        self.figures.setProperty("kind", "panel")
        column = QVBoxLayout(self.figures)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self.blocks = QTabBar(self.figures)
        self.blocks.setDrawBase(False)
        self.blocks.setExpanding(False)
        self.blocks.setAccessibleName(self.tr("表"))
        self.table = ReportTable(self.figures)
        column.addWidget(self.blocks)
        column.addWidget(self.table, 1)
        self.figures.setMinimumHeight(96)
        return self.figures

    def _connect(self) -> None:
        self.gallery.chosen.connect(self._on_chosen)
        self.gallery.entered.connect(self.chart.setFocus)
        self.chart.left.connect(self.gallery.setFocus)
        self.gallery.wanted.connect(self._want_cards)
        self.filters.changed.connect(self._on_filters)
        self.filters.grouping_changed.connect(self._on_grouping)
        self.shelf.arrived.connect(self._on_arrived)
        self.shelf.failed.connect(self._on_failed)
        self.chart.picked.connect(self._on_shape)
        self.table.picked.connect(self._on_row)
        self.blocks.currentChanged.connect(self._show_block)
        self._context.tasks.written.connect(self._on_written)

    def _order_keys(self) -> None:
        """Tab goes from the gallery into the picture and its figures, then through filters and buttons."""
        filters, files = self.filters, self.files
        order = [
            self.gallery, self.chart, self.blocks, self.table, filters.period, filters.first.edit, filters.last.edit,
            filters.person, filters.region, filters.product, filters.grouping, filters.clear, files.copy_button,
            files.save_button, files.month_button,
        ]  # fmt: skip
        for one, following in pairwise(order):
            self.setTabOrder(one, following)

    # --- for the window ------------------------------------------------------------------------

    def activated(self) -> None:
        """The tab came to the front: what was written meanwhile is counted."""
        self._window.set_selection_text("")
        self._window.set_key_hints(
            self.tr("↑↓ 选图表 ・ → 到图上，←→ 逐个看数 ・ 回车 看后面的客户 ・ Esc 回来 ・ Ctrl+P 月报 ・ F5 刷新")
        )
        self._begun = True
        self._ask()

    def focus_rows(self) -> None:
        """The arrow keys belong to the gallery."""
        self.gallery.setFocus()

    def focus_filter(self) -> None:
        """Ctrl+F."""
        self.filters.period.setFocus()

    def refresh(self) -> None:
        """F5."""
        self.shelf.outdate()
        self._ask()

    def printables(self) -> list[Any]:
        """What Ctrl+P offers here."""
        return self.files.printables()

    # --- asking ------------------------------------------------------------------------------------

    @property
    def name(self) -> str:
        """The chosen report."""
        return self.gallery.cards.cards[self.gallery.currentIndex().row()].name

    def _wish(self, name: str) -> Wish:
        return self.filters.wish(name, self._by.get(name))

    def _on_chosen(self, name: str) -> None:
        self.title.setText(report_texts.title(name))
        self._show_groupings()
        self._ask()

    def _on_filters(self) -> None:
        for card in self.gallery.cards.cards:
            if card.name and not self.shelf.fresh(self._wish(card.name)):
                self.gallery.cards.change(card.name, waiting=True)
        self._ask()

    def _on_grouping(self, key: str) -> None:
        self._by[self.name] = key
        self._ask()

    def _on_written(self, _written: Any) -> None:
        self.shelf.outdate()
        if self.isVisible():
            self._ask()

    def _ask(self) -> None:
        if not self._begun:
            return  # made ahead: nobody looks yet
        wish = self._wish(self.name)
        known = self.shelf.find(wish)
        if known is not None:
            self._fill_card(self.name, known)
            self._show(known)
        elif self.isVisible():
            self._slow.start()
        if self.isVisible():
            if not self.shelf.fresh(wish):
                self.shelf.want_now(wish)
            self._want_cards()

    def _want_cards(self) -> None:
        if not self.isVisible():
            return
        others = [one for one in self.gallery.in_sight() if one != self.name]
        for name in others:
            known = self.shelf.find(self._wish(name))
            if known is not None:
                self._fill_card(name, known)
        self.shelf.want([self._wish(one) for one in others])

    def _fill_card(self, name: str, report: Report) -> None:
        sentence = report_texts.reason(report) if report.empty else report_texts.sentence(report)
        waiting = not self.shelf.fresh(self._wish(name))
        self.gallery.cards.change(name, sentence=sentence, spark=spark(report), waiting=waiting)

    def _on_slow(self) -> None:
        """Shorter waits show nothing: what flickers looks slower than it is."""
        self._stack.setCurrentWidget(self.waiting)

    def _on_arrived(self, wish: Wish) -> None:
        report = self.shelf.find(wish)
        if report is None or wish != self._wish(wish.name):
            return
        self._fill_card(wish.name, report)
        if wish.name == self.name:
            self._show(report)
        if not self.shelf.fresh(wish):
            self._ask()  # something was written while it was on its way

    def _on_failed(self, wish: Wish, error: AppError) -> None:
        said = texts.error_text(error)
        self.gallery.cards.change(wish.name, sentence=said.title, spark=None, waiting=False)
        if wish == self._wish(self.name):
            self._report = None
            self._say_instead(
                "triangle-alert", said.title, said.line, [self._action(self.tr("重试"), "refresh-cw", self._ask)]
            )

    # --- showing -------------------------------------------------------------------------------------

    def _show(self, report: Report) -> None:
        self._slow.stop()
        same, self._report = report is self._report, report
        self._show_groupings()
        self.files.set_report(report)
        self.span.setText(report_texts.span(report))
        self.sentence.setText(report_texts.sentence(report))
        if report.empty:
            self._show_nothing(report)
            return
        self._stack.setCurrentWidget(self.chart)
        self.figures.show()
        title = report_texts.title(report.name)
        self.chart.show_report(report, self.tr("{0}。{1}").format(title, report_texts.sentence(report)))
        if not same:
            self._show_blocks(report)

    def _show_groupings(self) -> None:
        if self._report is not None and self._report.name == self.name:
            keys = groupings(self.name)
            self.filters.set_groupings(keys, self._by.get(self.name, keys[0] if keys else None))
        else:
            self.filters.set_groupings((), None)

    def _show_blocks(self, report: Report) -> None:
        before = self.blocks.tabData(self.blocks.currentIndex()) if self.blocks.count() else None
        self.blocks.blockSignals(True)
        while self.blocks.count():
            self.blocks.removeTab(0)
        for block in report.blocks:
            if block.rows:
                at = self.blocks.addTab(report_texts.block_title(report.name, block.key))
                self.blocks.setTabData(at, block.key)
                if block.key == before:
                    self.blocks.setCurrentIndex(at)
        self.blocks.blockSignals(False)
        self.blocks.setVisible(self.blocks.count() > 1)
        self._show_block(self.blocks.currentIndex())

    def _show_block(self, at: int) -> None:
        if self._report is not None and at >= 0:
            self.table.show_block(self._report, self._report.block(self.blocks.tabData(at)))

    def _show_nothing(self, report: Report) -> None:
        actions = []
        if self.filters.narrowed:
            actions.append(self._action(self.tr("去掉筛选"), "x", self.filters.reset))
        elif self.filters.period.currentData() not in ("", "all"):
            actions.append(self._action(self.tr("看全部期间"), "history", lambda: self.filters.set_period("all")))
        actions += [
            self._action(self.tr("从 Excel 导入"), "file-spreadsheet", self._desk.files.begin_import),
            self._action(self.tr("登记出货"), "truck", self._desk.new_shipment),
        ]
        icon = report_texts.ICONS[report.name]
        self._say_instead(icon, report_texts.reason(report), report_texts.remedy(report), actions)

    @staticmethod
    def _action(words: str, icon: str, call: Any) -> EmptyAction:
        return EmptyAction(words, icon, call)

    def _say_instead(self, icon: str, sentence: str, hint: str, actions: list[EmptyAction]) -> None:
        self._slow.stop()
        old, self.empty = self.empty, EmptyState(icon, sentence, hint, actions, self)
        self.empty.setBackgroundRole(QPalette.ColorRole.Base)
        self._stack.addWidget(self.empty)
        self._stack.setCurrentWidget(self.empty)
        self.figures.hide()
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()

    # --- going on to the customers ----------------------------------------------------------------------

    def _on_shape(self, shape: Shape) -> None:
        if self._report is not None and shape.pick is not None:
            self.behind.show(self._report, shape.title, shape.pick, shape.block)

    def _on_row(self, words: str, pick: str, block: str) -> None:
        if self._report is not None:
            self.behind.show(self._report, words, pick, block)
