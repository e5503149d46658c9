"""[[…]] links, articles of a customer, and the case that is drafted from the contact log."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from sqlalchemy.orm import Session

from app.models.nouns import Noun
from app.services import article_cases, article_links, articles, interactions
from app.services.article_links import Target
from tests.factories import NOW, TODAY, boss, customer, sale, seller


def test_links_lead_to_customers_and_products_that_one_may_see(session: Session) -> None:
    chief, other = boss(session), seller(session)
    one = customer(session, chief, name="苏州宏达机械有限公司", short_name="宏达")
    sale(session, chief, one, TODAY, product="喷码机 KP-200")
    assert article_links.links_of("看 [[宏达]] 与 [[ 喷码机 KP-200 ]]，再看 [[宏达]] [[]] [x](y)") == (
        "宏达",
        "喷码机 KP-200",
    )
    for name in ("宏达", "苏州宏达机械有限公司"):
        assert article_links.resolve(session, chief, name, today=TODAY) == Target(
            Noun.CUSTOMER, one, "苏州宏达机械有限公司"
        )
    assert article_links.resolve(session, chief, "喷码机 KP-200", today=TODAY) == Target(
        Noun.SHIPMENT, None, "喷码机 KP-200"
    )
    assert article_links.resolve(session, chief, "没有这家", today=TODAY) is None
    assert article_links.resolve(session, other, "宏达", today=TODAY) is None
    assert Target(Noun.CUSTOMER, one, "苏州宏达机械有限公司") in article_links.suggest(
        session, chief, "宏达", today=TODAY
    )
    assert article_links.suggest(session, chief, " ", today=TODAY) == []


def test_articles_of_a_customer(session: Session) -> None:
    actor = boss(session)
    one = customer(session, actor, name="宏达_机械", short_name="宏达")
    named = articles.create(session, actor, {"title": "甲", "body": "见 [[宏达_机械]]。"}, now=NOW).value
    articles.create(session, actor, {"title": "乙", "body": "宏达_机械 没有括号"}, now=NOW)
    articles.create(session, actor, {"title": "丙", "body": "[[宏达x机械]]"}, now=NOW)
    articles.create(session, actor, {"title": "丁", "body": "[[宏达]]", "status": "已归档"}, now=NOW)
    assert [hit.id for hit in article_links.of_customer(session, actor, one, today=TODAY)] == [named]


def test_a_reactivated_customer_becomes_a_case_without_names(session: Session) -> None:
    actor = boss(session)
    one = customer(session, actor, name="苏州宏达机械有限公司", industry="机械", city="苏州")  # its contact is 王建国
    old, back = TODAY - timedelta(days=900), TODAY - timedelta(days=20)
    sale(session, actor, one, old, product="喷码机")
    sale(session, actor, one, back, product="墨水", price=Decimal(200))
    for on, text in (
        (old - timedelta(days=30), "买之前谈的"),
        (back - timedelta(days=30), "王建国说苏州宏达机械有限公司换了人，王经理 138-0000-1234，座机 0512-65432100"),
        (back - timedelta(days=10), "寄样"),
    ):
        interactions.log(
            session, actor, one, {"happened_on": on, "method": "电话", "content": text}, now=NOW, today=TODAY
        )
    found = article_cases.facts(session, actor, one, today=TODAY)
    assert (found.asleep_days, found.industry, found.region) == (880, "机械", "苏州")
    assert found.before is not None
    assert found.after is not None
    assert (found.before.products, found.after.products) == (("喷码机",), ("墨水",))
    assert [told.text for told in found.contacts] == ["\x01说\x02换了人，\x01 \x03，座机 \x03", "寄样"]


def test_a_customer_that_never_slept_tells_all_of_its_story(session: Session) -> None:
    actor = boss(session)
    one = customer(session, actor)
    interactions.log(session, actor, one, {"method": "电话", "content": "第一次"}, now=NOW, today=TODAY)
    found = article_cases.facts(session, actor, one, today=TODAY)
    assert (found.before, found.after, found.first, len(found.contacts)) == (None, None, None, 1)
