"""Which status colour a word of the field's vocabularies wears (5-interface, Look)."""

from __future__ import annotations

from typing import Final

_BY_COLUMN: Final[dict[str, dict[str, str]]] = {
    # ABC = red, amber, gray.
    "level": {"A": "red", "B": "amber", "C": "gray", "S": "violet", "核心客户": "red", "一般客户": "amber"},
    # Stages of follow-up go gray → blue → teal → violet → amber → green as the deal comes nearer.
    "stage": {
        "初步接触": "gray",
        "需求确认": "blue",
        "已寄样": "teal",
        "已报价": "violet",
        "谈判中": "amber",
        "待签约": "green",
        "已成交": "green",
        "暂缓": "gray",
        "流失": "gray",
    },
    "evaluation": {
        "优先跟进": "green",
        "正常跟进": "blue",
        "观察": "amber",
        "暂缓": "gray",
        "建议放弃": "red",
    },
    "outcome": {
        "成交": "green",
        "有意向": "green",
        "已报价": "violet",
        "需寄样": "teal",
        "约定再联系": "blue",
        "已加微信": "blue",
        "无人接听": "amber",
        "价格不合适": "amber",
        "质量服务不满": "red",
        "停业": "red",
        "拒绝联系": "red",
    },
    "status": {
        "待受理": "red",
        "处理中": "blue",
        "待客户确认": "violet",
        "已完成": "green",
        "已关闭": "gray",
        "已取消": "gray",
        "草稿": "amber",
        "已发布": "green",
        "已归档": "gray",
    },
    "kind": {"出货": "green", "退货": "red", "换货": "violet", "样品": "teal", "赠品": "blue"},
    "urgency": {"紧急": "amber", "特急": "red"},
    "satisfaction": {"很满意": "green", "满意": "green", "一般": "amber", "不满意": "red", "很不满意": "red"},
    # texts: data
    "unread": {"未读": "blue"},
    # texts: end
    "intent": {"高": "green", "中": "amber", "低": "gray", "无": "gray"},
}
_ALIASES: Final = {
    "followup": "stage",
    "followup_stage": "stage",
    "evaluation_result": "evaluation",
    "suggestion": "evaluation",
    "reached": "outcome",
    "result": "outcome",
}
_ANY: Final = {word: color for words in _BY_COLUMN.values() for word, color in words.items()}


def status_color(key: str, word: str) -> str:
    """The status (green, amber, red, violet, teal, blue, gray) of a word in that column; gray for unknown words."""
    own = _BY_COLUMN.get(_ALIASES.get(key, key))
    if own is not None and word in own:
        return own[word]
    return _ANY.get(word, "gray")
