"""The weekly documents: one call sheet per person, and the week report; from plain data to a report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from app import services
from app.ui import formats, texts, weekly_texts
from app.ui.dialogs.contact_rules import KEYED_OUTCOMES
from app.ui.language import word
from app.ui.printing.documents import tr
from app.ui.printing.report import Block, Column, Grid, Heading, NewPage, Paragraph, Report

if TYPE_CHECKING:
    from app.services.weekly_board import PersonColumn, WeekCard
    from app.services.weekly_report import Rates, WeekReport


def person_sheets(people: Sequence[PersonColumn], *, week: str, today: date, foot: str) -> Report:
    """电话回访单, a page of its own for each person with cards."""
    shown = [one for one in people if one.cards]
    blocks: list[Block] = []
    for at, one in enumerate(shown):
        if at:
            blocks.append(NewPage(_sheet_title(one), _sheet_line(one, week)))
        blocks += _sheet(one, today)
    if not shown:
        return Report(
            tr("电话回访单"), week, (Paragraph(tr("这一周的名单里还没有客户。"), quiet=True),), landscape=True,
            footer=foot, file_name=tr("电话回访单 {week}").format(week=week),
        )  # fmt: skip
    name = tr("电话回访单 {week}").format(week=week)
    if len(shown) == 1:
        name = tr("电话回访单 {week} {person}").format(week=week, person=shown[0].name)
    return Report(
        _sheet_title(shown[0]), _sheet_line(shown[0], week), tuple(blocks), landscape=True, footer=foot, file_name=name
    )


def _sheet_title(one: PersonColumn) -> str:
    return tr("电话回访单 ・ {person}").format(person=one.name)


def _sheet_line(one: PersonColumn, week: str) -> str:
    first, last = services.weeks.monday_of(week), services.weeks.sunday_of(week)
    return tr("第 {week} 周（{first} 至 {last}） ・ {count} 位").format(
        week=int(week[-2:]), first=first.isoformat(), last=last.isoformat(), count=len(one.cards)
    )


def _sheet(one: PersonColumn, today: date) -> list[Block]:
    columns = (
        Column("", 4.2, "right"), Column(tr("客户"), 17, strong=True), Column(tr("联系人"), 13),
        Column(tr("最近成交"), 10), Column(tr("累计"), 10, "right"), Column(tr("为什么选中"), 26),
        Column(tr("结果"), 10), Column(tr("下次"), 9), Column(tr("记录"), 20),
    )  # fmt: skip
    rows = tuple(_sheet_row(number, card, today) for number, card in enumerate(one.cards, start=1))
    results = Paragraph(
        tr("结果填：{results}").format(results=" / ".join(word(one) for one in KEYED_OUTCOMES)), quiet=True
    )
    return [results, Grid(columns, rows, least=35, lines=2, ruled=True)]


def _sheet_row(number: int, card: WeekCard, today: date) -> tuple[str, ...]:
    who = "\n".join(part for part in (card.contact_name, texts.phone(card.mobile or card.phone)) if part)
    days = tr("{days} 天").format(days=(today - card.last_deal_on).days) if card.last_deal_on else ""
    deal = "\n".join(part for part in (formats.day(card.last_deal_on), days) if part)
    total = formats.money(card.deal_total).partition(".")[0] if card.deal_total is not None else ""
    said = card.state.outcome or "" if card.state.called else ""
    return (str(number), card.customer, who, deal, total, weekly_texts.reasons_text(card.reasons), said, "", "")


# --- the week report ----------------------------------------------------------------------


def week_report(found: WeekReport, *, foot: str) -> Report:
    """周报: figures per person, who was missed by name, who bought again, reasons."""
    columns = (
        Column(tr("业务员"), 12, strong=True), Column(tr("分配"), 7, "right"), Column(tr("已联系"), 8, "right"),
        Column(tr("完成率"), 9, "right"), Column(tr("接通率"), 9, "right"), Column(tr("有意向率"), 10, "right"),
        Column(tr("唤醒"), 7, "right"), Column(tr("唤醒金额"), 13, "right"), Column(tr("未联系的客户"), 42),
    )  # fmt: skip
    rows = [_figures(one.name, one.rates, tr("、").join(one.missed)) for one in found.people]
    rows.append(_figures(tr("合计"), found.team, ""))
    blocks: list[Block] = [Grid(columns, tuple(rows), least=20)]
    if found.reactivated:
        woken = (
            Column(tr("客户"), 30, strong=True), Column(tr("联系日期"), 14), Column(tr("联系人员"), 14),
            Column(tr("成交日期"), 14), Column(tr("金额"), 16, "right"),
        )  # fmt: skip
        lines = tuple(
            (one.customer, formats.day(one.called_on), one.caller or "", formats.day(one.bought_on),
             formats.money(one.amount))
            for one in found.reactivated
        )  # fmt: skip
        blocks += [Heading(tr("唤醒的客户")), Grid(woken, lines)]
    if found.reasons:
        blocks += [Heading(tr("联系结果")), Paragraph(_counts(found.reasons))]
    if found.losses:
        blocks += [Heading(tr("流失原因")), Paragraph(_counts(found.losses))]
    name = tr("每周回访周报 {week}").format(week=found.week)
    line = tr("第 {week} 周（{first} 至 {last}）").format(
        week=int(found.week[-2:]), first=found.first.isoformat(), last=found.last.isoformat()
    )
    return Report(tr("每周回访周报"), line, tuple(blocks), landscape=True, footer=foot, file_name=name)


def _figures(name: str, rates: Rates, missed: str) -> tuple[str, ...]:
    return (
        name, str(rates.assigned), str(rates.called), weekly_texts.share_text(rates.completion),
        weekly_texts.share_text(rates.reach), weekly_texts.share_text(rates.interest), str(rates.reactivated),
        formats.money(rates.amount) if rates.amount else "", missed,
    )  # fmt: skip


def _counts(found: Sequence[tuple[str, int]]) -> str:
    return " ・ ".join(tr("{what} {count}").format(what=what or tr("没写"), count=count) for what, count in found)
