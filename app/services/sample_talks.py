"""The contact log of sample customers, what is planned next, and this week's dormant calls."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Final

from app.services import sample_words as words
from app.services.sample_chance import Draft, Sampler

_QUOTA: Final = 10
_COUNTS: Final = {
    "public": (1, 1, 2, 2, 3),
    "potential": (1, 1, 2, 2, 3, 4, 5),
    "dormant": (1, 1, 2, 2, 3, 4),
    "current": (1, 2, 2, 2, 3, 4),
}
_LAST_AGO: Final = {"public": (20, 400), "potential": (1, 28), "dormant": (15, 300), "current": (1, 90)}


def add_talks(sampler: Sampler, draft: Draft) -> None:
    """Contacts up to the last one, which decides what is planned; `logged_last_on` agrees with them."""
    if "who" not in draft:
        return
    assigned = _assign(sampler, draft)
    called = assigned is not None and sampler.often(0.35)
    count = sampler.pick(_COUNTS[draft["table"]])
    # A customers go back to the pool after 15 days without contact, the others after 30 or more (3-rules 3.2).
    first, latest = _LAST_AGO[draft["table"]]
    if draft["table"] == "potential" and draft["level"] == "A":
        latest = 13
    last = sampler.workday(sampler.today - sampler.between(first, latest))
    if called:
        last = max(sampler.monday, sampler.workday(sampler.between(sampler.monday, sampler.today)))
    elif draft["table"] != "public" and sampler.often(sampler.done):
        last = sampler.today
    days = [last]
    for _ in range(count - 1):
        days.append(sampler.workday(days[-1] - sampler.between(4, 60)))
    days.reverse()
    plan = _plan(sampler, draft, last)
    for day, following in pairwise(days):
        _talk(sampler, draft, day, following, "日常")
    _talk(sampler, draft, last, plan, "每周分配" if called else "日常")
    draft |= {
        "logged_last_on": sampler.days[last],
        "next_contact_on": sampler.days[plan] if plan else None,
        "first_talk": days[0],
        "last_talk": last,
    }
    if assigned is not None:
        sampler.add("assignment", {**assigned, "interaction_id": sampler.interaction_id - 1 if called else None})


def _plan(sampler: Sampler, draft: Draft, last: int) -> int | None:
    """The next contact: a few late, a few today, most in the coming weeks, some not planned; none in the pool."""
    if draft["table"] == "public" or draft["do_not_call"] or draft["closed_down"]:
        return None
    chance = sampler.random()
    if chance < sampler.overdue:
        return max(last + 1, sampler.today - sampler.between(1, 12)) if last < sampler.today else None
    if chance < sampler.overdue + sampler.due and last < sampler.today:
        return sampler.today
    return sampler.today + sampler.between(1, 45) if sampler.often(0.7) else None


def _talk(sampler: Sampler, draft: Draft, day: int, following: int | None, origin: str) -> None:
    outcome, content = sampler.pick(words.TALKS[draft["table"]])
    if following is None and draft["closed_down"]:
        outcome, content = "停业", "门卫告知工厂已停产，设备在清理。"
    elif following is None and draft["do_not_call"]:
        outcome, content = "拒绝联系", "对方要求不要再打电话。"
    reached = outcome != "无人接听"
    method = sampler.pick(words.METHODS) if reached else "电话"
    text = content.format(p=sampler.pick(words.PRODUCTS).name)
    sampler.add(
        "interaction",
        {
            "id": sampler.interaction_id,
            "customer_id": draft["id"],
            "happened_on": sampler.days[day],
            "happened_time": f"{sampler.between(8, 17):02}:{sampler.between(0, 59):02}:00.000000",
            "contact_name": draft["person"],
            "number_dialled": draft["phone"] if method == "电话" else None,
            "method": method,
            "direction": ("呼入" if sampler.often(0.12) and reached else "呼出") if method == "电话" else None,
            "purpose": sampler.pick(words.PURPOSES[draft["table"]]),
            "reached": ("接通" if reached else outcome) if method == "电话" else None,
            "content": text,
            "outcome": outcome,
            "intent": words.INTENTS.get(outcome),
            "next_step": words.NEXT_STEPS.get(outcome) if following else None,
            "next_on": sampler.days[following] if following else None,
            "salesperson_id": draft["who"],
            "origin": origin,
            "created_at": sampler.moment(day),
        },
    )
    sampler.interaction_id += 1
    draft["last_contact_note"] = text


def _assign(sampler: Sampler, draft: Draft) -> Draft | None:
    """A place in its salesperson's list of this week, while there is one (3-rules 3.3)."""
    who = draft["who"]
    eligible = draft["table"] == "dormant" and not draft["do_not_call"] and not draft["closed_down"]
    if not eligible or sampler.assigned[who] >= _QUOTA:
        return None
    position = sampler.assigned[who]
    sampler.assigned[who] += 1
    last_deal = draft.get("shipped_last_on") or draft.get("typed_last_deal_on")
    reasons = [{"code": "last_deal_on", "value": last_deal}] if last_deal else []
    if draft["level"]:
        reasons.append({"code": "level", "value": draft["level"]})
    return {
        "week": sampler.week,
        "customer_id": draft["id"],
        "user_id": who,
        "position": position,
        "reasons": json.dumps(reasons),
        "carried_over": False,
        "published_at": f"{sampler.days[sampler.monday]} 00:30:00.000000",
    }
