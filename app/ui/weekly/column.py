"""One person's column: name, how many of the quota, how much past value, the cards, and 添加."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui import formats
from app.ui.theme import current_tokens, qcolor
from app.ui.weekly.card_list import CardList
from app.ui.widgets.avatar import Avatar
from app.ui.widgets.buttons import ghost_button, link_button
from app.ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from app.services.weekly_board import PersonColumn

COLUMN_WIDTH: Final = 252


class _ValueBar(QWidget):
    """How much past value a person holds, against who holds most."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setFixedHeight(4)

    def show_share(self, share: float) -> None:
        """0 to 1."""
        self._share = share
        self.update()

    def sizeHint(self) -> QSize:
        """A line."""
        return QSize(100, 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground and bar."""
        tokens, painter = current_tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(qcolor(tokens.border))
        painter.drawRoundedRect(QRectF(self.rect()), 2, 2)
        painter.setBrush(qcolor(tokens.primary))
        painter.drawRoundedRect(QRectF(0, 0, self.width() * self._share, 4), 2, 2)


class Column(QFrame):
    """Fixed width; the cards scroll under the head."""

    quota_wanted = Signal(int)
    add_wanted = Signal(int)

    def __init__(self, user_id: int, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.user_id, self.name = user_id, name
        self.quota = 0
        self.setProperty("kind", "sunken")
        self.setFixedWidth(COLUMN_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 4)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        self.avatar = Avatar(name, 26, self)
        self.person = ElidedLabel(name, self, role="strong")
        self.count = link_button("", tip=self.tr("改配额、请假 (Q)"), parent=self)
        self.count.clicked.connect(lambda: self.quota_wanted.emit(self.user_id))
        head.addWidget(self.avatar)
        head.addWidget(self.person, 1)
        head.addWidget(self.count)
        column.addLayout(head)
        self.value = QLabel(self)
        self.value.setProperty("role", "caption")
        column.addWidget(self.value)
        self.bar = _ValueBar(self)
        column.addWidget(self.bar)
        self.list = CardList(self.tr("{0}的名单").format(name), self)
        column.addWidget(self.list, 1)
        self.add = ghost_button(self.tr("添加客户"), "plus", tip=self.tr("添加客户 (A)"), parent=self)
        self.add.clicked.connect(lambda: self.add_wanted.emit(self.user_id))
        column.addWidget(self.add)

    def show_person(self, found: PersonColumn, *, editable: bool) -> None:
        """Their cards and figures."""
        self.quota = found.quota
        self.name = found.name
        self.person.setText(found.name)
        self.list.show_cards(found.cards)
        self.count.setEnabled(editable and found.active)
        self.add.setVisible(editable and found.active)
        self.list.may_drag = editable
        self._on_leave, self._active, self._own = found.on_leave, found.active, found.own_quota

    def total(self) -> Decimal:
        """The past amount a year of all cards."""
        return sum((one.yearly for one in self.list.rows.cards), Decimal(0))

    @property
    def full(self) -> bool:
        """No further card fits."""
        return len(self.list.rows.cards) >= self.quota

    def show_figures(self, highest: Decimal) -> None:
        """Count, quota, value; `highest` is the largest value of all columns."""
        number = len(self.list.rows.cards)
        if not self._active:
            self.count.setText(self.tr("{0} 位 ・ 已离职").format(number))
        elif self._on_leave:
            self.count.setText(self.tr("{0} 位 ・ 请假").format(number) if number else self.tr("请假"))
        elif self._own:
            self.count.setText(self.tr("{0} / {1}（单独）").format(number, self.quota))
        else:
            self.count.setText(self.tr("{0} / {1}").format(number, self.quota))
        total = self.total()
        self.value.setText(self.tr("往年年均合计 {0}").format(formats.money(total).partition(".")[0]))
        self.bar.show_share(float(total / highest) if highest > 0 else 0.0)
