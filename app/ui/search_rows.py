"""The rows of the search popup: a heading per group, under it what was found with the matching words marked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.theme import current_tokens, qcolor, text_font
from app.ui.theme.tokens import CAPTION

PARTS: Final = Qt.ItemDataRole.UserRole + 1
"""(title, detail, which list) of a row; nothing for a heading."""
_PADDING: Final = 10
_GAP: Final = 12
_BEFORE: Final = 8
Index = QModelIndex | QPersistentModelIndex


def pattern_of(text: str, spoken: Sequence[str] = ()) -> re.Pattern[str]:
    """Finds any of the words, in any case and width; a number is found although it is shown in groups. `spoken`: what
    was found by its sound.
    """
    words = {one.casefold() for part in (text, *spoken) for one in unicodedata.normalize("NFKC", part).split()}
    bare = {re.sub(r"[-+()./_]", "", one) for one in words}
    words |= {one for one in bare if one.isdecimal()}
    whole = sorted(words, key=len, reverse=True)
    return re.compile("|".join(r"[\s-]*".join(map(_any_width, word)) for word in whole) or r"(?!)", re.I)


def _any_width(sign: str) -> str:
    wide = chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else ""
    return f"[{re.escape(sign)}{wide}]" if wide else re.escape(sign)


def pieces(text: str, pattern: re.Pattern[str]) -> list[tuple[str, bool]]:
    """The text cut into what matches (True) and what stands between."""
    made, at = [], 0
    for found in pattern.finditer(text):
        if found.end() == found.start():
            continue
        made += [(text[at : found.start()], False), (found[0], True)]
        at = found.end()
    return [one for one in (*made, (text[at:], False)) if one[0]]


def excerpt(text: str, pattern: re.Pattern[str], most: int = 120) -> str:
    """One line of a long text that begins shortly before the first match."""
    line = " ".join(text.split())
    found = pattern.search(line)
    if found is not None and found.start() > 3 * _BEFORE:
        line = "…" + line[found.start() - _BEFORE :]
    return line[:most]


class SearchDelegate(QStyledItemDelegate):
    """Paints from PARTS; `pattern` is what is marked now."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.pattern = pattern_of("")

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Headings are lower; the popup decides the width."""
        room = 14 if index.data(PARTS) else 10
        return QSize(100, QFontMetrics(text_font()).height() + room)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A heading, a row, or the one line that says nothing was found."""
        tokens, parts = current_tokens(), index.data(PARTS)
        painter.save()
        box: QRect = option.rect  # type: ignore[attr-defined]  # the stubs do not know the fields
        state = option.state  # type: ignore[attr-defined]
        inner = box.adjusted(_PADDING, 0, -_PADDING, 0)
        if not parts:
            painter.setFont(text_font(CAPTION, bold=True))
            painter.setPen(qcolor(tokens.text3))
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        else:
            if state & QStyle.StateFlag.State_Selected:
                painter.fillRect(box, qcolor(tokens.row_selected))
            elif state & QStyle.StateFlag.State_MouseOver:
                painter.fillRect(box, qcolor(tokens.row_hover))
            self._paint_row(painter, inner, *parts)
        painter.restore()

    def _paint_row(self, painter: QPainter, box: QRect, title: str, detail: str, where: str) -> None:
        tokens = current_tokens()
        if where:
            painter.setFont(text_font(CAPTION))
            painter.setPen(qcolor(tokens.text3))
            width = painter.fontMetrics().horizontalAdvance(where)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, where)
            box = box.adjusted(0, 0, -width - _GAP, 0)
        # The title may take all the room it needs, but leaves the detail a third.
        room = box.width() if not detail else max(box.width() * 2 // 3, 80)
        used = self._paint_marked(painter, QRect(box.x(), box.y(), room, box.height()), title, tokens.text)
        if detail:
            left = box.x() + used + _GAP
            self._paint_marked(painter, QRect(left, box.y(), box.right() - left, box.height()), detail, tokens.text2)

    def _paint_marked(self, painter: QPainter, box: QRect, text: str, color: str) -> int:
        tokens, left = current_tokens(), box.x()
        for piece, marked in pieces(text, self.pattern):
            font = text_font(bold=marked)
            metrics = QFontMetrics(font)
            room = box.right() - left
            if room < metrics.horizontalAdvance("…"):
                break
            shown = metrics.elidedText(piece, Qt.TextElideMode.ElideRight, room)
            painter.setFont(font)
            painter.setPen(qcolor(tokens.link if marked else color))
            painter.drawText(QRect(left, box.y(), room, box.height()), Qt.AlignmentFlag.AlignVCenter, shown)
            left += metrics.horizontalAdvance(shown)
            if shown != piece:
                break
        return left - box.x()
