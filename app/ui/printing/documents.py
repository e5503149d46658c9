"""The three documents: customer card, list of the day, call sheet; from plain data to a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app import services
from app.models.nouns import CASE_CLOSED, Noun
from app.ui import formats, texts
from app.ui.dialogs.contact_rules import KEYED_OUTCOMES
from app.ui.language import word
from app.ui.printing.report import CHECK, Band, Block, Column, Facts, Grid, Heading, Lines, Paragraph, Report

if TYPE_CHECKING:
    from app.access import Actor
    from app.services.belongings import Belonging
    from app.services.calls import SheetRow
    from app.services.customers import CustomerDetail
    from app.services.today import TodayRow, TodayWork
    from app.ui.tasks import Session

_FACTS = (
    "code", "kind", "level", "industry", "source", "region", "address", "tax_id", "bank_account", "payment_terms",
    "followup", "wanted_products", "expected_use", "first_deal_on", "last_deal_on", "deal_total", "deal_count",
    "last_contact_on", "next_contact_on", "tags", "remark",
)  # fmt: skip


def tr(text: str) -> str:
    """The words on paper in the language of the interface."""
    return QCoreApplication.translate("printing", text)


@dataclass(frozen=True)
class CardData:
    """What a customer card is made of."""

    detail: CustomerDetail
    logs: Sequence[Belonging]
    shipments: Sequence[Belonging]
    cases: Sequence[Belonging]


def footer(actor: str, now: datetime) -> str:
    """Who printed it and when; paper leaves the program, so it says what is on it."""
    return tr("客伴 ・ {actor} 打印于 {when} ・ 含客户资料，请妥善保管").format(
        actor=actor, when=now.strftime("%Y-%m-%d %H:%M")
    )


def customer_card(data: CardData, *, today: date, foot: str) -> Report:
    """客户卡片: everything a visit needs on one or two sheets."""
    detail, values = data.detail, data.detail.values
    parts = (
        values["code"], texts.table_name(detail.table),
        tr("{level} 类").format(level=values["level"]) if values["level"] else "",
        tr("跟进人 {name}").format(name=detail.owner) if detail.owner else "", today.isoformat(),
    )  # fmt: skip
    pairs = [
        (texts.field_name(Noun.CUSTOMER, key), texts.value_text(Noun.CUSTOMER, key, values[key]))
        for key in _FACTS
        if values[key] not in (None, "", False)
    ]
    pairs += [(str(name), str(value)) for name, value in detail.extra.items() if value not in (None, "")]
    blocks: list[Block] = [Facts(tuple(pairs))]
    if values["evaluation_result"] or values["evaluation_note"]:
        blocks.append(Heading(tr("评判：{result}").format(result=values["evaluation_result"] or tr("未定"))))
        if values["evaluation_note"]:
            blocks.append(Paragraph(str(values["evaluation_note"])))
    if detail.contacts:
        blocks += [Heading(tr("联系人")), _people(detail)]
    blocks += [
        Heading(tr("最近联系")),
        _logs(data.logs) if data.logs else Paragraph(tr("还没有联系记录。"), quiet=True),
    ]
    if data.shipments:
        blocks += [Heading(tr("最近出货")), _shipments(data.shipments)]
    open_cases = [one for one in data.cases if one.values["status"] not in CASE_CLOSED]
    if open_cases:
        blocks += [Heading(tr("未完成售后")), _cases(open_cases)]
    blocks += [Heading(tr("手记")), Lines(5)]
    name = str(values["name"])
    subtitle = " ・ ".join(str(part) for part in parts if part)
    return Report(name, subtitle, tuple(blocks), footer=foot, file_name=tr("客户卡片 {name}").format(name=name))


def _people(detail: CustomerDetail) -> Grid:
    columns = (
        Column(tr("姓名"), 12, strong=True), Column(tr("职务"), 14), Column(tr("手机"), 18), Column(tr("电话"), 18),
        Column(tr("微信"), 16), Column(tr("邮箱"), 22),
    )  # fmt: skip
    return Grid(
        columns,
        tuple(
            tuple(
                str(part or "")
                for part in (one.name, one.title, texts.phone(one.mobile), one.phone, one.wechat, one.email)
            )
            for one in detail.contacts
        ),
    )


def _logs(logs: Sequence[Belonging]) -> Grid:
    columns = (
        Column(tr("日期"), 13), Column(tr("方式"), 10), Column(tr("结果"), 13), Column(tr("内容"), 41),
        Column(tr("下次"), 13), Column(tr("业务员"), 10),
    )  # fmt: skip
    rows = []
    for one in logs:
        v = one.values
        rows.append(
            (formats.day(v["happened_on"]), v["method"] or "", v["outcome"] or v["reached"] or "", v["content"] or "",
             formats.day(v["next_on"]), one.person or "")
        )  # fmt: skip
    return Grid(columns, tuple(rows))


def _shipments(lines: Sequence[Belonging]) -> Grid:
    columns = (
        Column(tr("日期"), 13), Column(tr("单号"), 18), Column(tr("产品"), 33), Column(tr("类型"), 9),
        Column(tr("数量"), 11, "right"), Column(tr("金额"), 16, "right"),
    )  # fmt: skip
    rows = []
    for one in lines:
        v = one.values
        amount = "" if v["amount"] is None else texts.money(v["net_amount"], v["currency"])
        quantity = "" if v["quantity"] is None else formats.quantity(v["quantity"]) + (v["unit"] or "")
        product = " ".join(str(part) for part in (v["product"], v["model"]) if part)
        kind = tr("作废") if v["void"] else str(v["kind"])
        rows.append((formats.day(v["shipped_on"]), v["number"] or "", product, kind, quantity, amount))
    return Grid(columns, tuple(rows))


def _cases(cases: Sequence[Belonging]) -> Grid:
    columns = (Column(tr("登记"), 13), Column(tr("类型"), 12), Column(tr("问题"), 52), Column(tr("状态"), 12))
    return Grid(
        columns,
        tuple(
            (formats.day(one.values["registered_on"]), one.values["type"] or "", one.values["problem"] or "",
             one.values["status"] or "")
            for one in cases
        ),
    )  # fmt: skip


def today_list(work: TodayWork, *, actor: str, today: date, foot: str) -> Report:
    """今日清单: whom to call and why, with room to tick and to write."""
    columns = (
        Column("", 5, "center"), Column(tr("客户"), 24, strong=True), Column(tr("联系人"), 19), Column(tr("事由"), 32),
        Column(tr("结果"), 20),
    )  # fmt: skip
    rows: list[tuple[str, ...] | Band] = []
    count = 0
    for group in work.groups:
        if not group.rows or group.key == "done":
            continue
        rows.append(Band(f"{_group_name(group.key)}  {group.total:,}"))
        for row in group.rows:
            who = "\n".join(part for part in (row.contact_name, texts.phone(row.mobile)) if part)
            rows.append((CHECK, row.customer, who, _why(group.key, row), tr("已联系") if row.done else ""))
            count += 1
    title = tr("今日工作清单")
    subtitle = tr("{day} ・ {actor} ・ {count} 件").format(day=today.isoformat(), actor=actor, count=f"{count:,}")
    blocks: tuple[Block, ...] = (Grid(columns, tuple(rows), least=26, lines=3, ruled=True),) if rows else ()
    blocks = blocks or (Paragraph(tr("今天没有要跟进的客户。"), quiet=True),)
    return Report(title, subtitle, blocks, footer=foot, file_name=f"{title} {today.isoformat()}")


def _group_name(key: str) -> str:
    return {
        "overdue": tr("逾期"), "due": tr("今天"), "week": tr("本周长期未交易回访"), "cases": tr("未完成售后"),
    }.get(key, key)  # fmt: skip


def _why(key: str, row: TodayRow) -> str:
    day = formats.day(row.on)
    if key == "week":
        return tr("最近出货 {day}，{days} 天未交易").format(day=day, days=row.days_late) if day else ""
    if key == "cases":
        promised = tr("承诺 {day} ・ ").format(day=day) if day else ""
        return promised + " ".join(row.note.split())
    late = tr("逾期 {days} 天").format(days=row.days_late) if row.days_late > 0 else ""
    agreed = tr("约定 {day}").format(day=day) if day else ""
    return " ・ ".join(part for part in (agreed, late, row.tag, " ".join(row.note.split())) if part)


def call_sheet(rows: Sequence[SheetRow], *, source: str, actor: str, today: date, foot: str) -> Report:
    """电话回访单: one row per customer with room for the result, the next day and a note by hand."""
    columns = (
        Column("", 4.2, "right"), Column(tr("客户"), 17, strong=True), Column(tr("联系人"), 14),
        Column(tr("最近成交"), 11), Column(tr("累计"), 11, "right"), Column(tr("上次联系"), 21),
        Column(tr("结果"), 10), Column(tr("下次"), 9), Column(tr("记录"), 22),
    )  # fmt: skip
    made: list[tuple[str, ...]] = []
    for number, one in enumerate(rows, start=1):
        name = f"{one.customer}（{one.level}）" if one.level else one.customer
        who = "\n".join(part for part in (one.contact_name, texts.phone(one.phone)) if part)
        asleep = tr("{days} 天").format(days=(today - one.last_deal_on).days) if one.last_deal_on else ""
        deal = "\n".join(part for part in (formats.day(one.last_deal_on), asleep) if part)
        total = formats.money(one.deal_total).partition(".")[0] if one.deal_total is not None else ""
        last = " ".join(part for part in (formats.day(one.last_contact_on), " ".join(one.last_note.split())) if part)
        made.append((str(number), name, who, deal, total, last, "", "", ""))
    monday = today - timedelta(days=today.weekday())
    _year, week, _ = today.isocalendar()
    title = tr("电话回访单")
    subtitle = tr("{source} ・ 第 {week} 周（{first} 至 {last}） ・ {actor} ・ {count} 位").format(
        source=source, week=week, first=monday.isoformat(), last=(monday + timedelta(days=6)).isoformat(), actor=actor,
        count=f"{len(rows):,}",
    )  # fmt: skip
    results = Paragraph(
        tr("结果填：{results}").format(results=" / ".join(word(one) for one in KEYED_OUTCOMES)), quiet=True
    )
    blocks: tuple[Block, ...] = (results, Grid(columns, tuple(made), least=38, lines=3, ruled=True))
    return Report(
        title, subtitle, blocks, landscape=True, footer=foot, file_name=f"{title} {source} {today.isoformat()}"
    )


def read_card(session: Session, actor: Actor, customer_id: int, *, today: date) -> CardData:
    """Ask the services for a card's data; runs in the background."""
    return CardData(
        services.customers.get(session, actor, customer_id, today=today),
        services.interactions.of_customer(session, actor, customer_id, today=today, limit=20),
        services.shipments.of_customer(session, actor, customer_id, today=today, limit=20),
        services.service_cases.of_customer(session, actor, customer_id, today=today),
    )
