"""The type-ahead for a customer: any part of name, code, contact or phone; searched in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from app import services
from app.ui import texts
from app.ui.context import WindowContext

if TYPE_CHECKING:
    from app.services.customers import Suggestion

_PAUSE_MS: Final = 120
_ID: Final = Qt.ItemDataRole.UserRole


class CustomerPicker(QLineEdit):
    """`picked` tells the customer's id, or 0 when the text no longer names one."""

    picked = Signal(int)

    def __init__(self, context: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._customer_id: int | None = None
        self._name = ""
        self.setPlaceholderText(self.tr("输入名称、编号、联系人或电话的任意部分"))
        self._rows = QStandardItemModel(self)
        completer = QCompleter(self._rows, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(12)
        completer.activated[QModelIndex].connect(self._on_chosen)  # type: ignore[index]  # an overload the stubs do not know
        completer.popup().setTextElideMode(Qt.TextElideMode.ElideRight)
        # Not setCompleter: Qt would put the chosen row's whole line into the field.
        completer.setWidget(self)
        self._completer = completer
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._search)
        self.textEdited.connect(self._on_edited)

    @property
    def customer_id(self) -> int | None:
        """The chosen customer."""
        return self._customer_id

    @property
    def customer_name(self) -> str:
        """The chosen customer's name."""
        return self._name

    def set_customer(self, customer_id: int | None, name: str, person: str | None = None) -> None:
        """Show this customer as chosen, without telling."""
        self._timer.stop()
        self._customer_id, self._name = customer_id, name
        self.setText(self.tr("{name} · {person}").format(name=name, person=person) if person else name)
        self.setCursorPosition(0)

    def _on_edited(self, text: str) -> None:
        if self._customer_id is not None:
            self._customer_id, self._name = None, ""
            self.picked.emit(0)
        if text.strip():
            self._timer.start()
        else:
            self._timer.stop()
            self._completer.popup().hide()

    def _search(self) -> None:
        text, actor, today = self.text().strip(), self._context.actor, self._context.today()
        if not text:
            return
        self._context.tasks.read(
            lambda session, _job: services.customers.suggest(session, actor, text, today=today),
            self._on_found,
            owner=self,
            key=("suggest", id(self)),
        )

    def _on_found(self, found: list[Suggestion]) -> None:
        if self._customer_id is not None or not self.hasFocus():
            return
        self._rows.clear()
        for one in found:
            parts = [one.name, one.contact_name or "", texts.phone(one.mobile), texts.table_name(one.table)]
            item = QStandardItem(" · ".join(part for part in parts if part))
            item.setData(one, _ID)
            self._rows.appendRow(item)
        if found:
            self._completer.complete()
            self._completer.popup().setCurrentIndex(self._completer.completionModel().index(0, 0))
        else:
            self._completer.popup().hide()

    def _on_chosen(self, index: QModelIndex) -> None:
        one = index.data(_ID)
        if one is not None:
            self.set_customer(one.id, one.name, one.contact_name)
            self.picked.emit(one.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↓ opens the list again."""
        if event.key() == Qt.Key.Key_Down and not self._completer.popup().isVisible():
            self._search()
            return
        super().keyPressEvent(event)
