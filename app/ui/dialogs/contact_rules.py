"""What a result of a contact means for the form: which ones stand in front, the next day, the stage (3-rules 3.3)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from app.models.nouns import FOLLOWUPS, REACHED

USUAL_METHODS: Final = ("电话", "微信", "上门拜访", "来访", "邮件")
USUAL_OUTCOMES: Final = ("有意向", "约定再联系", "无人接听", "暂无需求", "已报价", "成交")
KEYED_OUTCOMES: Final = (*USUAL_OUTCOMES, "需寄样", "已加微信", "拒绝联系")
"""The results of the keys 1–9; the first six are those of Alt+1…6 in 记联系, so that the hand learns them once."""
NOT_REACHED: Final = frozenset(REACHED) - {"接通"}
DEAL: Final = "成交"
_STAGE_OF: Final = {"已报价": "已报价", "成交": "已成交", "有意向": "需求确认", "需寄样": "需求确认"}
_REST: Final = {"有意向": 7, "暂无需求": 90, "已有供应商": 180}


def proposed_day(outcome: str, today: date) -> date | None:
    """The next day a result speaks for, or None where the day was agreed or none is due. Nobody reached: tomorrow."""
    if outcome in NOT_REACHED:
        return today + timedelta(days=1)
    rest = _REST.get(outcome)
    return None if rest is None else today + timedelta(days=rest)


def stage_so_far(customer: Mapping[str, Any]) -> str | None:
    """How far a customer has come: who bought has been won, whether or not somebody wrote it down."""
    return customer["followup"] or (_STAGE_OF[DEAL] if customer["last_deal_on"] is not None else None)


def later_stage(outcome: str, stage: str | None) -> str | None:
    """The stage a result moves the customer on to; a later stage is never taken back."""
    meant = _STAGE_OF.get(outcome)
    if meant is None:
        return None
    if stage in FOLLOWUPS and FOLLOWUPS.index(meant) <= FOLLOWUPS.index(stage):
        return None
    return meant
