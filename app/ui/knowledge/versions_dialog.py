"""Versions of an article: who changed what and when, line by line, and bringing one back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QSplitter, QTextBrowser, QVBoxLayout, QWidget

from app import services
from app.errors import AppError
from app.ui import texts
from app.ui.dialogs.base import FormDialog, Work
from app.ui.theme import current_tokens

if TYPE_CHECKING:
    from app.services.article_versions import DiffLine, Version
    from app.ui.context import WindowContext


class VersionsDialog(FormDialog):
    """The list at the left, the differences to the version before at the right."""

    def __init__(
        self, context: WindowContext, article_id: int, parent: QWidget | None = None, *, may_edit: bool = True
    ) -> None:
        super().__init__(context, "", parent)
        title = self.tr("文章版本")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self._article_id, self._may_edit = article_id, may_edit
        self._versions: Sequence[Version] = ()
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("版本"))
        self.list.setStyleSheet("QListWidget::item { padding: 6px 8px; }")
        self.list.currentRowChanged.connect(self._on_row)
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.about = QLabel(right)
        self.about.setProperty("role", "secondary")
        self.about.setWordWrap(True)
        self.differences = QTextBrowser(right)
        self.differences.setOpenLinks(False)
        self.differences.setAccessibleName(self.tr("与上一个版本的差别"))
        column.addWidget(self.about)
        column.addWidget(self.differences, 1)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(9)
        split.addWidget(self.list)
        split.addWidget(right)
        split.setSizes([290, 640])
        self.body.addWidget(split, 1)
        self.save_button.setText(self.tr("恢复这个版本"))
        self.save_button.setEnabled(False)
        self.save_button.setVisible(may_edit)
        self.cancel_button.setText(self.tr("关闭"))
        self.hint.setText(self.tr("恢复后旧的版本还在，也可以撤销"))
        self.hint.setVisible(may_edit)
        self.fit(980, 560)
        actor = context.actor
        context.tasks.read(
            lambda session, _job: services.article_versions.versions(session, actor, article_id),
            self._on_versions,
            failed=self._on_failed,
            owner=self,
        )

    def _on_failed(self, error: AppError) -> None:
        self.about.setText(texts.error_text(error).line)

    def _on_versions(self, found: Sequence[Version]) -> None:
        self._versions = found
        for one in found:
            when = one.at.astimezone().strftime("%Y-%m-%d %H:%M")
            words = self.tr("第 {number} 版　{when}\n{who}　+{plus} −{minus} 行").format(
                number=one.number, when=when, who=one.who or self.tr("不详"), plus=one.plus, minus=one.minus
            )
            QListWidgetItem(words, self.list)
        if found:
            self.list.setCurrentRow(0)
        self.list.setFocus()

    def _on_row(self, row: int) -> None:
        if not 0 <= row < len(self._versions):
            return
        version = self._versions[row]
        older = self._versions[row + 1] if row + 1 < len(self._versions) else None
        self.save_button.setEnabled(row > 0)
        self.about.setText(self._changed_words(version, older))
        lines = services.article_versions.diff(older.body if older else "", version.body)
        bar = self.differences.verticalScrollBar()
        self.differences.setHtml(diff_html(lines, self.tr("… {0} 行没有改 …"), self.tr("正文没有改。")))
        bar.setValue(0)

    def _changed_words(self, version: Version, older: Version | None) -> str:
        if older is None:
            return self.tr("最早的版本：「{0}」").format(version.title)
        said = []
        for name, new, old in (
            (self.tr("标题"), version.title, older.title),
            (self.tr("分类"), version.kind, older.kind),
            (self.tr("标签"), version.tags or "", older.tags or ""),
            (self.tr("状态"), version.status, older.status),
        ):
            if new != old:
                said.append(self.tr("{0}：{1} → {2}").format(name, old or self.tr("无"), new or self.tr("无")))
        return self.tr("；").join(said) or self.tr("与第 {0} 版比较").format(older.number)

    def work(self) -> Work | None:
        """Bring the chosen version back."""
        row, actor, article_id = self.list.currentRow(), self.context.actor, self._article_id
        if not self._may_edit or not 0 < row < len(self._versions):
            return None
        number = self._versions[row].number

        def write(session: Any, _job: object) -> Any:
            return services.article_versions.restore(session, actor, article_id, number, now=datetime.now(UTC))

        return write


def diff_html(lines: Sequence[DiffLine], gap: str, nothing: str) -> str:
    """Lines with + and − in front, coloured; never colour alone."""
    tokens = current_tokens()
    green, red = tokens.pair("green"), tokens.pair("red")
    if not lines:
        return f'<p style="color:{tokens.text3}">{escape(nothing)}</p>'
    made = []
    for line in lines:
        text = escape(line.text) or "&nbsp;"
        if line.kind == "gap":
            made.append(_row("", escape(gap.format(line.text)), tokens.text3, tokens.sunken))
        elif line.kind == "plus":
            made.append(_row("+", text, green.text, green.back))
        elif line.kind == "minus":
            made.append(_row("−", f"<s>{text}</s>", red.text, red.back))
        else:
            made.append(_row("", text, tokens.text2, tokens.surface))
    return f'<table width="100%" cellspacing="0" cellpadding="3">{"".join(made)}</table>'


def _row(sign: str, text: str, color: str, back: str) -> str:
    cell = f'style="color:{color}; background-color:{back}; white-space:pre-wrap"'
    return f'<tr><td width="18" {cell}>{sign}</td><td {cell}>{text}</td></tr>'
