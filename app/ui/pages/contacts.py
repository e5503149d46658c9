"""联系记录: every contact of the team, newest first."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.models.nouns import ListName, Noun
from app.ui.columns import ColumnSpec, Kind
from app.ui.filter_panel import FacetSpec, ViewSpec
from app.ui.list_page_config import ListPageConfig
from app.ui.list_tools import BatchAction
from app.ui.pages.record_page import MenuEntry, RecordPage, empty_list, tr

if TYPE_CHECKING:
    from app.ui.context import WindowContext


def contacts_config(context: WindowContext, title: str, detail: Callable[[QWidget], QWidget] | None) -> ListPageConfig:
    """Columns, views and facets of the log."""
    views = [
        ViewSpec("all", tr("全部记录"), "layout-list"),
        ViewSpec("today", tr("今天"), "sun"),
        ViewSpec("this_week", tr("本周"), "calendar-days"),
    ]
    if context.actor.sees_all:
        views.append(ViewSpec("mine", tr("我的记录"), "user-round"))
    return ListPageConfig(
        list=ListName.CONTACTS,
        title=title,
        unit=tr("条"),
        sort=(("happened_on", True),),
        columns=(
            ColumnSpec("happened_on", tr("日期"), Kind.DATE, 98, minimum=94),
            ColumnSpec("customer", tr("客户名称"), Kind.NAME, 176, minimum=120),
            ColumnSpec("method", tr("方式"), Kind.TEXT, 76, minimum=72),
            ColumnSpec("content", tr("联系内容"), Kind.TEXT, 200, stretch=True, minimum=140),
            ColumnSpec("outcome", tr("结果"), Kind.PILL, 96, minimum=88),
            ColumnSpec("next_on", tr("下次联系"), Kind.DATE, 98, minimum=94),
            ColumnSpec("salesperson", tr("业务员"), Kind.AVATAR, 92, minimum=84),
            ColumnSpec("contact_name", tr("联系人"), Kind.TEXT, 76, visible=False),
            ColumnSpec("purpose", tr("目的"), Kind.TEXT, 86, visible=False),
            ColumnSpec("intent", tr("意向"), Kind.PILL, 60, visible=False),
            ColumnSpec("origin", tr("来源"), Kind.TEXT, 86, visible=False),
        ),
        views=tuple(views),
        facets=(
            FacetSpec("salesperson", tr("业务员")),
            FacetSpec("method", tr("方式")),
            FacetSpec("outcome", tr("结果")),
        ),
        empty=empty_list("phone", tr("还没有联系记录"), new=("new", tr("记联系"))),
        detail=detail,
        batch=(BatchAction("export", tr("导出"), "upload"), BatchAction("delete", tr("删除"), "trash-2")),
        nouns=frozenset({Noun.INTERACTION.value, Noun.CUSTOMER.value}),
    )


class ContactsPage(RecordPage):
    """The log."""

    def open_record(self, record_id: int) -> None:
        """The contact's form."""
        self.desk.open_interaction(record_id)

    def menu_entries(self, record_id: int) -> list[MenuEntry]:
        """Open, log again, delete."""
        return [
            *super().menu_entries(record_id),
            (tr("打开客户"), "building-2", "", lambda: self.desk.open_customer_of(self.name, record_id)),
            (tr("删除"), "trash-2", "Ctrl+Del", lambda: self.remove([record_id])),
        ]

    def empty_action(self, key: str) -> None:
        """记联系, or what every list offers."""
        if key == "new":
            self.desk.log_contact()
        else:
            super().empty_action(key)
