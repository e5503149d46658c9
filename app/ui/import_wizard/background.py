"""The line in the main window while an import goes on behind it: how far it is, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from app.ui.import_wizard.wizard import ImportWizard
    from app.ui.main_window import MainWindow
    from app.ui.widgets.banner import Banner


class BackgroundNote(QObject):
    """`begin` when the wizard hides, `report` as it goes, `over` when something asks for the user."""

    def __init__(self, window: MainWindow, wizard: ImportWizard) -> None:
        super().__init__(wizard)
        self._window, self._wizard = window, wizard
        self._banner: Banner | None = None

    def begin(self, text: str) -> None:
        """Show the line."""
        self._banner = self._window.show_banner(text, [(self.tr("查看"), self._come_back)])
        # Its cross must not leave the import without a way back.
        self._banner.destroyed.connect(self._on_gone)

    def report(self, text: str, done: int, total: int) -> None:
        """How far it is."""
        if self._alive() and total > 1:
            share = min(99, done * 100 // total)
            self._banner.label.setText(self.tr("{0}：{1} / {2}（{3}%）").format(text, f"{done:,}", f"{total:,}", share))

    def over(self, sentence: str) -> None:
        """The work is done or stopped: say so where the user is now."""
        if self._alive():
            self._banner.label.setText(sentence)
            self._window.show_toast(sentence, action=(self.tr("查看"), self._come_back))

    def end(self) -> None:
        """No line any more."""
        banner, self._banner = self._banner, None
        if banner is not None and shiboken6.isValid(banner):
            banner.hide()
            banner.deleteLater()

    def _alive(self) -> bool:
        return self._banner is not None and shiboken6.isValid(self._banner)

    def _come_back(self) -> None:
        self.end()
        if shiboken6.isValid(self._wizard):
            self._wizard.come_back()

    def _on_gone(self) -> None:
        if self._banner is not None and shiboken6.isValid(self):
            self._come_back()
