"""跟进: why the customer is in its table, the evaluation, the key fields, 记一笔 and the timeline."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app import services
from app.errors import AppError
from app.models.nouns import LINE_LIMIT, Noun, Table
from app.ui import texts
from app.ui.context import WindowContext
from app.ui.detail.evaluation_box import EvaluationBox
from app.ui.detail.parts import Bar, FieldLines
from app.ui.detail.related_articles import RelatedArticles
from app.ui.detail.timeline import TimelineView
from app.ui.dialogs.composition import CompositionWatch
from app.ui.dialogs.draft import DraftKeeper
from app.ui.dialogs.next_day import time_of_day
from app.ui.icons import icon
from app.ui.widgets.buttons import link_button
from app.ui.widgets.window_undo import pass_undo_on

if TYPE_CHECKING:
    from app.services.articles import ArticleHit
    from app.services.customers import CustomerDetail
    from app.services.evaluation import Assessment
    from app.services.operations import LastChange
    from app.services.timeline import TimelineEntry

_MISSING_WIDTH: Final = 96


class FollowTab(QScrollArea):
    """One scrolling column."""

    field_wanted = Signal(str)
    """补：税号 was pressed."""
    evaluation_wanted = Signal()
    evaluation_taken = Signal(str, str)
    """采用建议: verdict and reasoning."""
    article_wanted = Signal(int)
    """An article that speaks of the customer."""
    more_wanted = Signal()
    noted = Signal(object)
    """A note was written; what the write answered."""
    entry_activated = Signal(str, int)

    def __init__(self, context: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._detail: CustomerDetail | None = None
        self._drafts: DraftKeeper | None = None
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget(self.viewport())
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(14, 10, 14, 14)
        self._column.setSpacing(10)
        self.reason = QLabel(page)
        self.reason.setProperty("role", "caption")
        self.reason.setWordWrap(True)
        self.reason.setTextFormat(Qt.TextFormat.PlainText)
        self._column.addWidget(self.reason)
        self._facts = QWidget(page)
        self._column.addWidget(self._facts)
        self.articles = RelatedArticles(page)
        self.articles.chosen.connect(self.article_wanted)
        self._column.addWidget(self.articles)
        rule = QFrame(page)
        rule.setProperty("kind", "rule")
        rule.setFixedHeight(1)
        self._column.addWidget(rule)
        self._column.addLayout(self._make_note(page))
        self.timeline = TimelineView(page)
        self.timeline.activated.connect(self.entry_activated)
        self._column.addWidget(self.timeline)
        self.nothing = QLabel(self.tr("还没有跟进记录。写一句，从这里开始。"), page)
        self.nothing.setProperty("role", "caption")
        self._column.addWidget(self.nothing)
        self.more = link_button(self.tr("更多…"), parent=page)
        self.more.clicked.connect(lambda: self.more_wanted.emit())
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self.setWidget(page)

    def _make_note(self, page: QWidget) -> QVBoxLayout:
        self.note = QLineEdit(page)
        self.note.setPlaceholderText(self.tr("记一笔：刚才聊了什么？回车保存"))
        self.note.setAccessibleName(self.tr("记一笔"))
        self.note.setMaxLength(LINE_LIMIT * 4)
        self.note.setMinimumHeight(34)
        self.note.setAcceptDrops(False)  # a workbook dropped here is to be imported
        pass_undo_on(self.note)
        self.note.addAction(icon("pencil", "text3"), QLineEdit.ActionPosition.LeadingPosition)
        self._composition = CompositionWatch(self)
        self._composition.watch(self.note)
        self.note.returnPressed.connect(self._on_note)
        self.note_error = QLabel(page)
        self.note_error.setProperty("role", "error")
        self.note_error.setWordWrap(True)
        self.note_error.hide()
        box = QVBoxLayout()
        box.setSpacing(2)
        box.addWidget(self.note)
        box.addWidget(self.note_error)
        return box

    # --- showing -----------------------------------------------------------------------

    def show_detail(
        self, detail: CustomerDetail, evaluated: LastChange | None = None, assessment: Assessment | None = None
    ) -> None:
        """Another customer, or the same one changed; `evaluated` is who judged it last."""
        other = self._detail is None or self._detail.id != detail.id
        if other:
            self.leave()
        self._detail = detail
        self.reason.setText(texts.table_reason(detail.reason))
        self._replace_facts(detail, evaluated, assessment)
        self.note.setVisible("log" in detail.actions)
        if other:
            self.verticalScrollBar().setValue(0)
            self.note.clear()
            self._say("")
            self._drafts = DraftKeeper(self._context, "note", str(detail.id), self._note_body, self)
            self._drafts.restored.connect(self._on_restored)
            self._drafts.start()

    def show_entries(self, entries: Sequence[TimelineEntry], today: date, *, more: bool) -> None:
        """The timeline; `more` offers older ones."""
        self.timeline.set_entries(entries, today)
        self.nothing.setVisible(not entries)
        self.more.setVisible(more)

    def show_articles(self, found: Sequence[ArticleHit]) -> None:
        """相关文章: what the knowledge base says of the customer."""
        self.articles.show_articles(found)

    def leave(self) -> None:
        """Keep what stands in 记一笔 before another customer is shown."""
        if self._drafts is not None:
            self._drafts.keep()
            self._drafts.deleteLater()
            self._drafts = None

    def _replace_facts(self, detail: CustomerDetail, changed: LastChange | None, assessment: Assessment | None) -> None:
        facts = QWidget()
        column = QVBoxLayout(facts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        if detail.values["evaluation_result"] or detail.values["evaluation_note"] or "edit" in detail.actions:
            box = EvaluationBox(detail, changed, assessment, self._context.today(), facts)
            box.rewrite_wanted.connect(self.evaluation_wanted)
            box.taken.connect(self.evaluation_taken)
            column.addWidget(box)
        column.addWidget(self._fields(detail))
        column.addLayout(self._completeness(detail))
        self._column.replaceWidget(self._facts, facts)
        self._facts.hide()
        self._facts.deleteLater()
        self._facts = facts

    def _fields(self, detail: CustomerDetail) -> FieldLines:
        lines, values, today = FieldLines(), detail.values, self._context.today()
        if detail.contacts:
            first = detail.contacts[0]
            person = "  ".join(part for part in (first.name, first.title) if part)
            if person:
                lines.add(self.tr("联系人"), person)
            for key in ("mobile", "phone", "wechat"):
                value = getattr(first, key)
                if value:
                    shown = texts.phone(value) if key == "mobile" else value
                    copy = "" if detail.masked else value
                    lines.add(texts.field_name(Noun.CONTACT, key), shown, copy=copy)
        if values["address"]:
            lines.add(self.tr("地址"), values["address"], copy=values["address"])
        if values["source"]:
            lines.add(self.tr("来源"), values["source"])
        lines.add(self.tr("跟进人"), detail.owner or self.tr("无人跟进"))
        following = values["next_contact_on"]
        if following is not None:
            late = (today - following).days
            words = self.tr("{day}（逾期 {days} 天）") if late > 0 else self.tr("{day}（{relative}）")
            if late < -1:
                words = self.tr("{day}（{days} 天后）")
            text = words.format(
                day=following.isoformat(), days=abs(late), relative=texts.relative_day(following, today)
            )
            lines.add(self.tr("下次联系"), text, mark="red" if late > 0 else "amber" if late == 0 else "")
        if detail.table in (Table.CURRENT, Table.DORMANT) and values["deal_total"] is not None:
            deals = self.tr("{total}，{count} 次").format(
                total=texts.money(values["deal_total"]), count=values["deal_count"] or 0
            )
            lines.add(self.tr("累计成交"), deals)
        return lines

    def _completeness(self, detail: CustomerDetail) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        label = QLabel(self.tr("资料完整度"))
        label.setProperty("role", "caption")
        row.addWidget(label)
        row.addWidget(Bar(detail.completeness, self.tr("资料完整度")), 1)
        percent = QLabel(f"{detail.completeness}%")
        percent.setProperty("role", "caption")
        row.addWidget(percent)
        if detail.missing and "edit" in detail.actions:
            labels = [texts.field_name(Noun.CUSTOMER, key) for key in detail.missing]
            # As many names as the row has room for; all of them in the tooltip.
            two = self.tr("、").join(labels[:2])
            fill = link_button(self.tr("补：{names}").format(names=two))
            metrics = fill.fontMetrics()
            if metrics.horizontalAdvance(fill.text()) > _MISSING_WIDTH:
                first = self.tr("补：{names}").format(names=labels[0])
                fill.setText(metrics.elidedText(first, Qt.TextElideMode.ElideRight, _MISSING_WIDTH))
            every = self.tr("、").join(labels)
            fill.setToolTip(self.tr("缺：{names}").format(names=every))
            fill.clicked.connect(lambda: self.field_wanted.emit(detail.missing[0]))
            row.addWidget(fill)
        return row

    # --- 记一笔 --------------------------------------------------------------------------

    def _note_body(self) -> dict[str, Any]:
        return {"content": self.note.text()}

    def _on_restored(self, body: dict[str, Any]) -> None:
        self.note.setText(str(body.get("content") or ""))

    def _on_note(self) -> None:
        text, detail = self.note.text().strip(), self._detail
        if not text or detail is None or self._composition.composing or not self.note.isEnabled():
            return
        actor, today = self._context.actor, self._context.today()
        following = detail.values["next_contact_on"]
        # A note between two appointments does not use up the next one.
        kept = following if following is not None and following > today else None
        values = {"method": "电话", "content": text, "next_on": kept, "happened_time": time_of_day()}
        if detail.contacts:
            values["contact_name"] = detail.contacts[0].name
        customer_id = detail.id
        self.note.setEnabled(False)
        self._say("")
        self._context.tasks.write(
            lambda session, _job: services.interactions.log(
                session, actor, customer_id, values, now=datetime.now(UTC), today=today
            ),
            lambda written: self._on_noted(customer_id, written),
            failed=self._on_failed,
            owner=self,
        )

    def _on_noted(self, customer_id: int, written: object) -> None:
        self.note.setEnabled(True)
        if self._detail is not None and self._detail.id == customer_id:
            self.note.clear()
            if self._drafts is not None:
                self._drafts.discard()
                self._drafts.restart()
            self.note.setFocus()
        self.noted.emit(written)

    def _on_failed(self, error: AppError) -> None:
        self.note.setEnabled(True)
        self.note.setFocus()
        self._say(texts.error_text(error).line)

    def _say(self, sentence: str) -> None:
        self.note_error.setText(sentence)
        self.note_error.setVisible(bool(sentence))
