"""话术: the articles of the knowledge base beside the card, searched while the customer talks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QSplitter, QVBoxLayout, QWidget

from app import services
from app.models.nouns import Noun
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
_ALIKE: Final = dict.fromkeys(("占线", "关机", "无法接通", "拒接", "呼叫转移"), "无人接听")
# texts: end
_ID: Final = Qt.ItemDataRole.UserRole


class ScriptPanel(QFrame):
    """Stays open on its article from card to card."""

    def __init__(self, context: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._wanted: int | None = None
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

    def show_outcome(self, outcome: str) -> None:
        """The result of the call was chosen: what is written for it comes to the front, if anything is."""
        if self.search.text().strip():
            return
        tag = f"{OUTCOME_TAG}{_ALIKE.get(outcome, outcome)}" if outcome else ""
        actor = self._context.actor
        self._context.tasks.read(
            lambda session, _job: services.articles.find(session, actor, tag=tag) if tag else [],
            self._on_for_outcome,
            failed=lambda _error: None,
            owner=self,
            key=(id(self), "outcome"),
        )

    def _on_for_outcome(self, found: list[ArticleHit]) -> None:
        ids = {one.id for one in found}
        if ids != self._first_ids:
            self._first, self._first_ids = found, ids
            self.ask(choose=bool(found))

    def ask(self, *, choose: bool = False) -> None:
        """Look for articles of the chosen kind with these words; `choose` goes to the first of them."""
        actor, text, kinds = self._context.actor, self.search.text().strip(), _KINDS[self.kinds.value or "all"]
        if choose:
            self.list.setCurrentRow(-1)
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
                made.setToolTip(self.tr("为这个结果写的：{0}").format(one.title))
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

    def _on_current(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if item is None:
            return
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
