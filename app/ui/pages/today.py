"""今日工作: whom to call and why, the figures of the day, and how sales went."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app import services
from app.models.nouns import ListName, Noun
from app.ui import formats
from app.ui.analysis.sales_glance import SalesGlance
from app.ui.analysis.shelf import Wish, ask
from app.ui.pages.figure_card import FigureCard
from app.ui.pages.record_page import tr
from app.ui.pages.today_list import TodayList
from app.ui.widgets.buttons import primary_button, secondary_button
from app.ui.widgets.empty_state import EmptyAction, EmptyState

if TYPE_CHECKING:
    from app.services.reports import Report
    from app.services.today import TodayWork
    from app.ui.context import WindowContext
    from app.ui.desk import Desk
    from app.ui.main_window import MainWindow

_SIDE_FROM = 1180
_NOUNS = frozenset({Noun.CUSTOMER, Noun.INTERACTION, Noun.SHIPMENT, Noun.SERVICE_CASE, Noun.TEAM_SETTING})


class TodayPage(QWidget):
    """Only figures that the data hold; everything is asked in the background."""

    def __init__(self, context: WindowContext, window: MainWindow, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._window, self._desk = context, window, desk
        self._outdated = False
        self._work: TodayWork | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(12)
        layout.addLayout(self._make_greeting())
        layout.addLayout(self._make_cards())
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(self._make_list(), 3)
        self._side = self._make_side()
        columns.addWidget(self._side, 2)
        layout.addLayout(columns, 1)
        context.tasks.written.connect(self._on_written)
        self.refresh()

    # --- building -----------------------------------------------------------------

    def _make_greeting(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.greeting = QLabel(self)
        self.greeting.setProperty("role", "page")
        self.summary = QLabel(self)
        self.summary.setProperty("role", "secondary")
        self.start = primary_button(self.tr("开始逐个联系"), "phone-call", parent=self)
        self.start.clicked.connect(self._on_start)
        self.start.setEnabled(False)
        self.print_button = secondary_button(self.tr("打印今日清单"), "printer", key="Ctrl+P", parent=self)
        self.print_button.clicked.connect(lambda: self._desk.print_front("today"))
        row.addWidget(self.greeting)
        row.addSpacing(8)
        row.addWidget(self.summary, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        row.addWidget(self.print_button)
        row.addWidget(self.start)
        return row

    def _make_cards(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        self.cards = {
            "overdue": FigureCard("circle-alert", "red", self.tr("逾期未跟进"), self),
            "due": FigureCard("sun", "amber", self.tr("今天要跟进"), self),
            "week": FigureCard("list-checks", "blue", self.tr("本周未交易回访"), self),
            "month": FigureCard("handshake", "green", self.tr("本月成交额"), self),
            "cases": FigureCard("wrench", "violet", self.tr("待处理售后"), self),
        }
        for key, card in self.cards.items():
            card.clicked.connect(lambda _checked=False, one=key: self._on_card(one))
            row.addWidget(card, 1)
        return row

    def _make_list(self) -> QWidget:
        frame = QFrame(self)
        frame.setProperty("kind", "panel")
        column = QVBoxLayout(frame)
        column.setContentsMargins(1, 10, 1, 1)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 14, 0)
        title = QLabel(self.tr("今日工作清单"), frame)
        title.setProperty("role", "section")
        keys = QLabel(self.tr("↑↓ 选择　回车 打开　L 记联系　X 完成　Z 推迟到明天"), frame)
        keys.setProperty("role", "caption")
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(keys)
        column.addLayout(head)
        self.list = TodayList(self._context, frame)
        self.list.opened.connect(self._on_opened)
        self.list.log_wanted.connect(lambda row: self._desk.log_contact(row.customer_id))
        self.list.call_wanted.connect(self._on_call)
        self.list.done_wanted.connect(lambda row: self._desk.set_next([row.customer_id], None))
        self.list.tomorrow_wanted.connect(
            lambda row: self._desk.set_next([row.customer_id], self._context.today() + timedelta(days=1))
        )
        self.empty = EmptyState(
            "circle-check",
            self.tr("今天没有要跟进的客户"),
            self.tr("记联系时定下次日期，到期就会出现在这里。"),
            [
                EmptyAction(self.tr("从 Excel 导入"), "file-spreadsheet", self._desk.start_import),
                EmptyAction(self.tr("新建客户"), "plus", self._desk.new_customer),
            ],
            frame,
        )
        self.empty.hide()
        column.addWidget(self.list, 1)
        column.addWidget(self.empty, 1)
        return frame

    def _make_side(self) -> QWidget:
        frame = QFrame(self)
        frame.setProperty("kind", "panel")
        column = QVBoxLayout(frame)
        column.setContentsMargins(16, 10, 16, 12)
        title = QLabel(self.tr("近 12 个月成交额"), frame)
        title.setProperty("role", "section")
        self.sales = QLabel(frame)
        self.sales.setProperty("role", "caption")
        self.chart = SalesGlance(frame)
        self.chart.clicked.connect(lambda: self._window.show_page("analysis"))
        column.addWidget(title)
        column.addWidget(self.sales)
        column.addWidget(self.chart, 100)
        column.addStretch(1)
        return frame

    # --- asking -------------------------------------------------------------------

    def activated(self) -> None:
        """The tab came to the front."""
        if self._outdated:
            self.refresh()
        self._window.set_selection_text("")
        self._window.set_key_hints(
            self.tr("↑↓ 选择 ・ 回车 打开 ・ L 记联系 ・ X 完成 ・ Z 明天 ・ Ctrl+K 搜索 ・ F1 按键")
        )

    def focus_rows(self) -> None:
        """The arrow keys belong to the list."""
        self.list.setFocus()

    def refresh(self) -> None:
        """F5, or something was written."""
        self._outdated = False
        actor, today, tasks = self._context.actor, self._context.today(), self._context.tasks
        tasks.read(
            lambda session, _job: services.today.overview(session, actor, today=today),
            self._on_work,
            owner=self,
            key=(id(self), "work"),
        )
        tasks.read(
            lambda session, _job: ask(session, actor, Wish("sales", "12m"), today),
            self._on_sales,
            owner=self,
            key=(id(self), "sales"),
        )

    def _on_work(self, work: TodayWork) -> None:
        self._work = work
        figures = work.figures
        todo = figures.overdue + figures.due
        self.greeting.setText(self.tr("{0}，{1}").format(_greeting(), self._context.actor.name))
        day = self._context.today()
        self.summary.setText(
            self.tr("{0}月{1}日 星期{2} ・ ").format(day.month, day.day, tr("一二三四五六日")[day.weekday()])
            + (
                self.tr("有 {0} 位客户要联系，{1} 位已逾期").format(f"{todo:,}", f"{figures.overdue:,}")
                if todo
                else self.tr("今天没有约定的联系")
            )
        )
        cards = self.cards
        cards["overdue"].show_figure(
            f"{figures.overdue:,}",
            self.tr("最久 {0} 天").format(figures.overdue_longest_days) if figures.overdue else self.tr("没有逾期"),
        )
        cards["due"].show_figure(f"{figures.due:,}", self.tr("今天已联系 {0} 位").format(figures.done_today))
        cards["week"].show_figure(
            f"{figures.week_done} / {figures.week_total}" if figures.week_total else "0",
            self.tr("截止周日") if figures.week_total else self.tr("本周没有分配"),
        )
        cards["month"].show_figure(
            formats.money(figures.month_amount).partition(".")[0], self.tr("按出货日期，已减退货")
        )
        cards["cases"].show_figure(
            f"{figures.open_cases:,}",
            self.tr("{0} 件超过承诺日").format(figures.late_cases) if figures.late_cases else self.tr("没有超期"),
        )
        self.list.show_groups(work.groups)
        anything = any(group.rows for group in work.groups)
        self.list.setVisible(anything)
        self.empty.setVisible(not anything)
        self.start.setEnabled(bool(self.call_queue()))

    def _on_sales(self, sales: Report) -> None:
        self.chart.show_report(sales)
        total = self.tr("合计 {0}").format(formats.money(sales.facts["total"]))
        self.sales.setText(self.tr("还没有出货") if sales.empty else total)

    def _on_written(self, written: Any) -> None:
        if written.nouns.isdisjoint(_NOUNS):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._outdated = True

    # --- doing --------------------------------------------------------------------

    def current_customer(self) -> int | None:
        """Whom Ctrl+L logs."""
        row = self.list.current_row()
        return row.customer_id if row is not None else None

    def call_queue(self) -> list[int]:
        """Whom 开始逐个联系 goes through, in the order of the list."""
        if self._work is None:
            return []
        wanted = (
            row.customer_id for group in self._work.groups if group.key != "cases" for row in group.rows if not row.done
        )
        return list(dict.fromkeys(wanted))

    def _on_start(self) -> None:
        self._desk.call_one_by_one(self.call_queue(), self.tr("今日工作"))

    def _on_card(self, key: str) -> None:
        if key == "month":
            self._window.show_page("analysis")
        elif not self.list.jump_to(key) and key == "cases":
            self._window.show_page(ListName.AFTER_SALES.value)

    def _on_opened(self, row: Any) -> None:
        if row.case_id is not None:
            self._desk.open_case(row.case_id)
        else:
            self._desk.find_customer(row.customer_id)

    def _on_call(self, row: Any) -> None:
        QGuiApplication.clipboard().setText(row.mobile or "")
        self._window.show_toast(self.tr("已复制 {0}，打完电话按 L 记一笔").format(formats.phone(row.mobile)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The chart gives way to the list where there is little room."""
        super().resizeEvent(event)
        self._side.setVisible(self.width() >= _SIDE_FROM)


def _greeting() -> str:
    hour = datetime.now().astimezone().hour
    return tr("早上好") if 5 <= hour < 12 else tr("下午好") if 12 <= hour < 18 else tr("晚上好")
