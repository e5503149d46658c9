"""The team on the supervisor's 今日工作: who has what open, how far each week is; a row shows that person's list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.ui.pages.record_page import tr
from app.ui.theme import current_tokens, qcolor, text_font
from app.ui.theme.tokens import CAPTION
from app.ui.widgets.plain_table import RIGHT, plain_table

if TYPE_CHECKING:
    from app.services.today_team import Member

_NAME, _LATE, _DUE, _WEEK, _CASES = range(5)
_MEMBER: Final = int(Qt.ItemDataRole.UserRole)


def member_words(one: Member) -> str:
    """The row in words: 李文静：逾期 3 位（最久 6 天），今天 5 位，本周 4 / 10，售后 2 件"""
    words = tr(
        "{name}：逾期 {late} 位（最久 {longest} 天），今天 {due} 位，已联系 {called} 位，"
        "本周 {done} / {total}，售后 {cases} 件"
    )
    return words.format(
        name=one.name,
        late=one.overdue,
        longest=one.longest,
        due=one.due,
        called=one.done_today,
        done=one.week_done,
        total=one.week_total,
        cases=one.cases,
    )


class TeamTable(QWidget):
    """`chosen` tells a person, or 0 when the chosen one is clicked again: everybody."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._members: list[Member] = []
        self.person = 0
        self.table = plain_table(
            [self.tr("业务员"), self.tr("逾期"), self.tr("今天"), self.tr("本周回访"), self.tr("售后")],
            self.tr("团队今天"),
            parent=self,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(_WEEK, QHeaderView.ResizeMode.Stretch)
        for column, width in ((_NAME, 92), (_LATE, 62), (_DUE, 56), (_CASES, 52)):
            self.table.setColumnWidth(column, max(width, header.sectionSizeHint(column)))
        self.table.setMinimumHeight(32 + 4 * 30)
        self.table.setItemDelegateForColumn(_WEEK, _Progress(self.table))
        self.table.cellClicked.connect(lambda row, _column: self._choose(row))
        self.table.cellActivated.connect(lambda row, _column: self._choose(row))

    def show_members(self, members: Sequence[Member]) -> None:
        """Everybody, those with the most overdue first."""
        self._members = sorted(members, key=lambda one: (-one.overdue, -one.due, one.user_id))
        table = self.table
        table.setRowCount(len(self._members))
        for row, one in enumerate(self._members):
            cells = (one.name, _number(one.overdue), _number(one.due), "", _number(one.cases))
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setData(_MEMBER, one)
                item.setToolTip(member_words(one))
                item.setData(int(Qt.ItemDataRole.AccessibleTextRole), member_words(one))
                if column in (_LATE, _DUE, _CASES):
                    item.setTextAlignment(RIGHT)
                if column == _LATE and one.overdue:
                    item.setForeground(qcolor(current_tokens().red.text))
                if column == _CASES and one.late_cases:
                    item.setForeground(qcolor(current_tokens().red.text))
                table.setItem(row, column, item)
        self._mark()

    def forget(self) -> None:
        """Everybody again."""
        self.person = 0
        self._mark()

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._members):
            wanted = self._members[row].user_id
            self.person = 0 if wanted == self.person else wanted
            self._mark()
            self.chosen.emit(self.person)

    def name_of(self, user_id: int) -> str:
        """A person's name."""
        return next((one.name for one in self._members if one.user_id == user_id), "")

    def _mark(self) -> None:
        row = next((at for at, one in enumerate(self._members) if one.user_id == self.person), -1)
        if row >= 0:
            self.table.selectRow(row)
        else:
            self.table.setCurrentCell(-1, -1)


def _number(value: int) -> str:
    return f"{value:,}" if value else "–"


class _Progress(QStyledItemDelegate):
    """4 / 10 with its bar."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Bar and words."""
        one, tokens, rect = index.data(_MEMBER), current_tokens(), option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, qcolor(tokens.row_selected))
        words = tr("{0} / {1}").format(one.week_done, one.week_total) if one.week_total else tr("没有名单")
        painter.setFont(text_font(CAPTION))
        painter.setPen(qcolor(tokens.text2 if one.week_total else tokens.text3))
        area = QRect(rect.left() + 6, rect.top(), rect.width() - 12, rect.height())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), words)
        room = area.width() - painter.fontMetrics().horizontalAdvance("200 / 200") - 8
        if one.week_total and room > 20:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            bar = QRectF(area.left(), rect.center().y() - 2, room, 5)
            painter.setBrush(qcolor(tokens.border))
            painter.drawRoundedRect(bar, 2.5, 2.5)
            full = one.week_done >= one.week_total
            painter.setBrush(qcolor(tokens.green.text if full else tokens.primary))
            painter.drawRoundedRect(QRectF(bar.left(), bar.top(), room * one.week_done / one.week_total, 5), 2.5, 2.5)
        painter.restore()
