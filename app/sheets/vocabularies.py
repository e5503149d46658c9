"""Vocabularies of the sheets: which typed words mean the same (fields.md); a word not listed is kept as typed."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from app.models import nouns

# field key → what the forms and the drop-downs of exports offer
CHOICES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "method": nouns.METHODS,
        "purpose": nouns.PURPOSES,
        "reached": nouns.REACHED,
        "outcome": nouns.OUTCOMES,
        "intent": nouns.INTENTS,
        "direction": ("呼出", "呼入"),
        "evaluation_result": nouns.EVALUATIONS,
        "followup": nouns.FOLLOWUPS,
        "level": nouns.LEVELS,
        "customer.kind": nouns.KINDS,
        "archive_class": nouns.ARCHIVE_CLASSES,
        "source": nouns.SOURCES,
        "type": nouns.CASE_TYPES,
        "complaint_kind": nouns.COMPLAINT_KINDS,
        "status": nouns.CASE_STATUSES,
        "satisfaction": nouns.SATISFACTIONS,
        "cause": nouns.CAUSES,
        "urgency": nouns.URGENCIES,
        "unit": nouns.UNITS,
        "shipment.kind": tuple(kind.value for kind in nouns.ShipmentKind),
    }
)

_ALIASES: Final[Mapping[str, Mapping[str, str]]] = {
    "method": {
        "电话": "打电话 电话沟通 电话联系 电话回访 电话拜访 致电 去电 来电 手机 座机 call phone",
        "微信": "微信沟通 微信联系 加微信 企业微信 wechat",
        "短信": "发短信 短信沟通 信息 sms",
        "上门拜访": "见面拜访 现场拜访 到访 拜访 上门 面谈 实地拜访 登门拜访 visit",
        "来访": "客户来访 到店 来厂",
        "邮件": "发邮件 电子邮件 邮箱 email e-mail",
        "视频会议": "视频 视频沟通 腾讯会议",
    },
    "direction": {"呼出": "去电 拨出 呼出电话 主动", "呼入": "来电 拨入 接听 呼入电话 被动"},
    "reached": {"接通": "已接通 已接 接听 是", "无人接听": "未接 未接通 没人接 无应答"},
    "outcome": {"已加微信": "加微信 微信已加", "需寄样": "寄样 要样品", "约定再联系": "再联系 下次再联系 稍后联系"},
    "intent": {"高": "高意向 强 a", "中": "中意向 一般 b", "低": "低意向 弱 c", "无": "无意向 没有 d"},
    "level": {
        "A": "A级 A类 A(重点客户) 重点客户 A类客户 A级客户",
        "B": "B级 B类 B(普通客户) 普通客户 B类客户 B级客户",
        "C": "C级 C类 C(非优先客户) 非优先客户 C类客户 C级客户",
    },
    "source": {"转介绍": "客户介绍 朋友介绍 介绍", "陌拜": "陌生拜访 扫街", "展会": "展览会 参展"},
    "type": {"维修": "报修 保修维修", "安装调试": "安装 调试", "配件": "配件更换 更换配件", "技术支持": "技术咨询"},
    "status": {
        "待受理": "未处理 未受理 待处理 新建 未开始",
        "处理中": "进行中 受理中 维修中 已受理 否 未完成 未完工",
        "已完成": "完成 已处理 处理完成 已解决 完工 已完工 是",
        "已关闭": "关闭 已结案 结案",
        "已取消": "取消 作废",
    },
    "satisfaction": {
        "很满意": "5 非常满意 5分 5星",
        "满意": "4 4分 4星 比较满意",
        "一般": "3 3分 3星",
        "不满意": "2 2分 2星 较不满意",
        "很不满意": "1 1分 1星 非常不满意",
    },
    "urgency": {"一般": "普通 正常 不急", "紧急": "急 加急", "特急": "非常紧急 十万火急"},
    "shipment.kind": {
        "出货": "销售 正常 发货 正常出货 销售出库 出库",
        "退货": "退 退回 销售退货 退货入库",
        "换货": "换 调换 更换",
        "样品": "样 送样 样机 寄样 样品出库 试用",
        "赠品": "赠 赠送 礼品 免费",
    },
}


def fold(text: str) -> str:
    """The form in which vocabulary words are compared: no blanks, round brackets half width, case folded."""
    return "".join(text.split()).replace("（", "(").replace("）", ")").casefold()


def _words(name: str) -> dict[str, str]:
    words = {fold(choice): choice for choice in CHOICES[name]}
    for meant, aliases in _ALIASES.get(name, {}).items():
        for alias in aliases.split():
            words.setdefault(fold(alias), meant)
    return words


WORDS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType({name: _words(name) for name in CHOICES})
