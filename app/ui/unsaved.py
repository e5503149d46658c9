"""Offers what was typed and not saved when the program ended: a line under the header, then form by form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from app import services
from app.models.nouns import Noun
from app.ui.widgets.buttons import ghost_button, primary_button, secondary_button
from app.ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from app.services.drafts import DraftInfo
    from app.ui.context import WindowContext
    from app.ui.desk import Desk
    from app.ui.main_window import MainWindow
    from app.ui.widgets.banner import Banner

_WORDS: Final = ("content", "problem", "body", "remark")


class Unsaved(QObject):
    """Asks once after the start; forms that are saved meanwhile leave the offer."""

    def __init__(self, context: WindowContext, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._context, self._window, self._desk = context, window, desk
        self._drafts: list[DraftInfo] = []
        self._banner: Banner | None = None

    def ask(self) -> None:
        """Look for drafts of an earlier run."""
        actor = self._context.actor
        self._context.tasks.read(
            lambda session, _job: services.drafts.pending(session, actor), self._on_drafts, owner=self
        )

    def _on_drafts(self, drafts: list[DraftInfo]) -> None:
        self._drafts = [one for one in drafts if self._opener(one) is not None]
        self._context.draft_ended = self._on_ended
        if not self._drafts:
            return
        first = self._drafts[0]
        if len(self._drafts) == 1:
            words = self.tr("上次有没保存的内容：{what}，已为您保留。").format(what=self.title(first))
            action = (self.tr("继续填写"), lambda: self.resume(first))
        else:
            words = self.tr("上次有 {count} 处没保存的内容，已为您保留。").format(count=len(self._drafts))
            action = (self.tr("查看"), self._on_list)
        self._banner = self._window.show_banner(words, [action])

    def title(self, draft: DraftInfo) -> str:
        """记联系：苏州宏达"""
        kind = {
            "log_contact": self.tr("记联系"),
            "note": self.tr("记一笔"),
            "customer": self.tr("客户资料") if draft.record_key else self.tr("新建客户"),
            "shipment": self.tr("出货"),
            Noun.SERVICE_CASE.value: self.tr("售后"),
            Noun.INTERACTION.value: self.tr("联系记录"),
            "article": self.tr("文章"),
        }.get(draft.form, draft.form)
        values = draft.body.get("values")
        named = draft.body | (dict(values) if isinstance(values, Mapping) else {})
        name = next((str(named[key]) for key in ("customer", "name", "title") if named.get(key)), "")
        return self.tr("{kind}：{name}").format(kind=kind, name=name) if name else kind

    @staticmethod
    def words(draft: DraftInfo) -> str:
        """The first words of what was typed."""
        found = next((str(draft.body[key]) for key in _WORDS if draft.body.get(key)), "")
        return " ".join(found.split())[:80]

    def resume(self, draft: DraftInfo) -> None:
        """Open its form, which puts the words back."""
        self._drop_banner()
        call = self._opener(draft)
        if call is not None:
            call()

    def forget(self, draft: DraftInfo) -> None:
        """Throw one away."""
        actor, form, key = self._context.actor, draft.form, draft.record_key
        self._context.tasks.write(
            lambda session, _job: services.drafts.discard(session, actor, form, key),
            lambda _none: self._on_ended(form, key),
            owner=self,
        )

    def _opener(self, draft: DraftInfo) -> Callable[[], None] | None:
        desk, key = self._desk, draft.record_key
        number = int(key) if key.isdigit() else None
        if draft.form == "log_contact":
            return lambda: desk.log_contact(number)
        if draft.form == "note" and number is not None:
            return lambda: desk.find_customer(number)
        if draft.form == "customer":
            return desk.new_customer if number is None else lambda: desk.open_customer(number)
        if draft.form == "shipment":
            return lambda: desk.new_shipment(number)
        if draft.form == "article":
            if key.startswith("case ") and key[5:].isdigit():
                return lambda: desk.knowledge.draft_case(int(key[5:]))
            return lambda: desk.open_article(number, draft_key="" if number is not None else key)
        if draft.form == Noun.INTERACTION and number is not None:
            return lambda: desk.open_interaction(number)
        if draft.form == Noun.SERVICE_CASE:
            if number is not None:
                return lambda: desk.open_case(number)
            customer = key.removeprefix("customer ").strip()
            return lambda: desk.new_case(int(customer) if customer.isdigit() else None)
        return None

    def _on_list(self) -> None:
        dialog = UnsavedDialog(self, self._drafts, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_ended(self, form: str, record_key: str) -> None:
        self._drafts = [one for one in self._drafts if (one.form, one.record_key) != (form, record_key)]
        if not self._drafts:
            self._drop_banner()

    def _drop_banner(self) -> None:
        banner, self._banner = self._banner, None
        if banner is not None and isValid(banner):
            banner.hide()
            banner.deleteLater()


class UnsavedDialog(QDialog):
    """One row per draft: what it is, its first words, when; 继续 opens its form, 丢弃 throws it away."""

    def __init__(self, unsaved: Unsaved, drafts: list[DraftInfo], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unsaved = unsaved
        self.setWindowTitle(self.tr("没保存的内容"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        page = QWidget(self)
        self._rows = QVBoxLayout(page)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        for one in drafts:
            self._rows.addWidget(self._row(one))
        self._rows.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setWidget(page)
        column.addWidget(area, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        close = primary_button(self.tr("以后再说"), key="Esc", parent=self)
        close.clicked.connect(self.accept)
        row.addWidget(close)
        column.addLayout(row)
        self.resize(600, min(460, 120 + 68 * len(drafts)))

    def _row(self, draft: DraftInfo) -> QFrame:
        frame = QFrame(self)
        frame.setProperty("kind", "panel")
        row = QHBoxLayout(frame)
        row.setContentsMargins(12, 8, 8, 8)
        words = QVBoxLayout()
        words.setSpacing(2)
        when = draft.updated_at.astimezone().strftime("%m-%d %H:%M")
        words.addWidget(ElidedLabel(self._unsaved.title(draft), frame, role="strong"))
        caption = " · ".join(part for part in (when, self._unsaved.words(draft)) if part)
        words.addWidget(ElidedLabel(caption, frame, role="caption"))
        go = secondary_button(self.tr("继续"), parent=frame)
        drop = ghost_button(self.tr("丢弃"), "trash-2", parent=frame)
        go.clicked.connect(lambda: self._on_go(draft))
        drop.clicked.connect(lambda: self._on_drop(draft, frame))
        row.addLayout(words, 1)
        row.addWidget(go)
        row.addWidget(drop)
        return frame

    def _on_go(self, draft: DraftInfo) -> None:
        self.accept()
        self._unsaved.resume(draft)

    def _on_drop(self, draft: DraftInfo, frame: QFrame) -> None:
        self._unsaved.forget(draft)
        frame.hide()
        self._rows.removeWidget(frame)
        frame.deleteLater()
        if self._rows.count() == 1:  # what stretches
            self.accept()
