"""售后: service cases, complaints and return visits."""

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
    from app.ui.desk import Desk
    from app.ui.main_window import MainWindow


def after_sales_config(
    _context: WindowContext, title: str, detail: Callable[[QWidget], QWidget] | None
) -> ListPageConfig:
    """Columns, views and facets of the cases."""
    return ListPageConfig(
        list=ListName.AFTER_SALES,
        title=title,
        unit=tr("单"),
        sort=(("registered_on", True),),
        columns=(
            ColumnSpec("number", tr("售后单号"), Kind.TEXT, 138, minimum=134),
            ColumnSpec("registered_on", tr("登记日期"), Kind.DATE, 98, minimum=94),
            ColumnSpec("customer", tr("客户名称"), Kind.NAME, 160, minimum=110),
            ColumnSpec("product", tr("产品"), Kind.TEXT, 96, minimum=70),
            ColumnSpec("type", tr("类型"), Kind.TEXT, 72, minimum=60),
            ColumnSpec("problem", tr("问题描述"), Kind.TEXT, 150, stretch=True, minimum=100),
            ColumnSpec("status", tr("状态"), Kind.PILL, 88, minimum=84),
            ColumnSpec("handler", tr("处理人"), Kind.AVATAR, 92, minimum=84),
            ColumnSpec("promised_on", tr("承诺完成"), Kind.DATE, 98, visible=False),
            ColumnSpec("model", tr("型号"), Kind.TEXT, 90, visible=False),
            ColumnSpec("urgency", tr("紧急程度"), Kind.PILL, 76, visible=False),
            ColumnSpec("measure", tr("处理措施"), Kind.TEXT, 140, visible=False),
            ColumnSpec("closed_on", tr("完成日期"), Kind.DATE, 98, visible=False),
            ColumnSpec("satisfaction", tr("满意度"), Kind.PILL, 84, visible=False),
            ColumnSpec("cause", tr("原因"), Kind.TEXT, 80, visible=False),
        ),
        views=(
            ViewSpec("all", tr("全部售后"), "layout-list"),
            ViewSpec("open", tr("未完成"), "wrench"),
            ViewSpec("mine", tr("由我处理"), "user-round"),
            ViewSpec("overdue", tr("超过承诺日"), "circle-alert"),
        ),
        facets=(
            FacetSpec("handler", tr("处理人")),
            FacetSpec("type", tr("类型")),
            FacetSpec("status", tr("状态")),
        ),
        empty=empty_list("wrench", tr("还没有售后记录"), new=("new", tr("登记售后"))),
        detail=detail,
        batch=(BatchAction("export", tr("导出"), "upload"), BatchAction("delete", tr("删除"), "trash-2")),
        nouns=frozenset({Noun.SERVICE_CASE.value, Noun.CUSTOMER.value}),
    )


class AfterSalesPage(RecordPage):
    """The cases."""

    def __init__(self, config: ListPageConfig, context: WindowContext, window: MainWindow | None, desk: Desk) -> None:
        super().__init__(config, context, window, desk)
        self.new_button = self.add_new_button(tr("登记售后"), lambda: desk.new_case())

    def open_record(self, record_id: int) -> None:
        """The case's form."""
        self.desk.open_case(record_id)

    def menu_entries(self, record_id: int) -> list[MenuEntry]:
        """Open, the customer, delete."""
        return [
            *super().menu_entries(record_id),
            (tr("打开客户"), "building-2", "", lambda: self.desk.open_customer_of(self.name, record_id)),
            (tr("删除"), "trash-2", "Ctrl+Del", lambda: self.remove([record_id])),
        ]

    def empty_action(self, key: str) -> None:
        """登记售后, or what every list offers."""
        if key == "new":
            self.desk.new_case()
        else:
            super().empty_action(key)
