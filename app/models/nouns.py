"""The words of the field as enums: nouns, the four tables, vocabularies (fields.md). Plain Python, safe everywhere."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Noun(StrEnum):
    """The kinds of record; the value is the database table's name."""

    USER = "user_account"
    CUSTOMER = "customer"
    CONTACT = "contact"
    INTERACTION = "interaction"
    SERVICE_CASE = "service_case"
    SHIPMENT = "shipment"
    ARTICLE = "article"
    ATTACHMENT = "attachment"
    ASSIGNMENT = "assignment"
    WEEKLY_QUOTA = "weekly_quota"
    RETURN_RULES = "return_rules"
    GREETING = "greeting"
    TEAM_SETTING = "team_setting"
    SAVED_VIEW = "saved_view"


class Table(StrEnum):
    """The four tables a customer can be in; always computed (3-rules 3.1)."""

    PUBLIC = "public"
    POTENTIAL = "potential"
    DORMANT = "dormant"
    CURRENT = "current"


class ListName(StrEnum):
    """The lists of the window, the command line and the company workbook, in their order."""

    PUBLIC = "public"
    POTENTIAL = "potential"
    DORMANT = "dormant"
    CURRENT = "current"
    CONTACTS = "contacts"
    AFTER_SALES = "after-sales"
    SHIPMENTS = "shipments"
    ARTICLES = "articles"

    @property
    def table(self) -> Table | None:
        """The customer table this list shows, if it shows one."""
        return _TABLE_OF_LIST.get(self)

    @property
    def noun(self) -> Noun:
        """The noun whose rows the list shows."""
        return _NOUN_OF_LIST.get(self, Noun.CUSTOMER)


_TABLE_OF_LIST: Final = {
    ListName.PUBLIC: Table.PUBLIC,
    ListName.POTENTIAL: Table.POTENTIAL,
    ListName.DORMANT: Table.DORMANT,
    ListName.CURRENT: Table.CURRENT,
}
_NOUN_OF_LIST: Final = {
    ListName.CONTACTS: Noun.INTERACTION,
    ListName.AFTER_SALES: Noun.SERVICE_CASE,
    ListName.SHIPMENTS: Noun.SHIPMENT,
    ListName.ARTICLES: Noun.ARTICLE,
}
SHEET_LISTS: Final = tuple(name for name in ListName if name is not ListName.ARTICLES)
CUSTOMER_LISTS: Final = tuple(name for name in ListName if name.table is not None)


class ShipmentKind(StrEnum):
    """类型 of a shipment line; only 出货 net of 退货 makes a deal."""

    SALE = "出货"
    RETURN = "退货"
    EXCHANGE = "换货"
    SAMPLE = "样品"
    GIFT = "赠品"


# Vocabularies: what the forms offer, in this order. A value outside is kept as typed.
METHODS: Final = ("电话", "微信", "短信", "上门拜访", "来访", "邮件", "QQ", "视频会议", "展会", "活动", "其他")
PURPOSES: Final = (
    "新客开发", "日常维护", "报价跟进", "催款", "售后回访", "休眠激活", "关怀", "投诉处理", "满意度调查",
)  # fmt: skip
REACHED: Final = (
    "接通", "无人接听", "占线", "拒接", "关机", "停机", "空号", "无法接通", "呼叫转移", "错号",
)  # fmt: skip
OUTCOMES: Final = (
    "成交", "已报价", "有意向", "需寄样", "约定再联系", "已加微信", "暂无需求", "价格不合适", "已有供应商",
    "质量服务不满", "停业", "拒绝联系", "仅问候", "无人接听",
)  # fmt: skip
INTENTS: Final = ("高", "中", "低", "无")
EVALUATIONS: Final = ("优先跟进", "正常跟进", "观察", "暂缓", "建议放弃")
FOLLOWUPS: Final = (
    "初步接触", "需求确认", "已报价", "已寄样", "谈判中", "待签约", "已成交", "暂缓", "流失",
)  # fmt: skip
LEVELS: Final = ("A", "B", "C")
KINDS: Final = ("终端客户", "代理商", "经销商", "批发商", "个人", "政府")
ARCHIVE_CLASSES: Final = ("核心客户", "一般客户", "潜在客户")
SOURCES: Final = (
    "促销", "搜索引擎", "广告", "转介绍", "线上注册", "线上询价", "预约上门", "陌拜", "电话咨询", "邮件咨询",
    "展会", "老客户", "短视频", "电商", "微信", "其他",
)  # fmt: skip
CASE_TYPES: Final = (
    "咨询", "投诉", "维修", "退货", "换货", "补发", "退款", "安装调试", "配件", "技术支持", "保养", "回访", "其他",
)  # fmt: skip
COMPLAINT_KINDS: Final = (
    "产品质量", "交货延误", "数量短缺", "包装破损", "发错货", "服务态度", "价格账务", "安装", "其他",
)  # fmt: skip
CASE_STATUSES: Final = ("待受理", "处理中", "待客户确认", "已完成", "已关闭", "已取消")
CASE_CLOSED: Final = frozenset({"已完成", "已关闭", "已取消"})
SATISFACTIONS: Final = ("很满意", "满意", "一般", "不满意", "很不满意")
CAUSES: Final = ("产品", "物流", "操作", "客户使用", "供应商", "其他")
URGENCIES: Final = ("一般", "紧急", "特急")
UNITS: Final = (
    "台",
    "套",
    "件",
    "个",
    "只",
    "把",
    "块",
    "瓶",
    "盒",
    "箱",
    "包",
    "卷",
    "桶",
    "吨",
    "千克",
    "公斤",
    "米",
)
ARTICLE_KINDS: Final = (
    "案例分享", "销售流程", "销售技巧", "产品知识", "培训资料", "竞品分析", "客户分析", "制度", "常见问题",
)  # fmt: skip
ARTICLE_STATUSES: Final = ("草稿", "已发布", "已归档")
RETURN_REASONS: Final = (
    "无需求", "联系不上", "号码错误", "资质不符", "价格不符", "重复客户", "离职交接", "其他",
)  # fmt: skip
AUTO_RETURN_REASONS: Final = ("超期未联系", "超期未成交")
LOSS_REASONS: Final = (
    "价格", "质量", "交期", "服务", "竞品", "需求变化", "停产转行", "倒闭", "人员变动", "账期", "其他",
)  # fmt: skip

# Limits shared by forms and imports (characters).
NAME_LIMIT: Final = 200
LINE_LIMIT: Final = 500
TEXT_LIMIT: Final = 20_000
AMOUNT_LIMIT: Final = 100_000_000_000  # 1,000 亿: sums of a million rows stay inside 64 bits at six decimals
