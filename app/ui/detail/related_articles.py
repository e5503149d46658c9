"""相关文章: the articles of the knowledge base that name the customer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.ui.theme import text_font
from app.ui.widgets.buttons import link_button

if TYPE_CHECKING:
    from app.services.articles import ArticleHit

_MOST: Final = 4
_ROOM: Final = 270
"""Pixels of a title in the narrowest pane."""


class RelatedArticles(QWidget):
    """Nothing at all where there is none."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.hide()

    def show_articles(self, found: Sequence[ArticleHit]) -> None:
        """The latest few, by their titles."""
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.setVisible(bool(found))
        if not found:
            return
        heading = QLabel(self.tr("相关文章"), self)
        heading.setProperty("role", "heading")
        self._column.addWidget(heading)
        metrics = QFontMetrics(text_font())
        for one in found[:_MOST]:
            title = metrics.elidedText(one.title, Qt.TextElideMode.ElideRight, _ROOM)
            button = link_button(title, tip=one.title, parent=self)
            button.clicked.connect(lambda _checked=False, record=one.id: self.chosen.emit(record))
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
