"""出货统计: the delivery lines of every deal."""

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


def shipments_config(
    _context: WindowContext, title: str, detail: Callable[[QWidget], QWidget] | None
) -> ListPageConfig:
    """Columns, views and facets of the shipments."""
    return ListPageConfig(
        list=ListName.SHIPMENTS,
        title=title,
        unit=tr("行"),
        sort=(("shipped_on", True),),
        columns=(
            ColumnSpec("shipped_on", tr("出货日期"), Kind.DATE, 98, minimum=94),
            ColumnSpec("number", tr("出货单号"), Kind.TEXT, 138, minimum=134),
            ColumnSpec("customer", tr("客户名称"), Kind.NAME, 160, stretch=True, minimum=110),
            ColumnSpec("product", tr("产品"), Kind.TEXT, 116, minimum=70),
            ColumnSpec("quantity", tr("数量"), Kind.QUANTITY, 66, minimum=60),
            ColumnSpec("unit", tr("单位"), Kind.TEXT, 50, align="center"),
            ColumnSpec("price", tr("单价"), Kind.MONEY, 94, minimum=84),
            ColumnSpec("amount", tr("金额"), Kind.MONEY, 108, minimum=96),
            ColumnSpec("kind", tr("类型"), Kind.PILL, 58, align="center"),
            ColumnSpec("salesperson", tr("业务员"), Kind.TEXT, 72, minimum=66),
            ColumnSpec("model", tr("型号"), Kind.TEXT, 90, visible=False),
            ColumnSpec("category", tr("类别"), Kind.TEXT, 90, visible=False),
            ColumnSpec("carrier", tr("快递公司"), Kind.TEXT, 90, visible=False),
            ColumnSpec("tracking", tr("快递单号"), Kind.TEXT, 120, visible=False),
            ColumnSpec("void", tr("作废"), Kind.FLAG, 60, visible=False),
            ColumnSpec("remark", tr("备注"), Kind.TEXT, 140, visible=False),
        ),
        views=(
            ViewSpec("all", tr("全部出货"), "layout-list"),
            ViewSpec("this_month", tr("本月"), "calendar-days"),
            ViewSpec("this_year", tr("今年"), "calendar"),
            ViewSpec("returns", tr("退货"), "undo-2"),
            ViewSpec("samples", tr("样品和赠品"), "gift"),
        ),
        facets=(
            FacetSpec("salesperson", tr("业务员")),
            FacetSpec("product", tr("产品")),
            FacetSpec("kind", tr("类型")),
        ),
        empty=empty_list("truck", tr("还没有出货记录"), new=("new", tr("登记出货"))),
        detail=detail,
        batch=(
            BatchAction("void", tr("作废"), "ban"),
            BatchAction("export", tr("导出"), "upload"),
            BatchAction("delete", tr("删除"), "trash-2"),
        ),
        nouns=frozenset({Noun.SHIPMENT.value, Noun.CUSTOMER.value}),
    )


class ShipmentsPage(RecordPage):
    """The lines."""

    def __init__(self, config: ListPageConfig, context: WindowContext, window: MainWindow | None, desk: Desk) -> None:
        super().__init__(config, context, window, desk)
        self.new_button = self.add_new_button(tr("登记出货"), lambda: desk.new_shipment())

    def open_record(self, record_id: int) -> None:
        """The line's form."""
        self.desk.open_shipment(record_id)

    def menu_entries(self, record_id: int) -> list[MenuEntry]:
        """Open, the customer, void, delete."""
        void = bool(self.model.value(self.model.row_of(record_id) or 0, "void"))
        taken_back = (tr("退货…"), "archive-restore", "", lambda: self.desk.return_shipment(record_id))
        return [
            *super().menu_entries(record_id),
            (tr("打开客户"), "building-2", "", lambda: self.desk.open_customer_of(self.name, record_id)),
            *([] if void else [taken_back]),
            (
                tr("恢复") if void else tr("作废"),
                "undo-2" if void else "ban",
                "",
                lambda: self.desk.void_shipments([record_id], void=not void),
            ),
            (tr("删除"), "trash-2", "Ctrl+Del", lambda: self.remove([record_id])),
        ]

    def batch(self, key: str, ids: list[int]) -> None:
        """作废, or what every list offers."""
        if key == "void":
            self.desk.void_shipments(ids, void=True)
        else:
            super().batch(key, ids)

    def empty_action(self, key: str) -> None:
        """登记出货, or what every list offers."""
        if key == "new":
            self.desk.new_shipment()
        else:
            super().empty_action(key)
