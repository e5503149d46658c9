"""今日工作: whom to call and why, the figures of the day, the supervisor's team, sales, and who is about to be lost."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app import services
from app.models.nouns import ListName, Noun
from app.ui import formats
from app.ui.analysis.sales_glance import SalesGlance
from app.ui.analysis.shelf import Wish, ask
from app.ui.day_words import add_months
from app.ui.pages.figure_card import FigureCard
from app.ui.pages.record_page import tr
from app.ui.pages.today_churn import ChurnPanel
from app.ui.pages.today_list import TodayList
from app.ui.pages.today_team import TeamTable
from app.ui.widgets.buttons import link_button, primary_button, secondary_button
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.empty_state import EmptyAction, EmptyState

if TYPE_CHECKING:
    from app.services.reports import Report
    from app.services.today import TodayGroup, TodayWork
    from app.services.today_team import Member
    from app.ui.context import WindowContext
    from app.ui.desk import Desk
    from app.ui.main_window import MainWindow

_SIDE_FROM: Final = 1180
_LOW: Final = 560
"""Below this height the side keeps to what is worked with: the team, or who is about to be lost."""
_HIGH: Final = 800
"""From this height on the supervisor's side has room for the chart as well."""
_NOUNS: Final = frozenset(
    {
        Noun.CUSTOMER,
        Noun.INTERACTION,
        Noun.SHIPMENT,
        Noun.SERVICE_CASE,
        Noun.TEAM_SETTING,
        Noun.ASSIGNMENT,
        Noun.USER,
        Noun.CONTACT,
    }
)
_SALES_NOUNS: Final = frozenset({Noun.SHIPMENT, Noun.TEAM_SETTING})
_CALLED: Final = ("overdue", "due", "week")


class TodayPage(QWidget):
    """Only figures that the data hold; everything is asked in the background."""

    def __init__(self, context: WindowContext, window: MainWindow, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._window, self._desk = context, window, desk
        self._outdated = False
        self._asked_on: date | None = None
        self._work: TodayWork | None = None
        self._cares: TodayGroup | None = None
        self._leads = context.actor.sees_all
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

    # --- building -----------------------------------------------------------------

    def _make_greeting(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.greeting = QLabel(self)
        self.greeting.setProperty("role", "page")
        self.summary = ElidedLabel("", self, role="secondary", minimum_width=120)
        self.start = primary_button(self.tr("开始逐个联系"), "phone-call", key="Ctrl+Shift+L", parent=self)
        self.start.clicked.connect(lambda: self._call(self.call_queue()))
        self.start.setEnabled(False)
        self.print_button = secondary_button(self.tr("打印今日清单"), "printer", key="Ctrl+P", parent=self)
        self.print_button.clicked.connect(lambda: self._desk.paper.front("today"))
        row.addWidget(self.greeting)
        row.addWidget(self.summary, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        self.report_button = secondary_button(self.tr("周报"), "chart-column", parent=self)
        self.report_button.setToolTip(self.tr("每周回访做得怎样：完成率、接通率、唤醒的客户"))
        self.report_button.clicked.connect(lambda: self._desk.weekly.report())
        row.addWidget(self.report_button)
        if self._desk.weekly.may_assign:
            self.assign_button = secondary_button(self.tr("分配名单"), "list-checks", parent=self)
            self.assign_button.setToolTip(self.tr("每周给每位业务员分配要回访的长期未交易客户"))
            self.assign_button.clicked.connect(lambda: self._desk.weekly.assign())
            row.addWidget(self.assign_button)
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
        self.title = QLabel(self.tr("今日工作清单"), frame)
        self.title.setProperty("role", "section")
        self.all_button = link_button(self.tr("显示全部"), parent=frame)
        self.all_button.clicked.connect(self.show_all)
        self.all_button.hide()
        keys = QLabel(self.tr("↑↓ 选择　回车 打开　L 记联系　X 完成　Z 推迟到明天"), frame)
        keys.setProperty("role", "caption")
        self.numbers_button = link_button(
            "", tip=self.tr("空号、停机、错号的客户，找到新号码填进去就又能联系"), parent=frame
        )
        self.numbers_button.clicked.connect(self._desk.weekly.missing_numbers)
        self.numbers_button.hide()
        head.addWidget(self.title)
        head.addWidget(self.all_button)
        head.addWidget(self.numbers_button)
        head.addStretch(1)
        head.addWidget(keys)
        column.addLayout(head)
        self.list = TodayList(self._context, frame)
        self.list.opened.connect(self._on_opened)
        self.list.log_wanted.connect(lambda row: self._desk.log_contact(row.customer_id))
        self.list.call_wanted.connect(lambda row: self._call(self.call_queue(row.customer_id)))
        self.list.done_wanted.connect(self._on_done)
        self.list.later_wanted.connect(self._on_later)
        self.empty = EmptyState(
            "circle-check",
            self.tr("今天没有要跟进的客户"),
            self.tr("记联系时定下次日期，到期就会出现在这里。"),
            [
                EmptyAction(self.tr("从 Excel 导入"), "file-spreadsheet", self._desk.files.begin_import),
                EmptyAction(self.tr("新建客户"), "plus", self._desk.new_customer),
            ],
            frame,
        )
        self.empty.hide()
        column.addWidget(self.list, 1)
        column.addWidget(self.empty, 1)
        return frame

    def _make_side(self) -> QWidget:
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.team = TeamTable(side)
        self.team.chosen.connect(self._on_person)
        self._team_panel = self._panel(self.tr("团队今天"), side)
        self._team_panel.layout().addWidget(self.team)
        self._team_panel.setVisible(self._leads)
        self._sales_panel = self._panel(self.tr("近 12 个月成交额与季节指数"), side)
        self.sales = QLabel(self._sales_panel)
        self.sales.setProperty("role", "caption")
        self.chart = SalesGlance(self._sales_panel)
        self.chart.setMinimumHeight(104)
        self.chart.clicked.connect(lambda: self._window.show_page("analysis"))
        self._sales_panel.layout().addWidget(self.sales)
        self._sales_panel.layout().addWidget(self.chart)
        self._churn_panel = self._panel(self.tr("流失预警"), side)
        self.churn = ChurnPanel(self._churn_panel)
        self.churn.opened.connect(self._desk.find_customer)
        self._churn_panel.layout().addWidget(self.churn)
        column.addWidget(self._team_panel, 5)
        column.addWidget(self._sales_panel, 4)
        column.addWidget(self._churn_panel, 0)
        return side

    @staticmethod
    def _panel(words: str, parent: QWidget) -> QFrame:
        frame = QFrame(parent)
        frame.setProperty("kind", "panel")
        column = QVBoxLayout(frame)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(8)
        title = QLabel(words, frame)
        title.setProperty("role", "section")
        column.addWidget(title)
        return frame

    # --- asking -------------------------------------------------------------------

    def activated(self) -> None:
        """The tab came to the front."""
        if self._outdated or self._asked_on != self._context.today():
            self.refresh()
        self._window.set_selection_text("")
        self._window.set_key_hints(
            self.tr("↑↓ 选择 ・ 回车 打开 ・ L 记联系 ・ C 逐个联系 ・ X 完成 ・ Z 明天 ・ Ctrl+K 搜索 ・ F1 按键")
        )

    def focus_rows(self) -> None:
        """The arrow keys belong to the list."""
        self.list.setFocus()

    def refresh(self) -> None:
        """F5, or another day began."""
        self._ask_work()
        self._ask_numbers()
        self._ask_sales()

    def _ask_work(self) -> None:
        self._outdated = False
        actor, today, tasks = self._context.actor, self._context.today(), self._context.tasks
        of, self._asked_on = self.team.person or None, today
        tasks.read(
            lambda session, _job: services.today.overview(session, actor, of=of, today=today),
            self._on_work,
            owner=self,
            key=(id(self), "work"),
        )
        tasks.read(
            lambda session, _job: services.today.cares(session, actor, today=today),
            self._on_cares,
            owner=self,
            key=(id(self), "cares"),
        )
        if self._leads:
            tasks.read(
                lambda session, _job: services.today_team.members(session, actor, today=today),
                self._on_team,
                owner=self,
                key=(id(self), "team"),
            )

    def _ask_numbers(self) -> None:
        actor, today, tasks = self._context.actor, self._context.today(), self._context.tasks
        tasks.read(
            lambda session, _job: services.weekly_outcomes.missing_numbers(session, actor, today=today),
            lambda found: self._on_numbers(len(found)),
            owner=self,
            key=(id(self), "numbers"),
        )

    def _ask_sales(self) -> None:
        actor, today, tasks = self._context.actor, self._context.today(), self._context.tasks
        tasks.read(
            lambda session, _job: ask(session, actor, Wish("sales", "12m"), today),
            self._on_sales,
            owner=self,
            key=(id(self), "sales"),
        )
        tasks.read(
            lambda session, _job: ask(session, actor, Wish("churn", "12m"), today),
            self.churn.show_report,
            owner=self,
            key=(id(self), "churn"),
        )

    def _on_work(self, work: TodayWork) -> None:
        self._work = work
        figures = work.figures
        self.greeting.setText(self.tr("{0}，{1}").format(_greeting(), self._context.actor.name))
        self.summary.setText(self._summary(figures.overdue, figures.due))
        cards = self.cards
        cards["overdue"].show_figure(
            f"{figures.overdue:,}",
            self.tr("最久 {0} 天").format(figures.overdue_longest_days) if figures.overdue else self.tr("没有逾期"),
        )
        cards["due"].show_figure(f"{figures.due:,}", self.tr("今天已联系 {0} 位").format(figures.done_today))
        cards["week"].show_figure(
            self.tr("{0} / {1}").format(figures.week_done, figures.week_total) if figures.week_total else "0",
            self.tr("截止周日") if figures.week_total else self.tr("本周没有分配"),
        )
        cards["month"].show_figure(
            formats.money(figures.month_amount).partition(".")[0], self.tr("按出货日期，已减退货")
        )
        cards["cases"].show_figure(
            f"{figures.open_cases:,}",
            self.tr("{0} 件超过承诺日").format(figures.late_cases) if figures.late_cases else self.tr("没有超期"),
        )
        self._show_list()

    def _summary(self, overdue: int, due: int) -> str:
        day = self._context.today()
        words = {"month": day.month, "day": day.day, "weekday": tr("一 二 三 四 五 六 日").split()[day.weekday()]}
        if not overdue + due:
            return self.tr("{month}月{day}日 星期{weekday} ・ 今天没有约定的联系").format(**words)
        said = self.tr("{month}月{day}日 星期{weekday} ・ 有 {todo} 位客户要联系，{overdue} 位已逾期")
        return said.format(todo=f"{overdue + due:,}", overdue=f"{overdue:,}", **words)

    def _on_cares(self, found: TodayGroup) -> None:
        self._cares = found
        self._show_list()

    def _on_numbers(self, count: int) -> None:
        self.numbers_button.setText(self.tr("待补号码 {0}").format(f"{count:,}"))
        self.numbers_button.setVisible(count > 0)

    def _on_team(self, members: tuple[Member, ...]) -> None:
        self.team.show_members(members)
        self._show_title()

    def _show_list(self) -> None:
        if self._work is None:
            return
        groups = list(self._work.groups)
        if self._cares is not None and not self.team.person:
            groups.insert(2, self._cares)
        self.list.show_groups(groups)
        anything = any(group.rows for group in groups)
        self.list.setVisible(anything)
        self.empty.setVisible(not anything)
        self.start.setEnabled(bool(self.call_queue()))
        self._show_title()

    def _show_title(self) -> None:
        for key, card in self.cards.items():
            card.mark(chosen=key == self.list.only)
        name = self.team.name_of(self.team.person)
        self.title.setText(self.tr("{0}的清单").format(name) if name else self.tr("今日工作清单"))
        self.all_button.setVisible(bool(self.list.only or name))

    def _on_sales(self, sales: Report) -> None:
        self.chart.show_report(sales)
        total = self.tr("合计 {0}").format(formats.money(sales.facts["total"]))
        if self.chart.has_indexes:
            total = self.tr("{0} ・ 柱：成交额，线：季节指数").format(total)
        self.sales.setText("" if sales.empty else total)

    def _on_written(self, written: Any) -> None:
        if written.nouns.isdisjoint(_NOUNS):
            return
        if not self.isVisible():
            self._outdated = True
            return
        self._ask_work()
        if Noun.CONTACT in written.nouns:
            self._ask_numbers()
        if not written.nouns.isdisjoint(_SALES_NOUNS):
            self._ask_sales()

    # --- doing --------------------------------------------------------------------

    def current_customer(self) -> int | None:
        """Whom Ctrl+L logs."""
        row = self.list.current_row()
        return row.customer_id if row is not None else None

    def call_queue(self, first: int | None = None) -> list[int]:
        """Whom 开始逐个联系 goes through, in the order of the list; from `first` on, then those before it."""
        own = (None, self._context.actor.name)  # others' weekly calls are theirs, unless they are what is looked at
        wanted = [
            row.customer_id
            for key, row in self.list.rows
            if key in _CALLED and not row.done and (key != "week" or row.person in own or self.list.only == "week")
        ]
        if first is not None and first not in wanted:
            return [first]
        at = wanted.index(first) if first is not None else 0
        return list(dict.fromkeys([*wanted[at:], *wanted[:at]]))

    def _call(self, queue: list[int]) -> None:
        self._desk.calls.one_by_one(queue, self.tr("今日工作"))

    def show_all(self) -> None:
        """Everything again: every group, everybody."""
        self.list.only = ""
        if self.team.person:
            self.team.forget()
            self._ask_work()
        self._show_list()

    def _on_card(self, key: str) -> None:
        if key == "month":
            self._window.show_page("analysis")
        elif self.list.narrow("" if self.list.only == key else key):
            self._show_title()
            self.start.setEnabled(bool(self.call_queue()))
        elif key == "cases":
            self._window.show_page(ListName.AFTER_SALES.value)

    def _on_person(self, _user_id: int) -> None:
        self.list.only = ""
        self._ask_work()

    def _on_done(self, group: str, row: Any) -> None:
        """What was promised is done; a weekly call is done when it is logged, a case when it is closed."""
        if group in ("overdue", "due"):
            self._desk.set_next([row.customer_id], None)
        elif row.case_id is not None:
            self._desk.open_case(row.case_id)
        else:
            self._desk.log_contact(row.customer_id)

    def _on_later(self, row: Any, when: str) -> None:
        today = self._context.today()
        days = {
            "tomorrow": today + timedelta(days=1),
            "days": today + timedelta(days=3),
            "monday": today + timedelta(days=7 - today.weekday()),
            "month": add_months(today, 1),
        }
        self._desk.set_next([row.customer_id], days[when])

    def _on_opened(self, row: Any) -> None:
        if row.case_id is not None:
            self._desk.open_case(row.case_id)
        else:
            self._desk.find_customer(row.customer_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The side gives way to the list where there is little room, the chart to the team where it is low."""
        super().resizeEvent(event)
        self._side.setVisible(self.width() >= _SIDE_FROM)
        low = self.height() < _LOW
        self.sales.setVisible(not low)
        self._sales_panel.setVisible(not self._leads or self.height() >= _HIGH)
        self._churn_panel.setVisible(not low or not self._leads)


def _greeting() -> str:
    hour = datetime.now().astimezone().hour
    return tr("早上好") if 5 <= hour < 12 else tr("下午好") if 12 <= hour < 18 else tr("晚上好")
