"""周报: what became of the week's lists, per person and for the team, with trend; on screen, on paper, in Excel."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStackedWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app import services
from app.errors import AppError, Cancelled
from app.models.nouns import Noun
from app.ui import formats, texts, weekly_texts
from app.ui.weekly.report_charts import CountBars, TrendChart
from app.ui.weekly.report_matrix import Legend, Matrix
from app.ui.weekly.week_chooser import WeekChooser
from app.ui.weekly.week_window import WeekWindow
from app.ui.weekly.weekly_desk import open_folder
from app.ui.widgets.buttons import ghost_button
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.plain_table import RIGHT, plain_table
from app.ui.widgets.toast import Toast
from app.ui.widgets.window_header import WindowHeader

if TYPE_CHECKING:
    from app.services.weekly_report import Rates, WeekReport
    from app.ui.context import WindowContext

_MINIMUM: Final = (1000, 540)
_NOUNS: Final = frozenset({Noun.ASSIGNMENT, Noun.INTERACTION, Noun.SHIPMENT, Noun.CUSTOMER, Noun.USER})
_CUSTOMER: Final = int(Qt.ItemDataRole.UserRole)


def week_to_report(today: date) -> str:
    """This week; on Monday the one that is over."""
    week = services.weeks.week_of(today)
    return services.weeks.shifted(week, -1) if today.weekday() == 0 else week


class ReportWindow(WeekWindow):
    """A salesperson sees the own row, a supervisor everybody's."""

    customer_wanted = Signal(int)
    print_wanted = Signal(str)

    def __init__(self, context: WindowContext, parent: QWidget | None = None, *, week: str = "") -> None:
        super().__init__(parent)
        self._context = context
        self.found: WeekReport | None = None
        self.setWindowTitle(self.tr("每周回访周报"))
        self.setWindowFlags(
            Qt.WindowType.Window | Qt.WindowType.WindowMaximizeButtonHint | Qt.WindowType.WindowCloseButtonHint
        )
        self.setMinimumSize(*_MINIMUM)
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.weeks = WeekChooser(context.today(), week or week_to_report(context.today()), self)
        self.weeks.changed.connect(lambda _week: self.ask())
        column.addWidget(self._make_header())
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self._make_body())
        self.none = EmptyState(
            "list-checks",
            self.tr("这一周没有发布过名单"),
            self.tr("主管发布名单以后，这里逐人显示完成、接通、有意向和唤醒。Alt+PgUp 看上一周。"),
            (),
            self,
        )
        self.stack.addWidget(self.none)
        column.addWidget(self.stack, 1)
        self._toast = Toast(self)
        for keys, call in (("Ctrl+P", self._print), ("Ctrl+E", self.export), ("F5", self.ask)):
            QShortcut(QKeySequence(keys), self).activated.connect(call)
        context.tasks.written.connect(self._on_written)
        self.ask()

    # --- building -------------------------------------------------------------------------

    def _make_header(self) -> QFrame:
        frame = WindowHeader("chart-column", self.tr("每周回访周报"), self)
        row = frame.row
        row.addSpacing(8)
        row.addWidget(self.weeks)
        row.addStretch(1)
        self.print_button = ghost_button(self.tr("打印"), "printer", key="Ctrl+P", parent=frame)
        self.print_button.clicked.connect(self._print)
        self.export_button = ghost_button(self.tr("导出 Excel"), "upload", key="Ctrl+E", parent=frame)
        self.export_button.clicked.connect(self.export)
        row.addWidget(self.print_button)
        row.addWidget(self.export_button)
        frame.add_close(self)
        return frame

    def _make_body(self) -> QWidget:
        body = QWidget(self)
        row = QHBoxLayout(body)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self._make_figures(body))
        panel, column, _title = self._panel(self.tr("逐人逐户"), body)
        self.legend = Legend(panel)
        self.matrix = Matrix(panel)
        self.matrix.opened.connect(self.customer_wanted)
        column.addWidget(self.legend)
        column.addWidget(self.matrix, 1)
        left.addWidget(panel, 3)
        lower = QHBoxLayout()
        lower.setSpacing(12)
        lower.addWidget(self._make_woken(body), 3)
        lower.addWidget(self._make_missed(body), 2)
        left.addLayout(lower, 2)
        row.addLayout(left, 1)
        row.addWidget(self._make_side(body))
        return body

    @staticmethod
    def _panel(words: str, parent: QWidget) -> tuple[QFrame, QVBoxLayout, QLabel]:
        frame = QFrame(parent)
        frame.setProperty("kind", "panel")
        column = QVBoxLayout(frame)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(4)
        title = QLabel(words, frame)
        title.setProperty("role", "strong")
        column.addWidget(title)
        return frame, column, title

    def _make_figures(self, parent: QWidget) -> QFrame:
        frame = QFrame(parent)
        frame.setProperty("kind", "panel")
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(12)
        self.figures: dict[str, tuple[QLabel, QLabel]] = {}
        for key, words in (
            ("completion", self.tr("完成率")),
            ("reach", self.tr("接通率")),
            ("interest", self.tr("有意向率")),
            ("woken", self.tr("唤醒客户")),
            ("amount", self.tr("唤醒金额")),
        ):
            column = QVBoxLayout()
            column.setSpacing(0)
            name = QLabel(words, frame)
            name.setProperty("role", "caption")
            number, note = QLabel(frame), QLabel(frame)
            number.setProperty("role", "page")
            note.setProperty("role", "caption")
            for label in (name, number, note):
                column.addWidget(label)
            row.addLayout(column, 1)
            self.figures[key] = number, note
        return frame

    def _make_woken(self, parent: QWidget) -> QFrame:
        panel, column, self.woken_title = self._panel("", parent)
        self.woken = plain_table(
            [self.tr("客户"), self.tr("联系"), self.tr("谁联系的"), self.tr("成交"), self.tr("金额")],
            self.tr("唤醒的客户"),
            28,
            panel,
        )
        self.woken.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for at, width in ((1, 92), (2, 76), (3, 92), (4, 96)):
            self.woken.setColumnWidth(at, width)
        self.woken.cellActivated.connect(self._on_woken)
        self.woken.cellClicked.connect(self._on_woken)
        column.addWidget(self.woken, 1)
        self.nobody_woken = QLabel(self.tr("还没有。联系过的客户再下单，就会出现在这里。"), panel)
        self.nobody_woken.setProperty("role", "caption")
        self.nobody_woken.setWordWrap(True)
        self.nobody_woken.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.nobody_woken.hide()
        column.addWidget(self.nobody_woken, 1)
        return panel

    def _make_missed(self, parent: QWidget) -> QFrame:
        panel, column, self.missed_title = self._panel("", parent)
        self.missed = plain_table([self.tr("业务员"), self.tr("客户")], self.tr("没有联系的客户"), 28, panel)
        self.missed.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.missed.setColumnWidth(0, 76)
        self.missed.cellActivated.connect(self._on_missed)
        self.missed.cellClicked.connect(self._on_missed)
        column.addWidget(self.missed, 1)
        return panel

    def _make_side(self, parent: QWidget) -> QWidget:
        side = QWidget(parent)
        side.setFixedWidth(300)
        outer = QVBoxLayout(side)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        panel, column, _title = self._panel(self.tr("最近 8 周"), side)
        self.trend = TrendChart(panel)
        column.addWidget(self.trend, 1)
        outer.addWidget(panel, 3)
        panel, column, _title = self._panel(self.tr("联系结果"), side)
        self.reasons = CountBars(self.tr("联系结果"), panel)
        column.addWidget(self.reasons, 1)
        outer.addWidget(panel, 3)
        panel, column, _title = self._panel(self.tr("流失原因"), side)
        self.losses = CountBars(self.tr("流失原因"), panel)
        column.addWidget(self.losses, 1)
        outer.addWidget(panel, 2)
        return side

    # --- showing ----------------------------------------------------------------------------

    @property
    def week(self) -> str:
        """The week in front."""
        return self.weeks.week

    def ask(self) -> None:
        """Read the report anew."""
        actor, week, today = self._context.actor, self.week, self._context.today()
        self._context.tasks.read(
            lambda session, _job: (
                services.weekly_report.report(session, actor, week=week, today=today),
                services.team_settings.load(session).reactivated_within_days,
            ),
            self._on_report,
            failed=self._on_failed,
            owner=self,
            key=(id(self), "report"),
        )

    def _on_report(self, answer: tuple[WeekReport, int]) -> None:
        found, days = answer
        if found.week != self.week:
            return
        first, self.found = self.found is None, found
        over = found.last < self._context.today()
        anything = bool(found.people)
        self.stack.setCurrentIndex(0 if anything else 1)
        for button in (self.print_button, self.export_button):
            button.setEnabled(anything)
        self.matrix.show_people(found.people, over=over)
        self.legend.show_people(found.people, over=over)
        self._show_figures(found.team)
        self.trend.show_trend(found.trend)
        self.reasons.show_counts(found.reasons)
        self.losses.show_counts(found.losses)
        self.woken_title.setText(self.tr("唤醒的客户（联系后 {0} 天内成交）").format(days))
        self.missed_title.setText(self.tr("没有联系的客户") if over else self.tr("还没联系的客户"))
        self._show_lists(found)
        if first and anything:
            self.matrix.setFocus()

    def _show_figures(self, rates: Rates) -> None:
        shown = {
            "completion": (
                weekly_texts.share_text(rates.completion),
                self.tr("联系 {0} / {1} 位").format(rates.called, rates.assigned),
            ),
            "reach": (weekly_texts.share_text(rates.reach), self.tr("接通 {0} 位").format(rates.reached)),
            "interest": (weekly_texts.share_text(rates.interest), self.tr("有意向 {0} 位").format(rates.interested)),
            "woken": (str(rates.reactivated), self.tr("联系以后又成交")),
            "amount": (formats.money(rates.amount).partition(".")[0], self.tr("归最后联系的人")),
        }
        for key, (number, note) in shown.items():
            self.figures[key][0].setText(number)
            self.figures[key][1].setText(note)

    def _show_lists(self, found: WeekReport) -> None:
        self.woken.setVisible(bool(found.reactivated))
        self.nobody_woken.setVisible(not found.reactivated)
        self.woken.setRowCount(len(found.reactivated))
        for row, one in enumerate(found.reactivated):
            amount = QTableWidgetItem(formats.money(one.amount).partition(".")[0])
            amount.setTextAlignment(RIGHT)
            name = QTableWidgetItem(one.customer)
            name.setData(_CUSTOMER, one.customer_id)
            for column, item in enumerate(
                (
                    name,
                    QTableWidgetItem(formats.day(one.called_on)),
                    QTableWidgetItem(one.caller or ""),
                    QTableWidgetItem(formats.day(one.bought_on)),
                    amount,
                )
            ):
                item.setToolTip(item.text())
                self.woken.setItem(row, column, item)
        lost = [
            (person.name, cell)
            for person in found.people
            for cell in person.cells
            if not cell.state.called and cell.reactivated is None
        ]
        self.missed.setRowCount(len(lost))
        for row, (who, cell) in enumerate(lost):
            customer = QTableWidgetItem(cell.customer)
            customer.setData(_CUSTOMER, cell.customer_id)
            customer.setToolTip(cell.customer)
            self.missed.setItem(row, 0, QTableWidgetItem(who))
            self.missed.setItem(row, 1, customer)

    def _on_woken(self, row: int, _column: int) -> None:
        self.customer_wanted.emit(int(self.woken.item(row, 0).data(_CUSTOMER)))

    def _on_missed(self, row: int, _column: int) -> None:
        self.customer_wanted.emit(int(self.missed.item(row, 1).data(_CUSTOMER)))

    # --- paper and Excel ----------------------------------------------------------------------

    def _print(self) -> None:
        if self.found is not None and self.found.people:
            self.print_wanted.emit(self.week)

    def export(self) -> None:
        """导出 Excel: team, customers, reactivations, trend."""
        if self.found is None or not self.found.people:
            return
        folder = Path(self._context.settings.last_export_folder or Path.home())
        name = self.tr("每周回访周报 {0}.xlsx").format(self.week)
        chosen, _kind = QFileDialog.getSaveFileName(self, self.tr("导出周报"), str(folder / name), "Excel (*.xlsx)")
        if chosen:
            self.export_to(Path(chosen).with_suffix(".xlsx"))

    def export_to(self, path: Path) -> None:
        """Write the workbook."""
        found, actor = self.found, self._context.actor
        if found is None:
            return
        self._context.remember(last_export_folder=str(path.parent))
        words = weekly_texts.report_words()
        self._context.tasks.write(
            lambda session, _job: services.weekly_report_sheets.export(
                session, actor, path, found, words=words, now=datetime.now(UTC)
            ),
            lambda _rows: self._toast.show_text(
                self.tr("已导出 {0}").format(path.name),
                action=(self.tr("打开文件夹"), lambda: open_folder(path.parent)),
            ),
            failed=self._on_failed,
            owner=self,
        )

    def _on_written(self, written: Any) -> None:
        if not _NOUNS.isdisjoint(getattr(written, "nouns", ())):
            self.ask()

    def _on_failed(self, error: AppError) -> None:
        if not isinstance(error, Cancelled):
            self._toast.show_text(texts.error_text(error).line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves; Enter opens what the cursor stands on, not the first button."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
