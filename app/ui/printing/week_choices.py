"""What can be printed of a week: the call sheets of everybody or of one person, and the week report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app import services
from app.ui.printing.documents import tr
from app.ui.printing.print_dialog import Printable
from app.ui.printing.week_documents import person_sheets, week_report

if TYPE_CHECKING:
    from app.ui.context import WindowContext


def people_choice(context: WindowContext, week: str, user_id: int = 0) -> Printable:
    """电话回访单: one page per person, or one person's alone."""
    actor, today = context.actor, context.today()

    def read(session: Any) -> Any:
        people = services.weekly_board.board(session, actor, week=week, today=today).people
        return [one for one in people if not user_id or one.user_id == user_id]

    return Printable(
        "person" if user_id else "people",
        tr("当前这位的回访单") if user_id else tr("每人一份回访单"),
        tr("只打印光标所在的一列") if user_id else tr("一人一页，可以剪开分发"),
        "user-round" if user_id else "users",
        read,
        lambda people, foot: person_sheets(people, week=week, today=today, foot=foot),
    )


def report_choice(context: WindowContext, week: str) -> Printable:
    """周报."""
    actor, today = context.actor, context.today()
    return Printable(
        "week-report",
        tr("每周回访周报"),
        tr("完成率、接通率、唤醒和未联系的客户"),
        "chart-column",
        lambda session: services.weekly_report.report(session, actor, week=week, today=today),
        lambda found, foot: week_report(found, foot=foot),
    )
