"""The columns, views and facets of every list, declared once as SQL expressions."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, false, func, null, or_, true
from sqlalchemy.orm import aliased

from app.access import Actor
from app.models.article import Article, Reading
from app.models.contact import Contact
from app.models.customer import Customer, in_table
from app.models.interaction import Interaction
from app.models.nouns import CASE_CLOSED, CUSTOMER_LISTS, ListName, ShipmentKind
from app.models.score import CustomerScore
from app.models.service_case import ServiceCase
from app.models.shipment import Shipment
from app.models.user import User
from app.services import articles

PREVIOUS = aliased(User)
MY_READING = aliased(Reading)
"""What the actor has seen of an article."""
DAYS_TO_RETURN, RETURNING = "days_to_return", "returning"
"""A column and a view of 潜在客户 that follow from the team's settings: `list_sources` fills them in."""
FIRST_CONTACT = and_(Contact.customer_id == Customer.id, Contact.position == 0)


@dataclass(frozen=True)
class ListColumn:
    """`value` is what a row shows; `order` what it sorts by where that differs (pinyin); `also` a second value shown
    with the first, making the cell a pair.
    """

    key: str
    value: ColumnElement[Any] | Any
    order: ColumnElement[Any] | Any = None
    also: ColumnElement[Any] | Any = None


@dataclass(frozen=True)
class ListSource:
    """One list: where its rows come from, what each view narrows it to, what its facets count. `joined` adds the tables
    behind the columns of the given keys.
    """

    id: Any
    columns: tuple[ListColumn, ...]
    joined: Callable[[Select[Any], Actor, Collection[str]], Select[Any]]
    base: Callable[[date, int], ColumnElement[bool]]
    views: dict[str, Callable[[date, Actor], ColumnElement[bool]]]
    facets: tuple[str, ...]
    natural: tuple[tuple[str, bool], ...]
    of_customer: bool = True


_OF_CONTACT = frozenset({"contact", "mobile", "phone", "wechat"})
_OF_SCORE = frozenset({"score", "suggestion"})


def _customer_joins(statement: Select[Any], _actor: Actor, keys: Collection[str]) -> Select[Any]:
    joined = statement.select_from(Customer)
    if "owner" in keys:
        joined = joined.outerjoin(User, User.id == Customer.owner_id)
    if "prev_owner" in keys:
        joined = joined.outerjoin(PREVIOUS, PREVIOUS.id == Customer.prev_owner_id)
    if not _OF_SCORE.isdisjoint(keys):
        joined = joined.outerjoin(CustomerScore, CustomerScore.customer_id == Customer.id)
    return joined if _OF_CONTACT.isdisjoint(keys) else joined.outerjoin(Contact, FIRST_CONTACT)


_CUSTOMER_COLUMNS = (
    ListColumn("name", Customer.name, Customer.name_sort),
    ListColumn("code", Customer.code),
    ListColumn("level", Customer.level),
    ListColumn("contact", Contact.name, also=Contact.title),
    ListColumn("mobile", func.coalesce(Contact.mobile, Contact.phone)),
    ListColumn("phone", Contact.phone),
    ListColumn("wechat", Contact.wechat),
    ListColumn("followup", Customer.followup),
    ListColumn("evaluation_result", Customer.evaluation_result),
    ListColumn("evaluation_note", Customer.evaluation_note),
    ListColumn("score", CustomerScore.score),
    ListColumn("suggestion", CustomerScore.suggestion),
    ListColumn("last_contact_on", Customer.last_contact_on),
    ListColumn("next_contact_on", Customer.next_contact_on),
    ListColumn("owner", User.name),
    ListColumn("last_deal_on", Customer.last_deal_on),
    ListColumn("days_since_deal", Customer.last_deal_on),
    ListColumn("first_deal_on", Customer.first_deal_on),
    ListColumn("deal_total", Customer.deal_total),
    ListColumn("deal_count", Customer.deal_count),
    ListColumn("industry", Customer.industry),
    ListColumn("source", Customer.source),
    ListColumn("region", func.coalesce(Customer.region, Customer.city, Customer.province)),
    ListColumn("address", Customer.address),
    ListColumn("kind", Customer.kind),
    ListColumn("wanted_products", Customer.wanted_products),
    ListColumn("remark", Customer.remark),
    ListColumn("tags", Customer.tags),
    ListColumn("created_on", Customer.created_on),
    ListColumn("returned_on", Customer.returned_on),
    ListColumn("return_reason", Customer.return_reason),
    ListColumn("prev_owner", PREVIOUS.name),
    ListColumn("locked_until", Customer.locked_until),
)
_CUSTOMER_VIEWS: dict[str, Callable[[date, Actor], ColumnElement[bool]]] = {
    "all": lambda today, actor: true(),
    "mine": lambda today, actor: Customer.owner_id == actor.id,
    "due": lambda today, actor: Customer.next_contact_on == today,
    "overdue": lambda today, actor: Customer.next_contact_on < today,
    "idle7": lambda today, actor: or_(
        Customer.last_contact_on.is_(None), Customer.last_contact_on < today - timedelta(days=7)
    ),
    "level_a": lambda today, actor: Customer.level == "A",
    "incomplete": lambda today, actor: or_(
        Customer.industry.is_(None), Customer.region.is_(None), Customer.level.is_(None), Customer.address.is_(None)
    ),
}
_RETURN_DAY = ListColumn(DAYS_TO_RETURN, null())
_OWN_VIEWS: dict[ListName, dict[str, Callable[[date, Actor], ColumnElement[bool]]]] = {
    ListName.DORMANT: {"over_2_years": lambda today, actor: Customer.last_deal_key < today - timedelta(days=730)},
    ListName.POTENTIAL: {RETURNING: lambda today, actor: false()},
}


def _customers(name: ListName) -> ListSource:
    table = name.table
    assert table is not None
    return ListSource(
        id=Customer.id,
        columns=(*_CUSTOMER_COLUMNS, _RETURN_DAY) if name is ListName.POTENTIAL else _CUSTOMER_COLUMNS,
        joined=_customer_joins,
        base=lambda today, days: in_table(table, today, days),
        views=_CUSTOMER_VIEWS | _OWN_VIEWS.get(name, {}),
        facets=("owner", "level", "industry", "source", "evaluation_result", "followup"),
        natural={
            ListName.PUBLIC: (("returned_on", True), ("name", False)),
            ListName.POTENTIAL: (("next_contact_on", False), ("name", False)),
            ListName.DORMANT: (("last_deal_on", True), ("name", False)),
            ListName.CURRENT: (("last_deal_on", True), ("name", False)),
        }[name],
    )


def _with_customer(model: Any, user_column: Any) -> Callable[[Select[Any], Actor, Collection[str]], Select[Any]]:
    def joined(statement: Select[Any], actor: Actor, _keys: Collection[str]) -> Select[Any]:
        return (
            statement.select_from(model)
            # Every row has its customer. For who sees all, an outer join lets the database leave the join out where no
            # column asks for it; for others an inner one lets it start from their few customers.
            .join(Customer, Customer.id == model.customer_id, isouter=actor.sees_all)
            .outerjoin(User, User.id == user_column)
        )

    return joined


def _month_start(today: date) -> date:
    return today.replace(day=1)


_UNREAD = case(
    (
        and_(
            Article.status == articles.PUBLISHED,
            or_(MY_READING.seen_version.is_(None), MY_READING.seen_version < Article.version),
        ),
        "未读",
    ),
    else_=None,
)
_CUSTOMER_NAME = ListColumn("customer", Customer.name, Customer.name_sort)
_OPEN = or_(ServiceCase.status.is_(None), ServiceCase.status.not_in(sorted(CASE_CLOSED)))
SOURCES: dict[ListName, ListSource] = {
    **{name: _customers(name) for name in CUSTOMER_LISTS},
    ListName.CONTACTS: ListSource(
        id=Interaction.id,
        columns=(
            ListColumn("happened_on", Interaction.happened_on),
            _CUSTOMER_NAME,
            ListColumn("contact_name", Interaction.contact_name),
            ListColumn("method", Interaction.method),
            ListColumn("purpose", Interaction.purpose),
            ListColumn("content", Interaction.content),
            ListColumn("outcome", Interaction.outcome),
            ListColumn("intent", Interaction.intent),
            ListColumn("next_on", Interaction.next_on),
            ListColumn("salesperson", User.name),
            ListColumn("origin", Interaction.origin),
        ),
        joined=_with_customer(Interaction, Interaction.salesperson_id),
        base=lambda today, days: true(),
        views={
            "all": lambda today, actor: true(),
            "today": lambda today, actor: Interaction.happened_on == today,
            "this_week": lambda today, actor: Interaction.happened_on >= today - timedelta(days=today.weekday()),
            "mine": lambda today, actor: Interaction.salesperson_id == actor.id,
        },
        facets=("salesperson", "method", "outcome"),
        natural=(("happened_on", True),),
    ),
    ListName.AFTER_SALES: ListSource(
        id=ServiceCase.id,
        columns=(
            ListColumn("number", ServiceCase.number),
            ListColumn("registered_on", ServiceCase.registered_on),
            _CUSTOMER_NAME,
            ListColumn("product", ServiceCase.product),
            ListColumn("model", ServiceCase.model),
            ListColumn("type", ServiceCase.type),
            ListColumn("problem", ServiceCase.problem),
            ListColumn("measure", ServiceCase.measure),
            ListColumn("urgency", ServiceCase.urgency),
            ListColumn("handler", User.name),
            ListColumn("status", ServiceCase.status),
            ListColumn("promised_on", ServiceCase.promised_on),
            ListColumn("closed_on", ServiceCase.closed_on),
            ListColumn("satisfaction", ServiceCase.satisfaction),
            ListColumn("cause", ServiceCase.cause),
        ),
        joined=_with_customer(ServiceCase, ServiceCase.handler_id),
        base=lambda today, days: true(),
        views={
            "all": lambda today, actor: true(),
            "open": lambda today, actor: _OPEN,
            "mine": lambda today, actor: ServiceCase.handler_id == actor.id,
            "overdue": lambda today, actor: and_(_OPEN, ServiceCase.promised_on < today),
        },
        facets=("handler", "type", "status"),
        natural=(("registered_on", True),),
    ),
    ListName.SHIPMENTS: ListSource(
        id=Shipment.id,
        columns=(
            ListColumn("shipped_on", Shipment.shipped_on),
            ListColumn("number", Shipment.number),
            _CUSTOMER_NAME,
            ListColumn("product", Shipment.product),
            ListColumn("model", Shipment.model),
            ListColumn("category", Shipment.category),
            ListColumn("quantity", Shipment.quantity),
            ListColumn("unit", Shipment.unit),
            ListColumn("price", Shipment.price),
            ListColumn("amount", Shipment.amount),
            ListColumn("kind", Shipment.kind),
            ListColumn("salesperson", User.name),
            ListColumn("carrier", Shipment.carrier),
            ListColumn("tracking", Shipment.tracking),
            ListColumn("void", Shipment.void),
            ListColumn("remark", Shipment.remark),
        ),
        joined=_with_customer(Shipment, Shipment.salesperson_id),
        base=lambda today, days: true(),
        views={
            "all": lambda today, actor: true(),
            "this_month": lambda today, actor: Shipment.shipped_on >= _month_start(today),
            "this_year": lambda today, actor: Shipment.shipped_on >= today.replace(month=1, day=1),
            "returns": lambda today, actor: Shipment.kind == ShipmentKind.RETURN.value,
            "samples": lambda today, actor: Shipment.kind.in_((ShipmentKind.SAMPLE.value, ShipmentKind.GIFT.value)),
        },
        facets=("salesperson", "product", "kind"),
        natural=(("shipped_on", True),),
    ),
    ListName.ARTICLES: ListSource(
        id=Article.id,
        columns=(
            ListColumn("title", Article.title),
            ListColumn("unread", _UNREAD),
            ListColumn("opened", articles.opened_total()),
            ListColumn("kind", Article.kind),
            ListColumn("status", Article.status),
            ListColumn("tags", Article.tags),
            ListColumn("author", User.name),
            ListColumn("updated_at", Article.updated_at),
            ListColumn("review_on", Article.review_on),
        ),
        joined=lambda statement, actor, _keys: (
            statement.select_from(Article)
            .outerjoin(User, User.id == Article.author_id)
            .outerjoin(MY_READING, and_(MY_READING.article_id == Article.id, MY_READING.user_id == actor.id))
        ),
        base=lambda today, days: true(),
        views={
            "all": lambda today, actor: and_(Article.status != articles.ARCHIVED, articles.visible(actor)),
            "unread": lambda today, actor: articles.unread_by(actor),
            "popular": lambda today, actor: and_(
                Article.status == articles.PUBLISHED, articles.opened_total() >= articles.POPULAR_FROM
            ),
            "review": lambda today, actor: and_(
                Article.status != articles.ARCHIVED, articles.visible(actor), Article.review_on <= today
            ),
            "drafts": lambda today, actor: and_(Article.status == articles.DRAFT, articles.visible(actor)),
            "archived": lambda today, actor: Article.status == articles.ARCHIVED,
        },
        facets=(),
        natural=(("updated_at", True),),
        of_customer=False,
    ),
}
