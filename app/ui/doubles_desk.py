"""Doubles on the desk: the list of suspicions, the merge of two, and what to do about a similar customer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from app.ui.desk import Desk


class DoublesDesk(QObject):
    """Reached as `desk.doubles`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk

    def show_list(self) -> None:
        """疑似重复."""
        from app.ui.duplicates_dialog import DuplicatesDialog

        self._desk.show_dialog(DuplicatesDialog(self._desk.context, self._desk, self._desk.window))

    def merge(self, kept: int, gone: int, *, over: QWidget | None = None) -> None:
        """合并 of two customers; the one that stayed is shown unless another window asked."""
        if not self._desk.may_write():
            return
        from app.ui.dialogs.merge_dialog import MergeDialog

        dialog = MergeDialog(self._desk.context, kept, gone, over or self._desk.window)
        if over is None:
            dialog.saved.connect(lambda customer_id: self._desk.find_customer(int(customer_id)))
        self._desk.show_dialog(dialog)

    def ask_for(self, name: str, owner: str) -> None:
        """申请转移: the words for the supervisor, ready to be pasted into a chat."""
        said = self.tr("请把客户「{0}」从{1}转给{2}。").format(name, owner, self._desk.context.actor.name)
        QGuiApplication.clipboard().setText(said)
        self._desk.window.show_toast(self.tr("已复制转移申请，可以直接发给主管"))
