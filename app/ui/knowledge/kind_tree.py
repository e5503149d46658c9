"""The tree of kinds with their numbers, and under each its tags."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTreeWidget, QTreeWidgetItem, QWidget

from app.ui.icons import icon
from app.ui.language import word
from app.ui.theme import current_tokens, qcolor

if TYPE_CHECKING:
    from app.services.articles import KindBranch

_KIND: Final = Qt.ItemDataRole.UserRole
_TAG: Final = Qt.ItemDataRole.UserRole + 1
_ROW: Final = 28
_MOST_TAGS: Final = 12


class KindTree(QTreeWidget):
    """A kind or a tag narrows the list; the chosen one again shows all."""

    chosen = Signal(str, str)
    """Kind and tag; both are empty for all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("文章分类"))
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setIndentation(16)
        self.setUniformRowHeights(True)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setStyleSheet(f"QTreeWidget::item {{ height: {_ROW}px; }}")
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._chosen = ("", "")
        self.itemClicked.connect(lambda item, _column: self._on_item(item))
        self.itemActivated.connect(lambda item, _column: self._on_item(item))
        self.itemExpanded.connect(lambda _item: self._fit())
        self.itemCollapsed.connect(lambda _item: self._fit())
        self._branches: Sequence[KindBranch] = ()

    def show_tree(self, branches: Sequence[KindBranch]) -> None:
        """Other numbers; what is open and chosen stays so."""
        if branches == self._branches:
            return
        self._branches = branches
        opened = {item.data(0, _KIND) for item in self._kinds() if item.isExpanded()}
        self.clear()
        gray = qcolor(current_tokens().text3)
        for branch in branches:
            item = self._item(word(branch.kind), branch.count, branch.kind, "")
            item.setIcon(0, icon("folder", "text3", 14))
            self.addTopLevelItem(item)
            for tag, count in branch.tags[:_MOST_TAGS]:
                item.addChild(self._item(tag, count, branch.kind, tag))
            if not branch.count:
                item.setForeground(0, gray)
            item.setExpanded(branch.kind in opened)
        self.mark(*self._chosen)
        self._fit()

    def mark(self, kind: str, tag: str) -> None:
        """Show what the list is narrowed to, without telling."""
        self._chosen = (kind, tag)
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())
        for item in self._kinds():
            parts = [item, *(item.child(at) for at in range(item.childCount()))]
            for one in parts:
                if one is not None and kind and (one.data(0, _KIND), one.data(0, _TAG)) == (kind, tag):
                    if one is not item:
                        item.setExpanded(True)
                    self.setCurrentItem(one)

    def _item(self, text: str, count: int, kind: str, tag: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([text, str(count) if count else ""])
        item.setData(0, _KIND, kind)
        item.setData(0, _TAG, tag)
        item.setToolTip(0, text)
        item.setForeground(1, qcolor(current_tokens().text3))
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return item

    def _kinds(self) -> list[QTreeWidgetItem]:
        found = (self.topLevelItem(at) for at in range(self.topLevelItemCount()))
        return [one for one in found if one is not None]

    def _on_item(self, item: QTreeWidgetItem) -> None:
        wanted = (str(item.data(0, _KIND)), str(item.data(0, _TAG)))
        if wanted == self._chosen:
            wanted = ("", "")
        self.mark(*wanted)
        self.chosen.emit(*wanted)

    def _fit(self) -> None:
        rows = sum(1 + (one.childCount() if one.isExpanded() else 0) for one in self._kinds())
        self.setFixedHeight(rows * _ROW + 4)
