"""Paints one card of the board: customer, last deal, past amount, why it was chosen, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui import formats, weekly_texts
from app.ui.icons import paint_icon
from app.ui.status_colors import status_color
from app.ui.theme import current_tokens, qcolor, text_font
from app.ui.theme.tokens import CAPTION
from app.ui.weekly.week_chooser import tr

if TYPE_CHECKING:
    from app.services.weekly_board import WeekCard

CARD_HEIGHT: Final = 98
_MIDDLE: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_ABC: Final = {"A": "red", "B": "amber"}
_SAID_ELSEWHERE: Final = frozenset({"abc_class", "carried", "asleep_months"})
"""Reasons that the card shows as pills or in its second line."""


def asleep_text(card: WeekCard) -> str:
    """2024-11-03，24 个月前"""
    if card.last_deal_on is None:
        return tr("最后成交日期不详")
    months = card.asleep_months or 0
    return tr("{day}，{months} 个月前").format(day=formats.day(card.last_deal_on), months=months)


def fallen_text(why: str) -> str:
    """Why a card may not be called any more, in as few words as a pill holds."""
    words = {
        "not_dormant": tr("期间已成交"),
        "do_not_call": tr("不再联系"),
        "closed": tr("已停业"),
        "no_phone": tr("没有电话"),
        "complaint": tr("有投诉"),
        "gone": tr("已删除"),
    }
    return words.get(why, why)


def marks(card: WeekCard) -> list[tuple[str, str]]:
    """What stands on the card in pills: (words, status colour)."""
    made: list[tuple[str, str]] = []
    if card.fallen:
        made.append((fallen_text(card.fallen), "red"))
    if card.published and card.state.code != "open":
        words = card.state.outcome if card.state.code == "reached" else None
        color = status_color("outcome", words) if words else {"reached": "green", "retry": "amber"}.get(card.state.code)
        made.append((words or weekly_texts.state_text(card.state.code, card.state.tries), color or "gray"))
    if card.carried_weeks:
        made.append((tr("顺延 {0} 周").format(card.carried_weeks), "amber"))
    return made


def card_words(card: WeekCard) -> str:
    """The whole card in one line, for screen readers."""
    parts = [
        card.customer, tr("{0} 类").format(card.abc), asleep_text(card), formats.money(card.deal_total),
        *(words for words, _ in marks(card)), weekly_texts.reasons_text(card.reasons),
        tr("已固定") if card.locked else "",
    ]  # fmt: skip
    return tr("，").join(one for one in parts if one)


class CardPainter(QStyledItemDelegate):
    """`swapping` is the card marked for an exchange by key, `over` the one a drag would be exchanged with."""

    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self._view = parent
        self.swapping: int | None = None
        self.over: int | None = None

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All alike."""
        return QSize(160, CARD_HEIGHT + round(text_font(CAPTION).pixelSize() - CAPTION) * 4)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Panel, name, facts, reasons."""
        card = index.data(int(Qt.ItemDataRole.UserRole))
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected) and self._view.hasFocus()
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        self.paint_card(painter, option.rect, card, chosen=chosen, hover=hover)
        painter.restore()

    def paint_card(
        self, painter: QPainter, where: QRect, card: WeekCard, *, chosen: bool = False, hover: bool = False
    ) -> None:
        """The card in this rectangle, a little inside it."""
        tokens, box = current_tokens(), QRectF(where).adjusted(1.5, 3.5, -1.5, -3.5)
        swap = card.assignment_id in (self.swapping, self.over)
        edge = tokens.primary if swap or chosen else tokens.border_strong if hover else tokens.border
        ground = tokens.primary_weak if swap else tokens.surface
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(qcolor(edge), 2 if swap or chosen else 1))
        painter.setBrush(qcolor(ground))
        painter.drawRoundedRect(box, 6, 6)
        left, right, top = where.left() + 12, where.right() - 11, where.top() + 9
        width = right - left
        self._name(painter, card, left, top, width)
        caption = text_font(CAPTION)
        step = QFontMetricsF(caption).height()
        y = top + 22
        painter.setFont(caption)
        painter.setPen(qcolor(tokens.text2))
        amount = formats.money(card.deal_total).partition(".")[0] if card.deal_total else ""
        room = round(QFontMetricsF(caption).horizontalAdvance(amount))
        painter.drawText(QRect(left, y, width, 18), _RIGHT, amount)
        painter.drawText(
            QRect(left, y, width - room - 8, 18), _MIDDLE, _elided(painter, asleep_text(card), width - room - 8)
        )
        y += 20
        used = self._pills(painter, card, left, y, width)
        reasons = [one for one in card.reasons if one.get("code") not in _SAID_ELSEWHERE]
        painter.setFont(caption)
        painter.setPen(qcolor(tokens.text3))
        words = weekly_texts.reasons_text(reasons)
        if used:
            self._wrapped(painter, words, left, y + 22, width, step, 1)
        else:
            self._wrapped(painter, words, left, y + 2, width, step, 2)

    def _name(self, painter: QPainter, card: WeekCard, left: int, top: int, width: int) -> None:
        tokens = current_tokens()
        pair = tokens.pair(_ABC.get(card.abc, "gray"))
        small = text_font(CAPTION, bold=True)
        painter.setFont(small)
        pill = QRectF(left, top + 1, 18, 17)
        painter.setPen(QPen(qcolor(pair.text)) if tokens.pill_edge else Qt.PenStyle.NoPen)
        painter.setBrush(qcolor(pair.back))
        painter.drawRoundedRect(pill, 4, 4)
        painter.setPen(qcolor(pair.text))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, card.abc)
        room = width - 24
        if card.locked:
            room -= 20
            paint_icon(painter, "lock", "text2", left + width - 15, top + 2, 14)
        painter.setFont(text_font(bold=True))
        painter.setPen(qcolor(tokens.text))
        painter.drawText(left + 24, top, room, 20, _MIDDLE, _elided(painter, card.customer, room))

    def _pills(self, painter: QPainter, card: WeekCard, left: int, y: int, width: int) -> bool:
        tokens, x = current_tokens(), left
        painter.setFont(text_font(CAPTION))
        shown = marks(card)
        for words, color in shown:
            room = left + width - x
            if room < 40:
                break
            text = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room - 12)
            pill = QRect(x, y, painter.fontMetrics().horizontalAdvance(text) + 12, 19)
            pair = tokens.pair(color)
            painter.setPen(QPen(qcolor(pair.text)) if tokens.pill_edge else Qt.PenStyle.NoPen)
            painter.setBrush(qcolor(pair.back))
            painter.drawRoundedRect(pill, 4, 4)
            painter.setPen(qcolor(pair.text))
            painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), text)
            x += pill.width() + 6
        return bool(shown)

    @staticmethod
    def _wrapped(painter: QPainter, words: str, left: int, y: int, width: int, step: float, most: int) -> None:
        layout = QTextLayout(words, painter.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        at = 0
        for number in range(most):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            end = line.textStart() + line.textLength()
            part = words[at:end] if number + 1 < most else words[at:]
            painter.drawText(
                QRect(left, round(y + number * step), width, round(step)), _MIDDLE, _elided(painter, part, width)
            )
            at = end
        layout.endLayout()


def _elided(painter: QPainter, text: str, width: int) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
