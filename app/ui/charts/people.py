"""Salespeople side by side: amount beside the period before, contacts, and who was won."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.ui.charts.rows import Bar, row_bars
from app.ui.charts.words import percent, short, tr
from app.ui.report_headings import change, value

if TYPE_CHECKING:
    from app.services.reports.shape import Report
    from app.ui.charts.board import Board


def draw(board: Board, report: Report) -> None:
    """Left sales, middle contacts with those reached, right new customers won."""
    block, tokens, look = report.blocks[0], board.tokens, board.look
    keys = [one.key for one in block.fields]
    rows = [dict(zip(keys, row, strict=True)) for row in block.rows]
    top, height = board.top + 28, board.height - board.top - 38
    narrow = board.width < 700
    left_width = board.width * (0.6 if narrow else 0.5)
    sales, talks, won = [], [], []
    for row, pick in zip(rows, block.picks, strict=True):
        name = row["person"] or tr("未写明")
        moved = row["change"]
        note = change(moved) if moved is not None else tr("新") if row["amount"] > 0 else ""
        up, down = moved is not None and moved >= 0.0005, moved is not None and moved <= -0.0005
        color = tokens.red.text if up else tokens.green.text if down else tokens.text3
        sold = (
            tr("成交额 {0}，占 {1}").format(value("money", row["amount"]), percent(row["share"], 1)),
            tr("上期 {0}，{1}").format(value("money", row["previous"]), note),
            tr("成交客户 {0} 位，出货 {1} 行").format(f"{row['customers']:,}", f"{row['lines']:,}"),
        )
        sales.append(
            Bar(name, float(row["amount"]), short(row["amount"]), sold, pick, float(row["previous"]), note, color)
        )
        spoken = (
            tr("联系 {0} 次，接通 {1} 次").format(f"{row['contacts']:,}", f"{row['reached']:,}"),
            tr("联系了 {0} 位客户").format(f"{row['contacted']:,}"),
        )
        label = tr("{0} 次").format(f"{row['contacts']:,}")
        talks.append(Bar(name, float(row["reached"]), label, spoken, pick, float(row["contacts"])))
        gained = (
            tr("新成交客户 {0} 位").format(f"{row['conversions']:,}"),
            tr("占联系过的客户 {0}").format(percent(row["conversion"], 1)),
        )
        label = tr("{0} 位").format(f"{row['conversions']:,}")
        won.append(Bar(name, float(row["conversions"]), label, gained, pick, color=tokens.teal.text))
    row_bars(board, (12, top, left_width - 24, height), sales, block=block.key)
    pale = look.pale
    board.write(16, top - 14, tr("成交额"), color=tokens.text2)
    board.legend(left_width - 16, top - 14, [(tokens.primary, tr("本期")), (pale, tr("上期"))], align="right")
    rest = (board.width - left_width) / 2 if not narrow else board.width - left_width
    row_bars(board, (left_width, top, rest - 16, height), [_nameless(one) for one in talks], block=block.key, names=8.0)
    board.legend(left_width + 8, top - 14, [(tokens.primary, tr("接通")), (pale, tr("联系"))])
    if not narrow:
        row_bars(
            board,
            (left_width + rest, top, rest - 12, height),
            [_nameless(one) for one in won],
            block=block.key,
            names=8.0,
        )
        board.legend(left_width + rest + 8, top - 14, [(tokens.teal.text, tr("新成交客户"))])


def _nameless(bar: Bar) -> Bar:
    return replace(bar, name="", title=bar.name)
