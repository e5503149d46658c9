"""The gallery at the left of 统计分析: one card per report with a small figure, its title and one sentence in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.analysis.spark_painting import paint_spark
from app.ui.icons import paint_icon
from app.ui.theme import current_tokens, qcolor, text_font
from app.ui.theme.tokens import BODY, CAPTION

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from app.ui.charts.spark import Spark

    Index = QModelIndex | QPersistentModelIndex

_CARD: Final = 94
_HEADING: Final = 32
_MOST_LINES: Final = 2
_SPARK: Final = QSize(84, 30)


@dataclass(frozen=True)
class Card:
    """One report of the gallery, or the heading over several (`name` is empty)."""

    name: str
    title: str
    icon: str = ""
    sentence: str = ""
    spark: Spark | None = None
    waiting: bool = False
    """Not computed yet, or anew after something changed."""


class GalleryModel(QAbstractListModel):
    """Cards in their order; headings cannot be chosen."""

    def __init__(self, cards: Sequence[Card], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = list(cards)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Cards and headings."""
        return 0 if parent.isValid() else len(self.cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The title, and what a screen reader says."""
        card = self.cards[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return card.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{card.title}\n{card.sentence}" if card.sentence else card.title
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are passed over by the arrow keys."""
        if not self.cards[index.row()].name:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def row_of(self, name: str) -> int:
        """Where a report's card is."""
        return next(at for at, one in enumerate(self.cards) if one.name == name)

    def change(self, name: str, **changes: Any) -> None:
        """Another sentence, figure or state of one card."""
        row = self.row_of(name)
        changed = replace(self.cards[row], **changes)
        if changed != self.cards[row]:
            self.cards[row] = changed
            index = self.index(row)
            self.dataChanged.emit(index, index)


class Gallery(QListView):
    """↑↓ choose a report; `wanted` tells which cards came into sight, so that only these are computed."""

    chosen = Signal(str)
    wanted = Signal()
    entered = Signal()
    """→ or Enter: the keys go on into the picture."""

    def __init__(self, cards: Sequence[Card], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = GalleryModel(cards, self)
        self.setModel(self.cards)
        self.setItemDelegate(_CardDelegate(self))
        self.setAccessibleName(self.tr("图表"))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(False)
        self.setMouseTracking(True)
        self.setStyleSheet("QListView { background: transparent; } QListView::item { min-height: 0; }")
        self.selectionModel().currentChanged.connect(self._on_current)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.wanted.emit())

    def choose(self, name: str) -> None:
        """Put the cursor on a report's card."""
        index = self.cards.index(self.cards.row_of(name))
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def in_sight(self) -> list[str]:
        """The reports whose cards can be seen, from the top."""
        room = self.viewport().rect()
        shown = (
            one.name
            for at, one in enumerate(self.cards.cards)
            if one.name and self.visualRect(self.cards.index(at)).intersects(room)
        )
        return list(shown)

    def _on_current(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid() and self.cards.cards[now.row()].name:
            self.chosen.emit(self.cards.cards[now.row()].name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """→ and Enter leave for the picture."""
        if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other cards may be in sight."""
        super().resizeEvent(event)
        self.wanted.emit()


class _CardDelegate(QStyledItemDelegate):
    """Paints headings and cards."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Headings are low, cards grow with the text size."""
        card = self._card(index)
        grown = 4 * (text_font(BODY).pixelSize() - BODY)
        return QSize(100, (_CARD if card.name else _HEADING) + max(-8, grown))

    @staticmethod
    def _card(index: Index) -> Card:
        model = index.model()
        assert isinstance(model, GalleryModel)
        return model.cards[index.row()]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One card."""
        card = self._card(index)
        room: QRect = option.rect  # type: ignore[attr-defined]  # members of the option are not in the stubs
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not card.name:
            painter.setFont(text_font(CAPTION, bold=True))
            painter.setPen(qcolor(current_tokens().text2))
            painter.drawText(room.adjusted(14, 6, -8, 0), int(Qt.AlignmentFlag.AlignVCenter), card.title)
        else:
            self._paint_card(painter, room, card, option.state, self.parent())  # type: ignore[attr-defined]
        painter.restore()

    def _paint_card(self, painter: QPainter, room: QRect, card: Card, state: Any, view: Any) -> None:
        tokens = current_tokens()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        box = QRectF(room).adjusted(8.5, 2.5, -8.5, -2.5)
        focused = chosen and view.hasFocus()
        edge = tokens.focus if focused else tokens.primary_line if chosen or over else tokens.border
        painter.setPen(QPen(qcolor(edge), 2 if focused else 1))
        painter.setBrush(qcolor(tokens.primary_weak if chosen else tokens.surface))
        painter.drawRoundedRect(box, 6, 6)
        left, right = int(box.left()) + 10, int(box.right()) - 10
        top = int(box.top()) + 8
        title = text_font(BODY, bold=True)
        height = round(QFontMetricsF(title).height())
        paint_icon(painter, card.icon, "link" if chosen else "text2", left, top + (height - 16) / 2, 16)
        painter.setFont(title)
        painter.setPen(qcolor(tokens.link if chosen else tokens.text))
        words = QRect(left + 23, top, right - left - 23 - (_SPARK.width() + 6 if card.spark else 0), height)
        shown = painter.fontMetrics().elidedText(card.title, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), shown)
        if card.spark is not None:
            where = QRectF(right - _SPARK.width(), top - 1, _SPARK.width(), _SPARK.height())
            paint_spark(painter, where, card.spark, faded=card.waiting)
        sentence = card.sentence or (self.tr("正在计算…") if card.waiting else "")
        painter.setPen(qcolor(tokens.text3 if card.waiting or not card.sentence else tokens.text2))
        below = top + max(height, _SPARK.height() if card.spark else 0) + 4
        paint_lines(painter, QRectF(left, below, right - left, box.bottom() - below - 4), sentence, text_font(CAPTION))


def paint_lines(painter: QPainter, room: QRectF, text: str, font: QFont, most: int = _MOST_LINES) -> None:
    """Text in at most so many lines, the last one cut."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    painter.setFont(font)
    metrics = painter.fontMetrics()
    layout.beginLayout()
    y, at = room.top() + metrics.ascent(), 0
    for number in range(most):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(room.width())
        rest = text[line.textStart() :]
        shown = rest[: line.textLength()]
        if number == most - 1:
            shown = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room.left(), y, shown)  # type: ignore[call-overload]  # x and y as fractions
        y += metrics.lineSpacing()
        at += line.textLength()
    layout.endLayout()
