"""Write an article: Markdown at the left, how it reads at the right, attachments below."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app import services
from app.errors import AppError
from app.models.nouns import ARTICLE_KINDS, ARTICLE_STATUSES, NAME_LIMIT, TEXT_LIMIT, Noun
from app.ui import texts
from app.ui.context import WindowContext
from app.ui.dialogs.base import FormDialog, Work
from app.ui.dialogs.form_grid import FormGrid
from app.ui.knowledge.markdown_edit import MarkdownEdit
from app.ui.knowledge.pictures import is_picture, png_of
from app.ui.knowledge.safe_browser import SafeBrowser, linked, pictures_of, read_picture
from app.ui.widgets.buttons import ghost_button, icon_button
from app.ui.widgets.chips import FilterChip
from app.ui.widgets.date_field import DateField
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.word_box import WordBox

if TYPE_CHECKING:
    from app.services.articles import ArticleDetail, AttachmentInfo, NewFile

_PREVIEW_MS: Final = 200


class ArticleDialog(FormDialog):
    """Ctrl+S saves and goes on, Ctrl+Enter saves and closes. `folder` is where attachments are kept. A new article may
    `begin` with values (a case from the log, a file from Word) and `pictures`: (name, stored name) in that folder.
    """

    def __init__(
        self,
        context: WindowContext,
        folder: Path,
        parent: QWidget | None = None,
        *,
        article_id: int | None = None,
        kind: str = "",
        begin: Mapping[str, Any] | None = None,
        pictures: Sequence[tuple[str, str]] = (),
        draft_key: str = "",
        choose_files: Callable[[QWidget], list[str]] | None = None,
    ) -> None:
        super().__init__(context, "", parent, key="Ctrl+S")
        self._folder, self._article_id = folder, article_id
        self._choose_files = choose_files or _ask_files
        self._version: int | None = None
        self._stored: dict[str, Any] = {}
        self._added: list[NewFile] = []
        self._pictures: dict[str, QImage] = {}
        self._removed: list[int] = []
        self._stay = False
        self._build(kind)
        self._show_title()
        self.fit(1240, 600)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self._on_save_and_stay)
        if article_id is None:
            if begin is not None:
                self._begin_with(begin, pictures)
            self.keep_draft("article", draft_key)
            self.title.setFocus()
        else:
            self.save_button.setEnabled(False)
            self.reload()

    # --- building -----------------------------------------------------------------------

    def _build(self, kind: str) -> None:
        grid = FormGrid(self, columns=4, label_width=48)
        self.grids.append(grid)
        self.title = QLineEdit(self)
        self.title.setMaxLength(NAME_LIMIT)
        grid.add("title", self.tr("标题 *"), self.title, wide=True)
        self.kind = WordBox(ARTICLE_KINDS, editable=True, parent=self)
        self.kind.set_value(kind or ARTICLE_KINDS[0])
        self.kind.setMinimumWidth(80)
        grid.add("kind", self.tr("分类"), self.kind)
        self.tags = QLineEdit(self)
        self.tags.setPlaceholderText(self.tr("用空格分开"))
        self.tags.setToolTip(
            self.tr(
                "标签写“结果:无人接听”，打电话选了这个结果时，这篇就出现在旁边；写“阶段:潜在客户”，打给这张表的客户时出现。"
            )
        )
        grid.add("tags", self.tr("标签"), self.tags)
        self.status = WordBox(ARTICLE_STATUSES, parent=self)
        self.status.set_value(ARTICLE_STATUSES[1])
        grid.add("status", self.tr("状态"), self.status)
        self.review_on = DateField(today=self.context.today, name=self.tr("复核日期"), parent=self)
        grid.add("review_on", self.tr("复核"), self.review_on, focus=self.review_on.edit)
        self.body.addWidget(grid)
        self.editor = MarkdownEdit(self)
        self.editor.setPlaceholderText(
            self.tr("正文用 Markdown 书写：## 小标题、**加粗**、- 列表\n图片直接粘贴或拖进来，[[ 可以链接客户和产品")
        )
        self.editor.setAccessibleName(self.tr("正文"))
        self.editor.picture_pasted.connect(self._on_picture)
        self.editor.pictures_dropped.connect(self._on_pictures)
        self.editor.files_dropped.connect(self._on_files)
        self.editor.link_asked.connect(self._on_link_asked)
        self.body.addLayout(self._make_toolbar())
        self.preview = SafeBrowser(self)
        self.preview.setAccessibleName(self.tr("预览"))
        self.preview.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PREVIEW_MS)
        self._timer.timeout.connect(self._show_preview)
        self.editor.textChanged.connect(self._timer.start)
        shown = QFrame(self)
        shown.setProperty("kind", "panel")
        inside = QVBoxLayout(shown)
        inside.setContentsMargins(14, 8, 6, 8)
        inside.addWidget(self.preview)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setHandleWidth(8)
        split.setChildrenCollapsible(False)
        split.addWidget(self.editor)
        split.addWidget(shown)
        split.setSizes([520, 520])
        self.body.addWidget(split, 1)
        self._files = QWidget(self)
        self._files_layout = FlowLayout(self._files)
        self.body.addWidget(self._files)
        self._show_files(())

    def _make_toolbar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        edit = self.editor
        for icon_name, name, key, call in (
            ("heading", self.tr("小标题"), "", lambda: edit.prefix_lines(lambda _at: "## ")),
            ("bold", self.tr("加粗"), "Ctrl+B", lambda: edit.wrap("**", self.tr("加粗的字"))),
            ("list", self.tr("列表"), "", lambda: edit.prefix_lines(lambda _at: "- ")),
            ("list-ordered", self.tr("编号"), "", lambda: edit.prefix_lines(lambda at: f"{at + 1}. ")),
            ("list-checks", self.tr("清单"), "", lambda: edit.prefix_lines(lambda _at: "- [ ] ")),
            ("quote", self.tr("引用"), "", lambda: edit.prefix_lines(lambda _at: "> ")),
            ("table", self.tr("表格"), "", lambda: edit.insert_block(self.tr("| 项目 | 说明 |\n|---|---|\n|  |  |"))),
            ("image", self.tr("插入图片，也可以粘贴或拖进来"), "", self._on_choose_pictures),
            ("link", self.tr("链接客户或产品，打 [[ 也可以"), "", lambda: edit.insertPlainText("[[")),
        ):
            button = icon_button(icon_name, name, key=key, parent=self)
            button.clicked.connect(lambda _checked=False, one=call: one())
            if key:
                QShortcut(QKeySequence(key), self.editor, call, context=Qt.ShortcutContext.WidgetShortcut)
            row.addWidget(button)
        row.addStretch(1)
        self.count = QLabel(self)
        self.count.setProperty("role", "caption")
        row.addWidget(self.count)
        return row

    def _show_title(self) -> None:
        title = self.tr("写文章") if self._article_id is None else self.tr("编辑文章")
        self.setWindowTitle(title)
        self.heading.setText(title)

    def _show_preview(self) -> None:
        bar = self.preview.verticalScrollBar()
        at = bar.value()
        text = self.editor.toPlainText()
        self.preview.show_markdown(linked(text), self._pictures)
        self.count.setText(self.tr("{0} 字").format(f"{len(text):,}"))
        bar.setValue(at)

    # --- files and pictures -----------------------------------------------------------------

    def _show_files(self, stored: Sequence[AttachmentInfo]) -> None:
        self._attachments = tuple(stored)
        while (item := self._files_layout.takeAt(0)) is not None:
            if item.widget() is not None:
                item.widget().hide()
                item.widget().deleteLater()
        add = ghost_button(self.tr("添加附件"), "paperclip", parent=self._files)
        add.clicked.connect(self._on_add_files)
        self._files_layout.addWidget(add)
        for one in self._attachments:
            if one.id not in self._removed:
                self._chip(one.name, partial(self._on_remove, one.id))
        for file in self._added:
            self._chip(self.tr("{name}（待保存）").format(name=file.name), partial(self._on_forget, file))
        for at in range(self._files_layout.count()):
            item = self._files_layout.itemAt(at)
            if item is not None and item.widget() is not None:
                item.widget().show()
        self._files.updateGeometry()

    def _chip(self, text: str, remove: Callable[[], None]) -> None:
        chip = FilterChip(text, self.tr("移除"), self._files)
        chip.removed.connect(remove)
        self._files_layout.addWidget(chip)

    @property
    def file_names(self) -> list[str]:
        """The attachments as they will be after saving."""
        kept = [one.name for one in self._attachments if one.id not in self._removed]
        return kept + [file.name for file in self._added]

    def _on_add_files(self) -> None:
        self._on_files([Path(one) for one in self._choose_files(self)])

    def _on_files(self, paths: Sequence[Path]) -> None:
        self._added += [services.articles.NewFile(one.name, one) for one in paths]
        self._show_files(self._attachments)

    def _on_remove(self, file_id: int) -> None:
        self._removed.append(file_id)
        self._show_files(self._attachments)

    def _on_forget(self, file: NewFile) -> None:
        self._added.remove(file)
        self._show_files(self._attachments)

    def _on_choose_pictures(self) -> None:
        chosen = [Path(one) for one in self._choose_files(self)]
        shown = [one for one in chosen if is_picture(one)]
        if shown:
            self._on_pictures(shown)
        if len(shown) < len(chosen):
            self.show_error(self.tr("「{0}」不是图片，没有放进正文。").format(
                next(one.name for one in chosen if one not in shown)
            ))  # fmt: skip

    def _on_pictures(self, paths: Sequence[Path]) -> None:
        for path in paths:
            image = read_picture(path)
            if not image.isNull():
                self._on_picture(image)

    def _on_picture(self, image: QImage) -> None:
        folder, content = self._folder, png_of(image)
        self.context.tasks.run(
            lambda _job: services.articles.keep_picture(content, ".png", folder=folder),
            lambda stored: self._on_picture_kept(stored, image),
            failed=self.show_failure,
            owner=self,
        )

    def _on_picture_kept(self, stored: str, image: QImage) -> None:
        taken = set(self.file_names)
        number = next(at for at in range(1, 10_000) if f"picture-{at}.png" not in taken)
        name = f"picture-{number}.png"
        self._added.append(services.articles.NewFile(name, stored_name=stored))
        self._pictures[name] = image
        self._show_files(self._attachments)
        self.editor.insert_block(f"![{self.tr('图片')} {number}]({name})")
        self._show_preview()

    def _on_link_asked(self, asked: str) -> None:
        actor, today = self.context.actor, self.context.today()
        self.context.tasks.read(
            lambda session, _job: services.article_links.suggest(session, actor, asked, today=today),
            lambda found: self.editor.show_offers(
                asked, [(one.name, "building-2" if one.noun is Noun.CUSTOMER else "truck") for one in found]
            ),
            failed=lambda _error: None,
            owner=self,
            key=(id(self), "links"),
        )

    # --- reading ------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the article and its pictures, and show it."""
        article_id, actor, folder = self._article_id, self.context.actor, self._folder
        assert article_id is not None

        def work(session: Any, _job: Any) -> tuple[ArticleDetail, dict[str, QImage]]:
            found = services.articles.get(session, actor, article_id)
            return found, pictures_of(found.attachments, folder)

        self.context.tasks.read(work, self._on_loaded, failed=self.show_failure, owner=self)

    def _on_loaded(self, loaded: tuple[ArticleDetail, dict[str, QImage]]) -> None:
        found, self._pictures = loaded
        self._version = found.version
        self._stored = {key: getattr(found, key) for key in ("title", "kind", "body", "tags", "status", "review_on")}
        self._added, self._removed = [], []
        self._show_files(found.attachments)
        self.clear_form()
        self.save_button.setEnabled(True)
        if self.drafts is None:
            self.keep_draft("article", str(found.id))
            self.editor.setFocus()
        else:
            self.drafts.restart()

    def _begin_with(self, values: Mapping[str, Any], pictures: Sequence[tuple[str, str]]) -> None:
        self._added = [services.articles.NewFile(name, stored_name=stored) for name, stored in pictures]
        self._pictures = {name: read_picture(self._folder / stored) for name, stored in pictures}
        self.restore({"status": ARTICLE_STATUSES[0], **values})
        self._show_files(self._attachments)

    # --- values ---------------------------------------------------------------------------

    def values(self) -> dict[str, Any]:
        """The article as the service takes it."""
        return {
            "title": self.title.text().strip(),
            "kind": self.kind.value or ARTICLE_KINDS[0],
            "body": self.editor.toPlainText(),
            "tags": self.tags.text().strip() or None,
            "status": self.status.value,
            "review_on": self.review_on.value,
        }

    def draft_body(self) -> dict[str, Any]:
        """The fields and the pictures that were pasted; chosen files are chosen again."""
        pasted = [[one.name, one.stored_name] for one in self._added if one.stored_name]
        return self.values() | {"review_on": self.review_on.edit.text(), "pictures": pasted}

    def restore(self, body: dict[str, Any]) -> None:
        """Put the draft back."""
        self.title.setText(str(body.get("title") or ""))
        self.kind.set_value(str(body.get("kind") or ARTICLE_KINDS[0]))
        self.editor.setPlainText(str(body.get("body") or ""))
        self.tags.setText(str(body.get("tags") or ""))
        self.status.set_value(str(body.get("status") or ARTICLE_STATUSES[1]))
        review = body.get("review_on")
        self.review_on.edit.setText(review.isoformat() if hasattr(review, "isoformat") else str(review or ""))
        for name, stored in body.get("pictures") or ():
            if name not in self.file_names:
                self._added.append(services.articles.NewFile(name, stored_name=stored))
                self._pictures[name] = read_picture(self._folder / Path(stored).name)
                self._show_files(self._attachments)
        self._show_preview()

    def clear_form(self) -> None:
        """The stored article again, or an empty one."""
        self.restore(self._stored)

    # --- saving ---------------------------------------------------------------------------

    def _on_save_and_stay(self) -> None:
        self._stay = True
        self.save()
        self._stay = self._stay and self.saving

    def work(self) -> Work | None:
        """Create or update, then take files in and out; all or nothing."""
        grid, values = self.grids[0], self.values()
        if not values["title"]:
            self.refuse(grid, "title", "required", texts.field_name(Noun.ARTICLE, "title"))
            return None
        if len(values["body"]) > TEXT_LIMIT:
            self.show_error(texts.rule_text(self.tr("正文"), "too_long", limit=TEXT_LIMIT))
            return None
        if not self.review_on.check():
            grid.focus("review_on")
            return None
        actor, article_id, version, folder = self.context.actor, self._article_id, self._version, self._folder
        changed = {key: value for key, value in values.items() if value != self._stored.get(key)}
        added, removed = list(self._added), list(self._removed)

        def write(session: Any, _job: Any) -> Any:
            return services.articles.save(
                session, actor, article_id, values if article_id is None else changed, added=added, removed=removed,
                version=version, folder=folder, now=datetime.now(UTC),
            )  # fmt: skip

        return write

    def show_failure(self, error: AppError) -> None:
        """The text stays; so do the files that wait."""
        self._stay = False
        super().show_failure(error)

    def after_save(self, value: Any) -> None:
        """Close, or show the saved state and go on."""
        if not self._stay:
            super().after_save(value)
            return
        self._stay = False
        self._article_id = int(value)
        self.saved.emit(value)
        self._show_title()
        self.reload()


def _ask_files(parent: QWidget) -> list[str]:
    return QFileDialog.getOpenFileNames(parent)[0]
