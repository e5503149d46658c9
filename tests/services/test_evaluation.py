"""评判: the score in its parts, what is suggested, taking it over, overriding it, and the history (3-rules 3.5)."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.access import Actor
from app.errors import NotFound
from app.models.customer import Customer
from app.models.nouns import ListName
from app.models.query import ListQuery
from app.models.score import CustomerScore, ScoreState
from app.services import customers, evaluation, interactions, lists, operations, scores, service_cases, team_settings
from app.services.evaluation import Facts
from app.ui import evaluation_texts
from tests.factories import NOW, TODAY, boss, customer, sale, seller

AT: Any = {"now": NOW, "today": TODAY}


def say(facts: Facts) -> str:
    return evaluation_texts.reasoning(facts, TODAY)


def judged(session: Session, one: int) -> tuple[str | None, str | None]:
    row = session.execute(select(Customer.evaluation_result, Customer.evaluation_note).where(Customer.id == one)).one()
    return row.evaluation_result, row.evaluation_note


def points(session: Session, actor: Actor, one: int) -> dict[str, float]:
    return {part.key: part.points for part in evaluation.assess(session, actor, one, today=TODAY).parts}


def test_score_of_a_good_customer_from_its_parts(session: Session) -> None:
    actor = boss(session)
    best = customer(session, actor, influence=5, credit=4, level="A", industry="机械", source="展会", region="苏州",
                    address="工业园区 1 号", wanted_products="墨水")  # fmt: skip
    for days in (20, 60, 100):
        sale(session, actor, best, TODAY - timedelta(days=days), price=Decimal("62000"), quantity=Decimal(1))
    small = customer(session, actor)
    sale(session, actor, small, TODAY - timedelta(days=10), price=Decimal(900), quantity=Decimal(1))
    found = evaluation.assess(session, actor, best, today=TODAY)
    assert {part.key: part.points for part in found.parts} == {
        "contribution": 100,  # the first is always A
        "activity": 60 + 20,  # a deal within 90 days, three deals
        "influence": 100,
        "credit": 80,
        "completeness": 100,
    }
    # (40·100 + 25·80 + 10·100 + 15·80 + 10·100) / 100
    assert found.score == 92
    assert found.suggestion == "优先跟进"
    assert points(session, actor, small)["contribution"] == 40  # beyond 95 % of sales: C


def test_a_prospect_is_scored_by_what_is_expected_and_how_warm_it_is(session: Session) -> None:
    actor = boss(session)
    warm = customer(session, actor, level="A", followup="已报价", next_contact_on=TODAY + timedelta(days=3))
    interactions.log(session, actor, warm, {"method": "电话", "content": "要报价", "outcome": "已报价",
                                            "next_on": TODAY + timedelta(days=3)}, **AT)  # fmt: skip
    cold = customer(session, actor)
    assert points(session, actor, warm)["contribution"] == 60
    assert points(session, actor, warm)["activity"] == 50 + 30 + 20
    assert points(session, actor, cold)["activity"] == 0
    parts = evaluation.assess(session, actor, cold, today=TODAY).parts
    unknown = {part.key: (part.points, part.known) for part in parts if part.key in ("influence", "credit")}
    assert unknown == {"influence": (50, False), "credit": (50, False)}


def test_completeness_agrees_with_the_detail_pane(session: Session) -> None:
    actor = boss(session)
    for values in ({}, {"level": "A"}, {"level": "A", "industry": "机械", "source": "展会"}):
        one = customer(session, actor, **values)
        facts = evaluation.assess(session, actor, one, today=TODAY).facts
        assert facts.completeness == customers.get(session, actor, one, today=TODAY).completeness


def test_weights_and_thresholds_are_the_teams(session: Session) -> None:
    actor = boss(session)
    one = customer(session, actor, influence=5)
    only = dict.fromkeys(("weight_contribution", "weight_activity", "weight_credit", "weight_completeness"), 0)
    team_settings.save(session, actor, {**only, "weight_influence": 30}, now=NOW)
    found = evaluation.assess(session, actor, one, today=TODAY)
    assert (found.score, found.suggestion) == (100, "优先跟进")
    team_settings.save(session, actor, {"weight_influence": 0}, now=NOW)
    assert evaluation.assess(session, actor, one, today=TODAY).score == 0  # no weights at all: no division by zero


def test_who_closed_down_or_refuses_is_not_suggested_for_more(session: Session) -> None:
    actor = boss(session)
    closed = customer(session, actor, influence=5, credit=5, closed_down=True)
    refuses = customer(session, actor, influence=5, credit=5, do_not_call=True)
    assert evaluation.assess(session, actor, closed, today=TODAY).suggestion == "建议放弃"
    assert evaluation.assess(session, actor, refuses, today=TODAY).suggestion == "暂缓"


def test_the_reasoning_is_written_from_figures(session: Session) -> None:
    actor = boss(session)
    one = customer(session, actor, credit=5, influence=2, level="A", industry="机械", source="展会", region="苏州")
    sale(session, actor, one, TODAY - timedelta(days=40), price=Decimal(62000), quantity=Decimal(2))
    for days in (1, 8, 15, 29):
        interactions.log(session, actor, one, {
            "happened_on": TODAY - timedelta(days=days), "method": "电话", "content": "聊了",
            "outcome": "已有供应商" if days == 29 else "有意向", "next_on": None,
        }, **AT)  # fmt: skip
    facts = evaluation.assess(session, actor, one, today=TODAY).facts
    assert say(facts) == "近 30 天联系 4 次，累计 12.4 万，付款及时；竞品在谈"
    service_cases.create(session, actor, one, {"type": "投诉", "registered_on": TODAY, "problem": "漏墨"}, **AT)
    facts = evaluation.assess(session, actor, one, today=TODAY).facts
    assert say(facts) == "近 30 天联系 4 次，累计 12.4 万，付款及时；有 1 件投诉未结，竞品在谈"


def test_taking_over_is_one_action_and_keeps_what_stood_there(session: Session) -> None:
    actor = boss(session)
    ids = [customer(session, actor, level="A") for _ in range(3)]
    evaluation.evaluate(session, actor, ids[:1], result="建议放弃", note="等预算", **AT)
    written = evaluation.take(session, actor, ids, say=say, **AT)
    suggested = evaluation.assess(session, actor, ids[0], today=TODAY).suggestion
    assert [judged(session, one)[0] for one in ids] == [suggested] * 3
    assert judged(session, ids[0])[1] == say(evaluation.assess(session, actor, ids[0], today=TODAY).facts)
    steps = evaluation.history(session, actor, ids[0], today=TODAY)
    assert [(one.before, one.after, one.source) for one in steps] == [
        ("建议放弃", suggested, "suggested"),
        (None, "建议放弃", "own"),
    ]
    operations.undo(session, actor, written.operation, now=NOW)
    assert judged(session, ids[0]) == ("建议放弃", "等预算")
    assert [judged(session, one)[0] for one in ids[1:]] == [None, None]
    assert [one.after for one in evaluation.history(session, actor, ids[0], today=TODAY)] == ["建议放弃"]


def test_the_preview_knows_what_a_person_said(session: Session) -> None:
    actor = boss(session)
    blank, ours, theirs, imported = (customer(session, actor, level="A") for _ in range(4))
    suggestion = evaluation.assess(session, actor, blank, today=TODAY).suggestion
    evaluation.take(session, actor, [ours], say=say, **AT)
    evaluation.evaluate(session, actor, [theirs], result="建议放弃", **AT)
    customers.update(session, actor, imported, {"evaluation_result": "建议放弃"}, **AT)
    found = evaluation.preview(session, actor, [blank, ours, theirs, imported], today=TODAY)
    assert {one.customer_id: one.by_hand for one in found.rows} == {blank: False, theirs: True, imported: True}
    assert found.same == 1
    # Later the facts change: what the program said itself may be said anew.
    customers.update(session, actor, ours, {"closed_down": True}, **AT)
    found = evaluation.preview(session, actor, [ours], today=TODAY)
    assert [(one.present, one.suggestion, one.by_hand) for one in found.rows] == [(suggestion, "建议放弃", False)]


def test_the_preview_of_a_list_follows_its_filter(session: Session) -> None:
    actor = boss(session)
    customer(session, actor, level="A")
    wanted = customer(session, actor, level="B")
    query = ListQuery(ListName.POTENTIAL, filters=(("level", ("B",)),))
    assert [one.customer_id for one in evaluation.preview_list(session, actor, query, today=TODAY).rows] == [wanted]


def test_salespeople_evaluate_their_own_customers_only(session: Session) -> None:
    chief, other, mine = boss(session), seller(session, "周凯"), seller(session)
    own, foreign, pool = customer(session, mine), customer(session, other), customer(session, chief, owner_id=None)
    found = evaluation.preview(session, mine, [own, foreign, pool], today=TODAY)
    assert [one.customer_id for one in found.rows] == [own]
    assert found.foreign == 2
    with pytest.raises(NotFound):
        evaluation.take(session, mine, [foreign], say=say, **AT)
    with pytest.raises(NotFound):
        evaluation.assess(session, mine, foreign, today=TODAY)
    with pytest.raises(NotFound):
        evaluation.history(session, mine, foreign, today=TODAY)


# --- kept scores ------------------------------------------------------------------------------------------------------


def kept(session: Session) -> dict[int, tuple[int, str]]:
    rows = session.execute(select(CustomerScore.customer_id, CustomerScore.score, CustomerScore.suggestion))
    return {row[0]: (row[1], row[2]) for row in rows}


def test_kept_scores_agree_with_single_ones_and_follow_writes(session: Session) -> None:
    actor = boss(session)
    ids = [customer(session, actor, level=level, influence=at + 1) for at, level in enumerate("ABC")]
    sale(session, actor, ids[1], TODAY - timedelta(days=400))
    assert scores.due(session, today=TODAY)
    scores.make_all(session, today=TODAY)
    assert not scores.due(session, today=TODAY)

    def single() -> dict[int, tuple[int, str]]:
        made = {one: evaluation.assess(session, actor, one, today=TODAY) for one in ids}
        return {one: (found.score, found.suggestion) for one, found in made.items()}

    assert kept(session) == single()
    before = kept(session)
    customers.update(session, actor, ids[0], {"influence": 5, "credit": 5}, **AT)
    sale(session, actor, ids[2], TODAY)
    assert kept(session) == single() != before
    last = operations.undo(session, actor, now=NOW)
    assert last.operation is not None
    assert kept(session) == single()
    customers.delete(session, actor, ids[:1], **AT)
    assert set(kept(session)) == set(ids[1:])


def test_steps_score_everybody_once(session: Session) -> None:
    actor = boss(session)
    ids = [customer(session, actor) for _ in range(5)]
    scores.begin(session, scores.limits_of(session, team_settings.load(session), today=TODAY), today=TODAY)
    finished = [scores.step(session, size=2) for _ in range(4)]
    assert finished == [False, False, False, True]
    assert set(kept(session)) == set(ids)


def test_another_day_other_rules_and_long_imports_make_scores_due(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    actor = boss(session)
    one = customer(session, actor)
    scores.make_all(session, today=TODAY)
    assert scores.due(session, today=TODAY + timedelta(days=1))
    team_settings.save(session, actor, {"weight_credit": 20}, now=NOW)
    assert scores.due(session, today=TODAY)
    scores.make_all(session, today=TODAY)
    monkeypatch.setattr(scores, "MANY", 0)
    customers.update(session, actor, one, {"influence": 5}, **AT)
    assert session.execute(select(ScoreState.stale)).scalar_one()
    assert scores.due(session, today=TODAY)


def test_lists_sort_and_filter_by_score_and_suggestion(session: Session) -> None:
    actor = boss(session)
    low, high = customer(session, actor), customer(session, actor, level="A", influence=5, credit=5)
    scores.make_all(session, today=TODAY)
    query = ListQuery(ListName.POTENTIAL, sort=(("score", True),))
    assert list(lists.ids(session, actor, query, today=TODAY)) == [high, low]
    row = dict(zip(lists.column_keys(ListName.POTENTIAL), lists.rows(
        session, actor, ListName.POTENTIAL, [high], today=TODAY)[high], strict=False))  # fmt: skip
    found = evaluation.assess(session, actor, high, today=TODAY)
    assert (row["score"], row["suggestion"]) == (found.score, found.suggestion)
    query = ListQuery(ListName.POTENTIAL, filters=(("suggestion", (found.suggestion,)),))
    assert list(lists.ids(session, actor, query, today=TODAY)) == [high]
    query = ListQuery(ListName.POTENTIAL, ranges=(("score", str(found.score), ""),))
    assert list(lists.ids(session, actor, query, today=TODAY)) == [high]


@pytest.mark.parametrize(
    ("today", "months", "start"),
    [("2026-11-22", 12, "2025-11-23"), ("2026-03-31", 1, "2026-03-01"), ("2024-02-29", 12, "2023-03-01"),
     ("2026-01-15", 3, "2025-10-16")],
)  # fmt: skip
def test_whole_months_before(today: str, months: int, start: str) -> None:
    from datetime import date

    assert scores.months_before(date.fromisoformat(today), months) == date.fromisoformat(start)
