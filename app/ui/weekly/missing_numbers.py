"""待补号码: customers nobody can call any more; a number that was found is typed beside the bad one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QLabel, QTableWidgetItem, QVBoxLayout, QWidget

from app import services
from app.errors import AppError, Cancelled
from app.models.nouns import Noun
from app.ui import formats, texts
from app.ui.widgets.buttons import secondary_button
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.plain_table import plain_table

if TYPE_CHECKING:
    from app.services.weekly_outcomes import MissingNumber
    from app.ui.context import WindowContext

_CUSTOMER, _PERSON, _BAD, _NEW, _OWNER = range(5)
_NOUNS: Final = frozenset({Noun.CUSTOMER, Noun.CONTACT, Noun.INTERACTION})
_MOBILE: Final = 11
_SHORTEST: Final = 7


class MissingNumbersDialog(QDialog):
    """Typing or F2 edits the number, Enter writes it: the customer may be called again and leaves the list."""

    customer_wanted = Signal(int)

    def __init__(self, context: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.shown: list[MissingNumber] = []
        self.setWindowTitle(self.tr("待补号码"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        self.heading = QLabel(self.tr("待补号码"), self)
        self.heading.setProperty("role", "section")
        hint = QLabel(self.tr("空号、停机、错号的客户。打听到新号码就填在“新号码”里，回车保存，客户又可以联系。"), self)
        hint.setProperty("role", "caption")
        hint.setWordWrap(True)
        self.table = plain_table(
            [self.tr("客户"), self.tr("联系人"), self.tr("打不通的号码"), self.tr("新号码"), self.tr("跟进人")],
            self.tr("待补号码"),
            32,
            self,
        )
        self.table.setEditTriggers(
            self.table.EditTrigger.DoubleClicked
            | self.table.EditTrigger.AnyKeyPressed
            | self.table.EditTrigger.EditKeyPressed
        )
        self.table.horizontalHeader().setSectionResizeMode(_CUSTOMER, QHeaderView.ResizeMode.Stretch)
        for at, width in ((_PERSON, 96), (_BAD, 140), (_NEW, 160), (_OWNER, 84)):
            self.table.setColumnWidth(at, width)
        self.table.setSelectionBehavior(self.table.SelectionBehavior.SelectItems)
        self.table.itemChanged.connect(self._on_typed)
        self.empty = EmptyState("circle-check", self.tr("没有要补号码的客户"), "", (), self)
        self.empty.setBackgroundRole(QPalette.ColorRole.Base)
        self.error = QLabel(self)
        self.error.setProperty("role", "error")
        self.error.setWordWrap(True)
        self.error.hide()
        row = QHBoxLayout()
        self.open_button = secondary_button(self.tr("打开客户"), "external-link", parent=self)
        self.open_button.clicked.connect(self._open)
        close = secondary_button(self.tr("关闭"), key="Esc", parent=self)
        close.clicked.connect(self.accept)
        row.addWidget(self.open_button)
        row.addStretch(1)
        row.addWidget(close)
        for widget in (self.heading, hint):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self.error)
        column.addLayout(row)
        self.resize(820, 480)
        context.tasks.written.connect(self._on_written)
        self.ask()

    def ask(self) -> None:
        """Read the list anew."""
        actor, today = self._context.actor, self._context.today()
        self._context.tasks.read(
            lambda session, _job: services.weekly_outcomes.missing_numbers(session, actor, today=today),
            self._on_found,
            failed=self._on_failed,
            owner=self,
            key=(id(self), "missing"),
        )

    def _on_found(self, found: list[MissingNumber]) -> None:
        self.shown = found
        self.heading.setText(self.tr("待补号码 {0} 位").format(f"{len(found):,}") if found else self.tr("待补号码"))
        self.table.setVisible(bool(found))
        self.empty.setVisible(not found)
        self.open_button.setEnabled(bool(found))
        at = max(0, self.table.currentRow())
        self.table.blockSignals(True)
        self.table.setRowCount(len(found))
        for row, one in enumerate(found):
            numbers = "  ".join(formats.phone(part) for part in (one.mobile, one.phone) if part)
            for column, text in enumerate((one.customer, one.contact_name or "", numbers, "", one.owner or "")):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if column != _NEW:
                    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
                self.table.setItem(row, column, item)
        self.table.blockSignals(False)
        if found:
            self.table.setCurrentCell(min(at, len(found) - 1), _NEW)
            self.table.setFocus()

    def _on_typed(self, item: QTableWidgetItem) -> None:
        text = item.text().strip()
        if item.column() != _NEW or not text or not 0 <= item.row() < len(self.shown):
            return
        digits = "".join(one for one in text if one.isdigit())
        if len(digits) < _SHORTEST:
            self.error.setText(self.tr("「{0}」不像电话号码，没有保存。").format(text))
            self.error.show()
            return
        kind = "mobile" if len(digits) == _MOBILE and digits.startswith("1") else "phone"
        actor, contact_id, today = self._context.actor, self.shown[item.row()].contact_id, self._context.today()
        number = digits if kind == "mobile" else text
        self.error.hide()
        self._context.tasks.write(
            lambda session, _job: services.weekly_outcomes.replace_number(
                session, actor, contact_id, **{kind: number}, now=datetime.now(UTC), today=today
            ),
            failed=self._on_failed,
            owner=self,
        )

    def _on_written(self, written: Any) -> None:
        if not _NOUNS.isdisjoint(getattr(written, "nouns", ())):
            self.ask()

    def _on_failed(self, error: AppError) -> None:
        if not isinstance(error, Cancelled):
            self.error.setText(texts.error_text(error).line)
            self.error.show()

    def _open(self) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self.shown):
            self.customer_wanted.emit(self.shown[row].customer_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter begins to type, it never closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            item = self.table.item(self.table.currentRow(), _NEW)
            if item is not None and self.table.hasFocus():
                self.table.editItem(item)
        else:
            super().keyPressEvent(event)
