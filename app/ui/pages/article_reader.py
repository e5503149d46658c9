"""Reads one article: Markdown in the theme's colours, nothing ever loaded from outside, attachments under it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, unquote

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QFont,
    QImage,
    QImageReader,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedLayout, QTextBrowser, QVBoxLayout, QWidget

from app import services
from app.access import Permission
from app.models.nouns import Noun
from app.ui.status_colors import status_color
from app.ui.theme import current_tokens
from app.ui.widgets.buttons import ghost_button, secondary_button
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from app.services.articles import ArticleDetail, AttachmentInfo
    from app.ui.context import WindowContext
    from app.ui.desk import Desk

PICTURES: Final = frozenset({".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp"})
"""Attachments that are shown where the article is read."""
_PICTURE_MOST: Final = 1600
_SHOWN: Final = re.compile(r"!\[[^\]]*\]\(<?([^)>\s]+)>?[^)]*\)")
_UNSAFE: Final = re.compile(r"[^\w ]")
_SAFE_LINKS: Final = frozenset({"http", "https", "mailto"})
_NO_HTML: Final = QTextDocument.MarkdownFeature.MarkdownNoHTML | QTextDocument.MarkdownFeature.MarkdownDialectGitHub
_NEVER_OPENED: Final = re.compile(
    r"\.(exe|bat|cmd|com|scr|msi|ps1|vbs|vbe|js|jse|wsf|wsh|hta|lnk|reg|jar|py|pyw|sh|app|desktop|chm|cpl|pif)$", re.I
)


class SafeBrowser(QTextBrowser):
    """Shows text and nothing else: no picture or sheet is fetched, links open in the system's browser."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setStyleSheet("QTextBrowser { border: none; padding: 0; }")
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(self._on_link)
        self._markdown = ""
        self._pictures: dict[str, QImage] = {}
        self._tokens = current_tokens()

    def show_markdown(self, text: str, pictures: Mapping[str, QImage] | None = None) -> None:
        """Show an article's body; `pictures` are the article's own, by the name the text calls them."""
        self._markdown = text
        if pictures is not None:
            self._pictures = dict(pictures)
        self.document().clear()  # forgets the pictures of the article before, which may have had the same names
        tokens = self._tokens = current_tokens()
        self.document().setDefaultStyleSheet(
            f"a {{ color: {tokens.link}; }} code, pre {{ background: {tokens.sunken}; }}"
        )
        self.document().setMarkdown(text, _NO_HTML)
        self._set_type()

    def _set_type(self) -> None:
        # Qt's own headings are twice the text's size and stand without air: the type steps of the tokens instead.
        base = self.font().pixelSize()
        block = self.document().begin()
        cursor = QTextCursor(self.document())
        while block.isValid():
            level = block.blockFormat().headingLevel()
            shape = block.blockFormat()
            shape.setLineHeight(150, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            shape.setTopMargin(14 if level else 0)
            shape.setBottomMargin(6)
            cursor.setPosition(block.position())
            cursor.setBlockFormat(shape)
            if level:
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
                letters = QTextCharFormat()
                letters.setProperty(QTextFormat.Property.FontSizeAdjustment, 0)
                letters.setProperty(QTextFormat.Property.FontPixelSize, base + max(1, 5 - level))
                letters.setFontWeight(QFont.Weight.DemiBold)
                cursor.mergeCharFormat(letters)
            block = block.next()

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """The article's own pictures and nothing else: an article must not tell anybody that it was read (6-trust)."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        url = name if isinstance(name, QUrl) else QUrl(name)
        picture = self._pictures.get(url.path(QUrl.ComponentFormattingOption.FullyDecoded)) if not url.host() else None
        if picture is None:
            return QImage(1, 1, QImage.Format.Format_Mono)  # no broken-picture sign, nothing fetched
        room = max(120, self.viewport().width() - 8)
        if picture.width() <= room:
            return picture
        return picture.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)

    def changeEvent(self, event: QEvent) -> None:
        """A switched theme shows at once."""
        super().changeEvent(event)
        switched = event.type() == QEvent.Type.PaletteChange and getattr(self, "_tokens", None) not in (
            None,
            current_tokens(),
        )
        if switched:
            self.show_markdown(self._markdown)

    def _on_link(self, url: QUrl) -> None:
        if url.scheme().lower() in _SAFE_LINKS:
            QDesktopServices.openUrl(url)


class ArticleReader(QFrame):
    """Title, kind, author and date, the text, attachments, 编辑."""

    def __init__(self, context: WindowContext, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._desk = context, desk
        self._article_id: int | None = None
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
        top = QHBoxLayout()
        self.title = QLabel(self._page)
        self.title.setProperty("role", "page")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        top.addWidget(self.title, 1)
        self.edit = secondary_button(self.tr("编辑"), "pencil", key=self.tr("回车"), parent=self._page)
        self.edit.clicked.connect(self._on_edit)
        self.edit.setVisible(context.actor.may(Permission.ARTICLE_EDIT))
        top.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignTop)
        self.about = QLabel(self._page)
        self.about.setTextFormat(Qt.TextFormat.RichText)
        self.about.setProperty("role", "caption")
        self.browser = SafeBrowser(self._page)
        self.browser.setAccessibleName(self.tr("文章内容"))
        self._files = QWidget(self._page)
        self._file_row = FlowLayout(self._files)
        column.addLayout(top)
        column.addWidget(self.about)
        column.addWidget(self.browser, 1)
        column.addWidget(self._files)
        context.tasks.written.connect(self._on_written)

    def show_record(self, record_id: int | None) -> None:
        """Show an article, or nothing."""
        self._article_id = record_id
        if record_id is None:
            self._stack.setCurrentWidget(self._empty)
            return
        actor = self._context.actor
        self._context.tasks.read(
            lambda session, _job: services.articles.get(session, actor, record_id),
            self._on_article,
            failed=lambda _error: self._stack.setCurrentWidget(self._empty),
            owner=self,
            key=(id(self), "article"),
        )

    def _on_article(self, article: ArticleDetail) -> None:
        self.title.setText(article.title)
        pair = current_tokens().pair(status_color("status", article.status))
        updated = article.updated_at.astimezone().strftime("%Y-%m-%d %H:%M")
        parts = [article.kind, article.author or "", self.tr("更新于 {0}").format(updated), article.tags or ""]
        self.about.setText(
            f'<span style="color:{pair.text}">{_escaped(article.status)}</span> ・ '
            + " ・ ".join(_escaped(part) for part in parts if part)
        )
        body = without_title(article.body, article.title)
        pictures = [one for one in article.attachments if Path(one.name).suffix.lower() in PICTURES]
        self.browser.show_markdown(body, {})
        if pictures:
            folder, wanted = self._desk.folder.attachments, self._article_id
            self._context.tasks.run(
                lambda _job: {one.name: read_picture(folder / Path(one.stored_name).name) for one in pictures},
                lambda found: self._on_pictures(wanted, body, found),
                owner=self,
                key=(id(self), "pictures"),
            )
        self._show_files(article.attachments)
        self._stack.setCurrentWidget(self._page)

    def _on_pictures(self, article_id: int | None, body: str, found: dict[str, QImage]) -> None:
        if article_id != self._article_id:
            return
        sound = {name: picture for name, picture in found.items() if not picture.isNull()}
        self.browser.show_markdown(with_pictures(body, list(sound)), sound)

    def _show_files(self, files: tuple[AttachmentInfo, ...]) -> None:
        while (item := self._file_row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for one in files:
            button = ghost_button(
                self.tr("{0}（{1}）").format(one.name, _size(one.size)), "paperclip", parent=self._files
            )
            button.clicked.connect(lambda _checked=False, file=one: self._on_file(file))
            self._file_row.addWidget(button)
        self._files.setVisible(bool(files))

    def _on_file(self, file: AttachmentInfo) -> None:
        path: Path = self._desk.folder.attachments / Path(file.stored_name).name
        if _NEVER_OPENED.search(file.name) or _NEVER_OPENED.search(path.name):
            self._desk.window.show_toast(self.tr("为安全起见，程序文件不从这里打开。"))
        elif not path.is_file():
            self._desk.window.show_toast(self.tr("附件「{0}」不在数据文件夹里。").format(file.name))
        else:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _on_edit(self) -> None:
        if self._article_id is not None:
            self._desk.open_article(self._article_id)

    def _on_written(self, written: Any) -> None:
        if self._article_id is not None and not written.nouns.isdisjoint({Noun.ARTICLE, Noun.ATTACHMENT}):
            self.show_record(self._article_id)


def read_picture(path: Path) -> QImage:
    """A picture turned as its camera held it and never larger than a screen needs; a null image where it is none."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > _PICTURE_MOST:
        reader.setScaledSize(size.scaled(_PICTURE_MOST, _PICTURE_MOST, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def with_pictures(body: str, names: Sequence[str]) -> str:
    """The body with the pictures it does not show itself at its end."""
    shown = {unquote(one) for one in _SHOWN.findall(body)}
    # Qt shows no picture without words for those who cannot see it.
    rest = [f"![{_UNSAFE.sub(' ', name)}]({quote(name)})" for name in names if name not in shown]
    return "\n\n".join([body, *rest])


def without_title(body: str, title: str) -> str:
    """The title stands above already; any other first heading is part of the text."""
    first = re.match(r"\s*#\s+([^\n]*)(\n|\Z)", body)
    return body[first.end() :] if first is not None and first[1].strip() == title.strip() else body


def _size(count: int) -> str:
    return f"{count / 1024 / 1024:.1f} MB" if count >= 1024 * 1024 else f"{max(1, count // 1024)} KB"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
