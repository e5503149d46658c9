"""Contacts: by method, outcome, person or week at the left, and the hours of the week in which calls are answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.ui.charts.columns import Column, columns
from app.ui.charts.heat import heat
from app.ui.charts.rows import Bar, row_bars
from app.ui.charts.words import percent, tr
from app.ui.report_headings import weekday

if TYPE_CHECKING:
    from app.services.reports.shape import Block, Report
    from app.ui.charts.board import Board

_WEEKS = 16


def draw(board: Board, report: Report) -> None:
    """Groups left, heat map right."""
    block = report.block("groups")
    hours = report.block("heat")
    beside = bool(hours.rows) and any(row[2] for row in hours.rows)
    width = board.width * (0.46 if beside else 1.0)
    if report.facts["by"] == "week":
        _weeks(board, block, width)
    else:
        _groups(board, block, width)
    if beside:
        _heat(board, hours, width)


def _lines(row: tuple[Any, ...]) -> tuple[str, ...]:
    _value, contacts, share, reached, reach_rate, customers = row
    return (
        tr("联系 {0} 次，占 {1}").format(f"{contacts:,}", percent(share, 1)),
        tr("接通 {0} 次（{1}）").format(f"{reached:,}", percent(reach_rate, 1)),
        tr("{0} 位客户").format(f"{customers:,}"),
    )


def _groups(board: Board, block: Block, width: float) -> None:
    top, tokens = board.top + 26, board.tokens
    bars = [
        Bar(
            row[0] or tr("未填写"), float(row[3]), tr("{0} 次").format(f"{row[1]:,}"), _lines(row), pick, float(row[1]),
            tr("接通 {0}").format(percent(row[4])),
        )
        for row, pick in zip(block.rows, block.picks, strict=True)
    ]  # fmt: skip
    row_bars(board, (12, top, width - 24, board.height - top - 10), bars, block=block.key)
    pale = board.look.pale
    board.legend(width - 16, top - 13, [(tokens.primary, tr("接通")), (pale, tr("联系"))], align="right")


def _weeks(board: Board, block: Block, width: float) -> None:
    rows = sorted(zip(block.rows, block.picks, strict=True), key=lambda one: str(one[0][0]))[-_WEEKS:]
    made = [Column(str(row[0])[-3:], float(row[1]), f"{row[1]:,}", _lines(row), pick, row[4]) for row, pick in rows]
    columns(
        board,
        (0, board.top, width, board.room + 12),
        made,
        caption=tr("每周联系次数"),
        block=block.key,
        line=tr("接通率"),
    )


def _heat(board: Board, block: Block, left: float) -> None:
    found = {(row[0], row[1]): (row, pick) for row, pick in zip(block.rows, block.picks, strict=True)}
    used = [hour for (_day, hour), (row, _pick) in found.items() if row[3]]
    hours = list(range(min([8, *used]), max([18, *used]) + 1))
    days = list(range(7 if any(day > 4 and row[3] for (day, _), (row, _) in found.items()) else 5))
    top = board.top + 28
    height = min(board.height - top - 34, 44.0 * len(days))

    def lines(day: int, column: int) -> tuple[str, ...]:
        row = found.get((days[day], hours[column]))
        if row is None or not row[0][3]:
            return (tr("没有打过电话"),)
        return (tr("打了 {0} 次，接通 {1} 次（{2}）").format(f"{row[0][3]:,}", f"{row[0][2]:,}", percent(row[0][4])),)

    def pick(day: int, column: int) -> str | None:
        row = found.get((days[day], hours[column]))
        return row[1] if row is not None else None

    heat(
        board, (left + 52, top, board.width - left - 52 - 14, height), [weekday(one) for one in days],
        [str(one) for one in hours],
        [[float(found[day, hour][0][2]) if (day, hour) in found else 0.0 for hour in hours] for day in days],
        words=lambda one: f"{one:.0f}" if one else "",
        title=lambda day, column: tr("{0} {1} 点").format(weekday(days[day]), hours[column]), lines=lines, pick=pick,
        block=block.key,
    )  # fmt: skip
    board.write(left + 52, top - 14, tr("接通的电话（星期 × 钟点）"), color=board.tokens.text2)
