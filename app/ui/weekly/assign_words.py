"""The sentences of the board: how far the week is, how fair the lists are, what an action came to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui import formats, texts
from app.ui.weekly.week_chooser import tr

if TYPE_CHECKING:
    from app.services.weekly import Proposal, Published
    from app.services.weekly_board import WeekBoard


def state_line(found: WeekBoard, *, editable: bool) -> str:
    """草稿：60 位还没发布，业务员还看不到。"""
    cards = sum(len(one.cards) for one in found.people)
    room = sum(one.quota for one in found.people)
    if not editable:
        called = tr("这一周已经过去：名单 {0} 位，联系过 {1} 位。")
        return called.format(cards, found.called) if cards else tr("这一周没有名单。")
    if not room and not cards:
        return tr("大家都在请假，或配额都是 0：点名字右边的数字改配额，再拟定名单。")
    if not cards:
        return tr("还没有名单。有人请假就先点名字右边的数字改配额，再点“拟定名单”。")
    fallen = sum(one.fallen is not None for person in found.people for one in person.cards)
    warning = tr("{0} 位现在不能联系（红色），补足名单会换掉没发布的。").format(fallen) if fallen else ""
    said = tr("草稿：{0} 位，还没发布，业务员看不到。").format(cards)
    if found.published_at is not None:
        when = found.published_at.astimezone().strftime("%m-%d %H:%M")
        said = tr("{0} 已发布，还没有人联系，可以撤回。").format(when)
        if found.unpublished:
            said = tr("{0} 已发布；后来添的 {1} 位还没发布。").format(when, found.unpublished)
        elif found.called:
            said = tr("{0} 已发布，{1} 位里联系过 {2} 位。").format(when, cards, found.called)
    return tr("{0}{1}").format(said, warning)


def fairness_line(found: WeekBoard) -> str:
    """每人 9–10 位 ・ 往年年均最多 王芳 ¥82,000，最少 周凯 ¥79,500，相差 ¥2,500"""
    people = [one for one in found.people if one.cards]
    if not people:
        return ""
    numbers = sorted(len(one.cards) for one in people)
    count = str(numbers[0]) if numbers[0] == numbers[-1] else tr("{0}–{1}").format(numbers[0], numbers[-1])
    if len(people) == 1:
        return tr("每人 {0} 位").format(count)
    high, low = max(people, key=lambda one: one.value), min(people, key=lambda one: one.value)

    def whole(value: object) -> str:
        return formats.money(value).partition(".")[0]  # type: ignore[arg-type]  # amounts are Decimal

    return tr("每人 {0} 位 ・ 往年年均最多 {1} {2}，最少 {3} {4}，相差 {5}").format(
        count, high.name, whole(high.value), low.name, whole(low.value), whole(found.spread)
    )


def proposed_line(made: Proposal) -> str:
    """已拟定 60 位，其中 4 位是上周顺延的"""
    if not made.added:
        return tr("没有可以补上的客户，还空 {0} 位").format(made.free) if made.free else tr("每个人都满了，没有改变")
    said = tr("已放进 {0} 位").format(made.added)
    if made.carried:
        said = tr("{0}，其中 {1} 位是上周顺延的").format(said, made.carried)
    if made.free:
        said = tr("{0}，客户不够，还空 {1} 位").format(said, made.free)
    if made.escalated:
        said = tr("{0}；{1} 位连续几周没人联系，请在右边处理").format(said, made.escalated)
    return said


def published_line(made: Published) -> str:
    """已发布 60 位；2 位没有发布：已不是长期未交易客户"""
    said = tr("已发布 {0} 位").format(made.count)
    if made.left_out:
        reasons = tr("、").join(dict.fromkeys(texts.not_eligible_text(one) for one in made.left_out.values()))
        said = tr("{0}；{1} 位没有发布：{2}").format(said, len(made.left_out), reasons)
    return said
