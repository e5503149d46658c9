"""Reads one article: title and tags, the text with searched words marked, attachments, versions, who has read it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QStackedLayout, QVBoxLayout, QWidget

from app import services
from app.access import Permission
from app.models.nouns import Noun
from app.ui import formats
from app.ui.icons import icon
from app.ui.knowledge.safe_browser import SafeBrowser, linked, pictures_of, with_pictures, without_title
from app.ui.language import word
from app.ui.status_colors import status_color
from app.ui.theme import current_tokens
from app.ui.widgets.buttons import ghost_button, icon_button, link_button, secondary_button
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from app.services.article_links import Target
    from app.services.articles import ArticleDetail, AttachmentInfo, Reader
    from app.ui.context import WindowContext
    from app.ui.desk import Desk

_READ_MS: Final = 1_500
"""An article that stands so long was opened; stepping through the list with the arrow keys reads nothing."""
_NEVER_OPENED: Final = re.compile(
    r"\.(exe|bat|cmd|com|scr|msi|ps1|vbs|vbe|js|jse|wsf|wsh|hta|lnk|reg|jar|py|pyw|sh|app|desktop|chm|cpl|pif)$", re.I
)


class ArticleReader(QFrame):
    """Stands beside the list of articles."""

    tag_chosen = Signal(str)
    was_read = Signal(int)
    """The article is no longer unread."""

    def __init__(self, context: WindowContext, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._desk = context, desk
        self._article_id: int | None = None
        self._article: ArticleDetail | None = None
        self._list_words = ""
        self.setProperty("kind", "detail")
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(1, 0, 0, 0)
        self._empty = EmptyState("book-open", self.tr("选中一篇文章，在这里阅读"), parent=self)
        self._page = QWidget(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._page)
        column = QVBoxLayout(self._page)
        column.setContentsMargins(24, 18, 20, 12)
        column.setSpacing(8)
        column.addLayout(self._make_top())
        self.about = QLabel(self._page)
        self.about.setTextFormat(Qt.TextFormat.RichText)
        self.about.setProperty("role", "caption")
        self.about.setWordWrap(True)
        column.addWidget(self.about)
        column.addLayout(self._make_tags())
        self.browser = SafeBrowser(self._page)
        self.browser.setAccessibleName(self.tr("文章内容"))
        self.browser.link_followed.connect(self._on_link)
        self._files = QWidget(self._page)
        self._file_row = FlowLayout(self._files)
        column.addWidget(self.browser, 1)
        column.addWidget(self._files)
        self._reading = QTimer(self)
        self._reading.setSingleShot(True)
        self._reading.setInterval(_READ_MS)
        self._reading.timeout.connect(self._on_read)
        context.tasks.written.connect(self._on_written)

    def _make_top(self) -> QHBoxLayout:
        top = QHBoxLayout()
        top.setSpacing(4)
        self.title = QLabel(self._page)
        self.title.setProperty("role", "page")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        top.addWidget(self.title, 1)
        self.more = icon_button("ellipsis", self.tr("更多"), parent=self._page)
        menu = QMenu(self.more)
        self.versions_action = menu.addAction(icon("history"), self.tr("版本与差别…"), self._on_versions)
        menu.addAction(icon("eye"), self.tr("谁看过…"), self._on_readers)
        menu.addAction(icon("printer"), self.tr("打印…"), self.print_article)
        self.more.clicked.connect(lambda: menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft())))
        self.edit = secondary_button(self.tr("编辑"), "pencil", key=self.tr("回车"), parent=self._page)
        self.edit.clicked.connect(self._on_edit)
        self.edit.setVisible(self._context.actor.may(Permission.ARTICLE_EDIT) and not self._context.read_only)
        for button in (self.edit, self.more):
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return top

    def _make_tags(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._tags = QWidget(self._page)
        self._tag_row = FlowLayout(self._tags)
        self.finder = SearchField(self.tr("在文中查找"), parent=self._page)
        self.finder.setMaximumWidth(190)
        self.finder.searched.connect(lambda _text: self._mark())
        self.finder.returnPressed.connect(lambda: self.browser.find_next(self._words()))
        row.addWidget(self._tags, 1)
        row.addWidget(self.finder, 0, Qt.AlignmentFlag.AlignTop)
        return row

    # --- showing --------------------------------------------------------------------------

    def show_record(self, record_id: int | None) -> None:
        """Show an article, or nothing."""
        if record_id != self._article_id:
            self._reading.stop()
        self._article_id = record_id
        if record_id is None:
            self._article = None
            self._stack.setCurrentWidget(self._empty)
            return
        actor, folder = self._context.actor, self._desk.folder.attachments

        def work(session: Any, _job: Any) -> tuple[ArticleDetail, dict[str, QImage]]:
            found = services.articles.get(session, actor, record_id)
            return found, pictures_of(found.attachments, folder)

        self._context.tasks.read(
            work,
            self._on_article,
            failed=lambda _error: self._stack.setCurrentWidget(self._empty),
            owner=self,
            key=(id(self), "article"),
        )

    def mark_words(self, text: str) -> None:
        """The words the list is searched for are marked here too."""
        self._list_words = text
        self._mark()

    def _on_article(self, found: tuple[ArticleDetail, dict[str, QImage]]) -> None:
        article, pictures = found
        if article.id != self._article_id:
            return
        again = self._article is not None and self._article.id == article.id
        self._article = article
        self.title.setText(article.title)
        pair = current_tokens().pair(status_color("status", article.status))
        updated = article.updated_at.astimezone().strftime("%Y-%m-%d %H:%M")
        parts = [word(article.kind), article.author or "", self.tr("更新于 {0}").format(updated)]
        if article.review_on is not None:
            due = article.review_on <= self._context.today()
            words = self.tr("该复核了（{0}）") if due else self.tr("{0} 复核")
            parts.append(words.format(formats.day(article.review_on)))
        self.about.setText(
            f'<span style="color:{pair.text}">{_escaped(word(article.status))}</span> ・ '
            + " ・ ".join(_escaped(part) for part in parts if part)
        )
        self._show_tags(services.articles.tags_of(article.tags))
        body = linked(with_pictures(without_title(article.body, article.title), list(pictures)))
        at = self.browser.verticalScrollBar().value() if again else 0
        self.browser.show_markdown(body, pictures)
        self._mark()
        self.browser.verticalScrollBar().setValue(at)
        self._show_files(article.attachments)
        self._stack.setCurrentWidget(self._page)
        if not again:
            self._reading.start()

    def _show_tags(self, tags: tuple[str, ...]) -> None:
        while (item := self._tag_row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for tag in tags:
            chip = link_button(f"#{tag}", tip=self.tr("只看带这个标签的文章"), parent=self._tags)
            chip.clicked.connect(lambda _checked=False, one=tag: self.tag_chosen.emit(one))
            self._tag_row.addWidget(chip)
            chip.show()
        self._tags.updateGeometry()

    def _words(self) -> str:
        return self.finder.text().strip() or self._list_words

    def _mark(self) -> None:
        words = self._words()
        count = self.browser.set_words(words)
        asked = self.finder.text().strip()
        self.finder.setToolTip(self.tr("找到 {0} 处，回车到下一处").format(count) if asked else "")
        if words and count and self._reading.isActive():
            self.browser.find_next(words)

    def _show_files(self, files: tuple[AttachmentInfo, ...]) -> None:
        while (item := self._file_row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for one in files:
            button = ghost_button(
                self.tr("{0}（{1}）").format(one.name, _size(one.size)), "paperclip", parent=self._files
            )
            button.clicked.connect(lambda _checked=False, file=one: self._on_file(file))
            self._file_row.addWidget(button)
            button.show()
        self._files.setVisible(bool(files))

    # --- what can be done -----------------------------------------------------------------

    def _on_file(self, file: AttachmentInfo) -> None:
        path: Path = self._desk.folder.attachments / Path(file.stored_name).name
        if _NEVER_OPENED.search(file.name) or _NEVER_OPENED.search(path.name):
            self._desk.window.show_toast(self.tr("为安全起见，程序文件不从这里打开。"))
        elif not path.is_file():
            self._desk.window.show_toast(self.tr("附件「{0}」不在数据文件夹里。").format(file.name))
        else:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _on_link(self, name: str) -> None:
        actor, today = self._context.actor, self._context.today()
        self._context.tasks.read(
            lambda session, _job: services.article_links.resolve(session, actor, name, today=today),
            lambda target: self._on_target(name, target),
            owner=self,
            key=(id(self), "link"),
        )

    def _on_target(self, name: str, target: Target | None) -> None:
        if target is None:
            self._desk.window.show_toast(self.tr("没有找到「{0}」，可能改了名，或不在您名下。").format(name))
        elif target.noun is Noun.CUSTOMER and target.id is not None:
            self._desk.find_customer(target.id)
        else:
            self._desk.knowledge.show_product(target.name)

    def _on_edit(self) -> None:
        if self._article_id is not None:
            self._desk.open_article(self._article_id)

    def _on_versions(self) -> None:
        if self._article_id is not None:
            self._desk.knowledge.open_versions(self._article_id)

    def print_article(self) -> None:
        """打印 what is read."""
        if self._article is not None:
            self._desk.knowledge.print_article(self._article.id, self._article.title)

    def _on_readers(self) -> None:
        article_id, actor = self._article_id, self._context.actor
        if article_id is None:
            return
        self._context.tasks.read(
            lambda session, _job: services.articles.readers(session, actor, article_id),
            self._show_readers,
            owner=self,
            key=(id(self), "readers"),
        )

    def _show_readers(self, found: list[Reader]) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in found:
            if one.read_at is None:
                words, sign = self.tr("{0}　还没看").format(one.name), "eye-off"
            else:
                when = one.read_at.astimezone().strftime("%m-%d %H:%M")
                said = self.tr("{0}　{1}，{2} 次") if one.current else self.tr("{0}　{1} 看过旧版，{2} 次")
                words, sign = said.format(one.name, when, one.opened), "check" if one.current else "clock"
            menu.addAction(icon(sign, "text3"), words)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    # --- reading marks --------------------------------------------------------------------

    def _on_read(self) -> None:
        article_id, actor = self._article_id, self._context.actor
        if article_id is None or self._context.read_only or not self.isVisible():
            return
        self._context.tasks.write(
            lambda session, _job: services.articles.opened(session, actor, article_id, now=datetime.now(UTC)),
            lambda _unread: self.was_read.emit(article_id),
            failed=lambda _error: None,
            owner=self,
        )

    def _on_written(self, written: Any) -> None:
        if self._article_id is not None and not written.nouns.isdisjoint({Noun.ARTICLE, Noun.ATTACHMENT}):
            self.show_record(self._article_id)


def _size(count: int) -> str:
    return f"{count / 1024 / 1024:.1f} MB" if count >= 1024 * 1024 else f"{max(1, count // 1024)} KB"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
