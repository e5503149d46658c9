"""`report NAME`: every report of 统计分析 as a sentence with its tables, JSON, a picture, a workbook."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy.orm import Session

from app.errors import FileUnreadable
from app.services import report_sheets, reports, users
from app.services.reports.asking import PERIODS
from app.services.reports.catalogue import REPORTS
from app.services.reports.shape import Ask, Report, ReportName
from app.ui import report_texts
from app.ui.report_headings import HIDDEN, block_title, cell, grouping_heading
from app.ui.report_sheet_words import sheet_words

if TYPE_CHECKING:
    from app.cli import Context

WRONG_USAGE: Final = 2
_SHOWN: Final = 20
"""Rows of a table on the screen; JSON and workbook have all."""
JSON_HELP: Final = """\
JSON（--json）的键固定不变，只增加，不改名：
  report from to owner_id region product by today   问的是什么
  reason      说不出结果时的代码，否则为 null：no_sales no_deals no_customers no_contacts no_cases no_moves
              needs_two_years too_few_deals
  facts       这份报表的关键数字；金额、数量是数，日期是 YYYY-MM-DD，占比是 0–1 的小数，指数以 100 为平均
  blocks      每张明细表一个键，值是行的列表，每行的键是列名：
    sales         months(month amount lines customers previous change index share)
    season        index(month mean total index) years(from m1…m12 total) products(product amount years peak m1…m12)
    abc           classes(class customers customer_share amount share) curve(rank customer_share share class)
                  customers(rank customer_id customer region amount share cumulative class level)
                  levels(level class customers differs)
    products      products(product amount quantity share cumulative previous change lines customers)
    ranking       customers(rank customer_id customer region owner amount share cumulative previous change lines
                  last_on)
    people        people(user_id person amount share previous change lines customers contacts reached contacted
                  conversions conversion)
    portrait      groups(value customers share dealt dealt_share amount amount_share)
    funnel        months(month created taken returned first_deal reactivated dormant current_end dormant_end converted
                  conversion days_to_deal) flows(month flow customers) tables(table customers share)
                  waits(days_from days_to customers share)
    retention     cells(cohort after customers share) cohorts(cohort customers repeat repeat_rate one_time)
                  curve(after active customers share)
    rfm           map(recency_from recency_to deals_from deals_to customers share amount amount_share)
                  customers(customer_id customer recency deals amount last_deal_on)
    value         bands(from to customers share amount amount_share) years(year customers amount mean)
                  customers(rank customer_id customer region amount share first_deal_on)
    churn         customers(customer_id customer region owner state gap silent times last_deal_on deals amount falling
                  fewer dormant days) states(state customers share dormant amount)
    calls         groups(value contacts share reached reach_rate customers) weeks(同 groups)
                  heat(weekday hour reached calls reach_rate)，weekday 0 是星期一
    satisfaction  groups(value cases share open complaints median_hours mean_hours rated score)
                  scores(score word cases share) months(month 同 groups)；时长按整天 × 24 小时
    completeness  fields(field filled missing share) people(person customers share complete incomplete most_missing
                  missing) customers(customer_id customer owner share missing)
    pool          months(month claimed assigned returned auto_returned net customers)
                  reasons(reason returns share customers) people(person taken returned customers)
    archive       classes(class customers share amount amount_share) groups(class todo customers share amount)
                  customers(customer_id customer region amount todo)
"""


def add_options(one: argparse.ArgumentParser) -> None:
    """What `report` can be asked."""
    one.add_argument("name", choices=[name.value for name in ReportName], metavar="NAME", help=_names())
    one.add_argument("--from", dest="first", type=date.fromisoformat, metavar="YYYY-MM-DD", help="从哪一天起")
    one.add_argument("--to", dest="last", type=date.fromisoformat, metavar="YYYY-MM-DD", help="到哪一天止（含）")
    one.add_argument("--period", choices=PERIODS, help="常用期间，代替 --from 和 --to（默认每份报表自己的期间）")
    one.add_argument("--owner", metavar="NAME", help="只看这位业务员")
    one.add_argument("--region", metavar="TEXT", help="只看这个区域、省、市或区县")
    one.add_argument("--product", metavar="TEXT", help="只看这个产品")
    one.add_argument("--by", metavar="KEY", help=_groupings())
    one.add_argument("--png", type=Path, metavar="OUT.png", help="另存为图片")
    one.add_argument("--xlsx", type=Path, metavar="OUT.xlsx", help="另存为 Excel，每张明细表一个工作表")


def run_report(context: Context) -> int:
    """`report NAME`: the sentence and its tables, or JSON; a picture and a workbook beside."""
    arguments = context.arguments
    name = ReportName(arguments.name)
    with context.database.reading() as session:
        actor = context.actor(session)
        ask = _asked(session, name, arguments, context.today)
        if isinstance(ask, str):
            sys.stderr.write(f"{ask}\n")
            return WRONG_USAGE
        report = reports.run(session, actor, name, ask, today=context.today)
    if arguments.png is not None:
        _save_picture(report, arguments.png, context)
    if arguments.xlsx is not None:
        with context.database.writing() as session:
            writer = context.actor(session, make=True)
            report_sheets.write(session, writer, arguments.xlsx, report, words=sheet_words(report), now=context.now)
    return context.answer(reports.as_json(report), lambda: _lines(report))


def _asked(session: Session, name: ReportName, arguments: Any, today: date) -> Ask | str:
    """What is asked, or what is wrong with it."""
    entry = REPORTS[name]
    if arguments.by is not None and arguments.by not in entry.by:
        if not entry.by:
            return f"{name.value} 没有 --by。"
        return f"{name.value} 不能按 {arguments.by} 分组，可以是 {' '.join(entry.by)}。"
    people = {one.name: one.id for one in users.all_users(session)}
    if arguments.owner is not None and arguments.owner not in people:
        return f"没有叫「{arguments.owner}」的业务员。"
    last = arguments.last or today
    usual = arguments.period or entry.period
    first, end = reports.period(session, usual, today=last)
    if arguments.period:
        last = end
    first = arguments.first or first
    if first > last:
        return f"开始日期 {first.isoformat()} 晚于结束日期 {last.isoformat()}。"
    return Ask(
        first,
        last,
        owner_id=people[arguments.owner] if arguments.owner is not None else None,
        region=arguments.region,
        product=arguments.product,
        by=arguments.by,
    )


def _save_picture(report: Report, path: Path, context: Context) -> None:
    os.environ.setdefault("MPLCONFIGDIR", str(context.folder.matplotlib))
    # The first picture of a data folder makes the list of fonts and warns of it, though nothing is wrong.
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    from app.ui.charts.look import Look
    from app.ui.charts.rendering import save
    from app.ui.theme.tokens import LIGHT

    try:
        save(report, Look(LIGHT, ratio=2.0, titled=True), path)
    except OSError as error:
        raise FileUnreadable(path.name) from error


def _lines(report: Report) -> Iterator[str]:
    yield f"{report_texts.title(report.name)}  {report_texts.span(report)}"
    yield report_texts.reason(report) if report.reason else report_texts.sentence(report)
    for block in report.blocks:
        if not block.rows:
            continue
        yield ""
        yield f"【{block_title(report.name, block.key)}】"
        shown = [place for place, one in enumerate(block.fields) if one.key not in HIDDEN | {"days"}]
        yield "\t".join(grouping_heading(report, block, block.fields[place].key) for place in shown)
        for row in block.rows[:_SHOWN]:
            yield "\t".join(cell(report, block, block.fields[place], row[place]) for place in shown)
        if len(block.rows) > _SHOWN:
            yield f"…（共 {len(block.rows)} 行）"


def _names() -> str:
    return "，".join(f"{one.value} {report_texts.title(one)}" for one in ReportName)


def _groupings() -> str:
    known = "；".join(f"{name.value}: {' '.join(entry.by)}" for name, entry in REPORTS.items() if entry.by)
    return f"按什么分组：{known}"
