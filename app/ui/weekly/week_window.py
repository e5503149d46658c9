"""What the windows of a week share: filled call sheets may be dropped on them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog

from app.ui.drop_overlay import workbooks_in


class WeekWindow(QDialog):
    """A dialog that hands dropped workbooks on."""

    files_dropped = Signal(list)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Filled call sheets are welcome here as well."""
        if workbooks_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the files on."""
        event.acceptProposedAction()
        self.files_dropped.emit(workbooks_in(event.mimeData()))
