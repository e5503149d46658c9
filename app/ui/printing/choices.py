"""What can be printed of what is in front: the customer, the list or its selected rows, the work of the day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from app import services
from app.models.nouns import ListName
from app.ui.printing.documents import call_sheet, customer_card, read_card, today_list, tr
from app.ui.printing.print_dialog import Printable

if TYPE_CHECKING:
    from app.ui.context import WindowContext

MOST_ROWS: Final = 1_000
"""A call sheet of more customers is no sheet; it is cut and says so."""


def card_choice(context: WindowContext, customer_id: int, name: str = "") -> Printable:
    """客户卡片 of one customer."""
    actor, today = context.actor, context.today()
    return Printable(
        "card",
        tr("客户卡片"),
        name or tr("当前客户"),
        "user-round",
        lambda session: read_card(session, actor, customer_id, today=today),
        lambda data, foot: customer_card(data, today=today, foot=foot),
    )


def sheet_choice(context: WindowContext, name: ListName, ids: Sequence[int], source: str) -> Printable:
    """电话回访单 of these rows."""
    actor, today, wanted = context.actor, context.today(), list(ids)

    def read(session: Any) -> Any:
        found = services.calls.gather(session, actor, name, wanted, today=today, limit=MOST_ROWS)
        return services.calls.sheet(session, actor, found.ids, today=today)

    return Printable(
        "sheet",
        tr("电话回访单"),
        tr("{source}，{count} 行").format(source=source, count=f"{min(len(wanted), MOST_ROWS):,}"),
        "list-checks",
        read,
        lambda rows, foot: call_sheet(rows, source=source, actor=actor.name, today=today, foot=foot),
    )


def week_choice(context: WindowContext) -> Printable:
    """电话回访单 of this week's dormant customers."""
    actor, today = context.actor, context.today()

    def read(session: Any) -> Any:
        groups = services.today.overview(session, actor, of=actor.id, today=today).groups
        ids = [row.customer_id for group in groups if group.key == "week" for row in group.rows]
        return services.calls.sheet(session, actor, ids, today=today)

    return Printable(
        "week",
        tr("本周回访单"),
        tr("分配给我的长期未交易客户"),
        "clock",
        read,
        lambda rows, foot: call_sheet(rows, source=tr("本周回访"), actor=actor.name, today=today, foot=foot),
    )


def today_choice(context: WindowContext) -> Printable:
    """今日清单."""
    actor, today = context.actor, context.today()
    return Printable(
        "today",
        tr("今日工作清单"),
        tr("要联系谁，为什么"),
        "sun",
        lambda session: services.today.overview(session, actor, today=today),
        lambda work, foot: today_list(work, actor=actor.name, today=today, foot=foot),
    )
