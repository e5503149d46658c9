"""话术: the articles of the knowledge base beside the card, searched while the customer talks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QSplitter, QVBoxLayout, QWidget

from app import services
from app.models.nouns import Noun, Table
from app.ui.icons import icon
from app.ui.knowledge.safe_browser import SafeBrowser, linked, without_title
from app.ui.widgets.chips import ChipRow
from app.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from app.services.articles import ArticleDetail, ArticleHit
    from app.ui.context import WindowContext

_KINDS: Final = {
    "scripts": ("销售技巧", "销售流程", "常见问题"),
    "products": ("产品知识", "竞品分析"),
    "cases": ("案例分享", "客户分析"),
    "all": (),
}
# texts: data
OUTCOME_TAG: Final = "结果:"
"""An article with the tag 结果:无人接听 is written for calls that end so."""
TABLE_TAGS: Final = {
    Table.PUBLIC: "阶段:公共潜在客户",
    Table.POTENTIAL: "阶段:潜在客户",
    Table.DORMANT: "阶段:长期未交易客户",
    Table.CURRENT: "阶段:现有客户",
}
"""An article with such a tag is written for customers of the table."""
_ALIKE: Final = dict.fromkeys(("占线", "关机", "无法接通", "拒接", "呼叫转移"), "无人接听")
# texts: end
_ID: Final = Qt.ItemDataRole.UserRole


class ScriptPanel(QFrame):
    """What is written for the customer's table stands first, and what is written for the result once there is one. An
    article that the user chose stays open from card to card.
    """

    def __init__(self, context: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._wanted: int | None = None
        self._table_tag = ""
        self._chosen = False
        """Whether the user chose the article that is open."""
        self._first: list[ArticleHit] = []
        self._first_ids: set[int] = set()
        self.setProperty("kind", "detail")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 10)
        column.setSpacing(8)
        self.search = SearchField(self.tr("查话术、产品、案例"), key_hint="Ctrl+F", parent=self)
        column.addWidget(self.search)
        self.kinds = ChipRow(
            [
                ("scripts", self.tr("话术"), ""),
                ("products", self.tr("产品"), ""),
                ("cases", self.tr("案例"), ""),
                ("all", self.tr("全部"), ""),
            ],
            name=self.tr("文章分类"),
            parent=self,
        )
        self.kinds.set_value("scripts")
        column.addWidget(self.kinds)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("文章"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = QLabel(self)
        self.nothing.setProperty("role", "caption")
        self.nothing.setWordWrap(True)
        self.nothing.hide()
        column.addWidget(self.nothing)
        self.browser = SafeBrowser(self)
        self.browser.setAccessibleName(self.tr("文章内容"))
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(9)
        splitter.addWidget(self.list)
        splitter.addWidget(self.browser)
        splitter.setStretchFactor(0, 0)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([120, 400])
        column.addWidget(splitter, 1)
        self.search.searched.connect(lambda _text: self.ask())
        self.kinds.changed.connect(lambda _kind: self.ask())
        self.list.currentItemChanged.connect(self._on_current)
        context.tasks.written.connect(self._on_written)
        self.ask()

    def show_card(self, table: Table) -> None:
        """Another customer, of this table; what was written for the last one's result steps back."""
        self._table_tag = TABLE_TAGS[table]
        self._ask_first(self._table_tag, choose=not self._chosen)

    def show_outcome(self, outcome: str) -> None:
        """The result of the call was chosen: what is written for it comes to the front, if anything is."""
        self._ask_first(f"{OUTCOME_TAG}{_ALIKE.get(outcome, outcome)}" if outcome else self._table_tag, choose=True)

    def _ask_first(self, tag: str, *, choose: bool) -> None:
        if self.search.text().strip():
            return
        actor = self._context.actor
        self._context.tasks.read(
            lambda session, _job: services.articles.find(session, actor, tag=tag) if tag else [],
            lambda found: self._on_first(found, choose=choose),
            failed=lambda _error: None,
            owner=self,
            key=(id(self), "first"),
        )

    def _on_first(self, found: list[ArticleHit], *, choose: bool) -> None:
        ids = {one.id for one in found}
        if ids != self._first_ids:
            self._first, self._first_ids = found, ids
            self.ask(choose=choose and bool(found))

    def ask(self, *, choose: bool = False) -> None:
        """Look for articles of the chosen kind with these words; `choose` goes to the first of them."""
        actor, text, kinds = self._context.actor, self.search.text().strip(), _KINDS[self.kinds.value or "all"]
        if choose:
            self._chosen = False
            self.list.blockSignals(True)
            self.list.setCurrentRow(-1)
            self.list.blockSignals(False)
        self._context.tasks.read(
            lambda session, _job: services.articles.find(session, actor, kinds=kinds, text=text),
            self._on_found,
            owner=self,
            key=(id(self), "articles"),
        )

    def _on_found(self, found: list[ArticleHit]) -> None:
        searched = bool(self.search.text().strip())
        if not searched:
            found = [*self._first, *(one for one in found if one.id not in self._first_ids)]
        item = self.list.currentItem()
        before = item.data(_ID) if item is not None else None
        self.list.blockSignals(True)
        self.list.clear()
        for one in found:
            made = QListWidgetItem(one.title, self.list)
            made.setData(_ID, one.id)
            made.setToolTip(f"{one.kind} · {one.title}")
            if one.id in self._first_ids and not searched:
                made.setIcon(icon("star", "link", 14))
                made.setToolTip(self.tr("正合这位客户：{0}").format(one.title))
            if one.id == before:
                self.list.setCurrentItem(made)
        self.list.blockSignals(False)
        searched = bool(self.search.text().strip())
        self.nothing.setText(
            self.tr("没有找到，换个词或看全部分类。") if searched else self.tr("知识库里还没有这一类文章。")
        )
        self.nothing.setVisible(not found)
        if found and (before is None or self.list.currentItem() is None):
            self.list.setCurrentRow(0)
            self._chosen = False

    def _on_current(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if item is None:
            return
        self._chosen = True
        self._wanted = article_id = item.data(_ID)
        actor = self._context.actor
        self._context.tasks.read(
            lambda session, _job: services.articles.get(session, actor, article_id),
            self._on_article,
            failed=lambda _error: None,
            owner=self,
            key=(id(self), "article"),
        )

    def _on_article(self, article: ArticleDetail) -> None:
        if article.id == self._wanted:
            self.browser.show_markdown(linked(without_title(article.body, article.title)))
            self.browser.verticalScrollBar().setValue(0)

    def _on_written(self, written: Any) -> None:
        if Noun.ARTICLE in written.nouns:
            self.ask()
