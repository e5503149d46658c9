"""客户归档与分析: three cards (核心, 一般, 潜在) with their counts, what they bring, and what to do with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from matplotlib.patches import FancyBboxPatch

from app.ui.charts.look import cut, points, text_width
from app.ui.charts.words import percent, tr
from app.ui.report_headings import code_words, value

if TYPE_CHECKING:
    from app.services.reports.shape import Report
    from app.ui.charts.board import Board

_HEAD: Final = 104.0
_BUTTON: Final = 28.0


def draw(board: Board, report: Report) -> None:
    """One card per class; each line of work and the button at the foot lead to their customers."""
    classes, groups = report.block("classes"), report.block("groups")
    width = (board.width - 28 - 24) / 3
    for at, (row, pick) in enumerate(zip(classes.rows, classes.picks, strict=True)):
        work = [(one, own) for one, own in zip(groups.rows, groups.picks, strict=True) if one[0] == row[0]]
        _card(board, 14 + at * (width + 12), width, row, pick, work)


def _color(board: Board, name: str) -> str:
    tokens = board.tokens
    return {"core": tokens.red.text, "general": tokens.link}.get(name, tokens.teal.text)


def _card(
    board: Board, left: float, width: float, row: tuple[Any, ...], pick: str | None,
    work: list[tuple[tuple[Any, ...], str | None]],
) -> None:  # fmt: skip
    name, customers, share, amount, amount_share = row
    color, look, tokens = _color(board, name), board.look, board.tokens
    top, height = board.top, board.room
    _box(board, left, top, width, height, look.mix(color, 0.06), look.mix(color, 0.45))
    _box(board, left, top, width, 4, color, color)
    inner, right = left + 14, left + width - 14
    board.write(inner, top + 24, code_words("class", name), size=look.body + 2, color=color, weight="bold")
    board.write(right, top + 24, tr("占客户 {0}").format(percent(share, 1)), color=tokens.text2, align="right")
    number = f"{customers:,}"
    board.write(inner, top + 54, number, size=24 + look.shift, color=tokens.text, weight="bold")
    after = inner + text_width(number, 24 + look.shift) + 8
    board.write(after, top + 58, tr("位"), color=tokens.text2)
    board.write(
        right, top + 54, value("money", amount).partition(".")[0], color=tokens.text, align="right", size=look.body
    )
    bar = width - 28
    _box(board, inner, top + 72, bar, 6, look.mix(color, 0.18), "none")
    if amount_share > 0:
        _box(board, inner, top + 72, max(2.0, bar * min(1.0, amount_share)), 6, color, "none")
    board.write(inner, top + 90, tr("占成交额 {0}").format(percent(amount_share, 1)), color=tokens.text2)
    lines = (
        tr("{0} 位，占客户 {1}").format(number, percent(share, 1)),
        tr("成交额 {0}，占 {1}").format(value("money", amount), percent(amount_share, 1)),
    )
    _work(board, left, top + _HEAD, width, height - _HEAD - _BUTTON - 14, work)
    if pick is not None:
        y = top + height - _BUTTON - 8
        _box(board, inner, y, bar, _BUTTON, tokens.surface, color)
        words = tr("看这 {0} 位客户 →").format(number)
        board.write(left + width / 2, y + _BUTTON / 2, words, color=color, align="center", weight="bold")
        board.hit_box(inner, y, bar, _BUTTON, code_words("class", name), lines, pick=pick, block="classes")


def _work(
    board: Board, left: float, top: float, width: float, height: float,
    work: list[tuple[tuple[Any, ...], str | None]],
) -> None:  # fmt: skip
    """What to do, with whom: as many lines as have room."""
    look, tokens = board.look, board.tokens
    step = min(46.0, height / max(1, len(work)))
    if step < 16:
        return
    two = step >= 38
    for at, (row, pick) in enumerate(work):
        name, todo, customers, share, amount = row
        y = top + at * step
        title = code_words("todo", todo)
        first = y + (13 if two else step / 2)
        board.write(left + 14, first, title, color=tokens.text, size=look.body if two else look.small, weight="bold")
        board.write(left + width - 14, first, tr("{0} 位").format(f"{customers:,}"), color=tokens.text, align="right")
        said = todo_advice(todo)
        if two:
            board.write(left + 14, y + 30, cut(said, look.small, width - 28), color=tokens.text2)
        lines = (
            said, tr("{0} 位，占客户 {1}").format(f"{customers:,}", percent(share, 1)),
            tr("成交额 {0}").format(value("money", amount)),
        )  # fmt: skip
        title = tr("{0} ・ {1}").format(code_words("class", name), title)
        board.hit_box(left + 8, y, width - 16, step, title, lines, pick=pick, block="groups")


def todo_advice(todo: str) -> str:
    """What to do with customers of this group, in one sentence."""
    return {
        "keep": tr("每月回访一次，新品和备货先通知他们"), "win_back": tr("停买了的大客户：主管带队，一周内联系"),
        "grow": tr("推荐关联产品，争取升为核心客户"), "wake": tr("排进每周回访，用新品或优惠唤醒"),
        "pursue": tr("已评为优先跟进：两周内报价或寄样"), "qualify": tr("先问清需求和用量，再定要不要跟"),
        "let_go": tr("评判为建议放弃：放回公共池，省下时间"),
    }.get(todo, "")  # fmt: skip


def _box(board: Board, x: float, y: float, width: float, height: float, face: str, edge: str) -> None:
    board.figure.patches.append(
        FancyBboxPatch(
            (x / board.width, 1 - (y + height) / board.height), width / board.width, height / board.height,
            boxstyle="square,pad=0", facecolor=face, edgecolor=edge, linewidth=points(1),
            transform=board.figure.transFigure,
        )
    )  # fmt: skip
