"""The painted timeline: a line of circles, each with a title, a pill, day and person, and what was said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.ui import formats, texts
from app.ui.detail.looks import look_of
from app.ui.detail.pill import paint_pill, pill_width
from app.ui.icons import paint_icon
from app.ui.language import word
from app.ui.status_colors import status_color
from app.ui.theme import current_tokens, qcolor, text_font
from app.ui.theme.tokens import CAPTION

if TYPE_CHECKING:
    from app.services.timeline import TimelineEntry

_CIRCLE: Final = 26
_TEXT_LEFT: Final = _CIRCLE + 12
_HEAD: Final = 26
_GAP: Final = 12
_LINES: Final = 4
_TIMED: Final = frozenset({"interaction", "operation"})
"""Deliveries and service cases have a day; the time they were written down at is not theirs."""


@dataclass
class _Placed:
    entry: TimelineEntry
    text: str
    top: float
    height: float
    lines: tuple[str, ...]
    cut: bool


class TimelineView(QWidget):
    """As high as its entries at the width it has; paints only what is on the screen. A click unfolds a long text."""

    activated = Signal(str, int)
    """Double click: kind and id of the entry."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[TimelineEntry, ...] = ()
        self._today = date.min
        self._placed: list[_Placed] = []
        self._placed_for: tuple[int, int] = (-1, -1)
        self._unfolded: set[tuple[str, int]] = set()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("跟进记录"))

    def set_entries(self, entries: Sequence[TimelineEntry], today: date) -> None:
        """Show these, newest first."""
        self._entries, self._today = tuple(entries), today
        self._placed_for = (-1, -1)
        self.setAccessibleDescription("\n".join(self._spoken(one) for one in self._entries[:20]))
        self.updateGeometry()
        self.update()

    @property
    def entries(self) -> tuple[TimelineEntry, ...]:
        """What is shown."""
        return self._entries

    # --- words -----------------------------------------------------------------------

    def _title(self, entry: TimelineEntry) -> str:
        if entry.kind == "operation":
            return texts.operation_text(entry.title)
        if entry.kind == "shipment":
            return entry.title or self.tr("出货")
        return entry.title or (self.tr("联系") if entry.kind == "interaction" else self.tr("售后"))

    def _pill(self, entry: TimelineEntry) -> str:
        return self.tr("已撤销") if entry.undone else entry.status or ""

    def _text(self, entry: TimelineEntry) -> str:
        parts = [entry.text.strip()]
        if entry.amount is not None:
            parts.append(texts.money(entry.amount))
        if entry.next_on is not None:
            parts.append(self.tr("下次 {day}").format(day=entry.next_on.isoformat()))
        return " · ".join(part for part in parts if part)

    def _when(self, entry: TimelineEntry) -> str:
        words = texts.relative_day(entry.on, self._today)
        if entry.kind in _TIMED:
            local = entry.at.astimezone()
            if local.date() == entry.on and (self._today - entry.on).days <= 1:
                words = f"{words} {local:%H:%M}"
        return " · ".join(part for part in (words, entry.who) if part)

    def _spoken(self, entry: TimelineEntry) -> str:
        parts = (formats.day(entry.on), entry.who, self._title(entry), self._pill(entry), self._text(entry))
        return " ".join(part for part in parts if part)

    # --- places ----------------------------------------------------------------------

    def _place(self, width: int) -> None:
        font = text_font()
        if self._placed_for == (width, font.pixelSize()):
            return
        self._placed_for = (width, font.pixelSize())
        metrics = QFontMetricsF(font)
        room, line_height = max(60, width - _TEXT_LEFT), metrics.lineSpacing() + 2
        self._placed, top = [], 0.0
        for entry in self._entries:
            text = self._text(entry)
            unfolded = (entry.kind, entry.id) in self._unfolded
            lines, cut = _wrapped(text, font, room, None if unfolded else _LINES)
            height = max(_HEAD + len(lines) * line_height, _CIRCLE) + _GAP
            self._placed.append(_Placed(entry, text, top, height, lines, cut))
            top += height
        self._total = round(top)

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All entries."""
        if not self._entries:
            return 0
        self._place(width)
        return self._total

    def sizeHint(self) -> QSize:
        """At the width it has now."""
        width = self.width() or 300
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Never less high than its entries."""
        return QSize(200, self.heightForWidth(self.width() or 300))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps anew."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def _at(self, y: float) -> _Placed | None:
        low, high = 0, len(self._placed)
        while low < high:
            middle = (low + high) // 2
            if self._placed[middle].top + self._placed[middle].height <= y:
                low = middle + 1
            else:
                high = middle
        return self._placed[low] if low < len(self._placed) else None

    # --- painting ----------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The entries that the screen shows."""
        if not self._entries:
            return
        self._place(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first = self._at(event.rect().top())
        if first is None:
            return
        start = self._placed.index(first)
        for placed in self._placed[start:]:
            if placed.top > event.rect().bottom():
                break
            self._paint(painter, placed, last=placed is self._placed[-1])

    def _paint(self, painter: QPainter, placed: _Placed, *, last: bool) -> None:
        tokens, entry, top = current_tokens(), placed.entry, placed.top
        icon_name, status = look_of(entry.kind, entry.title)
        if not last:
            painter.setPen(QPen(qcolor(tokens.border), 2))
            middle = _CIRCLE / 2
            painter.drawLine(QPointF(middle, top + _CIRCLE), QPointF(middle, top + placed.height))
        painter.setPen(QPen(qcolor(tokens.color(status))) if tokens.pill_edge else Qt.PenStyle.NoPen)
        painter.setBrush(qcolor(tokens.pair(status).back))
        painter.drawEllipse(QRectF(0.5, top + 0.5, _CIRCLE - 1, _CIRCLE - 1))
        paint_icon(painter, icon_name, status, (_CIRCLE - 14) / 2, top + (_CIRCLE - 14) / 2, 14)
        self._paint_head(painter, entry, top)
        painter.setFont(text_font())
        painter.setPen(qcolor(tokens.text2))
        metrics = QFontMetricsF(text_font())
        y = top + _HEAD + 1 + metrics.ascent()
        for line in placed.lines:
            painter.drawText(QPointF(_TEXT_LEFT, y), line)
            y += metrics.lineSpacing() + 2

    def _paint_head(self, painter: QPainter, entry: TimelineEntry, top: float) -> None:
        tokens, bold, small = current_tokens(), text_font(bold=True), text_font(CAPTION)
        right, when = float(self.width()), self._when(entry)
        small_metrics, bold_metrics = QFontMetricsF(small), QFontMetricsF(bold)
        when_width = min(small_metrics.horizontalAdvance(when), (right - _TEXT_LEFT) * 0.55)
        painter.setFont(small)
        painter.setPen(qcolor(tokens.text3))
        box = QRectF(right - when_width - 1, top, when_width + 1, _HEAD)
        align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, align, small_metrics.elidedText(when, Qt.TextElideMode.ElideRight, when_width + 1))
        room = box.left() - 8 - _TEXT_LEFT
        pill = self._pill(entry)
        wanted = pill_width(word(pill)) + 6 if pill else 0.0
        title = bold_metrics.elidedText(
            self._title(entry), Qt.TextElideMode.ElideRight, max(30.0, room - wanted if room - wanted > 40 else room)
        )
        bold.setStrikeOut(entry.undone)
        painter.setFont(bold)
        painter.setPen(qcolor(tokens.text3 if entry.undone else tokens.text))
        painter.drawText(QRectF(_TEXT_LEFT, top, room, _HEAD), Qt.AlignmentFlag.AlignVCenter, title)
        left = _TEXT_LEFT + bold_metrics.horizontalAdvance(title) + 6
        if pill and left + wanted - 6 <= box.left() - 4:
            column = {"interaction": "outcome", "shipment": "kind", "service_case": "status"}.get(entry.kind, "")
            paint_pill(painter, QRectF(left, top + 3, wanted - 6, 20), word(pill), status_color(column, pill))

    # --- mouse ---------------------------------------------------------------------------

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Unfold and fold a long text."""
        placed = self._at(event.position().y())
        if placed is not None and event.button() == Qt.MouseButton.LeftButton:
            key = (placed.entry.kind, placed.entry.id)
            if placed.cut or key in self._unfolded:
                self._unfolded ^= {key}
                self._placed_for = (-1, -1)
                self.updateGeometry()
                self.update()
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the record."""
        placed = self._at(event.position().y())
        if placed is not None:
            self.activated.emit(placed.entry.kind, placed.entry.id)

    def event(self, event: QEvent) -> bool:
        """The full day and text as tooltip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            placed = self._at(event.pos().y())
            QToolTip.showText(event.globalPos(), self._tooltip(placed) if placed else "", self)
            return True
        return bool(super().event(event))

    def _tooltip(self, placed: _Placed) -> str:
        words = f"{placed.entry.on.isoformat()} {self._title(placed.entry)}"
        return words + ("\n" + placed.text[:600] if placed.cut else "")


def _wrapped(text: str, font: Any, width: float, most: int | None) -> tuple[tuple[str, ...], bool]:
    """The lines of a text at a width; when there are more than `most`, the last ends with an ellipsis."""
    if not text:
        return (), False
    lines: list[str] = []
    paragraphs = [one.strip() for one in text.splitlines() if one.strip()]
    for number, paragraph in enumerate(paragraphs):
        layout = QTextLayout(paragraph[:4000] if most else paragraph, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            start = line.textStart()
            if most is not None and len(lines) == most - 1:
                rest = paragraph[start:]
                more = number < len(paragraphs) - 1
                shown = QFontMetricsF(font).elidedText(rest + ("…" if more else ""), Qt.TextElideMode.ElideRight, width)
                layout.endLayout()
                return (*lines, shown), shown != rest
            lines.append(paragraph[start : start + line.textLength()].rstrip())
        layout.endLayout()
    return tuple(lines), False
