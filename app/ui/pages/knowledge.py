"""知识库: kinds with counts, the list of articles, and a reader with attachments (5-interface)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.access import Permission
from app.models.nouns import ListName, Noun
from app.ui.columns import ColumnSpec, Kind
from app.ui.filter_panel import FacetSpec, ViewSpec
from app.ui.list_page import EmptySpec, ListPageConfig
from app.ui.list_tools import BatchAction
from app.ui.pages.article_reader import ArticleReader
from app.ui.pages.record_page import MenuEntry, RecordPage, tr
from app.ui.widgets.buttons import primary_button

if TYPE_CHECKING:
    from app.ui.context import WindowContext
    from app.ui.desk import Desk
    from app.ui.main_window import MainWindow

_PANEL_FROM = 1080


def articles_config(context: WindowContext, desk: Desk) -> ListPageConfig:
    """A narrow list beside a wide reader."""
    may_edit = context.actor.may(Permission.ARTICLE_EDIT)
    actions = (("new", tr("写第一篇"), "plus"), ("sample", tr("载入示例数据"), "sparkles"))
    return ListPageConfig(
        list=ListName.ARTICLES,
        title=tr("知识库"),
        unit=tr("篇"),
        columns=(
            ColumnSpec("title", tr("标题"), Kind.NAME, 220, stretch=True, minimum=140),
            ColumnSpec("kind", tr("分类"), Kind.TEXT, 76, minimum=70),
            ColumnSpec("status", tr("状态"), Kind.PILL, 68, minimum=64),
            ColumnSpec("author", tr("作者"), Kind.TEXT, 70, visible=False),
            ColumnSpec("tags", tr("标签"), Kind.TEXT, 90, visible=False),
            ColumnSpec("updated_at", tr("更新"), Kind.DATE, 94, visible=False),
            ColumnSpec("review_on", tr("复核日期"), Kind.DATE, 94, visible=False),
        ),
        views=(
            ViewSpec("all", tr("全部文章"), "book-open"),
            ViewSpec("drafts", tr("草稿"), "pencil"),
            ViewSpec("archived", tr("已归档"), "archive"),
        ),
        facets=(FacetSpec("kind", tr("分类")),),
        empty=EmptySpec(
            "book-open",
            tr("知识库还是空的"),
            tr("案例、话术、产品知识写在这里，新人老人都用得上。"),
            actions if may_edit else actions[1:],
        ),
        detail=lambda _context, _window: ArticleReader(context, desk),
        batch=(BatchAction("delete", tr("删除"), "trash-2"),) if may_edit else (),
        nouns=frozenset({Noun.ARTICLE.value, Noun.ATTACHMENT.value}),
    )


class KnowledgePage(RecordPage):
    """The list body again, with the reader taking most of the room."""

    def __init__(self, context: WindowContext, window: MainWindow, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(articles_config(context, desk), context, window, desk, parent)
        assert self.detail is not None
        # A reader wants the room that a customer's pane leaves to the table; it is never hidden.
        self.detail.setMaximumWidth(16_777_215)
        self.detail.setMinimumWidth(420)
        self.detail.setVisible(True)
        self.splitter.setStretchFactor(0, 2)
        self.splitter.setStretchFactor(1, 5)
        self.splitter.setSizes([420, 900])
        self.tools.import_button.hide()
        self.tools.export_button.hide()
        for button in self.tools.findChildren(QWidget):
            if button.property("kind") == "ghost" and button.parent() is self.tools.import_button.parent():
                button.hide()
        if context.actor.may(Permission.ARTICLE_EDIT):
            self.new_button = primary_button(tr("新建"), "plus", parent=self.tools.import_button.parentWidget())
            self.new_button.clicked.connect(lambda: self.desk.open_article(None, kind=self._kind()))
            layout = self.tools.import_button.parentWidget().layout()
            assert isinstance(layout, QHBoxLayout)
            layout.addWidget(self.new_button)

    def _kind(self) -> str:
        chosen = dict(self.query.filters).get("kind", ())
        return chosen[0] if len(chosen) == 1 else ""

    def open_record(self, record_id: int) -> None:
        """The editor."""
        if self.context.actor.may(Permission.ARTICLE_EDIT):
            self.desk.open_article(record_id)

    def menu_entries(self, record_id: int) -> list[MenuEntry]:
        """Edit and delete."""
        if not self.context.actor.may(Permission.ARTICLE_EDIT):
            return []
        return [
            (tr("编辑"), "pencil", tr("回车"), lambda: self.desk.open_article(record_id)),
            (tr("删除"), "trash-2", "Ctrl+Del", lambda: self.remove([record_id])),
        ]

    def empty_action(self, key: str) -> None:
        """写第一篇, or what every list offers."""
        if key == "new":
            self.desk.open_article(None)
        else:
            super().empty_action(key)

    def toggle_detail(self) -> None:
        """The reader stays."""

    def _place_panel(self) -> None:
        # The list is narrow here: the kinds at the left show on smaller windows than elsewhere.
        asked = self._asked_panel
        shown = asked if asked is not None else self.width() >= _PANEL_FROM
        if shown != self.panel.isVisibleTo(self):
            self.panel.setVisible(shown)
            self.chips.set_narrow(not shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Kinds, list and reader share the width."""
        super().resizeEvent(event)
