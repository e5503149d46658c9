"""知识库: the tree of kinds, the list of articles, and a reader (5-interface)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from app import services
from app.access import Permission
from app.models.nouns import ListName, Noun
from app.models.query import CONTAINS, ListQuery
from app.ui.columns import ColumnSpec, Kind
from app.ui.filter_panel import ViewSpec
from app.ui.icons import icon
from app.ui.knowledge.kind_tree import KindTree
from app.ui.list_page_config import EmptySpec, ListPageConfig
from app.ui.list_tools import BatchAction
from app.ui.pages.article_reader import ArticleReader
from app.ui.pages.record_page import MenuEntry, RecordPage, tr
from app.ui.widgets.buttons import ghost_button, primary_button

if TYPE_CHECKING:
    from app.services.articles import KindBranch
    from app.ui.context import WindowContext
    from app.ui.desk import Desk
    from app.ui.main_window import MainWindow
    from app.ui.printing.print_dialog import Printable

_PANEL_FROM = 1080
_LIST_PART = 0.42


def articles_config(context: WindowContext, desk: Desk) -> ListPageConfig:
    """A narrow list beside a wide reader."""
    may_edit = context.actor.may(Permission.ARTICLE_EDIT)
    actions = (
        ("starter", tr("载入入门文章"), "sparkles"),
        ("new", tr("写第一篇"), "plus"),
        ("document", tr("从 Word 导入"), "file-text"),
    )
    return ListPageConfig(
        list=ListName.ARTICLES,
        title=tr("知识库"),
        unit=tr("篇"),
        columns=(
            ColumnSpec("title", tr("标题"), Kind.NAME, 220, stretch=True, minimum=140),
            ColumnSpec("unread", tr("未读"), Kind.DOT, 64, minimum=60),
            ColumnSpec("kind", tr("分类"), Kind.TEXT, 76, minimum=70),
            ColumnSpec("status", tr("状态"), Kind.PILL, 68, minimum=64, visible=False),
            ColumnSpec("opened", tr("阅读"), Kind.INT, 54, visible=False),
            ColumnSpec("author", tr("作者"), Kind.TEXT, 70, visible=False),
            ColumnSpec("tags", tr("标签"), Kind.TEXT, 90, visible=False),
            ColumnSpec("updated_at", tr("更新"), Kind.DATE, 94, visible=False),
            ColumnSpec("review_on", tr("复核日期"), Kind.DATE, 94, visible=False),
        ),
        views=(
            ViewSpec("all", tr("全部文章"), "book-open"),
            ViewSpec("unread", tr("未读"), "mail"),
            ViewSpec("popular", tr("最常用"), "star"),
            ViewSpec("review", tr("该复核了"), "clock"),
            ViewSpec("drafts", tr("草稿"), "pencil"),
            ViewSpec("archived", tr("已归档"), "archive"),
        ),
        empty=EmptySpec(
            "book-open",
            tr("知识库还是空的"),
            tr("案例、话术、产品知识写在这里，新人老人都用得上。"),
            actions if may_edit else (),
        ),
        detail=lambda parent: ArticleReader(context, desk, parent),
        batch=(BatchAction("delete", tr("删除"), "trash-2"),) if may_edit else (),
        nouns=frozenset({Noun.ARTICLE.value, Noun.ATTACHMENT.value}),
    )


class KnowledgePage(RecordPage):
    """The list body again, with the reader taking most of the room."""

    def __init__(self, context: WindowContext, window: MainWindow, desk: Desk, parent: QWidget | None = None) -> None:
        self._moved = True  # until all parts are there
        super().__init__(articles_config(context, desk), context, window, desk, parent)
        assert self.detail is not None
        self._moved = False
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
        self.tree = KindTree(self.panel)
        self.tree.chosen.connect(self._on_branch)
        self.panel.add_section(tr("分类和标签"), self.tree)
        assert isinstance(self.detail, ArticleReader)
        self.reader = self.detail
        self.reader.tag_chosen.connect(lambda tag: self._on_branch("", tag))
        self.reader.was_read.connect(self._on_was_read)
        self.tools.filter.searched.connect(self.reader.mark_words)
        context.tasks.written.connect(self._on_articles_written)
        self._ask_tree()
        if desk.knowledge.may_edit:
            self._add_import()
            self.new_button = primary_button(tr("新建"), "plus", parent=self.tools.import_button.parentWidget())
            self.new_button.clicked.connect(lambda: self.desk.open_article(None, kind=self._kind()))
            layout = self.tools.import_button.parentWidget().layout()
            assert isinstance(layout, QHBoxLayout)
            layout.addWidget(self.new_button)

    def _add_import(self) -> None:
        """导入文章 and 入门文章 behind one button."""
        tools = self.tools.import_button.parentWidget()
        self.more_button = ghost_button(
            tr("导入"), "download", tip=tr("从 Word、Markdown 导入，或载入入门文章"), parent=tools
        )
        menu = QMenu(self.more_button)
        menu.addAction(icon("file-text"), tr("从 Word、Markdown、文本导入…"), self.desk.knowledge.import_document)
        self.starter_action = menu.addAction(icon("sparkles"), tr("载入入门文章"), self.desk.knowledge.load_starter)
        self.more_button.setMenu(menu)
        layout = tools.layout()
        assert isinstance(layout, QHBoxLayout)
        layout.addWidget(self.more_button)

    # --- the tree ---------------------------------------------------------------------------

    def _ask_tree(self) -> None:
        actor = self.context.actor
        self.context.tasks.read(
            lambda session, _job: (
                services.articles.tree(session, actor), len(services.article_starter.offered(session)),
            ),
            self._on_tree,
            failed=lambda _error: None,
            owner=self,
            key=(id(self), "tree"),
        )  # fmt: skip

    def _on_tree(self, found: tuple[list[KindBranch], int]) -> None:
        branches, offered = found
        self.tree.show_tree(branches)
        if self.desk.knowledge.may_edit:
            self.starter_action.setText(tr("载入入门文章（{0} 篇新的）").format(offered))
            self.starter_action.setVisible(bool(offered))

    def _on_articles_written(self, written: Any) -> None:
        if Noun.ARTICLE in written.nouns:
            self._ask_tree()

    def _on_branch(self, kind: str, tag: str) -> None:
        """Narrow the list to a kind, or to a tag."""
        others = tuple(one for one in self.query.filters if one[0] not in ("kind", "tags"))
        chosen = (("kind", (kind,)),) if kind else ()
        named = (("tags", (f"{CONTAINS}{tag}",)),) if tag else ()
        self.set_query(replace(self.query, filters=(*others, *chosen, *named)))

    def set_query(self, query: ListQuery) -> None:
        """Another view, filter or order; the most used stand in the order of their use."""
        if query.view != self.query.view:
            by_use = (("opened", True),)
            if query.view == "popular":
                query = replace(query, sort=by_use)
            elif query.sort == by_use:
                query = replace(query, sort=())
        chosen = dict(query.filters)
        kinds, tags = chosen.get("kind", ()), chosen.get("tags", ())
        one_tag = tags[0].removeprefix(CONTAINS) if len(tags) == 1 else ""
        self.tree.mark(kinds[0] if len(kinds) == 1 else "", one_tag)
        super().set_query(query)

    def _on_was_read(self, article_id: int) -> None:
        self.model.patch(article_id, {"unread": None})
        self._ask_panel()

    def _kind(self) -> str:
        chosen = dict(self.query.filters).get("kind", ())
        return chosen[0] if len(chosen) == 1 else ""

    def printables(self) -> list[Printable]:
        """The article that is read."""
        from app.ui.printing.article import article_choice

        row = self.view.currentIndex().row()
        found = self.model.id_at(row)
        if found is None:
            return []
        title = str(self.model.value(row, "title") or "")
        return [article_choice(self.context, found, title, self.desk.folder.attachments)]

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
        elif key == "starter":
            self.desk.knowledge.load_starter()
        elif key == "document":
            self.desk.knowledge.import_document()
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
        """Kinds, list and reader share the width; where nobody moved the border, the reader has the larger part."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._share)  # the splitter has its own width only after this event

    def _share(self) -> None:
        room = self.splitter.width()
        if not self._moved:
            self.splitter.setSizes([round(room * _LIST_PART), room - round(room * _LIST_PART)])

    def _on_splitter_moved(self, _position: int, _index: int) -> None:
        self._moved = True  # the customers' lists remember a width of their own
