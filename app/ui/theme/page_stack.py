"""Pages of which one is in sight: a switched theme dresses the others when they are shown."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

_POLISHED = Qt.WidgetAttribute.WA_WState_Polished
_OWN_STYLE = Qt.WidgetAttribute.WA_SetStyle
_OWN_PALETTE = Qt.WidgetAttribute.WA_SetPalette


class PageStack(QStackedWidget):
    """Dressing the nine tabs behind the one in front would hold the window for 0.2 s; a tab alone takes 0.01 s."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._undressed: dict[QWidget, list[QWidget]] = {}

    def show_page(self, page: QWidget) -> None:
        """Bring a page to the front in the theme of now."""
        self._dress(self._undressed.pop(page, []))
        self.setCurrentWidget(page)

    def undress(self) -> list[QWidget]:
        """Leave the pages behind out of the switch that follows; all their widgets."""
        behind: list[QWidget] = []
        for at in range(self.count()):
            page = self.widget(at)
            if page is None or page is self.currentWidget():
                continue
            widgets = [page, *page.findChildren(QWidget)]
            behind += widgets
            # Qt dresses who is polished. What was never shown is polished by its first show.
            waiting = [one for one in widgets if one.testAttribute(_POLISHED)]
            for one in waiting:
                one.setAttribute(_POLISHED, False)
            self._undressed[page] = self._undressed.get(page, []) + waiting
        return behind

    @staticmethod
    def _dress(widgets: list[QWidget]) -> None:
        # As Qt does it for everybody: first polished, then told. A child that went meanwhile is passed over.
        there = [one for one in widgets if shiboken6.isValid(one)]
        for one in there:
            if one.testAttribute(_OWN_PALETTE):
                one.setPalette(QPalette())  # the sheet's colours of before; nobody else sets palettes
            QCoreApplication.sendEvent(one, QEvent(QEvent.Type.Polish))
        for one in there:
            if one.styleSheet():
                one.setStyleSheet(one.styleSheet())
            QCoreApplication.sendEvent(one, QEvent(QEvent.Type.StyleChange))


@contextmanager
def pages_behind_wait() -> Iterator[None]:
    """What is switched inside does not reach the pages of any stack that are not in sight."""
    stacks = [one for top in QApplication.topLevelWidgets() for one in top.findChildren(PageStack)]
    behind = [one for stack in stacks for one in stack.undress() if not one.testAttribute(_OWN_STYLE)]
    # Who has a style of its own is not told that the application's changed.
    for one in behind:
        one.setAttribute(_OWN_STYLE, True)
    try:
        yield
    finally:
        for one in behind:
            one.setAttribute(_OWN_STYLE, False)
