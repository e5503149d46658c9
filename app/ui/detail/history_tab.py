"""变更: who changed which field when, before → after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from app.models.nouns import Noun
from app.ui import texts

if TYPE_CHECKING:
    from app.services.operations import HistoryEntry
    from app.services.pool_history import OwnerSpell

_ENTRIES: Final = 100
_FIELDS: Final = 12
_SPELLS: Final = 8
_INTERNAL: Final = frozenset({"name_key", "name_sort", "created_at", "updated_at", "fingerprint", "id", "version"})
_PEOPLE: Final = frozenset({"owner_id", "prev_owner_id", "salesperson_id", "handler_id"})


class HistoryTab(QScrollArea):
    """The latest hundred actions on this record."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_history(
        self, entries: Sequence[HistoryEntry], people: Mapping[int, str], owners: Sequence[OwnerSpell] = ()
    ) -> None:
        """`people` names the users that ids in the changes mean; `owners` who had the customer, newest first."""
        page = QWidget(self.viewport())
        column = QVBoxLayout(page)
        column.setContentsMargins(14, 10, 14, 14)
        column.setSpacing(3)
        if owners:
            self._label(column, self.tr("跟进人"), "heading")
            for spell in owners[:_SPELLS]:
                self._spell(column, spell)
            column.addSpacing(8)
            self._label(column, self.tr("每次变更"), "heading")
        for entry in entries[:_ENTRIES]:
            self._entry(column, entry, people)
        if not entries:
            self._label(column, self.tr("没有变更记录。"), "caption")
        column.addStretch(1)
        self.setWidget(page)

    def _spell(self, column: QVBoxLayout, spell: OwnerSpell) -> None:
        since = spell.since.astimezone().strftime("%Y-%m-%d") if spell.since is not None else self.tr("更早")
        until = spell.until.astimezone().strftime("%Y-%m-%d") if spell.until is not None else self.tr("现在")
        self._label(column, self.tr("{name}　{since} 至 {until}").format(name=spell.name, since=since, until=until), "")
        if spell.ended is not None:
            why = texts.operation_text(spell.ended, {"reason": spell.reason} if spell.reason else None)
            self._label(column, why, "caption")

    def _entry(self, column: QVBoxLayout, entry: HistoryEntry, people: Mapping[int, str]) -> None:
        when = entry.at.astimezone().strftime("%Y-%m-%d %H:%M")
        who = entry.actor or self.tr("系统")
        title = texts.operation_text(entry.kind)
        self._label(column, self.tr("{action}（已撤销）").format(action=title) if entry.undone else title, "strong")
        self._label(column, self.tr("{when} · {who}").format(when=when, who=who), "caption")
        made = entry.kind.endswith(".create") or entry.kind in ("import", "sample")
        shown = [
            one
            for one in entry.changes
            if one.field not in _INTERNAL and not (made and one.after in (None, "", False, 0, {}))
        ]
        for one in shown[:_FIELDS]:
            before, after = self._value(one.field, one.before, people), self._value(one.field, one.after, people)
            name = texts.field_name(Noun.CUSTOMER, one.field)
            if made and one.before is None:
                line = self.tr("{field}：{after}").format(field=name, after=after)
            else:
                line = self.tr("{field}：{before} → {after}").format(field=name, before=before, after=after)
            self._label(column, line, "")
        if len(shown) > _FIELDS:
            self._label(column, self.tr("还有 {count} 个栏目").format(count=len(shown) - _FIELDS), "caption")
        column.addSpacing(10)

    def _value(self, field: str, value: Any, people: Mapping[int, str]) -> str:
        if field in _PEOPLE and value is not None:
            return people.get(int(value), str(value))
        if isinstance(value, dict):
            return self.tr("，").join(f"{key}={one}" for key, one in value.items()) or self.tr("空")
        text = texts.value_text(Noun.CUSTOMER, field, value)
        return text if len(text) <= 200 else text[:200] + "…"

    @staticmethod
    def _label(column: QVBoxLayout, text: str, role: str) -> None:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if role:
            label.setProperty("role", role)
        column.addWidget(label)
