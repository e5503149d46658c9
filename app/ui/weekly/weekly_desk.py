"""Opens the windows of the weekly calls from any tab: the board, the report, returned sheets, numbers to be found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from app import services
from app.access import Permission

if TYPE_CHECKING:
    from app.sheets.workbook import Workbook
    from app.ui.desk import Desk
    from app.ui.weekly.assign_window import AssignWindow
    from app.ui.weekly.report_window import ReportWindow
    from app.ui.weekly.sheet_review import SheetReview

_FRIDAY: Final = 4


class WeeklyDesk(QObject):
    """Belongs to the desk. Windows are imported when first opened; each is open once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._assign: AssignWindow | None = None
        self._review: SheetReview | None = None
        self._report: ReportWindow | None = None

    @property
    def may_assign(self) -> bool:
        """Whether the board is offered."""
        return self._desk.context.actor.may(Permission.WEEK_ASSIGN)

    def assign(self, week: str = "") -> None:
        """分配本周名单; a second call brings the window to the front."""
        if not self.may_assign:
            self._desk.window.show_toast(self.tr("每周名单由主管分配。"))
            return
        if self._assign is None:
            from app.ui.weekly.assign_window import AssignWindow

            desk = self._desk
            window = AssignWindow(desk.context, desk.window, week=week or week_to_assign(desk.context.today()))
            window.customer_wanted.connect(lambda customer_id: desk.open_full(customer_id, over=window))
            window.files_dropped.connect(desk.files.begin_import)
            window.print_wanted.connect(lambda of, user_id: self.print_sheets(of, user_id, window))
            window.report_wanted.connect(self.report)
            window.resize(desk.window.size())
            window.move(desk.window.pos())
            window.finished.connect(self._on_assign_closed)
            self._assign = window
            desk.show_dialog(window, modal=False)
        elif week:
            self._assign.weeks.choose(week)
        self._assign.raise_()
        self._assign.activateWindow()

    def _on_assign_closed(self) -> None:
        self._assign = None

    def report(self, week: str = "") -> None:
        """周报; a second call brings the window to the front."""
        if self._report is None:
            from app.ui.weekly.report_window import ReportWindow

            desk = self._desk
            window = ReportWindow(desk.context, desk.window, week=week)
            window.customer_wanted.connect(lambda customer_id: desk.open_full(customer_id, over=window))
            window.files_dropped.connect(desk.files.begin_import)
            window.print_wanted.connect(lambda of: self.print_report(of, window))
            window.resize(desk.window.size())
            window.move(desk.window.pos())
            window.finished.connect(self._on_report_closed)
            self._report = window
            desk.show_dialog(window, modal=False)
        elif week:
            self._report.weeks.choose(week)
        self._report.raise_()
        self._report.activateWindow()

    def _on_report_closed(self) -> None:
        self._report = None

    def print_report(self, week: str, over: ReportWindow) -> None:
        """周报 on paper."""
        from app.ui.printing import week_choices
        from app.ui.printing.print_dialog import PrintDialog

        choices = [week_choices.report_choice(self._desk.context, week)]
        self._desk.paper.show(PrintDialog(self._desk.context, choices, over))

    def missing_numbers(self) -> None:
        """待补号码."""
        from app.ui.weekly.missing_numbers import MissingNumbersDialog

        dialog = MissingNumbersDialog(self._desk.context, self._desk.window)
        dialog.customer_wanted.connect(lambda customer_id: self._desk.open_full(customer_id, over=dialog))
        self._desk.show_dialog(dialog)

    def review(self, workbooks: Sequence[Workbook]) -> None:
        """Call sheets came back: look at them before they are written; more join those that are looked at."""
        if self._review is None:
            from app.ui.weekly.sheet_review import SheetReview

            review = SheetReview(self._desk.context, self._desk, self._desk.window)
            review.finished.connect(self._on_review_closed)
            self._review = review
            self._desk.show_dialog(review, modal=False)
        self._review.add(workbooks)
        self._review.raise_()
        self._review.activateWindow()

    def _on_review_closed(self) -> None:
        self._review = None

    def print_sheets(self, week: str, user_id: int, over: AssignWindow) -> None:
        """电话回访单 for each person, or for the one in front."""
        from app.ui.printing import week_choices
        from app.ui.printing.print_dialog import PrintDialog

        choices = [week_choices.people_choice(self._desk.context, week)]
        if user_id:
            choices.append(week_choices.people_choice(self._desk.context, week, user_id))
        self._desk.paper.show(PrintDialog(self._desk.context, choices, over))


def week_to_assign(today: date) -> str:
    """This week, and from Friday on the next."""
    week = services.weeks.week_of(today)
    return services.weeks.shifted(week, 1) if today.weekday() >= _FRIDAY else week


def open_folder(folder: Path) -> None:
    """Show a folder that files were written into."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
