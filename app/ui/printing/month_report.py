"""月报: the charts of a month on A4 with their sentences, and any single chart with its figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtGui import QImage

from app.ui import formats, report_texts
from app.ui.analysis.shelf import OWN_DAYS, Wish, ask
from app.ui.charts.look import Look
from app.ui.printing.documents import tr
from app.ui.printing.print_dialog import Printable
from app.ui.printing.report import Block, Column, Facts, Grid, Paragraph, Picture, Report
from app.ui.report_headings import HIDDEN
from app.ui.theme.tokens import LIGHT

if TYPE_CHECKING:
    from app.services.reports import Report as Figures
    from app.ui.context import WindowContext

_SIZE: Final = (760, 236)
_RATIO: Final = 2.6
"""Some 270 dots an inch over the width of A4."""
_CHARTS: Final = (
    "sales", "products", "people", "ranking", "abc", "funnel", "churn", "calls", "satisfaction", "pool", "completeness",
)  # fmt: skip
_OVER_A_YEAR: Final = frozenset({"sales", "abc", "funnel", "pool"})
_ROWS: Final = 60


@dataclass(frozen=True)
class Month:
    """The reports of a month and their pictures."""

    first: date
    last: date
    figures: tuple[Figures, ...]
    images: tuple[QImage | None, ...]


def month_choices(context: WindowContext) -> list[Printable]:
    """The month that is over and the running one; in the first days of a month the former comes first."""
    today = context.today()
    this = today.replace(day=1)
    before = (this - timedelta(days=1)).replace(day=1)
    found = [
        _month_choice(context, "month", tr("本月月报"), this, today),
        _month_choice(context, "last_month", tr("上月月报"), before, this - timedelta(days=1)),
    ]
    return found[::-1] if today.day <= 10 else found


def _month_choice(context: WindowContext, key: str, title: str, first: date, last: date) -> Printable:
    actor, today = context.actor, context.today()
    return Printable(
        key, title, tr("{first} 至 {last}").format(first=first.isoformat(), last=last.isoformat()), "chart-column",
        lambda session: read_month(session, actor, first, last, today),
        lambda month, foot: month_report(month, actor=actor.name, foot=foot),
    )  # fmt: skip


def read_month(session: Any, actor: Any, first: date, last: date, today: date) -> Month:
    """Figures and pictures of the month; runs in the background."""
    year_ago = date(last.year - 1 + last.month // 12, last.month % 12 + 1, 1)
    figures = [
        ask(session, actor, Wish(name, OWN_DAYS, year_ago if name in _OVER_A_YEAR else first, last), today)
        for name in _CHARTS
    ]
    return Month(first, last, tuple(figures), tuple(None if one.empty else _image(one) for one in figures))


def _image(figures: Figures) -> QImage:
    from app.ui.charts.rendering import picture

    made = picture(figures, Look(LIGHT, ratio=_RATIO), *_SIZE)
    image = QImage(made.pixels, made.width, made.height, QImage.Format.Format_RGBA8888)
    return image.convertToFormat(QImage.Format.Format_RGB888)  # without transparency PDF files are half as large


def month_report(month: Month, *, actor: str, foot: str) -> Report:
    """The figures of the month first, then every chart that has something to say."""
    title = tr("经营月报 {year} 年 {month} 月").format(year=month.first.year, month=month.first.month)
    subtitle = tr("{first} 至 {last} ・ {actor}").format(
        first=month.first.isoformat(), last=month.last.isoformat(), actor=actor
    )
    blocks: list[Block] = [Facts(_facts(month))]
    quiet = []
    for one, image in zip(month.figures, month.images, strict=True):
        if image is None:
            quiet.append(report_texts.reason(one))
        else:
            heading = tr("{title}（{span}）").format(title=report_texts.title(one.name), span=report_texts.span(one))
            blocks.append(Picture(heading, report_texts.sentence(one), image))
    if quiet:
        blocks.append(Paragraph(tr("；").join(dict.fromkeys(quiet)), quiet=True))
    return Report(title, subtitle, tuple(blocks), footer=foot, file_name=title)


def _facts(month: Month) -> tuple[tuple[str, str], ...]:
    """What one looks for first."""
    of = {str(one.name): one.facts for one in month.figures}
    sales = next(one for one in month.figures if one.name == "sales")
    row = next((row for row in reversed(sales.blocks[0].rows)), None) if not sales.empty else None
    people, calls, cases = of["people"], of["calls"], of["satisfaction"]
    pairs = []
    if row is not None:
        pairs += [
            (tr("成交额"), formats.money(row[1])), (tr("去年同期"), formats.money(row[4])),
            (tr("成交客户"), tr("{count} 位").format(count=f"{row[3]:,}")),
        ]  # fmt: skip
    pairs += [
        (tr("新成交客户"), tr("{count} 位").format(count=f"{people.get('conversions', 0):,}")),
        (tr("联系次数"), f"{calls.get('contacts', 0):,}"),
        (tr("电话接通率"), report_texts.value("share", calls.get("reach_rate") or 0)),
        (tr("售后"), tr("{count} 件").format(count=f"{cases.get('cases', 0):,}")),
    ]
    if cases.get("score") is not None:
        pairs.append((tr("满意度"), tr("{score} 分").format(score=f"{cases['score']:.1f}")))
    return tuple(pairs)


def chart_choice(context: WindowContext, figures: Figures) -> Printable:
    """The chart in front with its main figures."""
    title = report_texts.title(figures.name)
    return Printable(
        "chart", title, tr("这张图和它的数字"), report_texts.ICONS[figures.name], lambda _session: _image(figures),
        lambda image, foot: chart_report(figures, image, foot=foot),
    )  # fmt: skip


def chart_report(figures: Figures, image: QImage, *, foot: str) -> Report:
    """Picture, sentence, and the first rows of the main table."""
    title, span = report_texts.title(figures.name), report_texts.span(figures)
    blocks: list[Block] = [Picture("", report_texts.sentence(figures), image)]
    block = next(one for one in figures.blocks if one.rows)
    shown = [at for at, field in enumerate(block.fields) if field.key not in HIDDEN and field.key != "days"][:9]
    columns = tuple(
        Column(
            report_texts.grouping_heading(figures, block, block.fields[at].key),
            16 if block.fields[at].key in ("customer", "product") else 10,
            "left" if block.fields[at].kind in ("text", "date") else "right",
        )
        for at in shown
    )
    rows = tuple(
        tuple(report_texts.cell(figures, block, block.fields[at], row[at]) for at in shown)
        for row in block.rows[:_ROWS]
    )
    blocks.append(Grid(columns, rows, lines=2))
    if len(block.rows) > _ROWS:
        rest = tr("只印前 {count} 行，全部数字请导出 Excel。").format(count=_ROWS)
        blocks.append(Paragraph(rest, quiet=True))
    name = tr("{title} {span}").format(title=title, span=span)
    return Report(title, span, tuple(blocks), footer=foot, file_name=name)
