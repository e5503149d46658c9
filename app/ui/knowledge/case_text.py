"""The words of a case drafted from the contact log: Markdown with what is known and room for what was learnt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from app import services
from app.ui import formats
from app.ui.evaluation_texts import amount
from app.ui.language import word

if TYPE_CHECKING:
    from app.services.article_cases import CaseFacts, Deal, Told


def tr(text: str) -> str:
    """The words of a case in the language of the interface."""
    return QCoreApplication.translate("cases", text)


def case_draft(facts: CaseFacts) -> dict[str, Any]:
    """Title, kind, tags and body of the draft; the customer is linked, persons and numbers are not named."""
    industry = facts.industry or ""
    if facts.asleep_days is not None:
        months = max(1, round(facts.asleep_days / 30))
        title = tr("案例：沉睡 {0} 个月的{1}客户怎样重新下单").format(months, industry)
        tags = [tr("唤醒"), facts.industry or ""]
    else:
        title = tr("案例：一家{0}客户是怎样谈下来的").format(industry)
        tags = [facts.industry or ""]
    parts = [
        tr("## 客户是谁"),
        _who(facts),
        tr("## 经过"),
        _story(facts.contacts),
        tr("## 结果"),
        _result(facts),
        tr("## 起作用的是什么"),
        tr("*（写一两句：哪句话、哪件事让对方改了主意）*"),
        tr("## 下次可以照做的"),
        tr("*（写三条，别人拿来就能用的）*"),
        tr("客户：{0}").format(f"[[{facts.customer}]]"),
    ]
    return {
        "title": title,
        "kind": "案例分享",
        "tags": " ".join(one for one in tags if one),
        "status": "草稿",
        "body": "\n\n".join(parts) + "\n",
    }


def _who(facts: CaseFacts) -> str:
    pairs = (
        (tr("行业"), facts.industry),
        (tr("地区"), facts.region),
        (tr("类型"), facts.kind),
        (tr("买过"), "、".join(facts.products)),
        (tr("累计"), amount(facts.total) if facts.total else None),
        (tr("睡了多久"), tr("{0} 天").format(facts.asleep_days) if facts.asleep_days else None),
        (tr("睡之前最后一单"), _deal(facts.before) if facts.before else None),
    )
    lines = [tr("- **{0}**：{1}").format(name, value) for name, value in pairs if value]
    return "\n".join(lines) or tr("*（写一句：做什么的、多大规模）*")


def _story(contacts: Sequence[Told]) -> str:
    if not contacts:
        return tr("*（没有联系记录，请补上经过）*")
    somebody, customer, number = (
        services.article_cases.SOMEBODY, services.article_cases.THE_CUSTOMER, services.article_cases.A_NUMBER,
    )  # fmt: skip
    lines = []
    for at, one in enumerate(contacts, 1):
        said = " ".join(one.text.split())
        said = said.replace(somebody, tr("联系人")).replace(customer, tr("客户")).replace(number, tr("（号码略）"))
        head = tr("{0}. **{1} {2}**").format(at, formats.day(one.on), word(one.method or tr("联系")))
        tail = tr(" → {0}").format(word(one.outcome)) if one.outcome else ""
        lines.append(tr("{0}{1}：{2}").format(head, tail, said) if said else f"{head}{tail}")
    return "\n".join(lines)


def _result(facts: CaseFacts) -> str:
    deal = facts.after or facts.first
    if deal is None:
        return tr("*（还没有成交，写现在到哪一步）*")
    if facts.after is not None:
        return tr("**{0}** 重新下单：{1}。").format(formats.day(deal.on), _what(deal))
    return tr("**{0}** 成交：{1}。").format(formats.day(deal.on), _what(deal))


def _deal(deal: Deal) -> str:
    return tr("{0}，{1}").format(formats.day(deal.on), _what(deal))


def _what(deal: Deal) -> str:
    products = "、".join(deal.products)
    return tr("{0}，{1}").format(products, amount(deal.amount)) if deal.amount else products
