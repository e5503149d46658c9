"""Write an article: Markdown at the left, how it reads at the right, attachments below."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QSplitter,
    QTextBrowser,
    QWidget,
)

from app import services
from app.errors import AppError
from app.models.nouns import ARTICLE_KINDS, ARTICLE_STATUSES, NAME_LIMIT, TEXT_LIMIT, Noun
from app.ui import texts
from app.ui.context import WindowContext
from app.ui.dialogs.base import FormDialog, Work
from app.ui.dialogs.form_grid import FormGrid
from app.ui.widgets.buttons import ghost_button
from app.ui.widgets.chips import FilterChip
from app.ui.widgets.date_field import DateField
from app.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from app.services.articles import ArticleDetail

_PREVIEW_MS: Final = 200


class ArticleDialog(FormDialog):
    """Ctrl+S saves and goes on, Ctrl+Enter saves and closes. `folder` is where attachments are kept."""

    def __init__(
        self,
        context: WindowContext,
        folder: Path,
        parent: QWidget | None = None,
        *,
        article_id: int | None = None,
        kind: str = "",
        choose_files: Callable[[QWidget], list[str]] | None = None,
    ) -> None:
        super().__init__(context, "", parent, key="Ctrl+S")
        self._folder, self._article_id = folder, article_id
        self._choose_files = choose_files or _ask_files
        self._version: int | None = None
        self._stored: dict[str, Any] = {}
        self._added: list[Path] = []
        self._removed: list[int] = []
        self._stay = False
        self._build(kind)
        self._show_title()
        self.fit(1080, 580)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self._on_save_and_stay)
        if article_id is None:
            self.keep_draft("article", "")
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
        self.kind = QComboBox(self)
        self.kind.setEditable(True)
        self.kind.addItems(ARTICLE_KINDS)
        self.kind.setCurrentText(kind or ARTICLE_KINDS[0])
        self.kind.setMinimumWidth(80)
        grid.add("kind", self.tr("分类"), self.kind)
        self.tags = QLineEdit(self)
        self.tags.setPlaceholderText(self.tr("用空格分开"))
        grid.add("tags", self.tr("标签"), self.tags)
        self.status = QComboBox(self)
        self.status.addItems(ARTICLE_STATUSES)
        self.status.setCurrentText(ARTICLE_STATUSES[1])
        grid.add("status", self.tr("状态"), self.status)
        self.review_on = DateField(today=self.context.today, name=self.tr("复核日期"), parent=self)
        grid.add("review_on", self.tr("复核"), self.review_on, focus=self.review_on.edit)
        self.body.addWidget(grid)
        self.editor = QPlainTextEdit(self)
        self.editor.setPlaceholderText(self.tr("# 标题\n\n正文用 Markdown 书写：**加粗**、- 列表、| 表格 |"))
        self.editor.setAccessibleName(self.tr("正文"))
        self.editor.setTabChangesFocus(True)
        self.preview = QTextBrowser(self)
        self.preview.setOpenLinks(False)
        self.preview.setAccessibleName(self.tr("预览"))
        self.preview.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PREVIEW_MS)
        self._timer.timeout.connect(self._show_preview)
        self.editor.textChanged.connect(self._timer.start)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setHandleWidth(8)
        split.setChildrenCollapsible(False)
        split.addWidget(self.editor)
        split.addWidget(self.preview)
        split.setSizes([520, 520])
        self.body.addWidget(split, 1)
        self._files = QWidget(self)
        self._files_layout = FlowLayout(self._files)
        self.body.addWidget(self._files)
        self._show_files(())

    def _show_title(self) -> None:
        title = self.tr("写文章") if self._article_id is None else self.tr("编辑文章")
        self.setWindowTitle(title)
        self.heading.setText(title)

    def _show_preview(self) -> None:
        bar = self.preview.verticalScrollBar()
        at = bar.value()
        self.preview.setMarkdown(self.editor.toPlainText())
        bar.setValue(at)

    def _show_files(self, stored: Any) -> None:
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
        for path in self._added:
            self._chip(self.tr("{name}（待保存）").format(name=path.name), partial(self._on_forget, path))
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
        return kept + [path.name for path in self._added]

    def _on_add_files(self) -> None:
        self._added += [Path(one) for one in self._choose_files(self)]
        self._show_files(self._attachments)

    def _on_remove(self, file_id: int) -> None:
        self._removed.append(file_id)
        self._show_files(self._attachments)

    def _on_forget(self, path: Path) -> None:
        self._added.remove(path)
        self._show_files(self._attachments)

    # --- reading --------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the article and show it."""
        article_id, actor = self._article_id, self.context.actor
        assert article_id is not None
        self.context.tasks.read(
            lambda session, _job: services.articles.get(session, actor, article_id),
            self._on_loaded,
            failed=self.show_failure,
            owner=self,
        )

    def _on_loaded(self, found: ArticleDetail) -> None:
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

    # --- values ---------------------------------------------------------------------------

    def values(self) -> dict[str, Any]:
        """The article as the service takes it."""
        return {
            "title": self.title.text().strip(),
            "kind": self.kind.currentText().strip() or ARTICLE_KINDS[0],
            "body": self.editor.toPlainText(),
            "tags": self.tags.text().strip() or None,
            "status": self.status.currentText(),
            "review_on": self.review_on.value,
        }

    def draft_body(self) -> dict[str, Any]:
        """Everything but the files."""
        return self.values() | {"review_on": self.review_on.edit.text()}

    def restore(self, body: dict[str, Any]) -> None:
        """Put the draft back."""
        self.title.setText(str(body.get("title") or ""))
        self.kind.setCurrentText(str(body.get("kind") or ARTICLE_KINDS[0]))
        self.editor.setPlainText(str(body.get("body") or ""))
        self.tags.setText(str(body.get("tags") or ""))
        self.status.setCurrentText(str(body.get("status") or ARTICLE_STATUSES[1]))
        review = body.get("review_on")
        self.review_on.edit.setText(review.isoformat() if hasattr(review, "isoformat") else str(review or ""))
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
            now = datetime.now(UTC)
            written: Any
            if article_id is None:
                written = services.articles.create(session, actor, values, now=now)
                target = written.value
            else:
                written = services.articles.update(session, actor, article_id, changed, version=version, now=now)
                target = article_id
            for file_id in removed:
                services.articles.detach(session, actor, file_id, now=now)
            for path in added:
                services.articles.attach(session, actor, target, path, folder=folder, now=now)
            nouns = written.nouns | ({Noun.ARTICLE, Noun.ATTACHMENT} if added or removed else set())
            return type(written)(written.operation, frozenset(nouns), target)

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
