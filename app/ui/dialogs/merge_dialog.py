"""合并客户: which record stays, and for every field in which the two differ whose value (3-rules 3.6)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QLabel, QRadioButton, QScrollArea, QVBoxLayout, QWidget

from app import services
from app.errors import AppError
from app.models.nouns import Noun
from app.ui import texts
from app.ui.context import WindowContext
from app.ui.dialogs.base import FormDialog, Work
from app.ui.language import word
from app.ui.widgets.buttons import secondary_button
from app.ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from app.services.customers import CustomerDetail
    from app.services.merging import Comparison, FieldPair
    from app.ui.tasks import Session

_OWNER: Final = "owner_id"
_SHOWN: Final = 60
"""Longest value shown beside its button; the whole of it is the tooltip."""


class MergeDialog(FormDialog):
    """The left record stays; 换边 makes it the other one. Answers with the id of the record that stayed."""

    def __init__(self, context: WindowContext, kept: int, gone: int, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        title = self.tr("合并客户")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self._pair = (kept, gone)
        self._chosen = False
        self._found: Comparison | None = None
        self._choices: dict[str, QButtonGroup] = {}
        self.warning = QLabel(self)
        self.warning.setProperty("role", "warning")
        self.warning.setWordWrap(True)
        self.warning.setTextFormat(Qt.TextFormat.PlainText)
        self.warning.hide()
        self.body.addWidget(self.warning)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self._area, 1)
        self.summary = QLabel(self)
        self.summary.setProperty("role", "caption")
        self.summary.setWordWrap(True)
        self.body.addWidget(self.summary)
        self.swap_button = secondary_button(self.tr("换边"), "arrow-left-right", parent=self)
        self.swap_button.setToolTip(self.tr("保留另一位"))
        self.swap_button.clicked.connect(self.swap)
        self.footer.insertWidget(2, self.swap_button)
        self.hint.setText(self.tr("合并可以撤销"))
        self.save_button.setText(self.tr("合并"))
        self.save_button.setEnabled(False)
        self.fit(760, 560)
        self.reload()

    def reload(self) -> None:
        """Read both records as they are now."""
        actor, today, pair, chosen = self.context.actor, self.context.today(), self._pair, self._chosen

        def read(session: Session, _job: object) -> Comparison:
            kept, gone = pair if chosen else services.merging.fuller_first(session, actor, pair, today=today)
            return services.merging.compare(session, actor, kept, gone, today=today)

        self.context.tasks.read(
            read,
            self._show,
            failed=self._on_unreadable,
            owner=self,
            key=(id(self), "pair"),
        )

    def swap(self) -> None:
        """The other record stays."""
        self._pair = (self._pair[1], self._pair[0])
        self._chosen = True
        self.reload()

    def _on_unreadable(self, error: AppError) -> None:
        self.show_error(texts.error_text(error).line)

    def _show(self, found: Comparison) -> None:
        self._found = found
        self._pair = (found.kept.id, found.gone.id)
        self._choices.clear()
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, 96)
        for column in (1, 2):
            grid.setColumnStretch(column, 1)
        grid.addWidget(self._head(self.tr("保留"), found.kept), 0, 1)
        grid.addWidget(self._head(self.tr("并入后删除"), found.gone), 0, 2)
        for row, one in enumerate(found.fields, 1):
            self._add_field(grid, row, one)
        if not found.fields:
            same = QLabel(self.tr("两位客户的资料完全相同。"), page)
            same.setProperty("role", "secondary")
            grid.addWidget(same, 1, 1, 1, 2)
        grid.setRowStretch(len(found.fields) + 2, 1)
        self._area.setWidget(page)
        self.summary.setText(self._moves(found))
        self.warning.setText(self.tr("两位在不同的省份，名称相同也可能不是同一家，请先核对。"))
        self.warning.setVisible(found.other_province)
        self.save_button.setEnabled(True)

    def _head(self, title: str, detail: CustomerDetail) -> QFrame:
        frame = QFrame(self)
        frame.setProperty("kind", "note")
        column = QVBoxLayout(frame)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(2)
        caption = QLabel(title, frame)
        caption.setProperty("role", "caption")
        name = ElidedLabel(detail.values["name"], frame, role="strong")
        where = self.tr("{table} ・ {owner}").format(
            table=texts.table_name(detail.table), owner=detail.owner or self.tr("无人跟进")
        )
        below = ElidedLabel(where, frame, role="caption")
        for label in (caption, name, below):
            column.addWidget(label)
        return frame

    def _add_field(self, grid: QGridLayout, row: int, one: FieldPair) -> None:
        name = self.tr("跟进人") if one.key == _OWNER else texts.field_name(Noun.CUSTOMER, one.key)
        label = QLabel(name, self)
        label.setProperty("role", "secondary")
        grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        group = QButtonGroup(self)
        for column, value in ((1, one.kept), (2, one.gone)):
            words = self._value(one.key, value, column)
            button = QRadioButton(words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…", self)
            button.setToolTip(words if len(words) > _SHOWN else "")
            button.setAccessibleName(self.tr("{0}：{1}").format(name, words))
            button.setChecked(one.take == (column == 2))
            button.setMinimumWidth(40)
            group.addButton(button, column)
            grid.addWidget(button, row, column)
        self._choices[one.key] = group

    def _value(self, key: str, value: Any, column: int) -> str:
        if key != _OWNER:
            text = texts.value_text(Noun.CUSTOMER, key, value).replace("\n", " ")
            return word(text) if isinstance(value, str) else text
        assert self._found is not None
        detail = self._found.kept if column == 1 else self._found.gone
        return detail.owner or self.tr("无人跟进")

    def _moves(self, found: Comparison) -> str:
        parts = [
            self.tr("{0} {1}").format(texts.noun_name(noun), f"{count:,}")
            for noun, count in found.moves.items()
            if count
        ]
        if not parts:
            return self.tr("右边这位没有其他记录。")
        return self.tr("右边这位的记录一起并入：{0}").format(" ・ ".join(parts))

    def taken(self) -> set[str]:
        """The fields whose value comes from the record that goes."""
        return {key for key, group in self._choices.items() if group.checkedId() == 2}

    def work(self) -> Work | None:
        """One customer of two."""
        if self._found is None:
            return None
        found, take, now = self._found, self.taken(), datetime.now(UTC)
        actor, today = self.context.actor, self.context.today()
        return lambda session, _job: services.merging.merge(
            session, actor, found.kept.id, found.gone.id, take=take,
            versions=(found.kept.version, found.gone.version), now=now, today=today,
        )  # fmt: skip

    def after_save(self, value: Any) -> None:
        """The record that stayed."""
        super().after_save(value.customer_id)
