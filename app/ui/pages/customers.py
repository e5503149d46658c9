"""The four customer tabs: one class, four configurations (5-interface, Layout)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QWidget

from app import services
from app.access import Permission
from app.models.nouns import ListName, Noun
from app.ui.columns import ColumnSpec, Kind
from app.ui.filter_panel import FacetSpec, ViewSpec
from app.ui.list_page_config import EmptySpec, ListPageConfig
from app.ui.list_tools import BatchAction
from app.ui.pages.record_page import MenuEntry, RecordPage, empty_list, tr

if TYPE_CHECKING:
    from app.ui.context import WindowContext
    from app.ui.desk import Desk
    from app.ui.main_window import MainWindow

    Detail = Callable[[QWidget], QWidget]

_NOUNS: Final = frozenset(
    {
        Noun.CUSTOMER.value,
        Noun.CONTACT.value,
        Noun.INTERACTION.value,
        Noun.SHIPMENT.value,
        Noun.USER.value,
        Noun.TEAM_SETTING.value,
    }
)
_SORT: Final = {
    ListName.PUBLIC: (("returned_on", True),),
    ListName.POTENTIAL: (("next_contact_on", False),),
    ListName.DORMANT: (("last_deal_on", True),),
    ListName.CURRENT: (("last_deal_on", True),),
}
_SHOWN: Final = {
    ListName.PUBLIC: (
        "name", "level", "contact", "mobile", "source", "wanted_products", "evaluation_result", "return_reason",
        "returned_on",
    ),
    ListName.POTENTIAL: (
        "name", "level", "contact", "mobile", "followup", "evaluation_result", "last_contact_on", "next_contact_on",
        "days_to_return", "owner",
    ),
    ListName.DORMANT: (
        "name", "level", "contact", "mobile", "last_deal_on", "days_since_deal", "deal_total", "evaluation_result",
        "owner",
    ),
    ListName.CURRENT: (
        "name", "level", "contact", "mobile", "last_deal_on", "deal_total", "deal_count", "next_contact_on", "owner",
    ),
}  # fmt: skip


def _columns(name: ListName) -> tuple[ColumnSpec, ...]:
    every: tuple[ColumnSpec, ...] = (
        ColumnSpec("name", tr("客户名称"), Kind.NAME, 186, stretch=True, minimum=150),
        ColumnSpec("level", tr("等级"), Kind.PILL, 50, align="center"),
        ColumnSpec("contact", tr("联系人"), Kind.PERSON, 116, minimum=80),
        ColumnSpec("mobile", tr("电话"), Kind.PHONE, 118, minimum=112),
        ColumnSpec("followup", tr("阶段"), Kind.PILL, 88, minimum=78),
        ColumnSpec("source", tr("来源"), Kind.TEXT, 86),
        ColumnSpec("wanted_products", tr("意向产品"), Kind.TEXT, 110),
        ColumnSpec("last_deal_on", tr("最近成交"), Kind.DATE, 98, minimum=94),
        ColumnSpec("days_since_deal", tr("未交易天数"), Kind.DAYS, 94, warn_after=730, minimum=88),
        ColumnSpec("deal_total", tr("累计金额"), Kind.MONEY, 118, minimum=104),
        ColumnSpec("deal_count", tr("成交次数"), Kind.INT, 76),
        ColumnSpec("evaluation_result", tr("评判结果"), Kind.DOT, 96, minimum=90),
        ColumnSpec("return_reason", tr("放回原因"), Kind.TEXT, 86),
        ColumnSpec("returned_on", tr("放回日期"), Kind.DATE, 96, minimum=94),
        ColumnSpec("last_contact_on", tr("最近联系"), Kind.AGO, 86, warn_after=14, minimum=80),
        ColumnSpec("next_contact_on", tr("下次跟进"), Kind.DUE, 98, minimum=96),
        ColumnSpec("owner", tr("跟进人"), Kind.AVATAR, 92, minimum=84),
        ColumnSpec("code", tr("客户编号"), Kind.TEXT, 100),
        ColumnSpec("wechat", tr("微信"), Kind.TEXT, 100),
        ColumnSpec("industry", tr("行业"), Kind.TEXT, 90),
        ColumnSpec("region", tr("区域"), Kind.TEXT, 90),
        ColumnSpec("address", tr("地址"), Kind.TEXT, 180),
        ColumnSpec("kind", tr("客户类型"), Kind.TEXT, 90),
        ColumnSpec("evaluation_note", tr("评判说明"), Kind.TEXT, 180),
        ColumnSpec("score", tr("评分"), Kind.INT, 64),
        ColumnSpec("suggestion", tr("建议评判"), Kind.DOT, 96, minimum=90),
        ColumnSpec("first_deal_on", tr("首次成交"), Kind.DATE, 98),
        ColumnSpec("prev_owner", tr("原跟进人"), Kind.TEXT, 80),
        ColumnSpec("locked_until", tr("锁定到"), Kind.DATE, 98),
        ColumnSpec("tags", tr("标签"), Kind.TEXT, 100),
        ColumnSpec("remark", tr("备注"), Kind.TEXT, 160),
        ColumnSpec("created_on", tr("建档日期"), Kind.DATE, 98),
    )
    if name is ListName.POTENTIAL:
        every = (*every, ColumnSpec("days_to_return", tr("距回收天数"), Kind.LEFT, 92, minimum=84))
    by_key = {one.key: one for one in every}
    shown = _SHOWN[name]
    hidden = [ColumnSpec(**{**vars(one), "visible": False, "stretch": False}) for one in every if one.key not in shown]
    return (*(by_key[key] for key in shown), *hidden)


def _views(name: ListName, *, supervisor: bool) -> tuple[ViewSpec, ...]:
    views = [ViewSpec("all", tr("全部"), "users")]
    if name is ListName.PUBLIC:
        return (
            *views,
            ViewSpec("level_a", tr("A 级客户"), "star"),
            ViewSpec("incomplete", tr("资料不全"), "list-checks"),
        )
    if supervisor:
        views.append(ViewSpec("mine", tr("我的客户"), "user-round"))
    views += [
        ViewSpec("due", tr("今天要跟进"), "sun"),
        ViewSpec("overdue", tr("逾期未跟进"), "circle-alert"),
        ViewSpec("idle7", tr("7 天没联系"), "clock"),
    ]
    if name is ListName.POTENTIAL:
        views.append(ViewSpec("returning", tr("即将回收"), "archive-restore"))
    if name is ListName.DORMANT:
        views.append(ViewSpec("over_2_years", tr("超过 2 年"), "history"))
    return (*views, ViewSpec("level_a", tr("A 级客户"), "star"), ViewSpec("incomplete", tr("资料不全"), "list-checks"))


def _empty(name: ListName) -> EmptySpec:
    new = ("new", tr("新建客户"))
    sentences = {
        ListName.PUBLIC: ("users", tr("公共池里还没有客户"), None),
        ListName.POTENTIAL: ("user-round", tr("还没有潜在客户"), new),
        ListName.DORMANT: ("clock", tr("没有长期未交易的客户"), None),
        ListName.CURRENT: ("building-2", tr("还没有成交的客户"), new),
    }
    icon_name, sentence, made = sentences[name]
    return empty_list(icon_name, sentence, new=made)


def customers_config(name: ListName, context: WindowContext, title: str, detail: Detail | None) -> ListPageConfig:
    """What makes one of the four tabs."""
    batch = [BatchAction("log", tr("记联系"), "phone-call")]
    if name is ListName.PUBLIC:
        batch.append(BatchAction("claim", tr("领取"), "hand"))
    may_transfer = context.actor.may(Permission.CUSTOMER_TRANSFER)
    batch.append(BatchAction("transfer", tr("转移"), "user-check", "" if may_transfer else tr("由主管转移客户")))
    if name is not ListName.PUBLIC:
        why = "" if name is ListName.POTENTIAL else tr("成交过的客户不放回公共池")
        batch.append(BatchAction("return", tr("放回公共池"), "users", why))
    batch += [
        BatchAction("evaluate", tr("改评判"), "shield-check"),
        BatchAction("export", tr("导出"), "upload"),
        BatchAction("print", tr("打印"), "printer"),
    ]
    facets = {
        "owner": tr("跟进人"),
        "level": tr("等级"),
        "industry": tr("行业"),
        "followup": tr("阶段"),
        "evaluation_result": tr("评判结果"),
        "source": tr("来源"),
    }
    if name is ListName.PUBLIC:
        del facets["owner"]
    return ListPageConfig(
        list=name,
        title=title,
        unit=tr("位"),
        columns=_columns(name),
        views=_views(name, supervisor=context.actor.sees_all),
        facets=tuple(FacetSpec(key, words) for key, words in facets.items()),
        empty=_empty(name),
        sort=_SORT[name],
        detail=detail,
        batch=tuple(batch),
        nouns=_NOUNS,
    )


class CustomersPage(RecordPage):
    """公共潜在客户, 潜在客户, 长期未交易 or 现有客户."""

    def __init__(
        self,
        config: ListPageConfig,
        context: WindowContext,
        window: MainWindow | None,
        desk: Desk,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(config, context, window, desk, parent)
        if self.name is ListName.DORMANT and desk.weekly.may_assign:
            self.assign_button = self.add_new_button(tr("分配名单"), lambda: desk.weekly.assign(), "list-checks")
            self.assign_button.setToolTip(tr("每周给每位业务员分配要回访的长期未交易客户"))
        if self.name is ListName.POTENTIAL:
            context.tasks.written.connect(self._on_rules_written)
            self._ask_rules()

    def _on_rules_written(self, written: Any) -> None:
        if Noun.TEAM_SETTING in written.nouns:
            self._ask_rules()

    def _ask_rules(self) -> None:
        """From how many days on 距回收天数 is marked."""
        self.context.tasks.read(
            lambda session, _job: services.team_settings.load(session).remind_before_days,
            self._on_rules,
            owner=self,
            key=(id(self), "rules"),
        )

    def _on_rules(self, days: int) -> None:
        self.model.warn_from = days
        self.view.viewport().update()

    def open_record(self, record_id: int) -> None:
        """Everything about the customer in a window of its own."""
        self.desk.open_full(record_id)

    def menu_entries(self, record_id: int) -> list[MenuEntry]:
        """What can be done with this customer in this table."""
        desk, name = self.desk, str(self.model.value(self.model.row_of(record_id) or 0, "name") or "")
        one = [record_id]
        entries: list[MenuEntry] = [
            (tr("打开"), "maximize-2", tr("回车"), lambda: desk.open_full(record_id)),
            (tr("编辑…"), "pencil", "", lambda: desk.open_customer(record_id)),
            (tr("记联系"), "phone-call", "Ctrl+L", lambda: desk.log_contact(record_id)),
            (tr("从这里逐个联系"), "phone-call", "Ctrl+Shift+L", desk.calls.from_here),
            (tr("登记出货"), "truck", "", lambda: desk.new_shipment(record_id)),
            (tr("登记售后"), "wrench", "", lambda: desk.new_case(record_id)),
            ("", "", "", lambda: None),
        ]
        if self.name is ListName.PUBLIC:
            entries.append((tr("领取"), "hand", "", lambda: desk.claim(record_id)))
        if self.name is ListName.POTENTIAL:
            entries.append((tr("放回公共池…"), "users", "", lambda: desk.give_back(one, name)))
        if self.context.actor.may(Permission.CUSTOMER_TRANSFER):
            entries.append((tr("转移…"), "user-check", "", lambda: desk.transfer(one, name)))
        entries.append((tr("改评判…"), "shield-check", "", lambda: desk.evaluate(one)))
        entries.append((tr("按建议改评判（整个列表）…"), "sparkles", "", lambda: desk.evaluate_list(self.query)))
        if self.context.actor.may(Permission.CUSTOMER_DELETE):
            entries += [
                ("", "", "", lambda: None),
                (tr("删除"), "trash-2", "Ctrl+Del", lambda: self.remove(one)),
            ]
        return entries

    def several_entries(self, ids: list[int]) -> list[MenuEntry]:
        """合并 of two."""
        if len(ids) != 2 or self.context.read_only:
            return []
        return [(tr("合并…"), "git-merge", "", lambda: self.desk.doubles.merge(ids[0], ids[1]))]

    def batch(self, key: str, ids: list[int]) -> None:
        """Several customers at once."""
        calls: dict[str, Callable[[], None]] = {
            "claim": lambda: self.desk.claim_all(ids),
            "transfer": lambda: self.desk.transfer(ids, ""),
            "return": lambda: self.desk.give_back(ids, ""),
            "evaluate": lambda: self.desk.evaluate(ids),
            "print": lambda: self.desk.paper.rows(self.name, ids, self.config.title),
            "log": lambda: self.desk.calls.one_by_one(ids, self.config.title, self.name),
        }
        if key in calls:
            calls[key]()
        else:
            super().batch(key, ids)

    def empty_action(self, key: str) -> None:
        """新建客户, or what every list offers."""
        if key == "new":
            self.desk.new_customer()
        else:
            super().empty_action(key)
