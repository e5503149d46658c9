"""The alias lists of fields.md, declared once: which headings mean which field of which list."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from app.models.nouns import CUSTOMER_LISTS, SHEET_LISTS, ListName
from app.sheets.vocabularies import CHOICES

_UNIT: Final = (
    r"(?:元|万元|万|rmb|cny|usd|美元|人民币|台|个|件|套|只|把|块|瓶|盒|箱|包|卷|桶|吨|千克|公斤|kg|米|"
    r"天|日|月|个月|年|次|%|¥)"
)
_UNITS: Final = re.compile(rf"\({_UNIT}(?:[/每]{_UNIT})?\)")
_ASIDES: Final = re.compile(r"\((?:必填|非必填|选填|可选|必填项|选填项|下拉|下拉选择|单选|多选)\)")
_NOISE: Final = re.compile(r"[\s*:【】\u200b-\u200f\u2060\ufeff]")
_TEN_THOUSAND: Final = re.compile(r"\((?:单位:?)?万元?\)")
# The running number of a row; dropped unless its values are no running count (layout.py decides).
RUNNING_NUMBER: Final = frozenset({"序号", "序", "no", "no.", "#", "项次", "行次"})
# What problem workbooks say of their rows (writing_problems.py): it is gone when they come back.
OUR_REASON: Final = "错误原因"
# Persons beyond the third, as one text of our own exports: a row says only three of them apart.
OUR_OTHER_PERSONS: Final = "其他联系人(客伴)"
PERSON_FIELDS: Final = "contact."


def normalise_heading(text: str) -> str:
    """The form in which whole headings are compared (fields.md): no blanks, marks, asides or units; case folded."""
    folded = _NOISE.sub("", unicodedata.normalize("NFKC", text)).casefold()
    return _UNITS.sub("", _ASIDES.sub("", folded))


def heading_factor(text: str) -> int:
    """10,000 where the heading's unit is 万 or 万元, else 1: `金额(万元)` 11.5 is 115,000."""
    return 10_000 if _TEN_THOUSAND.search(_NOISE.sub("", unicodedata.normalize("NFKC", text))) else 1


@dataclass(frozen=True)
class Field:
    """A field of a list: its database column, how its cells are cleaned, our heading, the headings seen in the wild.

    `weak` headings count only when no other column claims the field; `words` names the vocabulary (vocabularies.py).
    """

    key: str
    kind: str
    title: str
    aliases: tuple[str, ...]
    weak: tuple[str, ...] = ()
    words: str = ""

    @property
    def choices(self) -> tuple[str, ...]:
        """What a drop-down of this field offers; empty for free text."""
        return CHOICES.get(self.words, ())


def _f(key: str, kind: str, title: str, aliases: str = "", *, weak: str = "", words: str = "") -> Field:
    names = tuple(dict.fromkeys(normalise_heading(one) for one in (title, *aliases.split())))
    return Field(
        key,
        kind,
        title,
        names,
        tuple(normalise_heading(one) for one in weak.split()),
        (words or key) if kind == "vocabulary" else "",
    )


_NAMES: Final = (
    "客户全称 客户 客户名 公司名称 单位名称 企业名称 终端客户全称 往来单位 购货单位 购买单位 收货单位 询价单位 "
    "厂名 店名 公司 客户单位 客户公司 客户姓名 购方名称 "
    "购货方 购买方 购方 购货单位名称 购买方名称 Customer CustomerName AccountName Company CompanyName"
)
_CODES: Final = "客户代码 客户代号 客户编码 客户ID 客户号 CustomerID CustomerCode"
_OWNERS: Final = (
    "负责人 跟进人 销售 销售员 销售人员 销售代表 业务负责人 业务责任人 责任人 所属业务员 归属人 客户经理 "
    "业务经理 业务人员 跟进业务 跟进业务员 业务员姓名 销售顾问 销售负责人 所属销售 归属销售 跟进销售 Owner Salesperson"
)
_NEXT: Final = "下次联系时间 下次跟进时间 下次跟进日期 下次回访时间 下次回访日期 计划回访 预约时间"
_REMARKS: Final = "说明 附注 描述 备注说明 Remark Remarks Note Notes"
_OUR_MARKS: Final = (_f("record_id", "integer", "客伴ID"), _f("record_version", "integer", "客伴版本"))

_PERSON: Final = (
    _f(
        "contact.name",
        "text",
        "联系人",
        "联系人姓名 客户联系人 首要联系人 主要联系人 姓名 主要负责人 对接人 收货人 法人 法人代表 法定代表人 "
        "ContactName Contact",
    ),
    _f("contact.title", "text", "职务", "职位 岗位 联系人职务 联系人职位 Title"),
    _f("contact.department", "text", "部门", "所在部门 联系人部门 Department"),
    _f("contact.gender", "text", "性别", "称谓 联系人性别 Gender"),
    _f("contact.decision_maker", "boolean", "是否关键决策人", "关键决策人 决策人 角色"),
    _f(
        "contact.mobile",
        "phone",
        "手机",
        "手机号 手机号码 移动电话 联系手机 联系人手机 联系人手机号 联系人手机号码 首要联系人手机 Mobile MobilePhone",
    ),
    _f("contact.phone", "phone", "电话", "座机 固定电话 固话 办公电话 公司电话 电话号码 Tel Phone Telephone"),
    _f("contact.fax", "phone", "传真", "传真号 传真号码 Fax"),
    _f("contact.wechat", "code", "微信", "微信号 联系人微信 WeChat"),
    _f("contact.qq", "code", "QQ", "QQ号 QQ号码"),
    _f("contact.email", "code", "邮箱", "电子邮箱 电子邮件 邮件 邮箱地址 联系人邮箱 E-mail Email"),
    _f("contact.birthday", "text", "生日", "出生日期 农历生日 联系人生日 Birthday"),
    _f("contact.likes", "text", "爱好", "喜好 兴趣爱好 消费习惯"),
    _f("contact.family", "text", "家庭情况", "家庭结构 家庭"),
    _f("contact.do_not_contact", "boolean", "勿扰", "免打扰"),
)


def _further(number: int) -> tuple[Field, ...]:
    return tuple(
        Field(
            one.key.replace("contact.", f"contact{number}.", 1),
            one.kind,
            f"{one.title}{number}",
            tuple(f"{alias}{number}" for alias in one.aliases),
        )
        for one in _PERSON
    )


_CUSTOMER: Final = (
    *_OUR_MARKS,
    _f("code", "code", "客户编号", f"编号 编码 {_CODES} 档案编号"),
    _f("name", "text", "客户名称", f"{_NAMES} 名称"),
    _f("short_name", "text", "客户简称", "简称 别名 曾用名"),
    _f(
        "kind", "vocabulary", "客户类型", "客户类别 客户性质 企业性质 公司类型 企业类型 公司性质", words="customer.kind"
    ),
    _f("level", "vocabulary", "客户级别", "客户等级 级别 等级 重要程度 会员等级"),
    _f("archive_class", "vocabulary", "客户分类", "档案类别"),
    _f("industry", "text", "行业", "所属行业 客户行业 行业类别 行业划分 Industry"),
    _f("source", "vocabulary", "客户来源", "来源 信息来源 线索来源 来源渠道 数据来源 客户渠道 获客渠道 LeadSource"),
    _f("region", "text", "区域", "地区 所在地区 所属地区 客户区域 客户所属区域 所属区域 销售区域 片区 大区 Region"),
    _f("province", "text", "省份", "省 所在省份 所在省 Province"),
    _f("city", "text", "城市", "市 所在城市 City"),
    _f("district", "text", "区县", "区 县 所在区县"),
    _f("address", "text", "地址", "详细地址 公司地址 客户地址 单位地址 通讯地址 联系地址 收货地址 Address"),
    _f("postcode", "code", "邮编", "邮政编码 Postcode Zip"),
    _f("tax_id", "code", "统一社会信用代码", "税号 纳税人识别号 信用代码 社会信用代码 购方税号 TaxID"),
    _f("bank_account", "text", "开户行及账号", "开户行 账号 银行账号 开票资料 开票信息"),
    _f("payment_terms", "text", "结算方式", "付款方式 付款条件 账期 账期天数"),
    _f("credit_limit", "text", "信用额度", "信用等级"),
    _f("wanted_products", "text", "意向产品", "主要产品 产品需求 采购品类 涉及产品 需求产品"),
    _f("expected_use", "text", "预计用量", "月用量 年采购额 年用量"),
    _f("followup", "vocabulary", "跟进状态", "跟进阶段 客户状态 销售阶段 阶段 客户阶段 当前阶段 当前状态 跟进进度"),
    _f("evaluation_note", "long_text", "评判说明", "评价 评语 客户评价 客户分析"),
    _f("evaluation_result", "vocabulary", "评判结果", "评定 结论 评定结果"),
    _f(
        "typed_last_contact_on",
        "date",
        "最近联系时间",
        "最近联系日期 最后联系时间 最后联系日期 最后跟进时间 最后跟进日期 最近跟进 最近跟进时间 最近跟进日期 上次联系 "
        "上次联系时间 上次联系日期 最近沟通时间 最近沟通日期 最近拜访时间 最近拜访日期 最近回访时间 最近回访日期",
    ),
    _f(
        "last_contact_note",
        "long_text",
        "最近联系内容",
        "最后跟进记录 最近跟进记录 最近跟进内容 最近沟通内容 最新跟进 跟进情况 跟进记录 联系情况 沟通内容 沟通记录",
    ),
    _f("next_contact_on", "date", "下次联系日期", _NEXT),
    _f("owner", "user", "业务员", _OWNERS),
    _f("typed_first_deal_on", "date", "首次成交日期", "初次订货日期 首次交易日期 首次成交时间 合作日期 合作时间"),
    _f(
        "typed_last_deal_on",
        "date",
        "最后成交日期",
        "最后交易日期 最后成交时间 最后交易时间 最近交易日期 最近成交日期 "
        "最后下单时间 最近下单时间 最近出货日期 最近成交",
    ),
    _f("typed_deal_total", "money", "累计成交金额", "累计金额 交易总额 累计交易额 成交总额 累计成交额 累计销售额"),
    _f("typed_deal_count", "integer", "成交次数", "订单数 交易次数 订单次数"),
    _f("influence", "integer", "影响力", "影响度"),
    _f("credit", "integer", "信用度", "信用"),
    _f("tags", "text", "标签", "客户标签 Tags"),
    _f("created_on", "date", "创建时间", "创建日期 登记日期 登记时间 建档日期 建档时间 备案日期 录入日期 录入时间"),
    _f("do_not_call", "boolean", "勿电", "禁止拨打 拒绝电话"),
    *_PERSON,
    *_further(2),
    *_further(3),
    _f("remark", "long_text", "备注", _REMARKS),
)

_INTERACTION: Final = (
    *_OUR_MARKS,
    _f(
        "happened_on",
        "date",
        "联系日期",
        "联系时间 跟进时间 跟进日期 回访时间 回访日期 拜访日期 拜访时间 沟通时间 沟通日期 日期 ActivityDate Date",
    ),
    _f("happened_time", "time", "联系时刻", "时刻"),
    _f("customer", "text", "客户名称", _NAMES),
    _f("customer_code", "code", "客户编号", _CODES),
    _f("contact_name", "text", "联系人", "联系人姓名 客户联系人 对接人 被访人 ContactName Contact"),
    _f(
        "number_dialled",
        "phone",
        "拨打号码",
        "电话 手机 手机号 手机号码 移动电话 联系电话 客户电话 电话号码 Phone Mobile",
    ),
    _f("method", "vocabulary", "联系方式", "跟进方式 沟通方式 触达方式 回访形式 回访方式 拜访方式"),
    _f("direction", "vocabulary", "呼出/呼入", "呼叫方向 方向"),
    _f("purpose", "vocabulary", "联系目的", "跟进目的 拜访目的 回访目的"),
    _f("reached", "vocabulary", "接通情况", "接听情况 是否接通"),
    _f(
        "content",
        "long_text",
        "联系内容",
        "跟进内容 沟通内容 回访内容 拜访内容 跟进记录 沟通记录 联系记录 回访记录 洽谈内容 内容 跟进情况",
    ),
    _f("outcome", "vocabulary", "联系结果", "跟进结果 回访结果 拜访结果 沟通结果 成效 反馈 结果"),
    _f("loss_reason", "text", "流失原因", "丢单原因"),
    _f("intent", "vocabulary", "意向程度", "意向等级 客户意向"),
    _f("next_step", "text", "下一步计划", "下一步 下步计划 跟进计划"),
    _f("next_on", "date", "下次联系日期", _NEXT),
    _f("salesperson", "user", "业务员", f"{_OWNERS} 回访人 拜访人 联系人员 记录人"),
    _f("origin", "text", "来源", "记录来源"),
)

_CASE: Final = (
    *_OUR_MARKS,
    _f("number", "code", "售后单号", "服务单号 维修工单编码 工单号 工单编号 售后编号 服务编号 投诉编号 单号 编号"),
    _f(
        "registered_on",
        "date",
        "登记日期",
        "登记时间 接单日期 受理时间 受理日期 报修日期 报修时间 投诉日期 投诉时间 报单日期 售后日期 日期 Date",
    ),
    _f("customer", "text", "客户名称", _NAMES),
    _f("customer_code", "code", "客户编号", _CODES),
    _f("contact_name", "text", "联系人", "联系人姓名 客户联系人 报修人 投诉人 ContactName Contact"),
    _f(
        "phone", "phone", "联系电话", "电话 手机 手机号 手机号码 移动电话 联系方式 客户电话 联系人电话 Phone Mobile Tel"
    ),
    _f("shipment_number", "code", "出货单号", "订单号 订单编号 原单 原单号 合同号"),
    _f("product", "text", "产品名称", "产品 货品名称 商品名称 品名 设备名称 Product ProductName"),
    _f("model", "text", "规格型号", "型号 机型 规格 产品型号 设备型号 Model"),
    _f("serial", "code", "序列号", "批号 机号 机器编号 SN"),
    _f("bought_on", "date", "购买日期", "出货日期 购机日期 购买时间"),
    _f("warranty_months", "integer", "保修期", "质保期 保修月数"),
    _f("warranty_until", "date", "保修截止", "保修截止日期 保修到期 质保到期"),
    _f("type", "vocabulary", "售后类型", "服务类别 服务类型 服务项目 售后类别"),
    _f("complaint_kind", "vocabulary", "投诉类别", "投诉类型"),
    _f(
        "problem",
        "long_text",
        "问题描述",
        "问题反馈 故障描述 故障现象 异常描述 服务事由 投诉内容 问题 故障 售后内容 报修内容",
    ),
    _f("urgency", "vocabulary", "紧急程度", "优先级"),
    _f("handler", "user", "处理人", "责任人 受理人 维修人 维修人员 服务人员 经办人 负责人 处理人员 跟进人 业务员"),
    _f("promised_on", "date", "承诺完成日", "承诺完成日期 要求完成日期 预计完成日期"),
    _f("measure", "long_text", "处理措施", "解决方案 处理方式 处理情况 处理办法 解决办法 处理过程"),
    _f("result", "long_text", "处理结果", "维修结果 服务结果"),
    _f("status", "vocabulary", "状态", "处理状态 是否完工 进度 售后状态"),
    _f("cost", "money", "费用", "发生费用 收费 维修费用 费用金额"),
    _f("closed_on", "date", "完成日期", "完成时间 结案日期 完工日期 处理日期 解决日期"),
    _f("return_visit_on", "date", "回访日期", "回访时间"),
    _f("satisfaction", "vocabulary", "满意度", "客户满意度"),
    _f("feedback", "long_text", "客户反馈", "客户意见 反馈"),
    _f("cause", "vocabulary", "原因分析", "责任判定 故障原因 原因"),
    _f("remark", "long_text", "备注", _REMARKS),
)

_SHIPMENT: Final = (
    *_OUR_MARKS,
    _f(
        "shipped_on",
        "date",
        "出货日期",
        "实际送货日期 实际发货日期 发货日期 送货日期 出库日期 交货日期 出货时间 发货时间 送货时间 出库时间 销售日期 "
        "开单日期 单据日期 制单日期 业务日期 开票日期 成交日期 交易日期 销售时间 日期 ShipDate InvoiceDate Date",
        weak="下单日期 订货日期 订单日期 订购日期 下单时间 订单时间 签订日期 OrderDate "
        "预计送货日期 预计发货日期 计划发货日期 要求发货日期",
    ),
    _f(
        "number",
        "code",
        "出货单号",
        "送货单号 发货单号 出库单号 销售单号 订单号 订单编号 订单ID "
        "合同号 合同编号 单据编号 单据号 出货编号 发货编号 单号 InvoiceNo OrderID OrderNo",
    ),
    _f("line", "code", "行号", "行ID RowID LineNo"),
    _f("customer", "text", "客户名称", _NAMES),
    _f("customer_code", "code", "客户编号", _CODES),
    _f("salesperson", "user", "业务员", f"{_OWNERS} 经手人 制单人"),
    _f(
        "product",
        "text",
        "产品名称",
        "品名 货品名称 商品名称 存货名称 物料名称 货物名称 产品名 商品名 产品 货品 商品 品名规格 "
        "Description Product ProductName",
    ),
    _f(
        "product_code",
        "code",
        "产品编码",
        "货号 物料编码 品号 产品ID 产品编号 商品编码 商品编号 货品编码 货品编号 存货编码 StockCode ProductID SKU",
    ),
    _f("model", "text", "规格型号", "规格 型号 产品规格 产品型号 Model"),
    _f("category", "text", "产品类别", "类别 产品分类 子类别 Category"),
    _f("unit", "text", "单位", "计量单位 主计量单位 主计量 Unit"),
    _f("quantity", "quantity", "数量", "出货数量 发货数量 送货数量 出库数量 销售数量 实发数量 商品数量 Quantity Qty"),
    _f("price", "money", "单价", "含税单价 销售单价 出货单价 成交单价 售价 UnitPrice Price"),
    _f(
        "amount",
        "money",
        "金额",
        "总金额 销售额 销售金额 出货金额 合计金额 合计 总价 价税合计 货款 含税金额 实付金额 成交金额 "
        "订单金额 Sales Amount",
    ),
    _f("currency", "currency", "币种", "货币 Currency"),
    _f("tax_rate", "text", "税率"),
    _f("discount", "text", "折扣", "折扣率 Discount"),
    _f("cost", "money", "成本", "成本金额 Cost"),
    _f("batch", "code", "批号", "批次 批次号"),
    _f("receiver", "text", "收货人", "收件人 收货人姓名 收件人姓名 联系人"),
    _f("address", "text", "收货地址", "送货地址 收件地址 地址 详细地址 客户地址"),
    _f("carrier", "text", "快递公司", "物流公司 承运商 承运公司"),
    _f("tracking", "code", "快递单号", "物流单号 运单号 运单编号"),
    _f("freight", "money", "运费", "物流费 快递费"),
    _f("paid", "text", "收款状态", "已收金额 已收 已收款 收款情况 付款状态"),
    _f("kind", "vocabulary", "类型", "出货类型 单据类型 业务类型", words="shipment.kind"),
    _f("void", "boolean", "作废", "是否作废"),
    _f("remark", "long_text", "备注", _REMARKS),
)

_FIELDS: Final[Mapping[ListName, tuple[Field, ...]]] = {
    **dict.fromkeys(CUSTOMER_LISTS, _CUSTOMER),
    ListName.CONTACTS: _INTERACTION,
    ListName.AFTER_SALES: _CASE,
    ListName.SHIPMENTS: _SHIPMENT,
}
# Headings whose column may hold numbers or words: their cells decide (4-excel 4.2).
BY_CONTENT: Final = frozenset(
    normalise_heading(one) for one in ("联系电话", "联系方式", "客户电话", "联系人电话", "电话")
)


def fields_of(list_name: ListName) -> tuple[Field, ...]:
    """The fields of a list in the order of an export; key = database column, title = our own heading (fields.md)."""
    return _FIELDS[list_name]


@cache
def field_by_key(list_name: ListName) -> Mapping[str, Field]:
    """The fields of a list under their keys."""
    return {one.key: one for one in _FIELDS[list_name]}


@cache
def aliases_of(list_name: ListName) -> Mapping[str, tuple[str, int]]:
    """Normalised heading → (field key, rank); the lower rank wins when several columns claim one field."""
    found: dict[str, tuple[str, int]] = {}
    for one in _FIELDS[list_name]:
        for rank, alias in enumerate((*one.aliases, *one.weak)):
            found.setdefault(alias, (one.key, rank))
    return found


@cache
def known_headings() -> frozenset[str]:
    """Every heading of every list: tells header rows from data."""
    known = {alias for name in SHEET_LISTS for alias in aliases_of(name)}
    return frozenset(known | RUNNING_NUMBER | BY_CONTENT)
