"""What came of the round: how many were called and reached, each result as a bar, and who was skipped."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.ui.call_mode.queue import CallQueue
from app.ui.dialogs.contact_rules import DEAL, NOT_REACHED
from app.ui.status_colors import status_color
from app.ui.theme import current_tokens, qcolor, text_font
from app.ui.widgets.buttons import primary_button, secondary_button
from app.ui.widgets.icon_label import IconLabel

_WIDTH: Final = 460
_ROW: Final = 28
_NAME: Final = 110
_NUMBER: Final = 44


class ResultBars(QWidget):
    """One line per result: word, bar, number."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, int]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: list[tuple[str, int]]) -> None:
        """The most frequent first."""
        self._rows = [(word or self.tr("未选结果"), number) for word, number in rows]
        self.setAccessibleName(self.tr("，").join(f"{word} {number}" for word, number in self._rows))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(_WIDTH, _ROW * len(self._rows))

    def minimumSizeHint(self) -> QSize:
        """Never less."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lines."""
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max((number for _, number in self._rows), default=1)
        room = self.width() - _NAME - _NUMBER
        painter.setFont(text_font())
        for at, (word, number) in enumerate(self._rows):
            top = at * _ROW
            painter.setPen(qcolor(tokens.text2))
            middle = int(Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(0, top, _NAME - 8, _ROW, middle, word)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(qcolor(tokens.color(status_color("outcome", word))))
            painter.drawRoundedRect(QRectF(_NAME, top + 9, max(6.0, room * number / most), _ROW - 18), 3, 3)
            painter.setPen(qcolor(tokens.text))
            align = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
            painter.drawText(self.width() - _NUMBER, top, _NUMBER, _ROW, align, str(number))


class Summary(QFrame):
    """The last card."""

    again_wanted = Signal()
    finished = Signal()
    back_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "surface")
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(12)
        outer.addLayout(column)
        outer.addStretch(1)
        column.addStretch(2)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(IconLabel("circle-check", "green", 36, self))
        words = QVBoxLayout()
        words.setSpacing(2)
        self.title = QLabel(self)
        self.title.setProperty("role", "page")
        self.sentence = QLabel(self)
        self.sentence.setProperty("role", "secondary")
        words.addWidget(self.title)
        words.addWidget(self.sentence)
        head.addLayout(words, 1)
        column.addLayout(head)
        column.addSpacing(8)
        self.bars = ResultBars(self)
        self.bars.setMinimumWidth(_WIDTH)
        column.addWidget(self.bars)
        column.addSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.back = secondary_button(self.tr("上一位"), "arrow-left", key="Alt+←", parent=self)
        self.back.clicked.connect(lambda: self.back_wanted.emit())
        self.again = secondary_button("", "refresh-cw", parent=self)
        self.again.clicked.connect(lambda: self.again_wanted.emit())
        self.done = primary_button(self.tr("完成"), "check", key="Esc", parent=self)
        self.done.clicked.connect(lambda: self.finished.emit())
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.again)
        row.addWidget(self.done)
        column.addLayout(row)
        column.addStretch(3)

    def show_round(self, queue: CallQueue) -> None:
        """The figures of this round."""
        reached = sum(result not in NOT_REACHED for result in queue.results.values())
        deals = sum(result == DEAL for result in queue.results.values())
        self.title.setText(self.tr("这一轮联系了 {count} 位").format(count=queue.called))
        parts = []
        if queue.called:
            share = round(100 * reached / queue.called)
            parts.append(self.tr("接通 {count} 位（{share}%）").format(count=reached, share=share))
        if deals:
            parts.append(self.tr("成交 {count} 位").format(count=deals))
        if queue.skipped:
            parts.append(self.tr("跳过 {count} 位").format(count=len(queue.skipped)))
        self.sentence.setText(" · ".join(parts) or self.tr("没有写下记录，客户都还在原来的清单里。"))
        self.bars.show_rows(queue.tally())
        self.again.setText(self.tr("联系跳过的 {count} 位").format(count=len(queue.skipped)))
        self.again.setVisible(bool(queue.skipped))
        self.done.setFocus()
