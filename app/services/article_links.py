"""[[…]] in articles: the customer or product a name stands for, and the articles that speak of a customer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.access import Actor
from app.models.article import Article
from app.models.customer import Customer
from app.models.nouns import Noun
from app.models.shipment import Shipment
from app.services import articles, customers, visibility
from app.services.articles import ArticleHit
from app.services.naming import name_key

LINK: Final = re.compile(r"\[\[([^\[\]\n]{1,200})\]\]")


@dataclass(frozen=True)
class Target:
    """What a name leads to: a customer (with its id) or a product."""

    noun: Noun
    id: int | None
    name: str


def links_of(body: str) -> tuple[str, ...]:
    """The names that stand in double brackets, each once."""
    return tuple(dict.fromkeys(one.strip() for one in LINK.findall(body) if one.strip()))


def resolve(session: Session, actor: Actor, name: str, *, today: date) -> Target | None:
    """Who or what is meant; None where nothing is called so, or the actor may not see it."""
    named = or_(Customer.name == name, Customer.short_name == name, Customer.code == name)
    key = name_key(name)
    if key:
        named = or_(named, Customer.name_key == key)
    found = session.execute(
        select(Customer.id, Customer.name)
        .where(named, visibility.visible(actor, today))
        .order_by((Customer.name == name).desc(), Customer.id)
        .limit(1)
    ).one_or_none()
    if found is not None:
        return Target(Noun.CUSTOMER, found.id, found.name)
    product = session.execute(select(Shipment.product).where(Shipment.product == name).limit(1)).scalar()
    return None if product is None else Target(Noun.SHIPMENT, None, product)


def suggest(session: Session, actor: Actor, text: str, *, today: date, limit: int = 8) -> list[Target]:
    """Customers and products to finish a link with."""
    if not text.strip():
        return []
    people = customers.suggest(session, actor, text, today=today, limit=limit)
    made = [Target(Noun.CUSTOMER, one.id, one.name) for one in people]
    products = session.execute(
        select(Shipment.product).where(Shipment.product.contains(text.strip(), autoescape=True)).distinct().limit(3)
    ).scalars()
    return [*dict.fromkeys(made), *(Target(Noun.SHIPMENT, None, one) for one in products)][: limit + 3]


def of_customer(session: Session, actor: Actor, customer_id: int, *, today: date, limit: int = 20) -> list[ArticleHit]:
    """Articles that name this customer in double brackets; the latest first. Raises NotFound."""
    visibility.require_visible(session, actor, customer_id, today=today)
    names = session.execute(
        select(Customer.name, Customer.short_name, Customer.code).where(Customer.id == customer_id)
    ).one()
    clauses = [Article.body.contains(f"[[{one}]]", autoescape=True) for one in names if one]
    rows = session.execute(
        select(Article.id, Article.title, Article.kind)
        .where(or_(*clauses), Article.status != articles.ARCHIVED, articles.visible(actor))
        .order_by(Article.updated_at.desc(), Article.id)
        .limit(limit)
    )
    return [ArticleHit(*row) for row in rows]
