"""逐个联系: the window that walks through the cards; nothing typed is ever lost, whatever way it is left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app import services
from app.errors import AppError, Cancelled, NotFound
from app.models.nouns import Noun
from app.ui import texts
from app.ui.call_mode.card import CardView
from app.ui.call_mode.entry import CallEntry
from app.ui.call_mode.queue import CallQueue
from app.ui.call_mode.scripts import ScriptPanel
from app.ui.call_mode.summary import Summary
from app.ui.dialogs.contact_rules import DEAL, NOT_REACHED
from app.ui.dialogs.draft import DraftKeeper
from app.ui.widgets.banner import Banner
from app.ui.widgets.buttons import ghost_button, link_button, primary_button, secondary_button
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.window_header import WindowHeader

if TYPE_CHECKING:
    from app.services.calls import CallCard
    from app.ui.context import WindowContext
from app.ui.dialogs.contact_parts import DEFAULT_METHOD

_CARD: Final = 330
_SCRIPTS: Final = 330
_MINIMUM: Final = (1080, 560)
_CHANGES_CARD: Final = frozenset({Noun.CUSTOMER, Noun.CONTACT, Noun.SHIPMENT, Noun.SERVICE_CASE})


class CallWindow(QDialog):
    """Digits choose the result, Enter goes to the text, Ctrl+Enter saves and shows the next card (5-interface)."""

    deal_closed = Signal(int)
    """A customer whose deal was just made: its shipment is to be entered."""

    def __init__(
        self,
        context: WindowContext,
        ids: Sequence[int],
        source: str,
        parent: QWidget | None = None,
        *,
        left_out: int = 0,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self.queue = CallQueue(ids)
        self._cards: dict[int, CallCard] = {}
        self._drafts: DraftKeeper | None = None
        self._saving = False
        self._last: tuple[int, int, dict[str, Any]] | None = None
        self._own: set[int | None] = set()
        self.setWindowTitle(self.tr("逐个联系"))
        self.setWindowFlags(
            Qt.WindowType.Window | Qt.WindowType.WindowMaximizeButtonHint | Qt.WindowType.WindowCloseButtonHint
        )
        self.setMinimumSize(*_MINIMUM)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_header(source))
        if left_out:
            words = self.tr("已略过 {count} 位：勿扰、停业，或已不在您名下。").format(count=left_out)
            column.addWidget(Banner(words, (), closable=True, parent=self))
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self._make_card())
        self.summary = Summary(self)
        self.stack.addWidget(self.summary)
        column.addWidget(self.stack, 1)
        column.addWidget(self._make_status())
        self._connect()
        self._show_current()

    # --- building -----------------------------------------------------------------------

    def _make_header(self, source: str) -> QFrame:
        frame = WindowHeader("phone-call", self.tr("逐个联系"), self)
        row = frame.row
        self.source = QLabel(source, frame)
        self.source.setProperty("role", "caption")
        self.source.setTextFormat(Qt.TextFormat.PlainText)
        row.addWidget(self.source)
        row.addStretch(1)
        self.bar = QProgressBar(frame)
        self.bar.setFixedWidth(220)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("进度"))
        row.addWidget(self.bar)
        self.progress = QLabel(frame)
        self.progress.setProperty("role", "strong")
        row.addWidget(self.progress)
        row.addStretch(1)
        self.leave = ghost_button(self.tr("结束"), "x", key="Esc", parent=frame)
        self.leave.clicked.connect(self.reject)
        row.addWidget(self.leave)
        return frame

    def _make_card(self) -> QWidget:
        page = QWidget(self)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        left = QFrame(page)
        left.setProperty("kind", "side")
        left.setMinimumWidth(_CARD)
        inner = QVBoxLayout(left)
        inner.setContentsMargins(0, 0, 1, 0)
        self.card = CardView(left)
        inner.addWidget(self.card)
        middle = QFrame(page)
        middle.setProperty("kind", "surface")
        column = QVBoxLayout(middle)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(8)
        self.note = QLabel(middle)
        self.note.setProperty("role", "caption")
        self.note.setWordWrap(True)
        self.note.hide()
        column.addWidget(self.note)
        self.entry = CallEntry(self._context, middle)
        column.addWidget(self.entry, 1)
        column.addLayout(self._make_footer(middle))
        self.scripts = ScriptPanel(self._context, page)
        self.scripts.setMinimumWidth(280)
        row.addWidget(left, 33)
        row.addWidget(middle, 38)
        row.addWidget(self.scripts, 33)
        return page

    def _make_footer(self, parent: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.back = secondary_button(self.tr("上一位"), "arrow-left", key="Alt+←", parent=parent)
        self.skip = secondary_button(self.tr("跳过"), "arrow-right", key="Alt+→", parent=parent)
        self.save = primary_button(self.tr("保存，下一位"), "check", key="Ctrl+Enter", parent=parent)
        self.back.clicked.connect(self.on_back)
        self.skip.clicked.connect(self.on_skip)
        self.save.clicked.connect(self.on_save)
        row.addWidget(self.back)
        row.addWidget(self.skip)
        row.addStretch(1)
        row.addWidget(self.save)
        return row

    def _make_status(self) -> QFrame:
        """What was just done, at the left; the keys, at the right."""
        frame = QFrame(self)
        frame.setProperty("kind", "status")
        frame.setFixedHeight(30)
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(6)
        self.said = ElidedLabel("", frame)
        self.undo_button = link_button(self.tr("撤销 Ctrl+Z"), parent=frame)
        self.undo_button.clicked.connect(self.undo)
        self.undo_button.hide()
        keys = QLabel(
            self.tr("1–9 结果 ・ Ctrl+回车 保存 ・ Alt+← → 上一位、跳过 ・ Alt+P 复制电话 ・ Esc 结束"), frame
        )
        row.addWidget(self.said)
        row.addWidget(self.undo_button)
        row.addStretch(1)
        row.addWidget(keys)
        return frame

    def _say(self, text: str, *, undo: bool = False) -> None:
        self.said.setText(text)
        self.undo_button.setVisible(undo)

    def _connect(self) -> None:
        self.entry.result_chosen.connect(self._on_result)
        self.summary.again_wanted.connect(self._on_again)
        self.summary.finished.connect(self.accept)
        self.summary.back_wanted.connect(self.on_back)
        for keys, call in (
            ("Ctrl+Return", self.on_save),
            ("Ctrl+Enter", self.on_save),
            ("Alt+Left", self.on_back),
            ("Alt+Right", self.on_skip),
            ("Alt+C", self.entry.focus_content),
            ("Alt+P", self.card.copy_phone),
            ("Ctrl+F", self._focus_search),
            ("Ctrl+Z", self.undo),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(call)
        self._context.tasks.written.connect(self._on_written)

    # --- cards --------------------------------------------------------------------------

    def _show_current(self) -> None:
        self._keep_draft()
        current = self.queue.current
        self._show_progress()
        if current is None:
            self.summary.show_round(self.queue)
            self.stack.setCurrentWidget(self.summary)
            return
        self.stack.setCurrentIndex(0)
        ready = self._cards.get(current)
        if ready is not None:
            self._on_card(ready)
        else:
            self._read(current)

    def _read(self, customer_id: int, *, ahead: bool = False) -> None:
        actor, today = self._context.actor, self._context.today()
        self._context.tasks.read(
            lambda session, _job: services.calls.card(session, actor, customer_id, today=today),
            self._on_ahead if ahead else self._on_card,
            failed=(lambda _error: None) if ahead else self._on_gone,
            owner=self,
            key=(id(self), "ahead" if ahead else "card"),
        )

    def _on_ahead(self, card: CallCard) -> None:
        self._cards[card.detail.id] = card

    def _on_card(self, card: CallCard) -> None:
        if card.detail.id != self.queue.current:
            return
        self._cards[card.detail.id] = card
        same = self._drafts is not None
        self.card.show_card(card, self._context.today())
        if same:
            return  # the same customer changed elsewhere: what is being typed stays
        self.scripts.show_card(card.detail.table)
        self.entry.begin(card.detail)
        logged = self.queue.results.get(card.detail.id)
        self.note.setText(self.tr("本轮已记：{result}。再保存会另记一条。").format(result=logged or self.tr("联系")))
        self.note.setVisible(logged is not None)
        self._begin_draft(card)
        self.entry.focus_keys()
        following = self.queue.following
        if following is not None and following not in self._cards:
            self._read(following, ahead=True)

    def _on_gone(self, error: AppError) -> None:
        if isinstance(error, NotFound):
            self._say(self.tr("有一位客户已不在您的名单里，已跳过。"))
            self.queue.skip()
            self._show_current()
        elif not isinstance(error, Cancelled):
            self.entry.say(texts.error_text(error).line)

    def _show_progress(self) -> None:
        total = len(self.queue)
        self.bar.setMaximum(max(1, total))
        self.bar.setValue(self.queue.called)
        self.progress.setText(
            self.tr("第 {at} / {total} 位").format(at=self.queue.position, total=total)
            if self.queue.current is not None
            else self.tr("已联系 {called} / {total} 位").format(called=self.queue.called, total=total)
        )
        self.back.setEnabled(self.queue.at > 0)

    # --- draft ----------------------------------------------------------------------------

    def _begin_draft(self, card: CallCard) -> None:
        customer_id, name = card.detail.id, card.detail.values["name"]
        self._drafts = DraftKeeper(
            self._context, "log_contact", str(customer_id), lambda: self.entry.draft_body(customer_id, name), self
        )
        self._drafts.restored.connect(self._on_restored)
        self._drafts.start()

    def _on_restored(self, body: dict[str, Any]) -> None:
        self.entry.restore(body)
        self.note.setText(self.tr("已恢复上次没保存的内容。"))
        self.note.show()

    def _keep_draft(self) -> None:
        if self._drafts is not None:
            self._drafts.keep()
            self._drafts.deleteLater()
            self._drafts = None

    # --- walking --------------------------------------------------------------------------

    def on_skip(self) -> None:
        """Alt+→: the next card; what was typed stays as a draft."""
        if not self._saving and self.queue.current is not None:
            self.queue.skip()
            self._show_current()

    def on_back(self) -> None:
        """Alt+←."""
        if not self._saving and self.queue.at > 0:
            self.queue.back()
            self._show_current()

    def on_save(self) -> None:
        """Ctrl+Enter: write, then the next card."""
        current = self.queue.current
        if self._saving or current is None or current not in self._cards or self.entry.composition.composing:
            return
        self.entry.say("")
        problem = self.entry.problem()
        if problem:
            self.entry.say(problem)
            return
        values, actor, today = self.entry.values(), self._context.actor, self._context.today()
        if values["method"] == DEFAULT_METHOD and self.card.phone:
            values["number_dialled"] = self.card.phone
        body = self.entry.draft_body(current, self._cards[current].detail.values["name"])
        self._set_saving(True)
        self._context.tasks.write(
            lambda session, _job: services.interactions.log(
                session, actor, current, values, now=datetime.now(UTC), today=today
            ),
            lambda written: self._on_saved(current, body, written),
            failed=self._on_failed,
            owner=self,
        )

    def _on_saved(self, customer_id: int, body: dict[str, Any], written: Any) -> None:
        self._set_saving(False)
        if self._drafts is not None:
            self._drafts.discard()
            self._drafts = None
        self._own.add(written.operation)
        name = self._cards.pop(customer_id).detail.values["name"]
        result = str(body["outcome"])
        self._last = None if written.operation is None else (customer_id, written.operation, body)
        said = self.tr("已记下 {name}：{result}") if result else self.tr("已记下 {name}")
        self._say(said.format(name=name, result=result), undo=self._last is not None)
        self.queue.record(result)
        self._show_current()
        if result == DEAL:
            self.deal_closed.emit(customer_id)

    def _on_failed(self, error: AppError) -> None:
        self._set_saving(False)
        if not isinstance(error, Cancelled):
            self.entry.say(texts.error_text(error).line)

    def _set_saving(self, saving: bool) -> None:
        self._saving = saving
        for button in (self.save, self.skip, self.back):
            button.setEnabled(not saving)
        if not saving:
            self.back.setEnabled(self.queue.at > 0)

    def undo(self) -> None:
        """撤销: the last call of this round is not written any more, its card and its words are there again."""
        if self._last is None or self._saving:
            return
        (customer_id, operation, body), self._last = self._last, None
        actor = self._context.actor
        self._context.tasks.write(
            lambda session, _job: services.operations.undo(session, actor, operation, now=datetime.now(UTC)),
            lambda _written: self._on_undone(customer_id, body),
            failed=self._on_failed,
            owner=self,
        )

    def _on_undone(self, customer_id: int, body: dict[str, Any]) -> None:
        self._say(self.tr("已撤销"))
        self.queue.take_back(customer_id)
        self._cards.pop(customer_id, None)
        self._keep_draft()
        # As a draft the words come back with the card.
        actor = self._context.actor
        self._context.tasks.write(
            lambda session, _job: services.drafts.save(
                session, actor, "log_contact", str(customer_id), body, now=datetime.now(UTC)
            ),
            lambda _none: self._show_current(),
            owner=self,
        )

    def _on_again(self) -> None:
        self.queue.again()
        self._show_current()

    # --- reactions --------------------------------------------------------------------------

    def _on_result(self, result: str) -> None:
        # Who was reached said something: write it. Who was not needs no words.
        if result and result not in NOT_REACHED:
            self.entry.focus_content()
        self.scripts.show_outcome(result)

    def _on_written(self, written: Any) -> None:
        if getattr(written, "operation", None) in self._own or _CHANGES_CARD.isdisjoint(getattr(written, "nouns", ())):
            return  # what this window wrote itself has left the card already
        self._cards.clear()
        if (current := self.queue.current) is not None:
            self._read(current)

    def _focus_search(self) -> None:
        self.scripts.search.setFocus()
        self.scripts.search.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves a text first, then the round; Enter goes to the text or presses the focused button."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            if self.queue.current is not None and (self.entry.typing or self.scripts.search.hasFocus()):
                self.entry.focus_keys()
            else:
                self.reject()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, QPushButton) and focused.property("kind") != "outcome":
                focused.click()
            elif self.queue.current is not None:
                self.entry.focus_content()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Leave; what is half typed stays as a draft."""
        if self._saving:
            return
        self._keep_draft()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The cross is the same as Esc."""
        if self._saving:
            event.ignore()
            return
        self._keep_draft()
        super().closeEvent(event)
